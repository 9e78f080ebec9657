"""Hours of the day in words, and from one to another: "six in the evening", "from 07:00 to 17:30"."""

from __future__ import annotations

import calendar
import re

from parley.numbers.reading import cardinal
from parley.times.bounds import Bounds
from parley.times.calendar.clocks import clock_alone
from parley.times.calendar.edtf import Date
from parley.times.phrases.points import read_date
from parley.times.phrases.settling import settled

_FLAGS = re.ASCII | re.IGNORECASE
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_IN_PART = re.compile(
    r"\b(?:(?P<minutes>half|(?:a )?quarter|five|ten|twenty|twenty-five) (?P<side>past|to) )?"
    rf"(?P<hour>{_WORDS}|1?\d)(?: o'clock)?"
    r" (?:(?:in the|each|every) (?P<part>morning|afternoon|evening)|at (?P<night>night))\b",
    _FLAGS,
)
_BEFORE_PART = re.compile(
    rf"\b(?P<prep>at|by|before|after|until|till|from|since|around|about) (?P<hour>{_WORDS}|1?\d)"
    rf"(?: o'clock)? (?=(?:on )?(?:(?:last|next) )?"
    rf"(?:yesterday|today|tomorrow|this|{'|'.join(calendar.day_name)})"
    r" (?P<part>morning|afternoon|evening)\b)",
    _FLAGS,
)
_NOON = re.compile(
    r"(?:(?:shortly|just|soon|right|immediately) (?=before |after ))?"
    r"(?P<prep>at|by|until|till|from|since|before|after|to|for|around) (?:(?P<noon>noon|midday)|midnight)",
    _FLAGS,
)
_ZONE = re.compile(
    r"(?<=m\.) \([^()]{1,12} (?:GMT|UTC)\)|(?<=[ap]m) \([^()]{1,12} (?:GMT|UTC)\)"
    r"|(?<=\bmidnight) (?:GMT|UTC|local time)\b",
    re.ASCII,
)
"""An hour in another zone behind that of the place, and the zone of a midnight."""
_HALVES = {"morning": ("a", range(1, 12)), "afternoon": ("p", range(1, 7)), "evening": ("p", range(4, 12))}
_MINUTES = {"half": 30, "quarter": 15, "a quarter": 15}
_HOUR = r"\S+(?: [ap]\.?m\.?| GMT| UTC)?"
_SPAN = rf"(?:from|between) (?P<one>{_HOUR}) (?:to|until|till|and) (?P<other>{_HOUR})"
_SPANS = tuple(
    re.compile(form, _FLAGS)
    for form in (
        rf"(?:(?:daily|every day|each day) )?{_SPAN}(?: (?:on )?(?P<day>.+?))?",
        rf"(?:on )?(?P<day>.+?) {_SPAN}",
    )
)
_HALF = re.compile(r".*?( ?[ap]\.?m\.?)", _FLAGS)


def in_figures(text: str) -> str:
    """Return a text with hours of parts of the day in figures, and noon if the text has nothing else.

    >>> in_figures("before six in the evening"), in_figures("at half past two in the morning on Friday")
    ('before 6 p.m.', 'at 2:30 a.m. on Friday')
    >>> in_figures("at a quarter to seven every morning"), in_figures("to noon")
    ('at 6:45 a.m.', 'to 12 p.m.')
    """
    text = _ZONE.sub("", text)
    if noon := _NOON.fullmatch(text):
        return f"{noon['prep']} 12 {'p' if noon['noon'] else 'a'}.m."
    return _BEFORE_PART.sub(_in_half, _IN_PART.sub(_figures, text))


def _in_half(match: re.Match[str]) -> str:
    """Return an hour before a part of a day in figures: "by 4 a.m. | yesterday morning"."""
    hour = cardinal(match["hour"].casefold()) or 0
    half, hours = _HALVES[match["part"].casefold()]
    return f"{match['prep']} {hour} {half}.m. " if hour in hours else match[0]


def _figures(match: re.Match[str]) -> str:
    hour, minute = cardinal(match["hour"].casefold()) or 0, _minute(match["minutes"])
    if match["side"] and match["side"].casefold() == "to":
        if minute == _MINUTES["half"]:
            return match[0]
        hour, minute = (hour - 1) or 12, 60 - minute
    if match["night"]:
        half = "p" if 7 <= hour <= 11 else "a" if 1 <= hour <= 4 else None
    else:
        half, hours = _HALVES[match["part"].casefold()]
        half = half if hour in hours else None
    return f"{hour}{f':{minute:02}' if minute else ''} {half}.m." if half else match[0]


def _minute(words: str | None) -> int:
    return _MINUTES.get((words or "").casefold()) or cardinal((words or "zero").casefold()) or 0


def read_hours(text: str, published: str | None = None, *, ahead: bool | None = False) -> Bounds | None:
    """Return the hours from one to another in a text, on its day if it names one, or None.

    >>> read_hours("from 07:00 to 17:30").clock, read_hours("from 10 to 11 a.m. on Friday", "2031-05-08").edtf
    ('07:00/17:30', '2031-05-02')
    """
    for form in _SPANS:
        match = form.fullmatch(text)
        clock = _span(match["one"], match["other"]) if match else None
        if match is None or clock is None:
            continue
        if match["day"] is None:
            return Bounds(clock=clock)
        day = read_date(match["day"])
        whole = day is not None and day.names_day and not day.of_day
        return _on(settled(day, published, ahead), clock) if day and whole else None
    return None


def _span(one: str, other: str) -> str | None:
    last = clock_alone(other)
    half = _HALF.fullmatch(other)
    first = clock_alone(one) or (clock_alone(f"{one}{half[1]}") if half else None)
    if first is None or last is None or first == last:
        return None
    return f"{first}{'Z' if last.endswith('Z') and not first.endswith('Z') else ''}/{last}"


def _on(day: Date, clock: str) -> Bounds | None:
    if day.open:
        return None
    days = (day.first, day.last, day.first, day.last)
    return Bounds(*days, day.label, weekday=day.weekday, deixis=day.deixis, duration=day.unit, clock=clock)
