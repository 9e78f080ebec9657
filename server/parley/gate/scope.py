"""Scope: which clauses the words of claims lie in, and which clauses a cue of one speaks for.

A negation, a modal word or a hedge speaks for its own clause; a word of saying for the clauses that say what is
said: "X said | that A | and that B", "A | because B, | X said".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from parley.claims.claim import Claim
from parley.claims.stating import stated_roles
from parley.names import term, thing
from parley.text.clauses import Clause, Kind, clauses
from parley.text.spans import Span
from parley.text.words import Text


class Scope:
    """The clauses of one article, each by its place among all."""

    def __init__(self, text: Text) -> None:
        """Find the clauses of a text."""
        self._text = text

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses in order; a parent is given by its place among them."""
        found: list[Clause] = []
        for sentence in self._text.sentences:
            first = len(found)
            for clause in clauses(self._text.content, sentence):
                parent = None if clause.parent is None else first + clause.parent
                found.append(replace(clause, parent=parent))
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [clause.span.start for clause in self.clauses]

    def at(self, offset: int) -> int | None:
        """Return the innermost clause that holds an offset."""
        place = bisect_right(self._starts, offset) - 1
        while place >= 0:
            # Clauses nest: the last one that begins before an offset and holds it is the innermost.
            if offset < self.clauses[place].span.end:
                return place
            if (
                self.clauses[place].span.end <= offset
                and self._text.sentence_of(Span(offset, offset + 1)) is None
            ):
                return None
            place -= 1
        return None

    def of(self, claim: Claim) -> frozenset[int]:
        """Return the clauses that the words of a claim lie in; if it has none in its passage, those of that."""
        words = [
            wording.span
            for role in stated_roles(claim)
            for wording in role.wordings
            if wording.span in claim.evidence
            and role.name != term("heldBy")
            and not str(role.value).startswith(thing("claim", ""))
        ]
        return self.touched(words) or self.touched([claim.evidence])

    def touched(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the clauses that words of some spans lie in."""
        places = (self.at(word.span.start) for span in spans for word in self._text.within(span))
        return frozenset(place for place in places if place is not None)

    def heads(self, passage: Span) -> frozenset[int]:
        """Return the clauses whose first verb lies in a passage."""
        return frozenset(
            place
            for place in self.touched([passage])
            if (verb := self.clauses[place].verb) is not None and passage.start <= verb < passage.end
        )

    def speaks_for(self, cue: Span, clauses: frozenset[int], *, own: bool = True) -> bool:
        """Tell whether a cue stands in a clause that says what some say, or (``own``) in one of them."""
        place = self.at(cue.start)
        if place is None:
            return False
        return (own and place in clauses) or not clauses.isdisjoint(self._governed[place])

    def is_before_verb(self, cue: Span, clauses: frozenset[int]) -> bool:
        """Tell whether a cue stands in one of some clauses, before its verb."""
        place = self.at(cue.start)
        if place is None or place not in clauses:
            return False
        verb = self.clauses[place].verb
        return verb is not None and cue.start < verb

    @cached_property
    def _governed(self) -> tuple[frozenset[int], ...]:
        return tuple(frozenset(self._said(place)) for place in range(len(self.clauses)))

    def _said(self, place: int) -> Iterable[int]:
        clause = self.clauses[place]
        for other, held in enumerate(self.clauses):
            if clause.kind is Kind.ASIDE:
                if other != place and self._is_before_aside(other, place):
                    yield other
            elif self._is_content_of(other, place):
                yield other

    def _is_content_of(self, other: int, place: int) -> bool:
        """Tell whether a clause is what another one says, or a part of that other than a relative clause."""
        above: int | None = other
        while above is not None and above != place:
            kind = self.clauses[above].kind
            parent = self.clauses[above].parent
            if parent == place:
                return kind is Kind.CONTENT
            if kind is Kind.RELATIVE:
                return False
            above = parent
        return False

    def _is_before_aside(self, other: int, aside: int) -> bool:
        parent = self.clauses[aside].parent
        if parent is None:
            return False
        sentence = self._text.sentence_of(self.clauses[aside].span)
        held = self.clauses[other]
        if sentence is None or held.span not in sentence or held.kind in (Kind.RELATIVE, Kind.ASIDE):
            return False
        if other == parent or self._hangs_on(other, parent):
            return True
        between = Span(held.span.end, max(held.span.end, self.clauses[aside].span.start))
        return (
            held.span.end <= self.clauses[aside].span.start
            and ";" not in self._text.content[held.span.start : between.end]
        )

    def _hangs_on(self, other: int, above: int) -> bool:
        place: int | None = other
        while place is not None:
            if place == above:
                return True
            if self.clauses[place].kind is Kind.RELATIVE:
                return False
            place = self.clauses[place].parent
        return False
