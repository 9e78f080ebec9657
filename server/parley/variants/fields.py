"""Fields: another polarity, modality, listing or reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from parley.claims.claim import Claim
from parley.names import term
from parley.variants.kinds import Kind
from parley.variants.variant import Variant

_OF_EVENTS = frozenset(map(term, ("Occurrence", "Participation", "ThirdPartyRole", "Outcome", "Invitation")))
"""The classes of claims with a view or a feeling."""
_TO_COME = frozenset(map(term, ("planned", "expected")))


def polarity(claim: Claim) -> Iterator[Variant]:
    """Yield the claim denied if it is affirmed, and affirmed if it is denied."""
    now = term("denied") if claim.polarity == term("affirmed") else term("affirmed")
    yield _variant(Kind.POLARITY, claim, replace(claim, polarity=now), "polarity")


def modality(claim: Claim, modalities: Collection[str]) -> Iterator[Variant]:
    """Yield the claim with each other of some modalities."""
    for now in sorted({*modalities} - {claim.modality}):
        pair = {claim.modality, now}
        is_of_plans = claim.kind in _OF_EVENTS and term("actual") in pair and not _TO_COME.isdisjoint(pair)
        kind = Kind.PLANNED_FOR_HELD if is_of_plans else Kind.MODALITY
        yield _variant(kind, claim, replace(claim, modality=now), "modality")


def listing(claim: Claim) -> Iterator[Variant]:
    """Yield an open list closed, and a closed one open."""
    if claim.listing == term("open"):
        yield _variant(Kind.LIST_CLOSED, claim, replace(claim, listing=term("closed")), "listing")
    elif claim.listing == term("closed"):
        yield _variant(Kind.LIST_OPENED, claim, replace(claim, listing=term("open")), "listing")


def reading(claim: Claim, readings: Collection[str]) -> Iterator[Variant]:
    """Yield a claim about several parties with each other of some readings: each, all together.

    None is left unclear: that says less, and is not wrong.
    """
    if claim.reading is not None:
        for now in sorted({*readings} - {claim.reading, term("unclear")}):
            yield _variant(Kind.READING, claim, replace(claim, reading=now), "reading")


def _variant(kind: Kind, claim: Claim, changed: Claim, field: str) -> Variant:
    return Variant(kind, changed, frozenset((field,)), getattr(claim, field), getattr(changed, field))
