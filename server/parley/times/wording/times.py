"""Times as words: from bounds to the words of a reporter, with their preposition.

No two times have the same words: words are used only if ``parse_time`` (or, before an event, ``relation_of``)
reads just these bounds from them. A time without such words, which only a strange file can state, is given
field by field. Only of a time about a date it is left out how far from it the time may be.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from functools import lru_cache
from itertools import product

from parley.numbers.wording import ordinal
from parley.times.bounds import Bounds
from parley.times.calendar.edtf import PARTS
from parley.times.calendar.feasts import MOVABLE, feast_of
from parley.times.phrases.event_relations import relation_of
from parley.times.phrases.grammar import parse_time
from parley.times.phrases.parts_of_day import TURNS
from parley.times.wording.dates import approximate, chosen, dates, end_of_range, interval, of_event
from parley.times.wording.events import before_event, unread_before, without_event
from parley.times.wording.hours import DAYS, timed
from parley.times.wording.lengths import length, related_length
from parley.times.wording.points import day_in_words, points

_RELATED = {
    "since": "since {}", "from": "from {}", "until": "until {}", "by": "by {}", "before": "before {}",
    "after": "after {}", "notBefore": "not before {}", "asOf": "as of {}", "around": "around {}",
}  # fmt: skip
_MOMENT = re.compile(r"the (?:onset|start|beginning|outset|end|close|conclusion) of ")
"""Events that are a moment, as a date is: "by the end of the talks"."""
_AT_MOMENT = {"by": "by", "atTimeOf": "at"}
_SET = re.compile(r"\[(?P<first>\d{4}-\d\d-\d\d)\.\.(?P<last>\d{4}-\d\d-\d\d)\]", re.ASCII)
_CODED = re.compile(r"(?P<year>\d{4})-(?P<code>2[1-4])", re.ASCII)
_YEARLESS = re.compile(r"XXXX-(?P<month>0[1-9]|1[0-2]|XX)(?:-(?P<day>0[1-9]|[12]\d|3[01]))?", re.ASCII)
_UNITS = {"P1D": "day", "P1W": "week", "P1M": "month", "P1Y": "year"}
_BESIDE = {"previous": "last", "currentUnit": "this", "following": "next"}
_NIGHTS = {None: "overnight", "previous": "last night", "currentUnit": "tonight"}
_PORTIONS = {"earlyIn": "early", "midOf": "mid", "lateIn": "late", "earlierIn": "earlier", "laterIn": "later"}
_THE_END = {
    "earlyIn": "the start of", "midOf": "the middle of", "lateIn": "the end of", "endOf": "the end of",
}  # fmt: skip
_BESIDE_EVENT = {"during": None, "atTimeOf": None, "after": "notBefore"}
"""How the date of an event is given beside it: something after the event may be on the same day."""
_TURNS = {"turnOfYear": "the turn of the year", "turnOfCentury": "the turn of the century"}


def in_words(bounds: Bounds, anchor: str | None = None) -> str:
    """Return a stated time in words, with its preposition.

    Args:
        anchor: The event of the time, in a form for a sentence: "the summit".

    >>> in_words(Bounds("2011-01-01", "2011-12-31", edtf="2011/", relation="since"))
    'since 2011'
    >>> in_words(Bounds(edtf="XXXX-03-09")), in_words(Bounds(relation="withinDuration", duration="P30D"))
    ('on 9 March', 'within 30 days')
    >>> in_words(Bounds(relation="afterDuration", duration="P3W"), "the summit")
    'three weeks after the summit'
    >>> in_words(Bounds(*["2031-05-11"] * 5, relation="afterDuration", duration="P2D"), "the raid")
    'two days after the raid (on 11 May 2031)'
    >>> in_words(Bounds(relation="before"))
    'before that'
    """
    return _alone(bounds) if anchor is None else _with_event(bounds, anchor)


def _with_event(bounds: Bounds, anchor: str) -> str:
    words = before_event(bounds)
    if words is not None and relation_of(words) == bounds:
        short = _AT_MOMENT.get(bounds.relation or "") if bounds.portion is None else None
        return f"{short} {anchor}" if short and _MOMENT.match(anchor) else f"{words} {anchor}"
    if (unread := unread_before(bounds)) is not None:
        return f"{unread} {anchor}"
    if bounds.relation and ":" in bounds.relation:
        # A notion has its own words.
        return f"{bounds.relation.partition(':')[2].replace('-', ' ')} {anchor}"
    plain = replace(bounds, relation=_BESIDE_EVENT.get(bounds.relation or "", bounds.relation))
    if bounds.edtf and (words := before_event(Bounds(relation=bounds.relation))):
        return f"{words} {anchor} ({_alone(plain)})"
    bare = replace(bounds.without_days(), edtf=None)
    if bare != bounds and (words := before_event(bare)) and relation_of(words) == bare:
        # The day that an antecedent gives: "two days after the raid (on 11 May 2031)".
        days = replace(bounds, relation=None, duration=None, comparator=None, portion=None)
        return f"{words} {anchor} ({_alone(days)})"
    return f"{_alone(bounds)}, by the time of {anchor}"


@lru_cache(maxsize=8192)
def _alone(bounds: Bounds) -> str:
    said = without_event(bounds)
    if said is not None:
        return said
    with suppress(ValueError, OverflowError):
        # A file may state a day that does not exist.
        if near := approximate(bounds):
            return near
        for phrase in _phrases(bounds):
            if parse_time(phrase) == bounds:
                return phrase
    return _field_by_field(bounds)


def _field_by_field(bounds: Bounds) -> str:
    held = ((field.name, getattr(bounds, field.name)) for field in fields(bounds))
    known = ((name.replace("_", " "), value) for name, value in held if value is not None)
    stated = ", ".join(f"{name} '{_plain(value)}'" for name, value in known)
    return f"at a time with {stated}" if stated else "at a time that is not stated"


def _plain(value: str) -> str:
    """Return a value of a field without the form of a name: "on unit"."""
    words = value.partition(":")[2].replace("-", " ") if re.match("[a-z]+:", value) else value
    return re.sub("(?<=[a-z])[A-Z]", lambda capital: f" {capital[0].lower()}", words)


def _phrases(bounds: Bounds) -> Iterator[str]:
    """Yield the possible phrases of a time. A phrase that is read as another time is wrong."""
    if bounds.comparator == "moreThanOne" and bounds.deixis:
        yield f"these {_UNITS.get(bounds.duration or '')}s"
        return
    if bounds.duration and bounds.relation in ("from", "until") and not (bounds.deixis or bounds.portion):
        said = length(bounds.duration, bounds.comparator)
        yield from (f"for {said} {bounds.relation} {words}" for words in _points(_edge(bounds)))
        return
    if bounds.duration and not bounds.deixis and not bounds.portion:
        yield related_length(bounds.relation, bounds.duration, bounds.comparator) or ""
        return
    yield from _most(bounds)
    for words in _points(bounds):
        for at in timed(words, bounds.clock):
            yield from _said(at, bounds)


def _edge(bounds: Bounds) -> Bounds:
    """Return the end of a time with a length from which the length is counted."""
    edge = replace(bounds, duration=None, comparator=None)
    if bounds.relation == "until":
        return replace(edge, earliest_start=None, latest_start=None)
    return replace(edge, earliest_end=None, latest_end=None)


def _most(bounds: Bounds) -> Iterator[str]:
    """Yield the phrases for most of a time."""
    if bounds.portion == "mostOf":
        yield from (f"for most of {words}" for words in _points(replace(bounds, portion=None)))
    elif bounds.earliest_start and bounds.latest_end and bounds.relation is None:
        yield from (f"for most of {words}" for words in points(bounds.earliest_start, bounds.latest_end))


def _said(words: str, bounds: Bounds) -> Iterator[str]:
    """Yield words with the preposition of their relation, or with each possible one of a plain time."""
    if bounds.relation is not None:
        template = _RELATED.get(bounds.relation)
        some = re.sub("^some time ", "sometime ", words)
        if bounds.relation == "until" and (bounds.edtf or "").startswith("["):
            yield f"until at least {words}"
        if template:
            yield from map(template.format, dict.fromkeys((some, words)))
        return
    if "/" in (bounds.clock or ""):
        yield words
        return
    if "/" in (bounds.edtf or "") and bounds.season is None:
        yield f"from {words}"
        return
    if words.startswith("some time between ") and not bounds.clock:
        yield f"sometime {words.removeprefix('some time ')}"
    if _stands_alone(words, bounds):
        yield f"at {words}" if bounds.clock else words
    yield f"{_preposition(words, bounds)} {words}"
    yield words


def _stands_alone(words: str, bounds: Bounds) -> bool:
    """Return whether words need no preposition: "last March", "early this year", "overnight"."""
    if words in _NIGHTS.values() or re.match("(?:early|mid|late) in ", words):
        return True
    of_unit = bool(bounds.edtf or bounds.weekday or bounds.season) and bounds.duration is not None
    return bounds.deixis is not None and not of_unit and not words.startswith("the ")


def _preposition(words: str, bounds: Bounds) -> str:
    if bounds.season in TURNS:
        return "at"
    if words.startswith("the night of"):
        return "on"
    if words.startswith(("some time ", "the start of", "the end of", "the turn of", "the middle of")):
        return "in" if words.startswith("the middle of") else "at"
    if bounds.clock:
        return "at"
    if bounds.season in MOVABLE:
        return "during" if bounds.season == "ramadan" else "at"
    if bounds.season == "weekend":
        return "on" if words.startswith("a ") else "over"
    # A day, by its number or its weekday, or one of two.
    edtf = bounds.edtf or ""
    day = (
        re.fullmatch(r".{4}-.{2}-.{2}", edtf)
        or bounds.weekday
        or re.match(r"(?:the )?\d\d?(?:th|st|nd|rd)?(?: [A-Z][a-z]+(?: \d{4})?)? or \d", words)
    )
    narrower = bounds.earliest_start != bounds.latest_end and not bounds.weekday and edtf[:1] != "["
    return "on" if day and not narrower else "in"


def _points(bounds: Bounds) -> Iterator[str]:
    """Yield the words of the date of a time, without its relation."""
    edtf = bounds.edtf
    if (
        edtf is None
        or edtf.startswith("XXXX")
        or _CODED.fullmatch(edtf)
        or bounds.season in ("winter", *_TURNS, *MOVABLE)
    ):
        yield from _without_days(bounds)
        return
    start, slash, end = edtf.partition("/")
    if slash and start and end:
        ends = product(
            end_of_range(start, bounds.earliest_start, bounds.latest_start),
            end_of_range(end, bounds.earliest_end, bounds.latest_end),
        )
        yield from (words for one, other in ends for words in interval(one, other))
        return
    if some := _SET.fullmatch(edtf):
        yield from chosen(some["first"], some["last"], bounds)
        return
    for words in dates(edtf, bounds):
        yield f"{bounds.weekday}, {words}" if bounds.weekday else words
    if bounds.relation == "after" and bounds.weekday and (day := of_event(edtf)):
        yield f"an event on {bounds.weekday} {day_in_words(day)}"


def _without_days(bounds: Bounds) -> Iterator[str]:
    """Yield the words of a date without days."""
    words = _yearless(bounds)
    if words is None:
        return
    if words in _NIGHTS.values():
        yield words
        return
    if bounds.deixis is None and bounds.duration is None:
        yield from _portioned(words, bounds.portion)
        return
    beside = _BESIDE.get(bounds.deixis or "", "the")
    unit = _UNITS.get(bounds.duration or "")
    if bounds.duration == "P1D" and bounds.deixis:
        yield DAYS.get(bounds.deixis, "")
    elif unit and words:
        yield f"{words} of {beside} {unit}" if not bounds.weekday else f"{words} {beside} {unit}"
        yield from _portioned(f"{words} of {beside} {unit}", bounds.portion)
    else:
        named = f"{beside} {unit or words.removeprefix('the ')}"
        yield from _portioned(named, bounds.portion)


def _portioned(words: str, portion: str | None) -> Iterator[str]:
    if portion is None:
        yield words
        return
    if portion == "midOf" and words.startswith("the "):
        yield f"{_THE_END[portion]} {words}"
    if portion in _PORTIONS and words.startswith("the "):
        yield f"{_PORTIONS[portion]} in {words}"
    elif portion in _PORTIONS:
        yield f"{_PORTIONS[portion]} {words}".replace("mid ", "mid-")
    if portion in _THE_END:
        yield f"{_THE_END[portion]} {words}"


def _yearless(bounds: Bounds) -> str | None:
    """Return a date without its year, its part and its weekday; "" if there is none."""
    named = _season(bounds)
    if named is None:
        return None
    match = _YEARLESS.fullmatch(bounds.edtf or "")
    if bounds.edtf and "/" in bounds.edtf:
        start, _, end = bounds.edtf.partition("/")
        ends = [
            _bare_date(found) for found in (_YEARLESS.fullmatch(start), _YEARLESS.fullmatch(end)) if found
        ]
        return next(interval(*ends)) if len(ends) == 2 else named
    if match is None:
        # "By Friday" is one Friday, and "on a Friday" leaves open which one.
        weekday = f"a {bounds.weekday}" if not bounds.deixis and not bounds.relation else bounds.weekday
        return named or (weekday if bounds.weekday else "")
    bare = (feast_of(match[0]) if bounds.deixis and not bounds.duration else None) or _bare_date(match)
    if named:
        return f"{named} of {bare}"
    if bounds.weekday and not match["day"]:
        return f"a {bounds.weekday} in {bare}"
    return f"{bounds.weekday}, {bare}" if bounds.weekday else bare


def _bare_date(match: re.Match[str]) -> str:
    if match["month"] == "XX":
        return f"the {ordinal(int(match['day'] or 0))}"
    month = calendar.month_name[int(match["month"])]
    return f"{int(match['day'])} {month}" if match["day"] else month


def _season(bounds: Bounds) -> str | None:
    """Return the words of a named part, with the year of its label; "" if there is none."""
    coded = _CODED.fullmatch(bounds.edtf or "")
    if coded:
        return f"the {PARTS[int(coded['code'])]} of {coded['year']}"
    season = bounds.season
    if season is None:
        return ""
    if season in MOVABLE:
        return f"{MOVABLE[season]} {bounds.edtf or ''}".strip()
    if season == "winter" and bounds.edtf:
        start, _, end = bounds.edtf.partition("/")
        return f"winter {start}-{end[2:]}"
    if season == "night":
        return _NIGHTS.get(bounds.deixis)
    if season in _TURNS:
        return _TURNS[season]
    words = re.sub("[A-Z]", lambda capital: f" {capital[0].lower()}", season)
    if (season == "weekend" and bounds.deixis) or season in TURNS:
        return words
    bare = (
        " " not in words
        and season != "weekend"
        and (bounds.portion or (bounds.deixis and not bounds.duration))
    )
    return words if bare else f"the {words}"
