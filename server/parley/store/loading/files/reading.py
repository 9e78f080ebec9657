"""Reads one file: its format, and then all of its quads, or an error that names the place."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from parley.errors import InputError
from parley.store.loading.files.json_text import JsonError
from parley.store.loading.files.kinds import (
    JSON_LD,
    N3,
    PACKINGS,
    RDF_JSON,
    RDF_XML,
    VAGUE,
    FileKind,
    by_ending,
    by_key,
    ending,
    known_endings,
    packing,
)
from parley.store.loading.files.looks import HEAD_BYTES, FileLook, encoding_of, look, other_than
from parley.store.loading.files.notices import Notices
from parley.store.loading.files.packing import BrokenPackError, Stream, packing_of, unpacked
from parley.store.loading.files.rdfjson import read_rdf_json
from parley.store.loading.files.text import Progress, Watched
from parley.store.loading.files.xml10 import NO_LANGUAGE, NarrowXml, XmlError

_TOO_LONG = (
    "has a value or a comment of more than 16 MiB, the most that the parser takes; JSON-LD, RDF/JSON and "
    "RDF/XML may have longer values"
)
_ZIP = b"PK\x03\x04"


def glance(path: Path) -> FileLook | None:
    """Return the apparent format of a file; None if it is not clear.

    Raises:
        InputError: It cannot be read.
    """
    with _errors(str(path)), _opened(path, path.name) as file:
        return look(file.peek(HEAD_BYTES))


def read_quads(
    path: Path, shown: str, base: str | None, said: str | None, notices: Notices
) -> Iterator[ox.Quad]:
    """Yield the quads of a file.

    Args:
        path: The path of the file.
        shown: Its name in messages; the ending of this name counts.
        base: The base of its relative IRIs; None if these are errors.
        said: The format that the user gave; None if the file itself decides.
        notices: Receives the messages.

    Raises:
        InputError: It cannot be read, or not completely.
    """
    with _errors(shown), _opened(path, shown) as file:
        head = file.peek(HEAD_BYTES)
        kind = by_key(said) if said else _kind(shown, look(head), head)
        if kind.family != "xml":
            _skip_mark(file, head, kind, shown)
        with _faults(shown, kind, base, head):
            yield from _parsed(file, kind, base, path.parent, notices)


def _parsed(
    file: io.BufferedReader, kind: FileKind, base: str | None, folder: Path, notices: Notices
) -> Iterator[ox.Quad]:
    if kind is JSON_LD:
        # PyLD takes a fifth of a second to import, and few files are JSON-LD.
        from parley.store.loading.files.jsonld import read_json_ld

        yield from read_json_ld(file.read(), base, folder, notices)
    elif kind is RDF_JSON:
        yield from read_rdf_json(file.read(), notices)
    elif kind is RDF_XML:
        narrow = NarrowXml(file, notices, base)
        try:
            for quad in _engine(narrow, kind, base):
                yield _in_no_language(quad) if narrow.silenced else quad
        except SyntaxError as error:
            raise XmlError(error.msg or "", narrow.line) from error
    else:
        quads = _engine(Watched(file.read, notices), kind, base)
        yield from _stated(quads) if kind is N3 else quads


def _stated(quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield the quads of an N3 file, which must have no formula: the engine makes a graph of one."""
    for quad in quads:
        if quad.graph_name != ox.DefaultGraph():
            raise ValueError("it has a formula { … }, which N3 only cites; without formulas it is Turtle")
        yield quad


def _in_no_language(quad: ox.Quad) -> ox.Quad:
    value = quad.object
    if isinstance(value, ox.Literal) and value.language == NO_LANGUAGE:
        return ox.Quad(quad.subject, quad.predicate, ox.Literal(value.value), quad.graph_name)
    return quad


def _engine(source: NarrowXml | Watched, kind: FileKind, base: str | None) -> Iterator[ox.Quad]:
    readable = cast("IO[bytes]", source)  # only its read() is called
    return iter(ox.parse(readable, format=kind.syntax, base_iri=base, rename_blank_nodes=True))


def _kind(shown: str, seen: FileLook | None, head: bytes) -> FileKind:
    """Return the format of a file: that of its name, if the name decides and the content agrees."""
    if head.startswith(_ZIP):
        raise InputError("is a zip archive: unpack it, and give the files in it", where=shown)
    named = by_ending(shown)
    decided = named is not None and ending(shown) not in VAGUE
    if seen is not None and seen.kind is None and (seen.sure or not decided):
        raise InputError(f"looks like {seen.name}, which is not read here: convert it to RDF", where=shown)
    if named is not None and (seen is None or decided):
        return _agreeing(shown, named, seen)
    if seen is None or seen.kind is None or (named is None and ending(shown) not in VAGUE):
        hint = f"; it looks like {seen.name}" if seen else ""
        raise InputError(
            f"has no extension of RDF{hint}: name the format (--input-format), or give it one of"
            f" {known_endings()}, each also with {' '.join(PACKINGS)}",
            where=shown,
        )
    return seen.kind


def _agreeing(shown: str, named: FileKind, seen: FileLook | None) -> FileKind:
    if seen is None or seen.kind is None or not seen.sure or seen.kind.family == named.family:
        return named
    raise InputError(
        f"is called {named.name} and looks like {seen.name}: name the format (--input-format"
        f" {seen.kind.key}), or rename it",
        where=shown,
    )


def _skip_mark(file: io.BufferedReader, head: bytes, kind: FileKind, shown: str) -> None:
    encoding, length = encoding_of(head)
    if encoding != "utf-8":
        raise InputError(f"is {encoding.upper()[:6]}; {kind.name} is always UTF-8: save it so", where=shown)
    file.read(length)


@contextmanager
def _opened(path: Path, shown: str) -> Iterator[io.BufferedReader]:
    with path.open("rb") as raw:
        begin = raw.read(4)
        raw.seek(0)
        source = Progress(raw, path.stat().st_size, Path(shown).name)
        packed = packing_of(packing(shown), begin)
        parts = (
            unpacked(cast("IO[bytes]", source), packed)
            if packed
            else iter(lambda: source.read(HEAD_BYTES), b"")
        )
        yield io.BufferedReader(Stream(parts), HEAD_BYTES)


@contextmanager
def _errors(shown: str) -> Iterator[None]:
    try:
        yield
    except BrokenPackError as error:
        raise InputError(str(error), where=shown) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", where=shown) from error


@contextmanager
def _faults(shown: str, kind: FileKind, base: str | None, head: bytes) -> Iterator[None]:
    """Raise the error of a parser as one message with file and line."""
    line: int | None = None
    try:
        yield
        return
    except (BrokenPackError, InputError):
        raise
    except (XmlError, JsonError) as error:
        reason, line = str(error), error.line
    except SyntaxError as error:
        reason, line = error.msg or str(error), error.lineno
    except MemoryError as error:
        if "buffer" not in str(error):
            raise
        raise InputError(_TOO_LONG, where=shown) from error
    except ValueError as error:
        reason = str(error)
    hint = ""
    if base is None and "IRI" in reason:
        hint = "; what comes through a pipe has no address, so give one with --base"
    elif name := other_than(kind, head):
        hint = f"; it looks like {name}"
    place, reason = f"{shown}:{line}" if line else shown, reason.replace("\ufeff", "U+FEFF")
    raise InputError(f"is not valid {kind.name}: {reason}{hint}", where=place) from None
