"""Words in a passage: the places of phrases, by whole tokens."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from parley.text.sentences import sentences
from parley.text.spans import Span, line_of
from parley.text.tokens import Token, tokens

DETERMINERS = frozenset(("the", "a", "an"))
"""Words before a name that are not part of it."""
_QUOTATION = re.compile(r"(?<!\S)[\"'“‘(\[]+(?=\w)")
"""The marks that open a quotation, or words in brackets."""


@lru_cache(maxsize=8192)
def spelled(phrase: str) -> tuple[str, ...]:
    """Return the tokens of a phrase as they are spelled. Typography is between tokens, not in them."""
    return tuple(token.text for token in tokens(phrase))


def fits(phrase: Sequence[str], found: Sequence[Token], capitals: Container[int]) -> bool:
    """Return whether tokens of a text are a phrase.

    Case counts, so that "us" is not the US and "May" is not a may. But a word that begins at one of the
    ``capitals`` may have a capital letter that the phrase does not have.
    """
    if len(phrase) != len(found):
        return False
    return all(
        wanted == token.text or (token.span.start in capitals and wanted == _lowered(token.text))
        for wanted, token in zip(phrase, found, strict=True)
    )


def _longest_first(phrase: Sequence[str]) -> tuple[int, Sequence[str]]:
    """Return the sort key of phrases, the same in every process."""
    return (-len(phrase), phrase)


def _lowered(word: str) -> str:
    return word[0].lower() + word[1:]


def _is_headline(words: Sequence[Token]) -> bool:
    """Return whether words are written as a headline: all of four letters or more have a capital letter."""
    long = [word.text for word in words if len(word.text) > 3]
    return bool(long) and all(word[0].isupper() or not word[0].isalpha() for word in long)


@dataclass(frozen=True, slots=True)
class Gap:
    """The text between two places: its words without case, and its marks in a row."""

    words: tuple[str, ...]
    marks: str


@dataclass(frozen=True)
class Text:
    """The canonical text of an article with its tokens and sentences, each found once."""

    content: str

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The spans of all sentences."""
        return tuple(sentences(self.content))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens."""
        return tuple(tokens(self.content))

    @cached_property
    def capitals(self) -> frozenset[int]:
        """Places where a capital letter means nothing: sentence and quotation starts, and headlines."""
        parts = [list(tokens(self.content, sentence)) for sentence in self.sentences]
        firsts = {part[0].span.start for part in parts if part}
        quoted = {match.end() for match in _QUOTATION.finditer(self.content)}
        title = parts[0] if parts and _is_headline(parts[0]) else []
        return frozenset(firsts | quoted | {token.span.start for token in title})

    def paragraph_of(self, span: Span) -> Span:
        """Return the line in which a span begins."""
        return line_of(self.content, span)

    def sentence_of(self, span: Span) -> Span | None:
        """Return the sentence of a span, or None if the span crosses a sentence's end."""
        return next((sentence for sentence in self.sentences if span in sentence), None)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    @cached_property
    def _standing(self) -> Mapping[str, list[int]]:
        """The places of each word among the tokens, without regard to capital letters."""
        standing: defaultdict[str, list[int]] = defaultdict(list)
        for index, token in enumerate(self.tokens):
            standing[token.text.casefold()].append(index)
        return standing

    def within(self, span: Span) -> list[Token]:
        """Return the tokens in a span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [token for token in self.tokens[first:last] if token.span.end <= span.end]

    def before(self, span: Span) -> list[Token]:
        """Return the tokens before a span in its sentence; none if it crosses a sentence's end."""
        return self.within(Span((self.sentence_of(span) or span).start, span.start))

    def behind(self, span: Span) -> list[Token]:
        """Return the tokens after a span in its sentence; none if it crosses a sentence's end."""
        return self.within(Span(span.end, (self.sentence_of(span) or span).end))

    def bare(self, span: Span) -> Span:
        """Return a span without its determiner at the beginning."""
        words = self.within(span)
        starts_so = len(words) > 1 and words[0].folded in DETERMINERS
        return Span(words[1].span.start, span.end) if starts_so else span

    def wider(self, span: Span, further: int) -> Iterator[Span]:
        """Yield the spans around a span, in its sentence, that reach some words further on either side."""
        before = [word.span.start for word in self.before(span)]
        behind = [word.span.end for word in self.behind(span)]
        for start in (span.start, *before[::-1][:further]):
            for end in (span.end, *behind[:further]):
                if (start, end) != (span.start, span.end):
                    yield Span(start, end)

    def gap(self, left: int, right: int) -> Gap:
        """Return the text between two offsets."""
        between = Span(left, max(left, right))
        words = self.within(between)
        edges = [left, *(edge for word in words for edge in (word.span.start, word.span.end)), between.end]
        marks = [self.content[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
        return Gap(tuple(word.folded for word in words), "".join("".join(marks).split()))

    def places(self, phrases: Iterable[str], span: Span) -> Iterator[Span]:
        """Yield the places of phrases in a span; longer phrases come first."""
        first = bisect_left(self._starts, span.start)
        last = first + len(self.within(span))
        taken: list[Span] = []
        for wanted in sorted({spelled(phrase) for phrase in phrases}, key=_longest_first):
            for index in self._standing.get(wanted[0].casefold(), ()) if wanted else ():
                part = self.tokens[index : index + len(wanted)]
                if index < first or index + len(wanted) > last or not fits(wanted, part, self.capitals):
                    continue
                place = Span(part[0].span.start, part[-1].span.end)
                if not any(place.overlaps(other) for other in taken):
                    taken.append(place)
                    yield place


class Phrases:
    """The meanings of phrases, by the words of a text."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Create it from the phrases of each thing."""
        self._things: defaultdict[tuple[str, ...], defaultdict[tuple[str, ...], set[str]]]
        self._things = defaultdict(lambda: defaultdict(set))
        for thing, own in phrases.items():
            for phrase in own:
                self._things[_folded(spelled(phrase))][spelled(phrase)].add(thing)
        self.longest = max(map(len, self._things), default=0)
        """The number of words of the longest phrase."""

    def of(self, words: Sequence[Token], capitals: Container[int]) -> frozenset[str]:
        """Return the things that a whole phrase names."""
        spellings = self._things.get(_folded(token.text for token in words))
        if spellings is None:
            return frozenset()
        fitting = [things for phrase, things in spellings.items() if fits(phrase, words, capitals)]
        return frozenset(thing for things in fitting for thing in things)

    def spellings(self, words: Sequence[Token]) -> tuple[tuple[str, ...], ...]:
        """Return the phrases that consist of these words, without regard to capital letters."""
        return tuple(self._things.get(_folded(token.text for token in words), ()))

    def at(self, span: Span, text: Text) -> frozenset[str]:
        """Return the things that the words at a span name; a determiner may precede them."""
        words = text.within(span)
        bare = words[1:] if words and words[0].folded in DETERMINERS else []
        return self.of(words, text.capitals) | self.of(bare, text.capitals)


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)
