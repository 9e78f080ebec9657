"""Tense: a present tense beside a future time may mean the future.

"The truce expires on 15 July", "the border reopens on Monday": a timetable needs no modal word (The
Cambridge Grammar of the English Language, chapter 3, section 4.2.4, the futurate).
"""

from __future__ import annotations

from collections.abc import Iterable

from parley.claims.claim import Claim, Time
from parley.claims.stating import own_words, words_in_roles
from parley.names import term
from parley.text.clauses.kinds import ClauseKind
from parley.text.clauses.scope import Scope
from parley.text.function_words import PAST
from parley.text.spans import Span
from parley.text.words import Text
from parley.times.calendar.edtf import dated

_TIMETABLED = frozenset((term("planned"), term("expected")))
_WERE = frozenset(("was", "were", "had", "did", "wasn", "weren", "hadn", "didn"))
_HAVE = frozenset(("has", "have", "haven", "hasn"))
"""Auxiliaries of the perfect, which tells what is past."""
_EVENTS = frozenset(map(term, ("subject", "meeting", "action")))
_APART = (ClauseKind.ASIDE, ClauseKind.RELATIVE)


class Tense:
    """The tenses of the clauses of one article, as seen from the day of its publication."""

    def __init__(self, text: Text, scope: Scope, published: str | None) -> None:
        """Create it from the text, its clauses, and the day of publication."""
        self._text = text
        self._scope = scope
        self._published = dated(published or "")

    def is_timetable(self, claim: Claim, others: Iterable[Claim]) -> bool:
        """Return whether the tense allows a plan: the claim has no past verb, and a time that is to come.

        The time may stand on a claim that has the same words: "the vote | on 3 May", of what, and where.
        """
        clauses = self._scope.of(own_words(claim), claim.evidence)
        if claim.modality not in _TIMETABLED or any(
            self._is_past(place, claim.evidence) for place in clauses
        ):
            return False
        beside = (other for other in others if other.evidence in claim.evidence or _shares(claim, other))
        return any(self._may_be_ahead(time) for one in (claim, *beside) for time in one.times)

    def is_ahead(self, time: Time) -> bool:
        """Return whether a time begins after the publication of the article."""
        start, last = time.bounds.earliest_start, self._published.last
        return start is not None and last is not None and start > last

    def _may_be_ahead(self, time: Time) -> bool:
        """Return whether a time may begin, or end, after the publication of the article."""
        first = self._published.first
        if first is None:
            return True
        start, end = time.bounds.latest_start, time.bounds.latest_end
        return end >= first if end is not None else start is None or start >= first

    def _is_past(self, place: int, passage: Span) -> bool:
        """Return whether the verb of a clause is past, as far as closed classes and endings show it."""
        clause = self._scope.clauses[place]
        # "The deal, signed on Monday, | takes effect on Friday": a verb outside it is of another act.
        if clause.verb is None or clause.kind in _APART or Span(clause.verb, clause.verb + 1) not in passage:
            return False
        verb = self._text.within(Span(clause.verb, clause.span.end))[0].folded
        if verb in _HAVE:
            return True
        return verb in _WERE or verb.endswith("ed") or (verb in PAST and not verb.endswith("s"))


def _shares(claim: Claim, other: Claim) -> bool:
    """Return whether two claims have the words of an event in common, and one modality."""
    events = set(words_in_roles(claim, *_EVENTS))
    return claim.modality == other.modality and not events.isdisjoint(words_in_roles(other, *_EVENTS))
