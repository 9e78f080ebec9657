"""Clauses: the parts of a sentence with a verb of their own, found by closed classes of words.

A clause begins only where auxiliaries, pronouns, conjunctions or marks show it. So a clause may contain
parts that a careful reader would separate, but it seldom cuts words that belong together. If a clause is
interrupted by another one ("The talks, which began in May, were held"), its span contains that one. So each
word is in one innermost clause.

If you change the results of these rules, raise ``PROFILE``: recorded clauses follow the rules of their own
number.
"""

from __future__ import annotations

from collections.abc import Sequence

from parley.text.clauses.parser import parse
from parley.text.sentences import sentences
from parley.text.spans import Span
from parley.text.tokens import tokens

PROFILE = 1
"""The number of these rules, stored with every article."""


def clauses_of(text: str) -> tuple[Span, ...]:
    """Return the spans of all clauses of a text, in the order of their first words."""
    found = (clause.span for sentence in sentences(text) for clause in parse(text, sentence))
    return tuple(sorted(found, key=in_order))


def touched(spans: Sequence[Span], words: Span, text: str) -> tuple[Span, ...]:
    """Return the clauses that contain words of a passage, each word in the innermost one."""
    places = {innermost(spans, token.span.start) for token in tokens(text, words)}
    return tuple(spans[place] for place in sorted(place for place in places if place is not None))


def in_order(span: Span) -> tuple[int, int]:
    """Return the sort key of clauses: their first word, outer clauses first."""
    return (span.start, -span.end)


def innermost(spans: Sequence[Span], offset: int) -> int | None:
    """Return the index of the innermost clause that contains an offset, or None."""
    holding = [place for place, span in enumerate(spans) if span.start <= offset < span.end]
    return min(holding, key=lambda place: spans[place].end - spans[place].start, default=None)
