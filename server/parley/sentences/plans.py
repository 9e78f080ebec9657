"""Plans: whether a plan was not carried out, or is over, according to other claims."""

from __future__ import annotations

from collections.abc import Iterable

from parley.claims.claim import Claim
from parley.names import term

_AHEAD = frozenset(map(term, ("planned", "expected")))
_APART = frozenset(map(term, ("time", "heldBy", "hedge", "qualifier")))
"""Roles that do not distinguish events."""


def is_of_the_past(claim: Claim, others: Iterable[Claim]) -> bool:
    """Return whether a plan is no longer one: it was not carried out, a later day is past, or somebody came.

    What was planned originally has become another plan.

    Args:
        others: The claims of the same article.
    """
    if claim.modality not in _AHEAD:
        return False
    if term("originally") in claim.values(term("qualifier")):
        return True
    plain = [one for one in others if one.modality == term("actual") and not one.hedged]
    ends = (time.bounds.latest_end or time.bounds.latest_start or "" for time in claim.times)
    last = max(ends, default="")
    return any(
        (one.polarity == term("denied") and one.kind == claim.kind and _deed(one) == _deed(claim))
        or (bool(last) and last < _first_day(one))
        or (not claim.times and _was_attended(claim, one))
        for one in plain
        if frozenset(one.values(term("heldBy"))) <= frozenset(claim.values(term("heldBy")))
    )


def _was_attended(plan: Claim, one: Claim) -> bool:
    """Return whether somebody came to the meeting for which something is planned."""
    came = one.polarity == term("affirmed") and term("present") in one.values(term("attendance"))
    return came and not set(one.values(term("meeting"))).isdisjoint(plan.values(term("subject")))


def _deed(claim: Claim) -> frozenset[tuple[str, str | int]]:
    return frozenset((role.name, role.value) for role in claim.roles if role.name not in _APART)


def _first_day(claim: Claim) -> str:
    """Return the first day of an event at a time of the calendar; empty if there is none."""
    if claim.polarity != term("affirmed"):
        return ""
    plain = (time.bounds for time in claim.times if time.anchor is None and time.bounds.relation is None)
    return max((one.earliest_start or "" for one in plain), default="")
