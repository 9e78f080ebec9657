"""Lengths of time counted from another time: "for nine days" from "from 3 May", back from "until 12 May"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parley.numbers.reading import parse_ordinal
from parley.times.bounds import Bounds
from parley.times.calendar.durations import read_duration
from parley.times.calendar.edtf import Date, dated, spanning
from parley.times.calendar.shifting import shifted
from parley.times.phrases.bounding import at_date, bounded
from parley.times.phrases.event_dates import before_end
from parley.times.phrases.terms import lasting
from parley.times.phrases.told_dates import end_told, start_told

_FLAGS = re.ASCII | re.IGNORECASE
_FIRST = re.compile(
    r"(?:(?:in|for|during|within|over|throughout) )?(?:the|its|their) (?:first|opening|initial) "
    r"(?P<length>.+?)(?: only| alone)?",
    _FLAGS,
)
_ON_LAST = re.compile(
    r"on (?:the|its|their) (?P<place>opening|last|final|closing) "
    r"(?P<part>day|night|morning|afternoon|evening)",
    _FLAGS,
)
_IN_UNIT = re.compile(
    r"(?:in|on|during|over|throughout|at) (?:the|its|their|his|her) (?P<place>[\w-]+) "
    r"(?P<unit>day|night|week|month|year)(?: (?:of|in|as) .+)?",
    _FLAGS,
)
"""A unit by its place from the beginning of something on: "in the second year of her term"."""
_IN_ALL = re.compile(
    r"(?:during|in|over|throughout) (?:the|its|their) (?P<length>\S+ (?:day|week|month|year)s) of .+", _FLAGS
)
"""A length of something: "during the three weeks of talks"."""
_COMPOUND = re.compile(
    r"(?:for )?(?:an?|the|its|their|his|her|this|that) "
    r"(?P<length>[\w-]+-(?:hour|day|week|month|year))(?: [a-z-]+){1,3}",
    re.ASCII,
)
"""A thing with its length: "a six-week course"."""
_COUNTED = re.compile(r"P(?P<time>T?)(?P<count>\d{1,4})(?P<unit>[YMWDH])", re.ASCII)


def is_length(words: str) -> bool:
    """Return whether words are a bare length of time, which may be counted from another time.

    >>> is_length("for nine days"), is_length("five days"), is_length("nine days ago")
    (True, True, False)
    """
    read = read_duration(words)
    is_plain = read is not None and read.relation in (None, "lasting") and read.deixis is None
    return is_plain or _COMPOUND.fullmatch(words) is not None


def is_unit(words: str) -> bool:
    """Return whether words are a unit of time by its place from the beginning of something on.

    >>> is_unit("in its fourth year"), is_unit("on the third day of the talks"), is_unit("in the year 2031")
    (True, True, False)
    """
    match = _IN_UNIT.fullmatch(words)
    return match is not None and parse_ordinal(match["place"]) is not None


def of_length(text: str, told: Bounds) -> Bounds | None:
    """Return the days of a length from an earlier time on, or up to it if that is an end; None without any.

    >>> third = Bounds("2031-05-03", "2031-05-03", edtf="2031-05-03/", relation="from")
    >>> nine = of_length("for nine days", third)
    >>> nine.latest_start, nine.earliest_end, nine.latest_end
    ('2031-05-03', '2031-05-11', '2031-05-12')
    """
    if first := _in_first(text, told):
        return first
    if on := _in_unit(text, told) or _on_day(text, told) or _in_all(text, told):
        return on
    compound = _COMPOUND.fullmatch(text)
    read = read_duration(compound["length"] if compound else text)
    if read is None or read.duration is None or read.deixis:
        return None
    is_under = read.relation is None and read.comparator == "lessThan" and text.casefold().startswith("in ")
    if told.relation != "until" and (is_under or (read.relation == "withinDuration" and not read.comparator)):
        return _up_to(read.duration, start_told(told))
    if read.relation not in (None, "lasting"):
        return None
    back = told.relation == "until"
    edge = end_told(told) if back else start_told(told)
    begun = bounded("until" if back else "from", edge) if edge else None
    return lasting(begun, read.duration, read.comparator) if begun else None


def _in_first(text: str, told: Bounds) -> Bounds | None:
    """Return the days from the earlier time on, within a length: "in the first 24 hours"."""
    match = _FIRST.fullmatch(text)
    read = read_duration(f"for {match['length']}") if match else None
    if read is None or read.duration is None or read.comparator:
        return None
    return _up_to(read.duration, start_told(told) or (told.relation == "until" and end_told(told)) or None)


def within_deadline(text: str, told: Bounds) -> Bounds | None:
    """Return what is over within a length of a deadline: "within 48 hours" of "by 9 November".

    >>> within_deadline("within 48 hours", Bounds(latest_start="2031-11-09", relation="by")).latest_end
    '2031-11-11'
    """
    read = read_duration(text)
    if read is None or read.relation != "withinDuration" or read.comparator:
        return None
    if told.relation != "by" or told.latest_start is None:
        return None
    days = _up_to(read.duration or "", dated(told.latest_start))
    return before_end(days.latest_end) if days else None


def _up_to(duration: str, day: Date | None) -> Bounds | None:
    """Return the days from a date to the end of a length after it."""
    length = _COUNTED.fullmatch(duration)
    if length is None or day is None or day.first is None or day.last is None:
        return None
    unit, count = length["unit"], int(length["count"])
    if length["time"]:
        if unit != "H":
            return None
        unit, count = "D", -(-count // 24)
    return at_date(
        spanning(date.fromisoformat(day.first), shifted(date.fromisoformat(day.last), unit, -count))
    )


def _on_day(text: str, told: Bounds) -> Bounds | None:
    """Return a day by its place from the first day of an earlier time on: "on the third day"."""
    if match := _ON_LAST.fullmatch(text):
        edge = start_told(told) if match["place"].casefold() == "opening" else _last_day(told)
        day = edge.first if edge and edge.first == edge.last else None
        is_night = match["part"].casefold() == "night"
        return at_date(_night_of(day) if is_night else dated(day)) if day else None
    read = read_duration(text)
    placed = read is not None and read.relation in ("onUnit", "forUnit")
    length = _COUNTED.fullmatch(read.duration or "") if read and placed else None
    if length is None or length["time"] or length["unit"] != "D":
        return None
    return _unit_by_place(int(length["count"]), "D", start_told(told))


def _in_unit(text: str, told: Bounds) -> Bounds | None:
    """Return a day, week, month or year by its place from the earlier time on: "in its fifth week"."""
    match = _IN_UNIT.fullmatch(text)
    place = parse_ordinal(match["place"]) if match else None
    if match is None or not place:
        return None
    unit = match["unit"].casefold()
    if unit != "night":
        return _unit_by_place(place, unit[0].upper(), start_told(told))
    on = _unit_by_place(place, "D", start_told(told))
    day = on.earliest_start if on and on.earliest_start == on.latest_start else None
    return at_date(_night_of(day)) if day else None


def _night_of(day: str) -> Date:
    """Return the two days of the night that begins on a day."""
    first = date.fromisoformat(day)
    return spanning(first, first + timedelta(days=1))


def _in_all(text: str, told: Bounds) -> Bounds | None:
    """Return the days of something of a length that begins, or ends, with the earlier time."""
    match = _IN_ALL.fullmatch(text)
    whole = of_length(f"for {match['length']}", told) if match else None
    if whole is None or whole.earliest_start is None or whole.latest_end is None:
        return None
    days = (date.fromisoformat(one) for one in (whole.earliest_start, whole.latest_end))
    return at_date(spanning(*days))


def _unit_by_place(place: int, unit: str, begun: Date | None) -> Bounds | None:
    """Return the days of a unit, the first of which begins with the earlier time."""
    if begun is None:
        return None
    first, last = date.fromisoformat(begun.first or ""), date.fromisoformat(begun.last or "")
    return at_date(spanning(shifted(first, unit, 1 - place), shifted(last, unit, -place) - timedelta(days=1)))


def _last_day(told: Bounds) -> Date | None:
    """Return the last day of what lasted longer than a day."""
    return end_told(told) if told.relation == "until" or told.earliest_start != told.latest_end else None
