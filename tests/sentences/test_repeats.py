"""What a sentence names again: "it", where that can mean nothing else, and a different word for each."""

from __future__ import annotations

from itertools import product

import pytest

from parley.claims.corpus import Corpus
from parley.claims.vocabulary import Vocabulary
from parley.sentences.mentions import briefly
from parley.sentences.repeats import pronounced
from tests.sentences.told import invented

AGAIN = {
    "a body after its holder": (
        "According to Sarno, Sarno left Kelland",
        "According to Sarno, it left Kelland",
    ),
    "an object": (
        "Sarno denied that the prisoners wrote to Sarno",
        "Sarno denied that the prisoners wrote to it",
    ),
    "a possession": (
        "The Alder plan failed because the Alder plan's cost rose",
        "The Alder plan failed because its cost rose",
    ),
    "one subject of two clauses": (
        "The Highland Front left Kelland because the Highland Front saw Kelland",
        "The Highland Front left Kelland because it saw Kelland",
    ),
    "the same after several": (
        "Both Sarno and Kelland praised the Alder plan, but the Alder plan failed",
        "Both Sarno and Kelland praised the Alder plan, but it failed",
    ),
    "several": (
        "According to the northern movements, somebody listened to the northern movements",
        "According to the northern movements, somebody listened to them",
    ),
    "what belongs to a government": (
        "The government of Kelland told Arno Rell that it sold the boats of Kelland",
        "The government of Kelland told Arno Rell that it sold its boats",
    ),
    "what belongs to what belongs to somebody": (
        "Arno Rell's unit gave up the weapons of Arno Rell's unit",
        "Arno Rell's unit gave up its weapons",
    ),
    "as many as before": (
        "Two donors spoke because two donors left",
        "Two donors spoke because they left",
    ),
    "both of a list": (
        "Both Sarno and the Highland Front said that both Sarno and the Highland Front won",
        "Both Sarno and the Highland Front said that both won",
    ),
    "a list": (
        "Sarno, Kelland and the donors met before Sarno, Kelland and the donors left",
        "Sarno, Kelland and the donors met before the three left",
    ),
}
AS_IT_IS = {
    "a list with another": "Sarno and Kelland met before Sarno and the donors left",
    "a possession of a list": "Sarno and Kelland met before Sarno and Kelland's army left",
    "another body between": "Sarno told Kelland that the war harmed Sarno",
    "another subject between": "Sarno said that Kelland left because Sarno won",
    "one of a list": "Sarno left before Sarno and Kelland met",
    "an office": "Sarno heard the president of Sarno",
    "what belongs to a state beside another": "The government of Kelland told Sarno of the boats of Kelland",
    "what belongs to a state beside its boats": "The boats of Kelland met the army of Kelland",
    "where it is": "Sarno holds prisoners in Sarno",
    "several beside others": "The donors told the northern movements that the donors left",
    "so many": "Two donors said that donors left",
    "a person": "Ida Marsh left",
}
SHAPES = (
    "Both {} and {} said that both Kelland and {} won",
    "{} and {} left before {} and Sarno won",
    "{} told {} that {} left",
    "{} left because {} saw {}",
    "According to {}, {} met {}",
    "{} met {}, but {} won",
    "{} asked that {} leave and that {} stay",
    "Both {} and {} praised it, whereas {} failed",
    "{} left after {}'s army shot at {}",
)
NAMES = ("Sarno", "Kelland", "the Alder plan", "the northern movements", "the donors", "Ida Marsh")


@pytest.fixture(scope="module")
def words(corpus: Corpus) -> Vocabulary:
    return invented(corpus.vocabulary)


@pytest.mark.parametrize(("text", "said"), AGAIN.values(), ids=AGAIN)
def test_what_is_named_again_has_a_pronoun(text: str, said: str, words: Vocabulary) -> None:
    assert pronounced(text, words) == said


@pytest.mark.parametrize("text", AS_IT_IS.values(), ids=AS_IT_IS)
def test_what_a_pronoun_could_not_tell_keeps_its_name(text: str, words: Vocabulary) -> None:
    assert pronounced(text, words) == text


@pytest.mark.parametrize("shape", SHAPES)
def test_no_two_sentences_become_alike(shape: str, words: Vocabulary) -> None:
    texts = [shape.format(*names) for names in product(NAMES, repeat=3)]
    assert len({briefly(text, words) for text in texts}) == len(set(texts))


@pytest.mark.parametrize(
    ("text", "said"),
    {
        "Kelland praised the April deal before the April deal failed": (
            "Kelland praised the April deal before the deal failed"
        ),
        "A local guard left Kelland before a local guard met it": (
            "A local guard left Kelland before a local guard met it"
        ),
        "Kelland met the Valley Brigades and paid the Valley Brigades": (
            "Kelland met the Valley Brigades and paid the Brigades"
        ),
    }.items(),
)
def test_second_name_is_short_where_nothing_else_has_it(text: str, said: str, words: Vocabulary) -> None:
    assert briefly(text, words) == said
