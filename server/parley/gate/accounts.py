"""Accounts: whether some words of the claims already say what a cue says.

A negation in "failed to attend" is the attendance; what stands in the words of another claim, in a claim
that this one joins, or in another clause that has a claim of its own, speaks for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parley.claims.claim import Claim, Role
from parley.claims.stating import stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.gate.cues import ACTUAL, SPOKEN, Cue
from parley.gate.reach import Reach
from parley.gate.words import Text
from parley.names import term
from parley.text.spans import Span

_QUALIFIER = term("qualifier")
_ENDING = frozenset(("to", "for", "of", "that", "from"))
"""Words at the end of a cue that what follows it may have as its own: "agreed | to meet"."""


class Accounts:
    """Finds what accounts for the cues of one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary, reach: Reach) -> None:
        """Take the text, the roles that hold claims, and the cues that passages reach."""
        self._text = text
        self._vocabulary = vocabulary
        self._reach = reach

    def hold(self, cue: Cue, claim: Claim, others: Sequence[Claim]) -> bool:
        """Tell whether something else than the fields of a claim accounts for a cue in its reach."""
        places = [*self._own(claim, cue), *self.joined(claim, others)]
        for other in others:
            # "Said" in a claim that someone said something speaks for what was said, not for its neighbours.
            if cue.kind != "saying" or claim.iri in other_claims(other, self._vocabulary):
                places.extend(self._words(other))
        return self._covered(cue, places) or any(self._elsewhere(cue, claim, other) for other in others)

    def _own(self, claim: Claim, cue: Cue) -> Iterator[Span]:
        """Yield the words of a claim's roles; a qualifier says how, and neither hedges nor ascribes."""
        qualifying = cue.kind in ("saying", "hedge")
        for role in self._worded(claim):
            if not (qualifying and role.name == _QUALIFIER):
                yield from (wording.span for wording in role.wordings)

    def _words(self, claim: Claim) -> Iterator[Span]:
        return (wording.span for role in self._worded(claim) for wording in role.wordings)

    def _worded(self, claim: Claim) -> Iterator[Role]:
        """Yield the roles that have words of their own: the words of a claim in a role are that claim's."""
        return (role for role in stated_roles(claim) if not self._vocabulary.holds_claims(role.name))

    def joined(self, claim: Claim, others: Iterable[Claim]) -> list[Span]:
        """Return the passages of the claims that a claim joins: what stands in them speaks for those."""
        joined = other_claims(claim, self._vocabulary)
        return [other.evidence for other in others if other.iri in joined]

    def _covered(self, cue: Cue, places: Sequence[Span]) -> bool:
        """Tell whether each word of a cue lies in one of some places, but for those at its end."""
        words = self._text.within(cue.place)
        while len(words) > 1 and words[-1].folded in _ENDING:
            words.pop()
        return all(any(word.span in place for place in places) for word in words)

    def _elsewhere(self, cue: Cue, claim: Claim, other: Claim) -> bool:
        """Tell whether a cue speaks in a clause of another claim, for which it is accounted there.

        Such a clause has not all words of this claim, and none of them behind the cue.
        """
        speaks = bool(cue.says & spoken(other)) or (
            cue.kind == "saying" and self._covered(cue, list(self._words(other)))
        )
        if not speaks or not (cue.place in other.evidence or cue in self._reach.beside(other.evidence)):
            return False
        words = [span for span in self._words(claim) if span in claim.evidence]
        shared = [span for span in words if span in other.evidence]
        return len(shared) < len(words) and all(span.start < cue.place.end for span in shared)


def other_claims(claim: Claim, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the claims that a claim joins, or has as its content."""
    values = (role.value for role in claim.roles if vocabulary.holds_claims(role.name))
    return frozenset(value for value in values if isinstance(value, str))


def spoken(claim: Claim) -> frozenset[str]:
    """Return what the fields of a claim say that cues say too."""
    fields = {
        SPOKEN["negation"]: claim.polarity == SPOKEN["negation"],
        SPOKEN["hedge"]: claim.hedged,
        SPOKEN["saying"]: bool(claim.values(SPOKEN["saying"])),
        SPOKEN["listing"]: claim.listing == SPOKEN["listing"],
        claim.modality: claim.modality != ACTUAL,
    }
    return frozenset(value for value, said in fields.items() if said)
