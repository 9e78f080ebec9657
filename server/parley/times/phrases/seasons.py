"""Seasons with days, for an article of which it is known in which hemisphere its events lie.

Their bounds are the widest usual ones, from the first of a month to the equinox or solstice.
Without a hemisphere a season has no days. If two seasons of a name may be meant, the days include both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
from types import MappingProxyType

from parley.times.bounds import Bounds
from parley.times.calendar.edtf import PARTS, Date, dated, spanning
from parley.times.phrases.bounding import at_date, bounded
from parley.times.phrases.event_dates import before_end
from parley.times.phrases.told_dates import date_told

HEMISPHERES: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "northern": MappingProxyType({"spring": 3, "summer": 6, "autumn": 9, "winter": 12}),
        "southern": MappingProxyType({"spring": 9, "summer": 12, "autumn": 3, "winter": 6}),
    }
)
"""The month with which each season begins, by hemisphere."""
_LAST_DAYS = {3: (6, 21), 6: (9, 23), 9: (12, 22), 12: (3, 20)}
"""The month and the last day of a season, by the month with which it begins."""
_OF_YEAR = re.compile(r"(?P<year>\d{4})-(?P<code>2[1-4])", re.ASCII)
_OF_TWO = re.compile(r"(?P<year>\d{4})/\d{4}", re.ASCII)
_ANY = re.compile(r"\b(?:in|during) (?:spring|summer|autumn|fall|winter)$", re.ASCII | re.IGNORECASE)
"""A season of any year: "the pass is closed in winter"."""
_FOLLOWING = re.compile(
    r"(?:(?:in|over|during|for) )?the (?:following|next|ensuing) "
    r"(?P<season>spring|summer|autumn|fall|winter)",
    re.ASCII | re.IGNORECASE,
)
_THIRDS = {"earlyIn": 0, "midOf": 1, "lateIn": 2}
_EDGE = timedelta(days=31)
"""How near to its edge a season may be another one: in early June, "in the summer" may be last year's."""
_DECEMBER = 12

Days = tuple[date, date]


def in_hemisphere(
    stated: Bounds | None, words: str, hemisphere: str | None, published: str | None, ahead: bool | None
) -> Bounds | None:
    """Return a time with the days of its season, or the time itself if it has none or they are open.

    Args:
        words: The words of the time; "in winter" may be any winter.
        hemisphere: ``northern`` or ``southern``, if it is known.

    >>> in_hemisphere(Bounds(edtf="2031-23"), "in the autumn of 2031", "northern", None, ahead=False).edtf
    '[2031-09-01..2031-12-22]'
    >>> last = Bounds(season="autumn", deixis="previous")
    >>> in_hemisphere(last, "last autumn", "southern", "2031-02-08", ahead=False).earliest_start
    '2030-03-01'
    """
    months = HEMISPHERES.get(hemisphere or "")
    if stated is None or months is None or stated.relation == "around" or _has_days(stated):
        return stated
    label = _OF_YEAR.fullmatch(stated.edtf or "")
    season = PARTS[int(label["code"])] if label else stated.season or ""
    if season not in months or _ANY.search(words):
        return stated
    days = _days(stated, months[season], published, ahead)
    if days and stated.portion == "endOf":
        return _by_end(stated, days[1])
    days = _third(days, stated.portion) if days else None
    if days and stated.relation == "before" and stated.portion is None:
        return bounded("before", dated(_turn(days[0]).isoformat()))
    return _bounds(stated.relation, spanning(*days)) if days else stated


def following_season(words: str, told: Bounds, hemisphere: str | None) -> Bounds | None:
    """Return the days of the first season that begins after an earlier time: "the following winter".

    >>> march = Bounds("2032-03-01", "2032-03-31", "2032-03-01", "2032-03-31", "2032-03")
    >>> following_season("over the following winter", march, "southern").edtf
    '[2032-06-01..2032-09-23]'
    """
    match, months = _FOLLOWING.fullmatch(words), HEMISPHERES.get(hemisphere or "")
    day = date_told(told)
    if match is None or months is None or day is None or day.last is None:
        return None
    season = match["season"].casefold().replace("fall", "autumn")
    last = date.fromisoformat(day.last)
    near = _around(months[season], last.year)
    return at_date(spanning(*next(days for days in near if days[0] > last)))


