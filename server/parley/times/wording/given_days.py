"""The days that an author worked out for a time, as words, beside what the words of the time state."""

from __future__ import annotations

from contextlib import suppress

from parley.times.bounds import Bounds
from parley.times.wording.points import day_in_words


def given_days(bounds: Bounds) -> str:
    """Return the days of a time as a phrase; no two times with different days have the same one.

    >>> given_days(Bounds(*["2031-05-03"] * 4))
    'on 3 May 2031'
    >>> given_days(Bounds("2031-05-03", "2031-05-05", None, "2031-05-09"))
    'beginning between 3 May 2031 and 5 May 2031, ending by 9 May 2031'
    """
    begins = (bounds.earliest_start, bounds.latest_start)
    ends = (bounds.earliest_end, bounds.latest_end)
    if begins == ends and None not in begins:
        return _point(*begins) if begins[0] == begins[1] else f"at some time {_point(*begins)}"
    parts = (("beginning", begins), ("ending", ends))
    return ", ".join(f"{what} {_point(*days)}" for what, days in parts if any(days))


def _point(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return f"by {_day(last or '')}" if first is None else f"on {_day(first)} or later"
    return f"on {_day(first)}" if first == last else f"between {_day(first)} and {_day(last)}"


def _day(day: str) -> str:
    with suppress(ValueError, IndexError):
        # A file may state a day that does not exist.
        return day_in_words(day)
    return day
