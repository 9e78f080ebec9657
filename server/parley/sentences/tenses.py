"""The tense of an actual claim, by its verb and by its times."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.offices import was_until
from parley.sentences.times import is_length
from parley.sentences.verbs import Verb
from parley.times.bounds import Bounds

_LASTING = frozenset(("since", "lasting", "last"))
_FORMER = frozenset(map(term, ("originally", "previously", "once")))
"""Qualifiers that make a state past."""
_NOW, _ONLY = term("now"), term("only")
_NOT_YET = frozenset((term("ever"), term("still")))
"""Qualifiers that bring what is not so up to now: "has never been held", "has still not been held"."""
_UP_TO_NOW = frozenset((term("yet"), term("already")))
_SHORT = re.compile(r"PT.+")
"""A length of less than a day, after which the state is over."""
_OPEN = frozenset(("since", "from", "asOf", "last", "lasting"))


def tense_of(claim: Claim, verbs: Iterable[Verb]) -> str:
    """Return ``present``, ``past``, ``perfect`` or ``pluperfect``.

    A state is in the present unless its time is over, an event in the past. The perfect is for a state since
    some time, or an event that has already happened, or not so far, or never. As of a day, a state is in the
    past, and a result in the pluperfect, like what had happened by a day. The tense adds nothing to a claim:
    its times say when it was so.
    """
    bounds = [time.bounds for time in claim.times]
    is_state = all(verb.state for verb in verbs)
    if not is_state and any(map(_is_by, bounds)):
        return "pluperfect"
    as_of = [one.has_days for one in bounds if one.relation == "asOf"]
    if any(as_of):
        return "past" if is_state else "pluperfect"
    if as_of and not is_state:
        return "perfect"
    qualifiers = frozenset(claim.values(term("qualifier")))
    is_not_yet = not _NOT_YET.isdisjoint(qualifiers) and claim.polarity == term("denied")
    is_up_to_now = is_not_yet or not _UP_TO_NOW.isdisjoint(qualifiers)
    if is_up_to_now and not bounds and not is_state:
        return "perfect"
    if _NOW in qualifiers and (is_state or not bounds):
        return "present"
    is_past = any(map(_is_past, bounds)) or was_until(claim)
    if any(one.relation in _LASTING and not _SHORT.fullmatch(one.duration or "") for one in bounds):
        is_begun = not is_state and any(one.relation == "lasting" and one.earliest_start for one in bounds)
        return "past" if is_past or is_begun or is_only_for(claim) else "perfect"
    if is_state and any(is_length(time) for time in claim.times):
        return "past" if is_past else "perfect"
    is_past = is_past or any(time.anchor and time.bounds == Bounds() for time in claim.times)
    is_over = is_past or not _FORMER.isdisjoint(claim.values(term("qualifier")))
    return "present" if is_state and not is_over else "past"


def is_only_for(claim: Claim) -> bool:
    """Return whether something is so only for or after some time: "came only for a week"."""
    is_so = claim.polarity == term("affirmed") and _ONLY in claim.values(term("qualifier"))
    own = [
        (is_length(time) and time.bounds.relation == "lasting") or time.bounds.relation == "after"
        for time in claim.times
    ]
    return is_so and bool(own) and all(own)


def _is_by(bounds: Bounds) -> bool:
    """Return whether a time is by a day, in its words or in the days that were worked out for it."""
    days = bounds.only_days()
    return bounds.has_days and (bounds.relation == "by" or days == Bounds(latest_start=days.latest_start))


def _is_past(bounds: Bounds) -> bool:
    """Return whether a time has an end that is over, so that its state is over, too."""
    is_over = bounds.latest_end is not None or bounds.deixis == "previous"
    return (is_over and bounds.relation not in _OPEN) or bounds.relation == "before"
