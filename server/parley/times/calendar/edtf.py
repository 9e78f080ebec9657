"""Labels of dates by EDTF (ISO 8601-2, level 2), and the days that they span.

Codes in place of a month are seasons, quarters, thirds (quadrimesters) and halves of a year. A season has
no days, because it differs by hemisphere, and a date without a year ("XXXX-03-09") has none. A part of an
unknown year has no label, because a code cannot follow "XXXX". "[A..B]" is some day from A to B, and "A~" is
about A: the middle of such days, as long before and after it as a rule allows for.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "last": 36, "final": 36}
THIRDS = {"early": 37, "mid": 38, "late": 39}
HALVES = {"first": 40, "second": 41, "latter": 41}
PARTS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    33: "firstQuarter", 34: "secondQuarter", 35: "thirdQuarter", 36: "fourthQuarter",
    40: "firstHalf", 41: "secondHalf",
}  # fmt: skip
"""The part of a year with a code, by local name."""
_MONTHS_OF_CODE = {
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip
_LABEL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)
_CODE = re.compile(r"(?P<year>\d{4})-(?P<code>[234]\d)", re.ASCII)
_TO_DAY, _TO_MONTH = timedelta(days=15), timedelta(days=184)
"""How far from its middle days may be that are about a day, and about a month."""
_DECADE = re.compile(r"\d{3}X|\d\dXX", re.ASCII)


@dataclass(frozen=True, slots=True)
class Date:
    """A stated date: its EDTF label, its first and last day if they are known, and its other parts."""

    label: str | None = None
    first: str | None = None
    last: str | None = None
    weekday: str | None = None
    season: str | None = None
    """The named part of a year, month, week or day that has no label of its own."""
    portion: str | None = None
    """The meant portion, if neither the label nor the days show it."""
    deixis: str | None = None
    """The unit of the calendar, counted from the time of writing."""
    unit: str | None = None
    """That unit, as a duration, if it is a day, week, month or year."""
    nearest: bool = False
    """Whether it is the nearest one: "this past Friday", "the coming Friday"."""
    clock: str | None = None
    """The time of day."""
    of_day: bool = False
    """Whether only a part of the day is meant."""
    stretch: str | None = None
    """The days around it that are meant instead: its week, or the length that ends with it."""
    midnight: bool = False
    """Whether it is midnight, which may begin or end the named day."""

    @property
    def open(self) -> bool:
        """Return whether it has no form of its own until its day, month or century is known."""
        return self.stretch is not None or re.fullmatch(r"XX\dX", self.label or "") is not None

    @property
    def plain(self) -> bool:
        """Return whether the label is a year, month or day of a stated year, which EDTF allows anywhere."""
        return self.label is not None and _LABEL.fullmatch(self.label) is not None

    @property
    def whole(self) -> bool:
        """Return whether its days are those of its label."""
        of_label = dated(self.label or "")
        return (self.first, self.last) == (of_label.first, of_label.last)

    @property
    def inside(self) -> str | None:
        """The label inside an interval, where the codes 21 to 41 are not allowed: the year instead."""
        if self.label is None or not names_date(self.label):
            return None
        coded = _CODE.fullmatch(self.label)
        return self.label if coded is None else coded["year"] if self.first else None

    @property
    def names_day_of_any_month(self) -> bool:
        """Return whether it is a day of an unknown month: "the 19th", without its weekday."""
        return self.weekday is None and self.deixis is None and (self.label or "").startswith("XXXX-XX")

    @property
    def names_day(self) -> bool:
        """Return whether the date is one day."""
        if self.stretch is not None:
            return False
        return self.weekday is not None or len(self.label or "") == len("2031-05-03") or self.unit == "P1D"


def names_date(label: str) -> bool:
    """Return whether a label names one date, and not some day from one to another, or about one."""
    return not label.startswith("[") and not label.endswith("~")


def dated(label: str) -> Date:
    """Return the date of an EDTF label, with its first and last day if the label gives them.

    >>> dated("2030-33").first, dated("2030-33").last, dated("2030-21").first
    ('2030-01-01', '2030-03-31', None)
    """
    if _DECADE.fullmatch(label):
        return Date(label, f"{label.replace('X', '0')}-01-01", f"{label.replace('X', '9')}-12-31")
    coded = _CODE.fullmatch(label)
    if coded is None and not _LABEL.fullmatch(label):
        return Date(label)
    year, month, day = (*label.split("-"), "", "")[:3]
    if day:
        return Date(label, label, label)
    whole = (int(month), int(month)) if month else (1, 12)
    months = _MONTHS_OF_CODE.get(int(coded["code"])) if coded else whole
    if months is None:
        return Date(label)
    return Date(label, *days_of(int(year), *months))


def days_of(year: int, first: int, last: int) -> tuple[str, str]:
    """Return the first day of one month and the last day of another.

    >>> days_of(2031, 1, 2)
    ('2031-01-01', '2031-02-28')
    """
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(year, last)[1]}"


def spanning(first: date, last: date, *, weekday: str | None = None, season: str | None = None) -> Date:
    """Return one day, or some day from the first to the last.

    >>> spanning(date(2031, 5, 3), date(2031, 5, 4)).label
    '[2031-05-03..2031-05-04]'
    """
    begins, ends = first.isoformat(), last.isoformat()
    label = begins if first == last else f"[{begins}..{ends}]"
    return Date(label, begins, ends, weekday=weekday, season=season)


def about(first: date, last: date) -> Date:
    """Return some day from the first to the last as about the day, month or year in the middle.

    That is a day if the others are up to two weeks or so away, and a month if they are up to half a year.

    >>> about(date(2030, 12, 1), date(2030, 12, 15)).label, about(date(2029, 7, 1), date(2029, 11, 19)).label
    ('2030-12-08~', '2029-09~')
    """
    begins, ends, away = first.isoformat(), last.isoformat(), (last - first) // 2
    stated = "2031-05-03" if away <= _TO_DAY else "2031-05" if away <= _TO_MONTH else "2031"
    return Date(f"{(first + away).isoformat()[: len(stated)]}~", begins, ends)
