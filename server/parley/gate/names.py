"""Names: the places where a text names entities."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.text.spans import Span
from parley.text.words import Phrases, Text


class Names:
    """The places where a text names entities, found once: longest names first, without overlaps."""

    def __init__(self, text: Text, vocabulary: Vocabulary) -> None:
        """Find every name of every entity in a text."""
        entities = vocabulary.instances(term("Entity"))
        self._text = text
        self._phrases = Phrases({entity: vocabulary.names.get(entity, ()) for entity in entities})
        self.places = tuple(_places(text, self._phrases))
        self._starts = [place.start for place, _ in self.places]

    def named(self, span: Span) -> frozenset[str]:
        """Return the entities that all words of a span together name."""
        return self._phrases.at(span, self._text)

    def within(self, span: Span) -> list[tuple[Span, frozenset[str]]]:
        """Return the places in a span, with the entities that each may name."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [(place, things) for place, things in self.places[first:last] if place.end <= span.end]

    def around(self, span: Span) -> tuple[Span, frozenset[str]] | None:
        """Return the longer name of which the words at a span are only a part, or None.

        Only a name with a capital letter in its other words counts. "Free Kelland Army" is not about Kelland,
        but "truce along the Ilmen river" is about the river.
        """
        bare = self._text.bare(span)
        index = bisect_right(self._starts, bare.start) - 1
        if index < 0:
            return None
        place, things = self.places[index]
        is_part = bare in place and bare != self._text.bare(place)
        return (place, things) if is_part and self._is_name_around(bare, place) else None

    def _is_name_around(self, span: Span, place: Span) -> bool:
        words = self._text.within(place)
        rest = [number for number, word in enumerate(words) if word.span not in span]
        return any(
            spelling[number][0].isupper() for spelling in self._phrases.spellings(words) for number in rest
        )


def _places(text: Text, phrases: Phrases) -> Iterator[tuple[Span, frozenset[str]]]:
    index = 0
    while index < len(text.tokens):
        for length in range(min(phrases.longest, len(text.tokens) - index), 0, -1):
            part = text.tokens[index : index + length]
            found = phrases.of(part, text.capitals)
            if found and text.sentence_of(Span(part[0].span.start, part[-1].span.end)):
                yield Span(part[0].span.start, part[-1].span.end), found
                index += length
                break
        else:
            index += 1
