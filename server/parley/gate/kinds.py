"""The kinds of checks, each with its needs and the meaning of its findings.

A new kind is an entry here. The report, the required checks and the kinds for ``upheld`` follow from it.
"""

from __future__ import annotations

from enum import Enum, StrEnum


class CheckGroup(Enum):
    """A common trait of several kinds of checks."""

    PASSAGE = "that passages are in their places; without that the words cannot be checked"
    WORD = "that the words of a passage do not contradict the claim"
    FIELD = "the same, for a field of a claim and the small words of its passage"
    TEXT = "on the text, but not on the words of one claim"
    DATA = "that needs no article"


class CheckKind(StrEnum):
    """A kind of check, in the order in which they are reported."""

    ARTICLE = "article"
    SPAN = "span"
    SENTENCE = "sentence"
    CLAUSE = "clause"
    METADATA = "metadata"
    NAME = "name"
    CONCEPT = "concept"
    NUMBER = "number"
    TIME = "time"
    NEGATION = "negation"
    MODALITY = "modality"
    HEDGE = "hedge"
    SAYING = "saying"
    LISTING = "listing"
    QUALIFIER = "qualifier"
    COVERAGE = "coverage"
    SILENCE = "silence"
    LITERAL = "literal"
    STRUCTURE = "structure"
    SHAPE = "shape"
    CODING = "coding"
    LEAK = "leak"

    @property
    def group(self) -> CheckGroup:
        """Its trait."""
        return _GROUPS[self]

    @property
    def needs_text(self) -> bool:
        """Whether it needs the text of the article."""
        return self.group is not CheckGroup.DATA

    @property
    def is_of_words(self) -> bool:
        """Whether its findings contradict a claim by the words of its passage."""
        return self.group in (CheckGroup.WORD, CheckGroup.FIELD)


_GROUPS = {
    CheckKind.ARTICLE: CheckGroup.PASSAGE,
    CheckKind.SPAN: CheckGroup.PASSAGE,
    CheckKind.SENTENCE: CheckGroup.PASSAGE,
    CheckKind.CLAUSE: CheckGroup.PASSAGE,
    CheckKind.METADATA: CheckGroup.TEXT,
    CheckKind.NAME: CheckGroup.WORD,
    CheckKind.CONCEPT: CheckGroup.WORD,
    CheckKind.NUMBER: CheckGroup.WORD,
    CheckKind.TIME: CheckGroup.WORD,
    CheckKind.NEGATION: CheckGroup.FIELD,
    CheckKind.MODALITY: CheckGroup.FIELD,
    CheckKind.HEDGE: CheckGroup.FIELD,
    CheckKind.SAYING: CheckGroup.FIELD,
    CheckKind.LISTING: CheckGroup.FIELD,
    CheckKind.QUALIFIER: CheckGroup.FIELD,
    CheckKind.COVERAGE: CheckGroup.TEXT,
    CheckKind.SILENCE: CheckGroup.TEXT,
    CheckKind.LITERAL: CheckGroup.DATA,
    CheckKind.STRUCTURE: CheckGroup.DATA,
    CheckKind.SHAPE: CheckGroup.DATA,
    CheckKind.CODING: CheckGroup.DATA,
    CheckKind.LEAK: CheckGroup.DATA,
}


def _of(*groups: CheckGroup) -> tuple[CheckKind, ...]:
    return tuple(kind for kind in CheckKind if kind.group in groups)


PASSAGE_KINDS = _of(CheckGroup.PASSAGE)
FIELD_KINDS = _of(CheckGroup.FIELD)
WORD_KINDS = _of(CheckGroup.WORD, CheckGroup.FIELD)
TEXT_KINDS = tuple(kind for kind in CheckKind if kind.needs_text)
