"""The IRIs of our own in a release, and its uses of terms, read from the served files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from parley.errors import InputError
from parley.names import GRAPHS, ONTOLOGY, RDF, RDFS, ROOT, VOID
from parley.store.loading.source import DATASET_FILE

TYPE = RDF + "type"
SUBCLASS = RDFS + "subClassOf"

_IRI = re.compile(rb"<(" + re.escape(ROOT).encode() + rb"[^>]*)>")
_TERM = re.escape(ONTOLOGY).encode() + rb"[^>]*"
_ONTOLOGY = f"<{GRAPHS}ontology> .\n".encode()
_USE = re.compile(rb"<(" + re.escape(TYPE).encode() + rb"|" + _TERM + rb")> <(" + _TERM + rb")>")
_CHUNK_BYTES = 1 << 20


@dataclass
class Inventory:
    """The names in a release.

    Attributes:
        iris: Every IRI below ``ROOT`` that occurs in it.
        uses: Property and value of its statements, if the value is a term of the ontology. Statements of the
            ontology about its own terms do not count.
        terms: The class and the superclasses of each term, according to the ontology.
        verbs: Every property of a statement, if the description of the release counts them.
    """

    iris: set[str] = field(default_factory=set)
    uses: set[tuple[str, str]] = field(default_factory=set)
    terms: set[tuple[str, str, str]] = field(default_factory=set)
    verbs: set[str] = field(default_factory=set)


def inventory_of(release: Path) -> Inventory:
    """Return the names in the files that are loaded from a release.

    The quads are searched, not parsed. For a million quads this takes a second instead of many. An IRI in
    a string counts as an IRI of the data.

    Raises:
        InputError: A file cannot be read.
    """
    found = Inventory()
    counted: set[str] = set()
    try:
        _add_quads(found, release / DATASET_FILE)
        for name in ("ontology.ttl", "void.ttl"):
            counted |= _add_turtle(found, release / name)
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"its names cannot be read ({error})", where=str(release)) from error
    found.verbs = found.verbs | counted if counted else set()
    return found


def _add_quads(found: Inventory, path: Path) -> None:
    iris: set[bytes] = set()
    uses: set[tuple[bytes, bytes]] = set()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES) + file.readline():
            iris.update(_IRI.findall(chunk))
            uses.update(_USE.findall(_used(chunk)))
    found.iris.update(map(_text, iris))
    found.uses.update((_text(name), _text(value)) for name, value in uses)


def _used(quads: bytes) -> bytes:
    """Return quads without those of the ontology."""
    if _ONTOLOGY not in quads:
        return quads
    return b"".join(line for line in quads.splitlines(keepends=True) if not line.endswith(_ONTOLOGY))


def _add_turtle(found: Inventory, path: Path) -> set[str]:
    """Add the names in a file; return the properties that it counts [VoID, section 4.5]."""
    counted: set[str] = set()
    for subject, name, value in _triples(path):
        found.verbs.add(name)
        if name == VOID + "property":
            counted.add(value)
        found.iris.update(iri for iri in (subject, name, value) if iri.startswith(ROOT))
        if name == TYPE and value.startswith(ONTOLOGY):
            found.uses.add((name, value))
        if subject.startswith(ONTOLOGY) and name in (TYPE, SUBCLASS):
            found.terms.add((subject, name, value))
    return counted


def _triples(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the triples of a file; a term that is no IRI is empty."""
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        subject, value = (
            term.value if isinstance(term, ox.NamedNode) else "" for term in (quad.subject, quad.object)
        )
        yield subject, quad.predicate.value, value


def _text(iri: bytes) -> str:
    return iri.decode("utf-8", "replace")
