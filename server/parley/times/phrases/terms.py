"""A length of time with the date from which it goes: "for nine days from 3 August", "from Monday for a week".

It ends by the length. A number of days is exact, whether or not the first of them counts; weeks and longer
lengths may be one unit less or more, as in "three weeks later".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from parley.times.bounds import Bounds
from parley.times.calendar.durations import Length, around, read_duration, shifted
from parley.times.phrases.bounding import bounded, towards
from parley.times.phrases.points import read_date

_FLAGS = re.ASCII | re.IGNORECASE
_FROM = r"(?:(?:as |effective |starting |beginning )?from|effective|(?:starting|beginning)(?: on| in)?)"
_FORMS = (
    re.compile(rf"(?P<length>for .+?) {_FROM} (?P<date>.+)", _FLAGS),
    re.compile(rf"{_FROM} (?P<date>.+?) (?P<length>for .+)", _FLAGS),
)
_COUNTED = re.compile(r"P(?P<time>T?)(?P<count>\d{1,3})(?P<unit>[DWMYH])", re.ASCII)
_DAY = timedelta(days=1)


def read_term(
    text: str, published: str | None = None, *, ahead: bool | None = False, told: bool = False
) -> Bounds | None:
    """Return the time that begins with a date and ends by a length, or None if a text states no such time.

    >>> term = read_term("for nine days from 3 August 2031")
    >>> term.latest_start, term.earliest_end, term.latest_end
    ('2031-08-03', '2031-08-11', '2031-08-12')
    >>> read_term("for the talks from 3 August 2031")
    """
    match = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    lasting = read_duration(match["length"]) if match else None
    stated = read_date(match["date"]) if match else None
    if lasting is None or lasting.relation != "lasting" or lasting.duration is None:
        return None
    if stated is None or stated.of_day or stated.unit or stated.open:
        return None
    begun = bounded("from", towards("from", stated, published, ahead, told=told))
    if begun is None:
        return None
    ends = _ends(begun, Length(lasting.duration, lasting.comparator))
    return replace(
        begun,
        earliest_end=ends[0],
        latest_end=ends[1],
        duration=lasting.duration,
        comparator=lasting.comparator,
    )


def _ends(begun: Bounds, length: Length) -> tuple[str | None, str | None]:
    """Return the first and the last day on which a time with a length ends, if they are known."""
    counted = _COUNTED.fullmatch(length.duration)
    if counted is None or length.comparator or begun.earliest_start is None or begun.latest_start is None:
        return None, None
    first, last = date.fromisoformat(begun.earliest_start), date.fromisoformat(begun.latest_start)
    unit, count = counted["unit"], int(counted["count"])
    if counted["time"]:
        unit, count = "D", -(-count // 24)
    if unit == "D":
        ends = (shifted(first, unit, -count) - _DAY, shifted(last, unit, -count))
    else:
        ends = (around(first, unit, -count)[0], around(last, unit, -count)[1])
    return max(ends[0], first).isoformat(), ends[1].isoformat()
