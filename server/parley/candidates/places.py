"""Places: where a quote occurs in an article, with errors that say what else would fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.errors import InputError
from parley.text.quotes import QuotableText
from parley.text.sentences import sentences
from parley.text.spans import Span, line_of


class QuotePlaces:
    """The places of one canonical text."""

    def __init__(self, text: str) -> None:
        """Create it from the text, and find its sentences."""
        self.text = text
        self._quotable = QuotableText(text)
        self.sentences = tuple(sentences(text))

    def sentence_of(self, span: Span) -> Span | None:
        """Return the sentence that a span lies in, or None if it crosses the end of one."""
        return next((sentence for sentence in self.sentences if span in sentence), None)

    def paragraph_of(self, span: Span) -> Span:
        """Return the line of the text that a span begins in."""
        return line_of(self.text, span)

    def located(self, quote: str, within: Span | None = None) -> list[Span]:
        """Return every place of a quote; there may be none."""
        return self._quotable.places(quote, within)

    def all(self, quote: str, within: Span | None = None) -> list[Span]:
        """Return every place of a quote, in the article or in a part of it.

        Raises:
            InputError: There is none.
        """
        found = self.located(quote, within)
        if not found:
            raise InputError(f"{quote!r} is not in {_scope(within)}")
        return found

    def one(self, quote: str, occurrence: int | None, within: Span | None = None) -> Span:
        """Return the place of a quote that occurs once, or its given occurrence.

        Raises:
            InputError: It does not occur, or occurs several times, or crosses the end of a sentence.
        """
        found = picked(self.all(quote, within), occurrence, quote, _scope(within))
        return self.whole(found)

    def in_sentence(self, quote: str, occurrence: int | None, passage: Span) -> Span:
        """Return the place of a quote in the sentence of a passage.

        Raises:
            InputError: It does not occur there, or occurs several times and none is given.
        """
        scope = "the sentence of its claim"
        found = self.located(quote, self.sentence_of(passage))
        if not found:
            raise InputError(f"{quote!r} is not in {scope}")
        return picked(found, occurrence, quote, scope)

    def several(self, quote: str, occurrences: Sequence[int]) -> list[Span]:
        """Return the given places of a quote in the article.

        Raises:
            InputError: One of them is not there.
        """
        found = self.all(quote)
        return [picked(found, occurrence, quote, _scope(None)) for occurrence in occurrences]

    def whole(self, span: Span) -> Span:
        """Return a span that lies in one sentence.

        Raises:
            InputError: It crosses the end of a sentence.
        """
        if self.sentence_of(span) is None:
            raise InputError(f"the quote at {span} crosses the end of a sentence; quote inside one sentence")
        return span


def _scope(within: Span | None) -> str:
    return "the quote of its claim" if within else "the article"


def picked(found: Sequence[Span], occurrence: int | None, quote: str, scope: str) -> Span:
    """Return the place that is meant among the places that were found.

    Raises:
        InputError: There are several and none is given, or there is no such occurrence.
    """
    if occurrence is None and len(found) > 1:
        times = f"occurs {len(found)} times in {scope} ({numbered(found)})"
        raise InputError(f"{quote!r} {times}; quote more words, or give the occurrence")
    number = occurrence or 1
    if not 1 <= number <= len(found):
        raise InputError(f"{quote!r} has no occurrence {number} in {scope}, only {len(found)}")
    return found[number - 1]


def numbered(spans: Iterable[Span]) -> str:
    """Return places with their numbers: ``1: 3–9, 2: 40–46``."""
    return ", ".join(f"{number}: {span}" for number, span in enumerate(spans, 1))
