"""Turns an answer into the content of the query page, within the limits of a page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pyoxigraph as ox

from parley.store.engine.answer import Answer
from parley.store.query.formats import TURTLE, Format
from parley.web.http.cache import CachedAnswer
from parley.web.views.labels import Labels
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm
from parley.web.views.store_reader import StoreReader, rows_of

MAX_PAGE_BYTES = 2 * 1024 * 1024
MAX_PAGE_ROWS = 1_000
"""Rows of an answer that is too large for a page, of which only the beginning is read."""
_MAX_CELLS = 400
"""Cells on one page."""
_MAX_TURTLE = 32 * 1024
_BINDINGS = re.compile(r'"bindings"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_ENDING = "]}}"
_EMPTY = '{"head":{"vars":[]},"results":{"bindings":[]}}'


@dataclass(frozen=True)
class TableResult:
    """Solutions as a table.

    Attributes:
        names: The variables.
        rows: Those of this page.
        total: How many there are; None if the answer is too large to count here.
        read: How many of them were read.
        size: The length of the answer in bytes.
        first: The number of the first row of this page, from 1.
        page: Which page this is, from 1.
        pages: How many there are.
    """

    names: list[str]
    rows: list[list[ShownTerm | None]]
    total: int | None
    read: int
    size: int
    first: int
    page: int
    pages: int


@dataclass(frozen=True)
class GraphResult:
    """A graph as Turtle, or the beginning of it."""

    turtle: str
    size: int
    cut: bool


@dataclass(frozen=True)
class Truth:
    """The answer to ASK."""

    value: bool


QueryResult = TableResult | GraphResult | Truth


def read_result(
    answer: CachedAnswer | Answer, answer_format: Format, reader: StoreReader, page: int = 1
) -> QueryResult:
    """Return an answer as the query page shows it: a page of its rows, and of a large one the beginning.

    Args:
        answer: The answer; it is closed.
        answer_format: What it is written in.
        reader: The store.
        page: Which page of the rows, from 1; one that there is not becomes the last.
    """
    with Answer(answer.body) if isinstance(answer, CachedAnswer) else answer as held:
        size = held.size
        data = _first(held)
    text = data.decode(errors="ignore")
    if answer_format is TURTLE:
        cut = len(text) > _MAX_TURTLE or size > len(data)
        return GraphResult(text[:_MAX_TURTLE].rpartition("\n")[0] if cut else text, size, cut)
    whole = size <= len(data)
    parsed = ox.parse_query_results(
        data if whole else _beginning(text).encode(), format=ox.QueryResultsFormat.JSON
    )
    if isinstance(parsed, ox.QueryBoolean):
        return Truth(bool(parsed))
    names = [variable.value for variable in parsed.variables]
    found = rows_of(parsed)
    return _table(names, found, reader, page, size=size, whole=whole)


def _first(held: Answer) -> bytes:
    """Return the part of an answer that is read."""
    data = b""
    for chunk in held.chunks():
        data += chunk
        if len(data) >= MAX_PAGE_BYTES:
            break
    return data[:MAX_PAGE_BYTES]


def _beginning(text: str) -> str:
    """Return the first rows of an incomplete document of solutions, as a complete document."""
    found = _BINDINGS.search(text)
    if found is None:
        return _EMPTY
    decoder, end = json.JSONDecoder(), found.end()
    for _ in range(MAX_PAGE_ROWS):
        try:
            _, end = decoder.raw_decode(text, _after(text, end))
        except ValueError:
            break
    return text[:end] + _ENDING


def _after(text: str, position: int) -> int:
    """Return where the next row begins."""
    between = _BETWEEN.match(text, position)
    return between.end() if between else position


def _table(
    names: list[str], found: list[Row], reader: StoreReader, page: int, *, size: int, whole: bool
) -> TableResult:
    each = max(10, _MAX_CELLS // max(1, len(names)))
    pages = max(1, -(-len(found) // each))
    page = min(page, pages)
    first = each * (page - 1)
    shown = [[row.get(name) for name in names] for row in found[first : first + each]]
    labels = Labels(reader, (term for row in shown for term in row if isinstance(term, ox.NamedNode)))
    rows = [[labels.show(term) if term else None for term in row] for row in shown]
    total = len(found) if whole else None
    return TableResult(names, rows, total, len(found), size, first + 1, page, pages)
