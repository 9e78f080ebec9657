"""The first or last days, weeks or months of a date: "in the first five months of this year"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parley.times.bounds import Bounds
from parley.times.calendar.durations import length_of
from parley.times.calendar.edtf import spanning
from parley.times.calendar.shifting import shifted
from parley.times.phrases.bounding import at_date
from parley.times.phrases.points import read_date
from parley.times.phrases.settling import settled

_PART = re.compile(
    r"(?:(?:in|during|over|within|for) )?the (?P<edge>first|opening|last|final|closing)"
    r" (?P<length>[\w-]+ (?:days|weeks|months)) of (?P<whole>.+)",
    re.ASCII | re.IGNORECASE,
)
_COUNTED = re.compile(r"P(?P<count>\d{1,2})(?P<unit>[DWM])", re.ASCII)
_DAY = timedelta(days=1)


def read_first_part(text: str, published: str | None = None, *, ahead: bool | None = False) -> Bounds | None:
    """Return some time in the first or last units of a date, or None if it is not one or its days are open.

    >>> read_first_part("in the first five months of this year", "2031-05-08").edtf
    '[2031-01-01..2031-05-31]'
    >>> read_first_part("the last ten days of May 2031").edtf, read_first_part("the first two weeks of May")
    ('[2031-05-22..2031-05-31]', None)
    """
    match = _PART.fullmatch(text)
    length = length_of(match["length"]) if match else None
    counted = _COUNTED.fullmatch(length.duration) if length and not length.comparator else None
    whole = match["whole"] if match else ""
    stated = read_date("this year" if whole.casefold() == "the year" else whole)
    if match is None or counted is None or stated is None or stated.of_day or stated.names_day:
        return None
    days = settled(stated, published, ahead)
    if days.first is None or days.last is None or days.portion:
        return None
    first, last = date.fromisoformat(days.first), date.fromisoformat(days.last)
    unit, count = counted["unit"], int(counted["count"])
    if match["edge"].casefold() in ("first", "opening"):
        begins, ends = first, shifted(first, unit, -count) - _DAY
    else:
        begins, ends = shifted(last + _DAY, unit, count), last
    return at_date(spanning(begins, ends)) if first <= begins and ends <= last else None
