"""What the words of a time state in their article, which may say when it appeared and has a language."""

from __future__ import annotations

from dataclasses import replace

from parley.claims.claim import Article, Bounds
from parley.claims.edtf import dated
from parley.claims.metadata import knows
from parley.claims.times import direction, parse_time
from parley.claims.years import years_in
from parley.text.spans import Span


def time_in(article: Article, text: str, span: Span, sentence: Span | None, modality: str) -> Bounds | None:
    """Return what words state of the time of a claim, or None if they are not read.

    Args:
        text: The text of the article.
        span: The words.
        sentence: The sentence that they lie in, which may name a year.
        modality: The IRI of the modality of the claim: a planned "Friday" is the next one.
    """
    if not knows(article.language):
        return None
    years = years_beside(text, span, sentence)
    return parse_time(span.of(text), article.published, ahead=direction(modality), years=years)


def event_time_in(
    article: Article, text: str, span: Span, sentence: Span | None, modality: str
) -> Bounds | None:
    """Return what words state of the time of a claim by an event and its date, or None if they do not.

    The event may be the anchor of the time: "since the road reopened on 30 April".
    """
    years = years_beside(text, span, sentence)
    plain = parse_time(span.of(text), article.published, ahead=direction(modality), years=years, events=False)
    return time_in(article, text, span, sentence, modality) if plain is None else None


def by_event(stated: Bounds, said: Bounds | None) -> Bounds:
    """Return a time by the date of an event with its relation to the event, which the words before that say.

    >>> by_event(Bounds(edtf="2031-03"), Bounds(relation="during")).relation
    'during'
    """
    return replace(stated, relation=stated.relation or (said.relation if said else None))


def years_beside(text: str, span: Span, sentence: Span | None) -> frozenset[str]:
    """Return the years that the rest of a sentence names, around some words of it."""
    if sentence is None:
        return frozenset()
    before, behind = text[sentence.start : span.start], text[span.end : sentence.end]
    return years_in(before) | years_in(behind)


def states_date(words: str, date: str) -> bool:
    """Tell whether words state a date and no more or less: a day with month and year, a month or a year.

    >>> states_date("Friday, 9 May 2031", "2031-05-09"), states_date("9 May", "2031-05-09")
    (True, False)
    >>> states_date("May 2031", "2031-05"), states_date("late May 2031", "2031-05")
    (True, False)
    """
    stated, whole = parse_time(words), dated(date)
    if stated is None or stated.relation is not None or stated.edtf != date:
        return False
    return (stated.earliest_start, stated.latest_end) == (whole.first, whole.last)
