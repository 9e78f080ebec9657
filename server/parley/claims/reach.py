"""Reach: the cues in a passage, or so near to it that only a cut separates them.

"Marsh said that | the talks failed", "the talks failed |, Marsh said": a passage without the cue would leave
out what the cue says. Words further away belong to another clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.claims.cues import MODAL, Cue
from parley.text.spans import Span
from parley.text.words import Gap, Text

_JOINING = frozenset((
    "that", "whether", "true", "clear", "certain", "the", "case", "to", "also", "be", "been", "being", "have",
    "has", "had", "is", "are", "was", "were", "do", "does", "did",
))  # fmt: skip
"""Words that may be between a cue and its content: "not true that", "expected to be"."""
_QUOTES = "\"'“”‘’«»("
_BEFORE = {"hedge": f",{_QUOTES}", "saying": f",:{_QUOTES}"}
"""The marks that may be between a cue and the passage after it, by kind."""
_BEHIND = frozenset(f",-–—{_QUOTES}).")
"""The marks that may be between a passage and the cue after it; a full stop is that of "Dr."."""
_SHORT = 8
"""How many words a holder, or the occasion of a statement, may have."""
_OCCASION = frozenset((
    "on", "in", "at", "to", "during", "after", "late", "earlier", "yesterday", "today", "again",
))  # fmt: skip
"""Words that may follow a word of saying: "said on Tuesday that"."""
_OPENING = frozenset((
    "after", "before", "when", "while", "as", "since", "once", "until", "because", "if", "unless", "although",
    "though", "with", "without", "during", "following", "amid", "despite", "given", "in", "on", "at", "for",
    "of", "to", "by", "from", "over", "about",
))  # fmt: skip
"""Words that make the next words a part of a later clause: "after the talks failed, Marsh said"."""
_CLAUSE = frozenset((
    "and", "but", "or", "nor", "so", "while", "whereas", "who", "which", "whom", "whose", "that", "when",
    "because", "if", "after", "before", "since", "although", "though",
))  # fmt: skip
"""Words that begin another clause."""


class Reach:
    """Finds the cues for passages of one article."""

    def __init__(self, text: Text, cues: Iterable[Cue]) -> None:
        """Create it from the text, and its cues."""
        self._text = text
        self._cues = tuple(cues)

    def inside(self, passage: Span) -> list[Cue]:
        """Return the cues in a passage."""
        return [cue for cue in self._cues if cue.place in passage]

    def beside(self, passage: Span) -> list[Cue]:
        """Return the cues right before or after a passage, in its sentence."""
        around = self.around(passage)
        return [cue for cue in around if self.is_beside(cue, passage)]

    def is_beside(self, cue: Cue, passage: Span) -> bool:
        """Return whether a cue outside a passage is right before or after it."""
        return self._before(cue, passage) or self._behind(cue, passage)

    def around(self, passage: Span) -> Iterator[Cue]:
        """Yield the cues in the sentence of a passage, but outside it."""
        sentence = self._text.sentence_of(passage) or passage
        return (cue for cue in self._cues if cue.place in sentence and cue.place not in passage)

    def _before(self, cue: Cue, passage: Span) -> bool:
        if cue.place.end > passage.start:
            return False
        gap = self._text.gap(cue.place.end, passage.start)
        if any(mark not in _BEFORE.get(cue.kind, "") for mark in gap.marks):
            return False
        if self._joined(cue, passage.start):
            return True
        return cue.kind == "saying" and self._says_what_follows(cue, gap)

    def _joined(self, cue: Cue, start: int) -> bool:
        """Return whether only joining words and other cues are between a cue and the next words."""
        between = Span(cue.place.end, start)
        return all(
            word.folded in _JOINING or any(word.span in other.place for other in self._cues)
            for word in self._text.within(between)
        )

    def _says_what_follows(self, cue: Cue, gap: Gap) -> bool:
        """Return whether only the speaker or the time is between: "according to Marsh,", "told us that"."""
        words = self._text.within(cue.place)
        if len(gap.words) > _SHORT:
            return False
        if names_a_holder(words[-1].folded):
            return gap.marks.endswith(",") and _CLAUSE.isdisjoint(gap.words)
        told = words[0].folded in ("told", "tells", "tell")
        return gap.words[-1:] == ("that",) and not gap.marks and (told or gap.words[0] in _OCCASION)

    def _behind(self, cue: Cue, passage: Span) -> bool:
        if cue.place.start < passage.end or cue.kind in ("negation", "modality", MODAL):
            return False
        gap = self._text.gap(passage.end, cue.place.start)
        if not gap.marks or gap.marks[0] == "." or not _BEHIND.issuperset(gap.marks):
            return False
        if cue.kind != "saying":
            return gap.words in ((), ("it",)) and self._ends(cue)
        if len(gap.words) > _SHORT or not _CLAUSE.isdisjoint(gap.words):
            return False
        return not self._opened(passage) and "that" not in self._rest(cue)

    def _opened(self, passage: Span) -> bool:
        """Return whether a passage is part of the next clause, by its first word or the word before it."""
        around = (*self._text.before(passage)[-1:], *self._text.within(passage)[:1])
        return any(word.folded in _OPENING for word in around)

    def _ends(self, cue: Cue) -> bool:
        """Return whether a mark or the end of the sentence follows a cue."""
        return not self._rest(cue)

    def _rest(self, cue: Cue) -> tuple[str, ...]:
        """Return the words after a cue, up to the next mark."""
        rest: list[str] = []
        end = cue.place.end
        for word in self._text.behind(cue.place):
            if self._text.gap(end, word.span.start).marks.strip("-'’"):
                break
            rest.append(word.folded)
            end = word.span.end
        return tuple(rest)


def names_a_holder(phrase: str) -> bool:
    """Return whether a holder follows a phrase: "according to", "in the view of"."""
    return phrase.casefold().split()[-1] in ("to", "of")
