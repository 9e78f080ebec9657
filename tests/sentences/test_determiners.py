"""Names in sentences: with "the", with "a" or with neither, and with their owner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.corpus import Corpus
from parley.names import term, thing
from parley.sentences.determiners import named

ONE, OWNER = thing("event", "one"), thing("state", "owner")
NAMES = {
    ("Event", "early elections", "Kelland", "Person"): "the early elections",
    ("UnnamedParty", "envoy", "Kelland", "Person"): "an envoy",
    ("Document", "letter of Ida Marsh", "Ida Marsh", "Person"): "Ida Marsh's letter",
    ("Initiative", "demand of Kelland", "Kelland", "State"): "Kelland's demand",
    ("Initiative", "final demand of Kelland", "Kelland", "State"): "Kelland's final demand",
    ("Initiative", "demand of the army of Kelland", "Kelland", "State"): "the demand of the army of Kelland",
    ("Event", "invasion of Kelland", "Kelland", "State"): "the invasion of Kelland",
    ("Initiative", "demand of the Emirates", "Emirates", "State"): "the demand of the Emirates",
}


@pytest.mark.parametrize(("stated", "said"), NAMES.items(), ids=str)
def test_name_follows_from_class_label_and_owner(
    stated: tuple[str, str, str, str], said: str, corpus: Corpus
) -> None:
    kind, label, owner, of = stated
    words = corpus.vocabulary
    types = {**words.types, ONE: frozenset((term(kind),)), OWNER: frozenset((term(of),))}
    labels = {**words.labels, ONE: label, OWNER: owner}
    assert named(ONE, replace(words, types=types, labels=labels)) == said


CHOSEN = {
    ("early elections", "a"): "early elections",
    ("early elections", "none"): "early elections",
    ("third year", "a"): "a third year",
    ("interim pact", "a"): "an interim pact",
    ("guns", "the"): "the guns",
    ("gains since the war", "a"): "gains since the war",
    ("cocoa", "none"): "cocoa",
    ("letter of Ida Marsh", "a"): "a letter of Ida Marsh",
}


@pytest.mark.parametrize(("stated", "said"), CHOSEN.items(), ids=str)
def test_author_chooses_the_article(stated: tuple[str, str], said: str, corpus: Corpus) -> None:
    label, determiner = stated
    words = replace(corpus.vocabulary, labels={ONE: label}, determiners={ONE: determiner})
    assert named(ONE, words) == said
