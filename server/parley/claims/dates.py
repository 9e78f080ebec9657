"""Dates in words, without a preposition: "late May 2031", "Friday, 9 April", "the first half of 2030".

``early``, ``mid`` and ``late`` are thirds of the year or of the month, for which EDTF has no code; a
beginning is an early part, an end a late one. The weeks of a month are its days 1 to 7, 8 to 14, 15 to 21
and 22 to 28, and the last week its last seven days; its second half begins on day 16. Where there is no
year, and so no days, these are kept by name.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from parley.claims.edtf import HALVES, PARTS, QUARTERS, SEASONS, THIRDS, Date, dated
from parley.claims.numbers import parse_ordinal

_DAYS_OF_THIRD = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_THIRD_OF_END = {
    "beginning": "early", "start": "early", "first days": "early", "middle": "mid", "end": "late",
    "last days": "late", "final days": "late", "closing days": "late",
}  # fmt: skip
_PARTS_OF_MONTH = {
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

_ABBREVIATIONS = [name.casefold() for name in calendar.month_abbr]
_NAMES = [*calendar.month_name[1:], *(rf"{name}\.?" for name in (*calendar.month_abbr[1:], "Sept"))]
_MONTH = rf"(?P<month>{'|'.join(_NAMES)})"
_DAY = r"(?:the )?(?P<day>\d{1,2}(?:st|nd|rd|th)?)"
_THIRD = rf"(?:(?P<third>early|mid|late)(?:-| | in )|(?:the )?(?P<end>{'|'.join(_THIRD_OF_END)}) of )?"
_YEAR = r"(?P<year>[12]\d{3})"
_OF_YEAR = rf"(?:(?: of)? {_YEAR})?"
_OF_A_YEAR = rf"(?: of the year|{_OF_YEAR})"
_WEEKDAY = rf"(?:{'|'.join(calendar.day_name)})"


def _forms(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.ASCII | re.IGNORECASE) for pattern in patterns)


_PARTS = _forms(
    rf"{_DAY}(?: of)? {_MONTH}{_OF_YEAR}",
    rf"{_MONTH} {_DAY}{_OF_YEAR}",
    rf"{_THIRD}{_MONTH}{_OF_YEAR}",
    rf"{_THIRD}(?:the year )?{_YEAR}",
    rf"{_DAY}(?: {_YEAR})?",
)
_CODED = tuple(
    zip(
        (SEASONS, QUARTERS, HALVES),
        _forms(
            rf"(?:the )?{_THIRD}(?P<the>the )?(?P<name>{'|'.join(SEASONS)}){_OF_A_YEAR}",
            rf"{_THIRD}(?P<the>the )?(?P<name>{'|'.join(QUARTERS)}) quarter{_OF_A_YEAR}",
            rf"{_THIRD}(?P<the>the )?(?P<name>{'|'.join(HALVES)}) half{_OF_A_YEAR}",
        ),
        strict=True,
    )
)
# "The 2000s" and "the 1900s" may be centuries.
(_DECADE,) = _forms(r"(?:the )?(?P<decade>[12]\d[1-9])0s")
(_IN_MONTH,) = _forms(rf"(?:the )?(?P<name>{'|'.join(_PARTS_OF_MONTH)}) (?:of|in) {_MONTH}{_OF_YEAR}")
(_DAY_ALONE,) = _forms(r"the (?P<day>\d{1,2}(?:st|nd|rd|th))")
# A "fall" may be that of a city, and "the last quarter" the one before this.
_OF_A_YEAR_ONLY = ("fall", "last")
(_ON_WEEKDAY,) = _forms(rf"(?:a )?(?P<weekday>{_WEEKDAY})(?: (?P<date>.+))?")
_HOURS = _forms(
    r"(?:(?:at )?(?:noon|midday|midnight)|(?:at |before )?dawn|after dark) (?:on )?(?P<day>.+)",
    r"(?:the )?(?:morning|afternoon|evening|night|early hours) of (?P<day>.+)",
    rf"(?:early|earlier|late|later) (?:on )?(?P<day>{_WEEKDAY}.*)",
    r"(?:(?:early|late) )?(?P<day>.+?) (?:morning|afternoon|evening|night)",
    r"(?P<day>.+?) (?:at )?(?:noon|midday|midnight)",
)


class Parts(NamedTuple):
    """The parts of a date that are stated: a third, a day, a month, a year.

    The third is ``loose`` where the words are "the end of" and the like, of which before and after are said
    exactly.
    """

    third: str | None
    day: int | None
    month: int | None
    year: str | None
    loose: bool = False


def read_date(text: str) -> Date | None:
    """Return the date that a text states; its time of day is left out. None if there is more or less.

    >>> read_date("Friday evening").weekday, read_date("March 9").label, read_date("the talks of March 9")
    ('Friday', 'XXXX-03-09', None)
    """
    whole = _on_weekday(text)
    if whole:
        return whole
    for match in filter(None, (form.fullmatch(text) for form in _HOURS)):
        day = _on_weekday(match["day"])
        if day and day.names_day:
            return replace(day, rough=True)
    return None


def read_parts(text: str) -> Parts | None:
    """Return the parts of a date of which any may be wanting, as "3" in "3 to 5 May", or None."""
    match = next(filter(None, (form.fullmatch(text) for form in _PARTS)), None)
    if match is None:
        return None
    stated = match.groupdict()
    day, month = stated.get("day"), stated.get("month")
    # "In may" and "a march" are no months.
    if (day and not _is_day(day)) or (month and not stated.get("year") and month[0].islower()):
        return None
    return Parts(
        _third(stated),
        int(day.rstrip("stndrhSTNDRH")) if day else None,
        _month(month) if month else None,
        stated.get("year"),
        loose=bool(stated.get("end")),
    )


def date_of(parts: Parts) -> Date | None:
    """Return the date of its parts, or None if there is no such day, or neither month nor year."""
    third, day, month, year, loose = parts
    if month is None:
        if year is None or day is not None:
            return None
        return replace(dated(f"{year}-{THIRDS[third]}" if third else year), rough=loose)
    # A year that is not stated may be a leap year.
    days = calendar.monthrange(int(year or 2000), month)[1]
    if day is not None and not 1 <= day <= days:
        return None
    label = f"{year or 'XXXX'}-{month:02}" + (f"-{day:02}" if day else "")
    if third is None or year is None:
        return replace(dated(label), third=third, rough=third is not None)
    first, last = _DAYS_OF_THIRD[third]
    return Date(label, f"{label}-{first:02}", f"{label}-{min(last, days):02}", rough=loose)


def _third(stated: Mapping[str, str | None]) -> str | None:
    third, end = stated.get("third"), stated.get("end")
    return third.casefold() if third else _THIRD_OF_END[end.casefold()] if end else None


def _month(name: str) -> int:
    return _ABBREVIATIONS.index(name[:3].casefold())


def _is_day(day: str) -> bool:
    return day.isdecimal() or parse_ordinal(day) is not None


def _on_weekday(text: str) -> Date | None:
    match = _ON_WEEKDAY.fullmatch(text)
    if match is None:
        return _without_weekday(text)
    weekday = match["weekday"].capitalize()
    if match["date"] is None:
        return Date(weekday=weekday)
    day = _without_weekday(match["date"])
    if day is None or not day.names_day:
        return None
    if day.first and calendar.day_name[date.fromisoformat(day.first).weekday()] != weekday:
        return None
    return replace(day, weekday=weekday)


def _without_weekday(text: str) -> Date | None:
    if decade := _DECADE.fullmatch(text):
        return dated(f"{decade['decade']}X")
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


def _part_of_year(match: re.Match[str], codes: Mapping[str, int]) -> Date | None:
    """Return a season, quarter or half: by its label if the year is stated, else by its name."""
    name, third = match["name"].casefold(), _third(match.groupdict())
    code = codes[name]
    if match["year"]:
        return replace(dated(f"{match['year']}-{code}"), third=third, rough=third is not None)
    if name in _OF_A_YEAR_ONLY or not (match["the"] or codes is SEASONS):
        return None
    return Date(season=PARTS[code], third=third, rough=third is not None)


def _part_of_month(match: re.Match[str]) -> Date | None:
    """Return a week or half of a month: by its days if the year is stated, else by its name."""
    name, first, last = _PARTS_OF_MONTH[match["name"].casefold()]
    month, year = _month(match["month"]), match["year"]
    if year is None:
        return None if match["month"][0].islower() else Date(f"XXXX-{month:02}", season=name)
    days = calendar.monthrange(int(year), month)[1]
    label = f"{year}-{month:02}"
    begins, ends = (day if day > 0 else days + day for day in (first, last))
    return Date(label, f"{label}-{begins:02}", f"{label}-{ends:02}")
