"""The lines of a query around the place of an error, so that a page can mark it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_AROUND = 2
_WIDEST = 160
"""How many characters of a line are shown; a longer line is cut around the place."""

_WORD = re.compile(r"[?$]?[\w:\-]+|.")


@dataclass(frozen=True)
class ExcerptLine:
    """A line of a query.

    Attributes:
        number: Its number, from 1.
        before: The text before the marked word.
        marked: The marked word; "" if the line has none.
        after: The text after it.
    """

    number: int
    before: str
    marked: str = ""
    after: str = ""


def excerpt(query: str, line: int | None, column: int | None) -> list[ExcerptLine]:
    """Return the lines around a place, with the word there marked; none if there is no such place."""
    lines = query.splitlines()
    if line is None or not 1 <= line <= len(lines):
        return []
    first, last = max(1, line - _AROUND), min(len(lines), line + _AROUND)
    return [
        _marked(number, text, column or 1) if number == line else ExcerptLine(number, _cut(text))
        for number, text in enumerate(lines[first - 1 : last], first)
    ]


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[:_WIDEST] + " …"


def _marked(number: int, text: str, column: int) -> ExcerptLine:
    offset = min(column - 1, len(text))
    word = _WORD.match(text, offset)
    marked = word[0] if word else " "
    before, after = text[:offset], text[offset + len(marked) :]
    if len(before) > _WIDEST:
        before = "… " + before[-_WIDEST:]
    return ExcerptLine(number, before, marked[:_WIDEST], _cut(after))
