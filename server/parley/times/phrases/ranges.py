"""Ranges of dates in words: "from 3 to 5 May 2031", "between March and June 2030", "24 and 25 September"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from parley.times.bounds import Bounds
from parley.times.calendar.dates import Parts, date_of, read_parts, with_year
from parley.times.calendar.edtf import Date, dated, spanning
from parley.times.phrases.bounding import at_date
from parley.times.phrases.points import read_date
from parley.times.phrases.settling import settled

_FLAGS = re.ASCII | re.IGNORECASE
_BETWEEN = re.compile(r"(?:in )?between (?P<dates>.+)", _FLAGS)
_FROM = re.compile(r"(?:(?:from|in|on|during|of|for|over) )?(?P<dates>.+)", _FLAGS)
_BOTH = re.compile(
    r"(?P<prep>(?:on|in|of|for|during) )?(?P<one>.+?) and (?:(?:on|in) )?(?P<other>.+)", _FLAGS
)
_TO = re.compile(r" ?- ?| (?:to|through|until|till) ", _FLAGS)
_TO_OR_AND = re.compile(rf"{_TO.pattern}| and ", _FLAGS)
_SHORT = re.compile(r"(?P<century>[12]\d)(?P<first>\d\d)(?P<to> ?- ?)(?P<last>\d\d)", re.ASCII)
_BESIDE = re.compile(r",? (?:of |in )?(?P<which>last|this|next) year$", _FLAGS)
_NIGHT = re.compile(r"(?:on )?the night (?:of|from) (?P<dates>.+)", _FLAGS)
_YEARS_AWAY = {"last": -1, "this": 0, "next": 1}
_YEARLESS = re.compile(r"XXXX-\d\d(?:-\d\d)?", re.ASCII)


def read_range(text: str, published: str | None = None, *, ahead: bool | None = False) -> Bounds | None:
    """Return the bounds of a range from one date to another, or None.

    >>> bounds = read_range("from 3 to 5 May 2031")
    >>> bounds.earliest_start, bounds.latest_end, bounds.edtf
    ('2031-05-03', '2031-05-05', '2031-05-03/2031-05-05')
    """
    text = in_year(text, published)
    if night := _NIGHT.fullmatch(text):
        return _one_night(read_range(night["dates"], published, ahead=ahead))
    if (both := _BOTH.fullmatch(text)) and (pair := both_dates(both["one"], both["other"])):
        prep = both["prep"] is not None
        bounds = _both(*pair, published, ahead, apart=prep) if prep or pair[1].names_day else None
        if bounds:
            return bounds
    between = _BETWEEN.fullmatch(text) is not None
    for pair in pairs(text):
        bounds = _bounds(*both_settled(*pair, published, ahead))
        if between and bounds:
            return within(bounds) or bounds
        if bounds:
            return bounds
    return None


def _one_night(days: Bounds | None) -> Bounds | None:
    """Return some time from one day to the next, which are those of a night."""
    if days is None or not (days.earliest_start and days.latest_end):
        return days
    first, last = date.fromisoformat(days.earliest_start), date.fromisoformat(days.latest_end)
    return at_date(spanning(first, last, season="night")) if (last - first).days == 1 else None


def in_year(text: str, published: str | None) -> str:
    """Return dates with the year by its number: "in February and March of last year".

    >>> in_year("in February and March of last year", "2031-05-08")
    'in February and March 2030'
    """
    match = _BESIDE.search(text) if published else None
    dates = text[: match.start()] if match else ""
    if match is None or published is None or " " not in dates:
        return text
    return f"{dates} {int(published[:4]) + _YEARS_AWAY[match['which'].casefold()]}"


def pairs(text: str) -> list[tuple[Date, Date]]:
    """Return each way to read a text as a range from one date to another, in either order."""
    between = _BETWEEN.fullmatch(text)
    match = between or _FROM.fullmatch(text)
    dates = _in_full(match["dates"]) if match else ""
    cuts = (_TO_OR_AND if between else _TO).finditer(dates)
    found = (both_dates(dates[: cut.start()], dates[cut.end() :]) for cut in cuts)
    return [pair for pair in found if pair]


def _both(
    start: Date, end: Date, published: str | None, ahead: bool | None, *, apart: bool
) -> Bounds | None:
    """Return two days, months or years joined by "and" as one interval.

    Args:
        apart: Whether there may be others between them: what was "on 3 and 5 April" was within both.
    """
    if start.of_day or end.of_day or not _alike(start, end):
        return None
    start, end = both_settled(start, end, published, ahead)
    # The day after 28 February is open if the year is.
    one, other = (dated(re.sub("^XXXX", "2004", day.label or "X")) for day in (start, end))
    if one.last is None or other.first is None or not (one.plain and other.plain):
        return None
    days = (date.fromisoformat(other.first) - date.fromisoformat(one.last)).days
    bounds = _bounds(start, end)
    if apart and days > 1:
        return within(bounds) if bounds else None
    return bounds if days == 1 else None


def _alike(start: Date, end: Date) -> bool:
    """Return whether both are single days, or both months or both years, as a whole."""
    if start.names_day or end.names_day:
        return start.names_day and end.names_day
    parts = (start.season, end.season, start.portion, end.portion, start.unit, end.unit)
    whole = not any(parts) and (start.first is None or start.whole) and (end.first is None or end.whole)
    return whole and len(start.label or "") == len(end.label or "")


def _in_full(dates: str) -> str:
    """Return "2014-17" with both years in full; "2008-11" may be a month, and is not changed."""
    short = _SHORT.fullmatch(dates)
    if short is None or int(short["last"]) <= 12:
        return dates
    return f"{short['century']}{short['first']}{short['to']}{short['century']}{short['last']}"


def both_dates(first: str, last: str) -> tuple[Date, Date] | None:
    """Return both dates, each with the month or year that only the other one states."""
    one, other = read_parts(first), read_parts(last)
    if one and other:
        other = _with_month(other, one)
        pair = (date_of(_with_year(_with_month(one, other), other)), date_of(other))
    else:
        pair = (read_date(first), read_date(last))
    if pair[0] is None or pair[1] is None or pair[0].stretch or pair[1].stretch:
        return None
    return pair[0], pair[1]


def _with_month(parts: Parts, other: Parts) -> Parts:
    """Return a day with the month that only the other one states: "3 to 5 May", "May 3-5"."""
    return parts._replace(month=other.month) if parts.day and other.day and parts.month is None else parts


def _with_year(parts: Parts, last: Parts) -> Parts:
    """Return a day or month with the year, which only the last one states: "between March and June 2030"."""
    return parts._replace(year=last.year) if parts.month and last.month and parts.year is None else parts


def both_settled(start: Date, end: Date, published: str | None, ahead: bool | None) -> tuple[Date, Date]:
    """Return both dates by the day of publication, first the one in the direction of the claim."""
    if published is None or (start.first and end.first):
        return start, end
    if start.clock or end.clock:
        return start, end
    if _YEARLESS.fullmatch(start.label or "") and _YEARLESS.fullmatch(end.label or ""):
        return _in_years(start, end, published, ahead)
    last = settled(end, published, ahead)
    if start.weekday and not start.label and last.first and not start.deixis:
        # "From Monday to Thursday": the Monday before that Thursday.
        return settled(start, last.first, ahead=False), last
    return settled(start, published, ahead), last


def _in_years(start: Date, end: Date, published: str, ahead: bool | None) -> tuple[Date, Date]:
    """Return a range without a year, in the year of its end, or of its beginning if it is in the future."""
    nearest = settled(start if ahead else end, published, ahead)
    if nearest.first is None or not _runs(start.label or "", end.label or ""):
        return start, end
    year = int(nearest.first[:4])
    over = (end.label or "") < (start.label or "")
    first = with_year(start, year - (over and not ahead))
    last = with_year(end, year + bool(over and ahead))
    return (first, last) if first and last else (start, end)


def _bounds(start: Date, end: Date) -> Bounds | None:
    if start.weekday and end.weekday and start.first and end.first:
        start, end = replace(start, weekday=None), replace(end, weekday=None)
    if start.inside is None or end.inside is None or start.weekday or end.weekday:
        return None
    if any(one.season or one.deixis or one.of_day for one in (start, end)):
        return None
    if start.first is None or end.first is None:
        return _without_year(start, end)
    if end.first < start.first or (end.last or "") < (start.last or ""):
        return None
    return Bounds(start.first, start.last, end.first, end.last, f"{start.inside}/{end.inside}")


def within(ends: Bounds) -> Bounds | None:
    """Return some time between two dates: it begins and ends within both together.

    Without a year there are no such days, so the result is None then.
    """
    if ends.earliest_start is None or ends.latest_end is None:
        return None
    whole = spanning(date.fromisoformat(ends.earliest_start), date.fromisoformat(ends.latest_end))
    return Bounds(whole.first, whole.last, whole.first, whole.last, whole.label)


def _without_year(start: Date, end: Date) -> Bounds | None:
    """Return a range in an unknown year; "from November to February" ends in the next year."""
    one, other = start.inside or "", end.inside or ""
    if start.first or end.first or start.portion or end.portion or start.open or end.open:
        return None
    return Bounds(edtf=f"{one}/{other}") if _runs(one, other) else None


def _runs(one: str, other: str) -> bool:
    """Return whether one date without a year may come before another."""
    return one[:7] != other[:7] or (len(one) == len(other) and one < other)
