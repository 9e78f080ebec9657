"""Cues: the small words of English that speak for a field of a claim, and where they stand.

Negations, modal words, hedges, words of saying and marks of open lists are closed classes: whoever reads
English knows what they say, whatever the article is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from parley.claims.vocabulary import Vocabulary
from parley.gate.report import FIELD_KINDS
from parley.gate.words import Phrases, Text
from parley.names import term
from parley.text.spans import Span

ACTUAL = term("actual")
SPOKEN: Mapping[str, str] = MappingProxyType(
    {
        "negation": term("denied"),
        "hedge": term("hedged"),
        "saying": term("heldBy"),
        "listing": term("open"),
    }
)
"""What the cues of a kind say; those of ``modality`` say one or more of those that are not actual."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the text: its kind, what it may say, and where it stands."""

    kind: str
    says: frozenset[str]
    place: Span


def find_cues(text: Text, vocabulary: Vocabulary) -> tuple[Cue, ...]:
    """Return every cue of a text, in order; "said" in "said to be" is part of a hedge, and no cue itself."""
    found = [cue for kind in FIELD_KINDS for cue in _of_kind(kind, text, vocabulary)]
    hedges = [cue.place for cue in found if cue.kind == "hedge"]
    kept = (
        cue
        for cue in found
        if cue.kind != "saying" or not any(cue.place in hedge and cue.place != hedge for hedge in hedges)
    )
    return tuple(sorted(kept, key=lambda cue: cue.place))


def modalities(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the modalities that are not actual."""
    return frozenset(vocabulary.instances(term("modalities"))) - {ACTUAL}


def _of_kind(kind: str, text: Text, vocabulary: Vocabulary) -> Iterator[Cue]:
    speaking = [SPOKEN[kind]] if kind in SPOKEN else sorted(modalities(vocabulary))
    words = {value: vocabulary.cues.get(value, ()) for value in speaking}
    phrases = Phrases(words)
    every = {phrase for own in words.values() for phrase in own}
    for sentence in text.sentences:
        for place in text.places(every, sentence):
            yield Cue(kind, phrases.of(text.within(place), text.capitals), place)
