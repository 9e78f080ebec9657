"""Parts: how a claim stands in another one of its article, so that its own sentence does not hide it.

A condition alone is no forecast, what holds under a condition is no promise, and what somebody refused or did
not promise is not ahead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.clauses import BEFORE_CLAUSE, OPEN, Clause
from parley.sentences.lists import NO_ONE

_KIND = term("discourseKind")
_CONDITIONS = frozenset(map(term, ("condition", "exception")))
_UNTIL = term("untilRelation")
_ACTUAL, _HYPOTHETICAL, _DENIED = term("actual"), term("hypothetical"), term("denied")
_AHEAD = frozenset(map(term, ("hypothetical", "planned", "calledFor", "predicted", "expected")))
"""The modalities of what a denial or a refusal leaves open."""
_REJECTING = term("rejecting")


class Part(StrEnum):
    """What a claim is in another one."""

    NONE = ""
    CONDITION = "condition"
    """Possible, and told as a condition: "if the army leaves", "until it leaves"."""
    CONDITIONAL = "conditional"
    """So only under a condition."""
    PASSING = "passing"
    """So until something else is."""
    REJECTED = "rejected"
    """The content of what somebody did not promise, want or know, or of what somebody rejected."""
    SAID = "said"
    """The content of anything else."""


IN_QUESTION = "the question is whether "
"""The words before what was rejected."""
_ONLY_SO: Mapping[Part, str] = MappingProxyType(
    {Part.CONDITIONAL: "under certain conditions", Part.PASSING: "for now"}
)
"""The words beside what is not so in all cases, or not for ever."""


def part_of(claim: Claim, others: Iterable[Claim], vocabulary: Vocabulary) -> Part:
    """Return what a claim is in the others; the first part that it has, in the order of ``Part``.

    Args:
        others: The claims of the same article.
    """
    parts = {*_parts(claim, others, vocabulary)}
    # What somebody said, and did not guarantee, is said.
    found = parts - {Part.REJECTED} if Part.SAID in parts else parts
    return next((one for one in Part if one in found and one is not Part.SAID), Part.NONE)


def as_part(clause: Clause, part: Part) -> Clause:
    """Return the clause of a claim that is told alone, with what it is in another claim."""
    if part is Part.CONDITION and not clause.subject.startswith(NO_ONE):
        return replace(clause, modality=OPEN)
    words = _ONLY_SO.get(part)
    if words is None:
        return clause
    if any(BEFORE_CLAUSE in one.rest for one in clause.predicates):
        # Behind the verb, it would be said of the clause inside.
        return replace(clause, adverbs=(*clause.adverbs, f", {words},"))
    return replace(clause, tail=f"{clause.tail} {words}")


def _parts(claim: Claim, others: Iterable[Claim], vocabulary: Vocabulary) -> Iterator[Part]:
    is_plain = claim.modality == _ACTUAL
    for other in others:
        kinds = frozenset(other.values(_KIND))
        is_condition = not kinds.isdisjoint(_CONDITIONS)
        if (is_condition or _UNTIL in kinds) and claim.iri in other.values(term("satellite")):
            yield from (Part.CONDITION,) if claim.modality == _HYPOTHETICAL else ()
        if not is_plain and claim.iri in other.values(term("nucleus")):
            is_firm = claim.polarity == _DENIED
            yield from (Part.CONDITIONAL,) if is_condition and not is_firm else ()
            yield from (Part.PASSING,) if _UNTIL in kinds else ()
        if claim.modality in _AHEAD and claim.iri in other.values(term("content")):
            yield Part.REJECTED if _is_rejecting(other, vocabulary) else Part.SAID


def _is_rejecting(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Return whether a claim denies its content: refused it, did not promise it."""
    values = (value for role in claim.roles if isinstance(value := role.value, str))
    is_negative = any(_REJECTING in vocabulary.broader.get(value, ()) for value in values)
    return is_negative != (claim.polarity == _DENIED)
