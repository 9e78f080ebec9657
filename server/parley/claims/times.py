"""Times in words: the bounds, EDTF label, relation, weekday and length that a passage states.

The forms are a closed list, and whatever is not on it is no time for us: a guessed day is worse than
none. Nothing is taken from a calendar of today or from the day of an article: "on Tuesday" is a
Tuesday, "9 March" is in no stated year, and neither has bounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from parley.claims.claim import Bounds
from parley.claims.dates import read_date
from parley.claims.durations import UNITS, read_duration
from parley.claims.edtf import Date, dated
from parley.claims.ranges import read_range
from parley.text.folding import fold

_FLAGS = re.ASCII | re.IGNORECASE
_RELATIONS = {
    "since": ("since", "ever since"),
    "from": ("from", "as from"),
    "until": ("until", "till", "up until"),
    "by": ("by", "no later than", "not later than"),
    "before": ("before", "prior to", "ahead of"),
    "after": ("after", "following"),
    "notBefore": ("not before", "not until", "not till", "no earlier than", "not earlier than"),
    "asOf": ("as of",),
    "around": ("around", "about", "circa"),
}
_OF_EVENTS = {
    "during": ("during", "in", "in the course of", "throughout", "amid", "in the midst of"),
    "atTimeOf": ("at", "at the time of"),
    "by": ("by the time of",),
    "before": ("on the eve of", "in the run-up to", "in the lead-up to"),
    "after": ("in the wake of", "in the aftermath of"),
}
"""What is said before an event, and not before a date."""
_NAMES = {words: name for name, known in _RELATIONS.items() for words in known}
_EVENT_NAMES = _NAMES | {words: name for name, known in _OF_EVENTS.items() for words in known}
_DETERMINER = re.compile(r" (?:the|an?|its|their|his|her|this|that)$")
_SOME_TIME = rf"(?:{'|'.join(UNITS)})s"
_DISTANCE = re.compile(
    rf"(?:(?P<within>in the {_SOME_TIME})|(?:(?:just|only|several|some|a few) )?{_SOME_TIME}|(?P<length>.+))"
    r" (?P<side>after|before)"
)
_RELATED = re.compile(
    rf"(?P<relation>{'|'.join(_NAMES)}) (?P<end>(?:the )?end of )?(?P<date>.+?)(?P<on> on| onwards?)?",
    _FLAGS,
)
_PLAIN = re.compile(
    r"(?:(?:in|on|during|of|for|(?:at|towards?)(?= the (?:beginning|start|middle|end) of )) )?(?P<date>.+)",
    _FLAGS,
)
_CALENDAR = {"week": "P1W", "month": "P1M", "year": "P1Y"}
_THIRDS = {"early": "earlyIn", "mid": "midOf", "late": "lateIn"}
_BESIDE = {"last": "previous", "this": "currentUnit", "next": "following"}
_NEAR = re.compile(
    rf"(?:(?:in|on|during|of|for|earlier|later) )?(?P<which>{'|'.join(_BESIDE)}) (?P<what>.+)", _FLAGS
)
_ON_OR_FOR = re.compile(r"on |for ", _FLAGS)
_MONTH_ALONE = re.compile(r"XXXX-\d\d")
# A "fall" without a year may be that of a city.
_FALL = re.compile(r"\b((?:in|by|this|last|next|early|mid|late)[ -](?:the )?)fall$", _FLAGS)
_DAYS = {"yesterday": "previous", "tomorrow": "following"}
_DAY = re.compile(rf"(?P<day>{'|'.join(_DAYS)})(?: (?:morning|afternoon|evening|night))?", _FLAGS)


def parse_time(passage: str) -> Bounds | None:
    """Return what a passage states of a time, or None if it is none of the forms.

    >>> bounds = parse_time("Since mid-2015")
    >>> bounds.earliest_start, bounds.latest_start, bounds.latest_end, bounds.edtf, bounds.relation
    ('2015-05-01', '2015-08-31', None, '2015/', 'since')
    """
    text = _FALL.sub(r"\1autumn", fold(passage).replace(", ", " ").strip(" ,"))
    readers = (read_range, read_duration, _beside, _related, _at)
    return next(filter(None, (reader(text) for reader in readers)), None)


def relation_of(passage: str) -> str | None:
    """Return the relation that the words before an event state: the name of one of ``parley:timeRelations``.

    >>> relation_of("prior to the"), relation_of("hours after"), relation_of("in the early days of")
    ('before', 'afterDuration', None)
    """
    text = _DETERMINER.sub("", fold(passage).strip().casefold())
    distance = _DISTANCE.fullmatch(text)
    return _distant(distance) if distance else _EVENT_NAMES.get(text)


def _distant(distance: re.Match[str]) -> str | None:
    """Return how something lies to an event that is a length of time away."""
    side, length = distance["side"], distance["length"]
    if distance["within"]:
        return side
    # "The day after" and "three weeks after" are read as times, too, where no event follows.
    stated = read_duration(f"{length} {side}") if length else None
    return f"{side}Duration" if length is None or stated else None


def _beside(text: str) -> Bounds | None:
    """Return a day, week, month or year that lies beside the time of writing: "last week", "next Tuesday"."""
    if day := _DAY.fullmatch(text):
        return Bounds(relation=_DAYS[day["day"].casefold()], duration="P1D")
    match = _NEAR.fullmatch(text)
    if match is None:
        return None
    relation = _BESIDE[match["which"].casefold()]
    if unit := _CALENDAR.get(match["what"].casefold()):
        return Bounds(relation=relation, duration=unit)
    named = read_date(match["what"])
    if named is None or named.third or (named.label and not _MONTH_ALONE.fullmatch(named.label)):
        return None
    if named.season and (named.label or not named.season.islower()):
        # "The last first quarter" and "this second week of May" are not said.
        return None
    return Bounds(edtf=named.label, relation=relation, weekday=named.weekday, season=named.season)


def _related(text: str) -> Bounds | None:
    match = _RELATED.fullmatch(text)
    if match is None:
        return None
    relation = _NAMES[match["relation"].casefold()]
    by_end = match["end"] is not None and relation in ("by", "until")
    stated = read_date(match["date"] if by_end else (match["end"] or "") + match["date"])
    if stated is None or (match["on"] and relation != "from"):
        return None
    if stated.rough and relation in ("before", "after"):
        # "Before late May" is not before May, while "by late May" is by May.
        return None
    if by_end and stated.last:
        stated = dated(stated.last)
    if stated.first is None:
        # Nothing but a plain date stands in every interval and set, so the relation says it all.
        return Bounds(edtf=stated.label, relation=relation, weekday=stated.weekday, season=stated.season)
    return replace(_BOUNDS[relation](stated), relation=relation, weekday=stated.weekday)


def _at(text: str) -> Bounds | None:
    match = _PLAIN.fullmatch(text)
    # A bare "May" may be the verb, and "the 19th" a round or, after "in", a century.
    stated = read_date(match["date"]) if match and text != "May" else None
    if stated is None or (stated.names_day_of_any_month and not _ON_OR_FOR.match(text)):
        return None
    days = (stated.first, stated.last, stated.first, stated.last)
    third = _THIRDS.get(stated.third or "")
    return Bounds(*days, stated.label, relation=third, weekday=stated.weekday, season=stated.season)


def _since(stated: Date) -> Bounds:
    return Bounds(stated.first, stated.last, edtf=_open(stated, "{}/"))


def _until(stated: Date) -> Bounds:
    return Bounds(earliest_end=stated.first, latest_end=stated.last, edtf=_open(stated, "/{}"))


def _open(stated: Date, interval: str) -> str | None:
    """Return an interval with one end; a decade cannot be one (only of two), and its label stands alone."""
    return stated.label if "X" in (stated.inside or "X") else interval.format(stated.inside)


def _by(stated: Date) -> Bounds:
    # What is so by a day may go on after it.
    return Bounds(latest_start=stated.last, edtf=f"[..{_exactly(stated, stated.last)}]")


def _before(stated: Date) -> Bounds:
    day = (date.fromisoformat(stated.first or "") - timedelta(days=1)).isoformat()
    # The year, month or day before the one that is stated: none of it is meant.
    before = day[: len(_exactly(stated, day))]
    return Bounds(latest_start=day, latest_end=day, edtf=f"[..{before}]")


def _after(stated: Date) -> Bounds:
    # "After 2018" may well begin in 2018, so the bound is the first day and not the next year's.
    first = stated.first
    return Bounds(earliest_start=first, earliest_end=first, edtf=f"[{_exactly(stated, first)}..]")


def _exactly(stated: Date, day: str | None) -> str:
    """Return the label of a date that is a whole year, month or day, or else a day of it."""
    whole = stated.plain and dated(stated.label or "") == replace(stated, weekday=None)
    return (stated.label if whole else day) or ""


def _as_of(stated: Date) -> Bounds:
    # True at some time inside it: begun by its last day, not over before its first.
    return Bounds(latest_start=stated.last, earliest_end=stated.first, edtf=stated.label)


def _around(stated: Date) -> Bounds:
    return Bounds(edtf=f"{stated.label}~" if stated.plain else stated.label)


_BOUNDS: Mapping[str, Callable[[Date], Bounds]] = {
    "since": _since,
    "from": _since,
    "until": _until,
    "by": _by,
    "before": _before,
    "after": _after,
    "notBefore": _after,
    "asOf": _as_of,
    "around": _around,
}
