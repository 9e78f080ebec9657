"""Days at some distance from another: exactly so far, or as far as a length may mean."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from parley.times.calendar.edtf import Date, about, spanning


def at_distance(day: date, unit: str, count: int) -> Date:
    """Return the time that is a number of units before a day, or after it if negative.

    A few days are exact, and other lengths may be somewhat longer or shorter.

    >>> at_distance(date(2031, 5, 8), "W", 3).label, at_distance(date(2031, 5, 8), "D", 3).label
    ('2031-04-17~', '2031-05-05')
    """
    first, last = around(day, unit, count)
    return about(first, last) if first < last else spanning(first, last)


def around(day: date, unit: str, count: int) -> tuple[date, date]:
    """Return the days around one that is a number of units before another, or after it if negative.

    >>> around(date(2031, 5, 8), "W", 3), around(date(2031, 5, 8), "D", -2)[0]
    ((datetime.date(2031, 4, 10), datetime.date(2031, 4, 24)), datetime.date(2031, 5, 10))
    """
    loose, of = _looseness(unit, abs(count))
    there = shifted(day, unit, count)
    return shifted(there, of, loose), shifted(there, of, -loose)


def _looseness(unit: str, count: int) -> tuple[int, str]:
    """Return how far a length may be from the stated one, and the unit of that: from ten on a tenth."""
    if unit == "D":
        return count // 7, "D"
    smaller, times = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7)}[unit]
    if count >= 10:
        return count * times // 10, smaller
    # "A year ago" is not two years ago.
    return (times // 2, smaller) if count == 1 and unit != "W" else (1, unit)


def shifted(day: date, unit: str, count: int) -> date:
    """Return the day that is a number of units before another.

    >>> shifted(date(2031, 5, 31), "M", 3), shifted(date(2031, 5, 31), "W", 1)
    (datetime.date(2031, 2, 28), datetime.date(2031, 5, 24))
    """
    if unit in "WD":
        return day - timedelta(days=count * (7 if unit == "W" else 1))
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "Y" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
