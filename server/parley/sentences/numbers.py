"""Numbers of a claim, read out with what bounds and measures them."""

from __future__ import annotations

from collections.abc import Callable

from parley.claims.amounts import amount
from parley.claims.claim import Claim
from parley.names import term

NUMBERS = frozenset(term(name) for name in ("low", "best", "high", "comparator", "unit"))
"""The roles that are read out together, as one number."""


def amount_of(claim: Claim, words: Callable[[str], str] = str) -> str | None:
    """Return the number of a claim with its comparator and unit, or None where it has none of them.

    Args:
        words: What a concept is called in a sentence.
    """
    low, best, high = (_number(claim, name) for name in ("low", "best", "high"))
    comparators = [words(str(value)) for value in claim.values(term("comparator"))]
    units = [words(str(value)) for value in claim.values(term("unit"))]
    number = amount(low, best, high, compared=bool(comparators))
    return " ".join((*comparators, *([number] if number else []), *units)) or None


def _number(claim: Claim, name: str) -> int | None:
    return next((value for value in claim.values(term(name)) if isinstance(value, int)), None)
