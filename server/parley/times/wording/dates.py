"""Dates in a relation or a range, as words without a preposition: "the end of May 2031"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from parley.times.bounds import Bounds
from parley.times.calendar.edtf import about, dated
from parley.times.wording.points import either, point, points, two_days

_MARKED = re.compile(
    r"\[(?:\.\.(?P<by>[^.\]]+)|(?P<after>[^.\[]+)\.\.)\]|(?P<since>[^/]+)/|/(?P<until>[^/]+)"
)
_ABOUT: Mapping[str | None, str] = MappingProxyType(
    {None: "around", "since": "since around", "from": "from around"}
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def end_of_range(label: str, first: str | None, last: str | None) -> Iterator[str]:
    """Yield the words of a date that begins or ends a range."""
    whole = dated(label)
    return points(first or whole.first or "0001-01-01", last or whole.last or "0001-01-01")


def interval(start: str, end: str) -> Iterator[str]:
    """Yield a range with month and year once if they are the same, "3 to 5 May 2031", and in full."""
    one, other = start.split(" "), end.split(" ")
    while len(one) > 1 and len(other) >= len(one) and one[-1] == other[len(one) - 1]:
        one = one[:-1]
    yield f"{' '.join(one)} to {end}"
    yield f"{start} to {end}"


def chosen(first: str, last: str, bounds: Bounds) -> Iterator[str]:
    """Yield the words of some day from one to another, of a weekend or of a night."""
    if bounds.weekday:
        # "On Thursday, 31 March or 7 April": read as a time only where both are such days.
        yield f"{bounds.weekday}, {two_days(first, last, 'or')}"
        yield f"a {bounds.weekday} between {two_days(first, last, 'and')}"
    elif bounds.season == "weekend" or (bounds.relation and _are_weekend(first, last)):
        yield f"the weekend of {two_days(first, last, 'and')}"
        yield f"a weekend between {two_days(first, last, 'and')}"
    elif bounds.season == "night":
        yield f"the night of {two_days(first, last, 'to')}"
    else:
        yield either(first, last)


def _are_weekend(first: str, last: str) -> bool:
    """Return whether days are a Saturday and its Sunday."""
    day = date.fromisoformat(first)
    return day.weekday() == calendar.SATURDAY and day + timedelta(days=1) == date.fromisoformat(last)


def dates(edtf: str, bounds: Bounds) -> Iterator[str]:
    """Yield the words of a date by the days that its relation bounds, and by its label."""
    match = _MARKED.fullmatch(edtf)
    label = next(filter(None, match.groups())) if match else edtf.removesuffix("~")
    starts = bounds.earliest_start or bounds.latest_start
    days = {
        "until": (bounds.earliest_end, bounds.latest_end),
        "asOf": (bounds.earliest_end, bounds.latest_start),
        "since": (starts, bounds.latest_start),
        "from": (starts, bounds.latest_start),
        None: (bounds.earliest_start, bounds.latest_end),
    }.get(bounds.relation, (None, None))
    if days[0] and days[1]:
        yield from points(days[0], days[1])
    if bounds.relation == "by" and (end := _month_end(label)):
        yield f"the end of {end}"
    shown = _following(label) if bounds.relation == "before" else label
    whole = dated(_preceding(label) if bounds.relation == "after" else shown)
    if whole.first and whole.last:
        yield point(whole.first, whole.last)


def approximate(bounds: Bounds) -> str | None:
    """Return a time that is about a day, month or year, or since then; None for another time.

    How far from it the time may be is not said: the length that was counted tells it ("five weeks later").

    >>> approximate(Bounds(*["2030-12-12", "2030-12-26"] * 2, edtf="2030-12-19~"))
    'around 19 December 2030'
    """
    words, label = _ABOUT.get(bounds.relation), bounds.edtf or ""
    first, last = bounds.earliest_start, bounds.latest_start
    ends = (first, last) if bounds.relation is None else (None, None)
    near = Bounds(first, last, *ends, bounds.edtf, bounds.relation)
    if not (words and first and last) or bounds != near:
        return None
    if about(date.fromisoformat(first), date.fromisoformat(last)).label != label:
        return None
    whole = dated(label.removesuffix("~"))
    return f"{words} {point(whole.first or '', whole.last or '')}"


def of_event(label: str) -> str | None:
    """Return the day of an event that something is after, which may be on the same day."""
    match = _MARKED.fullmatch(label)
    return match["after"] if match and match["after"] and _DAY.fullmatch(match["after"]) else None


def _month_end(label: str) -> str | None:
    """Return the month or year that ends with a day."""
    if not _DAY.fullmatch(label):
        return None
    year, month, day = (int(part) for part in label.split("-"))
    if (month, day) == (12, 31):
        return str(year)
    return f"{calendar.month_name[month]} {year}" if day == calendar.monthrange(year, month)[1] else None


def _preceding(label: str) -> str:
    """Return the day before that of a label, for "after"; months and years stay."""
    if not _DAY.fullmatch(label):
        return label
    return (date.fromisoformat(label) - timedelta(days=1)).isoformat()


def _following(label: str) -> str:
    """Return the year, month or day after that of a label, for "before"."""
    last = dated(label).last
    try:
        return (date.fromisoformat(last or "") + timedelta(days=1)).isoformat()[: len(label)]
    except (ValueError, OverflowError):
        return label
