"""Lengths of time as words: "nearly four decades", "within hours", "in the last ten years"."""

from __future__ import annotations

import re

from parley.numbers.wording import counted, ordinal

_ISO = re.compile(r"P(?P<time>T?)(?P<count>\d{1,18})(?P<unit>[YMWDH])", re.ASCII)
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute"}
_MIXED = re.compile(
    r"P(?:(?P<year>\d{1,6})Y6M|(?P<month>\d{1,6})M15D|(?P<week>\d{1,6})DT12H|T(?P<hour>\d{1,6})H30M)",
    re.ASCII,
)
"""Lengths with a half; of weeks, the days."""
_OF_BOTH = re.compile(
    r"P(?:(?P<years>\d{1,6})Y(?P<months>\d{1,6})M|(?P<of_months>\d{1,6})M(?P<days>\d{1,6})D"
    r"|T(?P<hours>\d{1,6})H(?P<minutes>\d{1,6})M)"
)
_TEMPLATES = {
    None: "{}",
    "lasting": "for {}",
    "withinDuration": "within {}",
    "ago": "{} ago",
    "fromNow": "{} from now",
    "afterDuration": "{} later",
    "beforeDuration": "{} earlier",
    "last": "in the last {}",
    "next": "in the next {}",
}
_BARE = {None: "several {}", "last": "in recent {}", "next": "in the coming {}"}
_COMPARED = {
    "moreThan": "more than", "atLeast": "at least", "lessThan": "less than", "atMost": "up to",
    "about": "about", "nearly": "nearly", "estimated": "an estimated",
}  # fmt: skip
_PLACES = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip


def length(duration: str, comparator: str | None) -> str | None:
    """Return a length in words, or None if it has none: "three weeks", "nearly four decades", "days".

    >>> length("P3W", None), length("P40Y", "nearly"), length("P1D", "moreThanOne"), length("P2Y6M", None)
    ('three weeks', 'nearly four decades', 'days', 'two and a half years')
    >>> length("P17DT12H", "about"), length("P1M15D", None)
    ('about two and a half weeks', 'a month and a half')
    """
    if "/" in duration:
        words = _between(*duration.split("/", 1))
        return _compared(words, comparator) if words else None
    if mixed := _MIXED.fullmatch(duration):
        return _compared(_and_a_half(mixed), comparator)
    if both := _OF_BOTH.fullmatch(duration):
        parts = [(name.removeprefix("of_"), int(found)) for name, found in both.groupdict().items() if found]
        return _compared(" and ".join(_several(count, name[:-1]) for name, count in parts), comparator)
    match = _ISO.fullmatch(duration)
    unit = _UNITS.get(match["time"] + match["unit"], "") if match else ""
    if match is None or not unit:
        return None
    count = int(match["count"])
    if unit == "year" and count and count % 10 == 0:
        count, unit = (count // 100, "century") if count % 100 == 0 else (count // 10, "decade")
    several = unit.removesuffix("y") + "ies" if unit == "century" else f"{unit}s"
    if comparator == "moreThanOne":
        return several if count == 1 else None
    return _compared(_one(unit) if count == 1 else f"{counted(count)} {several}", comparator)


def _and_a_half(match: re.Match[str]) -> str:
    unit, found = next((name, int(found)) for name, found in match.groupdict().items() if found)
    number = found // 7 if unit == "week" else found
    return f"{counted(number)} and a half {unit}s" if number > 1 else f"{_one(unit)} and a half"


def related_length(relation: str | None, duration: str, comparator: str | None) -> str | None:
    """Return a length with its relation, or None if there are no words for it.

    >>> related_length("ago", "P3W", None), related_length("last", "P1W", "moreThanOne")
    ('three weeks ago', 'in recent weeks')
    """
    if relation in ("forUnit", "onUnit"):
        return _in_unit(relation, duration)
    words, template = length(duration, comparator), _TEMPLATES.get(relation)
    if words is None or template is None:
        return None
    if comparator == "moreThanOne":
        return _BARE.get(relation, template).format(words)
    if relation in ("last", "next"):
        words = re.sub(r"^an? (?=\w+$)", "", words)
    return template.format(words)


def _between(shortest: str, longest: str) -> str | None:
    """Return a length of which only the shortest and the longest are stated: "two to three weeks"."""
    one, other = _ISO.fullmatch(shortest), _ISO.fullmatch(longest)
    if one is None or other is None:
        return None
    unit = _UNITS.get(one["time"] + one["unit"])
    if unit is None or (one["time"], one["unit"]) != (other["time"], other["unit"]):
        return None
    return f"{counted(int(one['count']))} to {counted(int(other['count']))} {unit}s"


def _several(count: int, unit: str) -> str:
    return _one(unit) if count == 1 else f"{counted(count)} {unit}s"


def _one(unit: str) -> str:
    return f"{'an' if unit == 'hour' else 'a'} {unit}"


def _compared(words: str, comparator: str | None) -> str | None:
    if comparator is None:
        return words
    compared = _COMPARED.get(comparator)
    return f"{compared} {words}" if compared else None


def _in_unit(relation: str, duration: str) -> str | None:
    match = _ISO.fullmatch(duration)
    unit = _UNITS.get(match["time"] + match["unit"]) if match else None
    if match is None or unit is None:
        return None
    count = int(match["count"])
    place = _PLACES[count] if count < len(_PLACES) else ordinal(count)
    return f"{'for' if relation == 'forUnit' else 'on'} the {place} {unit}"
