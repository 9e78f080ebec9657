"""Fitting: the wordings of a relation that its two sides allow.

A wording with a flag has a condition. "Counted": the first side states a number of things. "Compared": the
second side differs from it in number and time. "Figure": the second side states a part of it in the same
measure. "Framed": both are proposed. "Now": the first should be done, and the second has been. "Gerund": the
second is an act of the agent of the first. "Undone": the second is what the same agent did not do. "Then":
both are in the future of the same agent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parley.claims.claim import Claim, Value
from parley.names import term
from parley.sentences.adjuncts import HELD_BY
from parley.sentences.context import RELATION, Context
from parley.sentences.moments import times
from parley.sentences.numbers import NUMBERS
from parley.sentences.voices import fronted
from parley.sentences.wording_patterns import Pattern
from parley.sentences.words import COUNTS

_FLAGS = ("figure", "compared", "counted", "framed", "gerund", "undone", "then", "now")
"""The conditions, the most demanding first."""
_ACT = term("Action")
_AHEAD = frozenset(map(term, ("planned", "expected")))
_OF_FIGURE = frozenset((*map(term, ("measure", "subject", "population", "time")), HELD_BY, *NUMBERS))
"""All roles of a figure that consists of its number and the counted things."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """A relation with the claims on its sides that are in the sentence."""

    claim: Claim
    first: Sequence[Claim]
    second: Sequence[Claim]
    context: Context

    def chosen(self, patterns: Sequence[Pattern]) -> Pattern:
        """Return the wording whose condition is met; without one, the wording without a condition."""
        for flag in _FLAGS:
            for pattern in patterns:
                if flag in _flags(pattern) and self._may_be(flag):
                    return pattern
        return next(one for one in patterns if not _flags(one).intersection(_FLAGS))

    @property
    def share_frame(self) -> bool:
        """Whether each side is proposed, in nobody else's words, and neither is a relation."""
        return self._are_read and all(
            one.modality == term("proposed") and self._is_held_alike(one) for one in self._both
        )

    @property
    def _both(self) -> tuple[Claim, ...]:
        return (*self.first, *self.second)

    @property
    def _are_read(self) -> bool:
        told = self.context.told
        is_whole = bool(self.first) and bool(self.second)
        return is_whole and all(one.kind != RELATION and one.iri not in told for one in self._both)

    def _may_be(self, flag: str) -> bool:
        if flag == "counted":
            return any(_counts(one) for one in self.first if one.iri not in self.context.told)
        if not self._are_read or not all(self._is_held_alike(one) for one in self._both):
            return False
        if flag == "framed":
            return self.share_frame and not self._are_opened(self.second)
        if flag in ("figure", "compared"):
            return self._are_figures() if flag == "figure" else self._are_compared()
        if flag == "now":
            return self._has_been_done()
        if not self._has_one_doer():
            return False
        return self._are_ahead() if flag == "then" else self._is_done_so(undone=flag == "undone")

    def _has_one_doer(self) -> bool:
        return len({self.context.subjects(one) for one in self._both}) == 1

    def _is_done_so(self, *, undone: bool) -> bool:
        actual = all(one.modality == term("actual") for one in self._both)
        is_so = all(one.polarity == term("affirmed") for one in self.first)
        if undone:
            # "Left without making a statement": the denied act has no time, reservation or mark of its own.
            plain = all(one.polarity == term("denied") and not one.times for one in self.second)
            is_so = is_so and plain and not any(one.hedged or one.reading for one in self.second)
        return actual and is_so and all(may_be_doing(one, self._inside) for one in self.second)

    def _has_been_done(self) -> bool:
        """Return whether the first should be done, and the second is an act without a time that has been."""
        is_wanted = all(one.modality == term("calledFor") for one in self.first)
        is_done = all(one.kind == _ACT and one.modality == term("actual") for one in self.second)
        return is_wanted and is_done and not any(one.times or one.hedged for one in self.second)

    def _are_ahead(self) -> bool:
        modalities = {one.modality for one in self._both}
        return len(modalities) == 1 and modalities <= _AHEAD and not self._are_opened(self.first)

    def _are_figures(self) -> bool:
        if len(self._both) != 2 or any(one.kind != term("Estimate") for one in self._both):
            return False
        whole, part = self._both
        same = all(whole.values(term(name)) == part.values(term(name)) for name in ("measure", "subject"))
        fields = (whole.polarity, whole.modality) == (part.polarity, part.modality)
        words = self.context.words
        is_bare = {role.name for role in part.roles} <= _OF_FIGURE and part.directness == whole.directness
        is_bare = is_bare and part.polarity == term("affirmed") and bool(part.values(term("population")))
        is_bare = is_bare and part.listing is None and not part.values(term("comparator"))
        return same and fields and is_bare and times(whole, words) == times(part, words)

    def _are_compared(self) -> bool:
        """Return whether two claims say the same with another number, the second of them of what is so."""
        if len(self._both) != 2:
            return False
        first, second = self._both
        is_so = second.modality == term("actual") and not second.times == first.times == ()
        fields = ((one.kind, one.polarity, one.listing, one.reading) for one in self._both)
        is_so = is_so and term("inferred") not in (first.directness, second.directness)
        is_counted = all(NUMBERS.intersection(role.name for role in one.roles) for one in self._both)
        is_same = len({*fields}) == 1 and _without_number(first) == _without_number(second)
        return is_so and is_counted and is_same

    @property
    def _inside(self) -> Context:
        return self.context.inside(self.claim, self.claim.values(HELD_BY))

    def _are_opened(self, claims: Iterable[Claim]) -> bool:
        return any(fronted(one, self._inside) for one in claims)

    def _is_held_alike(self, claim: Claim) -> bool:
        return frozenset(claim.values(HELD_BY)) == frozenset(self.claim.values(HELD_BY))


def may_be_doing(claim: Claim, context: Context) -> bool:
    """Return whether a claim may lose its subject: it is a past act, in nobody else's words."""
    if claim.iri in context.told or claim.kind == RELATION or claim.modality != term("actual"):
        return False
    return not fronted(claim, context) and bool(claim.values(context.words.subject_role(claim)))


def _counts(claim: Claim) -> bool:
    names = {role.name for role in claim.roles}
    return bool(NUMBERS & names) and COUNTS.issuperset(claim.values(term("unit")))


def _without_number(claim: Claim) -> frozenset[tuple[str, Value]]:
    apart = NUMBERS | {term("time")}
    return frozenset((role.name, role.value) for role in claim.roles if role.name not in apart)


def _flags(pattern: Pattern) -> frozenset[str]:
    return frozenset().union(*(part.flags for part in pattern.parts))
