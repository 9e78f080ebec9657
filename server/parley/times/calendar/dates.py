"""Dates of the calendar in words, without a preposition: "late May 2031", "Friday, 9 April", "the 1990s".

``early``, ``mid`` and ``late`` are thirds of a year, a month or part of a year, and overlapping parts of a
decade. A beginning is an early part, an end a late one. The weeks of a month are its days 1 to 7, 8 to 14,
15 to 21 and 22 to 28, and the last week is its last seven days. Its second half begins on day 16. Without a
year there are no days, and these parts are stored by name.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from parley.numbers.reading import parse_ordinal
from parley.times.calendar.decades import read_decade
from parley.times.calendar.edtf import HALVES, PARTS, QUARTERS, SEASONS, THIRDS, Date, dated, days_of
from parley.times.calendar.feasts import read_feast

DAYS_OF_THIRD = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
PORTIONS = {"early": "earlyIn", "mid": "midOf", "late": "lateIn"}
_THIRD_OF_END = {
    "beginning": "early", "start": "early", "first days": "early", "early days": "early",
    "opening days": "early", "outset": "early", "early part": "early", "middle": "mid", "end": "late",
    "last days": "late", "final days": "late", "closing days": "late", "latter part": "late",
}  # fmt: skip
PARTS_OF_MONTH = {
    "first week": ("firstWeek", 1, 7),
    "second week": ("secondWeek", 8, 14),
    "third week": ("thirdWeek", 15, 21),
    "fourth week": ("fourthWeek", 22, 28),
    "last week": ("lastWeek", -6, 0),
    "final week": ("lastWeek", -6, 0),
    "first half": ("firstHalf", 1, 15),
    "second half": ("secondHalf", 16, 0),
    "latter half": ("secondHalf", 16, 0),
}
"""Each part with its local name, its first and its last day; 0 is the last of the month, -6 six before."""
_CODE_OF_PART = {name: code for code, name in PARTS.items()}

_ABBREVIATIONS = [name.casefold() for name in calendar.month_abbr]
_NAMES = [*calendar.month_name[1:], *(rf"{name}\.?" for name in (*calendar.month_abbr[1:], "Sept"))]
_MONTH = rf"(?P<month>{'|'.join(_NAMES)})"
_DAY = r"(?:the )?(?P<day>\d{1,2}(?:st|nd|rd|th)?)"
THIRD = (
    rf"(?:(?P<third>early|mid|late)(?:-| | in (?:the )?)|(?:the )?(?P<end>{'|'.join(_THIRD_OF_END)}) of )?"
)
"""A portion before a date."""
_YEAR = r"(?P<year>[12]\d{3})"
_OF_YEAR = rf"(?:(?: of)? {_YEAR})?"
_OF_A_YEAR = rf"(?:(?: of the year)?|{_OF_YEAR})"
WEEKDAY = rf"(?:{'|'.join(calendar.day_name)})"


def _forms(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.ASCII | re.IGNORECASE) for pattern in patterns)


_PARTS = _forms(
    rf"{_DAY}(?: of)? {_MONTH}{_OF_YEAR}",
    rf"{_MONTH} {_DAY}{_OF_YEAR}",
    rf"{THIRD}{_MONTH}{_OF_YEAR}",
    rf"{THIRD}(?:the year )?{_YEAR}",
    rf"{_DAY}(?: {_YEAR})?",
)
_CODED = tuple(
    zip(
        (SEASONS, QUARTERS, HALVES),
        _forms(
            rf"(?:the )?{THIRD}(?P<the>the )?(?P<name>{'|'.join(SEASONS)}){_OF_A_YEAR}",
            rf"{THIRD}(?P<the>the )?(?P<name>{'|'.join(QUARTERS)}) quarter{_OF_A_YEAR}",
            rf"{THIRD}(?P<the>the )?(?P<name>{'|'.join(HALVES)}) half{_OF_A_YEAR}",
        ),
        strict=True,
    )
)
(_CENTURY,) = _forms(r"(?:the )?(?P<century>1\d|2[01])(?:th|st) century")
(_WINTER,) = _forms(rf"(?:the )?winter(?: of)? {_YEAR}[-/](?P<next>\d\d|\d{{4}})")
(_IN_MONTH,) = _forms(rf"(?:the )?(?P<name>{'|'.join(PARTS_OF_MONTH)}) (?:of|in) {_MONTH}{_OF_YEAR}")
(_DAY_ALONE,) = _forms(r"the (?P<day>\d{1,2}(?:st|nd|rd|th))")
# A "fall" may be that of a city, and "the last quarter" the one before the present one.
_OF_A_YEAR_ONLY = ("fall", "last")
(_ON_WEEKDAY,) = _forms(rf"(?:a )?(?P<weekday>{WEEKDAY})(?: (?P<date>.+))?")


class Parts(NamedTuple):
    """The stated parts of a date: a third, a day, a month, a year."""

    third: str | None
    day: int | None
    month: int | None
    year: str | None


def read_calendar(text: str) -> Date | None:
    """Return the date that a text states exactly, or None.

    >>> read_calendar("Friday").weekday, read_calendar("March 9").label, read_calendar("the talks of March 9")
    ('Friday', 'XXXX-03-09', None)
    """
    match = _ON_WEEKDAY.fullmatch(text)
    if match is None:
        return _without_weekday(text)
    weekday = match["weekday"].capitalize()
    if match["date"] is None:
        return Date(weekday=weekday)
    day = _without_weekday(match["date"])
    if day is None or not day.names_day or (day.first and weekday_of(day.first) != weekday):
        return None
    return replace(day, weekday=weekday)


def weekday_of(day: str) -> str:
    """Return the name of the weekday of a day ``YYYY-MM-DD``."""
    return calendar.day_name[date.fromisoformat(day).weekday()]


def read_parts(text: str) -> Parts | None:
    """Return the parts of a date, any of which may be missing, such as "3" in "3 to 5 May", or None."""
    match = next(filter(None, (form.fullmatch(text) for form in _PARTS)), None)
    stated = match.groupdict() if match else {}
    day, month = stated.get("day"), stated.get("month")
    # "In march" and "a late may" are no months.
    lower = month is not None and month[0].islower() and not stated.get("year")
    if match is None or lower or (day and not _is_day(day)):
        return None
    return Parts(
        _third(stated),
        int(re.sub(r"\D", "", day)) if day else None,
        _month(month) if month else None,
        stated.get("year"),
    )


def date_of(parts: Parts) -> Date | None:
    """Return the date of its parts, or None if there is no such day, or neither month nor year."""
    third, day, month, year = parts
    if month is None:
        if year is None or day is not None:
            return None
        return dated(f"{year}-{THIRDS[third]}" if third else year)
    # A year that is not stated may be a leap year.
    days = calendar.monthrange(int(year or 2000), month)[1]
    if day is not None and not 1 <= day <= days:
        return None
    label = f"{year or 'XXXX'}-{month:02}" + (f"-{day:02}" if day else "")
    if third is None or year is None:
        return replace(dated(label), portion=PORTIONS[third] if third else None)
    first, last = DAYS_OF_THIRD[third]
    return Date(label, f"{label}-{first:02}", f"{label}-{min(last, days):02}")


def with_year(stated: Date, year: int) -> Date | None:
    """Return a date without a year in a given year, or None if that year has no such day.

    >>> with_year(Date("XXXX-03", portion="lateIn"), 2031).first, with_year(Date("XXXX-02-29"), 2031)
    ('2031-03-21', None)
    """
    third = next((third for third, portion in PORTIONS.items() if portion == stated.portion), None)
    if not 1000 <= year <= 2999 or (stated.portion and third is None):
        return None
    if stated.label is None:
        code = _CODE_OF_PART.get(stated.season or "")
        return coded_part(str(year), code, third) if code else None
    month, day = (*(int(part) for part in stated.label.split("-")[1:]), None)[:2]
    if stated.season:
        return part_of_month(str(year), month or 0, stated.season)
    made = date_of(Parts(third, day, month, str(year)))
    return made and replace(made, weekday=stated.weekday, clock=stated.clock, of_day=stated.of_day)


def coded_part(year: str, code: int, third: str | None) -> Date:
    """Return a season, quarter or half of a year, or a third of one."""
    part = dated(f"{year}-{code}")
    if third is None:
        return part
    if part.first is None or part.last is None:
        return replace(part, portion=PORTIONS[third])
    first, last = int(part.first[5:7]), int(part.last[5:7])
    length = (last - first + 1) // 3
    begins = first + length * list(THIRDS).index(third)
    return Date(part.label, *days_of(int(year), begins, begins + length - 1))


def part_of_month(year: str, month: int, season: str) -> Date:
    """Return a week or half of a month of a stated year, given by its local name."""
    first, last = next((first, last) for name, first, last in PARTS_OF_MONTH.values() if name == season)
    days = calendar.monthrange(int(year), month)[1]
    label = f"{year}-{month:02}"
    begins, ends = (day if day > 0 else days + day for day in (first, last))
    return Date(label, f"{label}-{begins:02}", f"{label}-{ends:02}")


def _third(stated: Mapping[str, str | None]) -> str | None:
    """Return the third in the groups of a match."""
    third, end = stated.get("third"), stated.get("end")
    return third.casefold() if third else _THIRD_OF_END[end.casefold()] if end else None


def _month(name: str) -> int:
    return _ABBREVIATIONS.index(name[:3].casefold())


def _is_day(day: str) -> bool:
    return day.isdecimal() or parse_ordinal(day) is not None


def _without_weekday(text: str) -> Date | None:
    if decade := read_decade(text):
        return decade
    if century := _CENTURY.fullmatch(text):
        return _century(century[0], int(century["century"]))
    if feast := read_feast(text):
        return feast
    if winter := _WINTER.fullmatch(text):
        return _winter(int(winter["year"]), winter["next"])
    for codes, form in _CODED:
        if match := form.fullmatch(text):
            return _part_of_year(match, codes)
    if part := _IN_MONTH.fullmatch(text):
        return _part_of_month(part)
    if (alone := _DAY_ALONE.fullmatch(text)) and _is_day(alone["day"]):
        day = int(alone["day"][:-2])
        return Date(f"XXXX-XX-{day:02}") if 1 <= day <= 31 else None
    parts = read_parts(text)
    return parts and date_of(parts)


def _century(text: str, number: int) -> Date | None:
    ending = "st" if number == 21 else "th"
    return dated(f"{number - 1}XX") if f"{number}{ending} " in text.casefold() else None


def _winter(year: int, following: str) -> Date | None:
    """Return a winter that lies in two years."""
    fits = following in (f"{(year + 1) % 100:02}", str(year + 1))
    return Date(f"{year}/{year + 1}", season="winter") if fits else None


def _part_of_year(match: re.Match[str], codes: Mapping[str, int]) -> Date | None:
    """Return a season, quarter or half: by its label if the year is stated, else by its name."""
    name, third = match["name"].casefold(), _third(match.groupdict())
    code = codes[name]
    if match["year"]:
        return coded_part(match["year"], code, third)
    of_the_year = match[0].casefold().endswith(" year")
    if (name in _OF_A_YEAR_ONLY and not of_the_year) or not (match["the"] or codes is SEASONS):
        return None
    return Date(season=PARTS[code], portion=PORTIONS[third] if third else None)


def _part_of_month(match: re.Match[str]) -> Date | None:
    """Return a week or half of a month: by its days if the year is stated, else by its name."""
    name, month, year = PARTS_OF_MONTH[match["name"].casefold()][0], _month(match["month"]), match["year"]
    if year is not None:
        return part_of_month(year, month, name)
    return None if match["month"][0].islower() else Date(f"XXXX-{month:02}", season=name)
