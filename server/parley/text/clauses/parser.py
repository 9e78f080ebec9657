"""The parser: reads the words of a sentence once, and decides where clauses begin, end or continue."""

from __future__ import annotations

from parley.text.clauses.joints import Joints
from parley.text.clauses.kinds import ClauseKind, Opening, ParsedClause
from parley.text.clauses.openings import opening_at
from parley.text.clauses.sayings import aside_end, begins_content, said_near
from parley.text.clauses.units import Unit, Units
from parley.text.clauses.words import SentenceWords
from parley.text.function_words import (
    COORDINATORS,
    LISTING,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from parley.text.spans import Span

_SHORT = 3
"""The maximal number of words of a part of a list."""
_VERBLESS = 5
_SUBJECT = 5
"""The maximal number of words of a subject between a comma and a verb."""


def parse(text: str, sentence: Span) -> list[ParsedClause]:
    """Return the clauses of a sentence, in the order of their first words; none if it has no word.

    >>> text = "Kelland left because the talks, which had failed, were over."
    >>> [clause.span.of(text) for clause in parse(text, Span(0, len(text)))]
    ['Kelland left', 'because the talks, which had failed, were over.', 'which had failed,']
    """
    words = SentenceWords(text, sentence)
    if not len(words):
        return []
    parser = _Parser(words)
    place = 0
    while place < len(words):
        place = parser.step(place)
    return parser.units.clauses(text, sentence)


class _Parser:
    def __init__(self, words: SentenceWords) -> None:
        self._words = words
        self.units = Units(words)
        self._joints = Joints(words, self.units)
        self._aside: tuple[int, Unit] | None = None
        self._second_dashes: set[int] = set()

    def step(self, place: int) -> int:
        """Read a word, and those that belong to the decision; return the next one."""
        last = self._begin(place) if place else self._first()
        for other in range(place, last + 1):
            self.units.note(other)
        return last + 1

    def _first(self) -> int:
        opening = opening_at(self._words, 0)
        if opening is None or opening.kind is not ClauseKind.SUBORDINATE:
            return 0
        self.units.current.kind, self.units.current.comma = ClauseKind.SUBORDINATE, True
        return opening.word

    def _begin(self, place: int) -> int:
        """Begin, end and continue clauses at a word; return the last word that belongs to the decision."""
        self._close_inserted(place)
        self._parted(place)
        self._close_aside(place)
        joined = self._joints.joined(place)
        if joined is not None:
            return joined
        opening = opening_at(self._words, place)
        if opening:
            return self._open(place, opening)
        if not self._said(place):
            self._ended(place)
        return place

    def _parted(self, place: int) -> None:
        """Begin a clause after a semicolon, a colon or a dash, or in brackets."""
        words, unit = self._words, self.units.current
        gap = words.gap(place)
        if ";" in gap:
            self.units.begin(place, Unit(ClauseKind.MAIN, unit.inserted()))
        elif "(" in gap or "[" in gap:
            self._bracketed(place)
        elif words.has_dash(place) and place not in self._second_dashes:
            self._dashed(place)
        elif words.has_colon(place) and words.has_verb(place, len(words)):
            if said_near(words, place):
                self.units.begin(place, Unit(ClauseKind.CONTENT, unit))
            elif unit.has_verb:
                self.units.begin(place, Unit(ClauseKind.MAIN, unit.inserted()))

    def _bracketed(self, place: int) -> None:
        words = self._words
        behind = range(place + 1, len(words) + 1)
        closing = next((other for other in behind if set(")]") & set(words.gap(other))), None)
        if closing and words.has_verb(place, closing):
            self.units.begin(place, Unit(ClauseKind.INSERTED, self.units.current, closes=closing))

    def _dashed(self, place: int) -> None:
        words, unit = self._words, self.units.current
        if aside_end(words, place) is not None:
            return
        closing = next((other for other in range(place + 1, len(words)) if words.has_dash(other)), None)
        if closing:
            self._second_dashes.add(closing)
        if opening_at(words, place) or not words.has_verb(place, closing or len(words)):
            return
        if closing:
            self.units.begin(place, Unit(ClauseKind.INSERTED, unit, closes=closing))
        elif any(held.has_verb for held in unit.chain()):
            self.units.begin(place, Unit(ClauseKind.MAIN, unit.inserted()))

    def _close_inserted(self, place: int) -> None:
        for unit in self.units.current.chain():
            if unit.closes == place and unit.parent:
                self.units.begin(place, unit.parent)
                return

    def _open(self, place: int, opening: Opening) -> int:
        """Begin a dependent clause, or use the one that a mark has just begun."""
        words, unit = self._words, self.units.current
        if self.units.last_start == place and not unit.words:
            unit.kind = unit.kind if unit.kind is ClauseKind.INSERTED else opening.kind
            unit.comma = opening.kind is ClauseKind.SUBORDINATE
        else:
            leads = opening.kind is ClauseKind.SUBORDINATE and unit.words <= 1
            comma = words.has_comma(place) or words.has_dash(place) or leads
            self.units.begin(
                place, Unit(opening.kind, unit, comma and opening.kind is not ClauseKind.CONTENT)
            )
        self._joints.note_verb_of_relative(opening)
        return opening.word

    def _said(self, place: int) -> bool:
        """Begin reported words, or a clause with their speaker, if one of these begins at a word."""
        words, unit = self._words, self.units.current
        if begins_content(words, place) and self.units.last_start != place:
            self.units.begin(place, Unit(ClauseKind.CONTENT, unit))
            return True
        end = aside_end(words, place)
        if end is None or not self._may_have_aside(place, end):
            return False
        self._aside = (end, unit)
        self.units.begin(place, Unit(ClauseKind.ASIDE, unit))
        return True

    def _may_have_aside(self, place: int, end: int) -> bool:
        """Return whether a speaker may be named here: beside a clause, not before its verb."""
        words, unit = self._words, self.units.current
        closed = self._ended_by_comma(place)
        waits = closed is not None and closed.parent is not None and not closed.parent.has_verb
        if unit.kind is ClauseKind.ASIDE or waits:
            return False
        if words.closes_quote(place):
            return True
        *_, outermost = unit.chain()
        if outermost.kind is ClauseKind.SUBORDINATE and outermost.comma:
            return False
        has_verb = any(held.has_verb for held in unit.chain())
        return end < len(words) or has_verb or (place >= _SHORT and words[0] not in PREPOSITIONS)

    def _close_aside(self, place: int) -> None:
        if self._aside is None or self._aside[0] != place:
            return
        words, said = self._words, self._aside[1]
        self._aside = None
        goes_on = any(
            words.is_finite(other) or words.may_be_finite(other) for other in range(place, len(words))
        )
        if words.closes_quote(place) or words.opens_quote(place) or goes_on:
            self.units.begin(place, said)

    def _ended(self, place: int) -> None:
        """End a clause, if a comma, a subject or a second verb shows that it is over."""
        words, unit = self._words, self.units.current
        closed = self._ended_by_comma(place)
        if closed is not None and self._is_end(place, closed):
            self._go_on(place, closed)
        elif self._is_verbless(place):
            self.units.begin(place, Unit(ClauseKind.MAIN))
            unit.parent = unit.parent or self.units.current
        elif self._is_second_verb(place) and unit.parent:
            subject = range(place, max(self.units.last_start + 1, place - _SUBJECT), -1)
            start = next((other for other in subject if words.has_comma(other)), place)
            self.units.begin(start, unit.parent)

    def _go_on(self, place: int, closed: Unit) -> None:
        if closed.parent is None:
            closed.parent = Unit(ClauseKind.MAIN)
        self.units.begin(place, closed.parent)

    def _ended_by_comma(self, place: int) -> Unit | None:
        """Return the innermost clause that ends at the comma before a word, if it is not part of a list."""
        if not self._words.has_comma(place):
            return None
        for unit in self.units.current.chain():
            if unit.comma:
                return unit
            if unit.kind in (ClauseKind.MAIN, ClauseKind.INSERTED, ClauseKind.ASIDE):
                return None
        return None

    def _is_end(self, place: int, unit: Unit) -> bool:
        """Return whether a comma ends a clause; one of a list, or around a name, does not."""
        words = self._words
        waits = words.is_finite(place) and not unit.has_verb
        if words[place] in LISTING or words[place] in COORDINATORS or waits:
            return False
        stretch = words.until_mark(place)
        end = stretch.stop
        joint = next((other for other in stretch[1:] if words[other] in COORDINATORS), None)
        if joint is not None and joint - place <= _SHORT:
            return any(map(words.is_finite, range(place, joint))) or words.has_verb(joint, end)
        if len(stretch) > _SHORT:
            return True
        named = all(map(words.has_capital, stretch))
        around_name = end == len(words) or (words.has_comma(end) and opening_at(words, end) is None)
        listed = words[end] in COORDINATORS and not words.has_verb(end, len(words))
        return not ((named and around_name) or listed)

    def _is_verbless(self, place: int) -> bool:
        """Return whether a subject and its verb follow a clause without both: "though tired | they went"."""
        words, first = self._words, self.units.last_start
        if self.units.current.kind is not ClauseKind.SUBORDINATE or not 1 < place - first <= _VERBLESS:
            return False
        if words[place] not in SUBJECTS and words[place] != "it":
            return False
        plain = not any(
            words.begins_nominal(other) or words.is_finite(other) or words[other] in PREPOSITIONS
            for other in range(first + 1, place)
        )
        opened = any(words[other] in SUBORDINATORS for other in range(first, place - 1))
        return plain and opened and words[place - 1] not in SUBORDINATORS and words.is_finite(place + 1)

    def _is_second_verb(self, place: int) -> bool:
        """Return whether a second finite verb shows that a clause without a comma is over."""
        words, unit = self._words, self.units.current
        if unit.kind is ClauseKind.MAIN or unit.parent is None or not unit.finite or unit.words <= 1:
            return False
        if unit.parent.has_verb or not words.is_finite(place):
            return False
        before = words[place - 1]
        begins = before in SUBJECTS or before in RELATIVES or before in ("it", "that")
        return not begins and before not in COORDINATORS
