"""Kinds: the classes by which things are alike, so that one may be taken for the other."""

from __future__ import annotations

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.names import ONTOLOGY, term

_WIDE = frozenset((term("Entity"), term("Holder")))
"""Classes that hold too much for things of them to be alike."""


def kinds_in(claim: Claim, role: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the classes of the entities in a role; none for concepts, times, claims and numbers."""
    values = [value for value in claim.values(role) if isinstance(value, str)]
    return frozenset(kind for value in values for kind in kinds_of(value, vocabulary))


def kinds_of(thing: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the classes of an entity; none for a term of the ontology."""
    if thing.startswith(ONTOLOGY):
        return frozenset()
    kinds = vocabulary.types.get(thing, frozenset())
    return frozenset(kind for kind in kinds if kind.startswith(ONTOLOGY)) - _WIDE
