"""RDF files: read with errors that name the place, written so that equal graphs give equal bytes."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from parley.errors import InputError
from parley.names import PREFIXES, RDF, XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal
TYPE = ox.NamedNode(RDF + "type")
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?$")
"""Local names that need no escape (a part of PN_LOCAL, Turtle, section 6.5)."""
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")


def link(subject: str, predicate: str, value: str) -> ox.Triple:
    """Return the triple that links a resource to another, by their IRIs."""
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))


def literal(
    subject: str,
    predicate: str,
    value: str | int | bool,
    *,
    language: str | None = None,
    datatype: str | None = None,
) -> ox.Triple:
    """Return the triple that gives a resource a value; without a datatype, the one of the Python value."""
    if language or datatype:
        written = ox.Literal(
            str(value), language=language, datatype=ox.NamedNode(datatype) if datatype else None
        )
    else:
        written = ox.Literal(value)
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), written)


def read_turtle(path: Path) -> list[ox.Triple]:
    """Return the triples of a Turtle file.

    Raises:
        InputError: The file cannot be read, or is not Turtle; the message has file and line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
    return parse_turtle(data, where=str(path))


def parse_turtle(data: bytes, *, where: str) -> list[ox.Triple]:
    """Return the triples of Turtle text; ``where`` names it in errors."""
    try:
        plain = data.removeprefix(BOM_UTF8)
        return [quad.triple for quad in ox.parse(plain, format=ox.RdfFormat.TURTLE)]
    except (SyntaxError, ValueError) as error:
        line = f":{error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
        reason = error.msg if isinstance(error, SyntaxError) else str(error)
        raise InputError(f"is not valid Turtle: {reason}", where=f"{where}{line}") from error


def read_folder(folder: Path) -> list[ox.Triple]:
    """Return the triples of all Turtle files of a folder, in the order of their names."""
    return [triple for path in turtle_files(folder) for triple in read_turtle(path)]


def turtle_files(folder: Path) -> list[Path]:
    """Return the Turtle files of a folder, in the order of their names.

    Raises:
        InputError: There is none; with an empty folder, checks would pass without checking anything.
    """
    files = sorted(folder.glob("*.ttl"))
    if not files:
        raise InputError("holds no .ttl file", where=str(folder))
    return files


def ordered(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return the distinct triples, by subject, type first, then by predicate and object."""
    return sorted(set(triples), key=_order)


def canonical_turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Return the triples as Turtle: prefixes in order, a block for each subject, a line for each value.

    Equal graphs without blank nodes give equal bytes, and a changed fact changes only its own line.
    (The available serialisers put all values of a property on one line.)
    """
    held = ordered(triples)
    prefixes = used_prefixes(held)
    lines = [f"@prefix {prefix}: <{base}> ." for prefix, base in prefixes.items()]
    for subject, block in groupby(held, key=lambda triple: triple.subject):
        lines += ["", f"{_turtle_term(subject, prefixes)} {_predicates(block, prefixes)} ."]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _predicates(block: Iterable[ox.Triple], prefixes: dict[str, str]) -> str:
    parts = []
    for predicate, same in groupby(block, key=lambda triple: triple.predicate):
        name = "a" if predicate == TYPE else _turtle_term(predicate, prefixes)
        values = [_turtle_term(triple.object, prefixes) for triple in same]
        separator = " " if len(values) == 1 else "\n    "
        parts.append(name + separator + " ,\n    ".join(values))
    return " ;\n  ".join(parts)


def _turtle_term(term: object, prefixes: dict[str, str]) -> str:
    """Return a term in Turtle (Turtle, section 2.4); only plain local names are shortened."""
    if isinstance(term, ox.NamedNode):
        base, local = _split(term.value)
        prefix = next((prefix for prefix, start in prefixes.items() if start == base), None)
        return f"{prefix}:{local}" if prefix is not None else str(term)
    if isinstance(term, ox.Literal):
        return _turtle_literal(term, prefixes)
    return str(term)


def _turtle_literal(literal: ox.Literal, prefixes: dict[str, str]) -> str:
    if _is_plain(literal):
        quoted = literal.language or literal.datatype.value == XSD + "string"
        return str(literal) if quoted else literal.value
    return f"{ox.Literal(literal.value)}^^{_turtle_term(literal.datatype, prefixes)}"


def _is_plain(literal: ox.Literal) -> bool:
    """Return whether Turtle writes a literal without its datatype."""
    datatype = literal.datatype.value
    if datatype == XSD + "boolean":
        return literal.value in ("true", "false")
    if datatype == XSD + "integer":
        return _INTEGER.fullmatch(literal.value) is not None
    return literal.language is not None or datatype == XSD + "string"


def _split(iri: str) -> tuple[str, str]:
    """Return the namespace of an IRI and its local name, empty if the name is not plain."""
    match = _LOCAL.search(iri)
    return (iri[: match.start()], match.group()) if match else (iri, "")


def used_prefixes(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Return the prefixes of ours that shorten some IRI of the triples, in order."""
    iris = {iri for triple in triples for iri in _iris(triple)}
    bases = {_split(iri)[0] for iri in iris}
    return {prefix: base for prefix, base in sorted(PREFIXES.items()) if base in bases}


def _iris(triple: ox.Triple) -> Iterable[str]:
    for term in triple:
        if isinstance(term, ox.NamedNode) and term != TYPE:
            yield term.value
        elif isinstance(term, ox.Literal) and not _is_plain(term):
            yield term.datatype.value


def _order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    return (str(triple.subject), triple.predicate != TYPE, str(triple.predicate), str(triple.object))
