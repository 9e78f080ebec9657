"""The small words of one article, found once for all rules: its cues, its clauses, and voices."""

from __future__ import annotations

from dataclasses import dataclass

from parley.claims.cues import Cue, find_cues
from parley.claims.reach import Reach
from parley.claims.vocabulary import Vocabulary
from parley.gate.voice import Voice
from parley.text.clauses.scope import Scope
from parley.text.words import Text


@dataclass(frozen=True)
class SmallWords:
    """The small words of one article.

    Attributes:
        cues: The words that decide a field of a claim.
        reach: Which of them are in a passage, or right beside it.
        scope: The clauses, and the clauses to which a word applies.
        voice: The writer's own words in a sentence with a word of saying.
    """

    cues: tuple[Cue, ...]
    reach: Reach
    scope: Scope
    voice: Voice

    @classmethod
    def of(cls, text: Text, vocabulary: Vocabulary) -> SmallWords:
        """Find them."""
        cues, scope = find_cues(text, vocabulary), Scope(text)
        return cls(cues, Reach(text, cues), scope, Voice(text, scope))
