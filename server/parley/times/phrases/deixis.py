"""Dates that count from the time of writing: "last week", "later this year", "in April of last year".

Only the day of publication gives their days; without it they are stored as they are said.
"""

from __future__ import annotations

import re
from dataclasses import replace

from parley.times.calendar.dates import WEEKDAY, read_calendar
from parley.times.calendar.edtf import Date
from parley.times.calendar.feasts import MOVABLE, feast_of, read_feast

_FLAGS = re.ASCII | re.IGNORECASE
_BESIDE = {"last": "previous", "this": "currentUnit", "next": "following"}
_UNITS = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y"}
_WHICH = rf"(?P<which>{'|'.join(_BESIDE)})"
_UNIT = r"(?P<unit>week|month|year)"
_DAYS = {"yesterday": "previous", "today": "currentUnit", "tomorrow": "following"}
_DAY = re.compile(rf"(?P<day>{'|'.join(_DAYS)})(?P<part> (?:morning|afternoon|evening|night))?", _FLAGS)
_THIS_PART = re.compile(r"(?:earlier )?this (?:morning|afternoon|evening)", _FLAGS)
_NIGHTS = {"overnight": None, "last night": "previous", "tonight": "currentUnit"}
_PORTIONS = {
    "early": "earlyIn", "beginning": "earlyIn", "start": "earlyIn", "mid": "midOf", "middle": "midOf",
    "late": "lateIn", "end": "lateIn", "earlier": "earlierIn", "later": "laterIn",
    "so far": "earlierIn",
}  # fmt: skip
_CALENDAR = re.compile(
    rf"(?:(?P<portion>early|mid|late|earlier|later|so far)(?:-| | in ))?{_WHICH} {_UNIT}"
    rf"|(?:the )?(?P<end>beginning|start|middle|end) of (?:{_WHICH.replace('which', 'of')}|the) "
    r"(?P<ended>week|month|year)",
    _FLAGS,
)
_PAST_OR_COMING = re.compile(rf"(?:the|this) (?P<side>past|coming) (?P<what>{WEEKDAY}|weekend)", _FLAGS)
_WEEKEND = re.compile(rf"(?:the|{_WHICH}) weekend", _FLAGS)
_NAMED = re.compile(rf"(?:(?P<portion>earlier|later|early|late|mid)[ -])?{_WHICH} (?P<what>.+)", _FLAGS)
_OF_UNIT = re.compile(rf"(?P<what>.+?) (?:(?:of|in) )?{_WHICH} {_UNIT}", _FLAGS)
_UNIT_FIRST = re.compile(rf"{_WHICH} {_UNIT} (?:on|in) (?P<what>.+)", _FLAGS)
_MONTH_ALONE = re.compile(r"XXXX-\d\d", re.ASCII)
_TURN = re.compile(r"the turn of the (?P<unit>year|century)", _FLAGS)


def read_deictic(text: str) -> Date | None:
    """Return the date that a text states as counted from the time of writing, or None.

    >>> last = read_deictic("last Tuesday")
    >>> last.deixis, last.weekday, read_deictic("yesterday").unit, read_deictic("the last talks")
    ('previous', 'Tuesday', 'P1D', None)
    """
    readers = (_day, _night, _unit, _weekend, _named, _of_unit, _turn)
    return next(filter(None, (reader(text) for reader in readers)), None)


def _day(text: str) -> Date | None:
    if match := _DAY.fullmatch(text):
        return Date(deixis=_DAYS[match["day"].casefold()], unit="P1D", of_day=bool(match["part"]))
    return Date(deixis="currentUnit", unit="P1D", of_day=True) if _THIS_PART.fullmatch(text) else None


def _night(text: str) -> Date | None:
    night = text.casefold()
    return Date(season="night", deixis=_NIGHTS[night]) if night in _NIGHTS else None


def _unit(text: str) -> Date | None:
    match = _CALENDAR.fullmatch(text)
    if match is None:
        return None
    unit = (match["unit"] or match["ended"]).casefold()
    which = match["which"] or match["of"]
    # "The end of the year" may be that of a year named earlier.
    deixis = _BESIDE[which.casefold()] if which else None
    portion = _PORTIONS.get((match["portion"] or match["end"] or "").casefold())
    return Date(deixis=deixis, unit=_UNITS[unit], portion=_beside_writing(portion, deixis))


def _beside_writing(portion: str | None, deixis: str | None) -> str | None:
    """Return a portion; "earlier last week" has none, because it does not say earlier than what."""
    return None if portion in ("earlierIn", "laterIn") and deixis != "currentUnit" else portion


def _weekend(text: str) -> Date | None:
    if side := _PAST_OR_COMING.fullmatch(text):
        deixis = "previous" if side["side"].casefold() == "past" else "following"
        what = side["what"].capitalize()
        if what == "Weekend":
            return Date(season="weekend", deixis=deixis, nearest=True)
        return Date(weekday=what, deixis=deixis, nearest=True)
    match = _WEEKEND.fullmatch(text)
    if match is None:
        return None
    return Date(season="weekend", deixis=_BESIDE[match["which"].casefold()] if match["which"] else None)


def _named(text: str) -> Date | None:
    """Return a weekday, month or season: "last Tuesday", "next March", "early last summer"."""
    match = _NAMED.fullmatch(text)
    named = read_calendar(match["what"]) if match else None
    if match is None or named is None or named.portion:
        return None
    feast = named.season in MOVABLE or (feast_of(named.label or "") and read_feast(match["what"]))
    if named.first or (named.label and not feast and not _MONTH_ALONE.fullmatch(named.label)):
        return None
    if named.season and (named.label or not (feast or named.season.islower())):
        # "The last first quarter" and "this second week of May" do not occur.
        return None
    deixis = _BESIDE[match["which"].casefold()]
    portion = _PORTIONS.get((match["portion"] or "").casefold())
    if named.weekday and portion:
        return replace(named, deixis=deixis, of_day=True)
    return replace(named, deixis=deixis, portion=_beside_writing(portion, deixis))


def _of_unit(text: str) -> Date | None:
    """Return a date of a unit: "April of last year", "Tuesday last week", "the 19th of this month"."""
    match = _OF_UNIT.fullmatch(text) or _UNIT_FIRST.fullmatch(text)
    named = read_calendar(match["what"]) if match else None
    if match is None or named is None or named.first:
        return None
    unit, label = match["unit"].casefold(), named.label or ""
    fits = {
        "week": named == Date(weekday=named.weekday),
        "month": label.startswith("XXXX-XX") and named.weekday is None,
        "year": (not label or label.startswith("XXXX-")) and "XX-X" not in label and named.weekday is None,
    }
    if not fits[unit] or (not label and not named.season and unit != "week"):
        return None
    return replace(named, deixis=_BESIDE[match["which"].casefold()], unit=_UNITS[unit])


def _turn(text: str) -> Date | None:
    match = _TURN.fullmatch(text)
    return Date(season=f"turnOf{match['unit'].capitalize()}") if match else None
