"""Returning: a filled-in sheet as codings, read completely or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.coding.records import Coding, Sheet, SheetState, coding_iri
from parley.sheets.item import SheetItem


def returned(
    sheet: Sheet, items: Sequence[SheetItem], answers: Sequence[str], salt: str, date: str
) -> tuple[Sheet, tuple[Coding, ...]]:
    """Return a returned sheet, with its codings.

    Args:
        answers: The answer to each item; each is a possible one.
        date: The day on which the sheet came back, ``YYYY-MM-DD``; single answers have no date of their own.
    """
    codings = tuple(_coding(sheet, item, answer, date) for item, answer in zip(items, answers, strict=True))
    back = replace(
        sheet,
        state=SheetState.RETURNED,
        returned=date,
        salt=salt,
        items=len(items),
        catch_items=sum(item.catch for item in items),
        catches_picked=sum(coding.fell for coding in codings),
    )
    return back, codings


def _coding(sheet: Sheet, item: SheetItem, answer: str, date: str) -> Coding:
    judged, pick = item.judged(answer)
    iri = coding_iri(sheet.iri, item.number)
    return Coding(iri, sheet.iri, item.codes, date, judged, item.digests, pick, item.catch)
