"""Silences on pages: the questions that no article answers, with the search that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.names import term
from parley.web.configuration.site import Site
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of

PER_PAGE = 50
"""Silences on one page, as the published query says."""


@dataclass
class SilenceView:
    """A question without an answer.

    Attributes:
        silence: The silence; its text is the question.
        kind: The result of the search.
        terms: The searched words.
        articles: The searched articles.
        claims: The claims that say that the matter is open.
    """

    silence: ShownTerm
    kind: ShownTerm
    terms: list[str] = field(default_factory=list)
    articles: list[ShownTerm] = field(default_factory=list)
    claims: list[ShownTerm] = field(default_factory=list)


@dataclass(frozen=True)
class SilenceKind:
    """A possible result of a search, and how many questions have it."""

    kind: ShownTerm
    definition: str
    number: int


def silences(rows: Iterable[Row], site: Site) -> list[SilenceView]:
    """Return the silences, in the order of the rows."""
    found: dict[str, SilenceView] = {}
    for row in rows:
        view = found.setdefault(
            row["silence"].value,
            SilenceView(
                show(row["silence"], site, text_of(row, "question") or None),
                show(row["kind"], site, text_of(row, "kindLabel") or None),
            ),
        )
        shown = show(row["value"], site, text_of(row, "valueLabel") or None)
        if row["field"].value == term("searchedTerm"):
            view.terms.append(shown.text)
        elif row["field"].value == term("searchedArticle"):
            view.articles.append(shown)
        else:
            view.claims.append(shown)
    return list(found.values())


def silence_kinds(rows: Iterable[Row], site: Site) -> list[SilenceKind]:
    """Return the results of searches, with how many questions each has."""
    return [
        SilenceKind(
            show(row["kind"], site, text_of(row, "kindLabel") or None),
            text_of(row, "definition"),
            int(text_of(row, "silences")),
        )
        for row in rows
    ]
