"""Answers as rows, so that those of different engines can be compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from benchmarks.client import Answer
from benchmarks.questions import SOLUTIONS, Question
from parley.names import XSD

Row = tuple[str, ...]
"""The terms of a solution, or of a triple, in N-Triples syntax; all blank nodes look the same."""

_BLANK = "_:"


def rows_of(answer: Answer) -> Counter[Row]:
    """Return the rows of an answer, in no order.

    Raises:
        ValueError: It is not what its media type says.
    """
    if answer.media_type == SOLUTIONS:
        return _solutions(json.loads(answer.body))
    form = ox.RdfFormat.from_media_type(answer.media_type)
    if form is None:
        raise ValueError(f"an answer came as {answer.media_type}")
    return Counter(_row(quad.triple) for quad in ox.parse(answer.body, format=form))


def difference(question: Question, ours: Counter[Row], theirs: Counter[Row]) -> str | None:
    """Return the difference of two answers to a query; None if they agree where the query decides."""
    if ours.total() != theirs.total():
        return f"{ours.total():,} rows and {theirs.total():,}"
    if question.any_rows or ours == theirs:
        return None
    only = next(iter((ours - theirs).items()), None)
    return f"a row that only one has: {only[0] if only else '?'}"


def strangers(rows: Iterable[Row], statements: Container[Row]) -> list[Row]:
    """Return the rows (subject, property, value) that the data do not state, without those of blank nodes."""
    return [row for row in rows if _BLANK not in row and row not in statements]


def statements_of(paths: Iterable[Path]) -> set[Row]:
    """Return all triples of some files, without those that have blank nodes."""
    found = (_row(quad.triple) for path in paths for quad in ox.parse(path=path))
    return {row for row in found if _BLANK not in row}


def _solutions(document: dict[str, Any]) -> Counter[Row]:
    if "boolean" in document:
        return Counter([(str(document["boolean"]).lower(),)])
    names = document["head"]["vars"]
    bindings = document["results"]["bindings"]
    return Counter(tuple(_term(binding.get(name)) for name in names) for binding in bindings)


def _term(value: dict[str, str] | None) -> str:
    if value is None:
        return ""
    if value["type"] == "uri":
        return f"<{value['value']}>"
    if value["type"] == "bnode":
        return _BLANK
    if language := value.get("xml:lang"):
        return str(ox.Literal(value["value"], language=language))
    return str(ox.Literal(value["value"], datatype=ox.NamedNode(value.get("datatype", XSD + "string"))))


def _row(triple: ox.Triple) -> Row:
    return tuple(_BLANK if isinstance(term, ox.BlankNode) else str(term) for term in triple)
