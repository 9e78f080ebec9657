"""A length of time with the date from which it goes, or to which: "for nine days from 3 August".

It ends, or begins, by the length. A number of days is exact, whether or not the first of them counts; weeks
and longer lengths may be one unit less or more, as in "three weeks later".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from parley.times.bounds import Bounds
from parley.times.calendar.durations import read_duration
from parley.times.calendar.edtf import names_date
from parley.times.calendar.shifting import around, shifted
from parley.times.phrases.bounding import bounded, towards
from parley.times.phrases.points import read_date

_FLAGS = re.ASCII | re.IGNORECASE
_FROM = r"(?:(?:as |effective |starting |beginning )?from|effective|(?:starting|beginning)(?: on| in)?)"
_UNTIL = r"(?:until|till|up until|(?:ending|ended)(?: on| in)?)"
_FORMS = (
    ("from", re.compile(rf"(?P<length>for .+?) {_FROM} (?P<date>.+)", _FLAGS)),
    ("from", re.compile(rf"{_FROM} (?P<date>.+?) (?P<length>for .+)", _FLAGS)),
    ("until", re.compile(rf"(?P<length>for .+?) {_UNTIL} (?P<date>.+)", _FLAGS)),
)
_COUNTED = re.compile(r"P(?P<time>T?)(?P<count>\d{1,3})(?P<unit>[DWMYH])", re.ASCII)
_DAY = timedelta(days=1)
_AT_LEAST, _AT_MOST = ("atLeast", "moreThan"), ("atMost", "lessThan")
_BOUNDING = (None, *_AT_LEAST, *_AT_MOST)
"""Comparators of a length that bound the end of what has it."""


def read_term(
    text: str, published: str | None = None, *, ahead: bool | None = False, told: bool = False
) -> Bounds | None:
    """Return the time that a date begins or ends, and that has a length; None if a text states no such time.

    >>> term = read_term("for nine days from 3 August 2031")
    >>> term.latest_start, term.earliest_end, term.latest_end
    ('2031-08-03', '2031-08-11', '2031-08-12')
    >>> read_term("for nine days until 12 August 2031").earliest_start
    '2031-08-03'
    >>> read_term("for the talks from 3 August 2031")
    """
    for relation, form in _FORMS:
        match = form.fullmatch(text)
        length = read_duration(match["length"]) if match else None
        stated = read_date(match["date"]) if match else None
        if length is None or length.relation != "lasting" or length.duration is None:
            continue
        if stated is None or stated.of_day or stated.unit or stated.open:
            continue
        edge = bounded(relation, towards(relation, stated, published, ahead, told=told))
        return lasting(edge, length.duration, length.comparator) if edge else None
    return None


def lasting(edge: Bounds, duration: str, comparator: str | None) -> Bounds:
    """Return a time of which one end is known, with its length and the days of its other end.

    Args:
        edge: The time from its beginning on, or until its end.
        duration: The length, as ISO 8601.
        comparator: The bound of the length. The other end of what lasts for at least, or at most, so long
            has that bound; of what lasts for about so long it is open.
    """
    counted = _COUNTED.fullmatch(duration)
    made = replace(edge, duration=duration, comparator=comparator)
    back = edge.relation == "until"
    near = (edge.earliest_end, edge.latest_end) if back else (edge.earliest_start, edge.latest_start)
    if counted is None or comparator not in _BOUNDING or near[0] is None or near[1] is None:
        return made
    unit, count = counted["unit"], int(counted["count"])
    if counted["time"]:
        unit, count = "D", -(-count // 24)
    first, last = date.fromisoformat(near[0]), date.fromisoformat(near[1])
    if not names_date(edge.edtf or ""):
        # The label of one of several days has no place for the other end.
        made = replace(made, edtf=f"/{last}" if back else f"{first}/")
    if back:
        begun = _begins(first, last, unit, count, exact=comparator is not None)
        far, close = (begun[0], last) if comparator in _AT_MOST else (begun[0], begun[1])
        soonest = None if comparator in _AT_LEAST else far.isoformat()
        return replace(made, earliest_start=soonest, latest_start=close.isoformat())
    ends = _ends(first, last, unit, count, exact=comparator is not None)
    soonest = (first if comparator in _AT_MOST else ends[0]).isoformat()
    return replace(
        made, earliest_end=soonest, latest_end=None if comparator in _AT_LEAST else ends[1].isoformat()
    )


def _ends(first: date, last: date, unit: str, count: int, *, exact: bool) -> tuple[date, date]:
    """Return the first and the last day on which a time ends that begins from one day to another.

    Args:
        exact: Whether weeks and longer units are meant to the day, as the bound of a length is.
    """
    if exact or unit == "D":
        ends = (shifted(first, unit, -count) - _DAY, shifted(last, unit, -count))
    else:
        ends = (around(first, unit, -count)[0], around(last, unit, -count)[1])
    return max(ends[0], first), ends[1]


def _begins(first: date, last: date, unit: str, count: int, *, exact: bool) -> tuple[date, date]:
    """Return the first and the last day on which a time begins that ends from one day to another."""
    if exact or unit == "D":
        begins = (shifted(first, unit, count), shifted(last, unit, count) + _DAY)
    else:
        begins = (around(first, unit, count)[0], around(last, unit, count)[1])
    return begins[0], min(begins[1], last)
