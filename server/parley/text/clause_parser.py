"""Parser."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parley.text.clause_words import Words
from parley.text.function_words import (
    ADVERBS,
    ASIDE,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    LEADING,
    PREPOSITIONS,
    RELATIVES,
    SAYING,
    SHARES,
    SUBJECTS,
    SUBORDINATORS,
    TEMPORAL,
    THAT_LEADING,
    ZERO,
)
from parley.text.spans import Span

_NO_CLAUSE = {
    "because": {"of"},
    "if": {"any", "not", "so", "necessary", "possible", "needed", "only"},
    "though": set(),
}
_NO_SUBORDINATE_BEHIND = {
    "while": {"a", "the", "little", "short", "long"},
    "if": {"as", "what"},
    "though": {"as"},
}
_OCCASION = PREPOSITIONS | {
    "late",
    "earlier",
    "yesterday",
    "today",
    "again",
    "last",
    "this",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
}
_UNITS = frozenset(("days", "weeks", "months", "years", "hours", "minutes", "day", "week", "month", "year"))
_COUNTS = frozenset(
    (
        "a",
        "an",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "few",
        "several",
        "some",
        "many",
    )
)
_NUMBER_OF = frozenset(("as", "such", "same", "well", "much", "many", "far", "soon", "long", "known"))
_LISTING = frozenset(("among", "including", "such", "notably", "like"))
"""Words behind a comma that go on with a list."""
_ASIDE_LONG = 8


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


@dataclass(slots=True)
class _Unit:
    kind: Kind
    parent: int | None = None
    comma: bool = False
    finite: bool = False
    weak: bool = False
    closes: int | None = None
    words: int = 0
    verb: int | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """That a clause begins: at which word, of which kind, and beside or below which."""

    start: int
    kind: Kind
    word: int
    """The word that shows it."""


class _Openings:
    """Which clauses begin at words of a sentence."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def at(self, place: int) -> Opening | None:
        """Return the dependent clause whose first word a word is."""
        for word in range(place, min(place + 5, len(self.words))):
            if word > place and self.words.has_mark(word):
                return None
            found = self._relative(word) or self._subordinate(word) or self._content(word)
            if found:
                return found if found.start == place else None
        return None

    def _relative(self, place: int) -> Opening | None:
        words = self.words
        if words[place] not in RELATIVES or place == 0 or words.has_mark(place + 1):
            return None
        start = place
        if words[start - 1] in PREPOSITIONS and not words.has_mark(start):
            start -= 1
            if words[start] == "of":
                start = self._share(start)
        return Opening(start, Kind.RELATIVE, place) if start > 0 else None

    def _share(self, place: int) -> int:
        """Return the first word of what stands before "of which": "some", or "a copy" behind a comma."""
        words = self.words
        if words[place - 1] in SHARES and not words.has_mark(place):
            return place - 1
        for start in range(place - 1, max(0, place - 4), -1):
            if words.has_mark(start + 1):
                return place
            if words.has_comma(start):
                return start
        return place

    def _subordinate(self, place: int) -> Opening | None:
        words = self.words
        word = words[place]
        if word in SUBORDINATORS:
            if (
                words.has_mark(place + 1)
                or words[place + 1] in _NO_CLAUSE.get(word, ())
                or words[place - 1] in _NO_SUBORDINATE_BEHIND.get(word, ())
                or (place == 0 and word == "whether")
            ):
                return None
            if word in ("where", "when") and words[place - 1] in PREPOSITIONS:
                return None
        elif not (word in TEMPORAL and self._has_clause(place)):
            return None
        kind = Kind.CONTENT if word == "whether" else Kind.SUBORDINATE
        return Opening(self._lead(place), kind, place)

    def _has_clause(self, place: int) -> bool:
        """Tell whether a clause follows a word that a phrase may follow as well."""
        words = self.words
        following = place + 1
        if words.has_mark(following) or words[following].endswith("ing") or words[following] == "that":
            return False
        if words[place] == "as" and words[place - 1] in _NUMBER_OF:
            return False
        if words[following] in SUBJECTS:
            return not words.has_mark(following + 1)
        if words[place] == "as" and not (place == 0 or words.has_comma(place)):
            return False
        verb = words.subject_and_verb(following)
        if verb is None or words.opens_quote(place):
            return False
        if self._lead(place) == 0:
            return any(words.has_comma(other) for other in range(verb, len(words)))
        return any(words.is_finite(other) or words.may_be_finite(other) for other in range(place))

    def _lead(self, place: int) -> int:
        words = self.words
        start = place
        leading = LEADING | _UNITS if words[place] in ("after", "before") else LEADING
        while start > 0 and words[start - 1] in leading and not words.has_mark(start):
            start -= 1
        while (
            start > 0
            and words[start] in _UNITS
            and (words[start - 1] in _COUNTS or words[start - 1].isdigit())
            and not words.has_mark(start)
        ):
            start -= 1
            if words[start] in ("few",) and words[start - 1] == "a":
                start -= 1
        return start

    def _content(self, place: int) -> Opening | None:
        words = self.words
        if words[place] != "that" or place == 0:
            return None
        before = words[place - 1]
        if words[place + 1] == "is" and words.has_comma(place + 2):
            return None
        if words.has_mark(place + 1):
            aside = words.has_comma(place + 1) and before in SAYING
            return Opening(place, Kind.CONTENT, place) if aside else None
        if before in THAT_LEADING and not words.has_mark(place):
            follows = (
                words[place + 1] in DETERMINERS
                or words[place + 1] in SUBJECTS
                or words.subject_and_verb(place + 1) is not None
                or words[place + 1] in ("it",)
            )
            return Opening(place - 1, Kind.SUBORDINATE, place) if follows else None
        if before in SAYING or (before in COORDINATORS and self._said_before(place, 60)):
            return Opening(place, Kind.CONTENT, place)
        if before in COORDINATORS or before in PREPOSITIONS:
            return None
        following = words[place + 1]
        is_noun = (
            following in DETERMINERS
            or following in SUBJECTS
            or following in ("it", "you")
            or (words.has_capital(place + 1) and not following.isdigit())
        )
        if not (is_noun or words.is_finite(place + 1) or following in ADVERBS):
            return None
        far = 60 if words.has_comma(place) else 7
        if words.is_finite(place - 1) or self._said_before(place, far):
            return Opening(place, Kind.CONTENT, place)
        return None if words.has_comma(place) else Opening(place, Kind.RELATIVE, place)

    def _said_before(self, place: int, most: int) -> bool:
        """Tell whether a word of saying stands not far before a word, with no mark between."""
        words = self.words
        for other in range(place - 1, max(-1, place - 1 - most), -1):
            if words[other] in SAYING:
                return True
            if most < 60 and words.has_mark(other):
                return False
        return False

    def zero(self, place: int) -> Opening | None:
        """Return what is said without "that": behind a word of saying, a subject with its finite verb."""
        words = self.words
        if words[place - 1] not in ZERO or place < 2:
            return None
        if words[place - 2] in DETERMINERS or words.gap(place).strip():
            return None
        if not words.begins_nominal(place) or words[place] == "that":
            return None
        verb = words.subject_and_verb(place, joined=True)
        return Opening(place, Kind.CONTENT, place) if verb is not None else None

    def quoted(self, place: int) -> Opening | None:
        words = self.words
        if place == 0 or not words.opens_quote(place):
            return None
        if not (words.has_comma(place) or words.has_colon(place) or words[place - 1] in SAYING):
            return None
        if not self._said_near(place):
            return None
        last = place + 1
        while last < len(words) and not words.closes_quote(last):
            last += 1
        if last - place < 3 or not any(
            words.is_finite(o) or words.may_be_finite(o) for o in range(place, last)
        ):
            return None
        return Opening(place, Kind.CONTENT, place)

    def _said_near(self, place: int) -> bool:
        words = self.words
        return any(words[o] in SAYING for o in range(max(0, place - 7), place))

    def aside(self, place: int) -> int | None:
        """Return the end of who says it, put beside what is said, if that begins at a word."""
        words = self.words
        if place == 0 or not (words.has_comma(place) or words.closes_quote(place) or words.has_dash(place)):
            return None
        if (
            words[place] in PREPOSITIONS
            or words[place] in COORDINATORS
            or words[place] in SUBORDINATORS
            or words[place] in RELATIVES
        ):
            return None
        stretch = words.until_mark(place, _ASIDE_LONG + 6)
        if words.closes_quote(place):
            verb = next((o for o in range(place, min(place + 14, len(words))) if words[o] in ASIDE), place)
            if verb > stretch.stop and not any(words.is_finite(o) for o in range(place, verb)):
                stretch = range(place, words.until_mark(verb).stop)
        end = stretch.stop
        if end < len(words) and not (
            words.has_comma(end) or words.closes_quote(end) or words.opens_quote(end) or words.has_dash(end)
        ):
            return None
        if words[place] in ASIDE and words[place] != "told":
            free = (
                not any(words.is_finite(o) for o in stretch[1:]) and words.begins_nominal(place + 1)
            ) or words[place + 1] in SUBJECTS
            return end if free and len(stretch) > 1 else None
        for verb in stretch[1:]:
            if words[verb] in ASIDE:
                tail = range(verb + 1, end)
                told = (words[verb] == "told" and words[tail[0] if tail else verb] != "the") or (
                    words[verb] == "told" and len(tail) < 5
                )
                quiet = not tail or (
                    (words[tail[0]] in _OCCASION or told)
                    and not any(words.is_finite(o) or words[o] == "that" for o in tail)
                )
                return end if quiet and words.begins_nominal(place) else None
            if words.is_finite(verb):
                return None
        return None


