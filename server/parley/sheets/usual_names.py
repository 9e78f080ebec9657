"""Usual names: the words by which an article calls each entity most often.

Many places are right even if one is wrong: words that were entered for the wrong entity are rarely its most
frequent ones. A pronoun or a phrase with one ("his government") means nothing without the text before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.claims.claim import Mention
from parley.claims.vocabulary import Vocabulary
from parley.names import ONTOLOGY, term
from parley.text.function_words import DETERMINERS, SPEAKERS
from parley.text.spans import Span
from parley.text.tokens import words
from parley.text.words import DETERMINERS as ARTICLES

_POSSESSIVE = re.compile(r"['’]s$")


_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of one entity, without regard to capital letters, articles and possessives.

    Attributes:
        key: What is the same in all its spellings.
        rank: Its sort key: names before words that point back, then the most frequent, those with most words
            of the label, the first and the longest.
        told: Its most frequent spelling.
    """

    key: _Key
    rank: tuple[bool, int, int, int, int]
    told: str


def usual_names(mentions: Iterable[Mention], content: str, vocabulary: Vocabulary) -> dict[str, str]:
    """Return the words for each entity of some mentions, by its IRI, different for each."""
    held = tuple(mentions)
    entities = {entity for mention in held for entity in mention.entities}
    names = {entity: list(_names(entity, held, content, vocabulary)) for entity in entities}
    taken: set[_Key] = set()
    found: dict[str, str] = {}
    # Whoever is called so most often keeps the name.
    for entity in sorted(names, key=lambda one: (names[one][0].rank[:2], one)):
        free = next((one for one in names[entity] if one.key not in taken), None)
        chosen = free or names[entity][0]
        taken.add(chosen.key)
        # If the article uses the same words for two entities, only the label or the kind separates them.
        found[entity] = chosen.told if free else f"{chosen.told}: {_told(entity, chosen, vocabulary)}"
    return found


def _names(
    entity: str, mentions: Iterable[Mention], content: str, vocabulary: Vocabulary
) -> Iterator[_Name]:
    """Yield the names of an entity, the most usual first: those for it alone, then those for several."""
    own = [one for one in mentions if entity in one.entities]
    for count in sorted({len(one.entities) for one in own}):
        alike = [one for one in own if len(one.entities) == count]
        is_named = any(wording.antecedent is None for one in alike for wording in one.wordings)
        spans: dict[str, list[Span]] = defaultdict(list)
        for mention in alike:
            more = f", {mention.entities.index(entity) + 1} of {count}" if count > 1 else ""
            named = (one.span for one in mention.wordings if one.antecedent is None or not is_named)
            spans[more] += named
        label = frozenset(words(vocabulary.label(entity)))
        pointing = SPEAKERS.union(vocabulary.cues.get(term("viaAntecedent"), ()))
        found = (
            name for more, held in spans.items() for name in _grouped(held, more, content, label, pointing)
        )
        yield from sorted(found, key=lambda one: one.rank)


def _grouped(
    spans: Iterable[Span], more: str, content: str, label: frozenset[str], pointing: frozenset[str]
) -> Iterator[_Name]:
    """Yield the names at some places, each with all its places."""
    places: dict[_Key, list[Span]] = defaultdict(list)
    for span in sorted(set(spans)):
        places[_key(span.of(content))].append(span)
    for key, own in places.items():
        points = not pointing.isdisjoint(key[:1]) or DETERMINERS.issuperset(key)
        told = [_POSSESSIVE.sub("", span.of(content)) for span in own]
        # Words in capital letters alone are those of a heading, if there are others.
        best = min(told, key=lambda one: (one.isupper(), -told.count(one)))
        quoted = best.replace("“", "‘").replace("”", "’")
        rank = (points, -len(own), -len(label.intersection(key)), own[0].start, -own[0].end)
        yield _Name((*key, more), rank, quoted + more)


def _key(name: str) -> _Key:
    own = words(_POSSESSIVE.sub("", name))
    return own[1:] if len(own) > 1 and own[0] in ARTICLES else own


def _told(entity: str, name: _Name, vocabulary: Vocabulary) -> str:
    """Return what tells an entity from another of the same name: its label, or its kind."""
    label = vocabulary.label(entity)
    kinds = sorted(kind for kind in vocabulary.types.get(entity, ()) if kind.startswith(ONTOLOGY))
    narrow = min(kinds, key=lambda one: (-len(vocabulary.parents.get(one, ())), one), default="")
    return vocabulary.label(narrow) if narrow and label.casefold() == name.told.casefold() else label
