"""Lengths of time in words, and their relation to the time of writing: "within 30 days", "3 weeks ago"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from parley.numbers.reading import cardinal, parse_ordinal, parse_range, split_comparator
from parley.times.bounds import Bounds
from parley.times.calendar.edtf import Date, spanning
from parley.times.calendar.shifting import at_distance, shifted

UNITS = {
    "minute": ("PT{}M", 1),
    "hour": ("PT{}H", 1),
    "day": ("P{}D", 1),
    "week": ("P{}W", 1),
    "fortnight": ("P{}W", 2),
    "month": ("P{}M", 1),
    "year": ("P{}Y", 1),
    "decade": ("P{}Y", 10),
    "century": ("P{}Y", 100),
    "centurie": ("P{}Y", 100),
}
"""Each unit with its ISO 8601 form and its number in that form."""
_UNIT = rf"(?P<unit>{'|'.join(UNITS)})"
_LENGTH = re.compile(rf"(?P<count>.+?)[ -]{_UNIT}s?(?P<half> and a half)?(?: in a row| running)?")
_BETWEEN = re.compile(rf"(?P<counts>[a-z0-9, -]+?)[ -]{_UNIT}s")
_OR_TWO = re.compile(rf"(?:an?|one) {_UNIT} or two")
_FURTHER = re.compile(
    rf"(?:another|a further|an additional) (?P<length>.+)|(?P<count>.+) (?:more|further|additional) {_UNIT}s?"
)
_SUBJECT = r"(?:it|he|she|they|we)"
_DONE = (
    r"(?:\w+ed|begun|born|brought|built|chosen|cut|drawn|found|freed|given|held|hit|known|laid|left|lost|made"
    r"|met|paid|put|seen|sent|set|shot|shown|sold|struck|sunk|taken|told|won|written)"
)
_DID = (
    r"(?:\w+ed|began|came|died|fell|left|lost|made|met|took (?:effect|office|power|place)|went|won"
    r"|(?:came|went) into (?:effect|force))"
)
_CLAUSE = rf"{_SUBJECT} (?:(?:was|were|is|are|(?:had|has|have) been) {_DONE}|(?:(?:had|has|have) )?{_DID})"
"""A short clause with a pronoun: its event has no words of its own to be an anchor."""
_HALF = re.compile(r"(?:half[ -](?:an? )?|a half[ -])(?P<unit>hour|year|decade|century)")
_HALVES = {"hour": "PT30M", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
_AND_A_HALF = {"PT{}H": "PT{}H30M", "P{}Y": "P{}Y6M", "P{}M": "P{}M15D"}
_SEVERAL = re.compile(rf"(?:(?:several|some|many|a few|few|a number of|a couple of|a matter of) )?{_UNIT}s")
_COUNTED_SO = re.compile(rf"(?:several|some|many|a few|a couple of) {_UNIT}s")
_ADJECTIVE = re.compile(rf"(?!half-).+-{_UNIT}")
_ONE = re.compile(_UNIT)
_LONG = re.compile(rf"(?:an? )?{_UNIT}[ -]?long")
_YEARS_LONG = re.compile(rf"{_UNIT}s[ -]long")
_ORDINAL = re.compile(
    r"(?P<prep>for|on) (?:the|an?) (?P<place>[\w-]+) (?:(?:straight|consecutive|successive) )?"
    r"(?P<unit>day|night|week|month|year)(?P<row> in a row| running)?"
)
_BEFORE_LAST = re.compile(r"(?:(?:in|on) )?the (?:(week|month|year) before last|(day) before yesterday)")
_AFTER_NEXT = re.compile(r"(?:(?:in|on) )?the (?:(week|month|year) after next|(day) after tomorrow)")
_PART = r"morning|afternoon|evening|night"
_NIGHT = re.compile(_PART)
_JUST = re.compile(r"\b(?:just|only|barely|exactly) (?=\w+ \w)|\bonly (?=days|weeks|hours|months)")
_STRESSED = re.compile(r"\b(?:a|one) single ")
_INITIAL = re.compile(r"\b(?:an initial|a total of) (?=\S+ \S)")
_IN = r"(?:in|over|during|for|within|throughout)"
_THE = r"(?:(?:on|in|of) )?the"
_RELATED = (
    ("lasting", re.compile(r"(?:for|lasting|throughout) (?:the following )?(.+)"), _LENGTH),
    ("withinDuration", re.compile(r"within (.+)"), _LENGTH),
    ("ago", re.compile(r"(.+) ago"), _LENGTH),
    ("fromNow", re.compile(r"(?:in )?(.+) from now|in (.+)'s? time"), _LENGTH),
    ("afterDuration", re.compile(r"(?:after (.+)|(.+) (?:later|after|afterwards?))"), _LENGTH),
    ("beforeDuration", re.compile(r"(.+) (?:earlier|before|previously)"), _LENGTH),
    ("afterDuration", re.compile(rf"{_THE} (?:following (.+)|(.+) after)|(?:on )?the next (day)"), _ONE),
    ("beforeDuration", re.compile(rf"{_THE} (?:previous (.+)|(.+) before)"), _ONE),
    ("afterDuration", re.compile(rf"{_THE} (?:next|following) ({_PART})|{_THE} ({_PART}) after"), _NIGHT),
    ("beforeDuration", re.compile(rf"{_THE} previous ({_PART})|{_THE} ({_PART}) before"), _NIGHT),
    ("lasting", re.compile(r"for (?:its|their|his|her|the) first (.+)"), _LENGTH),
    ("withinDuration", re.compile(r"(?:in|during|within) (?:its|their|his|her|the) first (.+)"), _LENGTH),
    # "The next day" is the day after an earlier one, and "the last day" may be that of the talks.
    ("afterDuration", re.compile(rf"(.+) after {_CLAUSE}"), _LENGTH),
    ("beforeDuration", re.compile(rf"(.+) before {_CLAUSE}"), _LENGTH),
    ("withinDuration", re.compile(rf"within (.+) after {_CLAUSE}"), _LENGTH),
    # What happens for the first time in ten years had not happened in the last ten.
    ("last", re.compile(r"(?:for )?the first time in (.+)"), _LENGTH),
    ("last", re.compile(rf"(?:(?:{_IN}|of) )?(?:the|these) (?:past|last) (.+)|{_IN} recent (.+)"), _LENGTH),
    ("last", re.compile(rf"(?:{_IN} the (?:past|last)|of the past|the past) (.+)"), _ONE),
    ("next", re.compile(rf"(?:(?:{_IN}|of) )?the (?:next|coming) (.+)|{_IN} coming (.+)"), _LENGTH),
    ("next", re.compile(rf"(?:{_IN} the (?:next|coming)|of the coming|the coming) (.+)"), _ONE),
    ("beforeDuration", re.compile(r"(?:with )?(.+) (?:to go|left|remaining)"), _LENGTH),
    # "In under two weeks" is shorter than that, and the whole time was needed.
    (None, re.compile(r"(?:in|over) ((?:(?:just|well|slightly|a little) )?(?:under|less than) .+)"), _LENGTH),
    # "Over two weeks" may be longer, and is a length in any case.
    (None, re.compile(r"(?:over )?(.+)"), _LENGTH),
    # "Extended by two weeks", "by a further six months".
    (None, re.compile(r"by (.+)"), _LENGTH),
    (None, re.compile(r"(.+)"), _LONG),
)
_NEXT_ONE = ("next day", "next week", "next month", "next year", "coming week", "coming month", "coming year")
"""Words that may also mean the next unit of the calendar."""
_MIXED = re.compile(
    rf"(?P<count>[\w-]+) {_UNIT}s?,? (?:and )?(?P<more>[\w-]+) (?P<smaller>minute|day|month)s?"
)
_OF_BOTH = {
    ("year", "month"): "P{}Y{}M", ("month", "day"): "P{}M{}D", ("hour", "minute"): "PT{}H{}M",
}  # fmt: skip
_DAYS_OF_WEEK = 7
_ISO = re.compile(r"P(?P<time>T?)(?P<count>\d+)(?P<unit>[YMWDH])", re.ASCII)
_HALVED = re.compile(r"P(?:(?P<years>\d+)Y6M|(?P<long>\d+)M15D|(?P<days>\d+)DT12H)", re.ASCII)
"""Lengths with a half."""


class Length(NamedTuple):
    """A length of time: an ISO 8601 duration, or the shortest and the longest, and its bound."""

    duration: str
    comparator: str | None = None


def read_duration(text: str, published: str | None = None) -> Bounds | None:
    """Return the length of time that a text states, with its relation, or None.

    >>> within, nearly = read_duration("within 30 days"), read_duration("for nearly four decades")
    >>> within.relation, within.duration, nearly.duration, nearly.comparator
    ('withinDuration', 'P30D', 'P40Y', 'nearly')
    """
    text = _STRESSED.sub("one ", _JUST.sub("", text.casefold())).replace("a full ", "a ")
    text = _INITIAL.sub("", text)
    if beside := _BEFORE_LAST.fullmatch(text) or _AFTER_NEXT.fullmatch(text):
        relation = "ago" if "before" in text else "fromNow"
        duration = UNITS[beside[1] or beside[2]][0].format(2)
        return _calendar(relation, duration, published)
    if (ordinal := _ORDINAL.fullmatch(text)) and (counted := _in_unit(ordinal)):
        return counted
    for name, form, length in _RELATED:
        match = form.fullmatch(text)
        if match is None:
            continue
        words = next(filter(None, match.groups()))
        if name in (None, "lasting"):
            words = _without_further(words)
        stated = _length(words, length, several=name is not None)
        if stated:
            bounds = Bounds(relation=name, duration=stated.duration, comparator=stated.comparator)
            return _dated(bounds, text, published)
    return None


def length_of(text: str) -> Length | None:
    """Return the length that words before an event state, or None: "three weeks", "nearly a year"."""
    return _length(text, _LENGTH, several=True)


def _length(text: str, form: re.Pattern[str], *, several: bool) -> Length | None:
    if form is _NIGHT:
        return Length("P1D")
    if form is not _LENGTH:
        if one := form.fullmatch(text):
            return Length(_times(one["unit"], 1))
        years = _YEARS_LONG.fullmatch(text) if form is _LONG else None
        return Length(_times(years["unit"], 1), "moreThanOne") if years else None
    if some := (_SEVERAL if several else _COUNTED_SO).fullmatch(text):
        return Length(_times(some["unit"], 1), "moreThanOne")
    comparator, words = split_comparator(text)
    if several and _ADJECTIVE.fullmatch(words):
        # "After a two-day break" is not after two days.
        return None
    duration = _counted(words) or _between(words)
    return Length(duration, comparator) if duration else None


def _without_further(text: str) -> str:
    """Return the length of a continuation: "another three months", "two more weeks"."""
    match = _FURTHER.fullmatch(text)
    if match is None:
        return text
    words = match["length"] or f"{match['count']} {match['unit']}s"
    return f"one {words}" if words in UNITS else words


def _between(text: str) -> str | None:
    """Return the shortest and the longest of a length in one unit: "two to three weeks", "a day or two"."""
    if two := _OR_TWO.fullmatch(text):
        return f"{_times(two['unit'], 1)}/{_times(two['unit'], 2)}"
    match = _BETWEEN.fullmatch(text)
    counts = parse_range(match["counts"]) or _either(match["counts"]) if match else None
    if match is None or counts is None or not counts[0]:
        return None
    return "/".join(_times(match["unit"], count) for count in counts)


def _either(text: str) -> tuple[int, int] | None:
    """Return the smaller and the greater of two possible numbers: "six or twelve"."""
    one, _, other = text.partition(" or ")
    low, high = cardinal(one), cardinal(other) if other else None
    return (low, high) if low and high and low < high else None


def _times(unit: str, count: int) -> str:
    iso, times = UNITS[unit]
    return iso.format(count * times)


def _counted(text: str) -> str | None:
    if half := _HALF.fullmatch(text.removeprefix("the ")):
        return _HALVES[half["unit"]]
    if text in ("a quarter of a century", "a quarter century", "a quarter-century"):
        return "P25Y"
    if mixed := _MIXED.fullmatch(text):
        return _of_both(mixed)
    match = _LENGTH.fullmatch(text)
    if match is None:
        return None
    counted = match["count"].removesuffix(" consecutive").removesuffix(" straight")
    halved = match["half"] or counted.endswith(" and a half")
    counted = counted.removesuffix(" and a half")
    count = 1 if counted in ("a", "an", "one") else cardinal(counted.removeprefix("a "))
    iso, times = UNITS[match["unit"]]
    if not count:
        return None
    if not halved:
        return iso.format(count * times)
    if iso == "P{}W":
        # Half a week is three days and a half.
        days, hours = divmod((2 * count + 1) * times * _DAYS_OF_WEEK, 2)
        return f"P{days}DT12H" if hours else f"P{days}D"
    return _AND_A_HALF[iso].format(count) if iso in _AND_A_HALF and times == 1 else None


def _of_both(match: re.Match[str]) -> str | None:
    """Return a length in two units, "two years and three months"; weeks and days become days."""
    count = 1 if match["count"] in ("a", "an") else cardinal(match["count"])
    more = 1 if match["more"] in ("a", "an") else cardinal(match["more"])
    if not count or not more:
        return None
    if (match["unit"], match["smaller"]) == ("week", "day"):
        return f"P{count * _DAYS_OF_WEEK + more}D" if more < _DAYS_OF_WEEK else None
    iso = _OF_BOTH.get((match["unit"], match["smaller"]))
    return iso.format(count, more) if iso else None


def _in_unit(match: re.Match[str]) -> Bounds | None:
    """Return the number of a unit within a length: "for the third day", "on the second night"."""
    place = parse_ordinal(match["place"])
    unit = {"night": "day"}.get(match["unit"], match["unit"])
    if not place or (place == 1 and match["prep"] == "for") or (match["prep"] == "on" and unit != "day"):
        return None
    relation = "forUnit" if match["prep"] == "for" else "onUnit"
    return Bounds(relation=relation, duration=_times(unit, place))


def _calendar(relation: str, duration: str, published: str | None) -> Bounds:
    """Return the day, week, month or year two units from that of writing."""
    if published is None or duration == "P2W":
        return Bounds(relation=relation, duration=duration)
    day = date.fromisoformat(published)
    sign = -1 if relation == "ago" else 1
    if duration == "P2D":
        at = (day + timedelta(days=2 * sign)).isoformat()
        return Bounds(at, at, at, at, at)
    months = day.year * 12 + day.month - 1 + 2 * sign
    label = str(day.year + 2 * sign) if duration == "P2Y" else f"{months // 12}-{months % 12 + 1:02}"
    first = f"{label}-01" if len(label) > 4 else f"{label}-01-01"
    year, month = int(label[:4]), int(label[5:] or 12)
    last = f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}"
    return Bounds(first, last, first, last, label)


def _dated(bounds: Bounds, text: str, published: str | None) -> Bounds:
    """Return a length before or after the day of publication, as the days that it may mean.

    A number of days is exact up to six; other lengths may be a unit more or less. A state that lasts "for
    the last ten years" may have begun somewhat earlier, and has no days. Lengths without a number have none.
    """
    match = _ISO.fullmatch(_in_one_unit(bounds.duration or ""))
    if published is None or match is None or bounds.comparator:
        return (match and published and _compared(bounds, match, date.fromisoformat(published))) or bounds
    day, unit, count = date.fromisoformat(published), match["unit"], int(match["count"])
    if _is_too_long(unit, count):
        return bounds
    goes_on = text.startswith(("for ", "the "))
    if match["time"]:
        # Hours may begin at any hour of the day that they reach.
        goes_on, unit, count = goes_on or unit != "H", "D", -(-count // 24)
    if bounds.relation in ("ago", "fromNow") and not match["time"]:
        return _within(at_distance(day, unit, count if bounds.relation == "ago" else -count))
    if bounds.relation == "last" and not goes_on:
        first, last = shifted(day, unit, count), day
    elif bounds.relation == "next" and not goes_on and not text.endswith(_NEXT_ONE):
        first, last = day, shifted(day, unit, -count)
    else:
        return bounds
    return _within(spanning(first, last))


def _compared(bounds: Bounds, match: re.Match[str], day: date) -> Bounds | None:
    """Return a time more or less than a length before or after the publication; None for other times.

    What was less than a week ago was in that week. More than two years ago is by a day, and in just over two
    years not before one.
    """
    is_past, count = bounds.relation == "ago", int(match["count"])
    is_known = bounds.relation in ("ago", "fromNow") and bounds.comparator in ("moreThan", "lessThan")
    if not is_known or match["time"] or _is_too_long(match["unit"], count):
        return None
    limit = shifted(day, match["unit"], count if is_past else -count)
    first, last = (limit, day) if is_past else (day, limit)
    if bounds.comparator == "lessThan":
        return _within(spanning(first, last))
    edge = limit.isoformat()
    if is_past:
        return Bounds(latest_start=edge, edtf=f"[..{edge}]", relation="by")
    return Bounds(earliest_start=edge, earliest_end=edge, edtf=f"[{edge}..]", relation="notBefore")


def _is_too_long(unit: str, count: int) -> bool:
    """Return whether a length may lead out of the calendar."""
    return count > (900 if unit in "YM" else 9999)


def _within(stated: Date) -> Bounds:
    return Bounds(stated.first, stated.last, stated.first, stated.last, stated.label)


def _in_one_unit(duration: str) -> str:
    """Return a length in its smaller unit, if a half was the reason for that: 18 months, 75 days.

    >>> _in_one_unit("P1Y6M"), _in_one_unit("P2M15D"), _in_one_unit("P17DT12H"), _in_one_unit("P3W")
    ('P18M', 'P75D', 'P17D', 'P3W')
    """
    match = _HALVED.fullmatch(duration)
    if match is None:
        return duration
    if match["years"]:
        return f"P{12 * int(match['years']) + 6}M"
    return f"P{30 * int(match['long']) + 15}D" if match["long"] else f"P{match['days']}D"
