"""Search: the places of given words in a text.

A *term* is one or more words. It is found if its tokens follow each other in one sentence, whole and without
regard to case. Characters between tokens do not count, so ``cease-fire`` also finds "cease fire". No other
form of a word is found, no plural and no other spelling, with three exceptions:

    mediat*          a star at the end of a word means any further letters, or none
    #                a number sign means any token with a digit in it
    propos* + #      terms joined by a plus are found if each is in the same sentence, in any order
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.errors import InputError
from parley.text.sentences import sentences
from parley.text.spans import Span
from parley.text.tokens import Token, tokens, words

Sentences = Sequence[Sequence[Token]]
"""The tokens of each sentence of a text."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a term, folded: whole, or (``open``) only the beginning of the token."""

    folded: str
    open: bool = False

    def fits(self, token: Token) -> bool:
        """Return whether a token is this word."""
        return token.folded.startswith(self.folded) if self.open else token.folded == self.folded


@dataclass(frozen=True, slots=True)
class Number:
    """The word of a term for any token with a digit in it."""

    def fits(self, token: Token) -> bool:
        """Return whether a token has a digit."""
        return any(character.isdigit() for character in token.text)


Phrase = tuple[Word | Number, ...]


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """A term: as written, and the phrases that must be in one sentence."""

    written: str
    phrases: tuple[Phrase, ...]


def parse_term(written: str) -> SearchTerm:
    """Return the term that a person writes.

    Raises:
        InputError: It has no word, or a part of it has none.

    >>> parse_term("cease-fire").phrases
    ((Word(folded='cease', open=False), Word(folded='fire', open=False)),)
    """
    phrases = tuple(_phrase(part, written) for part in written.split("+"))
    return SearchTerm(" ".join(written.split()), phrases)


def _phrase(part: str, written: str) -> Phrase:
    found = [word for chunk in part.split() for word in _words(chunk, written)]
    if not found:
        raise InputError(f"the term {written!r} has no word to search for")
    return tuple(found)


def _words(chunk: str, written: str) -> Iterator[Word | Number]:
    if chunk == "#":
        yield Number()
        return
    stem = chunk.removesuffix("*")
    if "*" in stem or "#" in stem:
        message = f"the term {written!r} has a mark inside a word; '*' ends a word and '#' stands alone"
        raise InputError(message)
    folded = words(stem)
    if stem != chunk and not folded:
        raise InputError(f"the term {written!r} has a '*' without a word before it")
    for number, word in enumerate(folded, 1):
        yield Word(word, open=stem != chunk and number == len(folded))


def tokens_of_sentences(text: str) -> Sentences:
    """Return the tokens of each sentence of a canonical text, for any number of searches."""
    return [list(tokens(text, sentence)) for sentence in sentences(text)]


def places(term: SearchTerm, text: Sentences) -> Iterator[Span]:
    """Yield the places of a term in a text.

    For joined terms it yields one place a sentence: from the first to the last of their first places.

    >>> list(places(parse_term("host*"), tokens_of_sentences("The host hosted. A ghost.")))
    [Span(start=4, end=8), Span(start=9, end=15)]
    """
    for sentence in text:
        found = [list(_places(phrase, sentence)) for phrase in term.phrases]
        if len(found) == 1:
            yield from found[0]
        elif all(found):
            yield Span(min(part[0].start for part in found), max(part[0].end for part in found))


def _places(phrase: Phrase, sentence: Sequence[Token]) -> Iterator[Span]:
    for first in range(len(sentence) - len(phrase) + 1):
        part = sentence[first : first + len(phrase)]
        if all(word.fits(token) for word, token in zip(phrase, part, strict=True)):
            yield Span(part[0].span.start, part[-1].span.end)
