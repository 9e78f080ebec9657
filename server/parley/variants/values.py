"""Values: another entity, concept or claim in a role, exchanged roles, a list without a member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from parley.claims.claim import Claim, Role
from parley.claims.vocabulary import Vocabulary
from parley.names import ONTOLOGY, term
from parley.sentences.sentence import sentence
from parley.variants.claim_values import NUMBERS, ClaimValues
from parley.variants.kinds import Kind
from parley.variants.variant import Variant, with_roles, with_value

APART = frozenset((*NUMBERS, *map(term, ("time", "heldBy", "hedge", "unit", "ordinal"))))
"""Roles with changes of their own."""
_PLACES = frozenset(map(term, ("place", "origin")))
_TOWARDS = frozenset(map(term, ("object", "target", "recipient", "counterpart", "affects")))


class Values:
    """Changes the values in the roles of the claims of one article."""

    def __init__(
        self, claims: Iterable[Claim], taken: ClaimValues, vocabulary: Vocabulary, *, wide: bool
    ) -> None:
        """Create it from the claims, their values, and the vocabulary.

        Args:
            wide: Whether a role also gets entities that the article has only in other roles.
        """
        self._claims = {claim.iri: claim for claim in claims}
        self._sentences: dict[str, str] = {}
        self._taken = taken
        self._vocabulary = vocabulary
        self._wide = wide

    def swapped(self, claim: Claim) -> Iterator[Variant]:
        """Yield a claim with each other value of the article that fits in each of its roles."""
        for role in claim.roles:
            if isinstance(role.value, int) or role.name in APART:
                continue
            for value in self._fitting(claim, role):
                changed = with_value(claim, role, value, role.wordings)
                kind = self._kind(claim, role.name, role.value, value)
                yield Variant(kind, changed, frozenset((role.name,)), role.value, value)

    def directions(self, claim: Claim) -> Iterator[Variant]:
        """Yield a claim with the values of two roles exchanged, if each may have the other's values."""
        subject = self._vocabulary.subject_roles.get(claim.kind)
        names = [
            name for name in sorted({role.name for role in claim.roles}) if self._may_turn(name, subject)
        ]
        for left, right in combinations(names, 2):
            ours, theirs = claim.values(left), claim.values(right)
            fits = all(self._takes(right, one) for one in ours) and all(
                self._takes(left, one) for one in theirs
            )
            if not fits or set(ours) & set(theirs):
                continue
            turned = {left: right, right: left}
            roles = [
                Role(turned.get(role.name, role.name), role.value, role.wordings) for role in claim.roles
            ]
            was, now = (f"{_told(one)} / {_told(other)}" for one, other in ((ours, theirs), (theirs, ours)))
            yield Variant(Kind.DIRECTION, with_roles(claim, roles), frozenset((left, right)), was, now)

    def members(self, claim: Claim) -> Iterator[Variant]:
        """Yield a claim without each member of each list. Joined claims, modifiers and times do not count."""
        for role in claim.roles:
            listed = [other for other in claim.roles if other.name == role.name]
            apart = role.name in APART or term("modifier") in self._vocabulary.parents.get(role.name, ())
            if len(listed) < 2 or apart or self._vocabulary.holds_claims(role.name):
                continue
            kept = [other for other in claim.roles if other != role]
            fields = frozenset((role.name,))
            yield Variant(Kind.MEMBER_LEFT_OUT, with_roles(claim, kept), fields, str(role.value), "")

    def _fitting(self, claim: Claim, role: Role) -> list[str]:
        """Return the values that may replace one, in order."""
        held = {claim.iri, *(str(one.value) for one in claim.roles)}
        if self._vocabulary.holds_claims(role.name):
            return [iri for iri in self._claims_for(claim, role) if iri not in held]
        same_role = self._taken.values.get(role.name, ())
        entities = self._taken.entities if self._wide and self._vocabulary.holds_entities(role.name) else ()
        kinds = kinds_of(str(role.value), self._vocabulary)
        fitting = {*same_role, *(one for one in entities if kinds & kinds_of(one, self._vocabulary))}
        return sorted(
            one
            for one in fitting - held
            if self._takes(role.name, one) and not self._one_is_the_other(one, str(role.value))
        )

    def _claims_for(self, claim: Claim, role: Role) -> list[str]:
        """Return the claims that may replace a joined one, because they state something else."""
        said = self._said(str(role.value))
        pool = {one for name in self._claim_roles(role.name) for one in self._taken.values.get(name, ())}
        return sorted(
            one
            for one in pool
            if one in self._claims and self._said(one) != said and claim.iri not in self._joined(one)
        )

    def _claim_roles(self, name: str) -> tuple[str, ...]:
        pair = (term("nucleus"), term("satellite"))
        return pair if name in pair else (name,)

    def _said(self, iri: str) -> str:
        """Return the sentence of a claim of the article; each is made once."""
        if iri not in self._sentences:
            claim = self._claims.get(iri)
            said = sentence(claim, self._vocabulary, self._claims) if claim else iri
            self._sentences[iri] = said
        return self._sentences[iri]

    def _joined(self, iri: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
        """Return a claim with all that it joins."""
        if iri in seen or iri not in self._claims:
            return seen
        found = seen | {iri}
        for role in self._claims[iri].roles:
            found |= self._joined(str(role.value), found)
        return found

    def _takes(self, name: str, value: object) -> bool:
        """Return whether a role may have a value, by the class of its values."""
        if isinstance(value, int) or self._vocabulary.holds_claims(name):
            return not isinstance(value, int) and str(value) in self._claims
        wanted = self._vocabulary.ranges.get(name)
        return wanted is None or self._vocabulary.is_a(str(value), wanted)

    def _may_turn(self, name: str, subject: str | None) -> bool:
        if name in APART or not (
            self._vocabulary.holds_entities(name) or self._vocabulary.holds_claims(name)
        ):
            return False
        is_party = term("partyRole") in self._vocabulary.parents.get(name, ())
        return is_party or self._vocabulary.holds_claims(name) or name == subject or name in _TOWARDS

    def _one_is_the_other(self, one: str, other: str) -> bool:
        """Return whether one of two concepts is broader: then the narrower one includes both."""
        broader: Mapping[str, frozenset[str]] = self._vocabulary.broader
        return one in broader.get(other, ()) or other in broader.get(one, ())

    def _kind(self, claim: Claim, name: str, was: str, now: str) -> Kind:
        if name == term("measure"):
            return Kind.MEASURE
        if self._vocabulary.holds_claims(name):
            return Kind.OBJECT
        if not self._vocabulary.is_a(was, term("Entity")):
            return Kind.CONCEPT
        is_state = [self._vocabulary.is_a(one, term("State")) for one in (was, now)]
        is_place = [
            self._vocabulary.is_a(one, term("Place")) and not state
            for one, state in zip((was, now), is_state, strict=True)
        ]
        if any(is_state) and any(is_place):
            return Kind.METONYM
        if name in _PLACES:
            return Kind.PLACE
        was_kinds, now_kinds = kinds_of(was, self._vocabulary), kinds_of(now, self._vocabulary)
        if was_kinds == now_kinds and self._words(was) & self._words(now):
            return Kind.REFERENT
        return Kind.SUBJECT if name == self._vocabulary.subject_roles.get(claim.kind) else Kind.OBJECT

    def _words(self, thing: str) -> frozenset[str]:
        """Return the longer words of the names of a thing."""
        names = (self._vocabulary.label(thing), *self._vocabulary.names.get(thing, ()))
        return frozenset(word.casefold() for name in names for word in name.split() if len(word) > 3)


def kinds_of(thing: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the classes and schemes of a thing that separate it from others."""
    kinds = vocabulary.types.get(thing, frozenset())
    return frozenset(one for one in kinds if one.startswith(ONTOLOGY)) - {term("Entity"), term("Actor")}


def _told(values: Iterable[object]) -> str:
    return " ".join(sorted(map(str, values)))
