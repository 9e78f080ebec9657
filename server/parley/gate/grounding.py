"""Grounding: which check the words of a value are due, and that they stand where they may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.claims.claim import Claim, Role
from parley.claims.stating import stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.gate.report import Finding
from parley.gate.words import Text
from parley.names import compact, term
from parley.text.spans import Span

_COMPARATOR, _HELD_BY, _TIME = term("comparator"), term("heldBy"), term("time")


def kind_of(role: Role, vocabulary: Vocabulary) -> str:
    """Return what words say: the ``name`` of an entity, a ``concept``, ``number``, ``time`` or ``claim``.

    But for claims, these are kinds of checks. A comparator belongs to its number.
    """
    if isinstance(role.value, int) or role.name == _COMPARATOR:
        return "number"
    if role.name == _TIME:
        return "time"
    if vocabulary.holds_claims(role.name):
        return "claim"
    return "name" if vocabulary.is_a(role.value, term("Entity")) else "concept"


def role_finding(kind: str, claim: Claim, role: Role, problem: str) -> Finding:
    """Return a finding on one value of one role."""
    value = f"{role.value:,}" if isinstance(role.value, int) else compact(role.value)
    return Finding(kind, compact(claim.iri), f"{compact(role.name)} {value}: {problem}")


def place_findings(claim: Claim, others: Sequence[Claim], text: Text) -> Iterator[Finding]:
    """Yield words that do not stand where those of their role may, and claims that are about themselves."""
    passages = {other.iri: other.evidence for other in others}
    sentence = text.sentence_of(claim.evidence) or claim.evidence
    for role in stated_roles(claim):
        if role.value == claim.iri:
            yield role_finding("structure", claim, role, "a claim cannot be about itself")
        for span in (wording.span for wording in role.wordings):
            if role.name == _HELD_BY:
                if span not in sentence:
                    problem = f"the words at {span} do not stand in the sentence at {sentence}"
                    yield role_finding("saying", claim, role, problem)
            elif span not in claim.evidence:
                yield role_finding("span", claim, role, f"{span} lies outside the evidence {claim.evidence}")
            elif _passage(role, passages) not in (None, span):
                yield role_finding("span", claim, role, f"{span} is not the evidence of that claim")


def _passage(role: Role, passages: dict[str, Span]) -> Span | None:
    return passages.get(role.value) if isinstance(role.value, str) else None
