"""Quoting: entities by the words of the article, because their labels would reveal more than these.

A label such as "ceasefire agreed in June" answers the question. The mentions have codings for the meaning of
the words. The question about the entity uses the words of the text, which mean nothing without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from parley.claims.claim import Mention
from parley.claims.vocabulary import Vocabulary
from parley.sheets.usual_names import usual_names

_WORDS = re.compile("“[^”]*”")
_PARTS = re.compile(r"[\w']+")
_OPEN, _CLOSE = "“", "”"


def quoting(mentions: Iterable[Mention], content: str, vocabulary: Vocabulary, version: int) -> Vocabulary:
    """Return a vocabulary that names each entity of some mentions by its words in an article.

    Args:
        version: The version of sheets. Until version 1, entities had the words most similar to their label.
    """
    named = usual_names if version > 1 else _similar_names
    words = named(mentions, content, vocabulary)
    quoted = {entity: (f"{_OPEN}{one}{_CLOSE}",) for entity, one in words.items()}
    return replace(vocabulary, wordings={**vocabulary.wordings, **quoted})


def _similar_names(mentions: Iterable[Mention], content: str, vocabulary: Vocabulary) -> dict[str, str]:
    held = tuple(mentions)
    words: dict[str, str] = {}
    for entity in sorted({entity for mention in held for entity in mention.entities}):
        own = dict.fromkeys(_words(entity, held, content, vocabulary))
        free = (one for one in own if one.casefold() not in map(str.casefold, words.values()))
        # If the article uses the same words for two entities, only the label separates them.
        words[entity] = next(free, None) or f"{next(iter(own))}: {vocabulary.label(entity)}"
    return words


def without_words(options: Iterable[str]) -> tuple[str, ...]:
    """Return the options of an item with letters for the words of the article, for readers without it."""
    letters: dict[str, str] = {}
    return tuple(
        _WORDS.sub(lambda found: letters.setdefault(found[0], f"[{chr(ord('A') + len(letters))}]"), one)
        for one in options
    )


def _words(entity: str, mentions: Iterable[Mention], content: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the words that name an entity: first those for it alone, and of these the most specific.

    "The move" may name a proposal in its place. Of several names, the one most similar to the label is best.
    """
    label = _parts(vocabulary.label(entity))
    own = sorted((one for one in mentions if entity in one.entities), key=lambda one: len(one.entities))
    for mention in own:
        naming = [one.span for one in mention.wordings if one.antecedent is None]
        spans = naming or [one.span for one in mention.wordings]
        told = [span.of(content).replace(_OPEN, "‘").replace(_CLOSE, "’") for span in sorted(spans)]
        told.sort(key=lambda one: (-len(_parts(one) & label), -len(one)))
        several = len(mention.entities)
        more = f", {mention.entities.index(entity) + 1} of {several}" if several > 1 else ""
        yield from (one + more for one in told)


def _parts(name: str) -> frozenset[str]:
    """Return the words of a name, without regard to capital letters and apostrophes."""
    return frozenset(_PARTS.findall(name.casefold().replace("’", "'")))
