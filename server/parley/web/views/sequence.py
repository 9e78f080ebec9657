"""The position of a claim in its article: its number, and the claims before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData


@dataclass(frozen=True)
class PlaceInText:
    """The position of a claim in its article, in the order of the text.

    Attributes:
        number: Its number, from 1; 0 if it has no place.
        total: How many claims there are.
        previous: The claim before it.
        following: The claim after it.
    """

    number: int = 0
    total: int = 0
    previous: ShownTerm | None = None
    following: ShownTerm | None = None


def place_in_text(thing_data: ThingData) -> PlaceInText:
    """Return the position of a claim in its article."""
    found = {
        row["claim"].value: show(row["claim"], thing_data.site, text_of(row, "sentence"))
        for row in thing_data.rows("sequence")
    }
    if thing_data.iri not in found:
        return PlaceInText()
    order = list(found.values())
    at = list(found).index(thing_data.iri)
    return PlaceInText(
        number=at + 1,
        total=len(order),
        previous=order[at - 1] if at else None,
        following=order[at + 1] if at + 1 < len(order) else None,
    )
