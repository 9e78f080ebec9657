"""Which IRIs of Parley's own a release holds, read from the files that are served."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from parley.errors import InputError
from parley.names import GRAPHS, ROOT
from parley.store.source import release_parts

_IRI = re.compile(rb"<(" + re.escape(ROOT).encode() + rb"[^>]*)>")
_CHUNK_BYTES = 1 << 20


def held_iris(release: Path) -> frozenset[str]:
    """Return every IRI below ``ROOT`` that occurs in what is loaded from a release.

    The quads are searched, not parsed: at a million quads that is a second instead of many. An IRI in a
    string passes for one of the data.

    Raises:
        InputError: A file cannot be read.
    """
    try:
        found: set[str] = set()
        for name, graph in release_parts(release):
            path = release / name
            if graph is None:
                found |= {iri.decode("utf-8", "replace") for iri in _of_quads(path)}
            else:
                found |= {GRAPHS + graph, *_of_turtle(path)}
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"its names cannot be read ({error})", where=str(release)) from None
    return frozenset(found)


def _of_quads(path: Path) -> set[bytes]:
    found: set[bytes] = set()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES) + file.readline():
            found.update(_IRI.findall(chunk))
    return found


def _of_turtle(path: Path) -> Iterator[str]:
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, ox.NamedNode) and term.value.startswith(ROOT):
                yield term.value
