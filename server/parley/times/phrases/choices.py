"""A choice of two dates, one after the other: "on 11 or 12 December", "Monday or Tuesday"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from parley.times.bounds import Bounds
from parley.times.calendar.edtf import Date, spanning
from parley.times.phrases.points import in_a_row
from parley.times.phrases.ranges import both_dates, both_settled, in_year
from parley.times.phrases.settling import settled

_OR = re.compile(
    r"(?:(?:on|in|of|for|during) )?(?:either )?(?P<one>.+?) or (?:(?:on|in) )?(?P<other>.+)",
    re.ASCII | re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"(?:on )?(?P<weekday>{'|'.join(calendar.day_name)}) (?P<one>\d.*?) or (?P<other>\d.+)", re.ASCII
)
"""The same day of two weeks: "on Thursday 31 March or 7 April"."""
_WEEK = timedelta(days=7)


def read_choice(text: str, published: str | None = None, *, ahead: bool | None = False) -> Bounds | None:
    """Return the days of both dates of a choice, or None if it is no such choice or its days are open.

    There is no label for one of two days in an unknown year, so the result is None then.

    >>> read_choice("on 11 or 12 December", "2031-12-20").edtf, read_choice("on 11 or 12 December")
    ('[2031-12-11..2031-12-12]', None)
    """
    text = in_year(text, published)
    if weekly := _WEEKDAY.fullmatch(text):
        return _of_two_weeks(*weekly.groups())
    match = _OR.fullmatch(text)
    pair = both_dates(match["one"], match["other"]) if match else None
    if pair is None or any(one.season or one.clock or one.midnight for one in pair):
        return None
    one, other = pair
    if ahead and published and one.weekday and other == Date(weekday=other.weekday, of_day=other.of_day):
        # "On Monday or Tuesday", said on a Tuesday of something in the future, is not yesterday.
        one = settled(one, published, ahead)
        days = in_a_row(one, settled(other, one.first, ahead))
    else:
        days = in_a_row(*both_settled(one, other, published, ahead))
    if days is None:
        return None
    whole = spanning(*days)
    return Bounds(whole.first, whole.last, whole.first, whole.last, whole.label)


def _of_two_weeks(weekday: str, one: str, other: str) -> Bounds | None:
    """Return one of two dates a week apart, if both are of a day of the week."""
    pair = both_dates(one, other)
    days = [day.first for day in pair or () if day.first and day.first == day.last]
    if len(days) != 2:
        return None
    first, last = map(date.fromisoformat, days)
    if last - first != _WEEK or calendar.day_name[first.weekday()] != weekday:
        return None
    return Bounds(days[0], days[1], days[0], days[1], f"[{days[0]}..{days[1]}]", weekday=weekday)
