"""Quotes: the places of a quote in an article.

A quote is at a place if the two are equal after folding and without case, in one piece, and no word is cut.
There is no ellipsis, no bracket and no approximate match.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from parley.text.folding import fold, fold_with_offsets
from parley.text.spans import Span
from parley.text.tokens import tokens, words


class QuotableText:
    """A text in which many quotes are looked for: it is folded once."""

    def __init__(self, text: str) -> None:
        """Fold the text, and find its tokens."""
        self._length = len(text)
        self._folded, self._offsets = fold_with_offsets(text)
        self._tokens = [token.span for token in tokens(text)]
        self._starts = [span.start for span in self._tokens]

    def places(self, quote: str, within: Span | None = None) -> list[Span]:
        """Return every span of the text (or of a part of it) with the quote, in order."""
        needle = fold(quote).strip()
        if not words(needle):
            return []
        part = within or Span(0, self._length)
        # Each character of a part lies in it, with all characters that it was folded to.
        first, end = bisect_left(self._offsets, part.start), bisect_left(self._offsets, part.end)
        found = []
        # Case is folded by the pattern, not in the strings: a case fold may change a string's length.
        for match in re.compile(f"(?={re.escape(needle)})", re.IGNORECASE).finditer(self._folded, first, end):
            last = match.start() + len(needle) - 1
            span = Span(self._offsets[match.start()], self._offsets[last] + 1)
            if not (self._is_inside_token(span.start) or self._is_inside_token(span.end)):
                found.append(span)
        return found

    def _is_inside_token(self, edge: int) -> bool:
        number = bisect_right(self._starts, edge) - 1
        return number >= 0 and self._tokens[number].start < edge < self._tokens[number].end


def locate(quote: str, text: str, within: Span | None = None) -> list[Span]:
    """Return every span of a text (or of a part of it) with a quote, in order.

    >>> locate("did not attend", "They did not attend, and we did not  attend.")
    [Span(start=5, end=19), Span(start=28, end=43)]
    """
    return QuotableText(text).places(quote, within)
