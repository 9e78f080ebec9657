"""Lists: that a claim has all members of what its passage lists, and no verb of another list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.gate.kinds import kinds_in, kinds_of
from parley.gate.words import DETERMINERS, Names, Text
from parley.names import ONTOLOGY, term
from parley.text.spans import Span

_JOINING = DETERMINERS | {"and", "or", "both", "as", "well", "also", "from", "to"}
"""Words that may stand between the members of a list."""
_AND = frozenset(("and", "or"))


class Lists:
    """Finds the lists in the passages of claims of one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary, names: Names) -> None:
        """Take the text, and the things named in it."""
        self._text = text
        self._vocabulary = vocabulary
        self._names = names

    def whole_list(self, claim: Claim, role: str, spans: Sequence[Span]) -> bool:
        """Tell whether spans are a list, with nothing of its kind left out between, before or behind."""
        own = [span for span in claim.spans() if span != claim.evidence]
        # "Such as" stands between what is listed and its examples, and says that there are more.
        joining = [*own, *self._text.places(self._vocabulary.cues.get(term("open"), ()), claim.evidence)]
        for left, right in pairwise(spans):
            gap = self._text.within(Span(left.end, max(left.end, right.start)))
            if not all(
                token.folded in _JOINING or any(token.span in span for span in joining) for token in gap
            ):
                return False
        return not self._goes_on(claim, role, spans, own)

    def _goes_on(self, claim: Claim, role: str, spans: Sequence[Span], own: Sequence[Span]) -> bool:
        """Tell whether a further member stands in the evidence, before the first or behind the last."""
        first, last = spans[0].start, max(span.end for span in spans)
        for place, alike in self._members(claim, role):
            if not any(place.overlaps(span) for span in own):
                gap = Span(last, place.start) if place.start >= last else Span(place.end, first)
                if self._joins(gap, claim, alike=alike):
                    return True
        return False

    def _joins(self, gap: Span, claim: Claim, *, alike: bool) -> bool:
        """Tell whether a gap is one between members of a list: a comma or "and", and nothing of weight.

        A comma joins only what is alike. In a claim that lists, "from … to" and the marks of an open list
        join as well.
        """
        if gap.start > gap.end:
            return False
        marks = list(self._text.places(self._vocabulary.cues.get(term("open"), ()), gap))
        words = [
            token.folded for token in self._text.within(gap) if not any(token.span in mark for mark in marks)
        ]
        if not all(word in _JOINING for word in words):
            return False
        listing = claim.listing is not None and (bool(marks) or "to" in words)
        return listing or bool(_AND & set(words)) or (alike and "," in gap.of(self._text.content))

    def only_and(self, gap: Span) -> bool:
        """Tell whether a gap holds "and" or "or", and nothing else."""
        return [token.folded in _AND for token in self._text.within(gap)] == [True]

    def before_first_verb(self, claim: Claim, role: str, gap: Span) -> Span:
        """Return a gap up to the first of several verbs of one subject: "could undermine … and hinder"."""
        words = self._text.within(gap)
        if not words or words[-1].folded not in _AND:
            return gap
        verbs = self._text.places(self._cues_like(claim, role), gap)
        return Span(gap.start, min((verb.start for verb in verbs), default=gap.end))

    def _members(self, claim: Claim, role: str) -> Iterator[tuple[Span, bool]]:
        """Yield the places in the evidence of what a role may take, and whether it is of the kind it has."""
        kinds = kinds_in(claim, role, self._vocabulary)
        if not kinds:
            yield from (
                (place, True) for place in self._text.places(self._cues_like(claim, role), claim.evidence)
            )
            return
        taken = self._vocabulary.ranges.get(role, term("Entity"))
        for place, things in self._names.within(claim.evidence):
            if any(self._vocabulary.is_a(thing, taken) for thing in things):
                yield place, any(kinds & kinds_of(thing, self._vocabulary) for thing in things)

    def _cues_like(self, claim: Claim, role: str) -> list[str]:
        """Return the words for the concepts of the schemes that the concepts in a role are in."""
        schemes = {
            kind
            for value in claim.values(role)
            if isinstance(value, str)
            for kind in self._vocabulary.types.get(value, frozenset())
            if kind.startswith(ONTOLOGY)
        }
        return [
            cue
            for scheme in schemes
            for concept in self._vocabulary.instances(scheme)
            for cue in self._vocabulary.cues.get(concept, ())
        ]
