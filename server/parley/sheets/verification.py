"""Verification: a returned sheet is made again from its salt, and each of its answers is compared with it.

If a part of the sheet has changed since, some answers can no longer be traced. They are counted, and are no
fault. If nothing has changed, each answer must be that of the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.coding.records import Coding, Sheet
from parley.names import compact
from parley.sheets.item import SheetItem
from parley.sheets.scope import scope_among
from parley.sheets.sheet import SEED, Sheetmaker, fits_salt, seed_of


@dataclass(frozen=True, slots=True)
class Verified:
    """The result of making a sheet again.

    Attributes:
        matching: How many answers are what the record says.
        gone: How many items can no longer be made again.
        wrong: Contradictions with the record: the place, and the fault.
    """

    matching: int
    gone: int
    wrong: tuple[tuple[str, str], ...]


def verified(sheet: Sheet, codings: Sequence[Coding], maker: Sheetmaker) -> Verified:
    """Return the result of making a returned sheet again."""
    salt = sheet.salt or ""
    if len(salt) != 4 * SEED:
        return Verified(0, len(codings), ((compact(sheet.iri), "has a salt that does not settle its items"),))
    items = maker.made(seed_of(salt), scope_among(maker.annotations, (coding.codes for coding in codings)))
    same: dict[tuple[str, bool], list[SheetItem]] = defaultdict(list)
    for item in items:
        same[item.codes, item.catch].append(item)
    matching = [
        coding
        for coding in codings
        if any(_agrees(coding, item) for item in same[coding.codes, coding.catch])
    ]
    if not fits_salt(items, salt):
        return Verified(len(matching), len(codings) - len(matching), ())
    return Verified(len(matching), 0, tuple(_wrong(sheet, codings, items)))


def _agrees(coding: Coding, item: SheetItem) -> bool:
    """Return whether an answer agrees with the record, on an item made again today."""
    if coding.digests != item.digests:
        return False
    if coding.pick is None:
        return coding.answer in {answer for answer, _ in item.shown.asks.further.values()}
    return 1 <= coding.pick <= len(item.shown.options) and item.judged(str(coding.pick))[0] is coding.answer


def _wrong(sheet: Sheet, codings: Sequence[Coding], items: Sequence[SheetItem]) -> Iterator[tuple[str, str]]:
    made = {item.number: item for item in items}
    if len(items) != sheet.items:
        yield compact(sheet.iri), f"has {len(items)} items when it is made again, and states {sheet.items}"
    for coding in codings:
        item = made.get(coding.number)
        if item is None or (item.codes, item.catch) != (coding.codes, coding.catch):
            yield compact(coding.iri), "is not what this item of the sheet asks"
        elif not _agrees(coding, item):
            picked = f"with pick {coding.pick}" if coding.pick else "without a pick"
            yield (
                compact(coding.iri),
                f"states {coding.answer} {picked}; the sheet, made again, says otherwise",
            )
