"""Designs: the statements of one claim item, and which items are catch items.

Two contrasts A and B make four statements: the base, A, B, and A with B. Each value of either field is in two
of them, so that none of the four is the centre of the others. In a catch item the base is the claim with a
third change, which all four statements have: a coder who reads finds that none of them is stated.

A passage that is asked about twice must not reveal its catch item. So as many claims are asked about again.
The second item of a claim has two of the four statements of the first: those with the planted value of one
contrast in a catch item, and those with its true value in the others. Nothing else separates the two kinds,
not even for a reader who compares both items. A new contrast would reveal its true value, because all
statements of the first item have it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sheets.draws import Draws
from parley.sheets.offers import Lead, Offers
from parley.sheets.pairing import Pairing
from parley.sheets.readings import Readings
from parley.variants.kinds import Kind
from parley.variants.variant import Variant, crossed

CATCH_SHARE = 8
"""At least one claim item in this number is a catch item."""
_UNFIT = frozenset((Kind.LIST_CLOSED, Kind.LIST_OPENED, Kind.READING, Kind.METONYM, Kind.TIME_BOUNDS))
"""Kinds of changes that even a careful coder may accept, and so unfit for catch items."""


@dataclass(frozen=True, slots=True)
class Design:
    """The statements of one claim item.

    Attributes:
        claim: The claim of the article.
        contrasts: The differences of the statements: one or two changes.
        planted: The change in all statements of a catch item.
        fixed: In a second item on the claim, the contrast of the first that its statements do not differ in.
    """

    claim: Claim
    contrasts: tuple[Variant, ...]
    planted: Variant | None = None
    fixed: Variant | None = None

    @property
    def base(self) -> Claim:
        """The statement that the others differ from: the claim, or the planted statement instead."""
        return self.planted.claim if self.planted else self.claim

    @property
    def offered(self) -> tuple[Claim, ...]:
        """The statements, the base first."""
        own = (self.planted,) if self.planted else ()
        return (self.base, *(crossed(self.claim, (*own, *chosen)) for chosen in _chosen(self.contrasts)))

    @property
    def name(self) -> str:
        """The name that separates it from the other items of a sheet."""
        if self.planted:
            return f"{self.claim.iri} catch"
        return f"{self.claim.iri} again" if self.fixed else self.claim.iri


def _chosen(contrasts: tuple[Variant, ...]) -> Iterator[tuple[Variant, ...]]:
    yield from ((one,) for one in contrasts)
    if len(contrasts) > 1:
        yield contrasts


class Designs:
    """The designs of one article."""

    def __init__(self, readings: Readings, offers: Offers, draws: Draws, vocabulary: Vocabulary) -> None:
        """Create it and pair the claims of the article."""
        self._readings = readings
        self._offers = offers
        self._draws = draws
        self._contrasts = Pairing(readings, offers, draws, vocabulary).found

    def of(self, claims: Collection[str]) -> list[Design]:
        """Return the designs of some claims, by IRI: one for each, and those of the catch items."""
        plain = [
            Design(claim, self._contrasts[iri])
            for iri, claim in self._readings.claims.items()
            if iri in claims
        ]
        if self._readings.version == 1:
            return [*plain, *self._catches(plain, ceil(len(plain) / (CATCH_SHARE - 1)))]
        wanted = ceil(len(plain) / (CATCH_SHARE - 2))
        seconds = self._seconds(plain, wanted)
        asked = {design.claim.iri for design in seconds}
        rest = [design for design in plain if design.claim.iri not in asked]
        return [*plain, *seconds, *self._catches(rest, wanted - len(seconds))]

    def _seconds(self, plain: Sequence[Design], wanted: int) -> list[Design]:
        """Return catch items, and then as many items that ask about a claim again, as far as possible."""
        found: list[Design] = []
        for design in self._draws.shuffled(plain, lambda one: one.name, "catch"):
            if len(found) == 2 * wanted:
                break
            second = self._second(design, is_catch=len(found) < wanted)
            if second is not None:
                found.append(second)
        return found

    def _second(self, design: Design, *, is_catch: bool) -> Design | None:
        """Return a second item on a claim, which is chosen alike for both kinds."""
        fitting = [one for one in design.contrasts if one.kind not in _UNFIT and self._offers.recurs(one)]
        drawn = self._draws.shuffled(fitting, lambda one: one.field, "fixed", design.claim.iri)
        if not drawn or len(design.contrasts) == 1:
            return None
        kept = tuple(one for one in design.contrasts if one is not drawn[0])
        return Design(design.claim, kept, drawn[0] if is_catch else None, drawn[0])

    def _catches(self, plain: Sequence[Design], wanted: int) -> list[Design]:
        found: list[Design] = []
        lead = Lead()
        for design in self._draws.shuffled(plain, lambda one: one.name, "catch"):
            if len(found) >= wanted:
                break
            choices = list(self._plantable(design))
            choices.sort(key=lambda one: abs(lead + self._offers.lead(one)))
            planted = next((one for one in choices if self._is_new(design, one)), None)
            if planted is not None:
                lead += self._offers.lead(planted)
                found.append(Design(design.claim, design.contrasts, planted))
        return found

    def _plantable(self, design: Design) -> Iterator[Variant]:
        """Yield the changes that may be planted beside the contrasts of a design, each kind equally often."""
        taken = frozenset().union(*(one.fields for one in design.contrasts))
        fitting = [
            one
            for one in self._offers.all[design.claim.iri]
            if one.kind not in _UNFIT and not one.fields & taken and self._offers.recurs(one)
        ]
        kinds = self._draws.shuffled({one.kind for one in fitting}, str, "kind", design.claim.iri)
        for kind in kinds:
            own = (one for one in fitting if one.kind is kind)
            yield from self._draws.shuffled(own, lambda one: one.field + one.now, "plant", design.claim.iri)

    def _is_new(self, design: Design, planted: Variant) -> bool:
        both = ((planted, *chosen) for chosen in ((), *_chosen(design.contrasts)))
        return all(self._offers.is_new(design.claim, held) for held in both)


def hidden_roles(design: Design) -> frozenset[str]:
    """Return the roles that only some statements of an item have: their words would reveal the answer."""
    more = (design.claim, *([design.fixed.claim] if design.fixed else []))
    names = [{role.name for role in claim.roles} for claim in (*design.offered, *more)]
    return frozenset.union(*map(frozenset, names)) - frozenset.intersection(*map(frozenset, names))


def turned_roles(design: Design) -> tuple[frozenset[str], ...]:
    """Return the roles whose values a statement exchanges, so that their words stay without a name."""
    constant = design.planted or design.fixed
    changes = (*design.contrasts, *([constant] if constant else []))
    return tuple(
        one.fields for one in changes if one.kind is Kind.DIRECTION and term("time") not in one.fields
    )
