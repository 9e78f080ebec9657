"""Offers: the variants of a claim that may be beside it on a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from parley.claims.claim import Claim
from parley.errors import InputError
from parley.names import compact, term
from parley.sheets.measures import Measures
from parley.sheets.readings import Readings
from parley.sheets.statements import ArticleStatements
from parley.variants.kinds import Kind
from parley.variants.making import Variants
from parley.variants.variant import Variant, crossed

NEVER = frozenset((
    Kind.MEMBER_LEFT_OUT, Kind.QUALIFIER_DROPPED, Kind.QUALIFIER_PUT_IN, Kind.TIME_CLIPPED,
))  # fmt: skip
"""Kinds of variants for which both statements may be true, one of them saying more."""
_MUTUAL = frozenset(map(term, ("synchrony", "accompanying", "contrast", "orElse", "comparedWithThat")))
"""Relations of claims that say the same in either direction."""
_NEAR = (
    ("contrast", "concession", "comparedWithThat", "accompanying", "synchrony"),
    ("cause", "resultRelation", "byMeansOf", "shownBy", "purposeRelation", "inReturn", "condition"),
    ("sequence", "reply", "cause", "untilRelation", "accompanying", "synchrony"),
    ("elaboration", "partOfSame"),
)
"""Relations of claims that the same words of a text may state together."""
_NEAR_RELATIONS = (
    ("partOfRelation", "affiliation", "locationRelation", "partOfPlan", "residence"),
    ("nearby", "neighbour", "locationRelation", "beyondRelation"),
    ("alliance", "cooperationRelation", "goodRelations", "contact", "relationsUnspecified"),
    ("hostility", "rivalry", "poorRelations", "relationsUnspecified"),
)
"""Lasting relations that may hold together: a wing is a part of a party, and is in it."""


@dataclass(frozen=True, slots=True)
class Lead:
    """How far true values lead over planted ones: in frequency, and in length."""

    often: int = 0
    length: int = 0

    def __add__(self, other: Lead) -> Lead:
        """Return both together."""
        return Lead(self.often + other.often, self.length + other.length)

    def __abs__(self) -> int:
        """Return the distance from no lead."""
        return abs(self.often) + abs(self.length)


class Offers:
    """The variants of the claims of one article that state what the article does not state."""

    def __init__(
        self,
        readings: Readings,
        stated: ArticleStatements,
        variants: Variants,
        linked: Collection[frozenset[str]],
    ) -> None:
        """Create it from the claims, the stated values, the variants, and pairs that may be one entity."""
        self._readings = readings
        self._stated = stated
        self._variants = variants
        self._linked = linked
        self._measures = Measures(readings.claims.values())
        self._new: dict[tuple[str, frozenset[tuple[str, str]]], bool] = {}

    @cached_property
    def all(self) -> Mapping[str, tuple[Variant, ...]]:
        """The possible variants of each claim, by its IRI; each must still be ``is_new``."""
        return {
            iri: tuple(one for one in self._variants.of(claim) if self._may_be(one, claim))
            for iri, claim in self._readings.claims.items()
        }

    @cached_property
    def often(self) -> Counter[tuple[str, str]]:
        """How many claims have a value in a field."""
        return Counter(pair for held in self.all.values() for pair in {(one.field, one.was) for one in held})

    def recurs(self, variant: Variant) -> bool:
        """Return whether some claim of the article has the value of a variant in that field."""
        return bool(self.often[variant.field, variant.now])

    def lead(self, variant: Variant) -> Lead:
        """Return whether the true value is more frequent, and longer, than its replacement: 1, -1 or 0."""
        true, planted = (self.often[variant.field, value] for value in (variant.was, variant.now))
        long, short = (len(self._readings.called(value)) for value in (variant.was, variant.now))
        return Lead((true > planted) - (true < planted), (long > short) - (long < short))

    def is_new(self, claim: Claim, variants: Iterable[Variant]) -> bool:
        """Return whether a claim with several changes states what no claim of the article states.

        Raises:
            InputError: It reads like the claim itself, although it states something else.
        """
        held = tuple(variants)
        name = claim.iri, frozenset((one.field, one.now) for one in held)
        if name not in self._new:
            changed = crossed(claim, held)
            reading = self._readings.whole(changed)
            if reading == self._readings.own[claim.iri]:
                told = ", ".join(one.change for one in held)
                message = f"reads as it does with {told}; labels or wordings must tell them apart"
                raise InputError(message, where=compact(claim.iri))
            self._new[name] = not self._stated.says(changed, reading)
        return self._new[name]

    def _may_be(self, variant: Variant, claim: Claim) -> bool:
        if variant.kind in NEVER or frozenset((variant.was, variant.now)) in self._linked:
            return False
        if variant.kind is Kind.DIRECTION:
            kinds = {str(value) for value in claim.values(term("discourseKind"))}
            return claim.kind != term("Relationship") and not kinds & _MUTUAL
        if term("discourseKind") in variant.fields:
            return not _may_both_hold(variant, _NEAR)
        if term("relationKind") in variant.fields and self._readings.version > 1:
            return not _may_both_hold(variant, _NEAR_RELATIONS)
        return self._measures.fit(variant, claim)


def _may_both_hold(variant: Variant, groups: Iterable[Collection[str]]) -> bool:
    """Return whether the value of a variant and the value it replaces are in one group."""
    pair = {variant.was.removeprefix(term("")), variant.now.removeprefix(term(""))}
    return any(pair <= set(group) for group in groups)
