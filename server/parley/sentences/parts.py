"""Parts: how a claim stands in another one of its article, so that its own sentence does not hide it.

A condition alone is no forecast, what holds under a condition is no promise, a demand is somebody's, and what
somebody refused or did not promise is not ahead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.clauses import ALLOWED, BEFORE_CLAUSE, OPEN, WANTED, Clause

_KIND = term("discourseKind")
_RELATION = term("DiscourseRelation")
_CONDITIONS = frozenset(map(term, ("condition", "exception")))
_UNTIL = term("untilRelation")
_ACTUAL, _HYPOTHETICAL, _DENIED = term("actual"), term("hypothetical"), term("denied")
_CALLED_FOR = term("calledFor")
_AHEAD = frozenset(map(term, ("hypothetical", "planned", "calledFor", "predicted", "expected")))
"""The modalities of what a denial or a refusal leaves open."""
_REJECTING, _ALLOWING = term("rejecting"), term("allowing")


class Part(StrEnum):
    """What a claim is in another one."""

    NONE = ""
    CONDITION = "condition"
    """Possible, and told as a condition: "if the army leaves"."""
    END = "end"
    """Possible, and told as the end of something: "until the army leaves"."""
    CONDITIONAL = "conditional"
    """Predicted only under a condition: it may be so, and not "will"."""
    PASSING = "passing"
    """So until something else is."""
    REJECTED = "rejected"
    """The content of what somebody did not promise, want or know, or of what somebody rejected."""
    WANTED = "wanted"
    """What others than those who should do it want, ask or demand, without a holder of its own."""
    ALLOWED = "allowed"
    """What somebody allows, and what "can" be so."""
    SAID = "said"
    """The content of anything else."""


_LEADS: Mapping[Part, str] = MappingProxyType(
    {Part.WANTED: "there are calls for ", Part.REJECTED: "the question is whether "}
)
"""The words before what is not told as so."""
_FOR_NOW = "for now"


def part_of(claim: Claim, others: Iterable[Claim], vocabulary: Vocabulary) -> Part:
    """Return what a claim is in the others; the first part that it has, in the order of ``Part``.

    Args:
        others: The claims of the same article.
    """
    parts = {*_parts(claim, others, vocabulary)}
    # What somebody said, and did not guarantee, is said.
    found = parts - {Part.REJECTED} if Part.SAID in parts else parts
    return next((one for one in Part if one in found), Part.NONE)


def as_part(clause: Clause, part: Part, *, held: bool) -> Clause:
    """Return the clause of a claim that is told alone, with what it is in another claim.

    Args:
        held: Whether somebody said that it might be so, or "left open" whether it would be.
    """
    if part is Part.CONDITION and held:
        return replace(clause, modality=OPEN, shifted=True)
    if part in (Part.CONDITION, Part.END):
        return replace(clause, modality="predicted", shifted=held)
    if part is Part.ALLOWED:
        return replace(clause, modality=ALLOWED)
    if part is Part.CONDITIONAL:
        # "May not leave" would be an order, and "may need to leave" is what is only possible.
        if clause.negative or clause.is_need:
            return clause
        # "May probably leave" hedges twice.
        adverbs = tuple("well" if one == "probably" else one for one in clause.adverbs)
        return replace(clause, modality=OPEN, adverbs=adverbs)
    if part is not Part.PASSING:
        return clause
    if any(BEFORE_CLAUSE in one.rest for one in clause.predicates):
        # Behind the verb, it would be said of the clause inside.
        return replace(clause, adverbs=(*clause.adverbs, f", {_FOR_NOW},"))
    return replace(clause, tail=f"{clause.tail} {_FOR_NOW}")


def form_of(part: Part, form: str | None) -> str | None:
    """Return the form of a clause that is told alone: "there are calls for | the army to leave"."""
    return WANTED if part is Part.WANTED else form


def lead(clause: Clause, part: Part, holder: str, voiced: str) -> str:
    """Return the words before a clause that is told alone.

    Args:
        holder: Who holds it; empty if nobody is told, or the subject itself.
        voiced: The words before it if it is no part of another one: "according to Sarno, ".
    """
    if part is Part.CONDITION and holder:
        return f"{holder} said "
    if part in (Part.CONDITION, Part.END):
        if holder:
            return f"{holder} left open whether "
        return f"{voiced}it is possible that " if clause.negative else f"{voiced}it is unclear whether "
    return voiced + _LEADS.get(part, "")


def _parts(claim: Claim, others: Iterable[Claim], vocabulary: Vocabulary) -> Iterator[Part]:
    for other in others:
        kinds = frozenset(other.values(_KIND))
        is_condition = not kinds.isdisjoint(_CONDITIONS)
        if (is_condition or _UNTIL in kinds) and claim.iri in other.values(term("satellite")):
            part = Part.CONDITION if is_condition else Part.END
            yield from (part,) if claim.modality == _HYPOTHETICAL else ()
        if claim.modality != _ACTUAL and claim.iri in other.values(term("nucleus")):
            yield from (Part.CONDITIONAL,) if is_condition and claim.modality == term("predicted") else ()
            yield from (Part.PASSING,) if _UNTIL in kinds else ()
        if claim.modality in _AHEAD and claim.iri in other.values(term("content")):
            yield _content_of(claim, other, vocabulary)


def _content_of(claim: Claim, other: Claim, vocabulary: Vocabulary) -> Part:
    """Return what the content of another claim is in it."""
    values = {role.value for role in other.roles if isinstance(role.value, str)}
    broader = values.union(*(vocabulary.broader.get(value, ()) for value in values))
    is_negative = _REJECTING in broader
    if _ALLOWING in broader and claim.modality == _HYPOTHETICAL and other.polarity != _DENIED:
        return Part.ALLOWED
    if is_negative != (other.polarity == _DENIED):
        return Part.REJECTED
    is_demand = claim.modality == _CALLED_FOR and claim.kind != _RELATION and not claim.values(term("heldBy"))
    who = other.values(vocabulary.subject_roles.get(other.kind, ""))
    is_own = any(role.value in who for role in claim.roles)
    return Part.WANTED if is_demand and not is_own else Part.SAID
