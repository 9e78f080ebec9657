"""Queries the store for a page: named queries, rows in, terms out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

import pyoxigraph as ox
from flask import abort, current_app

from parley.store.engine.interface import BlockingEngine
from parley.store.executors.accounts import Accounts
from parley.store.query.formats import JSON, Format
from parley.store.query.question import question_of
from parley.web.configuration.site import Release, Site
from parley.web.views.hit_groups import named_things
from parley.web.views.published import RdfTerm, Row, named_query, parted, united
from parley.web.views.search_index import SearchIndex
from parley.web.views.traces import Traces


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
        return self.table(text)[1]

    def table(
        self, text: str, *, seconds: float | None = None, client: str | None = None
    ) -> tuple[list[str], list[Row]]:
        """Return the variables and the solutions of a SELECT query.

        Args:
            text: The query.
            seconds: How long it may run, where that is less than the limit.
            client: On whose account it is answered; None for nobody's.

        Raises:
            QueryFailure: There are none.
        """
        asked = replace(question_of(text, JSON), seconds=seconds, client=client)
        with self.engine.ask(asked) as answer:
            parsed = ox.parse_query_results(answer.read(), format=ox.QueryResultsFormat.JSON)
        solutions = cast("ox.QuerySolutions", parsed)
        return [variable.value for variable in solutions.variables], rows_of(solutions)

    def number(self, of_class: str) -> int:
        """Return how many things there are of a class.

        Raises:
            QueryFailure: There is no answer.
        """
        return sum(int(text_of(row, "number")) for row in self.rows(named_query("number", of_class)))

    def gathered(self, names: tuple[str, ...], thing: str | None = None) -> dict[str, list[Row]]:
        """Return the solutions of several published queries, about a thing or about all, as one query.

        Raises:
            QueryFailure: There are none.
        """
        return parted(names, self.rows(united(names, thing)))

    @cached_property
    def traces(self) -> Traces:
        """The queries from derived triples to their claims, which a release publishes; read once."""
        rows = self.rows(named_query("traces"))
        return Traces(self.site, {row["property"].value: text_of(row, "trace") for row in rows})

    @cached_property
    def names(self) -> SearchIndex:
        """The names of the things of a release, for searches; read once."""
        return SearchIndex(named_things(self.rows(named_query("names"))))

    def written(self, text: str, answer_format: Format) -> bytes:
        """Return the answer of a query as it is written in a format."""
        with self.engine.ask(question_of(text, answer_format)) as answer:
            return answer.read()


def rows_of(solutions: ox.QuerySolutions) -> list[Row]:
    """Return solutions as rows; unbound variables are absent."""
    names = [variable.value for variable in solutions.variables]
    return [
        {name: cast("RdfTerm", term) for name, term in zip(names, solution, strict=True) if term is not None}
        for solution in solutions
    ]


def current_reader() -> StoreReader:
    """Return the reader of the application that answers this request."""
    return cast("StoreReader", current_app.extensions["parley"])


def current_release() -> Release:
    """Return the served release; a plain endpoint answers 404."""
    release = current_reader().site.release
    if release is None:
        abort(404)
    return release


def text_of(row: Mapping[str, RdfTerm], name: str, default: str = "") -> str:
    """Return a value of a row as text."""
    term = row.get(name)
    return default if term is None else term.value
