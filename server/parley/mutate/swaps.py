"""Swaps: another value in a role, at the same words or at true words of its own; roles exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from parley.claims.claim import ArticleClaims, Bounds, Claim, Mention, Role, Value
from parley.claims.iris import TIME_ROLES
from parley.claims.numbers import parse_number
from parley.claims.vocabulary import Vocabulary
from parley.gate.words import Text
from parley.mutate.mutant import Mutant, widened, with_roles, with_value
from parley.names import ONTOLOGY, compact, term
from parley.text.spans import Span

_SUBJECTS = frozenset(
    term(name)
    for name in ("supporter", "participant", "inviter", "host", "sponsor", "actor", "holder", "subject")
)
_APART = frozenset((term("time"), term("heldBy")))
"""Roles with mutations of their own."""


class Swaps:
    """Makes the swaps of one article's claims."""

    def __init__(self, held: ArticleClaims, text: Text, vocabulary: Vocabulary) -> None:
        """Take the claims, the text in which other values may be named, and the values there are."""
        self._held = held
        self._text = text
        self._vocabulary = vocabulary

    def values(self, claim: Claim) -> Iterator[Mutant]:
        """Yield a claim with each other value of the same kind in each of its roles."""
        for role in claim.roles:
            if isinstance(role.value, int) or role.name in _APART:
                continue
            kind = "subject swapped" if role.name in _SUBJECTS else "object swapped"
            for value in self._alternatives(claim, role):
                for mentions in self._statings(claim, role, value):
                    yield self._swapped(kind, claim, role, value, mentions)

    def numbers(self, claim: Claim) -> Iterator[Mutant]:
        """Yield an estimate with other numbers: near ones at the same words, others where they stand."""
        stated = [role for role in claim.roles if isinstance(role.value, int)]
        if not stated:
            return
        old = int(stated[0].value)
        for value in sorted({old + 1, old - 1, old * 10, old * 1000} - {old}):
            yield self._number(claim, stated, value, stated[0].mentions)
        sentence = self._text.sentence_of(claim.evidence)
        for span in self._numbers_in(sentence) if sentence else ():
            other = parse_number(span.of(self._text.content))
            if other is not None and other != old:
                yield self._number(claim, stated, other, (Mention(span),))

    def times(self, claim: Claim) -> Iterator[Mutant]:
        """Yield a claim with each other time of the article, at its own words and at those of the other."""
        own = {time.iri: time for time in claim.times}
        others = [(other, time) for other in self._held.claims for time in other.times]
        for role in claim.roles:
            if role.name != term("time"):
                continue
            for other, time in others:
                if time.bounds == own[str(role.value)].bounds or time.bounds.edtf is None:
                    continue
                there = next(item.mentions for item in other.roles if item.value == time.iri)
                for mentions in (role.mentions, there):
                    yield self._timed(claim, role, time.bounds, mentions)

    def directions(self, claim: Claim) -> Iterator[Mutant]:
        """Yield a claim with the values of two roles exchanged, where both take the same kind of thing."""
        parties = [
            name
            for name in sorted({role.name for role in claim.roles})
            if term("partyRole") in self._vocabulary.parents[name] or self._vocabulary.holds_claims(name)
        ]
        for left, right in combinations([name for name in parties if name not in _APART], 2):
            exchanged = {left: right, right: left}
            roles = [
                Role(exchanged.get(role.name, role.name), role.value, role.mentions) for role in claim.roles
            ]
            change = f"{compact(left)} and {compact(right)} exchanged"
            yield Mutant("direction reversed", with_roles(claim, roles), change)

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
        return sorted({thing for kind in kinds for thing in self._vocabulary.instances(kind)})

    def _statings(self, claim: Claim, role: Role, value: str) -> Iterator[tuple[Mention, ...]]:
        """Yield the words that may be said to state another value: the same, or its own."""
        yield role.mentions
        if self._vocabulary.holds_claims(role.name):
            target = next(other for other in self._held.claims if other.iri == value)
            if self._text.sentence_of(target.evidence) == self._text.sentence_of(claim.evidence):
                yield (Mention(target.evidence),)
            return
        sentence = self._text.sentence_of(claim.evidence)
        names = self._vocabulary.names.get(value, ())
        if sentence is not None:
            for place in self._text.places(names, sentence):
                yield (Mention(place),)
        yield from self._pointing(role, names)

    def _pointing(self, role: Role, names: tuple[str, ...]) -> Iterator[tuple[Mention, ...]]:
        """Yield words that point back, with the other value's name as the antecedent."""
        whole = Span(0, len(self._text.content))
        for mention in role.mentions:
            if mention.antecedent is not None:
                for place in self._text.places(names, whole):
                    yield (Mention(mention.span, place),)

    def _swapped(
        self, kind: str, claim: Claim, role: Role, value: str, mentions: tuple[Mention, ...]
    ) -> Mutant:
        change = f"{compact(role.name)} {compact(str(role.value))} → {compact(value)} at {mentions[0].span}"
        mutated = with_value(claim, role, value, mentions)
        return Mutant(kind, widened(mutated, mentions[0].span), change)

    def _number(
        self, claim: Claim, stated: list[Role], value: Value, mentions: tuple[Mention, ...]
    ) -> Mutant:
        others = [role for role in claim.roles if role not in stated]
        changed = [Role(role.name, value, mentions) for role in stated]
        mutated = with_roles(claim, [*others, *changed])
        change = f"{stated[0].value:,} → {value:,} at {mentions[0].span}"
        return Mutant("number swapped", widened(mutated, mentions[0].span), change)

    def _numbers_in(self, sentence: Span) -> Iterator[Span]:
        found = self._text.within(sentence)
        for index, token in enumerate(found):
            pair = Span(token.span.start, found[min(index + 1, len(found) - 1)].span.end)
            for span in (pair, token.span):
                if parse_number(span.of(self._text.content)) is not None:
                    yield span
                    break

    def _timed(self, claim: Claim, role: Role, bounds: Bounds, mentions: tuple[Mention, ...]) -> Mutant:
        times = tuple(
            replace(time, bounds=bounds) if time.iri == role.value else time for time in claim.times
        )
        # A date takes the place of a relation to an event, so the words of the relation go with it.
        kept = [other for other in claim.roles if other.name not in TIME_ROLES]
        mutated = replace(claim, times=times, roles=tuple(kept))
        mutated = with_value(mutated, role, role.value, mentions)
        if self._text.sentence_of(mentions[0].span) == self._text.sentence_of(claim.evidence):
            mutated = widened(mutated, mentions[0].span)
        return Mutant("time swapped", mutated, f"{bounds.edtf} at {mentions[0].span}")
