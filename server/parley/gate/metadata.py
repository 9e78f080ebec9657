"""Metadata: details that were read in the text of an article must be there."""

from __future__ import annotations

from collections.abc import Iterator

from parley.claims.claim import Article, Detail
from parley.claims.dating import states_date
from parley.claims.metadata import DATES, IN_TEXT, detail_iri, knows
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import compact
from parley.text.quotes import locate
from parley.text.tokens import token_hash
from parley.text.words import Text


def metadata_checks(article: Article) -> int:
    """Return how many checks there are of an article's metadata against its text."""
    return sum(_is_checked(detail, article) for detail in article.details)


def metadata_findings(article: Article, text: Text) -> Iterator[Finding]:
    """Yield the details of an article that the text does not state."""
    for detail in article.details:
        if _is_checked(detail, article) and (problem := _problem(detail, article, text)):
            yield Finding(CheckKind.METADATA, compact(detail_iri(article.iri, detail.name)), problem)


def _is_checked(detail: Detail, article: Article) -> bool:
    """Return whether a detail can be compared with the text; a date is in the language of the article."""
    if detail.source != IN_TEXT or detail.name == "language":
        return False
    return knows(article.language) or detail.name not in DATES


def _problem(detail: Detail, article: Article, text: Text) -> str | None:
    value = getattr(article, detail.name)
    if detail.words is None:
        return None if locate(value, text.content) else "is not in the text"
    words = detail.words.of(text.content)
    stated = states_date(words, value) if detail.name in DATES else token_hash(words) == token_hash(value)
    return None if stated else f"the words at {detail.words} do not state {value}"
