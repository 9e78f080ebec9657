"""The article of a claim, with the data for its page and its citation."""

from __future__ import annotations

from dataclasses import dataclass

from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData


@dataclass(frozen=True)
class SourceArticle:
    """An article: its publication, and the data that identify this version of its text.

    Attributes:
        article: The article, by its title.
        publisher: The publisher, "" if it is not recorded; the same for the others.
        byline: Its authors, as the page gives them.
        issued: The date of publication.
        text_hash: The hash of its canonical text.
        characters: How many characters that has.
        profile: The number of the rules for its canonical form.
    """

    article: ShownTerm
    publisher: str = ""
    byline: str = ""
    issued: str = ""
    text_hash: str = ""
    characters: int = 0
    profile: str = ""


def source_of(thing_data: ThingData) -> SourceArticle | None:
    """Return the article of a claim, if the claim names one."""
    rows = thing_data.rows("source")
    if not rows:
        return None
    row = rows[0]
    return SourceArticle(
        show(row["article"], thing_data.site, text_of(row, "title")),
        text_of(row, "publisher"),
        text_of(row, "byline"),
        text_of(row, "issued"),
        text_of(row, "textHash"),
        int(text_of(row, "characters", "0")),
        text_of(row, "profile"),
    )
