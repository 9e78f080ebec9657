"""Likeness: which claims may exchange values, so that a value is as natural and as likely in either."""

from __future__ import annotations

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.names import SKOS, term
from parley.variants.kinds import Kind
from parley.variants.variant import Variant

_TIME = term("time")
_WIDE = frozenset((term("Entity"), term("Actor"), term("Event"), SKOS + "Concept"))
"""Classes that have things of all kinds."""
_ANY = frozenset((term("Any"),))
_RARE = (
    frozenset((
        Kind.NUMBER, Kind.TIME, Kind.TIME_BOUNDS, Kind.POLARITY, Kind.HEDGE_DROPPED, Kind.HEDGE_PUT_IN,
        Kind.HEDGE_CHANGED,
    )),
    frozenset((
        Kind.LIST_CLOSED, Kind.LIST_OPENED, Kind.READING, Kind.DIRECTION, Kind.MEASURE, Kind.PLACE,
        Kind.METONYM,
    )),
    frozenset((
        Kind.HOLDER_CHANGED, Kind.HOLDER_DROPPED, Kind.HOLDER_PUT_IN, Kind.MODALITY, Kind.PLANNED_FOR_HELD,
        Kind.REFERENT,
    )),
)  # fmt: skip
"""Kinds for which few claims have a partner, the rarest first."""
_SAID_OF_TIMES = frozenset(("relation", "season", "portion", "deixis", "comparator"))


def rarity(kind: Kind) -> int:
    """Return the rank of a kind: kinds that few claims can exchange come first."""
    return next((at for at, kinds in enumerate(_RARE) if kind in kinds), len(_RARE))


class Likeness:
    """Compares claims by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Create it from the classes of things, and the roles of claims."""
        self._vocabulary = vocabulary
        modifiers = (one for one, above in vocabulary.parents.items() if term("modifier") in above)
        self._apart = frozenset((_TIME, *modifiers))

    def is_at_home(self, left: Claim, right: Claim, change: Variant) -> bool:
        """Return whether the exchanged values of two claims are as natural in one as in the other."""
        if change.kind in (Kind.MODALITY, Kind.PLANNED_FOR_HELD):
            return left.kind == right.kind
        if change.kind is Kind.CONCEPT:
            return left.kind == right.kind and self._names(left) == self._names(right)
        if change.kind is Kind.NUMBER:
            return _size(change.was) == _size(change.now)
        return change.kind is not Kind.TIME or _shape(change.was) == _shape(change.now)

    def unlike(self, left: Claim, right: Claim, change: Variant) -> int:
        """Return how different two claims and their exchanged values are; 0 means alike."""
        names = {frozenset(role.name for role in one.roles) - {_TIME} for one in (left, right)}
        predicates = {self._predicate(claim) for claim in (left, right)}
        was, now = (self._vocabulary.types.get(one, _ANY) - _WIDE for one in (change.was, change.now))
        is_other, is_of_class = was.isdisjoint(now), left.kind != right.kind
        return 4 * is_other + 2 * is_of_class + (len(names) > 1) + (len(predicates) > 1)

    def _names(self, claim: Claim) -> frozenset[str]:
        return frozenset(role.name for role in claim.roles) - self._apart

    def _predicate(self, claim: Claim) -> tuple[object, ...]:
        return claim.values(self._vocabulary.predicate_roles.get(claim.kind, ""))


def _shape(time: str) -> frozenset[str]:
    """Return the form of a time, without its days: "on Friday" has the same form as "on Monday"."""
    parts = (part.partition("=") for part in time.split(" "))
    return frozenset(f"{name}={value}" if name in _SAID_OF_TIMES else name for name, _, value in parts)


def _size(number: str) -> tuple[int, ...]:
    """Return the numbers of digits of a number's values."""
    values = (part.rpartition("=")[2] for part in number.split(" "))
    return tuple(sorted(len(value) for value in values if value.isdecimal()))
