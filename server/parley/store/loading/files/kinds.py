"""The formats that files can have, and which endings of names go with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

PACKINGS = (".gz", ".bz2", ".zst")
"""What a name can end in beside the ending of its format."""


@dataclass(frozen=True)
class FileKind:
    """A format of files.

    Attributes:
        key: What people call it on the command line.
        name: What it is called in messages.
        endings: What names of such files end in; the first is the usual one.
        family: What it is written in: ``text``, ``xml`` or ``json``.
        syntax: What the engine's parser knows it by; None where another parser reads it.
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
"""Endings under which people keep more than one format: what is in the file decides."""

_BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}
_BY_KEY = {kind.key: kind for kind in KINDS}


def ending(name: str) -> str:
    """Return what a file's name ends in, without packing, in small letters; empty where there is nothing.

    >>> ending("A.TTL.GZ")
    '.ttl'
    """
    bare = name.lower()
    bare = bare.removesuffix(packing(name))
    stem, dot, last = bare.rpartition(".")
    return dot + last if stem else ""


def packing(name: str) -> str:
    """Return which packing a name ends in; empty for none."""
    return next((packed for packed in PACKINGS if name.lower().endswith(packed)), "")


def by_ending(name: str) -> FileKind | None:
    """Return the format that a name says; None where it says none, or none that is known."""
    return _BY_ENDING.get(ending(name))


def by_key(key: str) -> FileKind:
    """Return the format that people call so.

    Raises:
        KeyError: None is called so.
    """
    return _BY_KEY[key]


def keys() -> tuple[str, ...]:
    """Return what the formats are called on the command line."""
    return tuple(_BY_KEY)


def known_endings() -> str:
    """Return the endings that are known, for messages."""
    return " ".join(_joined(kind.endings for kind in KINDS))


def _joined(groups: Iterable[tuple[str, ...]]) -> list[str]:
    return [one for group in groups for one in group]
