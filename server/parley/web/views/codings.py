"""The confirmation of a claim on its page: who confirmed it, the answers of coders, and disputes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parley.names import term
from parley.web.views.gathered import Gathered
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of


@dataclass(frozen=True)
class CodingShown:
    """An answer: the answer itself, its date, its coder, and whether that is a person."""

    answer: ShownTerm
    coding: ShownTerm
    date: str
    coder: ShownTerm
    kind: str


@dataclass(frozen=True)
class DisputeShown:
    """A dispute: its state, when it was raised, and why."""

    state: ShownTerm
    dispute: ShownTerm
    date: str
    reason: str


@dataclass(frozen=True)
class ConfirmationView:
    """The confirmation of a claim.

    Attributes:
        by: Who confirmed it; None if that is not stated, as in a preview.
        digest: The digest of the last confirmed content: the claim with its roles and their places.
    """

    by: ShownTerm | None
    codings: list[CodingShown]
    disputes: list[DisputeShown]
    digest: str | None = None


def confirmed(gathered: Gathered, own: Iterable[Row]) -> ConfirmationView:
    """Return the confirmation of a claim.

    Args:
        own: The statements about the claim itself.
    """
    by = [row for row in own if row["predicate"].value == term("confirmation")]
    return ConfirmationView(
        show(by[0]["object"], gathered.site, text_of(by[0], "objectLabel")) if by else None,
        [_coding(gathered, row) for row in gathered.rows("codings")],
        [_dispute(gathered, row) for row in gathered.rows("disputes")],
        _digest(gathered.rows("codings")),
    )


def _digest(rows: Iterable[Row]) -> str | None:
    """Return the digest of the last coding that confirms a claim."""
    confirming = [row for row in rows if text_of(row, "answer") == term("confirmed") and "digest" in row]
    return confirming[-1]["digest"].value if confirming else None


def _coding(gathered: Gathered, row: Row) -> CodingShown:
    return CodingShown(
        show(row["answer"], gathered.site, text_of(row, "answerLabel")),
        show(row["coding"], gathered.site, "this answer"),
        text_of(row, "date"),
        show(row["coder"], gathered.site, text_of(row, "coderLabel")),
        text_of(row, "kindLabel"),
    )


def _dispute(gathered: Gathered, row: Row) -> DisputeShown:
    return DisputeShown(
        show(row["state"], gathered.site, text_of(row, "stateLabel")),
        show(row["dispute"], gathered.site, "this dispute"),
        text_of(row, "date"),
        text_of(row, "reason"),
    )
