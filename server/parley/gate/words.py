"""Words in a passage: where cues and names stand, by whole tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from parley.claims.vocabulary import Vocabulary
from parley.names import ONTOLOGY
from parley.text.sentences import sentences
from parley.text.spans import Span
from parley.text.tokens import Token, tokens

DETERMINERS = frozenset(("the", "a", "an"))
"""Words before a name that are not part of it."""


def spelled(phrase: str) -> tuple[str, ...]:
    """Return the tokens of a phrase as they are spelled; typography lies between tokens, not in them."""
    return tuple(token.text for token in tokens(phrase))


def fits(phrase: Sequence[str], found: Sequence[Token], *, first: bool) -> bool:
    """Tell whether tokens of a text are a phrase.

    Case counts, so that neither "us" is the US nor "May" a may; but the first word of a sentence
    (``first``) may have a capital that the phrase has not.
    """
    if len(phrase) != len(found):
        return False
    spellings = [token.text for token in found]
    if first and spellings:
        lowered = spellings[0][0].lower() + spellings[0][1:]
        if list(phrase) == [lowered, *spellings[1:]]:
            return True
    return list(phrase) == spellings


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
    def _sentence_starts(self) -> frozenset[int]:
        return frozenset(
            next(tokens(self.content, sentence)).span.start
            for sentence in self.sentences
            if any(True for _ in tokens(self.content, sentence))
        )

    def sentence_of(self, span: Span) -> Span | None:
        """Return the sentence that a span lies in, or None if it crosses a sentence's end."""
        return next((sentence for sentence in self.sentences if span in sentence), None)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    def within(self, span: Span) -> list[Token]:
        """Return the tokens that lie in a span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [token for token in self.tokens[first:last] if token.span.end <= span.end]

    def is_first(self, token: Token) -> bool:
        """Tell whether a token is the first of its sentence."""
        return token.span.start in self._sentence_starts

    def says(self, span: Span, phrase: str, *, determiner: bool = False) -> bool:
        """Tell whether a span consists of a phrase; with ``determiner``, one before it is passed over."""
        found = self.within(span)
        wanted = spelled(phrase)
        if not found:
            return False
        if fits(wanted, found, first=self.is_first(found[0])):
            return True
        return determiner and found[0].folded in DETERMINERS and fits(wanted, found[1:], first=False)

    def places(self, phrases: Iterable[str], span: Span) -> Iterator[Span]:
        """Yield the places in a span at which one of the phrases stands; longer phrases win."""
        found = self.within(span)
        taken: list[Span] = []
        for wanted in sorted({spelled(phrase) for phrase in phrases}, key=len, reverse=True):
            for index in range(len(found) - len(wanted) + 1):
                part = found[index : index + len(wanted)]
                place = Span(part[0].span.start, part[-1].span.end)
                if any(place.overlaps(other) for other in taken):
                    continue
                if fits(wanted, part, first=self.is_first(part[0])):
                    taken.append(place)
                    yield place


class Names:
    """The places at which a text names entities, found once: longest names first, no two overlap."""

    def __init__(self, text: Text, vocabulary: Vocabulary) -> None:
        """Find every name of every entity in a text."""
        things: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for thing, names in vocabulary.names.items():
            if thing in vocabulary.types and not thing.startswith(ONTOLOGY):
                for name in names:
                    things[spelled(name)].add(thing)
        self.places = tuple(_places(text, things))
        self._starts = [place.start for place, _ in self.places]

    def within(self, span: Span) -> list[tuple[Span, frozenset[str]]]:
        """Return the places that lie in a span, with what each may name."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [(place, things) for place, things in self.places[first:last] if place.end <= span.end]

    def around(self, span: Span) -> tuple[Span, frozenset[str]] | None:
        """Return the longer name that a span is only a part of, or None."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return None
        place, things = self.places[index]
        return (place, things) if span in place and span != place else None


def _places(text: Text, things: Mapping[tuple[str, ...], set[str]]) -> Iterator[tuple[Span, frozenset[str]]]:
    longest = max(map(len, things), default=0)
    index = 0
    while index < len(text.tokens):
        for length in range(min(longest, len(text.tokens) - index), 0, -1):
            part = text.tokens[index : index + length]
            found = _named(part, things, first=text.is_first(part[0]))
            if found:
                yield Span(part[0].span.start, part[-1].span.end), frozenset(found)
                index += length
                break
        else:
            index += 1


def _named(part: Sequence[Token], things: Mapping[tuple[str, ...], set[str]], *, first: bool) -> set[str]:
    spelling = tuple(token.text for token in part)
    found = things.get(spelling, set())
    if found or not first:
        return found
    return things.get((spelling[0][0].lower() + spelling[0][1:], *spelling[1:]), set())
