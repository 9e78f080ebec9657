"""Cues: that the fields of a claim say what the small words of its sentence say.

Negations, modal words, hedges, words of saying and marks of open lists each speak for a field. A cue
counts for a claim if it stands in its evidence and not in words that are already accounted for: the
claim's own roles ("did not attend" is the attendance), the words of its frame, or a role of another
claim of the article. And a cue beside the evidence, in the same sentence, must be accounted for by
some other claim, or the evidence was cut to leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.gate.frames import Match
from parley.gate.report import Finding
from parley.gate.words import Text
from parley.names import compact, term
from parley.text.spans import Span

_DENIED, _HEDGED, _HELD_BY, _OPEN = (term(name) for name in ("denied", "hedged", "heldBy", "open"))
_ACTUAL, _QUALIFIER = term("actual"), term("qualifier")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the text: what it speaks for, and where it stands."""

    says: str
    place: Span


def find_cues(text: Text, vocabulary: Vocabulary) -> Iterator[Cue]:
    """Yield every cue of a text."""
    modalities = [concept for concept in vocabulary.instances(term("modalities")) if concept != _ACTUAL]
    whole = Span(0, len(text.content))
    for says in (_DENIED, _HEDGED, _HELD_BY, _OPEN, *modalities):
        for place in text.places(vocabulary.cues.get(says, ()), whole):
            yield Cue(says, place)


class Cues:
    """The cue rule over one article."""

    def __init__(
        self,
        text: Text,
        vocabulary: Vocabulary,
        cues: Sequence[Cue],
        claims: Sequence[Claim],
        matches: Mapping[str, Match | None],
    ) -> None:
        """Take the text with its cues, the claims of the article, and the frame each of them follows."""
        self._text = text
        self._vocabulary = vocabulary
        self._cues = cues
        self._claims = claims
        self._matches = matches
        self._modalities = frozenset(vocabulary.instances(term("modalities")))

    def findings(self, claim: Claim) -> Iterator[Finding]:
        """Yield where the fields of a claim and the cues of its sentence differ."""
        inside = list(self._counting(claim))
        framing = list(self._framing(claim))
        yield from self._unsaid(claim, {cue.says for cue in inside + framing})
        for cue in inside + framing:
            if cue.says not in self._field_values(claim) and not self._describes(claim, cue):
                yield self._finding(claim, f"{self._quoted(cue)} speaks for {compact(cue.says)}")
        for cue in self._beside(claim):
            message = f"{self._quoted(cue)} stands in the sentence, and no claim accounts for it"
            yield self._finding(claim, message)

    def _describes(self, claim: Claim, cue: Cue) -> bool:
        """Tell whether a modal word describes what is not actual itself: "talks planned were expected"."""
        if claim.modality == _ACTUAL or cue.says not in self._modalities:
            return False
        others = (other for other in self._claims if other.iri != claim.iri)
        return any(self._accounts(other, cue) for other in others)

    def _unsaid(self, claim: Claim, said: set[str]) -> Iterator[Finding]:
        """Yield the fields that nothing in the evidence speaks for."""
        match = self._matches.get(claim.iri)
        stated_by_frame = {match.frame.modality} if match else set()
        if match and (match.said or _HELD_BY in match.frame.roles):
            stated_by_frame.add(_HELD_BY)
        for value in self._field_values(claim) - said - stated_by_frame:
            yield self._finding(claim, f"nothing in the evidence says {compact(value)}")

    def _field_values(self, claim: Claim) -> set[str]:
        """Return what the fields of a claim say that a cue must say too."""
        values = {
            _DENIED: claim.polarity == _DENIED,
            _HEDGED: claim.hedged,
            _HELD_BY: bool(claim.values(_HELD_BY)),
            _OPEN: claim.listing == _OPEN,
            claim.modality: claim.modality != _ACTUAL,
        }
        return {value for value, held in values.items() if held}

    def _counting(self, claim: Claim) -> Iterator[Cue]:
        """Yield the cues in the evidence that are not accounted for."""
        others = [other for other in self._claims if other.iri != claim.iri]
        accounts = {
            says: [
                *self._own_places(claim, says),
                *self._joined_places(claim),
                *(place for other in others for place in self._role_places(other, says)),
            ]
            for says in {cue.says for cue in self._cues}
        }
        # A list inside a claim that lists nothing itself speaks for the claim that holds the list.
        framed = [] if claim.listing else [place for other in others for place in self._words(other)]
        for cue in self._cues:
            accounted = accounts[cue.says] + (framed if cue.says == _OPEN else [])
            if self._within_reach(claim, cue) and not self._covered(cue, accounted):
                yield cue

    def _framing(self, claim: Claim) -> Iterator[Cue]:
        """Yield the marks of an open list that are words of the claim's own frame: "parties including …"."""
        for cue in self._cues:
            if cue.says == _OPEN and self._covered(cue, self._words(claim)):
                yield cue

    def _within_reach(self, claim: Claim, cue: Cue) -> bool:
        """Tell whether a cue stands in the evidence, or right before it, where only a cut would part them."""
        if cue.place in claim.evidence:
            return True
        gap = Span(cue.place.end, claim.evidence.start)
        return gap.start <= gap.end and gap.of(self._text.content).isspace()

    def _beside(self, claim: Claim) -> Iterator[Cue]:
        """Yield the cues of the sentence, beside the evidence, that no claim accounts for."""
        sentence = self._text.sentence_of(claim.evidence)
        if sentence is None:
            return
        for cue in self._cues:
            if cue.place in sentence and not cue.place.overlaps(claim.evidence):
                others = (other for other in self._claims if other.iri != claim.iri)
                if not any(self._accounts(other, cue) for other in others):
                    yield cue

    def _covered(self, cue: Cue, places: Sequence[Span]) -> bool:
        """Tell whether each word of a cue lies in one of some places."""
        words = self._text.within(cue.place)
        return all(any(word.span in place for place in places) for word in words)

    def _accounts(self, claim: Claim, cue: Cue) -> bool:
        if self._covered(cue, self._own_places(claim, cue.says)):
            return True
        return cue.place in claim.evidence and cue.says in self._field_values(claim)

    def _own_places(self, claim: Claim, says: str) -> list[Span]:
        return [*self._role_places(claim, says), *self._words(claim)]

    def _words(self, claim: Claim) -> tuple[Span, ...]:
        """Return the places of the words of the frame that a claim follows."""
        match = self._matches.get(claim.iri)
        return match.words if match else ()

    def _joined_places(self, claim: Claim) -> list[Span]:
        """Return the passages of the claims that a claim joins: what stands in them speaks for those."""
        joined = {role.value for role in claim.roles if self._vocabulary.holds_claims(role.name)}
        return [other.evidence for other in self._claims if other.iri in joined]

    def _quoted(self, cue: Cue) -> str:
        return f"'{cue.place.of(self._text.content)}' at {cue.place}"

    def _finding(self, claim: Claim, message: str) -> Finding:
        return Finding("cue", compact(claim.iri), message)

    def _role_places(self, claim: Claim, says: str) -> list[Span]:
        """Return the places of the words that state the roles of a claim and account for cues of a kind.

        Claims that it joins are left out. A word of saying that also qualifies ("suggests") still ascribes.
        """
        return [
            mention.span
            for role in claim.roles
            if not self._vocabulary.holds_claims(role.name)
            if not (says == _HELD_BY and role.name == _QUALIFIER)
            for mention in role.mentions
        ]
