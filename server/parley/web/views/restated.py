"""What the page of a claim says of other passages that state the same."""

from __future__ import annotations

from dataclasses import dataclass

from parley.web.views.asker import Asker, named_query, text_of
from parley.web.views.shown import Shown, show


@dataclass(frozen=True)
class Restated:
    """A claim of another passage that states the same: its sentence, and its article."""

    claim: Shown
    article: Shown


@dataclass(frozen=True)
class Restatements:
    """How many articles state what a claim states, and the first few hundred of the other claims."""

    articles: int
    claims: list[Restated]


def restatements(asker: Asker, claim: str) -> Restatements:
    """Return which other claims, of its article and of others, state what a claim states."""
    counted = asker.rows(named_query("reporting", claim))
    return Restatements(
        int(text_of(counted[0], "articles")) if counted else 0,
        [
            Restated(
                show(row["claim"], asker.site, text_of(row, "sentence")),
                show(row["article"], asker.site, text_of(row, "title")),
            )
            for row in asker.rows(named_query("restating", claim))
        ],
    )
