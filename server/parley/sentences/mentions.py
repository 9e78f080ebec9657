"""Second mentions: people by their last name, because their pronoun is unknown; a conflict by its noun."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.nouns import QUOTED


def briefly(text: str, vocabulary: Vocabulary) -> str:
    """Return a sentence in which a repeated person or conflict has a short name.

    If the short name could be another's, the full name stays. Names also stay if things are named by words of
    a text, which must not be changed.
    """
    if QUOTED in text:
        return text
    conflicts = brief_conflicts(text, vocabulary)
    for name, brief in {**brief_names(vocabulary), **conflicts}.items():
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


def _brief(person: str, vocabulary: Vocabulary) -> str:
    label = vocabulary.label(person)
    words = label.split(" ")
    known = [name for name in vocabulary.names.get(person, ()) if name != label and name in words]
    if known:
        return known[-1]
    is_name = len(words) > 1 and all(word[:1].isupper() for word in words)
    return words[-1] if is_name else ""
