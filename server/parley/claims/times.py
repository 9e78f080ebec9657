"""Times in words: the bounds and the EDTF label that a passage states, by a closed list of forms.

Whatever is not on the list is no time for us: a guessed day is worse than none. Bounds are days;
``early``, ``mid`` and ``late`` are thirds of the year (EDTF level 2, quadrimesters) or of the month.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from parley.claims.claim import Bounds
from parley.text.folding import fold

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_POINT = re.compile(
    r"(?:(?P<third>early|mid|late)[ -])?(?:(?P<day>\d{1,2}) )?"
    rf"(?:(?P<month>{'|'.join(_MONTHS)}) )?(?P<year>[12]\d{{3}})"
)
_FORMS = (
    ("since", re.compile(r"since (?P<a>.+)")),
    ("from-to", re.compile(r"(?:from|between) (?P<a>.+?) (?:to|through|until|and) (?P<b>.+)")),
    ("as-of", re.compile(r"as of (?P<a>.+)")),
    ("in", re.compile(r"(?:in |on |during |of )?(?P<a>.+)")),
)
_YEAR_THIRDS = {"early": (1, 4, 37), "mid": (5, 8, 38), "late": (9, 12, 39)}
_MONTH_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


@dataclass(frozen=True, slots=True)
class _Window:
    """A stated point in time: its first and last day, its EDTF label alone and inside an interval."""

    first: str
    last: str
    label: str
    inside: str


def parse_time(passage: str) -> Bounds | None:
    """Return the bounds that a passage states, or None if it is none of the forms.

    >>> bounds = parse_time("Since mid-2015")
    >>> bounds.earliest_start, bounds.latest_start, bounds.latest_end, bounds.edtf
    ('2015-05-01', '2015-08-31', None, '2015/')
    """
    text = fold(passage).strip().casefold()
    for name, form in _FORMS:
        match = form.fullmatch(text)
        if match is None:
            continue
        windows = [_window(part) for part in match.groupdict().values()]
        if all(windows):
            return _bounds(name, [window for window in windows if window])
    return None


def _bounds(form: str, windows: list[_Window]) -> Bounds | None:
    first = windows[0]
    if form == "since":
        return Bounds(first.first, first.last, edtf=f"{first.inside}/")
    if form == "from-to":
        last = windows[1]
        if last.first < first.first or last.last < first.last:
            return None
        return Bounds(first.first, first.last, last.first, last.last, f"{first.inside}/{last.inside}")
    if form == "as-of":
        # True at some time inside the window: begun by its last day, not over before its first.
        return Bounds(latest_start=first.last, earliest_end=first.first, edtf=first.label)
    return Bounds(first.first, first.last, first.first, first.last, first.label)


def _window(text: str) -> _Window | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    year, third = match["year"], match["third"]
    if match["month"] is None:
        return None if match["day"] else _year_window(year, third)
    return _month_window(int(year), _MONTHS[match["month"]], third, match["day"])


def _year_window(year: str, third: str | None) -> _Window:
    if third is None:
        return _Window(f"{year}-01-01", f"{year}-12-31", year, year)
    first, last, code = _YEAR_THIRDS[third]
    # Codes 21 to 41 are not allowed inside an interval (EDTF level 2), so the year stands there.
    days = calendar.monthrange(int(year), last)[1]
    return _Window(f"{year}-{first:02}-01", f"{year}-{last:02}-{days}", f"{year}-{code}", year)


def _month_window(year: int, month: int, third: str | None, day: str | None) -> _Window | None:
    days = calendar.monthrange(year, month)[1]
    label = f"{year}-{month:02}"
    if day is not None:
        if third is not None or not 1 <= int(day) <= days:
            return None
        date = f"{label}-{int(day):02}"
        return _Window(date, date, date, date)
    first, last = _MONTH_THIRDS[third] if third else (1, days)
    return _Window(f"{label}-{first:02}", f"{label}-{min(last, days):02}", label, label)
