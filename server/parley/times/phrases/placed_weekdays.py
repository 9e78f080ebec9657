"""Weekdays by their place in a month: "on the first Monday of April", "the last Friday in March 2031"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from parley.times.bounds import Bounds
from parley.times.calendar.dates import WEEKDAY, read_calendar
from parley.times.calendar.edtf import dated
from parley.times.calendar.weeks import last_weekday, next_weekday
from parley.times.phrases.bounding import RELATIONS, at_date, bounded
from parley.times.phrases.settling import settled

_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_WORDS = {words: name for name, known in RELATIONS.items() for words in known if name != "after"}
_PLACED = re.compile(
    rf"(?P<before>on|from|by|until|since|before)? ?the (?P<place>{'|'.join(_PLACES)}) (?P<weekday>{WEEKDAY})"
    r" (?:of|in) (?P<month>[A-Z].+)",
    re.ASCII,
)


def read_placed(text: str, published: str | None = None, *, ahead: bool | None = False) -> Bounds | None:
    """Return the day of a name by its place in a month, or None if it is not one or its year is open.

    >>> read_placed("on the first Monday of April 2031").edtf, read_placed("the last Friday in March")
    ('2031-04-07', None)
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
    first = next_weekday(weekday, date.fromisoformat(whole.first)) + timedelta(weeks=place)
    on = last_weekday(weekday, date.fromisoformat(whole.last)) if place < 0 else first
    day = replace(dated(on.isoformat()), weekday=weekday)
    before = match["before"]
    return bounded(_WORDS[before], day) if before in _WORDS else at_date(day)
