"""The bounds that a date gives by its relation: "since" the start, "until" the end, "by" the latest start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from parley.times.bounds import Bounds
from parley.times.calendar.edtf import Date, dated
from parley.times.phrases.settling import settled

RELATIONS = {
    "since": ("since", "ever since"),
    "from": (
        "from", "as from", "starting", "beginning", "starting from", "effective", "starting on",
        "starting in", "beginning on", "beginning in", "effective from", "with effect from",
    ),
    "until": ("until", "till", "up until"),
    "by": ("by", "no later than", "not later than", "by no later than", "on or before", "on or by"),
    "before": ("before", "prior to", "ahead of"),
    "after": ("after", "following"),
    "notBefore": (
        "not before", "not until", "not till", "no earlier than", "not earlier than", "no sooner than",
        "not sooner than", "on or after",
    ),
    "asOf": ("as of",),
    "around": (
        "around", "about", "circa", "on or around", "on or about", "at around", "at about",
        "some time around",
    ),
}  # fmt: skip
"""The words before a date, by the name of the relation."""
OPEN_BEHIND = ("until", "from", "notBefore")
"""Relations that may look to the past or the future for a present state: "is open until Friday"."""


def towards(
    relation: str, stated: Date, published: str | None, ahead: bool | None, *, told: bool = False
) -> Date:
    """Return a date as its relation sees it: "since" looks back, "is open until Friday" may look ahead.

    If both directions are possible, the days are those of the only such date that is near enough.

    Args:
        told: Whether the time is told of in a past tense, and so looks back.
    """
    if relation == "since" or (told and ahead is False):
        return settled(stated, published, ahead=False)
    if relation not in OPEN_BEHIND or ahead:
        return settled(stated, published, ahead)
    before, after = settled(stated, published, ahead=False), settled(stated, published, ahead=True)
    near = {one for one in (before, after) if one.first}
    return near.pop() if len(near) == 1 else settled(stated, published, None)


def bounded(relation: str, stated: Date) -> Bounds | None:
    """Return the bounds that a date gives by its relation, or only its names if its days are open.

    >>> bounded("since", Date("2031", "2031-01-01", "2031-12-31")).latest_start
    '2031-12-31'
    """
    if stated.first is None:
        return unsettled(stated, relation)
    made = _BOUNDS[relation](stated)
    return replace(made, relation=relation, weekday=stated.weekday, clock=stated.clock)


def beyond(day: Date) -> Date:
    """Return what is after a day or a weekend: the next day; a longer date is returned as it is.

    >>> beyond(Date("2031-04-30", "2031-04-30", "2031-04-30")).label, beyond(Date("2031")).label
    ('2031-05-01', '2031')
    """
    if day.last is None or not (day.first == day.last or day.season == "weekend") or not _is_one(day):
        return day
    following = date.fromisoformat(day.last) + timedelta(days=1)
    return replace(dated(following.isoformat()), weekday=day.weekday)


def _is_one(day: Date) -> bool:
    """Return whether it is known which day, or which two days of a weekend, are meant."""
    first, last = date.fromisoformat(day.first or ""), date.fromisoformat(day.last or "")
    return last - first <= timedelta(days=1)


def unsettled(stated: Date, relation: str | None) -> Bounds | None:
    """Return a time without bounds: only a plain date can be in an interval, so the relation states it."""
    if stated.open:
        return None
    return Bounds(
        edtf=stated.label,
        relation=relation,
        weekday=stated.weekday,
        duration=stated.unit,
        season=stated.season,
        portion=stated.portion,
        deixis=stated.deixis,
        clock=stated.clock,
    )


def at_date(when: Date) -> Bounds | None:
    """Return the bounds of a state in a date.

    >>> at_date(Date("2031", "2031-01-01", "2031-12-31")).earliest_end
    '2031-01-01'
    """
    if when.first is None:
        return unsettled(when, None)
    days = (when.first, when.last, when.first, when.last)
    return Bounds(*days, when.label, weekday=when.weekday, season=when.season, clock=when.clock)


def _since(stated: Date) -> Bounds:
    return Bounds(stated.first, stated.last, edtf=_open(stated, "{}/"))


def _until(stated: Date) -> Bounds:
    return Bounds(earliest_end=stated.first, latest_end=stated.last, edtf=_open(stated, "/{}"))


def _open(stated: Date, interval: str) -> str | None:
    """Return an interval with one end. A decade or set cannot be an end, and its label is used alone."""
    return stated.label if "X" in (stated.inside or "X") else interval.format(stated.inside)


def _by(stated: Date) -> Bounds:
    # A state by a day may continue after it.
    return Bounds(latest_start=stated.last, edtf=f"[..{_exactly(stated, stated.last)}]")


def _before(stated: Date) -> Bounds:
    day = (date.fromisoformat(stated.first or "") - timedelta(days=1)).isoformat()
    # The year, month or day before the stated one, because no part of it is meant.
    before = day[: len(_exactly(stated, day))]
    return Bounds(latest_start=day, latest_end=day, edtf=f"[..{before}]")


def _after(stated: Date) -> Bounds:
    # "After 2018" may begin in 2018, so the bound is the first day and not the next year's.
    first = stated.first
    return Bounds(earliest_start=first, earliest_end=first, edtf=f"[{_exactly(stated, first)}..]")


def _exactly(stated: Date, day: str | None) -> str:
    """Return the label of a date that is a whole year, month or day, or else a day of it."""
    return (stated.label if stated.plain and stated.whole else day) or ""


def _as_of(stated: Date) -> Bounds:
    # True at some time inside it: begun by its last day, not over before its first.
    return Bounds(latest_start=stated.last, earliest_end=stated.first, edtf=stated.label)


def _around(stated: Date) -> Bounds:
    return Bounds(edtf=f"{stated.label}~" if stated.plain else stated.label)


_BOUNDS: Mapping[str, Callable[[Date], Bounds]] = {
    "since": _since,
    "from": _since,
    "until": _until,
    "by": _by,
    "before": _before,
    "after": _after,
    "notBefore": _after,
    "asOf": _as_of,
    "around": _around,
}
