"""The context of a claim's sentence: the words, the other claims, and the sentence around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from parley.claims.claim import Claim, Value
from parley.names import term
from parley.sentences.parts import Part
from parley.sentences.words import Wordings

RELATION = term("DiscourseRelation")


@dataclass(frozen=True, slots=True)
class Context:
    """The context of a claim in a sentence.

    Attributes:
        holders: The holders of the claim around it.
        named: The holders of the claim beside it, which need not be named again.
        known: The subject of the claim around it, which gets a pronoun as a subject.
        called: That pronoun.
        again: A thing that gets a pronoun after a verb, because the claim before has it in the same role.
        dates: The times of the claim before.
        moment: A time in front of the sentence, which all claims in it have.
        told: Words that replace the sentences of claims, by IRI.
        shifted: Whether it was said in the past, so that it has "would" instead of "will".
        part: What the claim is in another one, if it is told alone.
        alone: Whether the claim is the whole sentence.
    """

    words: Wordings
    claims: Mapping[str, Claim]
    holders: frozenset[Value] = frozenset()
    named: frozenset[Value] = frozenset()
    known: str = ""
    called: str = ""
    again: frozenset[tuple[str, Value]] = frozenset()
    dates: str = ""
    moment: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    shifted: bool = False
    part: Part = Part.NONE
    alone: bool = False

    def inside(self, claim: Claim, holders: Iterable[Value]) -> Context:
        """Return the context inside a claim; the claim itself is not repeated in it."""
        others = {iri: one for iri, one in self.claims.items() if iri != claim.iri}
        return Context(self.words, others, frozenset(holders), told=self.told)

    def about(self, thing: str, called: str = "") -> Context:
        """Return the context with a pronoun for a thing; the same context without a thing."""
        pronoun = called or (self.words.pronoun(thing) if thing else "")
        return replace(self, known=thing, called=pronoun) if pronoun else self

    def held(self, iris: Iterable[Value]) -> list[Claim]:
        """Return claims by their IRIs, without those that are already in the sentence."""
        return [self.claims[str(iri)] for iri in iris if iri in self.claims]

    def subjects(self, claim: Claim) -> tuple[Value, ...]:
        """Return the subject of a claim; the claim itself if it has none."""
        return claim.values(self.words.subject_role(claim)) or (claim.iri,)

    def shared(self, claims: Iterable[Claim]) -> str:
        """Return the one thing that is the subject of claims; empty if there is none, or it has no name."""
        read = tuple(claims)
        if any(claim.iri in self.told for claim in read):
            return ""
        values = {value for claim in read for value in self.subjects(claim)}
        return str(next(iter(values))) if len(values) == 1 else ""


def sides(claim: Claim) -> tuple[Value, ...]:
    """Return the claims that a relation joins."""
    return (*claim.values(term("nucleus")), *claim.values(term("satellite")))
