"""Clauses: the parts of a sentence that each have a verb of their own, found by closed classes of words.

Where auxiliaries, pronouns, conjunctions and marks do not show that a clause begins, none does; so a
clause may hold what a careful reader would part, and seldom cuts what belongs together. A clause that
another one interrupts ("The talks, which began in May, were held") has its span around that one. So each
word is in one innermost clause.

Whoever changes what these rules give raises ``PROFILE``: recorded clauses are what the rules of their own
number gave.
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
    """Return those of some clauses that words of a passage lie in, each word in the innermost one."""
    places = {innermost(spans, token.span.start) for token in tokens(text, words)}
    return tuple(spans[place] for place in sorted(place for place in places if place is not None))


def in_order(span: Span) -> tuple[int, int]:
    """Return what clauses are sorted by: their first word, those around others first."""
    return (span.start, -span.end)


def innermost(spans: Sequence[Span], offset: int) -> int | None:
    """Return the place of the innermost of some clauses that holds an offset, or None."""
    holding = [place for place, span in enumerate(spans) if span.start <= offset < span.end]
    return min(holding, key=lambda place: spans[place].end - spans[place].start, default=None)
