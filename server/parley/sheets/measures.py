"""Measures: which numbers and measures may replace others without being nonsense.

"Has a population of four pages" is obviously wrong without reading. So a number is offered only if another
claim has it with the same measure and unit. A measure is offered only if another claim has it with the same
unit and a similar number.
"""

from __future__ import annotations

from collections.abc import Iterable

from parley.claims.claim import Claim
from parley.names import term
from parley.variants.claim_values import number_of, told_number
from parley.variants.kinds import Kind
from parley.variants.variant import Variant

_MEASURE, _UNIT = term("measure"), term("unit")
_FACTOR = 10
"""Numbers are of a different size if one is this many times the other."""


class Measures:
    """The measures of the claims of one article."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Create it from the claims."""
        self._measured = [claim for claim in claims if number_of(claim)]

    def fit(self, variant: Variant, claim: Claim) -> bool:
        """Return whether the number or the measure of a variant of a claim makes sense."""
        if variant.kind is Kind.MEASURE:
            return any(variant.now in map(str, one.values(_MEASURE)) for one in self._like(claim))
        if variant.kind is Kind.NUMBER and number_of(claim) != number_of(variant.claim):
            same = (one for one in self._like(claim) if one.values(_MEASURE) == claim.values(_MEASURE))
            return any(told_number(number_of(one)) == variant.now for one in same)
        return True

    def _like(self, claim: Claim) -> list[Claim]:
        """Return the claims of numbers of the same unit and about the same size."""
        own = _size(claim)
        return [
            one
            for one in self._measured
            if one.values(_UNIT) == claim.values(_UNIT)
            and max(own, _size(one)) <= _FACTOR * min(own, _size(one))
        ]


def _size(claim: Claim) -> int:
    return max((role.value for role in number_of(claim) if isinstance(role.value, int)), default=0)
