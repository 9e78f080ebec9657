"""Times at a distance from a date: "90 days after 1 June", "the day before 3 May", "a week from Monday".

A number of days is exact. Weeks and longer lengths may be one unit less or more, as in "three weeks ago".
"""

from __future__ import annotations

import re
from datetime import date

from parley.times.bounds import Bounds
from parley.times.calendar.durations import length_of
from parley.times.calendar.edtf import dated, spanning
from parley.times.calendar.shifting import at_distance, shifted
from parley.times.phrases.bounding import at_date, bounded
from parley.times.phrases.points import read_date
from parley.times.phrases.settling import settled

_FLAGS = re.ASCII | re.IGNORECASE
_APART = re.compile(
    r"(?P<how>within |by |no later than |not later than |at (?:least|most) )?"
    r"(?:(?P<eve>(?:on )?(?:the )?(?:day|eve)(?: (?=before|after|of)))|(?P<length>[\w -]+?) )"
    r"(?P<side>before|after|following|from|of) (?P<date>.+)",
    _FLAGS,
)
_LENGTH = re.compile(r"P(?P<count>\d{1,3})(?P<unit>[DWMY])", re.ASCII)
_DEADLINES = ("by ", "no later than ", "not later than ")


def read_apart(text: str, published: str | None = None, *, ahead: bool | None = False) -> Bounds | None:
    """Return the days at a length of time from a single day, or None if it is not such a time.

    >>> read_apart("90 days after 1 June 2031").edtf, read_apart("on the eve of 3 May 2031").edtf
    ('2031-08-30', '2031-05-02')
    >>> read_apart("no later than ten days after 1 June 2031").latest_start, read_apart("days after 1 June")
    ('2031-06-11', None)
    """
    match = _APART.fullmatch(text)
    stated = read_date(match["date"]) if match else None
    if match is None or stated is None or not stated.names_day or stated.of_day:
        return None
    day = settled(stated, published, ahead)
    if day.first is None or day.first != day.last:
        return None
    return _at(match, date.fromisoformat(day.first), exact=bool(stated.weekday or stated.deixis))


def _at(match: re.Match[str], day: date, *, exact: bool) -> Bounds | None:
    how, side = (match["how"] or "").casefold(), match["side"].casefold()
    if match["eve"]:
        eve = match["eve"].split()[-1].casefold() == "eve"
        if how or eve != (side == "of") or side == "from":
            return None
        return at_date(dated(shifted(day, "D", 1 if side in ("of", "before") else -1).isoformat()))
    length = length_of(match["length"])
    counted = _LENGTH.fullmatch(length.duration) if length and not length.comparator else None
    if counted is None or (side == "of" and how != "within "):
        return None
    back = 1 if side == "before" else -1
    return _bounded(how, side, day, (counted["unit"], back * int(counted["count"])), exact=exact)


def _bounded(how: str, side: str, day: date, away: tuple[str, int], *, exact: bool) -> Bounds | None:
    unit, count = away
    limit = shifted(day, unit, count)
    if how == "within ":
        # "Within a week of 3 May" may be on both sides of it.
        other = shifted(day, unit, -count) if side == "of" else day
        return at_date(spanning(min(other, limit), max(other, limit)))
    if how in _DEADLINES:
        return bounded("by", dated(limit.isoformat()))
    if how == "at least ":
        return bounded("by" if count > 0 else "notBefore", dated(limit.isoformat()))
    if how:
        return None  # "at most" leaves both ends open
    is_exact = unit == "D" or (exact and unit == "W")
    return at_date(spanning(limit, limit) if is_exact else at_distance(day, unit, count))
