"""Passages: spans of an article, for pages and for marks in the reader's own copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parley.web.views.published import Row
from parley.web.views.store_reader import text_of

Place = tuple[int, int]
"""Characters of an article, from the first to the one after the last, counted from 0."""


@dataclass(frozen=True)
class Passage:
    """A span of an article: characters from start to end, half-open.

    Attributes:
        iri: The span.
        start: Its first character, counted from 0.
        end: The first character after it.
        sentence: The range of its sentence.
        denotes: The values that it states.
        name: The range of the antecedent.
        hash: The hash of its words, "" if none is recorded.
    """

    iri: str
    start: int
    end: int
    sentence: Place | None
    denotes: frozenset[str]
    name: Place | None = None
    hash: str = ""


def passages(rows: Iterable[Row]) -> list[Passage]:
    """Return the passages of the solutions of ``passages.rq``, each once, in the order of the text."""
    by_span: dict[str, list[Row]] = {}
    for row in rows:
        by_span.setdefault(row["span"].value, []).append(row)
    return [_passage(iri, same) for iri, same in by_span.items()]


def _passage(iri: str, rows: list[Row]) -> Passage:
    first = rows[0]
    denotes = frozenset(row["denotes"].value for row in rows if "denotes" in row)
    start, end = int(first["start"].value), int(first["end"].value)
    name = next((place for row in rows if (place := place_of(row, "name"))), None)
    return Passage(iri, start, end, place_of(first, "sentence"), denotes, name, text_of(first, "hash"))


def place_of(row: Row, of: str) -> Place | None:
    """Return the range in the variables ``<of>Start`` and ``<of>End``, if they are bound."""
    start, end = row.get(f"{of}Start"), row.get(f"{of}End")
    return (int(start.value), int(end.value)) if start and end else None
