"""Labels of dates by EDTF (ISO 8601-2, level 2), and the days that they span.

Codes in the place of a month are seasons, quarters, thirds (quadrimesters) and halves of a year. A
season has no days, since it differs by hemisphere, and a date without a year ("XXXX-03-09") has none.
A part of a year that is not stated has no label, since a code cannot follow "XXXX".
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "last": 36, "final": 36}
THIRDS = {"early": 37, "mid": 38, "late": 39}
HALVES = {"first": 40, "second": 41, "latter": 41}
PARTS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    33: "firstQuarter", 34: "secondQuarter", 35: "thirdQuarter", 36: "fourthQuarter",
    40: "firstHalf", 41: "secondHalf",
}  # fmt: skip
"""The part of a year that a code stands for, by local name."""
_MONTHS_OF_CODE = {
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip
_LABEL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)
_CODE = re.compile(r"(?P<year>\d{4})-(?P<code>[234]\d)", re.ASCII)
_DECADE = re.compile(r"\d{3}X", re.ASCII)


@dataclass(frozen=True, slots=True)
class Date:
    """A stated date: its EDTF label, its first and last day where they are known, and its weekday."""

    label: str | None = None
    first: str | None = None
    last: str | None = None
    weekday: str | None = None
    season: str | None = None
    """The part of a year, or week of a month, that has no label as its year is not stated."""
    third: str | None = None
    """The third that is meant (early, mid, late), where neither the label nor the days tell it."""
    rough: bool = False
    """Whether only some part of it is meant: a third, an end, a time of day."""

    @property
    def plain(self) -> bool:
        """Tell whether the label is a year, month or day of a stated year, which EDTF lets stand anywhere."""
        return self.label is not None and _LABEL.fullmatch(self.label) is not None

    @property
    def inside(self) -> str | None:
        """The label inside an interval, where the codes 21 to 41 are not allowed: the year in their place."""
        coded = _CODE.fullmatch(self.label or "")
        return self.label if coded is None else coded["year"] if self.first else None

    @property
    def names_day_of_any_month(self) -> bool:
        """Tell whether it is a day of a month that is not stated: "the 19th", without its weekday."""
        return self.weekday is None and (self.label or "").startswith("XXXX-XX")

    @property
    def names_day(self) -> bool:
        """Tell whether the date is one day."""
        return self.weekday is not None or len(self.label or "") == len("2031-05-03")


def dated(label: str) -> Date:
    """Return the date of an EDTF label, with its first and last day where the label gives them.

    >>> dated("2030-33").first, dated("2030-33").last, dated("2030-21").first
    ('2030-01-01', '2030-03-31', None)
    """
    if _DECADE.fullmatch(label):
        return Date(label, f"{label[:3]}0-01-01", f"{label[:3]}9-12-31")
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
    days = calendar.monthrange(int(year), months[1])[1]
    return Date(label, f"{year}-{months[0]:02}-01", f"{year}-{months[1]:02}-{days}")
