"""Saying: where a passage ascribes what follows to a holder, whatever the frame of the claim.

"The envoy said that …", "in the view of the envoy, …": the holder's words and a word of saying stand side
by side, and behind them the claim follows its frame as if nobody had said it.
"""

from __future__ import annotations

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.gate.words import Text
from parley.names import term
from parley.text.spans import Span

_HELD_BY = term("heldBy")
_BETWEEN = frozenset(("has", "have", "had", "also", "is", "was", "the", "a", "an"))
"""Words that may stand between a holder and the word of saying."""


class Saying:
    """Finds who says what a claim of one article says."""

    def __init__(self, text: Text, vocabulary: Vocabulary) -> None:
        """Take the text, and the words of saying."""
        self._text = text
        self._cues = vocabulary.cues.get(_HELD_BY, ())

    def end(self, claim: Claim) -> int | None:
        """Return the offset behind the words that ascribe the claim to its holder; None if there are none.

        The words of saying stand in the evidence; those of the holder may stand before it.
        """
        holders = [m.span for role in claim.roles if role.name == _HELD_BY for m in role.mentions]
        if not holders:
            return None
        first = min(holders)
        last = Span(first.start, max(span.end for span in holders))
        for place in self._text.places(self._cues, claim.evidence):
            if self._beside(last.end, place.start) or self._beside(place.end, last.start):
                return max(place.end, last.end, claim.evidence.start)
        return None

    def _beside(self, end: int, start: int) -> bool:
        return end <= start and all(token.folded in _BETWEEN for token in self._text.within(Span(end, start)))
