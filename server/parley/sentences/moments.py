"""Moments: the times of a claim in one phrase, first the length and then the date, with the part of day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from parley.claims.claim import Claim, Time
from parley.names import term
from parley.sentences.lists import in_passage
from parley.sentences.nouns import listed
from parley.sentences.numbers import NUMBERS
from parley.sentences.qualifiers import AT_LAST, QUALIFIER, parts_of_day
from parley.sentences.times import at_midnight, in_part_of_day, is_bare_length, is_length, when
from parley.sentences.verbs import Verb
from parley.sentences.words import Wordings
from parley.times.bounds import Bounds

_DEEDS = frozenset(map(term, ("Action", "Occurrence")))
"""Classes of acts that take some time. A state, or a denied act, is so for that time."""
_TOLLS = frozenset(map(term, ("deaths", "civilianDeaths", "injuries", "displacement")))
"""Measures of what happened to people, in some time: "11,000 people died over two decades"."""
_YEARS_APART = re.compile(r"sometime (between \d+ \w+ \d{4} and \d+ \w+ \d{4})")
"""Days of two years."""
_BOUND = ("until ", "by ", "before ")
"""The beginning of a time that states when a length of time is over."""
_MIDNIGHT = "at midnight"
_AS_THEN: Mapping[str, str] = MappingProxyType(
    {"as of ": "by then", "since ": "since then", "until ": "until then", "by ": "by then"}
)
"""The short form of a time that was stated before."""


def times(claim: Claim, words: Wordings, used: frozenset[str] = frozenset()) -> str:
    """Return the times of a claim, with a blank before them; empty if there are none.

    The length comes before the date, a time given by an event follows after a comma, and a part of the day
    comes before the date.

    Args:
        used: The roles that the sentence already has, with the lengths that have a place in the wording.
    """
    if term("time") in used:
        return ""
    held = {time.iri: time for time in claim.times}
    own = [held[str(role.value)] for role in in_passage(claim, term("time")) if role.value in held]
    own = [time for time in own if term("length") not in used or not is_bare_length(time)]
    lengths = [time for time in own if is_length(time)]
    dated = [time for time in own if not time.anchor and time not in lengths]
    hours = [time for time in dated if len(dated) > 1 and _is_of_any_day(time)]
    days = [time for time in dated if time not in hours]
    said_apart = (listed([when(one, claim, words.vocabulary) for one in some]) for some in (hours, days))
    points = " ".join(filter(None, said_apart))
    parts = parts_of_day(claim, words)
    plain = [_of_day(parts[0], points, dated)] if len(parts) == 1 else [*parts, points]
    date = " ".join(filter(None, plain))
    events = listed([when(time, claim, words.vocabulary) for time in own if time.anchor])
    long = listed([_lasting(time, claim, words) for time in lengths])
    is_ended = bool(long) and date.startswith(_BOUND)
    said = f"{long}, {date}," if is_ended else " ".join(filter(None, (long, date)))
    whole = f"{said}, {events}," if said and events else said or events
    only = ", and only then," if whole and AT_LAST in claim.values(QUALIFIER) else ""
    return f" {whole}{only}" if whole else ""


def _is_of_any_day(time: Time) -> bool:
    """Return whether a time is only hours of the clock: "from 9 a.m. to 4 p.m."."""
    return time.bounds.clock is not None and time.bounds == Bounds(clock=time.bounds.clock)


def between(words: str, verbs: Iterable[Verb], claim: Claim) -> str:
    """Return words in which an act is between two days: on one of them. A state may be so all that time.

    Between days of two years, one act is "at some point", because it would not last that long.
    """
    if all(verb.state for verb in verbs):
        return words
    is_one = NUMBERS.isdisjoint(role.name for role in claim.roles)
    told = _YEARS_APART.sub(r"at some point \1", words) if is_one else words
    return told.replace(" sometime between ", " between ")


def lengths_of(claim: Claim, words: Wordings) -> str:
    """Return how long something is, or by how much it is longer, without a preposition."""
    said = (when(time, claim, words.vocabulary) for time in claim.times if is_bare_length(time))
    return listed([one.removeprefix("over ") for one in said])


def _lasting(time: Time, claim: Claim, words: Wordings) -> str:
    """Return the length: "over five years" for an act in that time, "for a day" for a state."""
    said = when(time, claim, words.vocabulary)
    is_act = claim.kind in _DEEDS or not _TOLLS.isdisjoint(claim.values(term("measure")))
    is_deed = is_act and claim.polarity == term("affirmed") and not claim.values(term("phase"))
    is_one = said.startswith(("over a ", "over an "))
    return said if is_deed and not is_one else re.sub("^over ", "for ", said)


def _of_day(part: str, dates: str, own: Sequence[Time]) -> str:
    """Return dates with their part of the day, which an hour may name already: "by noon on 3 May"."""
    if f" {part.removeprefix('at ')} " in f" {dates} ":
        return dates
    days = [one.bounds.only_days() if one.worked_out else one.bounds for one in own]
    # "At midnight GMT on Sunday, 25 May".
    midnight = at_midnight(days[0]) if part.startswith(_MIDNIGHT) and len(days) == 1 else None
    with_part = midnight.replace(_MIDNIGHT, part, 1) if midnight else in_part_of_day(dates, part)
    return with_part if with_part != dates else f"{part} {dates}"


def stated_before(dates: str) -> str:
    """Return the short form of a time that was stated before."""
    return next((then for one, then in _AS_THEN.items() if dates.startswith(one)), "at the same time")
