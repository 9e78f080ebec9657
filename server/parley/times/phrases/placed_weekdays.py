"""Weekdays by their place in a month: "on the first Monday of April", "the last Friday in March 2031"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from parley.times.bounds import Bounds
from parley.times.calendar.dates import WEEKDAY, read_calendar
from parley.times.calendar.edtf import Date, dated, spanning
from parley.times.calendar.weeks import last_weekday, next_weekday
from parley.times.phrases.bounding import RELATIONS, at_date, bounded
from parley.times.phrases.settling import settled

_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_WORDS = {words: name for name, known in RELATIONS.items() for words in known if name != "after"}
_PLACED = re.compile(
    rf"(?P<before>on|from|by|until|since|before)? ?the (?P<place>{'|'.join(_PLACES)}) "
    rf"(?P<weekday>{WEEKDAY}|weekend)"
    r" (?:of|in) (?P<month>[A-Z].+)",
    re.ASCII,
)


def read_placed(text: str, published: str | None = None, *, ahead: bool | None = False) -> Bounds | None:
    """Return the day of a name by its place in a month, or None if it is not one or its year is open.

    >>> read_placed("on the first Monday of April 2031").edtf, read_placed("the last Friday in March")
    ('2031-04-07', None)
    >>> read_placed("until the last weekend of October 2028").edtf
    '[2028-10-28..2028-10-29]'
    """
    match = _PLACED.fullmatch(text)
    month = read_calendar(match["month"]) if match else None
    if match is None or month is None or month.portion or month.season:
        return None
    if len(month.label or "") != len("2031-04"):
        return None
    whole = settled(month, published, ahead)
    if whole.first is None or whole.last is None:
        return None
    place, weekday = _PLACES[match["place"]], match["weekday"]
    days = (date.fromisoformat(whole.first), date.fromisoformat(whole.last))
    day = _weekend(*days, place) if weekday == "weekend" else _weekday(*days, weekday, place)
    before = match["before"]
    return bounded(_WORDS[before], day) if before in _WORDS else at_date(day)


def _weekday(first: date, last: date, weekday: str, place: int) -> Date:
    on = next_weekday(weekday, first) + timedelta(weeks=place)
    on = last_weekday(weekday, last) if place < 0 else on
    return replace(dated(on.isoformat()), weekday=weekday)


def _weekend(first: date, last: date, place: int) -> Date:
    """Return a Saturday and Sunday that are both in a month."""
    saturday = next_weekday("Saturday", first) + timedelta(weeks=place)
    if place < 0:
        saturday = last_weekday("Sunday", last) - timedelta(days=1)
    return spanning(saturday, saturday + timedelta(days=1))
