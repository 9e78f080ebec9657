"""Swaps: another value in a role, at the same words or at true words of its own; roles exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from parley.claims.claim import ArticleClaims, Claim, Role, Value, Wording
from parley.claims.numbers import parse_number
from parley.claims.vocabulary import Vocabulary
from parley.mutate.mutant import Mutant, widened, with_roles, with_value
from parley.names import ONTOLOGY, compact, term
from parley.text.spans import Span
from parley.text.words import Text

_SUBJECTS = frozenset(
    term(name) for name in ("supporter", "participant", "inviter", "thirdParty", "agent", "member", "subject")
)
_APART = frozenset((term("time"), term("heldBy"), term("hedge")))
"""Roles with mutations of their own."""

_SMALL = 40
"""How many concepts a scheme may have for each of them to be planted in the place of another."""


class Swaps:
    """Makes the swaps of one article's claims."""

    def __init__(self, held: ArticleClaims, text: Text, vocabulary: Vocabulary) -> None:
        """Take the claims, the text in which other values may be named, and the values there are."""
        self._held = held
        self._stated = {role.value for claim in held.claims for role in claim.roles}
        self._text = text
        self._vocabulary = vocabulary

    def values(self, claim: Claim) -> Iterator[Mutant]:
        """Yield a claim with each other value of the same kind in each of its roles."""
        for role in claim.roles:
            if isinstance(role.value, int) or role.name in _APART:
                continue
            kind = "subject swapped" if role.name in _SUBJECTS else "object swapped"
            for value in self._alternatives(claim, role):
                for wordings in self._statings(claim, role, value):
                    yield self._swapped(kind, claim, role, value, wordings)

    def numbers(self, claim: Claim) -> Iterator[Mutant]:
        """Yield an estimate with other numbers: near ones at the same words, others where they stand."""
        stated = [role for role in claim.roles if isinstance(role.value, int)]
        if not stated:
            return
        old = int(stated[0].value)
        for value in sorted({old + 1, old - 1, old * 10, old * 1000} - {old}):
            yield self._number(claim, stated, value, stated[0].wordings)
        sentence = self._text.sentence_of(claim.evidence)
        for span in self._numbers_in(sentence) if sentence else ():
            other = parse_number(span.of(self._text.content))
            if other is not None and other != old:
                yield self._number(claim, stated, other, (Wording(span),))

    def directions(self, claim: Claim) -> Iterator[Mutant]:
        """Yield a claim with the values of two roles exchanged, where both take the same kind of thing."""
        parties = [
            name
            for name in sorted({role.name for role in claim.roles})
            if self._is_party(name) or self._vocabulary.holds_claims(name)
        ]
        for left, right in combinations([name for name in parties if name not in _APART], 2):
            exchanged = {left: right, right: left}
            roles = [
                Role(exchanged.get(role.name, role.name), role.value, role.wordings) for role in claim.roles
            ]
            change = f"{compact(left)} and {compact(right)} exchanged"
            yield Mutant("direction reversed", with_roles(claim, roles), change)

    def _is_party(self, role: str) -> bool:
        return term("partyRole") in self._vocabulary.parents.get(role, ())

    def _alternatives(self, claim: Claim, role: Role) -> Iterator[str]:
        if self._vocabulary.holds_claims(role.name):
            candidates = [other.iri for other in self._held.claims]
        else:
            candidates = self._of_the_same_kind(str(role.value))
        taken = {claim.iri, *(str(filled.value) for filled in claim.roles)}
        return (candidate for candidate in candidates if candidate not in taken)

    def _of_the_same_kind(self, value: str) -> list[str]:
        kinds = {
            kind
            for kind in self._vocabulary.types.get(value, frozenset())
            if kind.startswith(ONTOLOGY) and kind != term("Entity")
        }
        return sorted({thing for kind in kinds for thing in self._plausible(kind)})

    def _plausible(self, kind: str) -> list[str]:
        """Return the things of a class or scheme; of a large scheme, those that the article's claims take."""
        things = self._vocabulary.instances(kind)
        if len(things) <= _SMALL or self._vocabulary.is_a(things[0], term("Entity")):
            return things
        return [thing for thing in things if thing in self._stated]

    def _statings(self, claim: Claim, role: Role, value: str) -> Iterator[tuple[Wording, ...]]:
        """Yield the words that may be said to state another value: the same, or its own."""
        yield role.wordings
        if self._vocabulary.holds_claims(role.name):
            target = next(other for other in self._held.claims if other.iri == value)
            if self._text.sentence_of(target.evidence) == self._text.sentence_of(claim.evidence):
                yield (Wording(target.evidence),)
            return
        sentence = self._text.sentence_of(claim.evidence)
        names = self._vocabulary.names.get(value, ())
        if sentence is not None:
            for place in self._text.places(names, sentence):
                yield (Wording(place),)
        yield from self._pointing(role, names)

    def _pointing(self, role: Role, names: tuple[str, ...]) -> Iterator[tuple[Wording, ...]]:
        """Yield words that point back, with the last name of the other value before them."""
        for wording in role.wordings:
            if wording.antecedent is not None:
                before = list(self._text.places(names, Span(0, wording.span.start)))
                if before:
                    yield (Wording(wording.span, max(before)),)

    def _swapped(
        self, kind: str, claim: Claim, role: Role, value: str, wordings: tuple[Wording, ...]
    ) -> Mutant:
        change = f"{compact(role.name)} {compact(str(role.value))} → {compact(value)} at {wordings[0].span}"
        mutated = with_value(claim, role, value, wordings)
        return Mutant(kind, widened(mutated, wordings[0].span), change)

    def _number(
        self, claim: Claim, stated: list[Role], value: Value, wordings: tuple[Wording, ...]
    ) -> Mutant:
        others = [role for role in claim.roles if role not in stated]
        changed = [Role(role.name, value, wordings) for role in stated]
        mutated = with_roles(claim, [*others, *changed])
        change = f"{stated[0].value:,} → {value:,} at {wordings[0].span}"
        return Mutant("number swapped", widened(mutated, wordings[0].span), change)

    def _numbers_in(self, sentence: Span) -> Iterator[Span]:
        found = self._text.within(sentence)
        for index, token in enumerate(found):
            pair = Span(token.span.start, found[min(index + 1, len(found) - 1)].span.end)
            for span in (pair, token.span):
                if parse_number(span.of(self._text.content)) is not None:
                    yield span
                    break
