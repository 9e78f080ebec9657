"""Contradictions on pages: the pairs, the comparisons, and the contradictions of one claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from parley.web.configuration.site import Site
from parley.web.views.published import Row, named_query
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.signs import Sign, in_columns, signs_of, telling
from parley.web.views.store_reader import StoreReader, text_of
from parley.web.views.thing_data import ThingData

T = TypeVar("T")

PER_PAGE = 30
"""Contradictions on one page, as the published query says."""


@dataclass
class ClaimSide:
    """One of two claims: its sentence, its place, and how it is said."""

    claim: ShownTerm
    article: ShownTerm
    start: str
    end: str
    signs: list[Sign]


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


def contradictions(rows: Iterable[Row], site: Site) -> list[ContradictionView]:
    """Return the contradictions of rows, in their order."""
    found: dict[str, ContradictionView] = {}
    sides: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        pair = found.setdefault(
            row["contradiction"].value,
            ContradictionView(show(row["contradiction"], site, "this contradiction")),
        )
        _add(pair.kinds, text_of(row, "kindLabel"))
        _add(pair.differs_in, text_of(row, "differsLabel"))
        sides.setdefault((row["contradiction"].value, row["claim"].value), []).append(row)
    for (contradiction, claim), held in sides.items():
        found[contradiction].sides[claim] = _side(held, site)
    return list(found.values())


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


def against(thing_data: ThingData) -> list[OpposingClaim]:
    """Return the claims that contradict a claim."""
    return [
        OpposingClaim(
            show(row["claim"], thing_data.site, text_of(row, "sentence")),
            show(row["contradiction"], thing_data.site, "contradiction"),
            text_of(row, "kindLabel"),
        )
        for row in thing_data.rows("contradicting")
    ]


def _side(rows: list[Row], site: Site) -> ClaimSide:
    row = rows[0]
    return ClaimSide(
        show(row["claim"], site, text_of(row, "sentence")),
        show(row["article"], site, text_of(row, "title")),
        text_of(row, "start"),
        text_of(row, "end"),
        telling(signs_of(in_columns(rows), site)),
    )


def _add(held: list[T], value: T) -> None:
    if value not in held:
        held.append(value)
