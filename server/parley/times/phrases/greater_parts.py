"""Most of a time: "for most of May 2031" begins in its first half and ends in its second."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from parley.times.bounds import Bounds
from parley.times.calendar.edtf import Date, names_date
from parley.times.phrases.bounding import at_date, unsettled
from parley.times.phrases.points import read_date
from parley.times.phrases.settling import settled

_MOST = re.compile(
    r"(?:(?:for|in|over|during|throughout) )?"
    r"(?P<part>most|much|(?:a )?parts?|the better part) of (?P<date>.+)",
    re.ASCII | re.IGNORECASE,
)
_UNITS = {"the week": "P1W", "the month": "P1M", "the year": "P1Y"}
_MORE_THAN_HALF = ("most", "the better part")


def read_most(text: str, published: str | None = None, *, ahead: bool | None = False) -> Bounds | None:
    """Return the bounds of most of a date, or of a part of it for "much" of it, or None.

    >>> most = read_most("for most of May 2031")
    >>> most.earliest_start, most.latest_start, most.earliest_end, most.latest_end
    ('2031-05-01', '2031-05-16', '2031-05-16', '2031-05-31')
    >>> read_most("for much of May 2031").latest_start, read_most("for most of May").portion
    ('2031-05-31', 'mostOf')
    """
    match = _MOST.fullmatch(text)
    stated = _date(match["date"]) if match else None
    if match is None or stated is None or stated.names_day or stated.of_day or stated.portion:
        return None
    whole = settled(stated, published, ahead) if stated != Date(unit=stated.unit) else stated
    if match["part"].casefold() not in _MORE_THAN_HALF:
        return at_date(whole) if whole.first else None
    if whole.first and not names_date(whole.label or "["):
        # Most of a week begins on its first days, whatever day begins a week.
        return None
    return _halved(whole) if whole.first else unsettled(replace(whole, portion="mostOf"), None)


def _date(words: str) -> Date | None:
    """Return a date; for "the year" and the like, it is open which one is meant."""
    unit = _UNITS.get(words.casefold())
    return Date(unit=unit) if unit else read_date(words)


def _halved(whole: Date) -> Bounds:
    first, last = date.fromisoformat(whole.first or ""), date.fromisoformat(whole.last or "")
    half = timedelta(days=((last - first).days + 1) // 2)
    latest, earliest = (last - half).isoformat(), (first + half).isoformat()
    return Bounds(whole.first, latest, earliest, whole.last, whole.label)
