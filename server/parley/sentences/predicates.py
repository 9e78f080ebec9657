"""Predicates: the wording that is chosen for a claim, and the words before its verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from parley.claims.claim import Claim, Value
from parley.names import term
from parley.sentences.lists import in_passage
from parley.sentences.moments import times
from parley.sentences.numbers import amount_of
from parley.sentences.times import is_bare_length
from parley.sentences.wording_patterns import Part, Pattern, Slot, read_pattern
from parley.sentences.words import Wordings

MEASURE = term("measure")
_EACH_OTHER = term("eachOther")
_NOUNS = frozenset(("office", "supportKind"))
"""Roles of the predicate whose concepts are nouns: only one that stands alone may have a verb of its own."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\[\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d\]", re.ASCII)
"""One day, or a midnight that begins or ends one."""
_LASTING = read_pattern("<last>")
_MEANT = read_pattern("<=be> meant {purpose:concerns}")
_COUNTED_BY = frozenset(map(term, ("population", "subject", "civilians")))
"""Flags of an amount that name the counted things, and no unit."""
_DONE_TO = ("target", "addressee", "object", "counterpart")
"""Roles of the affected parties, which may also be the agents."""


def predicates(claim: Claim, words: Wordings) -> list[Pattern]:
    """Return the patterns for a subject: one for each concept of the predicate."""
    told = _chosen(claim, words)
    # The agenda of a meeting is over: what is to come is planned.
    return [*map(_over, told)] if is_agenda_of(claim, words, "Meeting", "MeetingSeries") else told


def _chosen(claim: Claim, words: Wordings) -> list[Pattern]:
    role = words.predicate_role(claim)
    if measuring := _measuring(claim, words):
        return [best(measuring, claim, words)]
    concepts = [str(one.value) for one in in_passage(claim, role)]
    name = role.removeprefix(term(""))
    if not concepts or name in _NOUNS:
        own = words.predicates(concepts[0]) if len(concepts) == 1 else ()
        fitting = [one for one in own if all(fits(part, claim) for part in one.parts if not part.optional)]
        return [best(fitting or _of_class(claim, words), claim, words)]
    return [best(words.saying(concept, claim.kind, name), claim, words) for concept in concepts]


def is_agenda_of(claim: Claim, words: Wordings, *kinds: str) -> bool:
    """Return whether a claim is the agenda of a thing of one of some classes."""
    subjects = claim.values(words.subject_role(claim)) if claim.kind == term("Agenda") else ()
    return any(words.vocabulary.is_a(str(one), term(kind)) for one in subjects for kind in kinds)


def _over(pattern: Pattern) -> Pattern:
    """Return the wording of something that is over: "the round dealt with the prisoners"."""
    return replace(pattern, verb=replace(pattern.verb, state=False)) if pattern.verb else pattern


def to_each_other(claim: Claim, words: Wordings) -> Claim:
    """Return a claim with "each other" in the role of the affected parties, if there are no others."""
    if _EACH_OTHER not in claim.values(term("qualifier")) or any(has(claim, role) for role in _DONE_TO[:2]):
        return claim
    wanted = frozenset().union(*(one.roles for one in _own_patterns(claim, words)))
    role = next((one for one in _DONE_TO if one in wanted and not has(claim, one)), None)
    if role is None:
        return claim
    roles = (replace(one, name=term(role)) if one.value == _EACH_OTHER else one for one in claim.roles)
    return replace(claim, roles=tuple(roles))


def _own_patterns(claim: Claim, words: Wordings) -> Iterator[Pattern]:
    for concept in claim.values(words.predicate_role(claim)):
        yield from words.predicates(str(concept))


def measured(claim: Claim, measure: str, words: Wordings) -> Pattern:
    """Return the noun of a measure: "the death toll"; its label, if it is worded only with verbs."""
    nouns = [one for one in words.patterns(measure) if one.verb is None]
    return best(nouns or [read_pattern(words.vocabulary.label(measure))], claim, words)


def subject_of(claim: Claim, words: Wordings) -> str:
    """Return the role of the subject: the measured thing, if a measure has a verb of its own."""
    return term("subject") if _measuring(claim, words) else words.subject_role(claim)


def passive_of(claim: Claim, subject: str, patterns: Sequence[Pattern]) -> str | None:
    """Return the role that is the subject of a passive, if there is no agent."""
    verb, direct = patterns[0].verb, patterns[0].direct
    if len(patterns) > 1 or patterns[0].before or claim.values(subject) or verb is None or verb.is_be:
        return None
    return term(direct.role) if direct and claim.values(term(direct.role)) else None


def best(patterns: Iterable[Pattern], claim: Claim, words: Wordings) -> Pattern:
    """Return the pattern with the fewest missing roles that says the most; if none may stand, of all."""

    def rank(pattern: Pattern) -> tuple[int, int, bool]:
        wanted = [role for part in pattern.all_parts if not part.optional for role in part.roles]
        fitting = [part for part in pattern.all_parts if fits(part, claim)]
        said = {role for part in fitting for role in part.roles | part.flags if has(claim, role)}
        return sum(not has(claim, role) for role in wanted), -len(said), not pattern.before

    known = list(patterns)
    return min([one for one in known if _may_stand(one, claim, words)] or known, key=rank)


