"""What the page of a claim says of other passages that state the same."""

from __future__ import annotations

from dataclasses import dataclass

from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import StoreReader, named_query, text_of


@dataclass(frozen=True)
class EqualClaim:
    """A claim of another passage that states the same: its sentence, and its article."""

    claim: ShownTerm
    article: ShownTerm


@dataclass(frozen=True)
class EqualClaims:
    """How many articles state what a claim states, and the first few hundred of the other claims."""

    articles: int
    claims: list[EqualClaim]


def restatements(reader: StoreReader, claim: str) -> EqualClaims:
    """Return which other claims, of its article and of others, state what a claim states."""
    counted = reader.rows(named_query("reporting", claim))
    return EqualClaims(
        int(text_of(counted[0], "articles")) if counted else 0,
        [
            EqualClaim(
                show(row["claim"], reader.site, text_of(row, "sentence")),
                show(row["article"], reader.site, text_of(row, "title")),
            )
            for row in reader.rows(named_query("restating", claim))
        ],
    )
