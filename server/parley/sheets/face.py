"""The file of a sheet: TOML that a person reads in order and fills in, and that is read back.

It contains text of the article, so it is private. It does not show which answers confirm or are planted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any

import tomli_w

from parley.coding.records import Sheet
from parley.errors import FaultsError, InputError
from parley.names import compact
from parley.sheets.item import Asks, SheetItem

_NUMBER = re.compile(r"^number\s*=\s*(\d+)", re.MULTILINE)
_FILLED_IN = frozenset(("answer", "note"))
_HEAD = """\
# A coding sheet. It holds text of the article: keep it private. docs/second-coding.md tells more.
#
# Answer every item, in order, from the text shown in it and from nothing else: write one of the numbers or
# letters between the quotation marks of its "answer". Change nothing else but "note", which is yours alone.
# Some items have no right statement among those offered; then the answer is "n". If you cannot tell, "n" too.
"""
HEADINGS: Mapping[Asks, str] = MappingProxyType(
    {
        Asks.MENTION: "Who and what is spoken of. Which card is that of what the marked words mean?",
        Asks.CLAIM: (
            "What is said. Which statement says what the marked passage says, no more and no less?\n"
            "“Words” in quotation marks stand for whatever the article means by them."
        ),
        Asks.SENTENCE: (
            "What is left out. Does the marked sentence state anything of the conflict, the parties or\n"
            "the talks that is not claimed? Does each reason for claiming nothing hold?"
        ),
    }
)
"""The questions, before the items with these questions."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The content of a filled-in file, before it is compared with the written sheet.

    Attributes:
        entries: The blocks of the items, with the first line of each.
        head: The text before them.
    """

    sheet: str
    coder: str
    entries: tuple[tuple[int, Mapping[str, Any]], ...]
    head: Mapping[str, Any]


def write_sheet(sheet: Sheet, title: str, items: Sequence[SheetItem]) -> str:
    """Return a sheet as the file that its coder fills in."""
    head = {"sheet": compact(sheet.iri), "coder": compact(sheet.coder), "article": title}
    return file_text(head, [entry(item) for item in items])


def file_text(head: Mapping[str, Any], blocks: Iterable[Mapping[str, Any]]) -> str:
    """Return a file of a head and the blocks of items, filled in or not, under their questions."""
    parts = [_HEAD, tomli_w.dumps(head)]
    for asks, own in groupby(blocks, key=lambda block: Asks(block["asks"])):
        parts.append("# ---- {}\n".format(HEADINGS[asks].replace("\n", "\n# ")))
        parts += [tomli_w.dumps({"item": [block]}, multiline_strings=True) for block in own]
    return "\n".join(parts)


def entry(item: SheetItem) -> dict[str, Any]:
    """Return the block of an item, with nothing filled in."""
    options = [f"{number}  {text}" for number, text in enumerate(item.shown.options, 1)]
    further = [f"{letter}  {text}" for letter, (_, text) in item.shown.asks.further.items()]
    beside = {"beside": list(item.shown.beside)} if item.shown.beside else {}
    return {
        "number": item.number,
        "asks": item.shown.asks.value,
        "text": item.shown.text,
        **beside,
        "answers": [*options, *further],
        "answer": "",
        "note": "",
    }


def read_filled(text: str, where: str) -> Filled:
    """Return the content of a filled-in file.

    Raises:
        InputError: It is no TOML, or no sheet.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is not valid TOML: {error}", where=where) from error
    entries, sheet, coder = data.get("item"), data.get("sheet"), data.get("coder")
    if not isinstance(entries, list) or not isinstance(sheet, str) or not isinstance(coder, str):
        raise InputError("is no coding sheet; 'parley code write' makes one", where=where)
    lines = [text.count("\n", 0, found.start()) + 1 for found in _NUMBER.finditer(text)]
    if len(lines) != len(entries) or not all(map(_is_numbered, entries)):
        raise InputError("has items without a number of their own", where=where)
    head = {name: value for name, value in data.items() if name != "item"}
    return Filled(sheet, coder, tuple(zip(lines, entries, strict=True)), head)


def _is_numbered(block: object) -> bool:
    return isinstance(block, dict) and type(block.get("number")) is int


def answers_of(filled: Filled, items: Sequence[SheetItem], where: str) -> list[str]:
    """Return the answer to each item, in order.

    Raises:
        FaultsError: Answers are missing, double or not allowed, or a question was changed. It has all such
            faults of the file, each with its line.
    """
    faults = list(_faults(filled, {item.number: item for item in items}, where))
    if faults:
        raise FaultsError(faults)
    answers = {block["number"]: answer_in(block) for _, block in filled.entries}
    return [answers[item.number] for item in items]


def _faults(filled: Filled, items: Mapping[int, SheetItem], where: str) -> Iterator[InputError]:
    numbers = [int(block["number"]) for _, block in filled.entries]
    for missing in sorted(items.keys() - set(numbers)):
        yield InputError(f"item {missing} is missing; a sheet must come back complete", where=where)
    for at, (number, (line, block)) in enumerate(zip(numbers, filled.entries, strict=True)):
        place = f"{where}:{line}"
        if number not in items:
            yield InputError(f"there is no item {number} on this sheet", where=place)
        elif number in numbers[:at]:
            yield InputError(f"item {number} is here a second time; keep one of the two", where=place)
        elif fault := _fault(block, items[number]):
            yield InputError(f"item {number} {fault}", where=place)


def _fault(block: Mapping[str, Any], item: SheetItem) -> str | None:
    for name, value in entry(item).items():
        if name not in _FILLED_IN and block.get(name) != value:
            return f"is not as it was written: its {name!r} was changed"
    if more := sorted(block.keys() - entry(item).keys()):
        return f"has {more[0]!r}, which was not there"
    answer = answer_in(block)
    if not answer:
        return "has no answer"
    if answer not in item.shown.answers:
        return f"has the answer {answer!r}; it may be one of {', '.join(item.shown.answers)}"
    return None


def answer_in(block: Mapping[str, Any]) -> str:
    """Return the meant answer: a number may be without quotation marks."""
    return str(block.get("answer", "")).strip().casefold()
