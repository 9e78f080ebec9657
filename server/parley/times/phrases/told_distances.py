"""Times at a distance from an earlier one: "two days later", "five months into the war"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parley.times.bounds import Bounds
from parley.times.calendar.durations import read_duration
from parley.times.calendar.edtf import Date, dated, spanning
from parley.times.calendar.shifting import around, at_distance, shifted
from parley.times.phrases.bounding import at_date, bounded
from parley.times.phrases.event_dates import before_end
from parley.times.phrases.told_dates import afterwards, end_told, start_told

_FLAGS = re.ASCII | re.IGNORECASE
DISTANT = {"afterDuration": 1, "beforeDuration": -1}
COUNTED = re.compile(r"P(?P<time>T?)(?P<count>\d{1,4})(?P<unit>[YMWDH])", re.ASCII)
_INTO = re.compile(
    r"(?P<length>(?!in |just )[\w -]+?)"
    r" (?:late|behind schedule|into (?:the|its|their|his|her|an?) [\w -]+)$",
    _FLAGS,
)
"""A distance from the day on which something began, or should have: "five months into the war"."""


def edge_of(told: Bounds, day: Date, *, later: bool) -> Date:
    """Return the last day of an earlier time for what is later, if it lasts for more than a day."""
    is_range = None not in (told.latest_start, told.earliest_end) and told.relation is None
    if not is_range or (told.latest_start or "") >= (told.earliest_end or ""):
        return day
    return (end_told(told) if later else start_told(told)) or day


def of_distance(text: str, day: Date, told: Bounds) -> Bounds | None:
    """Return the time a length before or after: "two days later"; weeks may be one less or more.

    Args:
        told: The earlier time: two hours after 16:10 are on the same day.
    """
    text = re.sub(r" after (?:that|then)$", " later", re.sub(r" before (?:that|then)$", " earlier", text))
    text = _INTO.sub(r"\g<length> later", text)
    read = read_duration(text)
    if read is None or read.relation not in DISTANT:
        return None
    side = DISTANT[read.relation]
    day = edge_of(told, day, later=side > 0)
    if read.comparator == "moreThanOne":
        return afterwards(day) if side > 0 else before_end(day.first)
    length = COUNTED.fullmatch(read.duration or "")
    if length is None or read.comparator not in (None, "lessThan", "moreThan"):
        return None
    first, last = date.fromisoformat(day.first or ""), date.fromisoformat(day.last or "")
    count = int(length["count"])
    if read.comparator:
        return _more_or_less(read.comparator == "moreThan", side, length, first, last)
    if length["time"]:
        hours = timedelta(days=-(-count // 24) if _passes_midnight(told.clock, side * count) else 0)
        ends = (first, last + hours) if side > 0 else (first - hours, last)
    else:
        unit, back = length["unit"], -side * count
        if first == last and unit != "D":
            return at_date(at_distance(first, unit, back))
        ends = (_away(first, unit, back)[0], _away(last, unit, back)[1])
    return at_date(spanning(*ends))


def _more_or_less(more: bool, side: int, length: re.Match[str], first: date, last: date) -> Bounds | None:
    """Return the time more or less than a length before or after: "less than a week later"."""
    unit, count = ("D", 1) if length["time"] else (length["unit"], int(length["count"]))
    near, far = (shifted(one, unit, -side * count) for one in (first, last))
    if not more:
        return at_date(spanning(first, far) if side > 0 else spanning(near, last))
    return bounded("after", dated(near.isoformat())) if side > 0 and not length["time"] else None


def _passes_midnight(clock: str | None, hours: int) -> bool:
    return clock is None or not 0 <= int(clock[:2]) + hours < 24


def _away(day: date, unit: str, count: int) -> tuple[date, date]:
    """Return the days around the one so far before another, or the day itself, since days are exact."""
    return (shifted(day, unit, count),) * 2 if unit == "D" else around(day, unit, count)
