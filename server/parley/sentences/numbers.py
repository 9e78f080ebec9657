"""Numbers of a claim as words, with their bounds and measures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from parley.claims.claim import Claim
from parley.names import term
from parley.numbers.wording import amount, ordinal

NUMBERS = frozenset(term(name) for name in ("low", "best", "high", "comparator", "unit"))
"""The roles that together make one number."""
_PERCENT = term("percent")
_FRACTIONS: Mapping[tuple[int | None, int | None], str] = MappingProxyType(
    {
        (11, 12): "a ninth", (12, 13): "an eighth", (14, 15): "a seventh", (16, 17): "a sixth",
        (33, 34): "a third", (37, 38): "three-eighths", (62, 63): "five-eighths", (66, 67): "two-thirds",
        (83, 84): "five-sixths", (87, 88): "seven-eighths",
    }
)  # fmt: skip
"""The usual fraction between two whole percentages. Exact shares there may be others: so only for "about"."""
_NEAR = frozenset(("about", "nearly"))
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip


def amount_of(claim: Claim, words: Callable[[str], str] = str) -> str | None:
    """Return the number of a claim with its comparator and unit, or None if it has none of them.

    Args:
        words: Returns the words for a concept in a sentence.
    """
    if NUMBERS.isdisjoint(role.name for role in claim.roles):
        return None
    low, best, high = (_number(claim, name) for name in ("low", "best", "high"))
    compared = next((str(value) for value in claim.values(term("comparator"))), None)
    own = compared is not None and compared.startswith(term(""))
    comparator = compared and (compared.removeprefix(term("")) if own else words(compared))
    units = [words(str(value)) for value in claim.values(term("unit"))]
    if best is None and claim.values(term("unit")) == (_PERCENT,) and comparator in _NEAR:
        fraction = _FRACTIONS.get((low, high))
        if fraction:
            return f"{comparator} {fraction}"
    said = amount(low, best, high, comparator)
    if said.split(" ")[-1] == "one":
        units = [re.sub(r"(?<=[^s])s$", "", unit) for unit in units]
    return " ".join(filter(None, (said, *units))) or None


def numberless(claim: Claim) -> Claim:
    """Return a claim without its number, which has a place of its own."""
    return replace(claim, roles=tuple(role for role in claim.roles if role.name not in NUMBERS))


def fewer(number: str) -> str:
    """Return a number with the words for countable things.

    >>> fewer("less than ten")
    'fewer than ten'
    """
    return re.sub(r"^less than ", "fewer than ", number)


def in_order(number: int) -> str:
    """Return a place in an order, in words up to the tenth.

    >>> in_order(3), in_order(21)
    ('third', '21st')
    """
    return _ORDINALS[number] if 0 < number < len(_ORDINALS) else ordinal(number)


def _number(claim: Claim, name: str) -> int | None:
    return next((value for value in claim.values(term(name)) if isinstance(value, int)), None)
