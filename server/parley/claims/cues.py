"""Cues: the small words of English that decide a field of a claim, and their places.

Negations, modal words, hedges, words of saying and marks of open lists are closed classes. Every reader of
English knows what they mean, whatever the article is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.numbers.reading import cardinal
from parley.text.function_words import AUXILIARIES
from parley.text.spans import Span
from parley.text.tokens import Token
from parley.text.words import DETERMINERS, Phrases, Text

KINDS = ("negation", "modality", "hedge", "saying", "listing")
"""The kinds of cues: each decides a field of a claim."""
ACTUAL = term("actual")
MODAL = "modal"
"""The kind of a real modal word, which contradicts ``actual``; a word of ``modality`` only supports."""
HEDGES = term("hedges")
SPOKEN: Mapping[str, str] = MappingProxyType(
    {
        "negation": term("denied"),
        "saying": term("heldBy"),
        "listing": term("open"),
    }
)
"""The values of the cues of each kind. A hedge means a concept; a modal word means one or more modalities
that are not actual."""
_NOUNS = frozenset(("will", "might", "can", "must", "may", "if"))
"""Modal words that are nouns as well."""
_OF_NOUNS = DETERMINERS | {
    "my", "your", "his", "her", "its", "our", "their", "s", "no", "own", "free", "good", "political",
    "popular",
}  # fmt: skip
"""Words with a verb after which a subject would come between: "the will", "the people's will"."""
_MORE = frozenset(("more", "other", "others", "further"))
_PASSIVE = frozenset(("was", "were", "be", "been", "being", "is", "are"))
_SINCE = frozenset(("since", "in", "by", "for", "as"))
_COUNTED = 4
"""How many words after "at least" may say that there are more: "at least three other groups"."""
_NO_INFINITIVES = (_OF_NOUNS - {"free", "own"}) | {
    "this", "that", "these", "those", "it", "him", "them", "me", "us", "you", "each", "every", "both", "all",
    "some", "any", "one", "two", "three", "other", "another", "which", "whom", "whose", "what",
}  # fmt: skip
"""Words after a "to" that is a preposition."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the text: its kind, its possible values, and its place."""

    kind: str
    says: frozenset[str]
    place: Span


def find_cues(text: Text, vocabulary: Vocabulary) -> tuple[Cue, ...]:
    """Return every cue of a text, in order. A part of a hedge is no cue: "said to be", "no doubt"."""
    found = [cue for kind in KINDS for cue in _of_kind(kind, text, vocabulary)]
    found += _modal_words(text, vocabulary)
    hedges = [cue.place for cue in found if cue.kind == "hedge"]
    kept = (cue for cue in found if not any(cue.place in hedge and cue.place != hedge for hedge in hedges))
    return tuple(sorted(kept, key=lambda cue: cue.place))


def hedges(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the hedges."""
    return frozenset(vocabulary.instances(HEDGES))


def modalities(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the modalities that are not actual."""
    return frozenset(vocabulary.instances(term("modalities"))) - {ACTUAL}


def has_infinitive(text: Text, span: Span) -> bool:
    """Return whether a "to" in a span may precede a verb: "a package to rebuild", not "to the river"."""
    return any(
        left.folded == "to" and _may_be_verb(right, text) for left, right in pairwise(text.within(span))
    )


def _may_be_verb(word: Token, text: Text) -> bool:
    is_lower = word.text.islower() or word.span.start in text.capitals
    return is_lower and word.folded not in _NO_INFINITIVES


def _of_kind(kind: str, text: Text, vocabulary: Vocabulary) -> Iterator[Cue]:
    speaking, saying = _values(kind, vocabulary)
    phrases = Phrases({value: vocabulary.cues.get(value, ()) for value in saying})
    every = {phrase for value in speaking for phrase in vocabulary.cues.get(value, ())}
    for sentence in text.sentences:
        for place in text.places(every, sentence):
            leads_to = kind != "saying" and _leads_to(place, sentence, text)
            if not (leads_to or _is_other_word(place, sentence, text)):
                yield Cue(kind, phrases.of(text.within(place), text.capitals), place)


def _values(kind: str, vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    """Return the values with cues of a kind, and all possible values of such cues.

    The words of some hedges are modal words as well: for "may not" a claim may have either.
    """
    if kind in SPOKEN:
        return frozenset((SPOKEN[kind],)), frozenset((SPOKEN[kind],))
    modal = modalities(vocabulary)
    own = hedges(vocabulary) if kind == "hedge" else modal
    return own, own | modal


def _is_other_word(place: Span, sentence: Span, text: Text) -> bool:
    """Return whether words are no cue here, by their neighbours.

    "And others | do not" has a subject, "at least | 15 km" a number. "Would like | to thank" marks no list.
    "Was | admitted" and "the land that both have claimed | since 1991" report nothing.
    """
    said = place.of(text.content).casefold()
    before = [word.folded for word in text.within(Span(sentence.start, place.start))[-1:]]
    behind = [word.folded for word in text.within(Span(place.end, sentence.end))[:_COUNTED]]
    if said == "like":
        return behind[:1] == ["to"]
    if said.endswith("and others"):
        return any(word in AUXILIARIES for word in behind[:1])
    if said == "at least" and any(word[0].isdecimal() or cardinal(word) is not None for word in behind[:1]):
        return _MORE.isdisjoint(behind)
    if said == "admitted":
        return not _PASSIVE.isdisjoint(before)
    return said == "claimed" and any(word in _SINCE for word in behind[:1])


def _leads_to(place: Span, sentence: Span, text: Text) -> bool:
    """Return whether the "to" at the end of words precedes no verb: "is to one article", "due to the war"."""
    if text.within(place)[-1].folded != "to":
        return False
    behind = text.within(Span(place.end, sentence.end))[:1]
    return not all(_may_be_verb(word, text) for word in behind)


def _modal_words(text: Text, vocabulary: Vocabulary) -> Iterator[Cue]:
    """Yield the real modal words. Their values are those of the cues of modalities in them, or else any."""
    known = modalities(vocabulary)
    words = {value: vocabulary.cues.get(value, ()) for value in known}
    phrases = Phrases(words)
    every = {phrase for own in words.values() for phrase in own}
    for sentence in text.sentences:
        for place in text.places(vocabulary.excluded.get(ACTUAL, ()), sentence):
            if not (_is_noun(place, sentence, text) or _leads_to(place, sentence, text)):
                inside = text.places(every, place)
                said = (phrases.of(text.within(part), text.capitals) for part in inside)
                yield Cue(MODAL, frozenset().union(*said) or known, place)


def _is_noun(place: Span, sentence: Span, text: Text) -> bool:
    """Return whether a modal word is a noun here, or the month: "the will to talk", "May 2031"."""
    if place.of(text.content).casefold() not in _NOUNS:
        return False
    before = [word.folded for word in text.within(Span(sentence.start, place.start))[-1:]]
    behind = [word.folded for word in text.within(Span(place.end, sentence.end))[:1]]
    is_month = any(word[0].isdecimal() for word in behind)
    return is_month or behind == ["to"] or not _OF_NOUNS.isdisjoint(before)
