"""Antecedents of times: the words to which a time points state a time, and come before what points back."""

from __future__ import annotations

from collections.abc import Sequence

from parley.claims.antecedents import misplaced, time_told, times_told
from parley.claims.claim import Claim
from parley.text.spans import Span
from parley.text.words import Text
from parley.times.bounds import Bounds
from parley.times.phrases.following import is_point, points_back
from parley.times.phrases.refining import more_exact


class Antecedents:
    """The times of one article that are antecedents of others."""

    def __init__(self, text: Text, published: str | None) -> None:
        """Create it from the text, and the day, month or year of its publication, if it is known."""
        self._text = text
        self._published = published

    def told(
        self, span: Span, antecedent: Span, claim: Claim, others: Sequence[Claim], read: Bounds | None
    ) -> tuple[Bounds | None, str | None]:
        """Return the time that an antecedent states, or the problem with it.

        Args:
            span: The words of the time, which point back.
            antecedent: The words to which they point back.
            claim: The claim that has the time.
            others: The other claims of the article.
            read: The time that the words state without it.
        """
        content = self._text.content
        if fault := misplaced(span, antecedent, content):
            return None, f"the antecedent at {antecedent} of the words at {span} {fault}"
        told = time_told(
            self._published,
            content,
            antecedent,
            self._text.sentence_of,
            claim.modality,
            times_told((claim, *others)),
        )
        if told is None or not is_point(told):
            return None, f"the antecedent at {antecedent} states no time that words may point back to"
        if not points_back(span.of(content)) and more_exact(read, told) is None:
            return None, f"the words at {span} do not point back, to {antecedent} or anywhere"
        return told, None
