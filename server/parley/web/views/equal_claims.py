"""Other passages that state the same, for the page of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData


@dataclass(frozen=True)
class EqualClaim:
    """A claim of another passage that states the same: its sentence, and its article."""

    claim: ShownTerm
    article: ShownTerm
    start: str
    end: str


@dataclass(frozen=True)
class EqualClaims:
    """How many articles state the content of a claim, and the first few hundred of the other claims."""

    articles: int
    claims: list[EqualClaim]


def restatements(thing_data: ThingData) -> EqualClaims:
    """Return the other claims, of its article and of others, that state the same."""
    counted = thing_data.rows("reporting")
    return EqualClaims(
        int(text_of(counted[0], "articles")) if counted else 0,
        [
            EqualClaim(
                show(row["claim"], thing_data.site, text_of(row, "sentence")),
                show(row["article"], thing_data.site, text_of(row, "title")),
                text_of(row, "start"),
                text_of(row, "end"),
            )
            for row in thing_data.rows("restating")
        ],
    )
