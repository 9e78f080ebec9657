"""Fields: another polarity, modality, listing or reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from parley.claims.claim import Claim
from parley.names import term
from parley.variants.kinds import Kind
from parley.variants.variant import Variant

_OF_EVENTS = frozenset(map(term, ("Occurrence", "Participation", "ThirdPartyRole", "Outcome", "Invitation")))
"""The classes of claims that tell of what is held."""
_TO_COME = frozenset(map(term, ("planned", "expected")))


def polarity(claim: Claim) -> Iterator[Variant]:
    """Yield the claim denied if it is affirmed, affirmed if it is denied."""
    now = term("denied") if claim.polarity == term("affirmed") else term("affirmed")
    yield _changed(Kind.POLARITY, claim, "polarity", now)


def modality(claim: Claim, modalities: Collection[str]) -> Iterator[Variant]:
    """Yield the claim in each other of some modalities."""
    for now in sorted({*modalities} - {claim.modality}):
        pair = {claim.modality, now}
        is_of_plans = claim.kind in _OF_EVENTS and term("actual") in pair and not _TO_COME.isdisjoint(pair)
        kind = Kind.PLANNED_FOR_HELD if is_of_plans else Kind.MODALITY
        yield _changed(kind, claim, "modality", now)


def listing(claim: Claim) -> Iterator[Variant]:
    """Yield an open list closed, and a closed one open."""
    if claim.listing == term("open"):
        yield _changed(Kind.LIST_CLOSED, claim, "listing", term("closed"))
    elif claim.listing == term("closed"):
        yield _changed(Kind.LIST_OPENED, claim, "listing", term("open"))


def reading(claim: Claim, readings: Collection[str]) -> Iterator[Variant]:
    """Yield a claim on several with each other of some readings of who is meant: each, all together."""
    if claim.reading is not None:
        for now in sorted({*readings} - {claim.reading}):
            yield _changed(Kind.READING, claim, "reading", now)


def _changed(kind: Kind, claim: Claim, field: str, now: str) -> Variant:
    was = getattr(claim, field)
    changed = replace(claim, **{field: now})
    return Variant(kind, changed, frozenset((field,)), was, now)
