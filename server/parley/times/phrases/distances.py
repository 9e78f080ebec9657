"""Distances from the time of writing that give a day or a month: "a year ago today", "this time last year".

Without a day of publication they are stored only as distances.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from parley.times.bounds import Bounds
from parley.times.calendar.durations import length_of
from parley.times.calendar.edtf import Date, dated, spanning
from parley.times.calendar.shifting import shifted
from parley.times.calendar.weeks import last_weekday

_DAY = timedelta(days=1)
_STRESSED = r"(?:exactly |just |almost exactly )?"
_WEEKDAYS = "|".join(calendar.day_name).casefold()
_AGO = re.compile(
    rf"{_STRESSED}(?P<length>.+?) (?:ago (?:on |to )?(?P<day>today|tomorrow|yesterday|the day|{_WEEKDAYS})"
    r"|ago (?P<which>this|last|next) (?P<unit>month|week)|to the day ago)"
)
_THIS_TIME = re.compile(r"(?:at |by |around )?(?:this|the same) (?:time|day) last (?P<unit>week|month|year)")
_SAME_PERIOD = re.compile(
    r"(?:(?:in|over|during|for|from|of) )?the (?:very )?same (?:period|months?|weeks?|quarter|stretch|span)"
    r"(?:(?: of| in)? (?:last|the (?:previous|preceding)) year|,? (?:a|one|the) year (?:earlier|before|ago))"
)
_OFFSETS = {"yesterday": -1, "tomorrow": 1}
_SIDES = {"last": -1, "next": 1}
_LENGTH = re.compile(r"P(?P<count>\d{1,3})(?P<unit>[DWMY])", re.ASCII)
_UNITS = {"week": "P1W", "month": "P1M", "year": "P1Y"}
_LOOSE = timedelta(days=7)


def read_distance(text: str, published: str | None = None) -> Bounds | None:
    """Return the day or month a length of time before the publication, or None if it is not one.

    >>> read_distance("a year ago today", "2031-05-08").edtf
    '2030-05-08'
    >>> read_distance("a week ago on Monday", "2031-05-08").edtf
    '2031-04-28'
    >>> read_distance("a year ago last week", "2031-05-08").edtf
    '[2030-04-28..2030-05-04]'
    >>> read_distance("this time last year", "2031-05-12").edtf, read_distance("two years ago today").duration
    ('2030-05', 'P2Y')
    >>> read_distance("in the same period last year", "2031-05-12").duration
    'P1Y'
    """
    said = text.casefold()
    if match := _THIS_TIME.fullmatch(said):
        return _this_time(match["unit"], published)
    if _SAME_PERIOD.fullmatch(said):
        # Only an earlier time shows which period it is.
        return Bounds(relation="ago", duration="P1Y", comparator="about")
    match = _AGO.fullmatch(said)
    length = length_of(match["length"]) if match else None
    counted = _LENGTH.fullmatch(length.duration) if length and not length.comparator else None
    if match is None or length is None or counted is None or not _fits(match, counted["unit"]):
        return None
    if published is None:
        return Bounds(relation="ago", duration=length.duration)
    return _at(_day_or_month(match, counted, date.fromisoformat(published)))


def _fits(match: re.Match[str], unit: str) -> bool:
    """Return whether a unit is counted from a named one: weeks from a weekday, years from a month."""
    if match["unit"]:
        return unit == "Y"
    return unit == "W" or (match["day"] or "").capitalize() not in calendar.day_name


def _day_or_month(match: re.Match[str], length: re.Match[str], day: date) -> Date:
    unit, count = length["unit"], int(length["count"])
    if match["unit"] == "week":
        monday = day - day.weekday() * _DAY + 7 * _SIDES.get(match["which"], 0) * _DAY
        return spanning(shifted(monday, unit, count), shifted(monday + 6 * _DAY, unit, count))
    if match["unit"]:
        month = shifted(shifted(day, "M", -_SIDES.get(match["which"], 0)), unit, count)
        return dated(month.isoformat()[:7])
    named = (match["day"] or "the day").capitalize()
    if named not in calendar.day_name:
        return dated(shifted(day + _OFFSETS.get(named.casefold(), 0) * _DAY, unit, count).isoformat())
    on = shifted(last_weekday(named, day), unit, count)
    return spanning(on, on, weekday=named)


def _this_time(unit: str, published: str | None) -> Bounds:
    """Return the days around the publication, a week, month or year before: for a year ago, the month."""
    if published is None:
        return Bounds(relation="ago", duration=_UNITS[unit], comparator="about")
    day = shifted(date.fromisoformat(published), unit[0].upper(), 1)
    if unit == "week":
        return _at(spanning(day - _DAY, day + _DAY))
    if unit == "month":
        return _at(spanning(day - _LOOSE, day + _LOOSE))
    months = sorted({(day - _LOOSE).isoformat()[:7], (day + _LOOSE).isoformat()[:7]})
    if len(months) == 1:
        return _at(dated(months[0]))
    first, last = dated(months[0]).first, dated(months[1]).last
    return _at(spanning(date.fromisoformat(first or ""), date.fromisoformat(last or "")))


def _at(on: Date) -> Bounds:
    return Bounds(on.first, on.last, on.first, on.last, on.label, weekday=on.weekday)
