"""The way back from a derived triple: a query for its claims and passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote

import pyoxigraph as ox

from parley.web.configuration.site import Site
from parley.web.views.shown_term import ShownTerm


class Traces:
    """The trace queries that a release publishes, by their property."""

    def __init__(self, site: Site, queries: Mapping[str, str]) -> None:
        """Create it from the address for queries, and the queries."""
        self._site = site
        self._queries = queries

    def explain(
        self, shown: ShownTerm, subject: str | None, predicate: str | None, value: str | None
    ) -> ShownTerm:
        """Return a subject or an object as shown, with a link to the claims if its triple is derived."""
        query = self._queries.get(predicate or "")
        if query is None or subject is None or value is None:
            return shown
        one = f"VALUES (?subject ?object) {{ ({ox.NamedNode(subject)} {ox.NamedNode(value)}) }}"
        return replace(shown, why=f"{self._site.path('/sparql')}?query={quote(query + one)}")
