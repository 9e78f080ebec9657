"""The relation to an event, by the words before it: "three weeks after", "since the early days of"."""

from __future__ import annotations

import re

from parley.numbers.reading import parse_ordinal
from parley.text.folding import fold
from parley.times.bounds import Bounds
from parley.times.calendar.durations import UNITS, Length, length_of
from parley.times.phrases.bounding import RELATIONS

_OF_EVENTS = {
    "during": ("during", "in", "in the course of", "throughout", "amid", "in the midst of", "over"),
    "atTimeOf": ("at", "at the time of", "on the day of", "when", "on"),
    "by": ("by the time of", "by the time"),
    "until": ("until the time of",),
    "before": (
        "on the eve of", "in the run-up to", "in the lead-up to", "shortly before", "just before",
        "immediately before", "well before", "long before", "not long before", "moments before",
        "before the start of", "before the beginning of",
    ),
    "after": (
        "in the wake of", "in the aftermath of", "shortly after", "soon after", "just after",
        "immediately after", "right after", "directly after", "straight after", "not long after",
        "long after", "well after", "moments after", "once", "as soon as",
    ),
}  # fmt: skip
"""Words that come before an event, and not before a date."""
NAMES = {words: name for known in (RELATIONS, _OF_EVENTS) for name, all_ in known.items() for words in all_}
"""The relation that words before an event state, if they state nothing else."""
_DETERMINER = re.compile(r" (?:the|an?|its|their|his|her|this|that|these|those)$")
_SOME_TIME = rf"(?:{'|'.join(UNITS)})s"
_AROUND = re.compile(rf"in the {_SOME_TIME} (?P<side>after|before|following|preceding|leading up to)")
_DISTANCE = re.compile(r"(?:the |with )?(?P<length>.+?)(?P<left> to go| left)? (?P<side>after|before)")
_ONLY = re.compile(r"^(?:just|only|exactly|barely|a full) ")
_WITHIN = re.compile(
    r"within (?P<length>.+) (?:of|after)|(?:by )?(?:no|not) later than (?P<limit>.+) (?:after|from|of)"
)
_INTO = re.compile(r"(?P<length>.+) into")
_CLAUSE_BEGINS = re.compile(
    r"\b(before|after|since|until|by the time|when|once|as soon as) (?:it|he|she|they|we)"
    r"(?: (?:was|were|is|are|had|has|have|(?:had|has|have) been))?$"
)
"""Words if the event is in a clause: "two days before it was" delivered."""
_SPAN = r"(?:days|hours|weeks|months|years|stages|phase)"
_FIRST, _LAST = r"(?:early|first|opening|initial)", r"(?:last|final|closing|later|dying)"
_PORTION = re.compile(
    r"(?:(?P<relation>in|at|on|during|since|until|by|before|after|from|towards?|near|as of) )?"
    r"(?:the )?(?:very )?"
    rf"(?P<portion>{_FIRST} {_SPAN}|beginning|start|outset|middle|{_LAST} {_SPAN}|end) of"
)
_ADVERB = re.compile(r"(?P<portion>early|midway|late) (?:in|into|on|through)(?: the)?")
_PORTIONS = {"early": "earlyIn", "midway": "midOf", "late": "lateIn"}
_ON_DAY = re.compile(r"on (?:the )?(?P<place>[\w-]+) (?P<unit>day|night) of")
_SIDES = {"following": "after", "preceding": "before", "leading up to": "before"}


def relation_of(passage: str) -> Bounds | None:
    """Return the relation, length and portion that the words before an event state, or None.

    >>> relation_of("prior to the").relation, relation_of("three weeks after the").duration
    ('before', 'P3W')
    """
    text = fold(passage).strip().casefold()
    text = _CLAUSE_BEGINS.sub(r"\1", _DETERMINER.sub("", f" {text}").strip())
    if text in NAMES:
        return Bounds(relation=NAMES[text])
    readers = (_around, _within, _on_day, _portion, _into, _distant)
    return next(filter(None, (reader(text) for reader in readers)), None)


def _around(text: str) -> Bounds | None:
    match = _AROUND.fullmatch(text)
    return Bounds(relation=_SIDES.get(match["side"], match["side"])) if match else None


def _within(text: str) -> Bounds | None:
    match = _WITHIN.fullmatch(text)
    length = length_of(match["length"] or match["limit"]) if match else None
    return length and Bounds(
        relation="withinDuration", duration=length.duration, comparator=length.comparator
    )


def _into(text: str) -> Bounds | None:
    """Return the time passed in an event: "three days into"."""
    match = _INTO.fullmatch(text)
    length = _away(match["length"]) if match else None
    return length and Bounds(relation="during", duration=length.duration, comparator=length.comparator)


def _on_day(text: str) -> Bounds | None:
    match = _ON_DAY.fullmatch(text)
    place = parse_ordinal(match["place"]) if match else None
    return Bounds(relation="onUnit", duration=f"P{place}D") if place else None


def _portion(text: str) -> Bounds | None:
    """Return a portion of an event; its end is exact if something is before it, after it or by it."""
    if match := _ADVERB.fullmatch(text):
        return Bounds(
            relation="during", portion={"early": "earlyIn", "late": "lateIn"}.get(match["portion"], "midOf")
        )
    match = _PORTION.fullmatch(text)
    if match is None:
        return None
    relation, words = match["relation"], match["portion"]
    relation = (
        "during" if relation in (None, "in", "at", "on", "during", "toward", "towards", "near") else relation
    )
    relation = "asOf" if relation == "as of" else relation
    if words == "end":
        return Bounds(relation=relation, portion="lateIn" if relation == "during" else "endOf")
    if words == "middle":
        return Bounds(relation=relation, portion="midOf")
    late = re.match(_LAST, words) is not None
    return Bounds(relation=relation, portion="lateIn" if late else "earlyIn")


def _distant(text: str) -> Bounds | None:
    """Return the relation to an event that is a length of time away."""
    match = _DISTANCE.fullmatch(text)
    if match is None or (match["left"] and match["side"] != "before"):
        return None
    length = _away(match["length"])
    if length is None:
        return None
    return Bounds(relation=f"{match['side']}Duration", duration=length.duration, comparator=length.comparator)


def _away(text: str) -> Length | None:
    """Return a length that may be stressed, or be one unit: "just three weeks", "the day"."""
    words = _ONLY.sub("", text)
    return length_of(f"one {words}" if words in UNITS else words)
