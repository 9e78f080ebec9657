"""Tokens: the words, numbers and unit signs of a passage, and the hash over them.

A token is a number with its inner points and commas, a run of letters, digits and marks, or a sign that
changes the meaning of a number. Hyphens and apostrophes separate tokens. So a passage with other quotes,
dashes, spaces, line ends or soft hyphens has the same tokens, and a passage with another word has not.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from parley.text.folding import INVISIBLE
from parley.text.spans import Span


def _marks() -> str:
    """Return the combining marks as ranges of a character class; ``\\w`` leaves them out."""
    marks = (code for code in range(0x300, 0x20000) if unicodedata.category(chr(code))[0] == "M")
    # Codes in a row have the same distance from their index in the list.
    runs = (list(run) for _, run in groupby(enumerate(marks), key=lambda item: item[1] - item[0]))
    return "".join(f"{chr(run[0][1])}-{chr(run[-1][1])}" for run in runs)


# The letters stand in a loop of their own, since most words have nothing else.
_WORD = rf"[^\W_]+(?:(?:[{_marks()}]|[{INVISIBLE}]+(?=\w))[^\W_]*)*"
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)+(?!\w)|{_WORD}|[%‰€$£¥°]")
_ASCII_TOKEN = re.compile(r"\d+(?:[.,]\d+)+(?!\w)|[^\W_]+|[%$]", re.ASCII)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its place, and its form in the text."""

    span: Span
    text: str

    @property
    def folded(self) -> str:
        """The token without case. Typography is between tokens, not in them."""
        return self.text.casefold()


def tokens(text: str, within: Span | None = None) -> Iterator[Token]:
    """Yield the tokens of a text in order, or those of a part of it.

    >>> [token.text for token in tokens("UN-backed talks of 1,200 people")]
    ['UN', 'backed', 'talks', 'of', '1,200', 'people']
    """
    start, end = (within.start, within.end) if within else (0, len(text))
    for match in _TOKEN.finditer(text, start, end):
        yield Token(Span(*match.span()), _INVISIBLE.sub("", match.group()))


def words(text: str) -> tuple[str, ...]:
    """Return the folded tokens of a text, without case.

    >>> words("Didn’t attend")
    ('didn', 't', 'attend')
    """
    # No token goes over the end of a line. In lines of ASCII they are found in less than half of the time.
    parts = groupby(text.splitlines(keepends=True), str.isascii)
    return tuple(word for plain, lines in parts for word in (_plain if plain else _any)("".join(lines)))


def _plain(text: str) -> list[str]:
    return _ASCII_TOKEN.findall(text.lower())


def _any(text: str) -> list[str]:
    found = map(str.casefold, _TOKEN.findall(text))
    return [_INVISIBLE.sub("", word) for word in found] if _INVISIBLE.search(text) else list(found)


def token_hash(passage: str) -> str:
    """Return the SHA-256 over the folded tokens of a passage, one a line, as hexadecimal digits.

    Anyone who has the article can find the passage again in another typography, and nobody can derive the
    passage from the hash.
    """
    return hashlib.sha256("\n".join(words(passage)).encode("utf-8")).hexdigest()


def cuts_token(text: str, span: Span) -> bool:
    """Return whether an end of the span lies inside a token of the text."""
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    line = Span(line_start, len(text) if line_end < 0 else line_end)
    return any(
        token.span.start < edge < token.span.end
        for token in tokens(text, line)
        for edge in (span.start, span.end)
    )
