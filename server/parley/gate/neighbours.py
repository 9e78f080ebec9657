"""Neighbours: what stands beside and between the words of a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.gate.words import DETERMINERS, Names, Text
from parley.names import ONTOLOGY, term
from parley.text.spans import Span

_JOINING = DETERMINERS | {"and", "or", "both", "as", "well", "also", "from", "to"}
"""Words that may stand between the members of a list."""
_AND = frozenset(("and", "or"))
_ATTACHING = frozenset(("of", "to", "on"))
"""Words that attach what they name to the words before: "the end to the talks" is an end."""
_WIDE = frozenset((term("Entity"), term("Holder")))
"""Classes that hold too much for things of them to be alike."""
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

    def kinds(self, claim: Claim, role: str) -> frozenset[str]:
        """Return the classes of the entities in a role; none for concepts, times, claims and numbers."""
        values = [value for value in claim.values(role) if isinstance(value, str)]
        return frozenset(kind for value in values for kind in self._kinds_of(value))

    def _kinds_of(self, thing: str) -> frozenset[str]:
        if thing.startswith(ONTOLOGY):
            return frozenset()
        kinds = self._vocabulary.types.get(thing, frozenset())
        return frozenset(kind for kind in kinds if kind.startswith(ONTOLOGY)) - _WIDE

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
        kinds = self.kinds(claim, role)
        if not kinds:
            yield from (
                (place, True) for place in self._text.places(self._cues_like(claim, role), claim.evidence)
            )
            return
        taken = self._vocabulary.ranges.get(role, term("Entity"))
        for place, things in self._names.within(claim.evidence):
            if any(self._vocabulary.is_a(thing, taken) for thing in things):
                yield place, any(kinds & self._kinds_of(thing) for thing in things)

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

    def named(self, kinds: frozenset[str], gap: Span, own: Sequence[Span]) -> bool:
        """Tell whether a gap names something of some kinds, or points back to it, in no clause of its own."""
        things = self._names.within(gap)
        named = [place for place, found in things if any(kinds & self._kinds_of(thing) for thing in found)]
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
