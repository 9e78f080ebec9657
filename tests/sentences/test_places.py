"""The preposition of a place, by the noun of its kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.corpus import Corpus
from parley.names import term, thing
from parley.sentences.places import preposition, preposition_of

PLACES = {
    "Grey Harbour": "in", "northern airport": "at", "gates of the town": "at", "Alder road": "on",
    "bank of the river": "on", "hilltop posts": "at", "capital of Kelland": "in", "Long Island": "on",
    "area outside the airport": "in",
}  # fmt: skip
ONE, OTHER = thing("place", "one"), thing("place", "other")


@pytest.mark.parametrize(("label", "said"), PLACES.items())
def test_preposition_is_that_of_the_noun(label: str, said: str, corpus: Corpus) -> None:
    words = replace(corpus.vocabulary, labels={ONE: label}, types={ONE: frozenset((term("Place"),))})
    assert preposition(ONE, words) == said


def test_state_has_in_whatever_its_name(corpus: Corpus) -> None:
    words = replace(corpus.vocabulary, labels={ONE: "Ivory Coast"}, types={ONE: frozenset((term("State"),))})
    assert preposition(ONE, words) == "in"


def test_places_that_differ_share_in(corpus: Corpus) -> None:
    types = dict.fromkeys((ONE, OTHER), frozenset((term("Place"),)))
    words = replace(corpus.vocabulary, labels={ONE: "airport", OTHER: "Alder road"}, types=types)
    assert preposition_of((ONE, OTHER), words) == "in"
