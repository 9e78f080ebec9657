"""Accounted cues: whether other words of the claims already say what a cue says.

In "failed to attend" the negation is the attendance. Words of another claim, of a claim that this one joins,
or of another clause with a claim of its own belong to that claim or clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parley.claims.claim import Claim, Role
from parley.claims.cues import ACTUAL, MODAL, SPOKEN, Cue
from parley.claims.reach import Reach
from parley.claims.stating import own_words, stated_roles, words_in_roles
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.text.clauses.scope import Scope
from parley.text.spans import Span
from parley.text.words import Text

_QUALIFIER, _HEDGE, _HELD_BY, _ACTION = map(term, ("qualifier", "hedge", "heldBy", "action"))
_MODALS = frozenset((
    "may", "might", "can", "could", "must", "shall", "should", "will", "would", "is", "are", "was", "were",
))  # fmt: skip
"""First words of what makes all behind it not actual: "will", "is to"."""
_CLOSED = term("closed")
_EVER, _RELATION = term("ever"), term("DiscourseRelation")
_ENDING = frozenset(("to", "for", "of", "that", "from"))
"""Words at the end of a cue that the next words may share: "agreed | to meet"."""
_RELATIVE = frozenset(("who", "which", "whom", "whose", "that"))
_NOBODY = frozenset(("nothing", "nobody", "none", "neither"))
"""Subjects of a word of saying that ascribes nothing to anyone: "nothing says which comes first"."""
_TRANSITIVE = frozenset((
    "claimed", "claims", "noted", "notes", "described", "describes", "added", "adds", "confirmed", "denied",
    "denies", "reported", "reports", "wrote", "writes", "maintained", "maintains", "quoted", "explained",
    "acknowledged", "admitted", "believe", "believes", "recalled", "suggested", "accuses", "accused",
))  # fmt: skip
"""Words of saying that may also have things as objects: "claimed an attack"."""
_OBJECTS = frozenset((
    "a", "an", "the", "its", "his", "her", "their", "no", "any", "this", "these", "it", "them", "him",
    "responsibility", "credit", "victory",
))  # fmt: skip
"""Words at the beginning of an object."""


class AccountedCues:
    """Decides which cues of an article are accounted for."""

    def __init__(self, text: Text, vocabulary: Vocabulary, reach: Reach, scope: Scope) -> None:
        """Create it from the text, its small words, and its claims."""
        self._text = text
        self._scope = scope
        self._vocabulary = vocabulary
        self._reach = reach

    def hold(self, cue: Cue, claim: Claim, others: Sequence[Claim]) -> bool:
        """Return whether anything besides the fields of a claim accounts for a cue in its reach."""
        if cue.kind == "listing" and claim.listing == _CLOSED and cue.place in claim.evidence:
            # The words of a closed list do not account for a mark in it; another claim may do so.
            words = (self._covered(cue, list(self._words(other))) for other in others)
            return any(words) or any(self._elsewhere(cue, claim, other) for other in others)
        places = [*self._own(claim, cue), *(other.evidence for other in self.joined(claim, others))]
        above = self._joining(claim, others)
        for other in others:
            # "Said" in a claim that someone said something applies to the reported words, not its neighbours.
            if cue.kind != "saying" or other in above:
                places.extend(self._words(other))
        if self._covered(cue, places) or any(self._elsewhere(cue, claim, other) for other in others):
            return True
        if cue.kind == "saying":
            return self._ascribes_nothing(cue, claim, others)
        return cue.kind == "negation" and any(self._denies(cue, other) for other in above)

    def uses(self, cue: Cue, claim: Claim) -> bool:
        """Return whether a claim has a cue in its passage, as the value of a field or in its own words."""
        said = bool(cue.says & spoken(claim)) or self._covered(cue, list(self._words(claim)))
        return said and cue.place in claim.evidence

    def joined(self, claim: Claim, others: Iterable[Claim]) -> list[Claim]:
        """Return the claims that a claim joins, also by a relation in it: their passages have own cues."""
        wanted = {*other_claims(claim, self._vocabulary)}
        while True:
            joined = [other for other in others if other.iri in wanted]
            relations = (other for other in joined if other.kind == _RELATION)
            inside = {iri for other in relations for iri in other_claims(other, self._vocabulary)}
            if inside <= wanted:
                return joined
            wanted |= inside

    def _joining(self, claim: Claim, others: Sequence[Claim]) -> list[Claim]:
        """Return the claims that join a claim or have it as their content, and those that join these."""
        found: list[Claim] = []
        wanted = [claim.iri]
        for iri in wanted:
            for other in others:
                if other not in found and iri in other_claims(other, self._vocabulary):
                    found.append(other)
                    wanted.append(other.iri)
        return found

    def _own(self, claim: Claim, cue: Cue) -> Iterator[Span]:
        """Yield the words of a claim's roles. A qualifier neither hedges nor ascribes, so it is left out."""
        qualifying = cue.kind in ("saying", "hedge")
        for role in self._worded(claim):
            if not (qualifying and role.name == _QUALIFIER) and not denies_too(role, cue):
                yield from (wording.span for wording in role.wordings)
        if cue.kind in ("hedge", MODAL):
            # No other kind: "unlikely" also denies, and "suggests that" ascribes.
            yield from words_in_roles(claim, _HEDGE)

    def _words(self, claim: Claim) -> Iterator[Span]:
        return (wording.span for role in self._worded(claim) for wording in role.wordings)

    def _worded(self, claim: Claim) -> Iterator[Role]:
        """Yield the roles with words of their own. A claim in a role has its own words instead.

        Hedges are left out too, because the next claims may state plainly what one claim hedges.
        """
        for role in stated_roles(claim):
            if role.name != _HEDGE and not self._vocabulary.holds_claims(role.name):
                yield role

    def _covered(self, cue: Cue, places: Sequence[Span]) -> bool:
        """Return whether each word of a cue lies in one of some places, except the words at its end."""
        words = self._text.within(cue.place)
        while len(words) > 1 and words[-1].folded in _ENDING:
            words.pop()
        return all(any(word.span in place for place in places) for word in words)

    def _elsewhere(self, cue: Cue, claim: Claim, other: Claim) -> bool:
        """Return whether a cue belongs to a clause of another claim, which accounts for it.

        Such a clause has not all words of this claim, and none of them after the cue.
        """
        speaks = bool(cue.says & spoken(other)) or (
            cue.kind == "saying" and self._covered(cue, list(self._words(other)))
        )
        if cue.kind == MODAL and self._is_shared(cue, claim):
            return False
        if not speaks or not (cue.place in other.evidence or cue in self._reach.beside(other.evidence)):
            return False
        words = [span for span in self._words(claim) if span in claim.evidence]
        shared = [span for span in words if span in other.evidence]
        return len(shared) < len(words) and all(span.start < cue.place.end for span in shared)

    def _is_shared(self, cue: Cue, claim: Claim) -> bool:
        """Return whether a modal verb in a passage also applies to a claim: "could | sign and leave"."""
        first = self._text.within(cue.place)[0].folded
        own = own_words(claim)
        is_own = self._scope.touched(own) == {self._scope.at(cue.place.start)}
        acts = words_in_roles(claim, _ACTION)
        has_behind = any(span.start >= cue.place.end for span in acts or own)
        return first in _MODALS and is_own and has_behind and cue.place in claim.evidence

    def _denies(self, cue: Cue, outer: Claim) -> bool:
        """Return whether a negation belongs to a denied claim around: "does not rule out | joining"."""
        if outer.polarity != SPOKEN["negation"] or cue.place not in outer.evidence:
            return False
        return any(span.end >= cue.place.end for span in self._words(outer))

    def _ascribes_nothing(self, cue: Cue, claim: Claim, others: Sequence[Claim]) -> bool:
        """Return whether a word of saying has no clause as its object, or only introduces the speaker."""
        holders = (span for one in (claim, *others) for span in words_in_roles(one, _HELD_BY))
        if any(self._is_of_holder(cue, claim, span) for span in holders):
            return True
        if any(word.folded in _NOBODY for word in self._text.before(cue.place)[-1:]):
            return True
        has_object = all(word.folded in _OBJECTS for word in self._text.behind(cue.place)[:1])
        is_verb = cue.place.of(self._text.content).casefold() in _TRANSITIVE
        return is_verb and has_object and any(self._covered(cue, list(self._words(one))) for one in others)

    def _is_of_holder(self, cue: Cue, claim: Claim, holder: Span) -> bool:
        """Return whether a cue lies in the words of a holder, or before them in a passage about the holder.

        In "according to | two people who were in the room, the talks failed" only the words after it are
        ascribed, and in "the talks failed, according to | a report published in May" the words before it.
        """
        if cue.place in holder:
            return True
        passage = claim.evidence
        before = self._text.within(Span(passage.start, max(passage.start, holder.start)))
        if cue.place.end > passage.start or holder not in passage or len(before) > 1:
            # A number may come before: "according to | two people who were in the room".
            return False
        rest = Span(holder.end, max(holder.end, passage.end))
        behind = self._text.within(rest)[:1]
        is_phrase = "," not in rest.of(self._text.content)
        return is_phrase or any(word.folded in _RELATIVE for word in behind)


def denies_too(role: Role, cue: Cue) -> bool:
    """Return whether words are a denial besides their value: "never" as the qualifier ``ever``."""
    return cue.kind == "negation" and role.value == _EVER


def other_claims(claim: Claim, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the claims that a claim joins, or has as its content."""
    values = (role.value for role in claim.roles if vocabulary.holds_claims(role.name))
    return frozenset(value for value in values if isinstance(value, str))


def spoken(claim: Claim) -> frozenset[str]:
    """Return the cues that the fields of a claim account for."""
    fields = {
        SPOKEN["negation"]: claim.polarity == SPOKEN["negation"],
        SPOKEN["saying"]: is_held(claim),
        SPOKEN["listing"]: claim.listing == SPOKEN["listing"],
        claim.modality: claim.modality != ACTUAL,
    }
    hedges = {str(value) for value in claim.values(_HEDGE)}
    return frozenset({value for value, said in fields.items() if said} | hedges)


def is_held(claim: Claim) -> bool:
    """Return whether a claim is somebody's statement."""
    return bool(claim.values(_HELD_BY))
