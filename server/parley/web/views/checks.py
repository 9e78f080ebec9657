"""The shapes of a release and its last check, as pages show them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from parley.names import PREFIXES, SHAPES
from parley.web.views.published import named_query

_FILE, _RECEIPT = "shapes.ttl", "receipt.json"


@dataclass(frozen=True)
class ShapeRule:
    """A named shape, as pages show it."""

    name: str
    title: str
    message: str
    description: str

    @property
    def of_class(self) -> str:
        """The class that it is named for."""
        return self.name.partition("-")[0]


@dataclass(frozen=True)
class CheckLine:
    """The counts of one kind of check: how often it was done, failed or was left out."""

    kind: str
    performed: int
    failed: int
    skipped: int


@dataclass(frozen=True)
class CheckReport:
    """The last check of a release, as its receipt tells it.

    Attributes:
        checker: What checked it.
        articles: How many articles were checked.
        with_passages: Whether their texts were at hand.
        lines: The checks.
    """

    checker: str
    articles: int
    with_passages: bool
    lines: list[CheckLine]

    @property
    def failed(self) -> int:
        """How many checks failed."""
        return sum(line.failed for line in self.lines)

    @property
    def performed(self) -> int:
        """How many checks were done."""
        return sum(line.performed for line in self.lines)


def rules(release: Path) -> list[ShapeRule]:
    """Return the named shapes of a release."""
    return [_rule(row) for row in of_shapes(release, named_query("rules"))]


def rules_of(release: Path, iri: str) -> list[ShapeRule]:
    """Return the named shapes that check a term."""
    return [_rule(row) for row in of_shapes(release, named_query("checked", iri))]


def of_shapes(release: Path, text: str) -> Iterable[ox.QuerySolution]:
    """Return the result of a query on the file of the shapes, which is not in the store; or none."""
    store = ox.Store()
    if (release / _FILE).is_file():
        store.load(path=release / _FILE, format=ox.RdfFormat.TURTLE)
    return cast("ox.QuerySolutions", store.query(text, prefixes=PREFIXES))


def report(release: Path) -> CheckReport | None:
    """Return the last check of a release; None if no receipt tells of it."""
    try:
        told = json.loads((release / _RECEIPT).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(told, dict) or not isinstance(told.get("checks"), dict):
        return None
    lines = [
        CheckLine(kind, *(int(counts.get(name, 0)) for name in ("performed", "failed", "skipped")))
        for kind, counts in told["checks"].items()
    ]
    articles = len(told.get("articles", ()))
    return CheckReport(str(told.get("checker", "")), articles, told.get("passagesChecked") is True, lines)


def _rule(row: ox.QuerySolution) -> ShapeRule:
    told = (row[name].value if row[name] else "" for name in ("name", "message", "description"))
    return ShapeRule(row["shape"].value.removeprefix(SHAPES), *told)
