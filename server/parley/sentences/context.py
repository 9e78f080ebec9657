"""The context in which a claim is read out: the words, the other claims, what is said around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from parley.claims.claim import Claim, Value
from parley.names import term
from parley.sentences.words import Wordings

RELATION = term("DiscourseRelation")


@dataclass(frozen=True, slots=True)
class Context:
    """What a claim is read out within.

    Attributes:
        holders: Who holds what is said around it.
        named: Who holds what is said beside it, and need not be named again.
        known: Of which a pronoun is said as a subject, for it is the subject of what is said around.
        called: That pronoun.
        again: What a pronoun is said of behind a verb, for the same role of what is said before has it.
        dates: The times of what is said before.
        told: What is said in the place of claims, by IRI, instead of reading them out.
        shifted: Whether it was said in the past what "would" be.
    """

    words: Wordings
    claims: Mapping[str, Claim]
    holders: frozenset[Value] = frozenset()
    named: frozenset[Value] = frozenset()
    known: str = ""
    called: str = ""
    again: frozenset[tuple[str, Value]] = frozenset()
    dates: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    shifted: bool = False

    def inside(self, claim: Claim, holders: Iterable[Value]) -> Context:
        """Return the context of what is said inside a claim; the claim itself is not read out in it again."""
        others = {iri: one for iri, one in self.claims.items() if iri != claim.iri}
        return Context(self.words, others, frozenset(holders), told=self.told)

    def about(self, thing: str, called: str = "") -> Context:
        """Return the context in which a pronoun stands for a thing; the same one where nothing does."""
        pronoun = called or (self.words.pronoun(thing) if thing else "")
        return replace(self, known=thing, called=pronoun) if pronoun else self

    def held(self, iris: Iterable[Value]) -> list[Claim]:
        """Return claims by their IRIs, but those that are being read out around them."""
        return [self.claims[str(iri)] for iri in iris if iri in self.claims]

    def subjects(self, claim: Claim) -> tuple[Value, ...]:
        """Return whom or what a claim is about; the claim itself where that is not said."""
        return claim.values(self.words.subject_role(claim)) or (claim.iri,)

    def shared(self, claims: Iterable[Claim]) -> str:
        """Return the one thing that is the subject of claims; empty where there is none, or none is named."""
        read = tuple(claims)
        if any(claim.iri in self.told for claim in read):
            return ""
        values = {value for claim in read for value in self.subjects(claim)}
        return str(next(iter(values))) if len(values) == 1 else ""


def sides(claim: Claim) -> tuple[Value, ...]:
    """Return the claims that a relation joins."""
    return (*claim.values(term("nucleus")), *claim.values(term("satellite")))
