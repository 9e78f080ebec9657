"""Attribution: the words that say whose statement a passage is, and the reported words.

An attribution has three spans: source, cue and content (PolNeAR). The source is the words of the holder.
The cue is the word of saying in the passage or right beside it, or else beside the holder in its sentence.
The content is the passage without source and cue. Quoted speech may have no cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parley.claims.claim import Attribution, Claim
from parley.claims.cues import find_cues
from parley.claims.reach import Reach
from parley.claims.stating import stated_roles, words_in_roles
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.text.spans import Span
from parley.text.words import Text

_HELD_BY, _HEDGE = term("heldBy"), term("hedge")
_LEADING = frozenset(("that", "whether"))
"""Words after a cue that introduce the reported words, and are not part of them."""
_TRAILING = frozenset(("is", "was", "are", "were", "be", "been", "being", "by", "in", "and"))
"""Words before source or cue that belong to these: "has been | described", "by | its estimate"."""
FIRST_PERSON = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))
_BESIDE = 2
"""How many words may be between a cue and a holder, if the passage does not reach the cue."""


class Attributions:
    """Finds the attributions of one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary) -> None:
        """Find the words of saying in the text."""
        self._text = text
        self._vocabulary = vocabulary
        self._reach = Reach(text, find_cues(text, vocabulary))

    def of(self, claim: Claim, cue: Span | None = None) -> Attribution | None:
        """Return the attribution of a claim with a holder; None for one in the article's own voice.

        Args:
            cue: The quoted cue, if it is not a word of saying in the reach of the claim.
        """
        if not claim.values(_HELD_BY):
            return None
        holders = words_in_roles(claim, _HELD_BY)
        said = list(self._said(claim, joined=False))
        cue = cue or self._cue(claim, holders, said)
        sources = [span for span in holders if span not in said and not self._speaks(span)]
        cuts = _cuts([span for span in (cue, *sources) if span and span in claim.evidence], said)
        return Attribution(cue, tuple(self._content(claim, cuts)))

    def _said(self, claim: Claim, *, joined: bool) -> Iterator[Span]:
        """Yield the words of a passage with the reported content, without holder and hedge.

        Args:
            joined: Whether the passages of the claims that it joins are included.
        """
        for role in stated_roles(claim):
            if role.name in (_HELD_BY, _HEDGE) or (self._vocabulary.holds_claims(role.name) and not joined):
                continue
            yield from (wording.span for wording in role.wordings if wording.span in claim.evidence)

    def _cue(self, claim: Claim, holders: Sequence[Span], said: Sequence[Span]) -> Span | None:
        """Return the word of saying that ascribes a claim: of those in its reach, the nearest to a holder."""
        passage = claim.evidence
        reached = [*self._reach.inside(passage), *self._reach.beside(passage)]
        further = [
            cue
            for cue in self._reach.around(passage)
            if any(self._stand_together(cue.place, span) for span in holders)
        ]
        for cues in (reached, further):
            places = [cue.place for cue in cues if cue.kind == "saying"]
            fitting = [place for place in places if self._may_ascribe(place, holders, said)]
            if fitting:
                return min(fitting, key=lambda place: (_distance(place, holders), place))
        return None

    def _speaks(self, holder: Span) -> bool:
        """Return whether the words for a holder mean the speaker, and so are part of the reported words."""
        return any(word.folded in FIRST_PERSON for word in self._text.within(holder)[:1])

    def _may_ascribe(self, cue: Span, holders: Sequence[Span], said: Sequence[Span]) -> bool:
        """Return whether a cue is not a reported word, and no reported words separate it from a holder."""
        if any(cue in span for span in said):
            return False
        sentence = self._text.sentence_of(cue)
        near = [span for span in holders if sentence and span in sentence and not self._speaks(span)]
        return not near or any(not _parted(cue, span, said) for span in near)

    def _stand_together(self, cue: Span, holder: Span) -> bool:
        left, right = sorted((cue, holder))
        gap = self._text.gap(left.end, right.start)
        return not gap.marks and len(gap.words) <= _BESIDE

    def _content(self, claim: Claim, cuts: Sequence[Span]) -> Iterator[Span]:
        """Yield the reported parts of a passage: those between source and cue that state something."""
        passage, said = claim.evidence, list(self._said(claim, joined=True))
        edges = [passage.start, *(edge for cut in cuts for edge in (cut.start, cut.end)), passage.end]
        parts = [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True) if pair[0] < pair[1]]
        stating = [part for part in parts if any(part.overlaps(span) for span in said)]
        for part in stating or [passage]:
            yield self._trimmed(part, passage, said)

    def _trimmed(self, part: Span, passage: Span, said: Sequence[Span]) -> Span:
        """Return a part of a passage without the words that join it to source or cue.

        Words before a "that" belong to the cue if they state nothing: "said | on Tuesday that".
        """
        words = self._text.within(part)
        first = min((span.start for span in said if span.overlaps(part)), default=part.start)
        joining = [word.span.end for word in words if word.folded in _LEADING and word.span.end <= first]
        inner = [word for word in words if not joining or word.span.start >= joining[-1]]
        while part.end < passage.end and len(inner) > 1 and inner[-1].folded in _TRAILING:
            inner.pop()
        if not inner:
            return part
        start = part.start if part.start == passage.start and inner[0] == words[0] else inner[0].span.start
        return Span(start, part.end if part.end == passage.end else inner[-1].span.end)


def _cuts(spans: Iterable[Span], said: Sequence[Span]) -> list[Span]:
    """Return the places of source and cue, in order, with the words between them if these state nothing."""
    cuts: list[Span] = []
    for span in sorted(spans):
        if cuts and not _parted(cuts[-1], span, said):
            cuts[-1] = Span(cuts[-1].start, max(cuts[-1].end, span.end))
        else:
            cuts.append(span)
    return cuts


def _parted(one: Span, other: Span, said: Iterable[Span]) -> bool:
    """Return whether there are reported words between two places."""
    left, right = sorted((one, other))
    between = Span(left.end, max(left.end, right.start))
    return any(span.overlaps(between) for span in said)


def _distance(place: Span, others: Iterable[Span]) -> int:
    """Return how far a place is from the nearest of some others; without others, 0."""
    return min((max(other.start - place.end, place.start - other.end, 0) for other in others), default=0)
