"""Turns an answer into what the query page shows, within what a page can bear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

from parley.store.engine.answer import Answer
from parley.store.query.formats import TURTLE, Format
from parley.web.http.cache import CachedAnswer
from parley.web.views.published import RdfTerm
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import StoreReader, rows_of, text_of

MAX_PAGE_BYTES = 2 * 1024 * 1024
MAX_PAGE_ROWS = 1_000
_MAX_LABELS = 500


@dataclass(frozen=True)
class TableResult:
    """Solutions as a table; ``total`` counts those that are not shown too."""

    names: list[str]
    rows: list[list[ShownTerm | None]]
    total: int


@dataclass(frozen=True)
class GraphResult:
    """A graph as Turtle."""

    turtle: str


@dataclass(frozen=True)
class Truth:
    """The answer to ASK."""

    value: bool


@dataclass(frozen=True)
class TooLargeResult:
    """An answer that is complete, and too large to be a page."""

    size: int


QueryResult = TableResult | GraphResult | Truth | TooLargeResult


def read_result(answer: CachedAnswer | Answer, answer_format: Format, reader: StoreReader) -> QueryResult:
    """Return an answer as the query page shows it."""
    with Answer(answer.body) if isinstance(answer, CachedAnswer) else answer as held:
        if held.size > MAX_PAGE_BYTES:
            return TooLargeResult(held.size)
        data = held.read()
    if answer_format is TURTLE:
        return GraphResult(data.decode())
    parsed = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    if isinstance(parsed, ox.QueryBoolean):
        return Truth(bool(parsed))
    return _table(parsed, reader)


def _table(solutions: ox.QuerySolutions, reader: StoreReader) -> TableResult:
    names = [variable.value for variable in solutions.variables]
    found = rows_of(solutions)
    page = found[:MAX_PAGE_ROWS]
    labels = _labels([term for row in page for term in row.values()], reader)
    rows = [[_cell(row.get(name), labels, reader) for name in names] for row in page]
    return TableResult(names, rows, len(found))


def _cell(term: RdfTerm | None, labels: dict[str, str], reader: StoreReader) -> ShownTerm | None:
    return None if term is None else show(term, reader.site, labels.get(term.value))


def _labels(terms: list[RdfTerm], reader: StoreReader) -> dict[str, str]:
    """Return the labels of the first few hundred IRIs, so that a table can be read."""
    iris = list(dict.fromkeys(term.value for term in terms if isinstance(term, ox.NamedNode)))[:_MAX_LABELS]
    if not iris:
        return {}
    listed = " ".join(str(ox.NamedNode(iri)) for iri in iris)
    query = (
        f"SELECT ?thing ?label WHERE {{ VALUES ?thing {{ {listed} }} "
        "?thing rdfs:label|skos:prefLabel|dcterms:title ?label } ORDER BY DESC(?label)"
    )
    rows = reader.rows(query)
    return {cast("ox.NamedNode", row["thing"]).value: text_of(row, "label") for row in rows}