def is_following_season(words: str) -> bool:
    """Return whether words point back to a time before a season: "over the following winter"."""
    return _FOLLOWING.fullmatch(words) is not None


def _by_end(stated: Bounds, last: date) -> Bounds | None:
    """Return what is over by the end of a season: "by the end of spring", "before the spring sowing"."""
    if stated.relation == "before":
        return before_end(last.isoformat())
    return bounded("by", dated(last.isoformat())) if stated.relation == "by" else stated


def _turn(first: date) -> date:
    """Return the equinox or solstice with which a season begins: the last day of the one before it."""
    return date(first.year, *_LAST_DAYS[(first.month - 4) % 12 + 1])


def _has_days(stated: Bounds) -> bool:
    return any((stated.earliest_start, stated.latest_start, stated.earliest_end, stated.latest_end))


def _bounds(relation: str | None, when: Date) -> Bounds | None:
    return at_date(when) if relation is None else bounded(relation, when)


def _days(stated: Bounds, month: int, published: str | None, ahead: bool | None) -> Days | None:
    """Return the days of the stated season, which begins in a month."""
    if two := _OF_TWO.fullmatch(stated.edtf or ""):
        return _season(month, int(two["year"])) if month == _DECEMBER else None
    if of_year := _OF_YEAR.fullmatch(stated.edtf or ""):
        year = int(of_year["year"])
        return _both(_season(month, year - (month == _DECEMBER)), _season(month, year))
    day = dated(published or "")
    if stated.edtf or day.first is None or day.first != day.last:
        return None
    near = _around(month, int(day.first[:4]))
    today = date.fromisoformat(day.first)
    if stated.deixis is None:
        return None if stated.duration else _nearest(near, today, ahead)
    return _beside(near, stated.deixis, today, ahead)


def _season(month: int, year: int) -> Days:
    """Return the first and the last day of the season that begins in a month."""
    last_month, last = _LAST_DAYS[month]
    return date(year, month, 1), date(year + (month == _DECEMBER), last_month, last)


def _around(month: int, year: int) -> list[Days]:
    """Return the seasons of a name in the years around one."""
    first = min(max(year, MINYEAR + 3), MAXYEAR - 3)
    return [_season(month, first + offset) for offset in range(-3, 3)]


def _both(one: Days, other: Days) -> Days:
    return one[0], other[1]


def _nearest(near: list[Days], today: date, ahead: bool | None) -> Days | None:
    """Return the last season that began, or the next that is not over; None near its edge."""
    if ahead is None:
        return None
    if ahead:
        following = next(days for days in near if days[1] >= today)
        return following if following[0] > today or following[1] - today > _EDGE else None
    begun = [days for days in near if days[0] <= today][-1]
    return begun if begun[1] < today or today - begun[0] > _EDGE else None


def _beside(near: list[Days], deixis: str, today: date, ahead: bool | None) -> Days | None:
    """Return the last, present or next season of a name."""
    if deixis == "currentUnit":
        of_year = [days for days in near if days[0].year == today.year == days[1].year]
        running = [days for days in near if days[0] <= today <= days[1]]
        return next(iter(running or of_year), None) or _nearest(near, today, ahead)
    if deixis == "previous":
        begun = [days for days in near if days[0] <= today]
        goes_on = begun[-1][1] >= today
        if goes_on and begun[-1][1] - today > _EDGE:
            return begun[-2]
        # Last summer, in November, may be that of the same year or the one before.
        unsure = goes_on or begun[-1][0].year == today.year
        return _both(begun[-2], begun[-1]) if unsure else begun[-1]
    coming = [days for days in near if days[0] > today]
    return _both(coming[0], coming[1]) if coming[0][0].year == today.year else coming[0]


def _third(days: Days, portion: str | None) -> Days | None:
    """Return a third of a season, or all of it; None if the days are those of more than one season."""
    if portion is None:
        return days
    first, last = days
    length = ((last - first).days + 1) // 3
    if portion not in _THIRDS or (last - first).days > 4 * _EDGE.days:
        return None
    begins = first + timedelta(days=length * _THIRDS[portion])
    return begins, last if portion == "lateIn" else begins + timedelta(days=length - 1)
