"""Passages: the marked words in the text of an item."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parley.sheets.marking import MARKS

MarkedWords = tuple[str, str]


def pair_of(texts: Iterable[str]) -> MarkedWords:
    """Return the marks of a sheet: every text has them, while other marks are only in some texts.

    >>> pair_of(["The «Front» ⟦left⟧.", "⟦They⟧ stayed."])
    ('⟦', '⟧')
    """
    held = tuple(texts)
    return next((pair for pair in reversed(MARKS) if all(pair[0] in text for text in held)), MARKS[0])


def parts(text: str, pair: MarkedWords) -> tuple[tuple[str, bool], ...]:
    """Return the parts of a text in order, each with whether it is marked.

    >>> parts("The «Front» left.", ("«", "»"))
    (('The ', False), ('Front', True), (' left.', False))
    """
    opening, closing = map(re.escape, pair)
    pieces = re.split(f"{opening}(.*?){closing}", text, flags=re.DOTALL)
    return tuple((piece, at % 2 == 1) for at, piece in enumerate(pieces) if piece)
