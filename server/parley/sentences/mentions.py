"""Second mentions: pronouns, people by their last name, unnamed ones and a conflict by their noun."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.nouns import QUOTED, head_of, shortened
from parley.sentences.repeats import pronounced

_BODIES = frozenset((
    "Agency", "Alliance", "Assembly", "Association", "Authority", "Bank", "Brigade", "Brigades", "Bureau",
    "Centre", "Center", "Coalition", "Commission", "Committee", "Community", "Conference", "Congress",
    "Council", "Court", "Federation", "Force", "Forces", "Foundation", "Front", "Fund", "Group", "Institute",
    "League", "Mission", "Movement", "Office", "Organisation", "Organization", "Party", "Project",
    "Secretariat", "Tribunal", "Union",
))  # fmt: skip
"""Nouns that stand for the whole name of a body: "the Commission"."""
_MEMBER = re.compile(r"one of the ((?:[a-z]+ )*[a-z]*[^si])s")
"""One of several, of whom only the noun is known."""

def briefly(text: str, vocabulary: Vocabulary) -> str:
    """Return a sentence in which what is repeated has a pronoun or a short name.

    If the short name could be another's, the full name stays. Names also stay if things are named by words of
    a text, which must not be changed.
    """
    if QUOTED in text:
        return text
    text = pronounced(_known(text, vocabulary), vocabulary)
    nouns = {
        **brief_conflicts(text, vocabulary),
        **brief_things(text, vocabulary),
        **brief_members(text, vocabulary),
    }
    for name, brief in {**brief_names(vocabulary), **nouns}.items():
        if text.casefold().count(name.casefold()) > 1:
            start = "|".join(map(re.escape, {name[0], name[0].upper()}))
            pattern = re.compile(rf"(?<!\w)(?:{start}){re.escape(name[1:])}(?!\w)")
            first = pattern.search(text)
            if first:
                text = text[: first.end()] + pattern.sub(brief, text[first.end() :])
    return text


def _known(text: str, vocabulary: Vocabulary) -> str:
    """Return a sentence in which what has "a" at first has "the" afterwards."""
    for one in vocabulary.spoken_of(text):
        label = vocabulary.label(one)
        if text.count(label) > 1:
            name = re.compile(rf"\b[Aa]n? (?={re.escape(label)}(?!\w))")
            if first := name.search(text):
                text = text[: first.end()] + name.sub("the ", text[first.end() :])
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


def brief_things(text: str, vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the things that a sentence names again, with their noun: "the diplomat" from the West.

    Only where nothing else has that noun. A body is "the Front" if no other body is one.
    """
    spoken = (vocabulary.label(one) for one in vocabulary.spoken_of(text))
    again = [label for label in spoken if len(_named_again(label, text)) > 1]
    if not again:
        return {}
    labels = {one: vocabulary.label(one) for one in vocabulary.instances(term("Entity"))}
    taken = Counter(shortened(label) for label in labels.values())
    bodies = Counter(label.split(" ")[-1] for label in labels.values())
    heads = Counter(map(head_of, labels.values()))
    nouns = {}
    for label in again:
        noun, last = shortened(label), label.split(" ")[-1]
        if label[:1].islower() and noun != label and taken[noun] == 1:
            nouns[label] = noun
        elif label[:1].isupper() and label != last and _is_known_by(last, label, bodies, heads):
            nouns[label] = last
    return nouns


def brief_members(text: str, vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return who is named again as one of several, with their noun: "the guard", one of the guards."""
    labels = {vocabulary.label(one): one for one in vocabulary.instances(term("UnnamedParty"))}
    found = {label: _MEMBER.fullmatch(label) for label in labels if text.casefold().count(label) > 1}
    nouns = {label: member[1] for label, member in found.items() if member}
    return {
        label: f"the {noun}"
        for label, noun in nouns.items()
        if noun not in labels and list(nouns.values()).count(noun) == 1
    }


def _named_again(label: str, text: str) -> Sequence[str]:
    """Return the mentions of a thing that have an article."""
    return re.findall(rf"\b(?:[Tt]he|[Aa]n?) {re.escape(label)}(?!\w)", text) if label in text else ()


def _is_known_by(last: str, label: str, bodies: Counter[str], heads: Counter[str]) -> bool:
    """Return whether the last word of a name is enough: "the Front", and "the plan" for the Alder plan."""
    if last in _BODIES:
        return bodies[last] == 1
    return last.islower() and last == head_of(label) and heads[last] == 1


def _brief(person: str, vocabulary: Vocabulary) -> str:
    label = vocabulary.label(person)
    words = label.split(" ")
    known = [name for name in vocabulary.names.get(person, ()) if name != label and name in words]
    if known:
        return known[-1]
    is_name = len(words) > 1 and all(word[:1].isupper() for word in words)
    return words[-1] if is_name else ""
