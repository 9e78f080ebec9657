"""Sentences: where they begin and end.

A sentence ends at ``.``, ``!`` or ``?`` (with closing quotes or brackets) before white space and a
capital, a digit or an opening quote, unless the word before the point is an abbreviation or an
initial; and at every blank line and line end, so that titles and list lines are sentences too.
"""

from __future__ import annotations

import re

from parley.text.spans import Span

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9À-ÖØ-Þ])")
_BEFORE_POINT = re.compile(r"([\w.]+)\.$")
_ABBREVIATIONS = frozenset((
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "sen", "rep", "gov", "st", "mt",
    "no", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "e.g", "i.e", "u.s", "u.n", "u.k", "approx", "fig",
))  # fmt: skip


def sentences(text: str) -> list[Span]:
    """Return the spans of all sentences of a canonical text, in order.

    >>> [span.of("It met Dr. Li. She left.") for span in sentences("It met Dr. Li. She left.")]
    ['It met Dr. Li.', 'She left.']
    """
    found: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _ends(text, start, line.end()):
            found.extend(_trimmed(text, start, end))
            start = end
    return found


def _ends(text: str, start: int, end: int) -> list[int]:
    """Return the offsets after each sentence of a line, the line's own end last."""
    # The end of the line is searched as well, or the look-ahead would see the next line.
    line = text[start:end]
    ends = [match.end() for match in _END.finditer(line) if not _abbreviation(line, match)]
    return [start + offset for offset in ends] + [end]


def _abbreviation(line: str, match: re.Match[str]) -> bool:
    before = _BEFORE_POINT.search(line[: match.start() + 1])
    if before is None:
        return False
    word = before.group(1)
    return word.casefold() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    passage = text[start:end]
    body = passage.strip()
    if not body:
        return []
    offset = start + passage.index(body)
    return [Span(offset, offset + len(body))]
