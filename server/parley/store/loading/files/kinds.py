"""The formats of files, and their endings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

PACKINGS = (".gz", ".bz2", ".zst")
"""Endings that a name can have besides the ending of its format."""


@dataclass(frozen=True)
class FileKind:
    """A format of files.

    Attributes:
        key: Its name on the command line.
        name: Its name in messages.
        endings: The endings of such files; the first is the usual one.
        family: The underlying syntax: ``text``, ``xml`` or ``json``.
        syntax: The format for the engine's parser; None if another parser reads it.
    """

    key: str
    name: str
    endings: tuple[str, ...]
    family: str = "text"
    syntax: ox.RdfFormat | None = None


TURTLE = FileKind("ttl", "Turtle", (".ttl", ".turtle"), syntax=ox.RdfFormat.TURTLE)
N_TRIPLES = FileKind("nt", "N-Triples", (".nt", ".ntriples"), syntax=ox.RdfFormat.N_TRIPLES)
N_QUADS = FileKind("nq", "N-Quads", (".nq", ".nquads"), syntax=ox.RdfFormat.N_QUADS)
TRIG = FileKind("trig", "TriG", (".trig",), syntax=ox.RdfFormat.TRIG)
N3 = FileKind("n3", "N3", (".n3",), syntax=ox.RdfFormat.N3)
JSON_LD = FileKind("jsonld", "JSON-LD", (".jsonld", ".json"), family="json")
RDF_JSON = FileKind("rj", "RDF/JSON", (".rj",), family="json")
RDF_XML = FileKind(
    "rdf", "RDF/XML", (".rdf", ".owl", ".xml", ".rdfs"), family="xml", syntax=ox.RdfFormat.RDF_XML
)

KINDS = (TURTLE, N_TRIPLES, N_QUADS, TRIG, N3, JSON_LD, RDF_JSON, RDF_XML)
VAGUE = frozenset({".owl", ".xml", ".json", ".txt", ""})
"""Endings that are used for more than one format: the content decides."""

_BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}
_BY_KEY = {kind.key: kind for kind in KINDS}


def ending(name: str) -> str:
    """Return the ending of a file name, without compression, in small letters; empty if there is none.

    >>> ending("A.TTL.GZ")
    '.ttl'
    """
    bare = name.lower()
    bare = bare.removesuffix(packing(name))
    stem, dot, last = bare.rpartition(".")
    return dot + last if stem else ""


def packing(name: str) -> str:
    """Return the ending of the compression in a name; empty for none."""
    return next((packed for packed in PACKINGS if name.lower().endswith(packed)), "")


def by_ending(name: str) -> FileKind | None:
    """Return the format of a name; None if it shows no known format."""
    return _BY_ENDING.get(ending(name))


def by_key(key: str) -> FileKind:
    """Return the format with a key.

    Raises:
        KeyError: There is no such format.
    """
    return _BY_KEY[key]


def keys() -> tuple[str, ...]:
    """Return the names of the formats on the command line."""
    return tuple(_BY_KEY)


def known_endings() -> str:
    """Return the known endings, for messages."""
    return " ".join(_joined(kind.endings for kind in KINDS))


def _joined(groups: Iterable[tuple[str, ...]]) -> list[str]:
    return [one for group in groups for one in group]
