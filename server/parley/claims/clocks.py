"""Times of day in words: "at 10 a.m. on Monday", "on Friday evening", "at 1430 GMT".

The hour of the clock is kept. A part of the day is not, but for that it is one: who speaks of "before
Friday evening" does not say "before Friday".
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace

from parley.claims.edtf import Date

_FLAGS = re.ASCII | re.IGNORECASE
_WEEKDAY = rf"(?:{'|'.join(calendar.day_name)})"
_LOCAL = r"(?: local time|(?P<utc> (?:gmt|utc)))?"
_CLOCK = (
    rf"(?:at |at about |about )?(?:(?P<hour>\d\d?)(?:[.:](?P<minute>\d\d))? ?(?P<half>[ap])\.?m\.?"
    rf"|(?P<hours>\d\d?):?(?P<minutes>\d\d)(?: hours)?|(?P<noon>noon|midday)){_LOCAL}"
)
_CLOCK_ALONE = re.compile(rf"(?!\d{{4}}$){_CLOCK}", _FLAGS)
_CLOCKED = tuple(
    re.compile(form, _FLAGS)
    for form in (
        rf"(?P<all>{_CLOCK}) (?:on |of )?(?P<day>.+)",
        rf"(?P<day>.+?),? (?P<all>(?=at |noon|midday){_CLOCK})",
    )
)
_PART = r"(?:morning|afternoon|evening|night)"
_HOURS = tuple(
    re.compile(form, _FLAGS)
    for form in (
        r"(?:(?:at )?midnight|(?:at |before )?dawn|after dark) (?:on )?(?P<day>.+)",
        rf"(?:the )?(?:(?:early|late) )?(?:{_PART}|early hours) of (?P<day>.+)",
        rf"(?:early|earlier|late|later) (?:on )?(?P<day>(?:yesterday|today|tomorrow|{_WEEKDAY}).*)",
        rf"(?:(?:early|late) )?(?P<day>.+?) {_PART}",
        r"(?P<day>.+?) (?:at )?midnight",
        rf"(?P<day>.+?) in the {_PART}",
    )
)


def clock_alone(text: str) -> str | None:
    """Return the time of day that a text states and nothing else, or None.

    >>> clock_alone("at 10:30 p.m."), clock_alone("at 0900 GMT"), clock_alone("2031"), clock_alone("at 25:00")
    ('22:30', '09:00Z', None, None)
    """
    match = _CLOCK_ALONE.fullmatch(text)
    return (
        _clock(match) if match and (match["half"] or match["noon"] or match["utc"] or ":" in text) else None
    )


def day_of(text: str) -> list[tuple[str, str | None]]:
    """Return each way to part the time of day from a text: the words of the day, and the clock if any.

    >>> day_of("10 a.m. on Monday"), day_of("Friday evening")
    ([('Monday', '10:00')], [('Friday', None)])
    """
    found: list[tuple[str, str | None]] = []
    for form in _CLOCKED:
        match = form.fullmatch(text)
        if match and (clock := clock_alone(match["all"])):
            found.append((match["day"], clock))
    for form in _HOURS:
        if match := form.fullmatch(text):
            found.append((match["day"], None))
    return found


def at_clock(day: Date, clock: str | None) -> Date | None:
    """Return a day at a time of day, or None where it has one already or is none."""
    return replace(day, clock=clock, of_day=True) if day.names_day and not day.of_day else None


def _clock(match: re.Match[str]) -> str | None:
    utc = "Z" if match["utc"] else ""
    if match["noon"]:
        return f"12:00{utc}"
    hour, minute = int(match["hour"] or match["hours"]), int(match["minute"] or match["minutes"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (match["half"].casefold() == "p")
    return f"{hour:02}:{minute:02}{utc}" if hour < 24 and minute < 60 else None
