"""Dates in words with any origin: the calendar, the time of writing, or a day in the middle.

The week of a day contains it, and begins on Sunday or on Monday. Its weekend is that of the named Saturday or
Sunday.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from parley.times.calendar.clocks import at_clock, clock_alone, day_of
from parley.times.calendar.dates import WEEKDAY, read_calendar, read_parts
from parley.times.calendar.edtf import Date, dated, spanning
from parley.times.calendar.stretches import read_stretch, stretched
from parley.times.calendar.weeks import weekday_inside
from parley.times.phrases.deixis import read_deictic

_FLAGS = re.ASCII | re.IGNORECASE
_OF_DAYS = re.compile(r"the (?P<what>weekend|night) of (?P<first>.+?)(?:-| to | and )(?P<last>.+)", _FLAGS)
_BETWEEN = re.compile(r"(?:some ?time|(?P<weekday>a \w+)) between (?P<dates>.+)", _FLAGS)
_IN = re.compile(rf"(?:a|one) (?P<weekday>{WEEKDAY}) (?:in|during) (?P<date>.+)", _FLAGS)
_OR = re.compile(r"(?P<first>.+?) or (?P<last>.+)", _FLAGS)


def read_date(text: str) -> Date | None:
    """Return the date that a text states exactly, with its time of day, or None.

    >>> read_date("Friday evening").weekday, read_date("10 a.m. on March 9").clock, read_date("the week")
    ('Friday', '10:00', None)
    """
    whole = _whole(text)
    if whole:
        return whole
    for words, clock in day_of(text):
        day = _whole(words)
        if day and (timed := at_clock(day, clock)):
            return timed
    # Noon without a day may be that of any day, or a general statement.
    alone = clock_alone(text) if any(map(str.isdecimal, text)) else None
    return Date(clock=alone, of_day=True) if alone else None


def _whole(text: str) -> Date | None:
    readers = (read_calendar, read_deictic, _around_day, _two_days, _between, _one_or_other, _weekday_in)
    return next(filter(None, (reader(text) for reader in readers)), None)


def _around_day(text: str) -> Date | None:
    """Return the days around a day or month, or the day itself if its days are open."""
    day = read_stretch(text)
    return (stretched(day) if day.first else day) if day else None


def _two_days(text: str) -> Date | None:
    """Return a weekend or a night by its two days."""
    match = _OF_DAYS.fullmatch(text)
    days = _in_order(match["first"], match["last"]) if match else None
    if match is None or days is None or (days[1] - days[0]).days != 1:
        return None
    what = match["what"].casefold()
    return None if what == "weekend" and days[0].weekday() != 5 else spanning(*days, season=what)


def _between(text: str) -> Date | None:
    """Return some day between two dates: "some time between 3 May and June 2031", "a Tuesday between …"."""
    match = _BETWEEN.fullmatch(text)
    weekday = match["weekday"] and match["weekday"][2:].capitalize() if match else None
    for cut in re.finditer(" and ", match["dates"] if match else ""):
        dates = cut.string
        days = _in_order(dates[: cut.start()], dates[cut.end() :])
        if days:
            if weekday == "Weekend":
                return spanning(*days, season="weekend")
            return spanning(*days, weekday=weekday) if not weekday or read_calendar(weekday) else None
    return None


def _weekday_in(text: str) -> Date | None:
    """Return some day of a name in a month or year: "a Sunday in January 2022"."""
    match = _IN.fullmatch(text)
    whole = read_calendar(match["date"]) or read_deictic(match["date"]) if match else None
    if match is None or whole is None or whole.names_day or whole.of_day or whole.season:
        return None
    if whole.first is None and not re.fullmatch(r"XXXX-\d\d", whole.label or ""):
        return None
    return weekday_inside(replace(whole, weekday=match["weekday"].capitalize()))


def _one_or_other(text: str) -> Date | None:
    """Return one of two dates that follow each other: "9 or 10 March 2031", "April or May 2031"."""
    match = _OR.fullmatch(text)
    days = _in_order(match["first"], match["last"]) if match else None
    if match is None or days is None:
        return None
    other = read_calendar(match["last"])
    first = read_calendar(match["first"]) or Date()
    whole = first if first.first else read_calendar(f"{match['first']} {days[1].year}")
    follow = whole and other and in_a_row(whole, other)
    return spanning(*days) if (days[1] - days[0]).days == 1 or follow else None


def in_a_row(one: Date, other: Date) -> tuple[date, date] | None:
    """Return the first day of a date and the last of another, if the other begins where the first ends."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    if date.fromisoformat(other.first) - date.fromisoformat(one.last) != timedelta(days=1):
        return None
    return date.fromisoformat(one.first), date.fromisoformat(other.last)


def _in_order(first: str, last: str) -> tuple[date, date] | None:
    """Return the first day of one date and the last of another; only the other may have month and year."""
    end, parts = read_calendar(last), read_parts(first)
    start = read_calendar(first)
    if end is None or end.label is None or end.first is None or end.last is None:
        return None
    if parts and parts.year is None:
        if parts.month is None:
            start = dated(f"{end.label[:7]}-{parts.day or 0:02}")
        elif start and start.label:
            start = read_calendar(f"{first} {end.label[:4]}")
    if start is None or start.first is None:
        return None
    try:
        days = date.fromisoformat(start.first), date.fromisoformat(end.last)
    except ValueError:
        return None
    return days if days[0] < days[1] else None