def fits(part: Part, claim: Claim) -> bool:
    """Return whether all roles of a part have values."""
    return all(has(claim, role) for role in part.roles)


def has(claim: Claim, role: str) -> bool:
    """Return whether a claim has values in a role, or an amount."""
    if role == "length":
        return any(map(is_bare_length, claim.times))
    if role == "moment":
        return _has_moment(claim)
    return amount_of(claim) is not None if role == "amount" else bool(claim.values(term(role)))


def _has_moment(claim: Claim) -> bool:
    """Return whether a future state is for one time, which is its beginning."""
    return claim.modality != term("actual") and any(
        one.bounds.relation is None and (one.bounds.clock or _DAY.fullmatch(one.bounds.edtf or ""))
        for one in claim.times
    )


def _may_stand(pattern: Pattern, claim: Claim, words: Wordings) -> bool:
    """Return whether a pattern is allowed: one with a unit needs it, one with a subject allows no other."""
    roles = {piece.role for piece in pattern.before if isinstance(piece, Slot)} - {"amount"}
    if names_more(pattern):
        return claim.listing == term("open") and all(has(claim, role) for role in roles)
    units = frozenset(str(one) for one in claim.values(term("unit")))
    held = units | {"unit"} if units else units
    if any(wanted and wanted.isdisjoint(held) for wanted in _units_of(pattern)):
        return False
    if any("population" in one for one in _named_by_amount(pattern)) and not has(claim, "population"):
        return False
    # For a payment, neither the thing nor the amount may be at the end.
    if "amount" in pattern.roles and "object" not in pattern.roles and _is_done_to_something(claim):
        return False
    is_free = claim.kind == term("Estimate") or not claim.values(words.subject_role(claim))
    return not roles or (is_free and all(has(claim, role) for role in roles))


def names_more(pattern: Pattern) -> bool:
    """Return whether a pattern says by itself that there are more than are named: "the rounds include"."""
    return any("open" in piece.flags for piece in pattern.before if isinstance(piece, Slot))


def _named_by_amount(pattern: Pattern) -> Iterator[tuple[str, ...]]:
    """Yield the flags of each amount behind the verb of a pattern."""
    for part in pattern.parts:
        yield from (one.flags for one in part.pieces if isinstance(one, Slot) and one.role == "amount")


def _units_of(pattern: Pattern) -> Iterator[set[str]]:
    """Yield the units that each amount in a pattern needs: any, or the one with its name."""
    for part in pattern.all_parts:
        for piece in part.pieces:
            if isinstance(piece, Slot) and piece.role == "amount":
                yield {"unit" if one == "unit" else term(one) for one in piece.flags} - _COUNTED_BY


def _is_done_to_something(claim: Claim) -> bool:
    return claim.kind == term("Action") and has(claim, "object")


def _measuring(claim: Claim, words: Wordings) -> tuple[Pattern, ...]:
    """Return the predicates of a measure, whose subject is the measured thing."""
    if claim.kind != term("Estimate") or amount_of(claim) is None:
        return ()
    known = words.predicates(next(map(str, claim.values(MEASURE)), ""))
    of_nothing = not claim.values(term("subject"))
    return tuple(
        one
        for one in known
        if _may_stand(one, claim, words) and not (of_nothing and _needs_subject(one))
    )


def _needs_subject(pattern: Pattern) -> bool:
    """Return whether a predicate of a measure counts nothing by itself, or needs the measured thing."""
    needed = {role for part in pattern.all_parts if not part.optional for role in part.roles}
    flags = {flag for part in pattern.all_parts for flag in part.flags}
    return not pattern.before or "amount" not in needed or "subject" in needed | (flags - {"within"})


def _is_inert(subjects: Sequence[Value], words: Wordings) -> bool:
    """Return whether something is a place or a thing, which aims at nothing by itself."""
    kinds = (term("Place"), term("Asset"))
    return bool(subjects) and any(words.vocabulary.is_a(str(subjects[0]), kind) for kind in kinds)


def _of_class(claim: Claim, words: Wordings) -> Sequence[Pattern]:
    """Return the wordings of a class; for an occurrence those of the event, if it has its own.

    What took place "for more than a year" lasted so long.
    """
    subjects = claim.values(words.subject_role(claim))
    if claim.kind == term("Agenda") and has(claim, "purpose") and _is_inert(subjects, words):
        return (_MEANT,)
    if claim.kind == term("Occurrence") and subjects:
        if own := words.of_things(str(subjects[0])):
            return own
        is_plain = claim.polarity == term("affirmed") and not has(claim, "concerns")
        if is_plain and times(claim, words).startswith(" for "):
            return (_LASTING,)
    return words.patterns(claim.kind)
