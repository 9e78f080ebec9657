"""The days that an author worked out for a time, as words, beside what the words of the time state."""

from __future__ import annotations

from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta

from parley.times.bounds import Bounds
from parley.times.wording.points import day_in_words, two_days


def given_days(bounds: Bounds) -> str:
    """Return the days of a time as a phrase; no two times with different days have the same one.

    >>> given_days(Bounds(*["2031-05-03"] * 4))
    'on 3 May 2031'
    >>> given_days(Bounds("2031-05-03", "2031-05-05", None, "2031-05-09"))
    'from some day between 3 and 5 May 2031 until 9 May 2031 or earlier'
    >>> given_days(Bounds("2031-05-03", "2031-05-04"))
    'from 3 or 4 May 2031'
    >>> given_days(Bounds(latest_start="2031-05-03"))
    'by 3 May 2031'
    """
    if period := whole_period(bounds):
        return period
    begins = (bounds.earliest_start, bounds.latest_start)
    ends = (bounds.earliest_end, bounds.latest_end)
    if begins == ends and None not in begins:
        return _point(*begins) if begins[0] == begins[1] else f"sometime {_point(*begins)}"
    if begins[0] is None and begins[1] and not any(ends):
        return f"by {_day(begins[1])}"
    parts = (("from", begins), ("until", ends))
    return " ".join(f"{what} {_limit(*days)}" for what, days in parts if any(days))


def whole_period(bounds: Bounds) -> str:
    """Return the month or year that the days of a time fill, as a phrase; empty if they fill none.

    >>> whole_period(Bounds("2031-05-01", "2031-05-31", "2031-05-01", "2031-05-31"))
    'in May 2031'
    >>> whole_period(Bounds("2031-01-01", "2031-12-31", "2031-01-01", "2031-12-31"))
    'in 2031'
    """
    first, last = bounds.earliest_start or "", bounds.latest_start or ""
    if (first, last) != (bounds.earliest_end, bounds.latest_end):
        return ""
    if first[:4] == last[:4] and (first[5:], last[5:]) == ("01-01", "12-31"):
        return f"in {first[:4]}"
    with suppress(ValueError):
        month = date.fromisoformat(first)
        if month.day == 1 and last == f"{first[:8]}{monthrange(month.year, month.month)[1]}":
            return f"in {month:%B} {first[:4]}"
    return ""


def _point(first: str | None, last: str | None) -> str:
    return f"on {_day(first or '')}" if first == last else f"between {_both(first or '', last or '')}"


def _limit(first: str | None, last: str | None) -> str:
    """Return the days on which something may begin or end: "3 May 2031 or later", "some day between"."""
    if first is None or last is None:
        return f"{_day(last or '')} or earlier" if first is None else f"{_day(first)} or later"
    if first == last:
        return _day(first)
    return _both(first, last, "or") if _are_next(first, last) else f"some day between {_both(first, last)}"


def _are_next(first: str, last: str) -> bool:
    with suppress(ValueError):
        return date.fromisoformat(last) - date.fromisoformat(first) == timedelta(days=1)
    return False


def _both(first: str, last: str, joint: str = "and") -> str:
    """Return two days, with what they share at the end: "3 and 5 May 2031"."""
    with suppress(ValueError, IndexError):
        # A file may state a day that does not exist.
        return two_days(first, last, joint)
    return f"{_day(first)} {joint} {_day(last)}"


def _day(day: str) -> str:
    with suppress(ValueError, IndexError):
        return day_in_words(day)
    return day
