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
from parley.names import ONTOLOGY, compact, term
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
        wider = self._wider_cue(value, mention.span)
        if wider:
            return f"the words at {mention.span} are a part of the words for {compact(wider)}"
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
        for rival in self._rivals(value, mention.span):
            place = next(self._text.places(self._vocabulary.names.get(rival, ()), between), None)
            if place is not None and not self._names_it(value, place):
                return f"{compact(rival)} is named at {place}, between the antecedent and {mention.span}"
        return None

    def _rivals(self, value: str, span: Span) -> list[str]:
        """Return the other things that words may point back to, by the classes they point to."""
        kinds = [
            kind
            for kind, words in self._vocabulary.anaphors.items()
            if any(self._text.says(span, word) for word in words)
        ]
        return sorted({thing for kind in kinds for thing in self._vocabulary.instances(kind)} - {value})

    def _wider_cue(self, value: str, span: Span) -> str | None:
        """Return another concept of the same scheme whose words hold the words of this one."""
        schemes = [kind for kind in self._vocabulary.types.get(value, ()) if kind.startswith(ONTOLOGY)]
        sentence = self._text.sentence_of(span)
        if not self._vocabulary.cues.get(value) or sentence is None:
            return None
        for scheme in schemes:
            for other in self._vocabulary.instances(scheme):
                for place in self._text.places(self._vocabulary.cues.get(other, ()), sentence):
                    if other != value and span in place and span != place:
                        return other
        return None

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
        """Check that the relation, with its anchor if it has one, is all that the words of the time say."""
        stating = [
            mention.span
            for role in claim.roles
            if role.name in (term("relation"), term("anchor"))
            for mention in role.mentions
        ]
        silent = [
            token for token in self._text.within(span) if not any(token.span in part for part in stating)
        ]
        if not stating or silent:
            return f"the words at {span} are no form of date, and no relation states them all"
        return None
