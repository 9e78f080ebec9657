"""The interface of the reader of claims, for code that puts claims inside others."""

from __future__ import annotations

from typing import Protocol

from parley.claims.claim import Claim
from parley.sentences.clauses import Clause


class Reading(Protocol):
    """Makes words of claims in a context."""

    def said(self, claim: Claim, form: str | None = None) -> str:
        """Return a claim in words."""

    def clause(self, claim: Claim) -> Clause:
        """Return a claim as a clause."""
