"""Status: which sheets are out, which claims lack codings, which codings are void, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from parley.coding.confirmation import Confirmation, Withheld, confirm
from parley.coding.items import CodedItem
from parley.coding.records import Coding, Digests, Sheet, SheetState
from parley.coding.register import Register


@dataclass(frozen=True)
class Void:
    """A coding that no longer fits its item, and which of its digests changed.

    Attributes:
        changed: ``content``, ``text``, ``shown``; empty if the item no longer exists.
    """

    coding: Coding
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Status:
    """The status of the coding of a corpus.

    Attributes:
        out: The sheets that are out.
        set_aside: The sheets whose answers do not count, because of their catch items.
        lacking: Why claims and mentions lack codings, by IRI.
    """

    out: tuple[Sheet, ...]
    set_aside: tuple[Sheet, ...]
    void: tuple[Void, ...]
    lacking: Mapping[str, Withheld]
    confirmation: Confirmation


def status_of(items: Mapping[str, CodedItem], register: Register) -> Status:
    """Return the status of the coding of a corpus."""
    confirmation = confirm(items, register)
    verdicts = {**confirmation.mentions, **confirmation.claims}
    return Status(
        out=tuple(sheet for sheet in register.sheets if sheet.state is SheetState.REGISTERED),
        set_aside=tuple(
            sheet for sheet in register.sheets if sheet.state is SheetState.RETURNED and sheet.set_aside
        ),
        void=tuple(_void(items, register)),
        lacking={
            iri: verdict.reason
            for iri, verdict in verdicts.items()
            if verdict.reason is not None and verdict.reason is not Withheld.RESTS_ON_WITHHELD
        },
        confirmation=confirmation,
    )


def _void(items: Mapping[str, CodedItem], register: Register) -> Iterator[Void]:
    for coding in register.codings:
        item = items.get(coding.codes)
        if coding.catch or (item and item.digests == coding.digests):
            continue
        names = [one.name for one in fields(Digests)] if item else []
        changed = (
            name for name in names if item and getattr(item.digests, name) != getattr(coding.digests, name)
        )
        yield Void(coding, tuple(changed))
