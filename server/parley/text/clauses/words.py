"""The words of a sentence for finding clauses: with the marks between, and which words are verbs."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cached_property

from parley.text.function_words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    INFINITIVES,
    MAYBE_PAST,
    NOUNS,
    PAST,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from parley.text.spans import Span
from parley.text.tokens import tokens

_DASH = re.compile(r"[—―]|--|\s[-–]\s")
_OPENING = re.compile(r"(?<!\w)[\"'“‘(\[]+$")
_QUOTE_OPENS = re.compile(r"(?:^|[\s—–(])[\"“‘']$")
_QUOTE_CLOSES = re.compile(r"^[.,!?]?[\"”’'](?![a-z])")
_CONTRACTED = frozenset(("s", "re", "ll", "d", "ve", "m"))
_CONTRACTING = SUBJECTS | {"it", "you", "that", "what", "who", "here"}
_BEFORE_PARTICIPLE = AUXILIARIES | {"be", "been", "being", "having"} | _CONTRACTED
_NOMINAL = SUBJECTS | DETERMINERS | {"it", "you", "that", "one", "what", "those", "us", "them", "him", "me"}
_SAYS_NO_MORE = frozenset(("t", "not"))


class SentenceWords:
    """The words of one sentence by their number; outside of it, every word is empty."""

    def __init__(self, text: str, sentence: Span) -> None:
        """Create it and divide the sentence into words."""
        self._text = text
        self._sentence = sentence
        self._tokens = list(tokens(text, sentence))
        self._folded = [token.folded for token in self._tokens]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self._tokens)

    def __getitem__(self, place: int) -> str:
        """Return a word without case."""
        return self._folded[place] if 0 <= place < len(self) else ""

    @cached_property
    def _gaps(self) -> list[str]:
        ends = [self._sentence.start, *(token.span.end for token in self._tokens)]
        starts = [*(token.span.start for token in self._tokens), self._sentence.end]
        return [self._text[end:start] for end, start in zip(ends, starts, strict=True)]

    def gap(self, place: int) -> str:
        """Return the marks and spaces before a word, or after the last one."""
        return self._gaps[place] if 0 <= place <= len(self) else ""

    def start_of(self, place: int) -> int:
        """Return where a word starts, with the quotes and brackets that open before it."""
        start = self._tokens[place].span.start
        opening = _OPENING.search(self.gap(place))
        return start - len(opening.group()) if opening else start

    def has_comma(self, place: int) -> bool:
        """Return whether a comma precedes a word, except the comma of a date or a number."""
        return "," in self.gap(place) and not (self[place][:1].isdigit() and self[place - 1][:1].isdigit())

    def has_dash(self, place: int) -> bool:
        """Return whether a dash stands before a word."""
        return place > 0 and _DASH.search(self.gap(place)) is not None

    def has_colon(self, place: int) -> bool:
        """Return whether a colon and a space stand before a word."""
        return place > 0 and re.search(r":\s", self.gap(place)) is not None

    def opens_quote(self, place: int) -> bool:
        """Return whether a quotation opens before a word."""
        return _QUOTE_OPENS.search(self.gap(place)) is not None

    def closes_quote(self, place: int) -> bool:
        """Return whether a quotation closes before a word."""
        return _QUOTE_CLOSES.search(self.gap(place)) is not None

    def has_mark(self, place: int) -> bool:
        """Return whether a word follows more than a space, apostrophe or hyphen, or no word follows it."""
        return place >= len(self) or bool(re.sub(r"[\s'’‘\-‐‑]", "", self.gap(place)))

    def has_capital(self, place: int) -> bool:
        """Return whether a word has a capital letter, or is a number."""
        return 0 <= place < len(self) and not self._tokens[place].text[0].islower()

    def until_mark(self, place: int, most: int = 12) -> range:
        """Return the words from one on, up to the next mark before a word."""
        last = place + 1
        while last < min(len(self), place + most) and not self.has_mark(last):
            last += 1
        return range(place, min(last, len(self)))

    def skip(self, place: int, words: Container[str]) -> int:
        """Return the first word from one on that is not one of some words."""
        while place < len(self) and self[place] in words:
            place += 1
        return place

    def before(self, place: int) -> str:
        """Return the word before one, adverbs left out."""
        place -= 1
        while place > 0 and (
            self[place] in ADVERBS or self[place] in _SAYS_NO_MORE or self[place].endswith("ly")
        ):
            place -= 1
        return self[place]

    def is_finite(self, place: int) -> bool:
        """Return whether a finite verb certainly begins with a word, by closed classes."""
        word, before = self[place], self.before(place)
        if word in _CONTRACTED:
            return self[place - 1] in _CONTRACTING and "'" in self.gap(place).replace("’", "'")
        if word in PAST:
            return before not in _BEFORE_PARTICIPLE and before != "to"
        if word not in AUXILIARIES or self._is_noun(place):
            return False
        return before not in AUXILIARIES and before not in ("to", *_CONTRACTED)

    def _is_noun(self, place: int) -> bool:
        word = self[place]
        if word == "may" and self.has_capital(place) and place > 0:
            return True
        if word in ("won", "don"):
            return self[place + 1] != "t"
        if word in INFINITIVES and self.before(place) in ("to", *AUXILIARIES):
            return True
        return word in NOUNS and word not in INFINITIVES and self[place - 1] in POSSESSIVES

    def may_be_finite(self, place: int) -> bool:
        """Return whether a word may be a finite verb. The past of many verbs is also their participle."""
        word = self[place]
        if word not in MAYBE_PAST and not (word.endswith("ed") and len(word) > 3):
            return False
        before = self.before(place)
        no_verb = before in _BEFORE_PARTICIPLE or before in DETERMINERS or before in PREPOSITIONS
        return not no_verb and self[place + 1] != "by" and not self.has_capital(place)

    def begins_nominal(self, place: int) -> bool:
        """Return whether a noun phrase begins with a word, by its class or its capital letter."""
        return self[place] in _NOMINAL or self.has_capital(place)

    def subject_and_verb(self, place: int, *, joined: bool = False) -> int | None:
        """Return the finite verb of a clause that begins with its subject at a word, or None."""
        if self[place] in SUBJECTS:
            return None if self.has_mark(place + 1) else place + 1
        if self[place] in ("it", "you") and not self.has_mark(place + 1) and self.may_be_finite(place + 1):
            return place + 1
        for other in self.until_mark(place):
            if other > place and self.is_finite(other) and self[other - 1] not in COORDINATORS:
                return other
            word = self[other]
            ends = word in RELATIVES or word in SUBORDINATORS or word in ("that", "what", "how", "why")
            if other > place and (ends or (word in COORDINATORS and not joined)):
                return None
        return None

    def has_verb(self, first: int, last: int) -> bool:
        """Return whether a finite verb begins among some words."""
        return any(
            self.is_finite(place) or (self[place] in SUBJECTS and not self.has_mark(place + 1))
            for place in range(first, last)
        )
