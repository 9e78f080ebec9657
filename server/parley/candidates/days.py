"""Days that the author of a claim worked out, as written: on which days a time begins and ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from parley.claims.faults import Faults

Days = tuple[str | None, str | None]
"""The first and the last possible day of a beginning or an end; None if it is not known."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_FORM = 'write a day, "2031-05-03", or the first and the last possible day, ["2031-05-03", "2031-05-05"]'
_KEYS = ("begins", "ends")


def read_days(block: Mapping[str, Any], where: str, faults: Faults) -> tuple[Days | None, Days | None]:
    """Return the days of the beginning and of the end that a time gives; None for each that it does not.

    Faults are noted: another form, a day that the calendar does not have, no day, days in the wrong order.
    """
    given = {key: _days(key, block[key], where, faults) for key in _KEYS if key in block}
    begins, ends = given.get("begins"), given.get("ends")
    if begins and ends:
        for one, other in zip(begins, ends, strict=True):
            if one and other and other < one:
                message = f"ends on {other} and begins on {one}; give an end that is not before the beginning"
                faults.add(message, where=where)
                return None, None
        if begins[0] and ends[1] and ends[1] < begins[0]:
            faults.add(f"ends by {ends[1]}, before it begins; give days in their order", where=where)
    return begins, ends


def _days(key: str, value: Any, where: str, faults: Faults) -> Days | None:
    """Return the first and the last day of a beginning or an end, or None with a fault."""
    both = value if isinstance(value, list) else [value, value]
    days = [str(one) for one in both]
    if len(days) != 2:
        faults.add(f"{key!r} has {len(days)} days; {_FORM}", where=where)
        return None
    known = [one for one in days if one]
    for day in dict.fromkeys(known):
        if fault := _fault(day):
            faults.add(f"{key!r}: {day!r} {fault}", where=where)
            return None
    if not known:
        faults.add(f"{key!r} gives no day; leave it out", where=where)
        return None
    first, last = (one or None for one in days)
    if first and last and last < first:
        faults.add(f"{key!r}: {last} is before {first}; give the first possible day first", where=where)
        return None
    return first, last


def _fault(day: str) -> str | None:
    if not _DAY.fullmatch(day):
        return f"is no day; {_FORM}"
    try:
        date.fromisoformat(day)
    except ValueError:
        return "is not in the calendar; give another day"
    return None


def written_days(days: Days | None) -> str | list[str] | None:
    """Return days as they are written: one alone, or two, of which an unknown one is empty.

    >>> written_days(("2031-05-03", "2031-05-03")), written_days(("2031-05-03", None)), written_days(None)
    ('2031-05-03', ['2031-05-03', ''], None)
    """
    if days is None:
        return None
    return days[0] if days[0] and days[0] == days[1] else [days[0] or "", days[1] or ""]
