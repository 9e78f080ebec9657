"""The time that words state in their article, which has a language and may have a day of publication."""

from __future__ import annotations

import re
from dataclasses import replace

from parley.claims.claim import Article
from parley.claims.metadata import knows
from parley.text.spans import Span
from parley.times.bounds import Bounds
from parley.times.calendar.edtf import dated
from parley.times.phrases.bounding import OPEN_BEHIND
from parley.times.phrases.days_of_months import in_month, month_before
from parley.times.phrases.following import followed, points_back
from parley.times.phrases.grammar import direction, parse_time
from parley.times.phrases.refining import more_exact
from parley.times.phrases.seasons import following_season, in_hemisphere
from parley.times.phrases.tellings import (
    tells_of_lapsed_plan,
    tells_of_past,
    tells_of_plan,
    tells_of_possible_past,
    told_past,
)
from parley.times.phrases.years import further_years, years_in

_NEXT = re.compile(
    r"(?:(?:in|over|during|for|within) )?the (?:next|coming|following) \w+ \w+s\b", re.IGNORECASE
)
"""A length that begins when something was told of: "the next nine months"."""


def time_in(
    article: Article,
    text: str,
    span: Span,
    sentence: Span | None,
    modality: str,
    antecedent: Bounds | None = None,
) -> Bounds | None:
    """Return the time of a claim that words state, or None if they cannot be read.

    Args:
        text: The text of the article.
        span: The words.
        sentence: Their sentence, which may name a year.
        modality: The IRI of the modality of the claim: a planned "Friday" is the next one.
        antecedent: The time to which the words point back.
    """
    if not knows(article.language):
        return None
    place = (span.of(text), article.published, direction(modality), *beside(text, span, sentence))
    return read_time(*place, antecedent=antecedent, hemisphere=article.hemisphere)


def read_time(
    words: str,
    published: str | None,
    ahead: bool | None,
    years: frozenset[str],
    told: bool,
    planned: bool = False,
    month: str | None = None,
    *,
    events: bool = True,
    antecedent: Bounds | None = None,
    hemisphere: str | None = None,
) -> Bounds | None:
    """Return the time that words state, with the words beside them in their sentence.

    Args:
        told: Whether the words before them speak of the past.
        planned: Whether they speak of something that was planned, and may be over; if told, it is over.
        month: The month that a day without one has, by an earlier date; "" if that is doubtful.
        antecedent: The time to which they point back, or that is theirs; the result follows from it.
        hemisphere: Where the events of the article lie, if that is known: then seasons have days.

    >>> read_time("on 1 November", "2025-10-18", False, frozenset(), told=True).edtf
    '2024-11-01'
    """
    if month is not None and antecedent is None:
        words, published = in_month(words, month), published if month else None
    if antecedent is not None:
        place = (words, published, ahead, years, told, planned)
        plain = None if points_back(words) else read_time(*place, events=events, hemisphere=hemisphere)
        found = more_exact(plain, antecedent) or _followed(words, antecedent, published, hemisphere)
        return found or parse_time(words, events=events)
    ahead, planned = (False, False) if ahead and planned and told else (ahead, planned)
    if published and not planned:
        years = _possible(years, published[:4], ahead)
    if told and ahead is False and published and _NEXT.match(words):
        # "Over the next nine months the envoy met both": from a day told before, not from the publication.
        return parse_time(words, events=events)
    read = parse_time(words, published, ahead=ahead, years=years, events=events, told=told)
    if hemisphere is not None:
        # "Next winter" is counted from the publication, whatever year is beside it.
        since = None if years and not (read and read.deixis) else published
        later = _is_later(read, ahead, told=told, planned=planned)
        read = in_hemisphere(read, words, hemisphere, since, later)
    if ahead is None and published and not (told or planned) and _is_open(read):
        # What may be so lies ahead, if it is near: "if both accept by mid-June".
        read = parse_time(words, published, ahead=True, years=years, events=events)
    if planned and ahead and published:
        return _on_one_side(read, parse_time(words, published, years=years, events=events), parse_time(words))
    return told_past(words, read, published) if told and published and ahead is False and not years else read


