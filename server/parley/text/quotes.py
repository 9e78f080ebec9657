"""Quotes: the places of a quote in an article.

A quote is at a place if the two are equal after folding and without case, in one piece, and no word is cut.
There is no ellipsis, no bracket and no approximate match.
"""

from __future__ import annotations

import re

from parley.text.folding import fold, fold_with_offsets
from parley.text.spans import Span
from parley.text.tokens import cuts_token, words


def locate(quote: str, text: str, within: Span | None = None) -> list[Span]:
    """Return every span of the text (or of a part of it) with the quote, in order.

    >>> locate("did not attend", "They did not attend, and we did not  attend.")
    [Span(start=5, end=19), Span(start=28, end=43)]
    """
    needle = fold(quote).strip()
    if not words(needle):
        return []
    part = within or Span(0, len(text))
    haystack, offsets = fold_with_offsets(part.of(text))
    found = []
    # Case is folded by the pattern, not in the strings: a case fold may change a string's length.
    for match in re.finditer(f"(?={re.escape(needle)})", haystack, re.IGNORECASE):
        first, last = match.start(), match.start() + len(needle) - 1
        span = Span(part.start + offsets[first], part.start + offsets[last] + 1)
        if not cuts_token(text, span):
            found.append(span)
    return found
