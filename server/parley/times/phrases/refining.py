"""Times that are stated more exactly elsewhere: "19 months ago" is 9 April 2027, if the article says so."""

from __future__ import annotations

from parley.times.bounds import Bounds
from parley.times.phrases.bounding import bounded
from parley.times.phrases.told_dates import date_told

_OPEN_BEHIND = ("since", "from")


def more_exact(stated: Bounds | None, told: Bounds) -> Bounds | None:
    """Return a time with the days of the same time as told elsewhere; None if these are not more exact.

    Args:
        stated: The time that the words state.
        told: The other time; its days must lie within those of the first.

    >>> months = Bounds(*["2027-02-16", "2027-06-10"] * 2, edtf="2027-04~")
    >>> ninth = Bounds(*["2027-04-09"] * 4, "2027-04-09")
    >>> more_exact(months, ninth).edtf, more_exact(ninth, months)
    ('2027-04-09', None)
    """
    day = date_told(told)
    if stated is None or day is None or day.first is None or day.last is None or told.relation is not None:
        return None
    begins, ends = (stated.earliest_start, stated.latest_start), (stated.earliest_end, stated.latest_end)
    first, last = begins
    is_open = stated.relation in _OPEN_BEHIND and not any(ends)
    if not (first and last) or not (is_open or (stated.relation is None and begins == ends)):
        return None
    if not (first <= day.first <= day.last <= last) or (first, last) == (day.first, day.last):
        return None
    return bounded(stated.relation or "since", day) if is_open else told
