"""Dates in words, with their precision [EDTF, ISO 8601-2:2019]."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from parley.web.views.published import Row
from parley.web.views.store_reader import text_of

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The names of the months."""

_PARTS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "33": "first quarter of", "34": "second quarter of", "35": "third quarter of", "36": "fourth quarter of",
    "37": "early", "38": "the middle of", "39": "late", "40": "first half of", "41": "second half of",
}  # fmt: skip
_SPANS = {"37": "January to April", "38": "May to August", "39": "September to December"}
_UNKNOWN = "XXXX"
_DATE = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<part>[\dX]{2}))?(?:-(?P<day>[\dX]{2}))?(?P<mark>[~?%]?)")
_MARKS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


@dataclass(frozen=True)
class DateWords:
    """A time as an article states it.

    Attributes:
        words: The time in words.
        precision: Its precision; empty if the words show it.
        edtf: Its label.
    """

    words: str
    precision: str
    edtf: str


@dataclass(frozen=True)
class DateBounds:
    """The first and last possible days of a time; None if they are not stated.

    Attributes:
        start: The first day.
        end: The last day.
        is_open: Whether its beginning or its end is not stated.
    """

    start: date | None
    end: date | None
    is_open: bool


def date_words(edtf: str) -> DateWords:
    """Return a label of EDTF in words; one of an unknown form is not changed.

    >>> date_words("2015-05").words, date_words("2015-39").words, date_words("2015/").words
    ('May 2015', 'late 2015 (September to December)', 'from 2015, end not stated')
    """
    if edtf.startswith("[") and edtf.endswith("]"):
        return _one_of(edtf)
    first, slash, last = edtf.partition("/")
    if not slash:
        return DateWords(_words(first), _precision(first), edtf)
    begin = f"from {_words(first)}" if first and first != ".." else "start not stated"
    end = f"to {_words(last)}" if last and last != ".." else "end not stated"
    both = begin.startswith("from") and end.startswith("to")
    exact = " and ".join(dict.fromkeys(filter(None, (_precision(first), _precision(last)))))
    return DateWords(f"{begin}{' ' if both else ', '}{end}", exact, edtf)


def _one_of(edtf: str) -> DateWords:
    first, dots, last = edtf[1:-1].partition("..")
    if not dots:
        return DateWords(f"one of {_words(first)}", "", edtf)
    if first and last:
        return DateWords(f"at some time from {_words(first)} to {_words(last)}", _precision(first), edtf)
    return DateWords(f"{'not before' if first else 'not after'} {_words(first or last)}", "", edtf)


def _words(one: str) -> str:
    match = _DATE.fullmatch(one)
    if match is None:
        return one
    year, part, day = match["year"], match["part"], match["day"]
    named = "a year that is not stated" if year == _UNKNOWN else year
    told = named
    if part in _PARTS:
        told = f"{_PARTS[part]} {named}" + (f" ({_SPANS[part]})" if part in _SPANS else "")
    elif part and part.isdigit() and 1 <= int(part) <= len(MONTHS):
        month = MONTHS[int(part) - 1]
        month = f"{int(day)} {month}" if day and day.isdigit() else month
        told = f"{month}{' of' if year == _UNKNOWN else ''} {named}"
    elif year.endswith("X") and year != _UNKNOWN:
        told = f"the {year.replace('X', '0')}s"
    return _MARKS.get(match["mark"], "") + told


def _precision(one: str) -> str:
    match = _DATE.fullmatch(one)
    if match is None:
        return ""
    if match["day"]:
        return "to the day"
    if match["part"]:
        return "to a part of the year" if match["part"] in _PARTS else "to the month"
    return "to the year"


def bounds_in(row: Row) -> DateBounds:
    """Return the bounds in a row; if only the inner ones are stated, the time between these."""
    names = ("earliestStart", "latestStart", "earliestEnd", "latestEnd")
    first, latest_start, earliest_end, last = (_day(row, name) for name in names)
    inner = sorted(day for day in (latest_start, earliest_end) if day is not None)
    start = first or (inner[0] if inner else None)
    end = last or (inner[-1] if inner and first is None else None)
    return DateBounds(start, end, first is None or last is None)


def _day(row: Row, name: str) -> date | None:
    """Return a day, or None outside of Python's calendar."""
    try:
        return date.fromisoformat(text_of(row, name))
    except ValueError:
        return None
