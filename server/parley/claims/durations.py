"""Lengths of time in words, and how they lie to the time of writing: "within 30 days", "three weeks ago"."""

from __future__ import annotations

import re

from parley.claims.claim import Bounds
from parley.claims.numbers import cardinal

_BEFORE_LAST = re.compile(r"(?:in )?the (?:(week|month|year) before last|(day) before yesterday)")
UNITS = {
    "minute": ("PT{}M", 1),
    "hour": ("PT{}H", 1),
    "day": ("P{}D", 1),
    "week": ("P{}W", 1),
    "fortnight": ("P{}W", 2),
    "month": ("P{}M", 1),
    "year": ("P{}Y", 1),
    "decade": ("P{}Y", 10),
}
"""Each unit with its ISO 8601 form and how many of it a unit is."""
_UNIT = rf"(?P<unit>{'|'.join(UNITS)})"
_LENGTH = re.compile(rf"(?P<count>.+?)[ -]{_UNIT}s?")
_ONE = re.compile(_UNIT)
_LONG = re.compile(rf"(?:an? )?{_UNIT}[ -]?long")
_IN = r"(?:in|over|during|for|within)"
_THE = r"(?:(?:on|in|of) )?the"
_RELATED = (
    ("lasting", re.compile(r"(?:for|lasting) (.+)"), _LENGTH),
    ("withinDuration", re.compile(r"within (.+)"), _LENGTH),
    ("ago", re.compile(r"(.+) ago"), _LENGTH),
    ("afterDuration", re.compile(r"(?:after (.+)|(.+) (?:later|after))"), _LENGTH),
    ("beforeDuration", re.compile(r"(.+) (?:earlier|before)"), _LENGTH),
    ("afterDuration", re.compile(rf"{_THE} (?:following (.+)|(.+) after)|(?:on )?the next (day)"), _ONE),
    ("beforeDuration", re.compile(rf"{_THE} (?:previous (.+)|(.+) before)"), _ONE),
    # "The next day" is the one after what was told, and "the last day" may be that of the talks.
    ("last", re.compile(rf"(?:(?:{_IN}|of) )?the (?:past|last) (.+)"), _LENGTH),
    ("last", re.compile(rf"(?:{_IN} the (?:past|last)|of the past|the past) (.+)"), _ONE),
    ("next", re.compile(rf"(?:(?:{_IN}|of) )?the (?:next|coming) (.+)"), _LENGTH),
    ("next", re.compile(rf"(?:{_IN} the (?:next|coming)|of the coming|the coming) (.+)"), _ONE),
    # "Over two weeks" may be longer, and is a length in any case.
    (None, re.compile(r"(?:over )?(.+)"), _LENGTH),
    (None, re.compile(r"(.+)"), _LONG),
)


def read_duration(text: str) -> Bounds | None:
    """Return the length of time that a text states, with its relation, or None.

    >>> within = read_duration("within 30 days")
    >>> within.relation, within.duration
    ('withinDuration', 'P30D')
    """
    text = text.casefold()
    if before_last := _BEFORE_LAST.fullmatch(text):
        unit = before_last[1] or before_last[2]
        return Bounds(relation="ago", duration=UNITS[unit][0].format(2))
    for relation, form, length in _RELATED:
        match = form.fullmatch(text)
        duration = _duration(next(filter(None, match.groups())), length) if match else None
        if duration:
            return Bounds(relation=relation, duration=duration)
    return None


def _duration(text: str, form: re.Pattern[str]) -> str | None:
    match = form.fullmatch(text)
    if match is None:
        return None
    counted = match.groupdict().get("count")
    count = 1 if counted in (None, "a", "an") else cardinal(counted.removeprefix("a "))
    iso, times = UNITS[match["unit"]]
    return iso.format(count * times) if count else None
