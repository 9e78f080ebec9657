"""Words in a passage: where cues and names stand, by whole tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from parley.claims.vocabulary import Vocabulary
from parley.names import ONTOLOGY
from parley.text.sentences import sentences
from parley.text.spans import Span
from parley.text.tokens import Token, tokens

DETERMINERS = frozenset(("the", "a", "an"))
"""Words before a name that are not part of it."""


@lru_cache(maxsize=8192)
def spelled(phrase: str) -> tuple[str, ...]:
    """Return the tokens of a phrase as they are spelled; typography lies between tokens, not in them."""
    return tuple(token.text for token in tokens(phrase))


def fits(phrase: Sequence[str], found: Sequence[Token], capitals: Container[int]) -> bool:
    """Tell whether tokens of a text are a phrase.

    Case counts, so that neither "us" is the US nor "May" a may; but a word that begins at one of the
    ``capitals`` may have a capital that the phrase has not: the first of a sentence, and all of a headline.
    """
    if len(phrase) != len(found):
        return False
    return all(
        wanted == token.text or (token.span.start in capitals and wanted == _lowered(token.text))
        for wanted, token in zip(phrase, found, strict=True)
    )


def _lowered(word: str) -> str:
    return word[0].lower() + word[1:]


def _is_headline(words: Sequence[Token]) -> bool:
    """Tell whether words are written as a headline: all of four letters or more with a capital."""
    long = [word.text for word in words if len(word.text) > 3]
    return bool(long) and all(word[0].isupper() or not word[0].isalpha() for word in long)


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
        """Where a capital says nothing: at the first word of each sentence, and in a headline."""
        parts = [list(tokens(self.content, sentence)) for sentence in self.sentences]
        firsts = {part[0].span.start for part in parts if part}
        title = parts[0] if parts and _is_headline(parts[0]) else []
        return frozenset(firsts | {token.span.start for token in title})

    def sentence_of(self, span: Span) -> Span | None:
        """Return the sentence that a span lies in, or None if it crosses a sentence's end."""
        return next((sentence for sentence in self.sentences if span in sentence), None)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    @cached_property
    def _standing(self) -> Mapping[str, list[int]]:
        """Where each word stands among the tokens, whatever its capitals."""
        standing: defaultdict[str, list[int]] = defaultdict(list)
        for index, token in enumerate(self.tokens):
            standing[token.text.casefold()].append(index)
        return standing

    def within(self, span: Span) -> list[Token]:
        """Return the tokens that lie in a span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [token for token in self.tokens[first:last] if token.span.end <= span.end]

    def says(self, span: Span, phrase: str, *, determiner: bool = False) -> bool:
        """Tell whether a span consists of a phrase; with ``determiner``, one before it is passed over."""
        found = self.within(span)
        wanted = spelled(phrase)
        if not found:
            return False
        if fits(wanted, found, self.capitals):
            return True
        # Behind "The" a capital does say something, but in a headline.
        return determiner and found[0].folded in DETERMINERS and fits(wanted, found[1:], self.capitals)

    def places(self, phrases: Iterable[str], span: Span) -> Iterator[Span]:
        """Yield the places in a span at which one of the phrases stands; longer phrases win."""
        first = bisect_left(self._starts, span.start)
        last = first + len(self.within(span))
        taken: list[Span] = []
        for wanted in sorted({spelled(phrase) for phrase in phrases}, key=len, reverse=True):
            for index in self._standing.get(wanted[0].casefold(), ()) if wanted else ():
                part = self.tokens[index : index + len(wanted)]
                if index < first or index + len(wanted) > last or not fits(wanted, part, self.capitals):
                    continue
                place = Span(part[0].span.start, part[-1].span.end)
                if not any(place.overlaps(other) for other in taken):
                    taken.append(place)
                    yield place


_Index = Mapping[tuple[str, ...], Mapping[tuple[str, ...], set[str]]]
"""Names without capitals → names as they are spelled → the things they name."""


class Names:
    """The places at which a text names entities, found once: longest names first, no two overlap."""

    def __init__(self, text: Text, vocabulary: Vocabulary) -> None:
        """Find every name of every entity in a text."""
        things: defaultdict[tuple[str, ...], defaultdict[tuple[str, ...], set[str]]]
        things = defaultdict(lambda: defaultdict(set))
        for thing, names in vocabulary.names.items():
            if thing in vocabulary.types and not thing.startswith(ONTOLOGY):
                for name in names:
                    things[_folded(spelled(name))][spelled(name)].add(thing)
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


def _places(text: Text, things: _Index) -> Iterator[tuple[Span, frozenset[str]]]:
    longest = max(map(len, things), default=0)
    index = 0
    while index < len(text.tokens):
        for length in range(min(longest, len(text.tokens) - index), 0, -1):
            part = text.tokens[index : index + length]
            spellings = things.get(_folded([token.text for token in part]), {})
            fitting = [name for name in spellings if fits(name, part, text.capitals)]
            found = {thing for name in fitting for thing in spellings[name]}
            if found:
                yield Span(part[0].span.start, part[-1].span.end), frozenset(found)
                index += length
                break
        else:
            index += 1


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)
