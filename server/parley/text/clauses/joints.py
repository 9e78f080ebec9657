"""Joints: the coordinating conjunctions that begin a clause, and the clause that they continue."""

from __future__ import annotations

from parley.text.clauses.kinds import ClauseKind, Opening
from parley.text.clauses.openings import opening_at
from parley.text.clauses.units import Unit, Units
from parley.text.clauses.words import SentenceWords
from parley.text.function_words import ADVERBS, AUXILIARIES, COORDINATORS, PREPOSITIONS, SUBJECTS


class Joints:
    """The conjunctions of one sentence."""

    def __init__(self, words: SentenceWords, units: Units) -> None:
        """Create it from the words, and the clauses so far."""
        self._words = words
        self._units = units

    def joined(self, place: int) -> int | None:
        """Begin a clause at a conjunction; return the last word that belongs to the decision, or None."""
        words = self._words
        if words[place] not in COORDINATORS and not (words[place] == "so" and words.has_comma(place)):
            return None
        following = place + 1 + (words[place + 1] in ("then", "also", "thus", "therefore"))
        opening = opening_at(words, following)
        if opening:
            return self._dependent(place, opening)
        if words.has_mark(following):
            return None
        if self._is_second_verb(place, following):
            self._verb(place)
        elif self._is_clause(place, following):
            self._clause(place)
        else:
            return None
        return place

    def note_verb_of_relative(self, opening: Opening) -> None:
        """Note that a relative clause has its verb, if the pronoun is its subject: "who came"."""
        words = self._words
        of_other = opening.start != opening.word or words[opening.word] in ("whose", "whom")
        if opening.kind is ClauseKind.RELATIVE and not of_other:
            verb = words.skip(opening.word + 1, ADVERBS)
            no_verb = words.begins_nominal(verb) or words[verb] in PREPOSITIONS
            self._units.current.finite = not no_verb

    def _is_second_verb(self, place: int, following: int) -> bool:
        """Return whether a conjunction joins a finite verb to the one before, not only to its auxiliary."""
        words = self._words
        shared = words[place - 1] in AUXILIARIES or words[place - 1] in ("not", "t")
        has_verb = any(unit.has_verb for unit in self._units.current.chain())
        return has_verb and not shared and words.is_finite(words.skip(following, ADVERBS))

    def _is_clause(self, place: int, following: int) -> bool:
        """Return whether a conjunction joins a subject with its verb."""
        words, unit = self._words, self._units.current
        if self._may_be_of_list(place, following):
            return False
        if words.subject_and_verb(following) is not None:
            return True
        is_contrast = words[place] in ("but", "yet") and words.has_comma(place) and unit.finite
        return is_contrast and any(map(words.may_be_finite, words.until_mark(following)[1:]))

    def _may_be_of_list(self, place: int, following: int) -> bool:
        """Return whether the next words may be a part of a list before a common verb."""
        words, unit = self._words, self._units.current
        if words[following] in SUBJECTS:
            return False
        if unit.kind is ClauseKind.RELATIVE and unit.parent and not unit.parent.has_verb:
            return not words.has_comma(place)
        if words.has_comma(place):
            return not any(held.has_verb for held in unit.chain())
        return not unit.finite

    def _dependent(self, place: int, opening: Opening) -> int:
        """Begin a dependent clause beside one of its kind, or below the current clause."""
        words, unit = self._words, self._units.current
        beside = next((held for held in unit.chain() if held.kind is opening.kind), None)
        if beside is None and not unit.words:
            return place
        if beside is not None:
            self._units.begin(place, Unit(opening.kind, beside.parent, beside.comma))
        elif opening.kind is ClauseKind.SUBORDINATE and any(
            words.has_comma(other) for other in range(opening.word + 1, len(words))
        ):
            # "and when it failed, they left": the conjunction joins the words after the clause.
            self._clause(place)
            self._units.note(place)
            self._units.begin(place + 1, Unit(opening.kind, self._units.current, comma=True))
        else:
            comma = words.has_comma(place) and opening.kind is not ClauseKind.CONTENT
            self._units.begin(place, Unit(opening.kind, unit, comma))
        self.note_verb_of_relative(opening)
        return opening.word

    def _clause(self, place: int) -> None:
        """Begin a clause beside the current one, or after a comma beside the one that it interrupts."""
        beside = self._units.current
        while self._words.has_comma(place) and beside.comma and beside.parent:
            beside = beside.parent
        if beside.kind is ClauseKind.ASIDE and beside.parent:
            beside = beside.parent
        self._beside(place, beside, comma=beside.comma and beside.kind is not ClauseKind.RELATIVE)

    def _verb(self, place: int) -> None:
        """Begin a clause with a second verb of one subject."""
        if self._words.has_comma(place):
            self._clause(place)
        else:
            self._beside(place, self._units.current, comma=self._units.current.comma)

    def _beside(self, place: int, unit: Unit, *, comma: bool) -> None:
        inserted = unit.kind is ClauseKind.INSERTED
        kind = ClauseKind.MAIN if inserted or unit.kind is ClauseKind.ASIDE else unit.kind
        self._units.begin(place, Unit(kind, unit if inserted else unit.parent, comma))
