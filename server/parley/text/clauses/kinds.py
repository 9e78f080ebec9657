"""The kinds of clauses, and the beginning of a clause."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parley.text.spans import Span


class ClauseKind(StrEnum):
    """The relation of a clause to the one that it depends on."""

    MAIN = "main"
    RELATIVE = "relative"
    SUBORDINATE = "subordinate"
    CONTENT = "content"
    """Something said or thought, or said to be so."""
    ASIDE = "aside"
    """The speaker, named beside the reported words."""
    INSERTED = "inserted"
    """Between dashes or in brackets."""


@dataclass(frozen=True, slots=True)
class ParsedClause:
    """A clause of a sentence.

    Attributes:
        span: From its first word to its last, marks included; clauses that interrupt it are inside.
        parent: The index of the clause that it depends on, in their common list.
        verb: The start of its first finite verb, or of a word that may be one.
    """

    span: Span
    kind: ClauseKind
    parent: int | None = None
    verb: int | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of a dependent clause: its first word, its kind, and the word that shows it."""

    start: int
    kind: ClauseKind
    word: int
