"""Words in a time that point back to an earlier one: "that year", "the next day", "the Thursday".

If the meant time is known, they become another date: the next day of 2 June is 3 June. Each unit is that of
the day, or next to it. If the rule leaves two days, both are included. If it leaves more, nothing follows.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from parley.times.calendar.clocks import clock_alone
from parley.times.calendar.edtf import Date, names_date, spanning
from parley.times.calendar.weeks import last_weekday, next_weekday, week_around, weekdays_of_week

_WEEKDAYS = "|".join(calendar.day_name)
_MONTHS = "|".join(calendar.month_name[1:])
_PARTS = "morning|afternoon|evening|night"
_SEASONS = "spring|summer|autumn"
_UNITS = "day|week|weekend|month|year"
_WHAT = rf"{_UNITS}|{_PARTS}|{_SEASONS}|{_MONTHS}|{_WEEKDAYS}"
_POINTING = re.compile(
    rf"\b(?:(?:[Tt]hat(?: same| very)?|[Tt]he(?: very)? same) (?P<same>{_WHAT})"
    rf"|[Tt]he (?:next|following) (?P<next>{_WHAT})|[Tt]he (?P<after>{_UNITS}|{_PARTS}) after(?: that)?"
    rf"|[Tt]he (?:previous|preceding) (?P<previous>{_WHAT})"
    rf"|[Tt]he (?P<before>{_UNITS}|{_PARTS}) before(?: that)?"
    rf"|(?:(?<=on )|(?<=by )|(?<=until )|(?<=since )|(?<=from ))the (?P<the>{_WEEKDAYS}))$"
)
_CLOCK_BEHIND = re.compile(
    rf"(?P<day>.*?\b(?:day|{_PARTS}|{_WEEKDAYS})(?: after| before)?) (?P<clock>at \S+(?: [ap]\.?m\.?)?)"
)
_OFFSETS = {"same": 0, "the": 0, "next": 1, "after": 1, "previous": -1, "before": -1}
_PREPOSITIONS = frozenset((
    "", "in", "on", "during", "of", "for", "at", "over", "throughout", "to",
))  # fmt: skip
_RELATIONS = frozenset(("since", "from", "until", "till", "by", "before", "after", "as of", "around"))
_ENDS = {"early": "the beginning of", "mid": "the middle of", "late": "the end of"}
_END = re.compile(r"(?:.* )?(?:beginning|start|middle|end)")
_MOST = re.compile(r"(?:.* )?(?:most|much|part|parts|half) of", re.IGNORECASE)
_HOURS = re.compile(
    r"early|late|(?:(?:shortly|just|soon) )?(?:before|after|at)"
    r" (?:dawn|dusk|noon|midday|midnight|nightfall|dark)"
)
_MONTHS_OF_YEAR = 12
_NEAR_WEEKEND = (3, 4)
"""Thursday and Friday, of which "that weekend" is the next."""


def in_order(text: str) -> str:
    """Return a text with a time of day before the day that it points back to.

    >>> in_order("the next day at noon")
    'at noon the next day'
    """
    match = _CLOCK_BEHIND.fullmatch(text)
    return f"{match['clock']} {match['day']}" if match and _POINTING.search(match["day"]) else text


def points(text: str) -> bool:
    """Return whether a text ends with words that point back to an earlier day, week, month or year.

    >>> points("at noon the next day"), points("on the Thursday"), points("next Thursday")
    (True, True, False)
    """
    return _POINTING.search(in_order(text)) is not None


def without_pointing(text: str) -> str | None:
    """Return the rest of a time that points back to an unknown time, or None if it does not point back.

    >>> without_pointing("on 23 September that year"), without_pointing("the previous May")
    ('on 23 September', 'in May')
    >>> without_pointing("by the next day"), without_pointing("late the following year")
    ('by then', 'the end of the year')
    """
    text = in_order(text)
    match = _POINTING.search(text)
    if match is None:
        return None
    _, what = _pointed(match)
    before = re.sub(r"(?:^| )(?:of|in)$", "", text[: match.start()].strip())
    said = before.casefold()
    if what in calendar.month_name or what in calendar.day_name:
        preposition = "in" if what in calendar.month_name else "on"
        return f"{preposition if said in _PREPOSITIONS else before} {what}"
    if said in _RELATIONS:
        return f"{before} then"
    if said in _PREPOSITIONS:
        return None
    if what in _UNITS.split("|")[1:]:
        end = f"{before} of" if _END.fullmatch(said) else _ENDS.get(said)
        return f"{end} the {what}" if end else before
    if match["same"]:
        return before
    if not (clock_alone(before) or _HOURS.fullmatch(said)):
        return None
    return "the next day" if match["next"] or match["after"] else "the previous day"


def pointed_at(text: str, day: Date) -> str | None:
    """Return a time with a date instead of the words that point back to a day, or None if none follows.

    >>> on = Date("2021-09-23", "2021-09-23", "2021-09-23")
    >>> pointed_at("on 5 May that year", on), pointed_at("at noon the next day", on)
    ('on 5 May 2021', 'at noon 24 September 2021')
    >>> pointed_at("the previous May", on), pointed_at("on the Thursday", on)
    ('May 2021', 'on Thursday 23 September 2021')
    """
    text = in_order(text)
    match = _POINTING.search(text)
    if match is None:
        return None
    offset, what = _pointed(match)
    words = _dated(what, offset, day)
    if words is None:
        return None
    before = text[: match.start()].strip()
    if words.startswith("some time") and before.casefold() not in _RELATIONS:
        # It is open which day it is, and so is any part of it.
        return words
    if what == "year":
        # "In May of that year", "early in that year".
        whole = _END.fullmatch(before[:-3]) or _MOST.fullmatch(before)
        before = before if whole else re.sub(r"(?<=\S) (?:of|in)$", "", before)
    elif what in _PARTS.split("|"):
        before = re.sub(r"(?:^| )(?:early|late)$", "", before)
    return f"{before} {words}".strip()


def _pointed(match: re.Match[str]) -> tuple[int, str]:
    """Return how many units from the earlier time the words point, and the unit."""
    name = match.lastgroup or ""
    return _OFFSETS[name], match[name]


def unit_of(what: str, day: Date, offset: int = 0) -> Date | None:
    """Return the day, week, month or year of a date, or a neighbouring one; None if that is open.

    >>> unit_of("month", Date("2021-09-23", "2021-09-23", "2021-09-23"), -1).first
    '2021-08-01'
    """
    first, last = _ends(day)
    one = timedelta(days=offset)
    if what == "day" and first == last:
        return spanning(first + one, last + one)
    week = timedelta(weeks=offset)
    if what == "week" and week_around(first) == week_around(last):
        return spanning(*week_around(first + week))
    if what == "weekend" and not offset and first == last and first.weekday() in _NEAR_WEEKEND:
        first = last = first + timedelta(days=5 - first.weekday())
    if what == "weekend" and first.weekday() > 4 and last - first <= timedelta(days=6 - first.weekday()):
        saturday = first - timedelta(days=first.weekday() - 5) + week
        return spanning(saturday, saturday + timedelta(days=1), season="weekend")
    if what == "month" and (first.year, first.month) == (last.year, last.month):
        months = first.year * _MONTHS_OF_YEAR + first.month - 1 + offset
        year, month = months // _MONTHS_OF_YEAR, months % _MONTHS_OF_YEAR + 1
        return spanning(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    if what == "year" and first.year == last.year:
        return spanning(date(first.year + offset, 1, 1), date(first.year + offset, 12, 31))
    return None


def _dated(what: str, offset: int, day: Date) -> str | None:
    """Return the words of a date in or beside an earlier one."""
    if what in calendar.day_name:
        return _weekday(what, offset, day)
    if what in calendar.month_name:
        return _month(what, offset, day)
    if what in _SEASONS.split("|"):
        year = unit_of("year", day)
        return f"the {what} of {(year.first or '')[:4]}" if year and not offset else None
    if what == "night" and offset < 0:
        today = unit_of("day", day)
        return f"the night before {_day(date.fromisoformat(today.first or ''))}" if today else None
    if what == "night" and not offset:
        first, last = _ends(day)
        return f"some time between {_day(first)} and {_day(last + timedelta(days=1))}"
    in_day = what == "day" or what in _PARTS.split("|")
    if in_day and not names_date(day.label or ""):
        first, last = (one + timedelta(days=offset) for one in _ends(day))
        return f"some time between {_day(first)} and {_day(last)}"
    unit = unit_of("day" if in_day else what, day, offset)
    return _named(what, unit, _ends(day)[0] + timedelta(weeks=offset)) if unit else None


def _named(what: str, unit: Date, in_week: date) -> str:
    """Return the words of a day or a part of it, a week, a month or a year."""
    first = _ends(unit)[0]
    words = {
        "year": str(first.year),
        "month": f"{calendar.month_name[first.month]} {first.year}",
        "week": f"the week of {_day(in_week)}",
        "weekend": f"the weekend of {_day(first)}",
        "day": _day(first),
    }
    return words.get(what) or f"the {what} of {_day(first)}"


def _weekday(name: str, offset: int, day: Date) -> str | None:
    """Return the day of a name in some days, in the week of a day, or the next or last one."""
    first, last = _ends(day)
    if first != last:
        inside = [next_weekday(name, first), last_weekday(name, last)]
        return _some(name, set(inside)) if not offset and inside[0] <= inside[1] else None
    if calendar.day_name[first.weekday()] == name:
        return _some(name, {first + timedelta(weeks=offset)})
    one = timedelta(days=1)
    beside = next_weekday(name, first + one) if offset >= 0 else last_weekday(name, first - one)
    return _some(name, {beside, *weekdays_of_week(name, first, offset)})


def _some(name: str, days: set[date]) -> str | None:
    first, last = min(days), max(days)
    if first == last:
        return f"{name} {_day(first)}"
    return f"a {name} between {_day(first)} and {_day(last)}"


def _month(name: str, offset: int, day: Date) -> str | None:
    """Return the month of a name in the year of a date, or the last one before it or the next after it."""
    first, last = _ends(day)
    number = list(calendar.month_name).index(name)
    if first.year != last.year or (offset and first.month != last.month):
        return None
    year = first.year + offset * ((number >= first.month) if offset < 0 else (number <= first.month))
    return f"{name} {year}"


def _ends(day: Date) -> tuple[date, date]:
    return date.fromisoformat(day.first or ""), date.fromisoformat(day.last or "")


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
