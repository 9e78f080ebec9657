"""What the page of a claim shows of its confirmation: by whom, what coders answered, and who disputes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parley.names import term
from parley.web.views.asker import Asker, Row, named_query, text_of
from parley.web.views.shown import Shown, show


@dataclass(frozen=True)
class CodingShown:
    """An answer: what was answered, when, by which coder, and whether that is a person."""

    answer: Shown
    coding: Shown
    date: str
    coder: Shown
    kind: str


@dataclass(frozen=True)
class DisputeShown:
    """A dispute: its state, when it was raised, and why."""

    state: Shown
    dispute: Shown
    date: str
    reason: str


@dataclass(frozen=True)
class Confirmed:
    """What is known of the confirmation of a claim.

    Attributes:
        by: By whom it is confirmed; None where that is not said, as in a preview.
    """

    by: Shown | None
    codings: list[CodingShown]
    disputes: list[DisputeShown]


def confirmed(asker: Asker, claim: str, own: Iterable[Row]) -> Confirmed:
    """Return what is known of the confirmation of a claim.

    Args:
        own: What is said of the claim itself.
    """
    by = [row for row in own if row["predicate"].value == term("confirmation")]
    return Confirmed(
        show(by[0]["object"], asker.site, text_of(by[0], "objectLabel")) if by else None,
        [_coding(asker, row) for row in asker.rows(named_query("codings", claim))],
        [_dispute(asker, row) for row in asker.rows(named_query("disputes", claim))],
    )


def _coding(asker: Asker, row: Row) -> CodingShown:
    return CodingShown(
        show(row["answer"], asker.site, text_of(row, "answerLabel")),
        show(row["coding"], asker.site),
        text_of(row, "date"),
        show(row["coder"], asker.site, text_of(row, "coderLabel")),
        text_of(row, "kindLabel"),
    )


def _dispute(asker: Asker, row: Row) -> DisputeShown:
    return DisputeShown(
        show(row["state"], asker.site, text_of(row, "stateLabel")),
        show(row["dispute"], asker.site),
        text_of(row, "date"),
        text_of(row, "reason"),
    )
