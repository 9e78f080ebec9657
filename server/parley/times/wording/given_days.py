"""The days that an author worked out for a time, as words, beside what the words of the time state."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from parley.times.bounds import Bounds
from parley.times.wording.points import day_in_words, points, two_days, two_periods


def given_days(bounds: Bounds) -> str:
    """Return the days of a time as a phrase; no two times with different days have the same one.

    >>> given_days(Bounds(*["2031-05-03"] * 4))
    'on 3 May 2031'
    >>> given_days(Bounds("2031-05-03", "2031-05-05", None, "2031-05-09"))
    'from sometime between 3 and 5 May 2031 until 9 May 2031 or earlier'
    >>> given_days(Bounds("2031-05-03", "2031-05-03", "2031-05-05", "2031-05-05"))
    'from 3 to 5 May 2031'
    >>> given_days(Bounds("2031-05-03", "2031-05-04"))
    'from 3 or 4 May 2031'
    >>> given_days(Bounds("2031-05-01", "2031-05-31")), given_days(Bounds(*["2031-05-21", "2031-05-31"] * 2))
    ('from May 2031', 'in late May 2031')
    >>> given_days(Bounds(*["2031-04-01", "2031-05-31"] * 2))
    'in April or May 2031'
    >>> given_days(Bounds(earliest_start="2031-05-03", latest_end="2031-05-09"))
    'no earlier than 3 May 2031 and no later than 9 May 2031'
    >>> given_days(Bounds(latest_start="2031-05-03"))
    'by 3 May 2031'
    """
    begins = (bounds.earliest_start, bounds.latest_start)
    ends = (bounds.earliest_end, bounds.latest_end)
    if begins == ends and None not in begins:
        return f"on {_day(begins[0] or '')}" if begins[0] == begins[1] else _within(*begins)
    if begins[0] is None and begins[1] and not any(ends):
        return f"by {_day(begins[1])}"
    if begins == ends and begins[0] is None and begins[1]:
        return f"no later than {_day(begins[1])}"
    if begins[0] and ends[1] and begins[1] is None and ends[0] is None:
        return f"no earlier than {_day(begins[0])} and no later than {_day(ends[1])}"
    if begins[0] and ends[0] and (begins[0], ends[0]) == (begins[1], ends[1]):
        return f"from {_both(begins[0], ends[0], 'to')}"
    parts = (("from", begins), ("until", ends))
    return " ".join(f"{what} {_limit(*days)}" for what, days in parts if any(days))


def _within(first: str | None, last: str | None) -> str:
    """Return the days of which one is meant: "in May 2031", "sometime between 3 and 5 May 2031"."""
    if first and last and _are_next(first, last):
        return f"on {_both(first, last, 'or')}"
    named = _named(first, last) or _two_periods(first or "", last or "")
    return f"in {named}" if named else f"sometime between {_both(first or '', last or '')}"


def _named(first: str | None, last: str | None) -> str:
    """Return the name of the period that days fill, "late May 2031"; empty if it has none.

    >>> _named("2031-05-01", "2031-05-31"), _named("2031-05-02", "2031-05-31")
    ('May 2031', '')
    """
    with suppress(ValueError, IndexError, TypeError):
        # A file may state a day that does not exist.
        known = points(first or "", last or "")
        return next((one for one in known if "between" not in one and " in " not in one), "")
    return ""


def _two_periods(first: str, last: str) -> str:
    with suppress(ValueError, IndexError):
        return two_periods(first, last)
    return ""


def _limit(first: str | None, last: str | None) -> str:
    """Return the days on which something may begin or end: "3 May 2031 or later", "May 2031"."""
    if first is None or last is None:
        return f"{_day(last or '')} or earlier" if first is None else f"{_day(first)} or later"
    if first == last:
        return _day(first)
    if _are_next(first, last):
        return _both(first, last, "or")
    return _named(first, last) or f"sometime between {_both(first, last)}"


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