class _Parser:
    def __init__(self, words: Words) -> None:
        self.words = words
        self.openings = _Openings(words)
        self.units = [_Unit(Kind.MAIN)]
        self.current = 0
        self.starts: list[tuple[int, int]] = [(0, 0)]
        self.aside_end: int | None = None
        self.paired: set[int] = set()

    def run(self) -> list[tuple[int, int]]:
        words = self.words
        place = 0
        while place < len(words):
            place = self._step(place)
        return self.starts

    def _step(self, place: int) -> int:
        first = place
        if place == 0:
            opening = self.openings.at(0)
            if opening and opening.kind is Kind.SUBORDINATE:
                self.units[0] = _Unit(Kind.SUBORDINATE, None, comma=True)
                first = opening.word
        else:
            first = self._begin(place)
        for other in range(place, first + 1):
            self._note(other)
        return first + 1

    @property
    def unit(self) -> _Unit:
        return self.units[self.current]

    def _note(self, place: int) -> None:
        unit = self.unit
        unit.words += 1
        finite, weak = self.words.is_finite(place), self.words.may_be_finite(place)
        unit.finite |= finite
        unit.weak |= weak
        if (finite or weak) and unit.verb is None:
            unit.verb = place

    def _push(
        self,
        place: int,
        kind: Kind,
        *,
        comma: bool = False,
        closes: int | None = None,
        parent: int | None = -1,
    ) -> None:
        self.units.append(_Unit(kind, self.current if parent == -1 else parent, comma, closes=closes))
        self.current = len(self.units) - 1
        self._mark(place)

    def _mark(self, place: int) -> None:
        if self.starts[-1][0] == place:
            self.starts[-1] = (place, self.current)
        else:
            self.starts.append((place, self.current))

    def _resume(self, place: int, unit: int) -> None:
        if self.current != unit:
            self.current = unit
            self._mark(place)

    def _chain(self) -> list[int]:
        chain = [self.current]
        while (parent := self.units[chain[-1]].parent) is not None:
            chain.append(parent)
        return chain

    def _begin(self, place: int) -> int:
        """Begin and resume clauses at a word; return the last word that is understood with it."""
        words = self.words
        self._close_inserted(place)
        if ";" in words.gap(place):
            base = self._base()
            self._push(place, Kind.MAIN, parent=base)
        elif self._insert(place):
            pass
        elif words.has_colon(place) and words.has_verb(place, len(words)):
            said = self.openings._said_near(place)
            if said or self.unit.finite or self.unit.weak:
                self._push(place, Kind.CONTENT if said else Kind.MAIN, parent=-1 if said else self._base())
        if self.aside_end == place:
            self._end_aside(place)
        joined = self._joined(place)
        if joined is not None:
            return joined
        opening = self.openings.at(place)
        if opening:
            return self._open(place, opening)
        quoted = self.openings.quoted(place) or self.openings.zero(place)
        if quoted and self.starts[-1][0] != place:
            self._push(place, Kind.CONTENT)
            return place
        closed = self._comma_opened() if words.has_comma(place) else None
        end = self.openings.aside(place)
        if end is not None and self._may_have_aside(place, end) and not self._lacks_verb(closed):
            self._push(place, Kind.ASIDE)
            self.aside_end = end
            return place
        if closed is not None and self._closes(place, closed):
            self._close(place, closed)
        elif self._is_verbless(place):
            self._close(place, self.current, joined=True)
        elif self._is_resumed(place):
            starts = range(place, max(self.starts[-1][0] + 1, place - 5), -1)
            start = next((other for other in starts if words.has_comma(other)), place)
            self._resume(start, self.unit.parent or 0)
        return place

    def _base(self) -> int | None:
        for unit in self._chain():
            if self.units[unit].kind is Kind.INSERTED:
                return unit
        return None

    def _may_have_aside(self, place: int, end: int) -> bool:
        unit = self.unit
        words = self.words
        if unit.kind is Kind.ASIDE:
            return False
        chain = self._chain()
        if (
            self.units[chain[-1]].kind is Kind.SUBORDINATE
            and self.units[chain[-1]].comma
            and not words.closes_quote(place)
        ):
            return False
        if words.closes_quote(place) or end < len(words):
            return True
        return any(self.units[u].finite or self.units[u].weak for u in chain) or (
            place >= 3 and words[0] not in PREPOSITIONS
        )

    def _end_aside(self, place: int) -> None:
        words = self.words
        self.aside_end = None
        aside = next((u for u in self._chain() if self.units[u].kind is Kind.ASIDE), None)
        if aside is None:
            return
        rest = any(words.is_finite(o) or words.may_be_finite(o) for o in range(place, len(words)))
        if words.closes_quote(place) or words.opens_quote(place) or rest:
            parent = self.units[aside].parent or 0
            self._resume(place, parent)

    def _insert(self, place: int) -> bool:
        words = self.words
        gap = words.gap(place)
        if "(" in gap or "[" in gap:
            closing = next(
                (o for o in range(place + 1, len(words) + 1) if ")" in words.gap(o) or "]" in words.gap(o)),
                None,
            )
            if closing and words.has_verb(place, closing):
                self._push(place, Kind.INSERTED, closes=closing)
                return True
        elif words.has_dash(place) and place not in self.paired:
            if self.openings.aside(place) is not None:
                return False
            closing = next((o for o in range(place + 1, len(words)) if words.has_dash(o)), None)
            end = closing or len(words)
            self.paired.add(closing or 0)
            has_left = closing or any(self.units[u].finite or self.units[u].weak for u in self._chain())
            if has_left and self.openings.at(place) is None and words.has_verb(place, end):
                if closing:
                    self._push(place, Kind.INSERTED, closes=closing)
                else:
                    self._push(place, Kind.MAIN, parent=self._base())
                return True
        return False

    def _close_inserted(self, place: int) -> None:
        for unit in self._chain():
            if self.units[unit].closes == place:
                self._resume(place, self.units[unit].parent or 0)
                return

    def _open(self, place: int, opening: Opening) -> int:
        words = self.words
        if self.starts[-1][0] == place and self.unit.words == 0:
            # A clause that was just begun by a mark is this one.
            self.unit.kind = opening.kind if self.unit.kind is not Kind.INSERTED else Kind.INSERTED
            self.unit.comma = opening.kind is Kind.SUBORDINATE
        else:
            comma = words.has_comma(place) or words.has_dash(place)
            if opening.kind is Kind.SUBORDINATE and self.unit.words <= 1:
                comma = True
            if (
                comma
                and self.unit.comma
                and opening.kind is not Kind.CONTENT
                and self.unit.kind is opening.kind is Kind.SUBORDINATE
                and self.unit.parent is None
            ):
                pass
            self._push(place, opening.kind, comma=comma and opening.kind is not Kind.CONTENT)
        self._verb_of_relative(opening)
        return opening.word

    def _verb_of_relative(self, opening: Opening) -> None:
        words = self.words
        if (
            opening.kind is not Kind.RELATIVE
            or opening.start != opening.word
            or words[opening.word] in ("whose", "whom")
        ):
            return
        verb = words.skip(opening.word + 1, ADVERBS)
        self.unit.finite = not (words.begins_nominal(verb) or words[verb] in PREPOSITIONS)

    def _joined(self, place: int) -> int | None:
        """Begin a clause with a coordinating conjunction, if one does."""
        words = self.words
        if words[place] not in COORDINATORS and not (words[place] == "so" and words.has_comma(place)):
            return None
        following = place + 1
        if words[following] in ("then", "also", "thus", "therefore"):
            following += 1
        opening = self.openings.at(following)
        if opening:
            return self._join_dependent(place, opening)
        if words.has_mark(following):
            return None
        shared = words[place - 1] in AUXILIARIES or words[place - 1] in ("not", "t")
        if words.is_finite(words.skip(following, ADVERBS)) and self._has_verb_before(place) and not shared:
            self._join_verb(place)
            return place
        verb = words.subject_and_verb(following)
        if verb is None and words[place] in ("but", "yet") and words.has_comma(place) and self.unit.finite:
            verb = next((o for o in words.until_mark(following)[1:] if words.may_be_finite(o)), None)
        if verb is None or self._blocked(place, following):
            return None
        self._join_clause(place)
        return place

    def _has_verb_before(self, place: int) -> bool:
        return (
            self.unit.finite
            or self.unit.weak
            or any(self.units[u].finite or self.units[u].weak for u in self._chain())
        )

    def _blocked(self, place: int, following: int) -> bool:
        """Tell whether what follows a conjunction may be a part of a list before the verb of both."""
        words = self.words
        if words[following] in SUBJECTS:
            return False
        chain = self._chain()
        unit = self.unit
        if unit.kind is Kind.RELATIVE and unit.parent is not None:
            above = self.units[unit.parent]
            if not (above.finite or above.weak):
                return not words.has_comma(place)
        if words.has_comma(place):
            return not any(self.units[u].finite or self.units[u].weak for u in chain)
        return not unit.finite

    def _join_dependent(self, place: int, opening: Opening) -> int:
        for unit in self._chain():
            if self.units[unit].kind is opening.kind:
                self._push(place, opening.kind, parent=self.units[unit].parent, comma=self.units[unit].comma)
                self._verb_of_relative(opening)
                return opening.word
        if self.unit.words == 0:
            return place
        last = self._after_content(opening)
        if opening.kind is Kind.SUBORDINATE:
            # "and when it failed, they left": the conjunction joins what follows the clause.
            closing = any(self.words.has_comma(o) for o in range(opening.word + 1, len(self.words)))
            if closing:
                self._join_clause(place)
                self._note(place)
                self._push(place + 1, Kind.SUBORDINATE, comma=True)
                return opening.word
        self._push(
            place,
            opening.kind,
            comma=self.words.has_comma(place) and opening.kind is not Kind.CONTENT,
            parent=last,
        )
        self._verb_of_relative(opening)
        return opening.word

    def _after_content(self, opening: Opening) -> int | None:
        return self.current

    def _join_clause(self, place: int) -> None:
        """Begin a clause beside the one that is not interrupted at a conjunction."""
        words = self.words
        beside = self.current
        if words.has_comma(place):
            while self.units[beside].comma and self.units[beside].parent is not None:
                beside = self.units[beside].parent or 0
        if self.units[beside].kind is Kind.ASIDE:
            beside = self.units[beside].parent or 0
        unit = self.units[beside]
        kind = unit.kind if unit.kind is not Kind.INSERTED else Kind.MAIN
        parent = beside if unit.kind is Kind.INSERTED else unit.parent
        closes = None
        self._push(
            place, kind, parent=parent, comma=unit.comma and unit.kind is not Kind.RELATIVE, closes=closes
        )

    def _join_verb(self, place: int) -> None:
        """Begin another verb of one subject."""
        words = self.words
        if words.has_comma(place) or (self.unit.kind is Kind.RELATIVE and False):
            self._join_clause(place)
            return
        unit = self.unit
        kind = unit.kind if unit.kind not in (Kind.INSERTED, Kind.ASIDE) else Kind.MAIN
        parent = self.current if unit.kind is Kind.INSERTED else unit.parent
        self._push(place, kind, parent=parent, comma=unit.comma)

    def _closes(self, place: int, unit: int) -> bool:
        """Tell whether a comma ends the clause that another one began; a comma of a list does not."""
        words = self.words
        stretch = words.until_mark(place)
        end = stretch.stop
        joint = next((o for o in stretch if o > place and words[o] in COORDINATORS), None)
        held = self.units[unit]
        if (
            words[place] in _LISTING
            or words[place] in COORDINATORS
            or (words.is_finite(place) and not (held.finite or held.weak))
        ):
            return False
        if (
            joint is not None
            and joint - place <= 3
            and not any(words.is_finite(o) for o in range(place, joint))
            and not words.has_verb(joint, end)
        ):
            return False
        named = all(words.has_capital(o) for o in stretch) and len(stretch) <= 3
        follows = end == len(words) or (words.has_comma(end) and self.openings.at(end) is None)
        listed = end < len(words) and words[end] in COORDINATORS and len(stretch) <= 3
        return not ((named and follows) or (listed and not words.has_verb(end, len(words))))

    def _lacks_verb(self, unit: int | None) -> bool:
        """Tell whether a clause interrupts one that has no verb yet."""
        parent = self.units[unit].parent if unit is not None else None
        return parent is not None and not (self.units[parent].finite or self.units[parent].weak)

    def _comma_opened(self) -> int | None:
        """Return the innermost clause that a comma ends, if there is one."""
        for unit in self._chain():
            if self.units[unit].comma:
                return unit
            if self.units[unit].kind in (Kind.MAIN, Kind.INSERTED, Kind.ASIDE):
                return None
        return None

    def _close(self, place: int, unit: int, *, joined: bool = False) -> None:
        parent = self.units[unit].parent
        if parent is not None and not joined:
            self._resume(place, parent)
        else:
            self._push(place, Kind.MAIN, parent=None)
            if parent is None:
                self.units[unit].parent = self.current

    def _is_verbless(self, place: int) -> bool:
        """Tell whether a subject with its verb follows a clause without either: "though tired | they went"."""
        words = self.words
        first = self.starts[-1][0]
        if self.unit.kind is not Kind.SUBORDINATE or not 2 <= place - first <= 5:
            return False
        if words[place] not in SUBJECTS and words[place] != "it":
            return False
        before = range(first + 1, place)
        plain = not any(
            words.begins_nominal(o) or words.is_finite(o) or words[o] in PREPOSITIONS for o in before
        )
        opened = any(words[o] in SUBORDINATORS for o in range(first, place - 1))
        return plain and opened and words[place - 1] not in SUBORDINATORS and words.is_finite(place + 1)

    def _is_resumed(self, place: int) -> bool:
        """Tell whether a second finite verb shows that a clause without a comma is over."""
        unit = self.unit
        words = self.words
        if unit.kind is Kind.MAIN or unit.parent is None or not unit.finite or unit.words < 2:
            return False
        above = self.units[unit.parent]
        if above.finite or above.weak or not words.is_finite(place):
            return False
        before = words[place - 1]
        return (
            before not in COORDINATORS
            and before not in SUBJECTS
            and before not in RELATIVES
            and before not in ("it", "that")
        )


def parse(text: str, sentence: Span) -> list[Clause]:
    """Return the clauses of a sentence."""
    words = Words(text, sentence)
    if not len(words):
        return []
    parser = _Parser(words)
    starts = parser.run()
    edges = [sentence.start, *(words.start_of(place) for place, _ in starts[1:]), sentence.end]
    pieces: dict[int, list[Span]] = {}
    for (_, unit), left, right in zip(starts, edges, edges[1:], strict=False):
        end = left + len(text[left:right].rstrip())
        pieces.setdefault(unit, []).append(Span(left, end))
    places = {unit: number for number, unit in enumerate(pieces)}
    return [
        Clause(
            Span(own[0].start, own[-1].end),
            parser.units[unit].kind,
            _above(parser.units, unit, places),
            words.start_of(verb) if (verb := parser.units[unit].verb) is not None else None,
        )
        for unit, own in pieces.items()
    ]


def _above(units: list[_Unit], unit: int, places: dict[int, int]) -> int | None:
    parent = units[unit].parent
    while parent is not None and parent not in places:
        parent = units[parent].parent
    return None if parent is None else places[parent]
