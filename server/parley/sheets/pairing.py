"""Pairing: claims exchange values, so that no value is planted more often than it is true.

The value of a claim in a field is offered beside another claim, and that claim's value beside the first. If a
coder considers one of the values more likely, for any reason, the coder is once right and once wrong. Claims
near each other in the text are paired first, because their values belong to the same context. Claims that
read alike get the same offers, so that none reveals the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.sheets.draws import Draws
from parley.sheets.likeness import Likeness, rarity
from parley.sheets.offers import Lead, Offers
from parley.sheets.readings import Readings
from parley.variants.kinds import Kind
from parley.variants.variant import Variant

CONTRASTS = 2
"""How many contrasts an item has: two make four statements."""
_THINGS = frozenset((Kind.SUBJECT, Kind.OBJECT, Kind.REFERENT, Kind.PLACE, Kind.METONYM))
_FIELDS = frozenset((
    Kind.POLARITY, Kind.MODALITY, Kind.PLANNED_FOR_HELD, Kind.HEDGE_DROPPED, Kind.HEDGE_PUT_IN,
    Kind.HEDGE_CHANGED, Kind.HOLDER_DROPPED, Kind.HOLDER_PUT_IN, Kind.HOLDER_CHANGED, Kind.LIST_CLOSED,
    Kind.LIST_OPENED, Kind.READING,
))  # fmt: skip
"""Kinds of changes between usual and unusual values. A party that is usual in one way is so in others. With
two such contrasts a guess at the usual value would be right too often."""
_NEAR = 500
"""How many characters apart claims may be to count as neighbours."""


@dataclass(frozen=True, slots=True)
class _Pair:
    left: Claim
    right: Claim
    ours: Variant
    theirs: Variant


class Pairing:
    """The contrasts of the claims of one article."""

    def __init__(self, readings: Readings, offers: Offers, draws: Draws, vocabulary: Vocabulary) -> None:
        """Create it and pair the claims."""
        self._likeness = Likeness(vocabulary)
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
        """Give relations of claims their reverse. Their numbers are random, so neither is more likely."""
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
                        if left != right and self._likeness.is_at_home(left, right, ours):
                            yield _Pair(left, right, ours, theirs)

    def _order(self, pair: _Pair) -> tuple[int, int, int, bytes]:
        """Return the sort key of pairs: first changes that few claims can exchange, then similar pairs."""
        distance = abs(pair.left.evidence.start - pair.right.evidence.start) // _NEAR
        unlike = self._likeness.unlike(pair.left, pair.right, pair.ours)
        drawn = self._draws.rank("pair", pair.ours.field, pair.left.iri, pair.right.iri)
        return rarity(pair.ours.kind), unlike, distance, drawn

    def _may_have(self, claim: Claim, variant: Variant) -> bool:
        """Return whether a claim may have a contrast."""
        return self._is_free(claim, variant) and self._is_new(claim, variant)

    def _is_free(self, claim: Claim, variant: Variant) -> bool:
        """Return whether a claim has room for a contrast beside those that it and similar claims have."""
        own = self._found[claim.iri]
        if len(own) >= CONTRASTS or any(variant.fields & one.fields for one in own):
            return False
        if variant.kind in _FIELDS and any(one.kind in _FIELDS for one in own):
            return False
        alike = self._alike[self._readings.own[claim.iri]]
        if alike.get(variant.field, variant.now) != variant.now:
            return False
        return variant.field in alike or len(alike) < CONTRASTS

    def _is_new(self, claim: Claim, variant: Variant) -> bool:
        """Return whether a contrast, alone and with the present one, states what nobody states."""
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
        """Give other contrasts to claims without partners, with a more or a less frequent value in turn.

        A second contrast is one of entities, which without the text are only marks. If there is none, the
        item has two statements.
        """
        lead = Lead()
        for claim in self._draws.shuffled(self._readings.claims.values(), lambda one: one.iri, "alone"):
            for _ in range(CONTRASTS - len(self._found[claim.iri])):
                chosen = next((one for one in self._alone(claim, lead) if self._may_have(claim, one)), None)
                if chosen is not None:
                    lead += self._offers.lead(chosen)
                    self._give(claim, chosen)

    def _alone(self, claim: Claim, lead: Lead) -> list[Variant]:
        """Return the contrasts of a claim without a partner, first those that balance a lead."""
        recurring = [one for one in self._offers.all[claim.iri] if self._offers.recurs(one)]
        things = [one for one in recurring if one.kind in _THINGS]
        others = [one for one in recurring if one.kind not in _FIELDS]
        choices = things if things or self._found[claim.iri] else others or recurring
        drawn = self._draws.shuffled(choices, lambda one: one.field + one.now, "alone", claim.iri)
        return sorted(drawn, key=lambda one: abs(lead + self._offers.lead(one)))
