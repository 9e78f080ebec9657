"""People named again: by their last name, as English does where nothing tells which pronoun is theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from parley.claims.vocabulary import Vocabulary
from parley.names import term


def briefly(text: str, vocabulary: Vocabulary) -> str:
    """Return a sentence in which the second mention of a person, and all further ones, are brief.

    A person whose brief name could be another's is called by the whole one each time.
    """
    for name, brief in brief_names(vocabulary).items():
        if text.count(name) > 1:
            pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
            first = pattern.search(text)
            if first:
                text = text[: first.end()] + pattern.sub(brief, text[first.end() :])
    return text


def brief_names(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the names of people with the part of each that stands for it: another name, or the last word."""
    people = vocabulary.instances(term("Person"))
    names = {vocabulary.label(one): _brief(one, vocabulary) for one in people}
    bearers = Counter(names.values())
    return {name: brief for name, brief in names.items() if brief and bearers[brief] == 1}


def _brief(person: str, vocabulary: Vocabulary) -> str:
    label = vocabulary.label(person)
    words = label.split(" ")
    known = [name for name in vocabulary.names.get(person, ()) if name != label and name in words]
    if known:
        return known[-1]
    is_name = len(words) > 1 and all(word[:1].isupper() for word in words)
    return words[-1] if is_name else ""
