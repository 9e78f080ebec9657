"""Items as their coder sees them: the question, the possible answers, and the answer filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from parley.coding.records import CodingAnswer
from parley.errors import InputError
from parley.sheets.face import Filled, answer_in
from parley.sheets.item import Asks

_GAP = "  "
"""The separator between the number or letter of an answer and its words."""
_EXPLAINED = frozenset((CodingAnswer.SOMETHING_LEFT_OUT, CodingAnswer.REASON_DOES_NOT_HOLD))
"""Answers that need a note with details."""


@dataclass(frozen=True, slots=True)
class PageItem:
    """One item of a file.

    Attributes:
        answers: The words of each possible answer, by its number or letter.
        answer: The answer filled in; empty if there is none.
    """

    number: int
    asks: Asks
    text: str
    beside: tuple[str, ...]
    answers: Mapping[str, str]
    answer: str
    note: str

    @property
    def is_answered(self) -> bool:
        """Whether one of the answers is filled in."""
        return self.answer in self.answers

    @property
    def wants_note(self) -> bool:
        """Whether its answer says little without a note, and there is none."""
        answer, _ = self.asks.further.get(self.answer, (None, ""))
        return answer in _EXPLAINED and not self.note.strip()


def asked_of(filled: Filled, where: str) -> dict[int, PageItem]:
    """Return the items of a file by their numbers, in order.

    Raises:
        InputError: A block is not one of a sheet, or a number occurs twice; with its line.
    """
    items: dict[int, PageItem] = {}
    for line, block in filled.entries:
        item = _asked(block, f"{where}:{line}")
        if item.number in items:
            raise InputError(f"item {item.number} is here a second time", where=f"{where}:{line}")
        items[item.number] = item
    return items


def _asked(block: Mapping[str, Any], where: str) -> PageItem:
    number = block["number"]
    try:
        asks = Asks(block.get("asks"))
    except ValueError as error:
        raise InputError(f"item {number} has a question that no sheet has", where=where) from error
    for name, kind in (("text", str), ("note", str), ("beside", list), ("answers", list)):
        if not isinstance(block.get(name, kind()), kind):
            raise InputError(f"item {number}: its {name!r} is not as it was written", where=where)
    return PageItem(
        number=number,
        asks=asks,
        text=block.get("text", ""),
        beside=tuple(map(str, block.get("beside", ()))),
        answers=dict(_answers(block)),
        answer=answer_in(block),
        note=block.get("note", ""),
    )


def _answers(block: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for one in block.get("answers", ()):
        key, _, words = str(one).partition(_GAP)
        yield key, words
