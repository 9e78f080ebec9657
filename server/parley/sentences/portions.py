"""Portions: the thing whose amount a claim states: "40 percent of the revenues"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from parley.claims.claim import Claim, Role
from parley.claims.vocabulary import Vocabulary
from parley.names import ONTOLOGY, term
from parley.sentences.counted_things import counted
from parley.sentences.lists import in_passage
from parley.sentences.nouns import head_of

PERCENT = term("percent")
_BULK = frozenset(map(term, ("kilogram", "tonne", "litre", "barrel")))
"""Units of a mass."""
_CURRENCIES = frozenset(map(term, ("usDollar", "euro", "dollarUnspecified", "otherCurrency")))
_MONEYS = frozenset((
    "pound", "crown", "franc", "rouble", "ruble", "yen", "yuan", "lira", "dinar", "dirham", "riyal", "rupee",
    "shilling", "peso", "krona", "krone", "mark", "real", "rand", "rial", "hryvnia", "lari", "dram", "manat",
))  # fmt: skip
"""Units of another vocabulary that are money, in the singular."""
_SUMS = frozenset((
    "money", "cash", "funds", "funding", "financing", "revenue", "revenues", "aid", "assistance", "relief",
    "loan", "loans", "credit", "credits", "grants", "debt", "debts", "tax", "taxes", "fees", "dues", "wages",
    "salaries", "compensation", "contributions", "donations", "pledges", "savings", "income", "proceeds",
    "support", "damages", "spending", "payments", "reparations", "investment",
))  # fmt: skip
"""Nouns of amounts of money."""


@dataclass(frozen=True, slots=True)
class Portion:
    """The role that an amount is a part of, and the word that joins them."""

    role: Role
    joint: str


def portion_of(claim: Claim, vocabulary: Vocabulary, of: Callable[[str], str]) -> Portion | None:
    """Return the whole of a claim's amount; None if its number is no amount, or of nothing.

    Args:
        of: Returns the words for a thing or concept in a sentence.
    """
    units = frozenset(map(str, claim.values(term("unit"))))
    if PERCENT in units:
        whole = counted(claim, vocabulary)
        if whole and whole.name == term("place"):
            # "60 percent nationwide, but only 12 in the north": a part of the thing, and not of the north.
            whole = next(in_passage(claim, term("object")), whole)
        return Portion(whole, "of") if whole else None
    things = [role for name in ("object", "supportKind") for role in in_passage(claim, term(name))]
    if len(things) != 1 or not units:
        return None
    name, is_entity = of(str(things[0].value)), vocabulary.holds_entities(things[0].name)
    if _BULK & units and is_entity:
        return Portion(things[0], "of")
    if not is_money(units, vocabulary) or head_of(name) not in _SUMS:
        return None
    # "20 million dollars in revenues", but "of the revenues that were received".
    return Portion(things[0], "in" if name.endswith(head_of(name)) else "of")


def is_money(units: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Return whether units are money."""
    own = (vocabulary.label(unit).casefold() for unit in units if not unit.startswith(ONTOLOGY))
    return bool(_CURRENCIES & units) or any(not _MONEYS.isdisjoint(_singulars(label)) for label in own)


def whole_of(words: str) -> str:
    """Return the whole of a part: "the people in need", "its inhabitants"."""
    return f"the {words}" if words.startswith("people ") else words


def _singulars(label: str) -> frozenset[str]:
    last = label.rsplit(" ", 1)[-1]
    return frozenset((last, last.removesuffix("s")))
