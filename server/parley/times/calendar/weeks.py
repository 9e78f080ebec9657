"""Weeks by the days that they have, from Monday to Sunday (ISO 8601).

Of a Sunday it is open which week it is of: in a paper of that day "this week" may be the one that begins.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from parley.times.calendar.edtf import Date, spanning

OFFSETS = {"previous": -1, "currentUnit": 0, "following": 1}
"""How many units a unit of the calendar is from that of the time of writing."""
_DAYS = list(calendar.day_name)


def week_around(day: date, offset: int = 0) -> tuple[date, date]:
    """Return the first and the last day of the week of a day, or of one beside it; for a Sunday, of both.

    >>> week_around(date(2031, 5, 8))
    (datetime.date(2031, 5, 5), datetime.date(2031, 5, 11))
    >>> week_around(date(2031, 5, 11))
    (datetime.date(2031, 5, 5), datetime.date(2031, 5, 17))
    """
    starts = _starts(day, offset)
    return starts[0], starts[-1] + timedelta(days=6)


def weekdays_of_week(weekday: str, day: date, offset: int) -> set[date]:
    """Return the day of a name in the week of a day, or in a neighbouring week: two if it is open.

    >>> len(weekdays_of_week("Sunday", date(2031, 5, 8), -1))
    1
    >>> len(weekdays_of_week("Friday", date(2031, 5, 11), 0))
    2
    """
    return {next_weekday(weekday, start) for start in _starts(day, offset)}


def last_weekday(weekday: str, day: date) -> date:
    """Return the last day of a name that is not after a day."""
    return day - timedelta(days=(day.weekday() - _DAYS.index(weekday)) % 7)


def next_weekday(weekday: str, day: date) -> date:
    """Return the next day of a name that is not before a day."""
    return day + timedelta(days=(_DAYS.index(weekday) - day.weekday()) % 7)


def weekday_inside(whole: Date) -> Date:
    """Return some day of a name in a month or year, or the date itself if its days are open.

    >>> weekday_inside(Date("2022-01", "2022-01-01", "2022-01-31", weekday="Sunday")).label
    '[2022-01-02..2022-01-30]'
    """
    if whole.weekday is None or whole.first is None or whole.last is None:
        return whole
    first = next_weekday(whole.weekday, date.fromisoformat(whole.first))
    return spanning(first, last_weekday(whole.weekday, date.fromisoformat(whole.last)), weekday=whole.weekday)


def _starts(day: date, offset: int) -> list[date]:
    """Return the Monday of the week of a day, or of a neighbouring week; for a Sunday, also that Sunday."""
    weeks = timedelta(weeks=offset)
    monday = day - timedelta(days=day.weekday()) + weeks
    return [monday, day + weeks] if calendar.day_name[day.weekday()] == "Sunday" else [monday]
