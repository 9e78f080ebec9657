"""Grounding: which check the words of a value need, and whether they are in an allowed place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.claims.claim import Claim, Role, Wording
from parley.claims.stating import stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import compact, term
from parley.text.spans import Span
from parley.text.words import Text

_COMPARATOR, _HEDGE, _HELD_BY = term("comparator"), term("hedge"), term("heldBy")
_TIME = term("time")
_VIA_ANTECEDENT = term("viaAntecedent")


def kind_of(role: Role, vocabulary: Vocabulary) -> str:
    """Return the kind of words: a ``name``, ``concept``, ``hedge``, ``number``, ``time`` or ``claim``.

    Except claims, these are kinds of checks. A comparator belongs to its number.
    """
    if isinstance(role.value, int) or role.name == _COMPARATOR:
        return "number"
    if role.name == _TIME:
        return "time"
    if role.name == _HEDGE:
        return "hedge"
    if vocabulary.holds_claims(role.name):
        return "claim"
    return "name" if vocabulary.is_a(role.value, term("Entity")) else "concept"


def role_finding(kind: str, claim: Claim, role: Role, reads: str, claimed: str = "") -> Finding:
    """Return a finding on one value of one role."""
    value = f"{role.value:,}" if isinstance(role.value, int) else compact(role.value)
    return Finding(CheckKind(kind), compact(claim.iri), reads, f"{compact(role.name)} {value}", claimed)


def place_findings(
    claim: Claim, others: Sequence[Claim], vocabulary: Vocabulary, text: Text
) -> Iterator[Finding]:
    """Yield words outside the allowed places of their role, and claims that are about themselves."""
    passages = {other.iri: other.evidence for other in others}
    for role in stated_roles(claim):
        if role.value == claim.iri:
            yield role_finding(CheckKind.STRUCTURE, claim, role, "a claim cannot be about itself")
        for wording in role.wordings:
            problem = _misplaced(role, wording, claim, passages, vocabulary, text)
            if problem:
                yield role_finding(
                    CheckKind.SAYING if role.name == _HELD_BY else "span", claim, role, problem
                )


def _misplaced(
    role: Role, wording: Wording, claim: Claim, passages: dict[str, Span], vocabulary: Vocabulary, text: Text
) -> str | None:
    """Return the problem with the place of words: a claim has its passage, a holder the paragraph."""
    span = wording.span
    kind = kind_of(role, vocabulary)
    if kind == "claim":
        passage = passages.get(str(role.value), span)
        return None if span == passage else f"{span} is not the evidence of that claim"
    if role.name == _HELD_BY:
        paragraph = text.paragraph_of(claim.evidence)
        fits = span in paragraph
        return None if fits else f"the words at {span} are not in the paragraph at {paragraph}"
    if span in claim.evidence or (kind == "name" and _is_elided(wording, claim)):
        return None
    return f"{span} lies outside the evidence {claim.evidence}"


def _is_elided(wording: Wording, claim: Claim) -> bool:
    """Return whether words before a passage name what it leaves out: "Kelland came, and | signed"."""
    before = wording.span.end <= claim.evidence.start
    return claim.directness == _VIA_ANTECEDENT and before and wording.antecedent is None
