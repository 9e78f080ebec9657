"""Turns an answer into the content of the query page, within the limits of a page."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from parley.store.engine.answer import Answer
from parley.store.query.formats import TURTLE, Format
from parley.web.http.cache import CachedAnswer
from parley.web.views.published import RdfTerm, Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.shown_things import ThingLine, lines_of
from parley.web.views.store_reader import StoreReader, rows_of

MAX_PAGE_BYTES = 2 * 1024 * 1024
MAX_PAGE_ROWS = 1_000
_MAX_TURTLE = 256 * 1024
_BINDINGS = re.compile(r'"bindings"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_ENDING = "]}}"
_EMPTY = '{"head":{"vars":[]},"results":{"bindings":[]}}'


@dataclass(frozen=True)
class StatedIn:
    """A claim behind a row of an answer, and the place of its passage."""

    claim: ShownTerm
    place: str


@dataclass
class ResultRow:
    """A row of a table, with the claims behind it, if they were requested.

    A claim with several values of its roles gives a row for each combination of them. Here they are in one
    row, whose cells have several values.
    """

    cells: list[list[ShownTerm]]
    claims: list[StatedIn] = field(default_factory=list)


@dataclass(frozen=True)
class TableResult:
    """Solutions as a table.

    Attributes:
        names: The variables.
    rows: The rows on the page.
    total: How many there are; None if the answer is too large to count here.
    size: The length of the answer in bytes.
    cut: Whether there are more rows than on the page.
    stated: Whether rows have the claims behind them.
    """

    names: list[str]
    rows: list[ResultRow]
    total: int | None
    size: int
    cut: bool
    stated: bool = False

    @property
    def claims(self) -> int:
        """How many claims are behind the rows on the page."""
        return len({source.claim.iri for row in self.rows for source in row.claims})


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
    answer: CachedAnswer | Answer, answer_format: Format, reader: StoreReader, claims: str | None = None
) -> QueryResult:
    """Return an answer as the query page shows it; for a large one, the beginning.

    Args:
        answer: The answer; it is closed.
    answer_format: Its format.
    reader: The store.
    claims: The variable of the claims behind a row; rows without any other difference become one.
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
    return _table(names, found, len(found) if whole else None, size, reader, claims)


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


_Cells = tuple[RdfTerm | None, ...]


@dataclass
class _Entry:
    """Rows that are shown as one: the values of each column, and the claims behind them."""

    columns: list[list[RdfTerm]]
    claims: list[str]


def _table(
    names: list[str], found: list[Row], total: int | None, size: int, reader: StoreReader, claims: str | None
) -> TableResult:
    shown = [name for name in names if name != claims]
    if claims is None:
        entries = [_plain([row.get(name) for name in names]) for row in found]
    else:
        told = _by_row(found, shown, claims)
        total = len(told) if total is not None else None
        entries = _joined(told)
    cut = total is None or len(entries) > MAX_PAGE_ROWS
    entries = entries[:MAX_PAGE_ROWS]
    lines = lines_of(reader, _named(entries))
    rows = [
        ResultRow(
            [[_cell(term, lines, reader) for term in column] for column in entry.columns],
            [_stated(iri, lines, reader) for iri in entry.claims],
        )
        for entry in entries
    ]
    return TableResult(shown, rows, total, size, cut, stated=any(row.claims for row in rows))


def _plain(cells: Iterable[RdfTerm | None], claims: Iterable[str] = ()) -> _Entry:
    return _Entry([[] if term is None else [term] for term in cells], list(claims))


def _by_row(found: Iterable[Row], shown: list[str], claims: str) -> dict[_Cells, tuple[str, ...]]:
    """Return the claims behind each different row."""
    told: dict[_Cells, dict[str, None]] = {}
    for row in found:
        behind = told.setdefault(tuple(row.get(name) for name in shown), {})
        if isinstance(claim := row.get(claims), ox.NamedNode):
            behind[claim.value] = None
    return {cells: tuple(sorted(behind)) for cells, behind in told.items()}


def _joined(told: Mapping[_Cells, tuple[str, ...]]) -> list[_Entry]:
    """Return the rows; those of the same claims become one if they are all combinations of their values."""
    groups: dict[tuple[str, ...], list[_Cells]] = {}
    for cells, behind in told.items():
        groups.setdefault(behind, []).append(cells)
    entries: list[_Entry] = []
    for behind, rows in groups.items():
        columns = [list(dict.fromkeys(column)) for column in zip(*rows, strict=True)]
        if behind and math.prod(map(len, columns)) == len(rows):
            bound = [[term for term in column if term is not None] for column in columns]
            entries.append(_Entry(bound, list(behind)))
        else:
            entries += [_plain(cells, behind) for cells in rows]
    return entries


def _named(entries: Iterable[_Entry]) -> list[str]:
    """Return the IRIs in rows, the claims first; those of many rows may be too many for one query."""
    held = list(entries)
    terms = (term for entry in held for column in entry.columns for term in column)
    behind = (claim for entry in held for claim in entry.claims)
    return [*behind, *(term.value for term in terms if isinstance(term, ox.NamedNode))]


def _cell(term: RdfTerm, lines: Mapping[str, ThingLine], reader: StoreReader) -> ShownTerm:
    line = lines.get(term.value) if isinstance(term, ox.NamedNode) else None
    return show(term, reader.site, line.label if line else None)


def _stated(iri: str, lines: Mapping[str, ThingLine], reader: StoreReader) -> StatedIn:
    line = lines.get(iri)
    claim = show(ox.NamedNode(iri), reader.site, line.label if line else None)
    return StatedIn(claim, line.place if line else "")
