"""Days and months of the calendar in the month or the year of an earlier time: "on the 28th", "in June"."""

from __future__ import annotations

import re
from datetime import date

from parley.times.bounds import Bounds
from parley.times.calendar.edtf import Date
from parley.times.phrases.grammar import parse_time
from parley.times.phrases.pointing import unit_of

_FLAGS = re.ASCII | re.IGNORECASE
_DAY_OF_MONTH = re.compile(
    r"(?P<before>on|by|until|till|since|from|before|after) the (?P<day>\d{1,2})(?:st|nd|rd|th)", _FLAGS
)
_OF_A_YEAR = re.compile(r"(?:XXXX-\d\d(?:-\d\d)?)(?:/XXXX-\d\d(?:-\d\d)?)?", re.ASCII)
_PARTS_OF_YEAR = re.compile(r"spring|summer|autumn|(?:first|second|third|fourth)Quarter|(?:first|second)Half")


def of_month(text: str, day: Date) -> Bounds | None:
    """Return a day in the earlier month: "on the 28th" of April."""
    match, month = _DAY_OF_MONTH.fullmatch(text), unit_of("month", day)
    if match is None or month is None or month.first is None:
        return None
    first = date.fromisoformat(month.first)
    return parse_time(f"{match['before']} {match['day']} {first:%B} {first.year}")


def of_year(text: str, day: Date) -> Bounds | None:
    """Return a day or month in the earlier year: "in June" of 2016."""
    read, year = parse_time(text), unit_of("year", day)
    if read is None or year is None or read.deixis or read.duration or year.first is None:
        return None
    of_year = _OF_A_YEAR.fullmatch(read.edtf) if read.edtf else _PARTS_OF_YEAR.fullmatch(read.season or "")
    return parse_time(f"{text} {year.first[:4]}") if of_year else None
