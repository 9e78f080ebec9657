"""Single dates as words, without a preposition, including those counted from today: "late December 2017"."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from parley.times.calendar.dates import DAYS_OF_THIRD, PARTS_OF_MONTH, coded_part, part_of_month
from parley.times.calendar.decades import YEARS
from parley.times.calendar.edtf import THIRDS, dated, days_of
from parley.times.calendar.weeks import week_around

_OF_CODE = {
    33: "the first quarter", 34: "the second quarter", 35: "the third quarter", 36: "the fourth quarter",
    40: "the first half", 41: "the second half",
}  # fmt: skip


def day_in_words(day: str) -> str:
    """Return a day as "3 May 2031"."""
    year, month, number = day.split("-")
    return f"{int(number)} {calendar.month_name[int(month)]} {year}"


def point(first: str, last: str) -> str:
    """Return the shortest words for the days from one to another, as one stated date.

    >>> point("2031-05-03", "2031-05-03"), point("2031-05-01", "2031-05-31")
    ('3 May 2031', 'May 2031')
    >>> point("2017-12-21", "2017-12-31"), point("1995-01-01", "1999-12-31")
    ('late December 2017', 'the late 1990s')
    """
    return next(points(first, last))


def points(first: str, last: str) -> Iterator[str]:
    """Yield all words for the days from one to another, as one stated date, the shortest first."""
    if first == last:
        yield day_in_words(first)
        return
    yield from (words for words, days in _named(first) if days == (first, last))
    yield f"some time between {_edge(first, last)}"


def either(first: str, last: str) -> str:
    """Return some day from one to another: "3 or 4 May 2031", "the week of 28 April 2031".

    >>> either("2031-04-28", "2031-05-04"), either("2031-05-03", "2031-05-04")
    ('the week of 28 April 2031', '3 or 4 May 2031')
    >>> either("2031-04-01", "2031-05-31"), either("2030-01-01", "2031-12-31")
    ('April or May 2031', '2030 or 2031')
    """
    begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    if week_around(begins) == (begins, ends):
        return f"the week of {day_in_words(first)}"
    if (ends - begins).days == 1:
        return two_days(first, last, "or")
    return two_periods(first, last) or f"some time between {_edge(first, last)}"


def two_periods(first: str, last: str) -> str:
    """Return the two months or years that days fill: "April or May 2031"; empty if they are none."""
    year, month = int(first[:4]), int(first[5:7])
    if (first, last) == (f"{year}-01-01", f"{year + 1}-12-31"):
        return f"{year} or {year + 1}"
    following = (year + month // 12, month % 12 + 1)
    if first.endswith("-01") and last == days_of(following[0], following[1], following[1])[1]:
        return _edge(first, last, "or")
    return ""


def two_days(first: str, last: str, joint: str) -> str:
    """Return two days, with month and year once if they are the same: "3 and 4 May 2031"."""
    one, other = day_in_words(first).split(" "), day_in_words(last).split(" ")
    while len(one) > 1 and one[-1] == other[len(one) - 1]:
        one.pop()
    return f"{' '.join(one)} {joint} {' '.join(other)}"


def _edge(first: str, last: str, joint: str = "and") -> str:
    """Return both ends of a span: "2 April and 4 May 2031", by months if they are whole."""
    year, month = int(last[:4]), int(last[5:7])
    whole = first.endswith("-01") and last == days_of(year, month, month)[1]
    if whole and first[:7] != last[:7]:
        begins = f"{calendar.month_name[int(first[5:7])]} {first[:4]}"
        return f"{begins.removesuffix(f' {year}')} {joint} {calendar.month_name[month]} {year}"
    return two_days(first, last, joint)


def _named(first: str) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    """Yield the words for parts of the century, decade, year and month of a day, with the days of each."""
    year, month = first[:4], int(first[5:7])
    name = f"{calendar.month_name[month]} {year}"
    for label, words in ((year, year), (first[:7], name), (f"{year[:3]}X", f"the {year[:3]}0s")):
        whole = dated(label)
        if not (label.endswith("X") and year[2] == "0"):
            yield words, (whole.first, whole.last)
    yield from _of_year(year)
    for third, (begins, ends) in DAYS_OF_THIRD.items():
        whole_month = days_of(int(year), month, month)[1]
        last_day = min(ends, int(whole_month[-2:]))
        days = f"{first[:7]}-{begins:02}", f"{first[:7]}-{last_day:02}"
        yield f"{third} {name}".replace("mid ", "mid-"), days
    for words, (part, _, _) in PARTS_OF_MONTH.items():
        made = part_of_month(year, month, part)
        yield f"the {words} of {name}", (made.first, made.last)
    for third in THIRDS:
        begins, ends = YEARS[third]
        decade = f"the {third} {year[:3]}0s".replace("mid ", "mid-")
        yield decade, (f"{year[:3]}{begins}-01-01", f"{year[:3]}{ends}-12-31")
    number = int(year[:2]) + 1
    century = dated(f"{year[:2]}XX")
    yield f"the {number}{'st' if number == 21 else 'th'} century", (century.first, century.last)


def _of_year(year: str) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    for name, code in THIRDS.items():
        whole = dated(f"{year}-{code}")
        yield f"{name} {year}".replace("mid ", "mid-"), (whole.first, whole.last)
    for code, words in _OF_CODE.items():
        for third in (None, *THIRDS):
            part = coded_part(year, code, third)
            yield f"{f'{third} in ' if third else ''}{words} of {year}", (part.first, part.last)
