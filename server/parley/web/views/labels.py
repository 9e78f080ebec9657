"""The names and places of the things in a table, and the thing of each name; one query."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from parley.web.views.published import RdfTerm, named_query
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.shown_things import MAX_LISTED, ThingLine, line_in
from parley.web.views.store_reader import StoreReader

_THINGS, _NAMES = "VALUES ?thing { }", "VALUES ?label { }"
"""The parts of the published query that are filled."""


class Labels:
    """Labels of the first few hundred things of a table, because one query gets no more."""

    def __init__(self, reader: StoreReader, terms: Iterable[RdfTerm | None]) -> None:
        """Look the terms up; what comes first goes before what would be too much.

        Raises:
            QueryFailure: There is no answer.
        """
        self._site = reader.site
        self._lines: dict[str, ThingLine] = {}
        self._called: dict[str, list[RdfTerm]] = {}
        held = list(dict.fromkeys(term for term in terms if _is_looked_up(term)))[:MAX_LISTED]
        for row in reader.rows(_query(held)) if held else []:
            line = line_in(row)
            if line.label:
                self._lines.setdefault(row["thing"].value, line)
                self._called.setdefault(line.label, []).append(row["thing"])

    def show(self, term: RdfTerm, near: Iterable[RdfTerm] = ()) -> ShownTerm:
        """Return a term as shown; a name is a link to the thing with that name, if there is only one.

        Args:
            term: The term.
            near: Things that are meant rather than others of the same name.
        """
        if isinstance(term, ox.Literal) and term.language:
            called = list(dict.fromkeys(self._called.get(term.value, [])))
            meant = [one for one in called if one in near] or called
            return show(meant[0], self._site, term.value) if len(meant) == 1 else show(term, self._site)
        line = self._lines.get(term.value) if isinstance(term, ox.NamedNode) else None
        return show(term, self._site, line.label if line else None)

    def place(self, term: RdfTerm) -> str:
        """Return the place of a thing, in words; "" if it has none."""
        line = self._lines.get(term.value)
        return line.place if line else ""


def _is_looked_up(term: RdfTerm | None) -> bool:
    return isinstance(term, ox.NamedNode) or (isinstance(term, ox.Literal) and term.language is not None)


def _query(held: list[RdfTerm | None]) -> str:
    """Return the published query about these things and names."""
    things = " ".join(str(term) for term in held if isinstance(term, ox.NamedNode))
    names = " ".join(str(term) for term in held if isinstance(term, ox.Literal))
    text = named_query("shown").replace(_THINGS, f"VALUES ?thing {{ {things} }}")
    return text.replace(_NAMES, f"VALUES ?label {{ {names} }}")


