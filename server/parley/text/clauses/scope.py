"""Scope: the clauses of some words, and the clauses to which a word applies.

A negation, a modal word or a hedge applies to its own clause. A word of saying applies to the clauses with
the reported words: "X said | that A | and that B", "A | because B, | X said".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from parley.text.clauses.kinds import ClauseKind, ParsedClause
from parley.text.clauses.parser import parse
from parley.text.clauses.splitter import innermost
from parley.text.spans import Span
from parley.text.words import Text

_APART = (ClauseKind.RELATIVE, ClauseKind.ASIDE)
"""Clauses that are always the writer's own words."""


class Scope:
    """The clauses of one article, each by its index among all."""

    def __init__(self, text: Text) -> None:
        """Create it from the text."""
        self._text = text

    @cached_property
    def clauses(self) -> tuple[ParsedClause, ...]:
        """All clauses in order; a parent is given by its index."""
        return self._parsed[0]

    @cached_property
    def _parsed(self) -> tuple[tuple[ParsedClause, ...], dict[Span, range]]:
        """All clauses, and the indexes of those of each sentence."""
        found: list[ParsedClause] = []
        places: dict[Span, range] = {}
        for sentence in self._text.sentences:
            first = len(found)
            for clause in parse(self._text.content, sentence):
                parent = None if clause.parent is None else first + clause.parent
                found.append(replace(clause, parent=parent))
            places[sentence] = range(first, len(found))
        return tuple(found), places

    def beside(self, span: Span) -> range:
        """Return the indexes of the clauses in the sentence of a span."""
        sentence = self._text.sentence_of(span)
        return range(0) if sentence is None else self._parsed[1][sentence]

    @cached_property
    def _of_words(self) -> tuple[list[int], list[int | None]]:
        """The start of each word, and its innermost clause."""
        starts = [token.span.start for token in self._text.tokens]
        return starts, [self._innermost(start) for start in starts]

    def _innermost(self, offset: int) -> int | None:
        places = self.beside(Span(offset, offset + 1))
        inner = innermost([self.clauses[place].span for place in places], offset)
        return None if inner is None else places[inner]

    def at(self, offset: int) -> int | None:
        """Return the innermost clause of the word at an offset, or of the last word before it."""
        starts, places = self._of_words
        word = bisect_right(starts, offset) - 1
        return None if word < 0 else places[word]

    def of(self, words: Iterable[Span], passage: Span) -> frozenset[int]:
        """Return the clauses of some words of a passage; without words, those of the passage."""
        return self.touched(words) or self.touched([passage])

    def touched(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the clauses of the words in some spans."""
        places = (self.at(word.span.start) for span in spans for word in self._text.within(span))
        return frozenset(place for place in places if place is not None)

    def heads(self, passage: Span) -> frozenset[int]:
        """Return the clauses whose first verb is in a passage."""
        verbs = ((place, self.clauses[place].verb) for place in self.beside(passage))
        return frozenset(
            place for place, verb in verbs if verb is not None and passage.start <= verb < passage.end
        )

    def speaks_for(self, cue: Span, clauses: frozenset[int], *, own: bool = True) -> bool:
        """Return whether a cue is in a clause that reports some clauses, or (``own``) in one of them."""
        place = self.at(cue.start)
        if place is None:
            return False
        return (own and place in clauses) or not clauses.isdisjoint(self._governed[place])

    def has_content(self, cue: Span) -> bool:
        """Return whether a clause with reported words follows a word of saying: "X said | that A"."""
        place = self.at(cue.start)
        return any(
            self.clauses[other].kind is ClauseKind.CONTENT
            and self.clauses[other].parent == place
            and self.clauses[other].span.start >= cue.end
            for other in self.beside(cue)
        )

    def is_before_verb(self, cue: Span, clauses: frozenset[int]) -> bool:
        """Return whether a cue is in one of some clauses, before its verb."""
        place = self.at(cue.start)
        verb = None if place is None else self.clauses[place].verb
        return place in clauses and verb is not None and cue.start < verb

    @cached_property
    def _governed(self) -> tuple[frozenset[int], ...]:
        """The clauses that each clause ascribes to someone."""
        return tuple(frozenset(self._said(place)) for place in range(len(self.clauses)))

    def _said(self, place: int) -> Iterator[int]:
        clause = self.clauses[place]
        for other in self.beside(clause.span):
            if clause.kind is ClauseKind.ASIDE:
                if other != place and self._is_said_beside(other, place):
                    yield other
            elif self._is_content_of(other, place):
                yield other

    def above(self, place: int | None) -> Iterator[int]:
        """Yield a clause and all those that it depends on, one inside the other."""
        while place is not None:
            yield place
            place = self.clauses[place].parent

    def _above(self, place: int) -> Iterator[int]:
        """Yield a clause and those that it depends on, up to one that is separate."""
        above: int | None = place
        while above is not None:
            yield above
            above = None if self.clauses[above].kind in _APART else self.clauses[above].parent

    def _is_content_of(self, other: int, place: int) -> bool:
        """Return whether a clause is reported by another one, or is a part of such a clause."""
        return any(
            self.clauses[above].parent == place and self.clauses[above].kind is ClauseKind.CONTENT
            for above in self._above(other)
        )

    def _is_said_beside(self, other: int, aside: int) -> bool:
        """Return whether the speaker in an aside says a clause: no semicolon separates them."""
        held, parent = self.clauses[other], self.clauses[aside].parent
        if parent is None or held.kind in _APART:
            return False
        between = self._text.content[held.span.start : self.clauses[aside].span.start]
        return parent in self._above(other) or (
            held.span.end <= self.clauses[aside].span.start and ";" not in between
        )
