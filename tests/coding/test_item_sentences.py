"""The context of an item, its card, and the mentions that a claim picks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.claim import Attribution, Claim, Mention, Role, Wording
from parley.claims.corpus import Corpus
from parley.claims.vocabulary import vocabulary
from parley.coding.cards import Card, Cards, cards_of
from parley.coding.item_sentences import sentences_around, sentences_of_claim, sentences_of_mention
from parley.coding.picks import mentions_picked
from parley.names import term, thing
from parley.rdf import parse_turtle
from parley.text.spans import Span

SENTENCES = tuple(Span(start, start + 9) for start in range(0, 70, 10))
ARTICLE = thing("article", "talks")
FRONT, ARMY = thing("organization", "front"), thing("organization", "army")


def claim(*wordings: Wording, value: str = FRONT) -> Claim:
    role = Role(term("agent"), value, wordings)
    return Claim(
        thing("claim", "talks-001"), term("Action"), ARTICLE, Span(20, 25),
        term("affirmed"), term("actual"), term("explicit"), roles=(role,),
    )  # fmt: skip


def places(sentences: tuple[Span, ...]) -> list[int]:
    return [SENTENCES.index(sentence) for sentence in sentences]


def test_claim_is_read_with_the_neighbours_of_its_sentence() -> None:
    assert places(sentences_of_claim(claim(Wording(Span(20, 22))), SENTENCES)) == [1, 2, 3]


def test_words_elsewhere_bring_their_sentence() -> None:
    assert places(sentences_of_claim(claim(Wording(Span(50, 52))), SENTENCES)) == [1, 2, 3, 5]


def test_cue_elsewhere_brings_its_sentence() -> None:
    ascribed = replace(claim(), attribution=Attribution(Span(60, 64), (Span(20, 25),)))
    assert places(sentences_of_claim(ascribed, SENTENCES)) == [1, 2, 3, 6]


def test_what_words_point_back_to_is_left_to_the_mention() -> None:
    pointing = Wording(Span(20, 22), Span(0, 4))
    mention = Mention(thing("mention", "talks-front"), (FRONT,), (pointing,))
    assert places(sentences_of_claim(claim(pointing), SENTENCES)) == [1, 2, 3]
    assert places(sentences_of_mention(mention, SENTENCES)) == [0, 2]


@pytest.mark.parametrize(("place", "around"), [(0, [0, 1]), (3, [2, 3, 4]), (6, [5, 6])])
def test_first_and_last_sentence_have_one_neighbour(place: int, around: list[int]) -> None:
    assert places(sentences_around(SENTENCES[place], SENTENCES)) == around


def test_claim_picks_the_mentions_that_tie_its_entities_to_its_words() -> None:
    front = Mention(thing("mention", "talks-front"), (FRONT,), (Wording(Span(20, 22)), Wording(Span(40, 42))))
    both = Mention(thing("mention", "talks-both"), (FRONT, ARMY), (Wording(Span(23, 25)),))
    assert mentions_picked(claim(Wording(Span(20, 22))), [front, both]) == (front.iri,)
    assert mentions_picked(claim(Wording(Span(23, 25)), value=ARMY), [front, both]) == (both.iri,)
    assert mentions_picked(claim(Wording(Span(20, 22)), value=ARMY), [front, both]) == ()


TOLD = b"""
@prefix parley: <https://w3id.org/parley/ontology#> .
@prefix place: <https://w3id.org/parley/id/place/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
place:ferro a parley:Place ; rdfs:label "Ferro"@en ; skos:altLabel "Old Ferro"@en , "Ferrum"@en ;
  parley:within place:drevia .
place:drevia a parley:Place ; rdfs:label "Drevia"@en .
"""


def test_card_of_an_entity_tells_what_it_is_and_is_called(corpus: Corpus) -> None:
    triples = [*corpus.ontology, *parse_turtle(TOLD, where="told")]
    ferro = thing("place", "ferro")
    card = Cards(triples, vocabulary(triples)).of(ferro)
    assert card == Card(ferro, ("place",), "Ferro", "within Drevia", ("Ferrum", "Old Ferro"))


def test_card_of_a_concept_tells_its_scheme_and_definition(corpus: Corpus) -> None:
    card = cards_of(corpus).of(term("present"))
    assert (card.kind, card.label) == (("attendances",), "attended")
    assert card.description