def _is_later(read: Bounds | None, ahead: bool | None, *, told: bool, planned: bool) -> bool:
    """Return whether a season is the next one: of what is to come, or was put off "until the autumn"."""
    is_open = ahead is False and not told and read is not None and read.relation == "until"
    return bool(ahead) or is_open or (ahead is None and not (told or planned))


def _followed(words: str, told: Bounds, published: str | None, hemisphere: str | None) -> Bounds | None:
    return following_season(words, told, hemisphere) or followed(words, told, published)


def _is_open(read: Bounds | None) -> bool:
    """Return whether a time is a date without its year, or a weekday without its day."""
    if read is None or read.has_days:
        return False
    return read.weekday is not None or "XXXX" in (read.edtf or "")


def _possible(years: frozenset[str], now: str, ahead: bool | None) -> frozenset[str]:
    """Return the years beside words that may be theirs: of what is yet to come none that is over.

    What happened is of no year in the future.
    """
    if ahead is None:
        return years
    over = ("last year", "previous year", "preceding year") if ahead else ()
    wrong = {year for year in years if year.isdecimal() and (year < now if ahead else year > now)}
    return years - wrong - set(over)


def _on_one_side(ahead: Bounds | None, past: Bounds | None, undated: Bounds | None) -> Bounds | None:
    """Return a date without a year for something that was planned: "the arms were to go from 15 May".

    In September, that May is over. If the dates before and after are equally near, it is open which is meant.
    """
    if ahead == past or undated is None or "XXXX" not in (undated.edtf or ""):
        return ahead
    if past is not None and past.relation in OPEN_BEHIND:
        return past
    dated = [one for one in (ahead, past) if one not in (None, undated)]
    return dated[0] if len(dated) == 1 else undated


def beside(text: str, span: Span, sentence: Span | None) -> tuple[frozenset[str], bool, bool, str | None]:
    """Return the context of words in their sentence: years, the past, plans of the past, and a month."""
    before = text[sentence.start : span.start] if sentence else ""
    behind = text[span.end : sentence.end] if sentence else ""
    years, month = years_beside(text, span, sentence), month_before(span.of(text), before, behind)
    if planned := tells_of_plan(before, behind) or tells_of_lapsed_plan(before):
        return years, tells_of_lapsed_plan(before), planned, month
    told = tells_of_past(before, behind, span.of(text)) or tells_of_possible_past(before)
    return years, told, planned, month


def event_time_in(
    article: Article, text: str, span: Span, sentence: Span | None, modality: str
) -> Bounds | None:
    """Return the time of a claim that words state by an event and its date, or None if they do not.

    The event may be the anchor of the time: "since the road reopened on 30 April".
    """
    place = (span.of(text), article.published, direction(modality), *beside(text, span, sentence))
    return None if read_time(*place, events=False) else read_time(*place, hemisphere=article.hemisphere)


def by_event(stated: Bounds, said: Bounds | None) -> Bounds:
    """Return a time from the date of an event and the relation to it, which the words before it state.

    >>> by_event(Bounds(edtf="2031-03"), Bounds(relation="during")).relation
    'during'
    """
    return replace(stated, relation=stated.relation or (said.relation if said else None))


def years_beside(text: str, span: Span, sentence: Span | None) -> frozenset[str]:
    """Return the years in the rest of a sentence, around some words of it."""
    if sentence is None:
        return frozenset()
    before, behind = text[sentence.start : span.start], text[span.end : sentence.end]
    return years_in(before) | further_years(behind)


def states_date(words: str, date: str) -> bool:
    """Return whether words state exactly a date: a day with month and year, a month or a year.

    >>> states_date("Friday, 9 May 2031", "2031-05-09"), states_date("9 May", "2031-05-09")
    (True, False)
    >>> states_date("May 2031", "2031-05"), states_date("late May 2031", "2031-05")
    (True, False)
    """
    stated, whole = parse_time(words), dated(date)
    if stated is None or stated.relation is not None or stated.edtf != date:
        return False
    return (stated.earliest_start, stated.latest_end) == (whole.first, whole.last)
