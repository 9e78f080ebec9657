"""Grounding: that the words of a span state the value that the claim takes from it.

A span must be a name of the value, whole and nothing else (so a capital never stands for its state),
or words that point back to it, with the antecedent that names it; a number must be that number; a
time must give those bounds; a claim must be the one whose passage the span is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parley.claims.claim import Claim, Mention, Role
from parley.claims.numbers import parse_number
from parley.claims.times import parse_time
from parley.claims.vocabulary import Vocabulary
from parley.gate.report import Finding
from parley.gate.words import Names, Text
from parley.names import compact, term
from parley.text.spans import Span

_HELD_BY = term("heldBy")
_TIME = term("time")


class Grounding:
    """The grounding rules over one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary, names: Names, claims: Mapping[str, Claim]) -> None:
        """Take the text, the names of things, and the claims of the article by IRI."""
        self._text = text
        self._vocabulary = vocabulary
        self._claims = claims
        self._names = names

    def findings(self, claim: Claim, role: Role) -> Iterator[Finding]:
        """Yield what is wrong with the grounding of one value of one role."""
        if not role.mentions:
            yield self._finding(claim, role, "no span states it")
        for mention in role.mentions:
            if not self._reaches(claim, role, mention.span):
                yield self._finding(claim, role, f"{mention.span} lies outside the evidence {claim.evidence}")
            problem = self._problem(claim, role, mention)
            if problem:
                yield self._finding(claim, role, problem)

    def _finding(self, claim: Claim, role: Role, problem: str) -> Finding:
        value = f"{role.value:,}" if isinstance(role.value, int) else compact(role.value)
        kind = "time" if role.name == _TIME else "role"
        return Finding(kind, compact(claim.iri), f"{compact(role.name)} {value}: {problem}")

    def _reaches(self, claim: Claim, role: Role, span: Span) -> bool:
        """Tell whether a span is near enough: in the evidence, for a holder in the same sentence."""
        if span in claim.evidence:
            return True
        sentence = self._text.sentence_of(claim.evidence)
        return role.name == _HELD_BY and sentence is not None and span in sentence

    def _problem(self, claim: Claim, role: Role, mention: Mention) -> str | None:
        if isinstance(role.value, int):
            stated = parse_number(mention.span.of(self._text.content))
            return None if stated == role.value else f"the words at {mention.span} state the number {stated}"
        if role.name == _TIME:
            return self._time_problem(claim, role.value, mention.span)
        if role.value in self._claims:
            target = self._claims[role.value]
            if target.iri == claim.iri:
                return "a claim cannot explain itself"
            return (
                None
                if mention.span == target.evidence
                else f"{mention.span} is not the evidence of that claim"
            )
        return self._name_problem(claim, role.value, mention)

    def _name_problem(self, claim: Claim, value: str, mention: Mention) -> str | None:
        if mention.antecedent is not None:
            return self._pointing_problem(value, mention, mention.antecedent)
        if not self._names_it(value, mention.span):
            return f"the words at {mention.span} are none of its names"
        longer = self._names.around(mention.span)
        if longer and not longer[1] & {filled.value for filled in claim.roles}:
            name = compact(min(longer[1]))
            return f"the words at {mention.span} are a part of the name of {name} at {longer[0]}"
        return None

    def _names_it(self, value: str, span: Span) -> bool:
        names = self._vocabulary.names.get(value, ())
        return any(self._text.says(span, name, determiner=True) for name in names)

    def _pointing_problem(self, value: str, mention: Mention, antecedent: Span) -> str | None:
        anaphors = self._vocabulary.anaphors_of(value)
        if not any(self._text.says(mention.span, word) for word in anaphors):
            return f"the words at {mention.span} do not point back to a thing of its kind"
        if not self._names_it(value, antecedent):
            return f"the antecedent at {antecedent} is none of its names"
        if antecedent.end > mention.span.start:
            return f"the antecedent at {antecedent} does not come before the words at {mention.span}"
        between = Span(antecedent.end, mention.span.start)
        for place, things in self._names.within(between):
            rivals = [thing for thing in things - {value} if self._may_mean(thing, mention.span)]
            if rivals and value not in things:
                return f"{compact(rivals[0])} is named at {place}, between the antecedent and {mention.span}"
        return None

    def _may_mean(self, thing: str, span: Span) -> bool:
        return any(self._text.says(span, word) for word in self._vocabulary.anaphors_of(thing))

    def _time_problem(self, claim: Claim, iri: str, span: Span) -> str | None:
        time = next((time for time in claim.times if time.iri == iri), None)
        if time is None:
            return "the claim has no such time"
        if any(
            role.value != iri and Mention(span) in role.mentions for role in claim.roles if role.name == _TIME
        ):
            return f"another time of the claim has the same words at {span}"
        stated = parse_time(span.of(self._text.content))
        if time.bounds.edtf is not None:
            return None if stated == time.bounds else f"the words at {span} state {stated and stated.edtf}"
        if stated is not None:
            return f"the words at {span} state {stated.edtf}, and the claim has no date"
        return self._anchored_problem(claim, span)

    def _anchored_problem(self, claim: Claim, span: Span) -> str | None:
        """Check that relation and anchor together are all that the words of the time say."""
        stating = [
            mention.span
            for role in claim.roles
            if role.name in (term("relation"), term("anchor"))
            for mention in role.mentions
        ]
        silent = [
            token for token in self._text.within(span) if not any(token.span in part for part in stating)
        ]
        if len(stating) < 2 or silent:
            return f"the words at {span} are no form of date, and no relation and anchor state them all"
        return None
