"""Disputes: claims that somebody considers wrong, with the reason and the result."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DisputeState(StrEnum):
    """The result of a dispute, by the local name of a concept of ``parley:disputeStates``."""

    OPEN = "disputeOpen"
    UPHELD = "claimUpheld"
    CORRECTED = "claimCorrected"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute of one claim; only codings from after its day count for the claim.

    Attributes:
        claim: The IRI of the claim, which may be withdrawn by now.
        date: The day of the dispute.
        reason: The alleged error.
    """

    iri: str
    claim: str
    date: str
    reason: str
    state: DisputeState
