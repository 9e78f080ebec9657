"""Units: the clauses of a sentence while its words are read, with the clauses that interrupt them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parley.text.clauses.kinds import ClauseKind, ParsedClause
from parley.text.clauses.words import SentenceWords
from parley.text.spans import Span


@dataclass(slots=True)
class Unit:
    """A clause while it is read.

    Attributes:
        parent: The clause that it depends on, and that continues after it.
        comma: Whether a comma ends it.
        closes: The word after the dash or the bracket that ends it.
        finite: Whether it certainly has a finite verb.
        weak: Whether it has a word that may be one.
        words: How many words it has so far.
        verb: The first word that is or may be its verb.
    """

    kind: ClauseKind
    parent: Unit | None = None
    comma: bool = False
    closes: int | None = None
    finite: bool = False
    weak: bool = False
    words: int = 0
    verb: int | None = None

    @property
    def has_verb(self) -> bool:
        """Whether it has a word that is or may be a finite verb."""
        return self.finite or self.weak

    def chain(self) -> Iterator[Unit]:
        """Yield it and those that it depends on, innermost first."""
        unit: Unit | None = self
        while unit is not None:
            yield unit
            unit = unit.parent

    def inserted(self) -> Unit | None:
        """Return the clause between dashes or in brackets that contains it."""
        return next((unit for unit in self.chain() if unit.kind is ClauseKind.INSERTED), None)


class Units:
    """The clauses of one sentence: the current one, and the words at which each begins or continues."""

    def __init__(self, words: SentenceWords) -> None:
        """Create it with a main clause."""
        self._words = words
        self.current = Unit(ClauseKind.MAIN)
        self._starts = [(0, self.current)]

    @property
    def last_start(self) -> int:
        """The word at which the current clause began or continued."""
        return self._starts[-1][0]

    def begin(self, place: int, unit: Unit) -> None:
        """Begin a clause, or continue one, at a word."""
        if unit is self.current:
            return
        self.current = unit
        if self.last_start == place:
            self._starts.pop()
        self._starts.append((place, unit))

    def note(self, place: int) -> None:
        """Note a word of the current clause."""
        unit = self.current
        finite, weak = self._words.is_finite(place), self._words.may_be_finite(place)
        unit.words += 1
        unit.finite |= finite
        unit.weak |= weak
        if (finite or weak) and unit.verb is None:
            unit.verb = place

    def clauses(self, text: str, sentence: Span) -> list[ParsedClause]:
        """Return the clauses with their spans, in the order of their first words."""
        words = self._words
        edges = [sentence.start, *(words.start_of(place) for place, _ in self._starts[1:]), sentence.end]
        own: list[Unit] = []
        pieces: list[list[Span]] = []
        for (_, unit), left, right in zip(self._starts, edges, edges[1:], strict=False):
            if not any(unit is other for other in own):
                own.append(unit)
                pieces.append([])
            place = next(number for number, other in enumerate(own) if other is unit)
            pieces[place].append(Span(left, left + len(text[left:right].rstrip())))
        return [
            ParsedClause(
                Span(held[0].start, held[-1].end), unit.kind, _place_of_parent(unit, own), self._verb(unit)
            )
            for unit, held in zip(own, pieces, strict=True)
        ]

    def _verb(self, unit: Unit) -> int | None:
        return None if unit.verb is None else self._words.start_of(unit.verb)


def _place_of_parent(unit: Unit, units: list[Unit]) -> int | None:
    """Return the index of the nearest clause with words that a clause depends on."""
    above = (place for held in unit.chain() for place, other in enumerate(units) if other is held is not unit)
    return next(above, None)
