"""Second mentions: a person by the last name, where it is nobody else's; a conflict by its noun."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.corpus import Corpus
from parley.claims.vocabulary import Vocabulary
from parley.names import term, thing
from parley.sentences.mentions import briefly

MARSH, OTHER, WAR = thing("person", "ida-marsh"), thing("person", "jo-marsh"), thing("conflict", "war")
SAID = "Ida Marsh said that Ida Marsh left"


@pytest.fixture(scope="module")
def words(corpus: Corpus) -> Vocabulary:
    return corpus.vocabulary


def _with(thing_: str, kind: str, label: str, words: Vocabulary) -> Vocabulary:
    types = {**words.types, thing_: frozenset((term(kind), term("Entity")))}
    return replace(words, types=types, labels={**words.labels, thing_: label})


def test_person_is_named_in_full_once(words: Vocabulary) -> None:
    assert briefly(SAID, words) == "Ida Marsh said that Marsh left"


def test_person_whose_last_name_is_anothers_is_named_in_full(words: Vocabulary) -> None:
    assert briefly(SAID, _with(OTHER, "Person", "Jo Marsh", words)) == SAID


def test_one_of_several_is_known_by_the_noun(words: Vocabulary) -> None:
    known = _with(OTHER, "UnnamedParty", "one of the guards", words)
    assert briefly("One of the guards left, because one of the guards fell ill", known) == (
        "One of the guards left, because the guard fell ill"
    )


def test_other_name_of_a_person_stands_for_the_last_word(words: Vocabulary) -> None:
    known = replace(words, names={**words.names, MARSH: ("Ida", "Ida Marsh")})
    assert briefly(SAID, known) == "Ida Marsh said that Ida left"


def test_only_conflict_of_a_sentence_is_named_once(words: Vocabulary) -> None:
    known = _with(WAR, "Conflict", "Sarnian war", words)
    assert briefly("Talks with Kelland on the Sarnian war ended the Sarnian war", known) == (
        "Talks with Kelland on the Sarnian war ended the war"
    )
