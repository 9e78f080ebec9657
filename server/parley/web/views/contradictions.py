"""Contradictions on pages: the pairs, the comparisons, and the contradictions of one claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from parley.names import term
from parley.web.views.gathered import Gathered
from parley.web.views.published import Row, named_query
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import StoreReader, text_of

T = TypeVar("T")

_ROWS = 2000
"""The limit of the query: later rows are not on the page."""


@dataclass
class ClaimSide:
    """One of two claims: its sentence, its place, its holder, and whether it is hedged or inferred."""

    claim: ShownTerm
    article: ShownTerm
    start: str
    end: str
    hedged: bool
    inferred: bool
    holders: list[ShownTerm] = field(default_factory=list)


@dataclass
class ContradictionView:
    """Two claims that contradict each other."""

    contradiction: ShownTerm
    kinds: list[str] = field(default_factory=list)
    differs_in: list[str] = field(default_factory=list)
    sides: dict[str, ClaimSide] = field(default_factory=dict)


@dataclass(frozen=True)
class Comparison:
    """A comparison: how many claims it concerns, how many pairs were compared and contradict."""

    kind: ShownTerm
    definition: str
    considered: int
    compared: int
    contradicting: int


@dataclass(frozen=True)
class OpposingClaim:
    """A claim that contradicts another: the contradiction, and its kind."""

    claim: ShownTerm
    contradiction: ShownTerm
    kind: str


def contradictions(reader: StoreReader) -> tuple[list[ContradictionView], bool]:
    """Return the contradictions of a release, and whether some are left out."""
    rows = reader.rows(named_query("contradictions"))
    found = _pairs(reader, rows)
    cut = len(rows) >= _ROWS
    if cut:
        found.pop()  # the last one may lack rows
    return found, cut


def comparisons(reader: StoreReader) -> list[Comparison]:
    """Return the comparisons of the release; nothing if the release does not state them."""
    return [
        Comparison(
            show(row["kind"], reader.site, text_of(row, "label")),
            text_of(row, "definition"),
            int(text_of(row, "considered")),
            int(text_of(row, "compared")),
            int(text_of(row, "contradicting")),
        )
        for row in reader.rows(named_query("comparisons"))
    ]


def against(gathered: Gathered) -> list[OpposingClaim]:
    """Return the claims that contradict a claim."""
    return [
        OpposingClaim(
            show(row["claim"], gathered.site, text_of(row, "sentence")),
            show(row["contradiction"], gathered.site, "contradiction"),
            text_of(row, "kindLabel"),
        )
        for row in gathered.rows("contradicting")
    ]


def _pairs(reader: StoreReader, rows: Iterable[Row]) -> list[ContradictionView]:
    found: dict[str, ContradictionView] = {}
    for row in rows:
        pair = found.setdefault(
            row["contradiction"].value,
            ContradictionView(show(row["contradiction"], reader.site, "this contradiction")),
        )
        _add(pair.kinds, text_of(row, "kindLabel"))
        _add(pair.differs_in, text_of(row, "differsLabel"))
        side = pair.sides.setdefault(row["claim"].value, _side(reader, row))
        if "holder" in row:
            _add(side.holders, show(row["holder"], reader.site, text_of(row, "holderLabel")))
    return list(found.values())


def _side(reader: StoreReader, row: Row) -> ClaimSide:
    return ClaimSide(
        show(row["claim"], reader.site, text_of(row, "sentence")),
        show(row["article"], reader.site, text_of(row, "title")),
        text_of(row, "start"),
        text_of(row, "end"),
        text_of(row, "hedged") == "true",
        text_of(row, "directness") == term("inferred"),
    )


def _add(held: list[T], value: T) -> None:
    if value not in held:
        held.append(value)
