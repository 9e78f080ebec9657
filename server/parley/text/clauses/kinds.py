"""What clauses are, and that one begins."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parley.text.spans import Span


class ClauseKind(StrEnum):
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
class ParsedClause:
    """A clause of a sentence.

    Attributes:
        span: From its first word to its last, marks included; clauses that interrupt it lie inside.
        parent: The place of the clause that it depends on, in the list that both are in.
        verb: Where what is or may be its first finite verb starts.
    """

    span: Span
    kind: ClauseKind
    parent: int | None = None
    verb: int | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """That a dependent clause begins: its first word, its kind, and the word that shows it."""

    start: int
    kind: ClauseKind
    word: int
