"""Times given by an event whose day other words state: "before the vote", "throughout the siege".

The words before the event give the relation, and the other time the days, as in "before the vote of 9 March".
Of an event with only its beginning stated, "during" is not before that day.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from parley.text.folding import fold
from parley.times.bounds import Bounds
from parley.times.calendar.durations import UNITS, length_of
from parley.times.calendar.edtf import Date, spanning
from parley.times.phrases.bounding import at_date, bounded
from parley.times.phrases.event_dates import before_end
from parley.times.phrases.event_relations import relation_of
from parley.times.phrases.grammar import parse_time
from parley.times.phrases.told_dates import afterwards, date_told, end_told, start_told

_FLAGS = re.ASCII | re.IGNORECASE
_LONGEST = 18
"""How many words a time with an event may have."""
_ON_DAY = re.compile(
    r"(?:(?:on|in|at|during) )?(?:the )?(?:very |same )?(?:day|date|night|morning|afternoon|evening) of"
    r"(?: the)?",
    _FLAGS,
)
_IN_SPAN = re.compile(
    r"(?:in|over|during|within) the (?:first |last |final )?(?P<length>.+?) (?P<side>before|after|following)"
    r"(?: the)?",
    _FLAGS,
)
"""The words before an event that give the time up to it, or from it on: "in the two weeks before"."""
_NAMED = "|".join((*calendar.month_name[1:], *calendar.day_name, r"\d+"))
_NO_EVENT = re.compile(
    rf"(?i:.*\b(?:before|after|since|until|till|during|throughout|when|once|while|ago|then|later|earlier)\b.*)"
    r"|(?i:(?:that|the same|this|last|next|noon|midday|midnight|dawn|dusk|sunrise|sunset|nightfall|dark)\b.*)"
    r"|(?i:(?:the |early |late |following |next |previous |ensuing )*"
    r"(?:days?|weeks?|weekend|months?|years?|morning|afternoon|evening|night"
    r"|spring|summer|autumn|winter|(?:\w+ )?hours?|past|future|start|beginning|middle|end)\b(?! of).*)"
    r"|(?i:(?:first|[\w-]*(?:second|third|th)) (?:day|night|week|month|year)\b.*)"
    r"|(?i:(?:[\w-]+ )?anniversary\b.*)"
    r"|(?i:(?:last|final|opening) (?:week|month|year)\b.*)"
    rf"|.*\b(?:{_NAMED})(?:st|nd|rd|th)?\b(?!-).*"
)
"""Words after a preposition that have a time of their own, or are no event."""
_THE = re.compile(r"(?:the|an?|its|their|his|her|this|that|these|those) ", _FLAGS)
_PLACED = ("in", "on", "at", "over", "from", "by")
"""Words that seldom come before an event without an article."""
_INSIDE = ("during", "atTimeOf")
_AWAY = {"afterDuration": "after", "beforeDuration": "before"}
_EXACT = re.compile(r".*\b(?:before|after|following|of|from)", _FLAGS)


class EventTime(NamedTuple):
    """A time given by an event: the words before the event, their relation, and the words of the event."""

    before: str
    relation: Bounds
    event: str


@lru_cache(maxsize=8192)
def event_of(words: str) -> EventTime | None:
    """Return the parts of a time that is given by an event without a date, or None for other words.

    >>> event_of("before polling day").event, event_of("three weeks after the raid").relation.duration
    ('polling day', 'P3W')
    >>> event_of("in March"), event_of("over two days"), event_of("in town")
    (None, None, None)
    """
    text = fold(words).strip(" ,")
    parts = text.split(" ")
    if "," in text or not 1 < len(parts) <= _LONGEST or parse_time(text) is not None:
        return None
    for place in range(len(parts) - 1, 0, -1):
        before, event = " ".join(parts[:place]), " ".join(parts[place:])
        said = Bounds(relation="atTimeOf") if _ON_DAY.fullmatch(before) else relation_of(before)
        if said is None and (span := _IN_SPAN.fullmatch(before)):
            before, said = _in_span(span)
        if said is None or _NO_EVENT.fullmatch(event) or _THE.match(f"{event} "):
            continue
        return EventTime(before, said, event) if before.casefold() not in _PLACED else None
    return None


def _in_span(match: re.Match[str]) -> tuple[str, Bounds | None]:
    """Return the words for a length before or after an event, and its relation, or none without a length."""
    words = match["length"].casefold()
    length = length_of(f"one {words}" if words in UNITS else words)
    said = length and Bounds(
        relation="withinDuration", duration=length.duration, comparator=length.comparator
    )
    return f"within {words if words not in UNITS else f'a {words}'} {match['side'].casefold()}", said


def of_event(text: str, told: Bounds) -> Bounds | None:
    """Return the days of a time that is given by an event, by the day of the event; None if none follow.

    >>> ninth = Bounds(*["2031-03-09"] * 4, "2031-03-09")
    >>> of_event("before the vote", ninth).latest_end, of_event("on the day of the vote", ninth).edtf
    ('2031-03-09', '2031-03-09')
    """
    stated = event_of(text)
    day = date_told(told)
    if stated is None or day is None or stated.relation.portion:
        return None
    said = stated.relation
    if said.duration or re.fullmatch(r"(?i:(?:on )?the eve of(?: the)?)", stated.before):
        return _away(stated, told, day)
    relation = said.relation or ""
    if relation in _INSIDE:
        return _inside(stated.before, told, day)
    if relation == "after":
        end = end_told(told) or start_told(told)
        return afterwards(Date(end.label, end.first, end.last)) if end else None
    if relation == "before":
        start = start_told(told) or end_told(told)
        return before_end(start.last) if start else None
    if relation in ("since", "from"):
        same = told.relation != "until" and (told.relation or day.first == day.last or day.whole)
        return bounded(relation, day) if same else None
    ahead = relation in ("until", "by", "notBefore") and told.relation != "until"
    return bounded(relation, day) if ahead else None


def _inside(before: str, told: Bounds, day: Date) -> Bounds | None:
    """Return the days of a time in an event: in both its ends, or not before the one that is stated."""
    start, end = start_told(told), end_told(told)
    if start and end and start.first and end.last:
        if before.casefold().startswith("throughout") and told.relation is None and "/" in (told.edtf or ""):
            return told
        whole = spanning(date.fromisoformat(start.first), date.fromisoformat(end.last))
        return at_date(day if told.relation is None and day.last == end.last else whole)
    if end:
        return before_end(end.last)
    return bounded("notBefore", day)


def _away(stated: EventTime, told: Bounds, day: Date) -> Bounds | None:
    """Return the days at a length of time from an event of one day: "three weeks after the vote"."""
    if told.relation is not None or day.first is None or day.first != day.last:
        return None
    side = _AWAY.get(stated.relation.relation or "")
    if stated.relation.comparator == "moreThanOne" and side:
        return before_end(day.first) if side == "before" else bounded("after", day)
    words = _EXACT.match(stated.before)
    on = date.fromisoformat(day.first)
    return parse_time(f"{words[0]} {on.day} {calendar.month_name[on.month]} {on.year}") if words else None
