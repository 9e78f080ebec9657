"""Asks the store on behalf of a page: named queries, rows in, terms out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import cast

import pyoxigraph as ox
from flask import abort, current_app

from parley.store.engine.interface import BlockingEngine
from parley.store.executors.accounts import Accounts
from parley.store.query.formats import JSON, Format
from parley.store.query.question import question
from parley.web.site.site import Release, Site

RdfTerm = ox.NamedNode | ox.BlankNode | ox.Literal
Row = dict[str, RdfTerm]

_QUERIES = files("parley.web.views") / "queries"


def named_query(name: str, thing: str | None = None) -> str:
    """Return a published query; ``?thing`` in it becomes the IRI that is asked about."""
    text = (_QUERIES / f"{name}.rq").read_text(encoding="utf-8")
    return text if thing is None else text.replace("?thing", str(ox.NamedNode(thing)))


@dataclass
class StoreReader:
    """The store as pages see it."""

    site: Site
    engine: BlockingEngine
    accounts: Accounts

    def rows(self, text: str) -> list[Row]:
        """Return the solutions of a SELECT query.

        Raises:
            QueryFailure: There are none.
        """
        with self.engine.ask(question(text, JSON)) as answer:
            solutions = ox.parse_query_results(answer.read(), format=ox.QueryResultsFormat.JSON)
        return rows_of(cast("ox.QuerySolutions", solutions))

    def holds(self, text: str) -> bool:
        """Return the answer to an ASK query."""
        with self.engine.ask(question(text, JSON)) as answer:
            return b"true" in answer.read()

    def graph(self, text: str, answer_format: Format) -> bytes:
        """Return the graph of a CONSTRUCT or DESCRIBE query."""
        with self.engine.ask(question(text, answer_format)) as answer:
            return answer.read()


def rows_of(solutions: ox.QuerySolutions) -> list[Row]:
    """Return solutions as rows; what is unbound is absent."""
    names = [variable.value for variable in solutions.variables]
    return [
        {name: cast("RdfTerm", term) for name, term in zip(names, solution, strict=True) if term is not None}
        for solution in solutions
    ]


def current_reader() -> StoreReader:
    """Return the reader of the application that answers this request."""
    return cast("StoreReader", current_app.extensions["parley"])


def current_release() -> Release:
    """Return the release that is served; a plain endpoint answers 404."""
    release = current_reader().site.release
    if release is None:
        abort(404)
    return release


def text_of(row: Mapping[str, RdfTerm], name: str, default: str = "") -> str:
    """Return a value of a row as text."""
    term = row.get(name)
    return default if term is None else term.value
