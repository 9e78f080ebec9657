"""The article that a claim was read from, as far as its page and a citation of it need to know."""

from __future__ import annotations

from dataclasses import dataclass

from parley.web.views.gathered import Gathered
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of


@dataclass(frozen=True)
class SourceArticle:
    """An article: how it was published, and what tells its text from other versions of it.

    Attributes:
        article: The article, by its title.
        publisher: Who published it, "" where that is not recorded; so for the others.
        byline: Its authors, as the page gives them.
        issued: When it was published.
        text_hash: The hash of its canonical text.
        characters: How many characters that has.
        profile: The number of the rules by which it is made canonical.
    """

    article: ShownTerm
    publisher: str = ""
    byline: str = ""
    issued: str = ""
    text_hash: str = ""
    characters: int = 0
    profile: str = ""


def source_of(gathered: Gathered) -> SourceArticle | None:
    """Return the article that a claim was read from, if its claim names one."""
    rows = gathered.rows("source")
    if not rows:
        return None
    row = rows[0]
    return SourceArticle(
        show(row["article"], gathered.site, text_of(row, "title")),
        text_of(row, "publisher"),
        text_of(row, "byline"),
        text_of(row, "issued"),
        text_of(row, "textHash"),
        int(text_of(row, "characters", "0")),
        text_of(row, "profile"),
    )
