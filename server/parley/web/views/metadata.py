"""The details of an article's publication for its page, each with where it was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from parley.names import DC11, DCTERMS, SCHEMA, term
from parley.web.views.description import Description
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData

_ORDER = (
    DCTERMS + "title",
    DC11 + "publisher",
    term("byline"),
    DCTERMS + "issued",
    SCHEMA + "dateline",
    SCHEMA + "inLanguage",
    term("retrieved"),
    term("hemisphere"),
)
_EXPECTED = {
    DC11 + "publisher": "publisher",
    term("byline"): "byline",
    DCTERMS + "issued": "date of publication",
    SCHEMA + "inLanguage": "language",
}
"""The details that readers look for, so that the page says if one is not recorded."""

_ASKED = {DC11 + "publisher": "where", DCTERMS + "issued": "when", term("byline"): "under whose name"}
"""What readers ask of an article first, by the detail that answers it."""

_REMARKS = {
    term("byline"): "as the page gives it, not verified",
    term("hemisphere"): "of the events, as stated by who entered the article",
}
"""Remarks on details for readers."""


@dataclass(frozen=True)
class DetailView:
    """A detail of an article.

    Attributes:
        name: Its name.
        value: Its value; None if it is not recorded.
        remark: A remark for readers, if there is one.
        source: Where it was read; None for the day of retrieval and the hemisphere, which need no source.
        anchor: The last part of its IRI, which is its anchor on this page.
        words: The characters of the text that state it, from start to end, half-open.
    """

    name: ShownTerm
    value: ShownTerm | None
    remark: str | None
    source: ShownTerm | None
    anchor: str | None
    words: tuple[int, int] | None


def metadata(thing_data: ThingData) -> list[DetailView]:
    """Return the details of an article's publication, in a fixed order, with those not recorded."""
    known = [row for row in thing_data.rows("metadata") if row["property"].value in _ORDER]
    found = [_detail(thing_data, row) for row in known]
    told = {row["property"].value for row in known}
    found += [_unrecorded(iri, words) for iri, words in _EXPECTED.items() if iri not in told]
    return sorted(found, key=lambda detail: _ORDER.index(detail.name.iri or ""))


def unrecorded(details: Iterable[DetailView]) -> str:
    """Return which of place, time and author of publication are not recorded, in words; "" if all are."""
    missing = {detail.name.iri for detail in details if detail.value is None}
    *before, last = [words for iri, words in _ASKED.items() if iri in missing] or [""]
    asked = f"{', '.join(before)} or {last}" if before else last
    return f"The record does not say {asked} the article was published." if asked else ""


def _unrecorded(iri: str, words: str) -> DetailView:
    return DetailView(ShownTerm(words, iri=iri), None, None, None, None, None)


def _detail(thing_data: ThingData, row: Row) -> DetailView:
    words = (int(row["start"].value), int(row["end"].value)) if "start" in row and "end" in row else None
    return DetailView(
        show(row["property"], thing_data.site, text_of(row, "propertyLabel")),
        show(row["value"], thing_data.site),
        _REMARKS.get(row["property"].value),
        show(row["source"], thing_data.site, text_of(row, "sourceLabel")) if "source" in row else None,
        row["detail"].value.partition("#")[2] if "detail" in row else None,
        words,
    )


def without_details(thing: Description, details: list[DetailView]) -> Description:
    """Return an article without the properties that are shown as details."""
    told = {detail.name.iri for detail in details}
    kept = [statement for statement in thing.statements if statement.predicate.iri not in told]
    return replace(thing, statements=kept)
