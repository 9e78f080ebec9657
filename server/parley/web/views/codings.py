"""The confirmation of a claim on its page: who confirmed it, the answers of coders, and disputes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parley.names import term
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of
from parley.web.views.thing_data import ThingData


@dataclass(frozen=True)
class CodingView:
    """An answer: the answer itself, its date, its coder, and whether that is a person."""

    answer: ShownTerm
    coding: ShownTerm
    date: str
    coder: ShownTerm
    kind: str


@dataclass(frozen=True)
class DisputeView:
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
    codings: list[CodingView]
    disputes: list[DisputeView]
    digest: str | None = None


def confirmed(thing_data: ThingData, own: Iterable[Row]) -> ConfirmationView:
    """Return the confirmation of a claim.

    Args:
        own: The statements about the claim itself.
    """
    by = [row for row in own if row["predicate"].value == term("confirmation")]
    return ConfirmationView(
        show(by[0]["object"], thing_data.site, text_of(by[0], "objectLabel")) if by else None,
        [_coding(thing_data, row) for row in thing_data.rows("codings")],
        [_dispute(thing_data, row) for row in thing_data.rows("disputes")],
        _digest(thing_data.rows("codings")),
    )


def _digest(rows: Iterable[Row]) -> str | None:
    """Return the digest of the last coding that confirms a claim."""
    confirming = [row for row in rows if text_of(row, "answer") == term("confirmed") and "digest" in row]
    return confirming[-1]["digest"].value if confirming else None


def _coding(thing_data: ThingData, row: Row) -> CodingView:
    return CodingView(
        show(row["answer"], thing_data.site, text_of(row, "answerLabel")),
        show(row["coding"], thing_data.site, "this answer"),
        text_of(row, "date"),
        show(row["coder"], thing_data.site, text_of(row, "coderLabel")),
        text_of(row, "kindLabel"),
    )


def _dispute(thing_data: ThingData, row: Row) -> DisputeView:
    return DisputeView(
        show(row["state"], thing_data.site, text_of(row, "stateLabel")),
        show(row["dispute"], thing_data.site, "this dispute"),
        text_of(row, "date"),
        text_of(row, "reason"),
    )
