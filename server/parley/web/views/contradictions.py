"""Contradictions on pages: the pairs that were found, what was looked for, and what contradicts one claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from flask import Blueprint, abort, render_template

from parley.names import term
from parley.web.views.asker import Asker, Row, current_asker, named_query, text_of
from parley.web.views.shown import Shown, show

T = TypeVar("T")

_ROWS = 2000
"""The limit of the query: what comes behind it is not on the page."""


@dataclass
class Side:
    """One of two claims: its sentence, its place, whose it is, and whether it is hedged or inferred."""

    claim: Shown
    article: Shown
    start: str
    end: str
    hedged: bool
    inferred: bool
    holders: list[Shown] = field(default_factory=list)


@dataclass
class Pair:
    """Two claims that contradict each other."""

    contradiction: Shown
    kinds: list[str] = field(default_factory=list)
    differs_in: list[str] = field(default_factory=list)
    sides: dict[str, Side] = field(default_factory=dict)


@dataclass(frozen=True)
class Comparison:
    """What was looked for: how many claims it is about, how many pairs were compared and contradict."""

    kind: Shown
    definition: str
    considered: int
    compared: int
    contradicting: int


@dataclass(frozen=True)
class Against:
    """A claim that contradicts another: the contradiction, and in what way."""

    claim: Shown
    contradiction: Shown
    kind: str


def blueprint() -> Blueprint:
    """Return the route of the page."""
    routes = Blueprint("contradictions", __name__)
    routes.add_url_rule("/contradictions", "contradictions", contradictions)
    return routes


def contradictions() -> str:
    """List the contradictions; where there is none, say what was looked for."""
    asker = current_asker()
    if asker.site.release is None:
        abort(404)
    rows = asker.rows(named_query("contradictions"))
    found = _pairs(asker, rows)
    cut = len(rows) >= _ROWS
    if cut:
        found.pop()  # the last one may lack rows
    return render_template("contradictions.html", pairs=found, cut=cut, comparisons=comparisons(asker))


def comparisons(asker: Asker) -> list[Comparison]:
    """Return what was looked for in the release; nothing where the release does not say."""
    return [
        Comparison(
            show(row["kind"], asker.site, text_of(row, "label")),
            text_of(row, "definition"),
            int(text_of(row, "considered")),
            int(text_of(row, "compared")),
            int(text_of(row, "contradicting")),
        )
        for row in asker.rows(named_query("comparisons"))
    ]


def against(asker: Asker, claim: str) -> list[Against]:
    """Return the claims that contradict a claim."""
    return [
        Against(
            show(row["claim"], asker.site, text_of(row, "sentence")),
            show(row["contradiction"], asker.site, "contradiction"),
            text_of(row, "kindLabel"),
        )
        for row in asker.rows(named_query("contradicting", claim))
    ]


def _pairs(asker: Asker, rows: Iterable[Row]) -> list[Pair]:
    found: dict[str, Pair] = {}
    for row in rows:
        pair = found.setdefault(
            row["contradiction"].value, Pair(show(row["contradiction"], asker.site, "this contradiction"))
        )
        _add(pair.kinds, text_of(row, "kindLabel"))
        _add(pair.differs_in, text_of(row, "differsLabel"))
        side = pair.sides.setdefault(row["claim"].value, _side(asker, row))
        if "holder" in row:
            _add(side.holders, show(row["holder"], asker.site, text_of(row, "holderLabel")))
    return list(found.values())


def _side(asker: Asker, row: Row) -> Side:
    return Side(
        show(row["claim"], asker.site, text_of(row, "sentence")),
        show(row["article"], asker.site, text_of(row, "title")),
        text_of(row, "start"),
        text_of(row, "end"),
        text_of(row, "hedged") == "true",
        text_of(row, "directness") == term("inferred"),
    )


def _add(held: list[T], value: T) -> None:
    if value not in held:
        held.append(value)
