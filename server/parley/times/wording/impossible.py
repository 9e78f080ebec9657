"""The faults of words that look like a time: no such day, another weekday, a reversed range."""

from __future__ import annotations

import calendar
import re
from itertools import combinations

from parley.text.folding import fold
from parley.times.calendar.dates import WEEKDAY, Parts, read_calendar, read_parts, weekday_of
from parley.times.phrases.grammar import parse_time
from parley.times.phrases.ranges import pairs
from parley.times.wording.points import day_in_words

_MOST = 6
"""The maximal number of words of a date: "Monday the 3rd of May 2031"."""
_WITH_WEEKDAY = re.compile(rf"(?P<weekday>{WEEKDAY}) (?P<date>.+)", re.ASCII | re.IGNORECASE)


def impossible(passage: str) -> str | None:
    """Return why the time of a passage is impossible, or None if it is not.

    >>> impossible("on 30 February"), impossible("Monday, 3 May 2031")
    ('30 February is not in the calendar', '3 May 2031 is a Saturday, not a Monday')
    >>> impossible("from 5 to 3 May 2031"), impossible("on 3 May 2031")
    ('the range ends before it begins', None)
    """
    if parse_time(passage) is not None:
        return None
    text = fold(passage).replace(", ", " ").strip(" ,")
    for words in _parts(text):
        fault = _no_day(words) or _other_weekday(words)
        if fault:
            return fault
    return _upside_down(text)


def _parts(text: str) -> list[str]:
    """Return the runs of words that may be a date, the longest first."""
    words = text.split(" ")
    runs = [(first, last) for first, last in combinations(range(len(words) + 1), 2) if last - first <= _MOST]
    runs.sort(key=lambda run: run[0] - run[1])
    return [" ".join(words[first:last]) for first, last in runs]


def _no_day(words: str) -> str | None:
    parts = read_parts(words)
    if parts is None or parts.day is None or parts.month is None or _is_day(parts):
        return None
    year = f" {parts.year}" if parts.year else ""
    return f"{parts.day} {calendar.month_name[parts.month]}{year} is not in the calendar"


def _is_day(parts: Parts) -> bool:
    # A year that is not stated may be a leap year.
    return 1 <= (parts.day or 0) <= calendar.monthrange(int(parts.year or 2000), parts.month or 1)[1]


def _other_weekday(words: str) -> str | None:
    match = _WITH_WEEKDAY.fullmatch(words)
    day = read_calendar(match["date"]) if match else None
    if match is None or day is None or day.first is None or day.first != day.last:
        return None
    stated, right = match["weekday"].capitalize(), weekday_of(day.first)
    return None if stated == right else f"{day_in_words(day.first)} is a {right}, not a {stated}"


def _upside_down(text: str) -> str | None:
    for start, end in pairs(text):
        known = start.first and end.first and not start.weekday and not end.weekday
        days = (start.label or "", end.label or "")
        if known and ((end.first or "") < (start.first or "") or (end.last or "") < (start.last or "")):
            return "the range ends before it begins"
        same_month = days[0][:7] == days[1][:7] and len(days[0]) == len(days[1]) == len("XXXX-05-03")
        if same_month and days[0].startswith("XXXX-") and days[1] < days[0]:
            return "the range ends before it begins"
    return None
