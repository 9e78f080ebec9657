"""Strangers in names: words that must not become part of a name, because they state something themselves.

"No party" is no name of a party, and "40 envoys" is no name of the envoys: as a name, it would hide the
negation or the number from every check. A word in a label of the entity is not a stranger.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.numbers.reading import HOW_OFTEN, parse_number
from parley.text.tokens import words


def strangers(name: str, entities: Collection[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the problems of a name of some entities: each negation and number that no label has."""
    labels = [words(label) for entity in entities for label in vocabulary.names.get(entity, ())]
    counted = {len(entities)} if len(entities) > 1 else set()
    known = counted | {_number(word) for label in labels for word in label}
    spoken = words(name)
    for negation in _negations(vocabulary):
        if _holds(spoken, negation) and not any(_holds(label, negation) for label in labels):
            yield _problem(name, " ".join(negation), "a negation")
    for word in spoken:
        if _number(word) is not None and _number(word) not in known:
            yield _problem(name, word, "a number")


def _problem(quote: str, word: str, called: str) -> str:
    message = f"{quote!r} holds {called}, {word!r}, that no label of the entity has"
    return f"{message}; leave it out of the name"


def _negations(vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """Return the single words that deny, as tokens."""
    return [words(cue) for cue in vocabulary.cues.get(term("denied"), ()) if " " not in cue]


def _holds(spoken: Sequence[str], part: Sequence[str]) -> bool:
    length = len(part)
    return any(tuple(spoken[start : start + length]) == part for start in range(len(spoken) - length + 1))


def _number(word: str) -> int | str | None:
    """Return the number that a word states, the word itself if it only begins with a digit, or None."""
    number = None if word in HOW_OFTEN else parse_number(word)
    return word if number is None and word[:1].isdigit() else number
