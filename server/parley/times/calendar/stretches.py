"""Days around a day: its week, a week that it ends, the night before it."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from parley.times.calendar.dates import read_calendar
from parley.times.calendar.durations import length_of
from parley.times.calendar.edtf import Date, spanning
from parley.times.calendar.shifting import shifted
from parley.times.calendar.weeks import week_around

_FLAGS = re.ASCII | re.IGNORECASE
_DAY = timedelta(days=1)
_OF = re.compile(r"the (?P<what>week|weekend) of (?P<day>.+)", _FLAGS)
_FROM = re.compile(r"(?:the )?week (?:beginning|starting|from|commencing) (?:on )?(?P<day>.+)", _FLAGS)
_TO = re.compile(
    r"the (?P<length>.+?),? (?:to|up to|(?:ending|ended|that ended)(?: on)?) (?P<day>.+)", _FLAGS
)
_INTO = re.compile(r"(?:(?:overnight|the night) into|the night before) (?P<day>.+?)(?: morning)?", _FLAGS)
_NIGHT = re.compile(r"(?:the )?(?P<first>\w+) night into (?P<day>\w+)(?: morning)?", _FLAGS)
_OVERNIGHT = re.compile(
    r"(?:overnight|(?:the )?night) (?:(?:of|on|from|between) )?(?P<first>\w+)(?: to | and |-)(?P<day>\w+)",
    _FLAGS,
)
_LENGTH = re.compile(r"P(?P<count>\d{1,2})(?P<unit>[WMY])", re.ASCII)


def read_stretch(text: str) -> Date | None:
    """Return the day that a text names with the days around it that it means, or None.

    >>> read_stretch("the week of 22 July").stretch, read_stretch("the week to 7 July").stretch
    ('weekOf', 'P1W')
    >>> read_stretch("overnight into Tuesday").weekday, read_stretch("the week of talks")
    ('Tuesday', None)
    """
    if match := _OF.fullmatch(text):
        return _meant(match["day"], f"{match['what'].casefold()}Of")
    if match := _FROM.fullmatch(text):
        return _meant(match["day"], "weekFrom")
    for form in (_NIGHT, _OVERNIGHT):
        if (match := form.fullmatch(text)) and _follow(match["first"], match["day"]):
            return _meant(match["day"], "nightInto")
    if match := _INTO.fullmatch(text):
        return _meant(match["day"], "nightInto")
    return _read_to(text)


def _meant(words: str, stretch: str) -> Date | None:
    day = read_calendar(words)
    fits = day is not None and day.names_day and not (day.label or "").startswith("XXXX-XX")
    return replace(day, stretch=stretch) if day and fits else None


def _follow(first: str, last: str) -> bool:
    """Return whether one weekday follows another."""
    one, other = read_calendar(first), read_calendar(last)
    if one is None or other is None or one.label or other.label or not one.weekday or not other.weekday:
        return False
    names = list(calendar.day_name)
    return (names.index(one.weekday) + 1) % 7 == names.index(other.weekday)


def _read_to(text: str) -> Date | None:
    """Return a length that ends with a date: "the week to 7 July", "the year to March 2031"."""
    match = _TO.fullmatch(text)
    words = match["length"].casefold() if match else ""
    length = length_of(words if " " in words else f"one {words}")
    end = read_calendar(match["day"]) if match else None
    counted = _LENGTH.fullmatch(length.duration) if length and not length.comparator else None
    if end is None or counted is None or end.season or end.portion or "XX-XX" in (end.label or ""):
        return None
    of_month = len(end.label or "") == len("2031-03")
    fits = end.names_day or (of_month and counted["unit"] != "W")
    return replace(end, stretch=counted[0]) if fits else None


def stretched(day: Date) -> Date | None:
    """Return the days around a known day or month, or None if they are open."""
    if day.first is None or day.last is None or day.stretch is None:
        return None
    first, last = date.fromisoformat(day.first), date.fromisoformat(day.last)
    if counted := _LENGTH.fullmatch(day.stretch):
        return spanning(shifted(last + _DAY, counted["unit"], int(counted["count"])), last)
    if first != last:
        return None
    if day.stretch == "weekOf":
        return spanning(*week_around(first))
    if day.stretch == "weekFrom":
        return spanning(first, first + 6 * _DAY)
    if day.stretch == "nightInto":
        return spanning(first - _DAY, first, season="night")
    saturday = first - timedelta(days=first.weekday() - 5)
    return spanning(saturday, saturday + _DAY, season="weekend") if first.weekday() > 4 else None
