"""Wordings: every concept that can be a predicate has one, and each can be read and filled."""

from __future__ import annotations

import re

import pytest

from parley.claims.corpus import Corpus
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.wording_patterns import Slot, read_pattern

PREDICATES = {
    "Action": "actions",
    "Participation": "attendances",
    "ThirdPartyRole": "thirdPartyRoles",
    "Occurrence": "phases",
    "Outcome": "outcomes",
    "Relationship": "relationKinds",
    "Attitude": "attitudes",
    "Impact": "impacts",
}
"""The classes whose concepts are expressed by a verb, and the schemes of these."""


@pytest.fixture(scope="module")
def words(corpus: Corpus) -> Vocabulary:
    return corpus.vocabulary


@pytest.mark.parametrize("scheme", PREDICATES.values())
def test_concept_that_is_told_by_a_verb_has_a_wording_with_one(scheme: str, words: Vocabulary) -> None:
    without = [
        concept
        for concept in words.instances(term(scheme))
        if not any(written.startswith("<") for written in words.wordings.get(concept, ()))
    ]
    assert without == []


def test_every_wording_is_read_and_names_roles_alone(words: Vocabulary) -> None:
    known = words.roles | words.numbers | {term("amount"), term("length"), term("moment")}
    unknown = {
        (thing, slot.role)
        for thing, written in words.wordings.items()
        if thing not in words.roles
        for pattern in map(read_pattern, written)
        for part in pattern.parts
        for slot in part.pieces
        if isinstance(slot, Slot) and term(slot.role) not in known
    }
    assert unknown == set()


def test_phrase_of_a_role_has_one_place(words: Vocabulary) -> None:
    phrases = {role: words.wordings[role] for role in words.roles & words.wordings.keys()}
    assert phrases
    assert {role for role, written in phrases.items() if [one.count("{}") for one in written] != [1]} == set()


def test_wording_says_nothing_that_only_the_reader_of_a_claim_may_say(words: Vocabulary) -> None:
    """Denial, reservation and modality are fields of a claim, so no wording of a concept may contain them."""
    modal = re.compile(r"\b(might|could|should|perhaps|reportedly|allegedly)\b")
    said = {
        thing: one
        for scheme in PREDICATES.values()
        for thing in words.instances(term(scheme))
        for one in words.wordings.get(thing, ())
        if modal.search(one)
    }
    assert said == {}
