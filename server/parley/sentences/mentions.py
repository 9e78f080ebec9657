"""Second mentions: people by their last name, unnamed ones and a conflict by their noun."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.nouns import QUOTED, head_of, is_plural_noun, shortened


def briefly(text: str, vocabulary: Vocabulary) -> str:
    """Return a sentence in which a repeated person or conflict has a short name.

    If the short name could be another's, the full name stays. Names also stay if things are named by words of
    a text, which must not be changed.
    """
    if QUOTED in text:
        return text
    nouns = {**brief_conflicts(text, vocabulary), **brief_parties(text, vocabulary)}
    for name, brief in {**brief_names(vocabulary), **nouns}.items():
        if text.count(name) > 1:
            pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
            first = pattern.search(text)
            if first:
                text = text[: first.end()] + pattern.sub(brief, text[first.end() :])
    return text


def brief_names(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the names of people with their short forms: another name, or the last word."""
    people = vocabulary.instances(term("Person"))
    names = {vocabulary.label(one): _brief(one, vocabulary) for one in people}
    bearers = Counter(names.values())
    return {name: brief for name, brief in names.items() if brief and bearers[brief] == 1}


def brief_conflicts(text: str, vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the name of the only conflict of a sentence, with its noun: "the conflict"."""
    labels = [vocabulary.label(one) for one in vocabulary.instances(term("Conflict"))]
    spoken = [label for label in labels if f"the {label}" in text.replace("The ", "the ")]
    nouns = {label: label.split(" ")[-1] for label in spoken}
    return {label: noun for label, noun in nouns.items() if len(spoken) == 1 and noun in ("conflict", "war")}


def brief_parties(text: str, vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the unnamed ones whom a sentence names again, with their noun: "the diplomat" from the West.

    Only where nobody else is one of that noun, and one person or body is meant.
    """
    labels = [vocabulary.label(one) for one in vocabulary.instances(term("UnnamedParty"))]
    nouns = {label: shortened(label) for label in labels if text.count(f"he {label}") > 1}
    entities = vocabulary.instances(term("Entity")) if nouns else ()
    taken = Counter(shortened(vocabulary.label(one)) for one in entities)
    return {
        label: noun
        for label, noun in nouns.items()
        if noun != label and label[:1].islower() and taken[noun] == 1 and not is_plural_noun(head_of(label))
    }


def _brief(person: str, vocabulary: Vocabulary) -> str:
    label = vocabulary.label(person)
    words = label.split(" ")
    known = [name for name in vocabulary.names.get(person, ()) if name != label and name in words]
    if known:
        return known[-1]
    is_name = len(words) > 1 and all(word[:1].isupper() for word in words)
    return words[-1] if is_name else ""
