"""Clauses: the parts of a sentence that each have a verb of their own, found by closed classes of words.

Where auxiliaries, pronouns, conjunctions and marks do not show that a clause begins, none does; so a
clause may hold what a careful reader would part, and seldom cuts what belongs together. A clause that
another one interrupts ("The talks, which began in May, were held") has its span around that one. So each
word is in one innermost clause.

Whoever changes what these rules give raises ``PROFILE``: recorded clauses are what the rules of their own
number gave.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parley.text.spans import Span

PROFILE = 1
"""The number of these rules, stored with every article."""


class Kind(StrEnum):
    """What a clause is to the one that it depends on."""

    MAIN = "main"
    RELATIVE = "relative"
    SUBORDINATE = "subordinate"
    CONTENT = "content"
    """What is said or thought, or said to be so."""
    ASIDE = "aside"
    """Who says it, put beside what is said."""
    INSERTED = "inserted"
    """Between dashes or in brackets."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, what it is, and the place in its list of the clause that it depends on, if any."""

    span: Span
    kind: Kind
    parent: int | None = None
    verb: int | None = None
    """Where what is or may be its first finite verb starts."""


def clauses(text: str, sentence: Span) -> list[Clause]:
    """Return the clauses of a sentence, in the order of their first words; none if it has no word.

    >>> text = "Kelland left because the talks, which had failed, were over."
    >>> [clause.span.of(text) for clause in clauses(text, Span(0, len(text)))]
    ['Kelland left', 'because the talks, which had failed, were over.', 'which had failed,']
    """
    from parley.text.clause_parser import parse  # noqa
    return parse(text, sentence)


def innermost(spans: list[Span], offset: int) -> int | None:
    """Return the place of the innermost of some clauses that holds an offset, or None."""
    holding = [place for place, span in enumerate(spans) if span.start <= offset < span.end]
    return min(holding, key=lambda place: spans[place].end - spans[place].start, default=None)
