"""The date of an earlier time, from which the days of another time follow: of "since 1 April", the first."""

from __future__ import annotations

from datetime import date

from parley.times.bounds import Bounds
from parley.times.calendar.edtf import Date, names_date, spanning
from parley.times.phrases.bounding import bounded

_DATED = (None, "since", "from", "until")


def date_told(told: Bounds) -> Date | None:
    """Return the days of an earlier time: the first day of what begins, and the last of what ends.

    >>> date_told(Bounds("2031-04-01", "2031-04-01", edtf="2031-04-01/", relation="since")).label
    '2031-04-01'
    """
    if told.relation not in _DATED:
        return None
    first, last = told.earliest_start, told.latest_end
    if told.relation in ("since", "from"):
        last = told.latest_start
    elif told.relation == "until":
        first = told.earliest_end
    if first is None or last is None:
        return None
    label = (told.edtf or "").strip("/")
    if label and "/" not in label and names_date(label):
        return Date(label, first, last)
    return spanning(date.fromisoformat(first), date.fromisoformat(last))


def start_told(told: Bounds) -> Date | None:
    """Return the days on which an earlier time begins, if the words for it say so."""
    if told.relation not in (None, "since", "from"):
        return None
    return _edge(told, told.earliest_start, told.latest_start, 0)


def end_told(told: Bounds) -> Date | None:
    """Return the days on which an earlier time ends, if they are known."""
    if told.relation not in (None, "from", "until"):
        return None
    return _edge(told, told.earliest_end, told.latest_end, -1)


def _edge(told: Bounds, first: str | None, last: str | None, place: int) -> Date | None:
    """Return one end of an earlier time, with its label if the time has one for it."""
    if first is None or last is None:
        return None
    label = (told.edtf or "").split("/")[place]
    fits = label and names_date(label) and label[:4] == first[:4] == last[:4]
    return Date(label, first, last) if fits else spanning(date.fromisoformat(first), date.fromisoformat(last))


def afterwards(day: Date) -> Bounds | None:
    """Return the time after a day, which may be on it; what is after something in March may be in March."""
    return bounded("after" if day.first == day.last else "notBefore", day)
