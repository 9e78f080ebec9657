"""Details of things in lists besides their names: their class, their article and their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from parley.names import OWL, SKOS
from parley.web.views.published import Row, named_query
from parley.web.views.store_reader import StoreReader, text_of

MAX_LISTED = 500
"""How many things get their labels in one query."""

_KINDS: Mapping[str, str] = {
    f"{OWL}Class": "class",
    f"{OWL}ObjectProperty": "property",
    f"{OWL}DatatypeProperty": "property",
    f"{SKOS}ConceptScheme": "scheme",
}
"""Terms that are no concepts, in words."""
_NO_THINGS = "VALUES ?thing { }"


@dataclass(frozen=True)
class ThingLine:
    """The details of a thing in a list.

    Attributes:
        label: Its name; "" if it has none.
        kind: The label of its class; "" if it is not known.
        article: The title of its article; "" for none.
        start: The first character of its passage there; "" if it has none.
        end: The first character after it.
        definition: What it means, if it is a term; "" otherwise.
    """

    label: str
    kind: str = ""
    article: str = ""
    start: str = ""
    end: str = ""
    definition: str = ""

    @property
    def place(self) -> str:
        """Its place in words; "" if it has none."""
        characters = f"characters {self.start}–{self.end}" if self.start else ""
        return ", ".join(part for part in (self.article, characters) if part)


def lines_of(reader: StoreReader, iris: Iterable[str]) -> Mapping[str, ThingLine]:
    """Return the details of the first few hundred of these things; those without a label are left out.

    Raises:
        QueryFailure: There is no answer.
    """
    wanted = list(dict.fromkeys(iris))[:MAX_LISTED]
    if not wanted:
        return {}
    listed = " ".join(str(ox.NamedNode(iri)) for iri in wanted)
    rows = reader.rows(named_query("shown").replace(_NO_THINGS, f"VALUES ?thing {{ {listed} }}"))
    lines = ((row["thing"].value, line_in(row)) for row in rows)
    return {iri: line for iri, line in lines if line.label}


def line_in(row: Row) -> ThingLine:
    """Return the details of a thing from a row of ``shown.rq``."""
    label, named, title, start, end = (
        text_of(row, name) for name in ("label", "classLabel", "title", "start", "end")
    )
    kind = text_of(row, "scheme") or named or _KINDS.get(text_of(row, "type"), "")
    return ThingLine(label, kind, title, start, end, text_of(row, "definition"))
