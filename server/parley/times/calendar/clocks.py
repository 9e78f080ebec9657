"""Times of day in words: "at 10 a.m. on Monday", "on Friday evening", "at 1430 GMT".

The hour of the clock is stored. A part of the day is not, but the time keeps that it is only a part: "before
Friday evening" does not say "before Friday". What is "shortly after 4 p.m." has no hour, and its day only;
so has "ten o'clock", of which nothing tells the half of the day. Midnight may begin the day that is named
or end it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from parley.times.calendar.edtf import Date

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
MIDNIGHT = "24:00"
"""The internal form of midnight, which is no stored hour."""
_HOURS_OF_PART = {
    "morning": range(12), "afternoon": range(12, 19), "evening": range(16, 24), "night": range(19, 24),
}  # fmt: skip
_PART = rf"(?:{'|'.join(_HOURS_OF_PART)})"
_IN_PART = re.compile(
    rf"(?P<day>.+?) (?:in the )?(?P<part>{_PART})|the (?P<first>{_PART}) of (?P<of>.+)", _FLAGS
)
_PARTS_OF_DAYS = {"tonight": ("today", "night"), "last night": ("yesterday", "night")}
_TURN = r"(?:at )?midnight"
_AT_MIDNIGHT = tuple(
    re.compile(form, _FLAGS) for form in (rf"{_TURN} (?:on |of )?(?P<day>.+)", rf"(?P<day>.+?) {_TURN}")
)
SPOKEN = (
    r"(?:(?:half past|(?:(?:a )?quarter|five|ten|twenty|twenty-five) (?:past|to)) )?"
    r"(?:\d\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o['’]clock)?"
)
"""An hour as one says it, of which nothing tells the half of the day."""
_NEAR = (
    r"(?:shortly|just|soon|right|immediately) (?P<side>before|after)"
    rf" (?P<hour_near>{_CLOCK}|midnight|dawn|sunrise|dusk|sunset|nightfall|{SPOKEN})"
)
_O_CLOCK = rf"at {SPOKEN}"
_NEARLY = tuple(
    re.compile(form, _FLAGS) for form in (rf"{_NEAR} (?:on |of )?(?P<day>.+)", rf"(?P<day>.+?) {_NEAR}")
)
_HOURS = tuple(
    re.compile(form, _FLAGS)
    for form in (
        r"(?:(?:at |before )?dawn|at nightfall|after dark) (?:on )?(?P<day>.+)",
        rf"(?:the )?(?:(?:early|late) )?(?:{_PART}|early hours) of (?P<day>.+)",
        rf"(?:early|earlier|late|later) (?:on )?(?P<day>(?:yesterday|today|tomorrow|{_WEEKDAY}).*)",
        rf"(?:(?:early|late) )?(?P<day>.+?) {_PART}",
        rf"(?P<day>.+?) in the {_PART}",
        rf"{_O_CLOCK} (?:on )?(?P<day>.+)",
        rf"(?P<day>.+?),? {_O_CLOCK}",
    )
)


_AS_SPOKEN = re.compile(SPOKEN, _FLAGS)


def clock_alone(text: str) -> str | None:
    """Return the time of day that a text states alone, or None.

    >>> clock_alone("at 10:30 p.m."), clock_alone("at 0900 GMT"), clock_alone("2031"), clock_alone("at 25:00")
    ('22:30', '09:00Z', None, None)
    """
    match = _CLOCK_ALONE.fullmatch(text)
    return (
        _clock(match) if match and (match["half"] or match["noon"] or match["utc"] or ":" in text) else None
    )


def day_of(text: str) -> list[tuple[str, str | None]]:
    """Return each way to separate the time of day from a text: the words of the day, and the clock if any.

    >>> day_of("10 a.m. on Monday"), day_of("Friday evening"), day_of("at midnight on Monday")
    ([('Monday', '10:00')], [('Friday', None)], [('Monday', '24:00')])
    """
    found: list[tuple[str, str | None]] = []
    for match in _matches(_CLOCKED, text):
        if clock := clock_alone(match["all"]):
            found.append((match["day"], clock))
        if parted := _parted(match["day"]):
            found += [(parted[0], clock)] if (clock := _clock_in(match["all"], parted[1])) else []
    found += [(day, MIDNIGHT) for match in _matches(_AT_MIDNIGHT, text) for day in _days(match["day"])]
    for match in _matches(_NEARLY, text):
        found += [(day, clock) for clock in _near(match) for day in _days(match["day"])]
    return found + [(match["day"], None) for match in _matches(_HOURS, text)]


def _matches(forms: Iterable[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    return filter(None, (form.fullmatch(text) for form in forms))


def _days(words: str) -> list[str]:
    """Return the words of a day, and those of the day that they are a part of."""
    parted = _parted(words)
    return [words, parted[0]] if parted else [words]


def _parted(words: str) -> tuple[str, str] | None:
    """Return the words of the day and of the part of it: "Friday evening", "this morning", "last night"."""
    if words.casefold() in _PARTS_OF_DAYS:
        return _PARTS_OF_DAYS[words.casefold()]
    match = _IN_PART.fullmatch(words)
    if match is None:
        return None
    day, part = match["day"] or match["of"], (match["part"] or match["first"]).casefold()
    return ("today" if day.casefold() == "this" else day), part


def _clock_in(words: str, part: str) -> str | None:
    """Return the time of day that words state in a part of it: for "8:15", the time in that part."""
    match, clock = _CLOCK_ALONE.fullmatch(words), clock_alone(words)
    if match is None or clock is None:
        return None
    hour, written = int(clock[:2]), match["hours"] or "0"
    either = hour <= 12 and not match["utc"] and not written.startswith("0")
    hours = {hour, (hour + 12) % 24} if either else {hour}
    fitting = [one for one in hours if one in _HOURS_OF_PART[part]]
    return f"{fitting[0]:02}{clock[2:]}" if len(fitting) == 1 else None


def _near(match: re.Match[str]) -> Iterator[str | None]:
    """Yield the stored value of an hour that is only near: for midnight the day after, otherwise none."""
    hour = match["hour_near"].casefold()
    if hour == "midnight":
        yield MIDNIGHT if match["side"].casefold() == "after" else None
    elif hour.isalpha() or clock_alone(hour) or _AS_SPOKEN.fullmatch(hour):
        yield None


def at_clock(day: Date, clock: str | None) -> Date | None:
    """Return a day at a time of day, or None if it already has one or is no day."""
    if not day.names_day or day.of_day:
        return None
    if clock == MIDNIGHT:
        return replace(day, midnight=True, of_day=True)
    return replace(day, clock=clock, of_day=True)


def _clock(match: re.Match[str]) -> str | None:
    utc = "Z" if match["utc"] else ""
    if match["noon"]:
        return f"12:00{utc}"
    hour, minute = int(match["hour"] or match["hours"]), int(match["minute"] or match["minutes"] or 0)
    if match["half"]:
        # "00:01 a.m.", as some write it.
        if not (1 <= hour <= 12 or (hour == 0 and match["half"].casefold() == "a")):
            return None
        hour = hour % 12 + 12 * (match["half"].casefold() == "p")
    return f"{hour:02}:{minute:02}{utc}" if hour < 24 and minute < 60 else None
