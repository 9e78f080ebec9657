"""Dates without a stated year or week, by an article's date of publication.

``ahead`` gives the direction: the last such date up to the publication, or the next from it on; None leaves
it open. If two readings remain, the days include both if they lie within about a week. Otherwise there are
none. A date without a year is in the calendar year of publication, or within half a year of it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import MAXYEAR, date, timedelta

from parley.times.calendar.dates import weekday_of, with_year
from parley.times.calendar.decades import in_century
from parley.times.calendar.edtf import Date, dated, spanning
from parley.times.calendar.stretches import stretched
from parley.times.calendar.weeks import (
    OFFSETS,
    last_weekday,
    next_weekday,
    week_around,
    weekday_inside,
    weekdays_of_week,
)

_NEAR = timedelta(days=183)
_DAY = timedelta(days=1)
_WEEK_PARTS = {"earlyIn": (0, 2), "midOf": (1, 3), "lateIn": (3, 6)}
"""The days of the parts of a week, counted from Monday; Wednesday may be early or in the middle."""
_HEMISPHERES = {"spring": ((3, 5), (9, 11)), "autumn": ((9, 11), (3, 5))}
"""The months of a season in the north and the south. In one of them, summer or winter spans two years."""


def settled(stated: Date, published: str | None, ahead: bool | None) -> Date:
    """Return a date with its days by the day of publication, or unchanged if they are open.

    >>> settled(Date(weekday="Tuesday"), "2031-05-08", False).label
    '2031-05-06'
    >>> settled(Date("XXXX-03-09"), "2031-05-08", True).label
    'XXXX-03-09'
    """
    if stated.stretch:
        day = settled(replace(stated, stretch=None), published, ahead)
        return stretched(replace(day, stretch=stated.stretch)) or stated
    if stated.weekday and re.fullmatch(r"XXXX-\d\d", stated.label or ""):
        month = settled(replace(stated, weekday=None), published, ahead)
        return weekday_inside(replace(month, weekday=stated.weekday)) if month.first else stated
    found = stated
    if published is not None and stated.first is None:
        found = _by_publication(stated, date.fromisoformat(published), ahead) or stated
    return _to_the_next(found) if stated.midnight else found


def _by_publication(stated: Date, day: date, ahead: bool | None) -> Date | None:
    if not 1001 <= day.year < MAXYEAR - 1:
        return None
    found = _of_unit(stated, day, ahead) if stated.unit else _named(stated, day, ahead)
    return replace(found, clock=stated.clock, of_day=stated.of_day) if found else None


def _to_the_next(day: Date) -> Date:
    """Return the possible days of a midnight: it begins the named day, or the next one."""
    if day.first is None or day.last is None:
        return replace(day, midnight=False)
    both = spanning(date.fromisoformat(day.first), date.fromisoformat(day.last) + _DAY)
    return replace(both, of_day=True)


def _named(stated: Date, day: date, ahead: bool | None) -> Date | None:
    if stated.season == "weekend":
        return _weekend(stated, day, ahead)
    if stated.season == "night":
        return _night(stated.deixis, day, ahead)
    if stated.season == "turnOfYear":
        return _turn(day, ahead)
    if re.fullmatch("XX[2-9]X", stated.label or ""):
        return in_century(stated, day.year)
    if stated.label is None and stated.season is None:
        return _weekday(stated, day, ahead) if stated.weekday else None
    if (stated.label or "").startswith("XXXX-XX"):
        return _day_of_month(stated, day, ahead)
    if stated.label is None and stated.season in _HEMISPHERES:
        return _season(stated, day, ahead)
    if stated.label is None or stated.label.startswith("XXXX"):
        return _in_year(stated, day, ahead)
    return None


def _of_unit(stated: Date, day: date, ahead: bool | None) -> Date | None:
    """Return a day, week, month or year beside that of publication, or a part of one."""
    if stated.deixis is None and not ahead:
        return None
    offset = OFFSETS[stated.deixis or "currentUnit"]
    if stated.unit == "P1Y":
        if stated.label or stated.season:
            return with_year(stated, day.year + offset)
        return _portion(Date(str(day.year + offset)), stated.portion, day)
    if stated.unit == "P1M":
        months = day.year * 12 + day.month - 1 + offset
        label = f"{months // 12}-{months % 12 + 1:02}"
        if stated.label:
            return _valid(f"{label}-{stated.label[-2:]}")
        return _portion(Date(label), stated.portion, day)
    if stated.unit == "P1D":
        return dated((day + offset * _DAY).isoformat())
    if stated.weekday:
        return _one_of(weekdays_of_week(stated.weekday, day, offset), stated.weekday)
    return _portion(spanning(*week_around(day, offset)), stated.portion, day)


def _portion(unit: Date, portion: str | None, day: date) -> Date | None:
    """Return a portion of a week, month or year."""
    whole = unit if unit.first else dated(unit.label or "")
    if portion is None or whole.first is None or whole.last is None:
        return whole
    if portion == "earlierIn":
        return spanning(min(date.fromisoformat(whole.first), day), day)
    if portion == "laterIn":
        return spanning(day, date.fromisoformat(whole.last))
    if unit.first:
        return _part_of_week(date.fromisoformat(whole.first), date.fromisoformat(whole.last), portion)
    label = unit.label or ""
    if "-" in label:
        return with_year(Date(f"XXXX-{label[5:]}", portion=portion), int(label[:4]))
    return dated(f"{label}-{ {'earlyIn': 37, 'midOf': 38, 'lateIn': 39}[portion] }")


def _part_of_week(monday: date, last: date, portion: str) -> Date | None:
    """Return the first, the middle or the last days of a week; none if it is open which week is meant."""
    days = _WEEK_PARTS.get(portion)
    if days is None or last - monday != 6 * _DAY:
        return None
    return spanning(monday + days[0] * _DAY, monday + days[1] * _DAY)


def _valid(label: str) -> Date | None:
    try:
        date.fromisoformat(label)
    except ValueError:
        return None
    return dated(label)


def _one_of(days: Iterable[date], weekday: str) -> Date | None:
    """Return the day of a name, or a span of all possible days."""
    days = sorted(days)
    if not days or (days[-1] - days[0]).days > 8:
        return None
    return spanning(days[0], days[-1], weekday=weekday)


def _weekday(stated: Date, day: date, ahead: bool | None) -> Date | None:
    weekday, deixis = stated.weekday or "", stated.deixis
    if deixis is None:
        nearest = next_weekday(weekday, day) if ahead else last_weekday(weekday, day)
        return None if ahead is None else _one_of([nearest], weekday)
    if deixis == "currentUnit":
        days = weekdays_of_week(weekday, day, 0)
        if ahead is None:
            return _one_of(days, weekday) if len(days) == 1 else None
        days = {one for one in days if (one >= day if ahead else one <= day)}
        return _one_of({*days, next_weekday(weekday, day) if ahead else last_weekday(weekday, day)}, weekday)
    beside = last_weekday(weekday, day - _DAY) if deixis == "previous" else next_weekday(weekday, day + _DAY)
    if stated.nearest:
        return _one_of([beside], weekday)
    if calendar.day_name[day.weekday()] == weekday:
        return None
    return _one_of({beside, *weekdays_of_week(weekday, day, OFFSETS[deixis])}, weekday)


def _weekend(stated: Date, day: date, ahead: bool | None) -> Date | None:
    saturday = last_weekday("Saturday", day)
    now = day.weekday() > 4
    week = timedelta(weeks=1)
    first = last = saturday
    if stated.deixis == "previous":
        first = last = saturday - week if now else saturday
    elif stated.deixis == "following":
        first = last = saturday + week
        last += week if not now and not stated.nearest else timedelta()
    elif not now and ahead is None:
        return None
    elif not now and ahead:
        first = last = saturday + week
    return spanning(first, last + _DAY, season="weekend")


def _night(deixis: str | None, day: date, ahead: bool | None) -> Date | None:
    """Return the night before a day or after it, by its two days."""
    if deixis is None and ahead is None:
        return None
    after = deixis == "currentUnit" or (deixis is None and ahead)
    return spanning(day, day + _DAY, season="night") if after else spanning(day - _DAY, day, season="night")


def _turn(day: date, ahead: bool | None) -> Date | None:
    turns = [spanning(date(year, 12, 1), date(year + 1, 1, 31)) for year in (day.year - 1, day.year)]
    now = any((turn.first or "") <= day.isoformat() <= (turn.last or "") for turn in turns)
    return None if now else _nearest(turns, day, ahead)


def _day_of_month(stated: Date, day: date, ahead: bool | None) -> Date | None:
    number, month = (stated.label or "")[-2:], day.year * 12 + day.month - 1
    labels = (f"{at // 12}-{at % 12 + 1:02}-{number}" for at in range(month - 2, month + 3))
    found = _nearest(filter(None, map(_valid, labels)), day, ahead)
    if found is None or stated.weekday not in (None, weekday_of(found.first or "")):
        return None
    return replace(found, weekday=stated.weekday)


def _season(stated: Date, day: date, ahead: bool | None) -> Date | None:
    """Return a season by its label if it is in the same year in the north and in the south.

    Within a month of a season it is open whether that season is meant.
    """
    if ahead is None or stated.portion or stated.deixis:
        return None
    years: set[str | None] = set()
    for first, last in _HEMISPHERES[stated.season or ""]:
        extents = (
            Date(str(year), f"{year}-{first:02}-01", f"{year}-{last:02}-28")
            for year in range(day.year - 1, day.year + 2)
        )
        if first - 1 <= day.month <= last + 1:
            return None
        found = _nearest(extents, day, ahead)
        years.add(found.label if found else None)
    year = years.pop()
    return with_year(Date(season=stated.season), int(year)) if year and not years else None


def _in_year(stated: Date, day: date, ahead: bool | None) -> Date | None:
    """Return a date without a year in the meant year."""
    made = (with_year(stated, year) for year in range(day.year - 1, day.year + 2))
    dates = [one for one in made if one and one.first and one.last]
    if stated.deixis:
        return _beside(dates, stated.deixis, day)
    if stated.weekday:
        fitting = [one for one in dates if weekday_of(one.first or "") == stated.weekday]
        near = [one for one in fitting if abs(date.fromisoformat(one.first or "") - day) <= _NEAR]
        return _nearest(fitting, day, ahead) or (near[0] if len(near) == 1 else None)
    return _nearest(dates, day, ahead)


def _beside(dates: list[Date], deixis: str, day: date) -> Date | None:
    """Return the last or next month of a name, if it is both the nearest and that of the next year."""
    of_year = [one for one in dates if (one.first or "")[:4] == str(day.year + OFFSETS[deixis])]
    if deixis == "currentUnit":
        return of_year[0] if of_year else None
    iso = day.isoformat()
    before, after = (
        [one for one in dates if (one.last or "") < iso],
        [one for one in dates if (one.first or "") > iso],
    )
    nearest = before[-1:] if deixis == "previous" else after[:1]
    return nearest[0] if nearest and nearest == of_year else None


def _nearest(dates: Iterable[Date], day: date, ahead: bool | None) -> Date | None:
    """Return the nearest date in a direction, if it is of the same calendar year or not far."""
    iso = day.isoformat()
    if ahead is None:
        return None
    held = [one for one in dates if ((one.last or "") >= iso if ahead else (one.first or "") <= iso)]
    if not held:
        return None
    found = held[0] if ahead else held[-1]
    edge = date.fromisoformat((found.first if ahead else found.last) or iso)
    same_year = str(day.year) in ((found.first or "")[:4], (found.last or "")[:4])
    return found if same_year or abs(edge - day) <= _NEAR else None
