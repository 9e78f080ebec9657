"""Ranges of dates in words: "from 3 to 5 May 2031", "between March and June 2030", "24 and 25 September"."""

from __future__ import annotations

import re
from datetime import date

from parley.claims.claim import Bounds
from parley.claims.dates import Parts, date_of, read_date, read_parts
from parley.claims.edtf import Date

_FLAGS = re.ASCII | re.IGNORECASE
_BETWEEN = re.compile(r"between (?P<dates>.+)", _FLAGS)
_FROM = re.compile(r"(?:(?:from|in|on|during|of|for|over) )?(?P<dates>.+)", _FLAGS)
_BOTH = re.compile(r"(?:(?:on|of|for|during) )?(?P<one>.+?) and (?P<other>.+)", _FLAGS)
_TO = re.compile(r" ?- ?| (?:to|through|until|till) ", _FLAGS)
_TO_OR_AND = re.compile(rf"{_TO.pattern}| and ", _FLAGS)
_SHORT = re.compile(r"(?P<century>[12]\d)(?P<first>\d\d)(?P<to> ?- ?)(?P<last>\d\d)", re.ASCII)


def read_range(text: str) -> Bounds | None:
    """Return the bounds of a range from one date to another, or None.

    >>> bounds = read_range("from 3 to 5 May 2031")
    >>> bounds.earliest_start, bounds.latest_end, bounds.edtf
    ('2031-05-03', '2031-05-05', '2031-05-03/2031-05-05')
    """
    if (both := _BOTH.fullmatch(text)) and (days := _two_days(both["one"], both["other"])):
        return days
    between = _BETWEEN.fullmatch(text)
    match = between or _FROM.fullmatch(text)
    dates = _in_full(match["dates"]) if match else ""
    for cut in (_TO_OR_AND if between else _TO).finditer(dates):
        pair = _pair(dates[: cut.start()], dates[cut.end() :])
        bounds = _bounds(*pair) if pair else None
        if bounds:
            return bounds
    return None


def _two_days(first: str, last: str) -> Bounds | None:
    """Return two days joined by "and" as one interval, which they are only if one follows the other."""
    pair = _pair(first, last)
    if pair is None or not all(day.names_day and day.label for day in pair):
        return None
    # The day after 28 February is open where the year is.
    days = [re.sub("^XXXX", "2004", day.label or "") for day in pair]
    if "X" in "".join(days):
        return None
    one, other = (date.fromisoformat(day) for day in days)
    return _bounds(*pair) if (other - one).days == 1 else None


def _in_full(dates: str) -> str:
    """Return "2014-17" with both years in full; "2008-11" may be a month, and stays as it is."""
    short = _SHORT.fullmatch(dates)
    if short is None or int(short["last"]) <= 12:
        return dates
    return f"{short['century']}{short['first']}{short['to']}{short['century']}{short['last']}"


def _pair(first: str, last: str) -> tuple[Date, Date] | None:
    """Return both dates, each with the month or year that only the other one states."""
    one, other = read_parts(first), read_parts(last)
    if one and other:
        other = _with_month(other, one)
        pair = (date_of(_with_year(_with_month(one, other), other)), date_of(other))
    else:
        pair = (read_date(first), read_date(last))
    return (pair[0], pair[1]) if pair[0] and pair[1] else None


def _with_month(parts: Parts, other: Parts) -> Parts:
    """Return a day with the month that only the other one states: "3 to 5 May", "May 3-5"."""
    return parts._replace(month=other.month) if parts.day and other.day and parts.month is None else parts


def _with_year(parts: Parts, last: Parts) -> Parts:
    """Return a day or month with the year, which only the last one states: "between March and June 2030"."""
    return parts._replace(year=last.year) if parts.month and last.month and parts.year is None else parts


def _bounds(start: Date, end: Date) -> Bounds | None:
    if start.inside is None or end.inside is None or start.weekday or end.weekday:
        return None
    if start.season or end.season:
        return None
    if start.first is None or end.first is None:
        return _without_year(start, end)
    if end.first < start.first or (end.last or "") < (start.last or ""):
        return None
    return Bounds(start.first, start.last, end.first, end.last, f"{start.inside}/{end.inside}")


def _without_year(start: Date, end: Date) -> Bounds | None:
    """Return a range in a year not stated; "from November to February" is one that ends in the next."""
    one, other = start.inside or "", end.inside or ""
    if start.first or end.first or (one[:7] == other[:7] and not (len(one) == len(other) and one < other)):
        return None
    return Bounds(edtf=f"{one}/{other}")
