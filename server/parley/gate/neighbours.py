"""Neighbours: what stands beside and between the words of a claim."""

from __future__ import annotations

from collections.abc import Sequence

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.gate.kinds import kinds_of
from parley.gate.words import DETERMINERS, Names, Text
from parley.names import term
from parley.text.spans import Span

_AND = frozenset(("and", "or"))
_ATTACHING = frozenset(("of", "to", "on"))
"""Words that attach what they name to the words before: "the end to the talks" is an end."""
_SUBORDINATING = frozenset(("that", "which", "who", "whose", "after"))
"""Words that open a clause of its own, in which other things may be named."""
_AUXILIARY = frozenset(
    ("has", "have", "had", "is", "was", "were", "been", "be", "also", "since", "thus", "so")
)
"""Words that may stand between a claim and the word that binds it."""


class Neighbours:
    """Finds what stands beside and between the words of claims of one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary, names: Names) -> None:
        """Take the text, and the things named in it."""
        self._text = text
        self._vocabulary = vocabulary
        self._names = names

    def named(self, kinds: frozenset[str], gap: Span, own: Sequence[Span]) -> bool:
        """Tell whether a gap names something of some kinds, or points back to it, in no clause of its own."""
        things = self._names.within(gap)
        named = [
            place
            for place, found in things
            if any(kinds & kinds_of(thing, self._vocabulary) for thing in found)
        ]
        pointing = [
            place
            for place in self._text.places(self._anaphors(kinds), gap)
            if not any(place in name for name, _ in things)
        ]
        return any(
            not any(place.overlaps(span) for span in own)
            and not self._opened(Span(gap.start, place.start))
            and not self._attached(Span(gap.start, place.start))
            for place in [*named, *pointing]
        )

    def completes(self, claim: Claim, block: Span, words: Sequence[Span]) -> bool:
        """Tell whether words only complete the name before them: in "an end to the talks" it is the end.

        They do not where the frame has the word that attaches them, or the claim speaks of the name too.
        """
        before = self._text.within(Span(claim.evidence.start, block.start))
        while before and before[-1].folded in DETERMINERS:
            before.pop()
        if len(before) < 2 or before[-1].folded not in _ATTACHING or before[-1].span in words:
            return False
        own = [span for span in claim.spans() if span != claim.evidence]
        head = before[-2].span
        return any(
            place.end == head.end and not any(place.overlaps(span) for span in own)
            for place, _ in self._names.within(claim.evidence)
        )

    def _attached(self, gap: Span) -> bool:
        """Tell whether what follows a gap only completes the words before: "an end to the talks"."""
        words = [token.folded for token in self._text.within(gap) if token.folded not in DETERMINERS]
        return (words[:1] == ["to"] and len(words) <= 2) or (len(words) == 1 and words[0] in _ATTACHING)

    def _anaphors(self, kinds: frozenset[str]) -> list[str]:
        return [
            word
            for kind, words in self._vocabulary.anaphors.items()
            if kinds & self._vocabulary.parents.get(kind, frozenset())
            for word in words
        ]

    def _opened(self, gap: Span) -> bool:
        return any(token.folded in _SUBORDINATING for token in self._text.within(gap))

    def opened_by(self, evidence: Span) -> int:
        """Return the offset behind a "that" which opens a passage: its clause is what the passage says."""
        first = self._text.within(evidence)[0]
        return first.span.end if first.folded in _SUBORDINATING else evidence.start

    def inside_clause(self, gap: Span, words: Sequence[Span]) -> bool:
        """Tell whether what follows a gap stands in a clause that the gap opens and does not close.

        A clause that holds one of the binding words of the claim is the claim's own.
        """
        opening = self._openings(gap)
        if not opening:
            return False
        clause = Span(opening[-1].end, gap.end)
        return "," not in clause.of(self._text.content) and not any(word in clause for word in words)

    def _openings(self, gap: Span) -> list[Span]:
        """Return the words that open a clause in a gap, but for "it appears that … and that"."""
        openings: list[Span] = []
        completed = False
        before = ""
        for token in self._text.within(gap):
            if token.folded in _SUBORDINATING:
                if self._completes(token.span, gap) or (completed and before in _AND):
                    completed = True
                else:
                    openings.append(token.span)
            before = token.folded
        return openings

    def _completes(self, opening: Span, gap: Span) -> bool:
        """Tell whether a "that" only completes a hedge or a word of saying: "it appears that"."""
        words = [word for name in ("hedged", "heldBy") for word in self._vocabulary.cues.get(term(name), ())]
        return any(
            place.overlaps(opening)
            or (place.end <= opening.start and self._only(Span(place.end, opening.start), frozenset()))
            for place in self._text.places(words, gap)
        )

    def beside(self, position: int, place: Span, claim: Claim) -> bool:
        """Tell whether no word of weight stands between a position and a place, but the claim's own."""
        if position >= place.start:
            return True
        own = [span for span in claim.spans() if span != claim.evidence]
        return all(
            token.folded in DETERMINERS | _AUXILIARY or any(token.span in span for span in own)
            for token in self._text.within(Span(position, place.start))
        )

    def reaches(self, evidence: Span, word: Span, *, ahead: bool) -> bool:
        """Tell whether a passage reaches a binding word: from behind it (``ahead``), or up to or over it."""
        if ahead:
            between = Span(word.end, evidence.start)
            return evidence.start >= word.end and self._only(between, DETERMINERS)
        if evidence.start >= word.start:
            return False
        return evidence.end > word.start or self._only(Span(evidence.end, word.start), _AUXILIARY | {"due"})

    def _only(self, gap: Span, allowed: frozenset[str]) -> bool:
        return all(token.folded in allowed for token in self._text.within(gap))
