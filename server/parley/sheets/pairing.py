"""Pairing: claims exchange values, so that no value is offered as planted more often than it is true.

What a claim has in a field is offered beside another claim, and what that one has beside the first. Whoever
holds the one value for likelier than the other, for whatever reason, is then right once and wrong once.
Claims close to each other in the text are paired first, for their values are at home in the same place; and
claims that read alike are offered the same, so that none betrays the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.names import SKOS, term
from parley.sheets.draws import Draws
from parley.sheets.offers import Offers
from parley.sheets.readings import Readings
from parley.variants.kinds import Kind
from parley.variants.variant import Variant

CONTRASTS = 2
"""How many contrasts an item has: two make four statements."""
_RARE_FIRST = (
    (Kind.NUMBER, Kind.TIME, Kind.TIME_BOUNDS, Kind.POLARITY, Kind.HEDGE_DROPPED, Kind.HEDGE_PUT_IN, Kind.HEDGE_CHANGED),
    (Kind.LIST_CLOSED, Kind.LIST_OPENED, Kind.READING, Kind.DIRECTION, Kind.MEASURE, Kind.PLACE, Kind.METONYM),
    (Kind.HOLDER_CHANGED, Kind.HOLDER_DROPPED, Kind.HOLDER_PUT_IN, Kind.MODALITY, Kind.PLANNED_FOR_HELD, Kind.REFERENT),
)  # fmt: skip
"""Kinds that few claims have a partner for are paired before all others."""
_MARKED = frozenset((
    Kind.POLARITY, Kind.MODALITY, Kind.PLANNED_FOR_HELD, Kind.HEDGE_DROPPED, Kind.HEDGE_PUT_IN, Kind.HEDGE_CHANGED,
    Kind.HOLDER_DROPPED, Kind.HOLDER_PUT_IN, Kind.HOLDER_CHANGED, Kind.LIST_CLOSED, Kind.LIST_OPENED, Kind.READING,
))  # fmt: skip
"""Kinds of changes between what is usual and what is not: a claim that is usual in one way is so in others, so
that of two such contrasts the guess at what is usual would be right too often."""
_TIME = term("time")
_WIDE = frozenset((term("Entity"), term("Actor"), term("Event"), SKOS + "Concept"))
"""Classes in which things of all kinds are."""
_ANY = frozenset(("any",))
_NEAR = 500
"""How many characters apart claims are that are as good as neighbours."""


@dataclass(frozen=True, slots=True)
class _Pair:
    left: Claim
    right: Claim
    ours: Variant
    theirs: Variant


class Pairing:
    """The contrasts of the claims of one article."""

    def __init__(
        self, readings: Readings, offers: Offers, draws: Draws, vocabulary: Vocabulary
    ) -> None:
        """Pair the claims."""
        self._vocabulary = vocabulary
        self._apart = {_TIME, *(one for one, above in vocabulary.parents.items() if term("modifier") in above)}
        self._readings = readings
        self._offers = offers
        self._draws = draws
        self._found: dict[str, list[Variant]] = defaultdict(list)
        self._alike: dict[str, dict[str, str]] = defaultdict(dict)
        self._turn()
        for pair in sorted(self._pairs(), key=self._order):
            ends = ((pair.left, pair.ours), (pair.right, pair.theirs))
            if all(self._is_free(*end) for end in ends) and all(self._is_new(*end) for end in ends):
                for end in ends:
                    self._give(*end)
        self._even_out()
        self._complete()

    @property
    def found(self) -> Mapping[str, tuple[Variant, ...]]:
        """The contrasts of each claim, by its IRI."""
        return {iri: tuple(self._found[iri]) for iri in self._readings.claims}

    def _turn(self) -> None:
        """Give relations of claims their reverse: as they are numbered by chance, neither is the likelier."""
        for iri, variants in self._offers.all.items():
            claim = self._readings.claims[iri]
            for one in variants:
                joins = all(self._readings.claims.keys() >= set(claim.values(name)) for name in one.fields)
                if one.kind is Kind.DIRECTION and joins and self._may_have(claim, one):
                    self._give(claim, one)

    def _pairs(self) -> Iterator[_Pair]:
        """Yield every exchange of two claims, once."""
        index: dict[tuple[str, str, str], list[tuple[Claim, Variant]]] = defaultdict(list)
        for iri, variants in self._offers.all.items():
            for one in variants:
                index[one.field, one.was, one.now].append((self._readings.claims[iri], one))
        for (field, was, now), held in index.items():
            if was < now:
                for left, ours in held:
                    for right, theirs in index.get((field, now, was), ()):
                        if left != right and self._is_at_home(left, right, ours):
                            yield _Pair(left, right, ours, theirs)

    def _is_at_home(self, left: Claim, right: Claim, change: Variant) -> bool:
        """Tell whether what two claims exchange is worded as well in the one as in the other."""
        if change.kind is Kind.CONCEPT:
            left_names, right_names = ({role.name for role in one.roles} - self._apart for one in (left, right))
            return left.kind == right.kind and left_names == right_names
        if change.kind in (Kind.MODALITY, Kind.PLANNED_FOR_HELD) and left.kind != right.kind:
            return False
        if change.kind is Kind.NUMBER:
            return _size(change.was) == _size(change.now)
        return change.kind is not Kind.TIME or _shape(change.was) == _shape(change.now)

    def _order(self, pair: _Pair) -> tuple[int, int, int, bytes]:
        rare = next((at for at, kinds in enumerate(_RARE_FIRST) if pair.ours.kind in kinds), len(_RARE_FIRST))
        distance = abs(pair.left.evidence.start - pair.right.evidence.start) // _NEAR
        unlike = self._unlike(pair)
        return rare, unlike, distance, self._draws.rank("pair", pair.ours.field, pair.left.iri, pair.right.iri)

    def _may_have(self, claim: Claim, variant: Variant) -> bool:
        return self._is_free(claim, variant) and self._is_new(claim, variant)

    def _unlike(self, pair: _Pair) -> int:
        """Return how unlike two claims are, and what they exchange: what is at home in the one is in the other."""
        claims = (pair.left, pair.right)
        names = {frozenset(role.name for role in claim.roles if role.name != _TIME) for claim in claims}
        predicates = {claim.values(self._vocabulary.predicate_roles.get(claim.kind, "")) for claim in claims}
        other_kind = not self._vocabulary.types.get(pair.ours.was, _ANY) & self._vocabulary.types.get(pair.ours.now, _ANY) - _WIDE
        return 4 * other_kind + 2 * (pair.left.kind != pair.right.kind) + (len(names) > 1) + (len(predicates) > 1)

    def _is_free(self, claim: Claim, variant: Variant) -> bool:
        """Tell whether a claim has room for a contrast beside those that it and its like have."""
        own = self._found[claim.iri]
        if len(own) >= CONTRASTS or any(variant.fields & one.fields for one in own):
            return False
        if variant.kind in _MARKED and any(one.kind in _MARKED for one in own):
            return False
        alike = self._alike[self._readings.own[claim.iri]]
        if alike.get(variant.field, variant.now) != variant.now:
            return False
        return variant.field in alike or len(alike) < CONTRASTS

    def _is_new(self, claim: Claim, variant: Variant) -> bool:
        """Tell whether a contrast, by itself and beside the one that is there, says what nobody says."""
        own = self._found[claim.iri]
        return self._offers.is_new(claim, (variant,)) and (
            not own or self._offers.is_new(claim, (*own, variant))
        )

    def _give(self, claim: Claim, variant: Variant) -> None:
        self._found[claim.iri].append(variant)
        self._alike[self._readings.own[claim.iri]][variant.field] = variant.now

    def _even_out(self) -> None:
        """Give claims that read alike the same contrasts."""
        for claim in self._readings.claims.values():
            wanted = self._alike[self._readings.own[claim.iri]]
            for variant in self._offers.all[claim.iri]:
                if wanted.get(variant.field) == variant.now and self._may_have(claim, variant):
                    self._give(claim, variant)

    def _complete(self) -> None:
        """Give claims that have found no partner one contrast, now with a likelier value, now a rarer one."""
        lead = 0
        for claim in self._draws.shuffled(self._readings.claims.values(), lambda one: one.iri, "alone"):
            if self._found[claim.iri]:
                continue
            choices = self._draws.shuffled(self._alone(claim), lambda one: one.field + one.now, "alone", claim.iri)
            choices.sort(key=lambda one: abs(lead + self._lead(one)))
            chosen = next((one for one in choices if self._may_have(claim, one)), None)
            if chosen is not None:
                lead += self._lead(chosen)
                self._give(claim, chosen)

    def _alone(self, claim: Claim) -> Iterator[Variant]:
        often = self._offers.often
        return (one for one in self._offers.all[claim.iri] if often[one.field, one.now])

    def _lead(self, variant: Variant) -> int:
        """Return whether the true value is commoner than the planted one (1), rarer (-1), or neither."""
        true, planted = (self._offers.often[variant.field, value] for value in (variant.was, variant.now))
        return (true > planted) - (true < planted)


def _shape(time: str) -> frozenset[str]:
    """Return of what a time consists, without its days: "on Friday" is of one shape with "on Monday"."""
    parts = (part.split("=") for part in time.split(" "))
    said = {"relation", "season", "portion", "deixis", "comparator"}
    return frozenset(f"{name}={value}" if name in said else name for name, value in parts)


def _size(number: str) -> tuple[int, ...]:
    """Return how many digits the values of a number have."""
    values = (part.rpartition("=")[2] for part in number.split(" "))
    return tuple(sorted(len(value) for value in values if value.isdecimal()))
