"""All variants of the claims of one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.claims.claim import Claim
from parley.claims.cues import hedges, modalities
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.variants import fields, reservations, times
from parley.variants.claim_values import ClaimValues, claim_values
from parley.variants.values import Values
from parley.variants.variant import Variant


class Variants:
    """Makes the variants of the claims of one article."""

    def __init__(self, claims: Iterable[Claim], vocabulary: Vocabulary, *, wide: bool = False) -> None:
        """Create it from the claims and the vocabulary.

        Args:
            wide: Whether a field also gets values that no claim of the article has there: entities of other
                roles, numbers near its own, and modalities, hedges and readings that do not occur in the
                article.
        """
        held = tuple(claims)
        self._taken = claim_values(held)
        self._values = Values(held, self._taken, vocabulary, wide=wide)
        self._modalities = self._taken.plain["modality"]
        self._hedges = frozenset(self._taken.values.get(term("hedge"), ()))
        self._readings = self._taken.plain["reading"]
        self._holders = frozenset(self._taken.values.get(reservations.HELD_BY, ()))
        self._wide = wide
        if wide:
            actors = (one for one in self._taken.entities if vocabulary.is_a(one, term("Actor")))
            self._holders |= frozenset(actors)
            self._modalities |= {term("actual"), *modalities(vocabulary)}
            self._hedges |= hedges(vocabulary)
            self._readings |= frozenset(vocabulary.instances(term("readings")))

    @property
    def taken(self) -> ClaimValues:
        """The values of the claims."""
        return self._taken

    def of(self, claim: Claim) -> tuple[Variant, ...]:
        """Return every variant of a claim, each once, in fixed order."""
        found = {(one.field, one.was, one.now): one for one in self._all(claim)}
        return tuple(one for one in found.values() if one.claim != claim)

    def _all(self, claim: Claim) -> Iterator[Variant]:
        yield from self._values.swapped(claim)
        yield from self._values.directions(claim)
        yield from self._values.members(claim)
        yield from times.numbers(claim, self._taken, wide=self._wide)
        yield from times.clipped(claim, self._taken)
        yield from times.swapped(claim, self._taken)
        yield from times.moved(claim)
        yield from fields.polarity(claim)
        yield from fields.modality(claim, self._modalities)
        yield from fields.listing(claim)
        yield from fields.reading(claim, self._readings)
        yield from reservations.holder(claim, self._holders)
        yield from reservations.hedge(claim, self._hedges)
        yield from reservations.qualifier(claim, self._taken.values.get(reservations.QUALIFIER, ()))
