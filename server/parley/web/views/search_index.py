"""An index of the names in a release: from words to things, without accents, and with similar words.

It is made once for a release, and stored in memory. A word that no name has or begins with is replaced by the
most similar word of the names. So the cost of a search does not grow with the number of names.
"""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.advice.vocabulary import NameIndex

MAX_QUERY = 200
"""How many characters of the searched text are used."""

MAX_WORDS = 8
_MAX_WORD = 40
_MAX_BEGUN = 64
"""How many words that begin with a searched one are used."""

_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    {
        "a", "about", "after", "all", "although", "am", "an", "and", "any", "are", "as", "at", "be",
        "because", "been", "before", "being", "but", "by", "can", "could", "did", "didn", "do", "does",
        "doesn", "don", "ever", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if",
        "in", "into", "is", "isn", "it", "its", "many", "me", "might", "much", "must", "my", "never", "no",
        "nor", "not", "of", "on", "or", "our", "s", "she", "should", "so", "some", "such", "t", "than",
        "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "was",
        "wasn", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose",
        "why", "will", "with", "would", "yet", "you", "your",
    }
)  # fmt: skip
"""Words without content: they count only if there are no others."""

_ENDING = re.compile(r"(?<=\w{4})(?:ing|ed|es|er|s)\Z")
"""Endings that a word may have while names have another or none."""

_HIDDEN = re.compile(r"(\w+)(\*?)")
"""A word to find things by, and whether it stands for all that begin so."""

_WHOLE, _BEGUN, _NEAR, _BY_HIDDEN = 1.0, 0.7, 0.6, 0.5


@dataclass
class NamedThing:
    """A thing with its names.

    Attributes:
        iri: The thing.
        label: Its name.
        others: Its other names.
        hidden: Words to find it by that are no names; ``mediat*`` stands for every word that begins so.
    """

    iri: str
    label: str = ""
    others: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class SearchResult:
    """The result of a search in the index.

    Attributes:
        things: The best first.
        instead: For words that no name has, the words that were searched instead.
        missing: The words without a similar word.
        partial: Whether nothing has all of the words, so that these things have only most of them.
    """

    things: list[NamedThing]
    instead: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    partial: bool = False


class SearchIndex:
    """The names of a release."""

    def __init__(self, things: Iterable[NamedThing]) -> None:
        """Create it from the things with their names."""
        self._things = sorted(things, key=lambda thing: thing.iri)
        holders: dict[str, set[int]] = defaultdict(set)
        for number, thing in enumerate(self._things):
            for word in {word for name in (thing.label, *thing.others) for word in words_of(name)}:
                holders[word].add(number)
        self._holders = dict(holders)
        self._hidden: dict[str, set[int]] = defaultdict(set)
        for number, thing in enumerate(self._things):
            for word in {word for text in thing.hidden for word in _hidden_words(text)}:
                self._hidden[word].add(number)
        self._words = sorted(holders)
        self._near = NameIndex([word for word in self._words if len(word) > 2])

    def find(self, text: str) -> SearchResult:
        """Return the things with the words of a text in their names, the best first."""
        sought = _sought(text)
        scores: dict[int, float] = defaultdict(float)
        matched: dict[int, int] = defaultdict(int)
        instead: dict[str, str] = {}
        missing = []
        for word in sought:
            hidden = self._by_hidden(word)
            forms = self._forms(word, may_be_near=not hidden)
            if not forms and not hidden:
                missing.append(word)
            elif len(forms) == 1 and _NEAR in forms.values():
                instead[word] = next(iter(forms))
            for number, score in (hidden | self._best(forms)).items():
                matched[number] += 1
                scores[number] += score
        most = max(matched.values(), default=0)
        best = [number for number, count in matched.items() if count == most]
        best.sort(key=lambda number: self._rank(number, scores[number], text))
        things = [self._things[number] for number in best]
        return SearchResult(things, instead, tuple(missing), partial=0 < most < len(sought) - len(missing))

    def _by_hidden(self, word: str) -> dict[int, float]:
        """Return the things that a word finds although no name has it, with how well it fits."""
        begun = {f"{word[:end]}*" for end in range(2, len(word) + 1)}
        keys = {word, word.removesuffix("s"), _ENDING.sub("", word), *begun}
        held = set[int]().union(*(self._hidden[key] for key in keys if key in self._hidden))
        score = _BY_HIDDEN * math.log(1 + len(self._things) / max(1, len(held)))
        return dict.fromkeys(held, score)

    def _forms(self, word: str, *, may_be_near: bool) -> dict[str, float]:
        """Return the words of names for a searched word, each with how well it fits."""
        forms = {word: _WHOLE} if word in self._holders else {}
        stem = _ENDING.sub("", word)
        for begin in dict.fromkeys((word, stem) if len(word) > 1 else ()):
            first = bisect_left(self._words, begin)
            for other in self._words[first : first + _MAX_BEGUN]:
                if not other.startswith(begin):
                    break
                forms.setdefault(other, _BEGUN)
        if forms or not may_be_near or len(word) <= 2 or word in _SMALL:
            return forms
        if (near := self._near.nearest(stem) or self._near.nearest(word)):
            forms[near] = _NEAR
        return forms

    def _best(self, forms: dict[str, float]) -> dict[int, float]:
        scores: dict[int, float] = {}
        for word, fit in forms.items():
            held = self._holders[word]
            score = fit * math.log(1 + len(self._things) / len(held))
            for number in held:
                scores[number] = max(scores.get(number, 0.0), score)
        return scores

    def _rank(self, number: int, score: float, text: str) -> tuple[bool, float, int, str]:
        thing = self._things[number]
        called_so = folded(text).strip() in (folded(name) for name in (thing.label, *thing.others))
        return not called_so, -round(score, 6), len(thing.label), thing.label


def content_of(text: str) -> set[str]:
    """Return the words of a text with content, without their endings."""
    return {_ENDING.sub("", word) for word in words_of(text) if word not in _SMALL}


def folded(text: str) -> str:
    """Return a text in small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in parts if not unicodedata.combining(character))


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return [word[:_MAX_WORD] for word in _WORD.findall(folded(text))]


def _hidden_words(text: str) -> list[str]:
    """Return the words of a hidden text without their endings; those with a star keep it."""
    found = _HIDDEN.findall(folded(text))
    return [f"{word}*" if star else form for word, star in found for form in {word, _ENDING.sub("", word)}]


def _sought(text: str) -> list[str]:
    """Return the words to search: those with content, or else all."""
    words = list(dict.fromkeys(words_of(text[:MAX_QUERY])))
    return ([word for word in words if word not in _SMALL] or words)[:MAX_WORDS]
