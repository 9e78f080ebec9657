"""Fronting: words of a clause that belong further ahead than their role would put them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.clauses import ALLOWED, BEFORE_CLAUSE, OBLIGED, Clause
from parley.sentences.context import Context
from parley.sentences.predicates import subject_of
from parley.sentences.voices import is_agreed

_OPEN_LIST = ", among other things"
"""The mark of an open list that has no place of its own."""
_AS_OF = " as of "
_ORDERED = re.compile(
    r" as (?P<nth>the [\w-]+) of (?P<the>the )?(?P<whole>.+?)"
    r"(?P<rest> (?:on|in|from|between|at|before|after|by) .+)?"
)
_CONTRAST = re.compile(r",? in contrast to (?P<what>[^,]+),?$")
_CONTRASTED = term("contrastedWith")
_KINDS = tuple(map(term, (
    "Actor", "Population", "Place", "Event", "Meeting", "MeetingSeries", "PeaceProcess",
)))  # fmt: skip
"""Kinds of things that may be set against each other."""
_FORCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {term("obligatory"): ("calledFor", OBLIGED), term("permitted"): ("hypothetical", ALLOWED)}
)
_RESCHEDULING = frozenset((
    "postpone", "delay", "cancel", "call off", "put off", "reschedule",
))  # fmt: skip
"""Acts on an event with a day of its own."""


def told_ahead(clause: Clause, basis: str, *, alone: bool, held: bool) -> tuple[Clause, str]:
    """Return a clause with the words of its tail that belong further ahead, and those that go before it.

    "The talks, among others, could be strengthened": behind the verb, it would be one of several acts.
    "Under the accord, the army is to leave by Monday": the accord would be one by Monday. "On 3 May, the
    board postponed the vote": the vote would be on 3 May. "By early May, it had left": "as of" is for states.
    "The round, the fourth of the talks, took place on Friday": no talks take place "as" one. "The latest
    exchange, the sixth, took place": of the exchanges.

    Args:
        basis: What it is based on, as its tail has it: " under the accord".
        alone: Whether the clause is the whole sentence.
        held: Whether words for a holder go before it.
    """
    is_result = clause.tense == "pluperfect" and clause.modality == "actual"
    if alone and is_result and clause.tail.startswith(_AS_OF):
        return replace(clause, tail=""), f"by {clause.tail.removeprefix(_AS_OF)}, "
    is_state = clause.tail.startswith(_AS_OF) and clause.modality == "actual" and "," not in clause.tail
    if alone and is_state and not held:
        return replace(clause, tail=""), f"{clause.tail.strip()}, "
    if alone and clause.tail.startswith(" on ") and clause.predicates[0].verb.base in _RESCHEDULING:
        return replace(clause, tail=""), f"{clause.tail.strip()}, "
    first, ordered = clause.predicates[0], _ORDERED.fullmatch(clause.tail)
    if alone and ordered and first.verb.base == "take" and first.rest == "place":
        is_one = clause.subject.endswith(f" {ordered['whole'].removesuffix('s')}")
        place = ordered["nth"] if is_one else f"{ordered['nth']} of {ordered['the'] or ''}{ordered['whole']}"
        return replace(clause, subject=f"{clause.subject}, {place},", tail=ordered["rest"] or ""), ""
    # "It is to be a mile wide under the accord": what is under the accord would be a mile wide.
    is_inside = first.verb.base == "be" or any(BEFORE_CLAUSE in one.rest for one in clause.predicates)
    if basis and basis in clause.tail and held and clause.tail != basis:
        return replace(clause, tail=f"{clause.tail.replace(basis, '', 1)}{basis}"), ""
    if basis and basis in clause.tail and (clause.tail != basis or is_inside):
        return replace(clause, tail=clause.tail.replace(basis, "", 1)), f"{basis.strip()}, "
    tail = clause.tail.removesuffix(_OPEN_LIST)
    if tail == clause.tail or not clause.predicates[0].passive:
        return clause, ""
    return replace(clause, tail=tail, subject=f"{clause.subject}, among others,"), ""


def contrasted(clause: Clause, claim: Claim, context: Context) -> tuple[Clause, str]:
    """Return a clause without what its subject is set against, and that: "unlike the round, the vote failed".

    If another thing of the clause is of the same kind, that may be what is set against it.
    """
    said = _CONTRAST.search(clause.tail)
    if said is None or not _is_of_subject(claim, context):
        return clause, ""
    return replace(clause, tail=_CONTRAST.sub("", clause.tail)), f"unlike {said['what']}, "


def _is_of_subject(claim: Claim, context: Context) -> bool:
    """Return whether only the subject of a claim is of the kind of what it is set against."""
    vocabulary, apart = context.words.vocabulary, (_CONTRASTED, subject_of(claim, context.words))
    against = [str(one) for one in claim.values(_CONTRASTED)]
    others = [str(one.value) for one in claim.roles if one.name not in apart]
    kinds = [kind for kind in _KINDS if any(vocabulary.is_a(one, kind) for one in against)]
    return bool(kinds) and not any(vocabulary.is_a(one, kind) for one in others for kind in kinds)


def obliged(clause: Clause, claim: Claim, form: str | None, context: Context) -> Clause:
    """Return what an agreement or a law calls for as an obligation, and what is permitted as that.

    "The army must leave"; "growers can register".

    Args:
        form: The form of the clause in another sentence, where it stays as it is.
    """
    if form is not None:
        return clause
    told = next((modality for _, said, modality in _forces(claim) if said == clause.modality), None)
    is_based = bool(claim.values(term("basis"))) or is_agreed(claim, context)
    is_duty = clause.modality == "calledFor" and is_based
    return replace(clause, modality=told or OBLIGED) if told or is_duty else clause


def without_force(claim: Claim) -> Claim:
    """Return a claim without the qualifiers that its modal word says: "must" and "can"."""
    said = {qualifier for qualifier, modality, _ in _forces(claim) if claim.modality == term(modality)}
    roles = tuple(one for one in claim.roles if one.name != term("qualifier") or one.value not in said)
    return replace(claim, roles=roles) if said else claim


def _forces(claim: Claim) -> list[tuple[str, str, str]]:
    """Return the qualifiers of a claim that a modal word says, with the modality and that of its clause."""
    held = claim.values(term("qualifier"))
    return [(one, *modalities) for one, modalities in _FORCES.items() if one in held]


def not_all(clause: Clause) -> Clause:
    """Return "not all of the people left" for "all of the people did not leave", perhaps none."""
    is_whole = clause.negative and clause.subject.startswith("all of ")
    return replace(clause, negative=False, subject=f"not {clause.subject}") if is_whole else clause
