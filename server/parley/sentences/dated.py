"""The words of a time with the days that its author worked out for them, as one phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parley.times.bounds import Bounds
from parley.times.phrases.grammar import parse_time
from parley.times.wording.given_days import given_days

_ONE_DAY = re.compile(r"\d+ [A-Z][a-z]+ \d+")
_DAY = re.compile(r"on (\d+ [A-Z][a-z]+ \d+)")
"""One day with its preposition."""
_WEEKDAY = re.compile(r"(?:on|last|this|next) ([A-Z][a-z]+day)")
_BY_WEEKDAY = re.compile(r"(?P<how>(?:by|until|since|from) )(?P<weekday>[A-Z][a-z]+day)")
_AT_EVENT = re.compile(r"(?:since|until|before|after) ")
"""The relation to an event, whose day follows its name: "since the truce | of 19 August 2013"."""
_EDGE = re.compile(r"(?:from|until) (\d+ [A-Z][a-z]+ \d+(?: or (?:later|earlier))?)")
_ENDING = ("by ", "until ")
_EXACT = ("on ", "in ", "by ")
"""The prepositions of days that stand before other words: "by 31 March 2017, the end of winter"."""
_OF_MONTH = re.compile(r"in (?:early |mid-|late )")
"""The days of a part of a month, which say again what "early in the month" says."""
_AGAIN = "sometime "
_COUNTED = frozenset(("ago", "afterDuration", "beforeDuration"))
"""Relations of times that are counted from the publication, or from a time that was told before."""
_END_OF_UNIT = re.compile(r"(?:by|until|before|at) the end of the (?:week|month|year)")
"""The end of a unit that other words tell, which the days say again: "by the end of the month"."""


def dated(words: str, stated: Bounds, given: Bounds, *, by_event: bool) -> str:
    """Return the words of a time and its days as one phrase; words counted from another day are left out.

    Args:
        words: What the article says, with its preposition.
        stated: The time that they state.
        given: The days that the author worked out for them.
        by_event: Whether the words name an event.

    >>> sunday = Bounds(weekday="Sunday", deixis="previous")
    >>> dated("last Sunday", sunday, Bounds(*["2031-05-04"] * 4), by_event=False)
    'on Sunday, 4 May 2031'
    >>> dated("since the truce", Bounds(relation="since"), Bounds(*["2031-05-04"] * 2), by_event=True)
    'since the truce of 4 May 2031'
    >>> early = Bounds(*["2031-05-01", "2031-05-10"] * 2)
    >>> dated("in early May", Bounds(), early, by_event=False)
    'in early May 2031'
    """
    days = given_days(given)
    day = _DAY.fullmatch(days)
    if not by_event and (in_year := _in_year(words, given)):
        return in_year
    if day and (weekday := _WEEKDAY.fullmatch(words)):
        return f"on {weekday[1]}, {day[1]}"
    related = _BY_WEEKDAY.fullmatch(words)
    if related and _ONE_DAY.fullmatch(last := days.removeprefix(related["how"])):
        return f"{words}, {last}"
    if day and (stated.clock or stated.season) and not stated.deixis:
        return f"{words} {days}"
    if not by_event and stated.portion and _OF_MONTH.match(days):
        return days
    is_in_days = stated.relation in _COUNTED and not (stated.duration or "").startswith("PT")
    is_counted = bool(stated.deixis) or is_in_days or _END_OF_UNIT.fullmatch(words)
    if not by_event and is_counted and not _is_open(given):
        return days
    edge = _EDGE.fullmatch(days)
    if by_event and edge and _AT_EVENT.match(words):
        return f"{words} of {edge[1]}"
    how = f"{words.split(' ')[0]} "
    if days.startswith(_EXACT) or how == "before ":
        # "By 31 March 2017, the end of winter," and not twice "by".
        return f"{days}, {words.removeprefix(how if how in _ENDING and days.startswith(how) else '')},"
    return f"{words}, {days.removeprefix(how if how in _ENDING and ' or ' not in days else _AGAIN)},"


def _is_open(given: Bounds) -> bool:
    """Return whether the days have no last one, or no first one without being a deadline."""
    return given.latest_end is None and given.earliest_start is not None


def _in_year(words: str, given: Bounds) -> str:
    """Return the words with the year that gives them just these days; empty if there is none."""
    # "In early May 2031", but "in the first half of 2031".
    joint = " " if words[:1].isdigit() or words.rpartition(" ")[2][:1].isupper() else " of "
    for year in _years(given):
        read = parse_time(f"{words}{joint}{year}")
        if read is not None and read.only_days() == given:
            return f"{words}{joint}{year}"
    return ""


def _years(given: Bounds) -> Iterator[int]:
    days = (given.earliest_start, given.latest_start, given.earliest_end, given.latest_end)
    for year in sorted({int(day[:4]) for day in days if day and day[:4].isdecimal()}):
        yield year
        yield year + 1
