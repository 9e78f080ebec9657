"""Anniversaries of an event whose day other words state: "on the first anniversary of the raid"."""

from __future__ import annotations

import calendar
import re
from datetime import date

from parley.numbers.reading import parse_ordinal
from parley.times.bounds import Bounds
from parley.times.calendar.shifting import shifted
from parley.times.phrases.grammar import parse_time
from parley.times.phrases.told_dates import date_told

_FORM = re.compile(
    r"(?P<before>(?:\w+ ){1,3})(?:the|its|their|his|her) (?:(?P<place>[\w-]+) )?anniversary(?: of .+)?",
    re.ASCII | re.IGNORECASE,
)
_HALF_A_YEAR = 182
"""Days around the publication within which an earlier time is the anniversary, and not the event itself."""


def of_anniversary(text: str, told: Bounds, published: str | None) -> Bounds | None:
    """Return the days of an anniversary, by the day of the event or by its own; None if none follow.

    >>> raid = Bounds(*["2028-04-03"] * 4, "2028-04-03")
    >>> of_anniversary("by the third anniversary of the raid", raid, "2031-05-08").latest_start
    '2031-04-03'
    >>> of_anniversary("on its third anniversary", Bounds(*["2031-04-03"] * 4), "2031-05-08").latest_end
    '2031-04-03'
    """
    match = _FORM.fullmatch(text)
    day = date_told(told)
    if match is None or day is None or day.first is None or day.first != day.last:
        return None
    place = parse_ordinal(match["place"]) if match["place"] else None
    if published is None or len(published) != len("2031-05-08") or (match["place"] and place is None):
        return None
    on = _on(date.fromisoformat(day.first), place, date.fromisoformat(published))
    return parse_time(f"{match['before']}{on.day} {calendar.month_name[on.month]} {on.year}") if on else None


def _on(day: date, place: int | None, published: date) -> date | None:
    """Return the day of an anniversary; one without a number is the nearest to the publication."""
    if abs((published - day).days) <= _HALF_A_YEAR:
        return day
    if place is not None:
        return shifted(day, "Y", -place)
    years = (published.year - day.year + more for more in (-1, 0, 1))
    days = (shifted(day, "Y", -count) for count in years)
    return next((one for one in days if abs((published - one).days) <= _HALF_A_YEAR), None)
