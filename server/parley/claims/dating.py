"""What the words of a time state in their article, which may say when it appeared and has a language."""

from __future__ import annotations

from parley.claims.claim import Article, Bounds
from parley.claims.metadata import knows
from parley.claims.times import direction, parse_time


def time_in(article: Article, words: str, modality: str) -> Bounds | None:
    """Return what words state of the time of a claim, or None if they are not read.

    Args:
        modality: The IRI of the modality of the claim: a planned "Friday" is the next one.
    """
    if not knows(article.language):
        return None
    return parse_time(words, article.published, ahead=direction(modality))


def is_day_of(words: str, day: str) -> bool:
    """Tell whether words state a day ``YYYY-MM-DD``, with its month and its year.

    >>> is_day_of("Friday, 9 May 2031", "2031-05-09"), is_day_of("9 May", "2031-05-09")
    (True, False)
    """
    stated = parse_time(words)
    return stated is not None and stated.relation is None and stated.edtf == day
