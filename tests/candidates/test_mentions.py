"""Mentions: which words of an article mean which entity, and which ambiguous ones are refused."""

from __future__ import annotations

from typing import Any

import pytest

from parley.claims.claim import ArticleAnnotations, Mention, Wording
from parley.names import thing
from parley.text.spans import Span
from tests.claims.small import PLAIN, faults_of, resolved

Block = dict[str, Any]


def _picking(quote: str, *mentions: Block) -> dict[str, Any]:
    """Return blocks in which claims with one quote pick each of the mentions."""
    claims = [
        {"number": number, "kind": "Action", "quote": quote, **PLAIN}
        | {"role": [{"name": "agent", "mention": mention["name"]}]}
        for number, mention in enumerate(mentions, 1)
    ]
    return {"mention": list(mentions), "claim": claims}


def _said(text: str, *mentions: Block) -> ArticleAnnotations:
    """Return what mentions become in a text that is one sentence."""
    return resolved(text, **_picking(text, *mentions))


def _mention(name: str, entity: str | list[str], *words: Any) -> Block:
    return {"name": name, "entity": entity, "words": list(words)}


KELLAND = _mention("kelland", "state:kelland", "Kelland")
FRONT = _mention("front", "organization:highland-front", "the Front")
RELL = _mention("rell", "person:tomas-rell", "Rell")

PLACES: dict[str, tuple[str, tuple[Block, ...], list[list[str]]]] = {
    "a name stands for all its places": (
        "Kelland left, and Kelland came, and KELLAND stayed",
        (KELLAND,),
        [["Kelland 0–7", "Kelland 18–25", "KELLAND 36–43"]],
    ),
    "several names": (
        "Kelland left, and the Plain State came",
        (_mention("kelland", "state:kelland", "Kelland", "the Plain State"),),
        [["Kelland 0–7", "the Plain State 18–33"]],
    ),
    "one of its places": (
        "Kelland left, and Kelland came",
        (_mention("kelland", "state:kelland", {"quote": "Kelland", "occurrence": 2}),),
        [["Kelland 18–25"]],
    ),
    "several of its places": (
        "Kelland left, and Kelland came, and Kelland stayed",
        (_mention("kelland", "state:kelland", {"quote": "Kelland", "occurrence": [3, 1]}),),
        [["Kelland 0–7", "Kelland 36–43"]],
    ),
    "no place inside longer words of another": (
        "Rell left, and the Rell Group came",
        (RELL, _mention("group", "organization:highland-front", "the Rell Group")),
        [["Rell 0–4"], ["the Rell Group 15–29"]],
    ),
    "no place inside longer words of its own": (
        "President Rell left, and Rell came",
        (_mention("rell", "person:tomas-rell", "Rell", "President Rell"),),
        [["President Rell 0–14", "Rell 25–29"]],
    ),
    "no place inside words that lie inside longer ones": (
        "Rell left, and the Rell Group Press and the Rell Group came",
        (
            RELL,
            _mention("group", "organization:highland-front", "the Rell Group"),
            _mention("press", "party:envoys", "the Rell Group Press"),
        ),
        [["Rell 0–4"], ["the Rell Group 40–54"], ["the Rell Group Press 15–35"]],
    ),
    "a place inside longer words, if it is counted": (
        "Rell left, and the Rell Group came",
        (
            _mention("rell", "person:tomas-rell", {"quote": "Rell", "occurrence": [1, 2]}),
            _mention("group", "organization:highland-front", "the Rell Group"),
        ),
        [["Rell 0–4", "Rell 19–23"], ["the Rell Group 15–29"]],
    ),
    "one name, counted, of two": (
        "Rell met Rell",
        (
            _mention("rell", "person:tomas-rell", {"quote": "Rell", "occurrence": 1}),
            _mention("marsh", "person:ida-marsh", {"quote": "Rell", "occurrence": 2}),
        ),
        [["Rell 0–4"], ["Rell 9–13"]],
    ),
    "words that point back to the last name": (
        "Kelland left, Kelland came, and it stayed",
        (_mention("kelland", "state:kelland", "Kelland", {"quote": "it", "anaphor": True}),),
        [["Kelland 0–7", "Kelland 14–21", "it 32–34 → 14–21"]],
    ),
    "words that point back over others that do": (
        "Kelland left, it came, and it stayed",
        (
            _mention(
                "kelland", "state:kelland", "Kelland", {"quote": "it", "occurrence": [2, 1], "anaphor": True}
            ),
        ),
        [["Kelland 0–7", "it 14–16 → 0–7", "it 27–29 → 0–7"]],
    ),
    "the same words twice": (
        "The Front left, and the Front came",
        (_mention("front", "organization:highland-front", "the Front", "The Front"),),
        [["The Front 0–9", "the Front 20–29"]],
    ),
    "other typography": (
        "The “Front’s  Men” left",
        (_mention("front", "organization:highland-front", '"front\'s men"'),),
        [["“Front’s  Men” 4–18"]],
    ),
}


def _written(mention: Mention, text: str) -> list[str]:
    """Return the words of a mention with their places, and the place of the name they point back to."""
    return [
        f"{wording.span.of(text)} {wording.span}" + (f" → {wording.antecedent}" if wording.antecedent else "")
        for wording in mention.wordings
    ]


@pytest.mark.parametrize(("text", "mentions", "places"), PLACES.values(), ids=PLACES)
def test_words_stand_for_places(text: str, mentions: tuple[Block, ...], places: list[list[str]]) -> None:
    held = _said(text, *mentions)
    by_name = {mention.iri.rsplit("-", 1)[1]: mention for mention in held.mentions}
    assert [_written(by_name[block["name"]], text) for block in mentions] == places


def test_mention_has_an_iri_of_its_article_and_its_entities_in_order() -> None:
    sides = _mention("two-sides", ["state:morvia", "organization:highland-front"], "Both")
    held = _said("Both left", sides)
    entities = (thing("organization", "highland-front"), thing("state", "morvia"))
    assert held.mentions == (Mention(thing("mention", "talks-two-sides"), entities, (Wording(Span(0, 4)),)),)


def test_mentions_come_in_the_order_of_their_iris() -> None:
    held = _said("Rell and Kelland left", RELL, KELLAND)
    assert [mention.iri.rsplit("-", 1)[1] for mention in held.mentions] == ["kelland", "rell"]


def test_several_names_for_several_things_may_hold_their_number() -> None:
    text = "The two sides left"
    held = _said(text, _mention("sides", ["state:kelland", "state:morvia"], "The two sides"))
    assert len(held.mentions) == 1


@pytest.mark.parametrize("words", ["Never Again", "Group 12", "the Group"])
def test_name_may_hold_what_a_label_has(words: str) -> None:
    assert _said(f"{words} left", _mention("group", "organization:never-again", words)).mentions


NOT_THERE = "is not in the article"
REFUSED: dict[str, tuple[str, tuple[Block, ...], list[str]]] = {
    "words that stand nowhere": (
        "Kelland left",
        (_mention("kelland", "state:kelland", "Kelland", "the Plain State"),),
        [f"mention kelland: 'the Plain State' {NOT_THERE}"],
    ),
    "occurrence past the last": (
        "Kelland left",
        (_mention("kelland", "state:kelland", {"quote": "Kelland", "occurrence": 2}),),
        ["mention kelland: 'Kelland' has no occurrence 2 in the article, only 1"],
    ),
    "words cut inside a word": (
        "Kellanders left",
        (KELLAND,),
        [f"mention kelland: 'Kelland' {NOT_THERE}"],
    ),
    "unknown entity": (
        "Kelland left",
        (_mention("kelland", "state:keland", "Kelland"),),
        ["mention kelland: no entity is called 'state:keland'; similar names: state:kelland"],
    ),
    "unknown entity of a known label": (
        "Kelland left",
        (_mention("front", "party:highland-front", "Kelland"),),
        [
            (
                "mention front: no entity is called 'party:highland-front'; similar names:"
                " organization:highland-front"
            )
        ],
    ),
    "unknown entity like none": (
        "Kelland left",
        (_mention("kelland", "state:xyz", "Kelland"),),
        [
            (
                "mention kelland: no entity is called 'state:xyz'; there is none like it;"
                " describe it in triples/shared.ttl"
            )
        ],
    ),
    "concept as an entity": (
        "Kelland left",
        (_mention("kelland", "signing", "Kelland"),),
        ["mention kelland: 'signing' is no entity; there is none like it; describe it in triples/shared.ttl"],
    ),
    "class as an entity": (
        "Kelland left",
        (_mention("kelland", "State", "Kelland"),),
        ["mention kelland: 'State' is no entity; there is none like it; describe it in triples/shared.ttl"],
    ),
    "one entity twice": (
        "Both left",
        (_mention("sides", ["state:kelland", "state:kelland"], "Both"),),
        ["mention sides: names state:kelland twice; write it once"],
    ),
    "one entity in two mentions": (
        "Kelland left, and the Plain State came",
        (KELLAND, _mention("plain", "state:kelland", "the Plain State")),
        ["mention plain: means the same as mention kelland; join their words in one"],
    ),
    "the same several in two mentions": (
        "Both left, and the two came",
        (
            _mention("sides", ["state:kelland", "state:morvia"], "Both"),
            _mention("pair", ["state:morvia", "state:kelland"], "the two"),
        ),
        ["mention pair: means the same as mention sides; join their words in one"],
    ),
    "one name of two": (
        "Rell came, and Rell left",
        (RELL, _mention("marsh", "person:ida-marsh", "Rell")),
        [
            (
                "mention marsh: 'Rell' at 0–4, 15–19 is also in mention rell;"
                " quote more words, or count the occurrences of each"
            )
        ],
    ),
    "one place of a name of two": (
        "Rell came, and Rell left",
        (RELL, _mention("marsh", "person:ida-marsh", {"quote": "Rell", "occurrence": 2})),
        [
            (
                "mention marsh: 'Rell' at 15–19 is also in mention rell;"
                " quote more words, or count the occurrences of each"
            )
        ],
    ),
    "words that point back to two": (
        "Kelland met the Front, and it left",
        (
            _mention("kelland", "state:kelland", "Kelland", {"quote": "it", "anaphor": True}),
            _mention("front", "organization:highland-front", "the Front", {"quote": "it", "anaphor": True}),
        ),
        [
            (
                "mention front: 'it' at 27–29 is also in mention kelland;"
                " quote more words, or count the occurrences of each"
            )
        ],
    ),
    "only inside longer words": (
        "The Rell Group left",
        (RELL, _mention("group", "organization:highland-front", "the Rell Group")),
        [
            (
                "mention rell: 'Rell' occurs only inside longer words of another mention;"
                " give occurrence, or leave it out"
            )
        ],
    ),
    "pointing back without a count": (
        "Kelland left, it came, and it stayed",
        (_mention("kelland", "state:kelland", "Kelland", {"quote": "it", "anaphor": True}),),
        [
            (
                "mention kelland: 'it' occurs 2 times (1: 14–16, 2: 27–29);"
                " give the occurrence at which it points back to this"
            )
        ],
    ),
    "pointing back to nothing": (
        "It left, and Kelland came",
        (_mention("kelland", "state:kelland", "Kelland", {"quote": "it", "anaphor": True}),),
        [
            (
                "mention kelland: 'it' at 0–2 points back, but no earlier words name what it means;"
                " add such words, or leave it out"
            )
        ],
    ),
    "no name at all": (
        "It left",
        (_mention("kelland", "state:kelland", {"quote": "it", "anaphor": True}),),
        [
            (
                "mention kelland: 'it' at 0–2 points back, but no earlier words name what it means;"
                " add such words, or leave it out"
            )
        ],
    ),
    "name that points back": (
        "Kelland left, and Kelland came",
        (
            _mention(
                "kelland", "state:kelland", "Kelland", {"quote": "Kelland", "occurrence": 2, "anaphor": True}
            ),
        ),
        ["mention kelland: 'Kelland' at 18–25 cannot both name it and point back"],
    ),
    "negation in a name": (
        "No envoys came",
        (_mention("envoys", "party:envoys", "No envoys"),),
        [
            (
                "mention envoys: 'No envoys' holds a negation, 'no', that no label of the entity has;"
                " leave it out of the name"
            )
        ],
    ),
    "negation of two tokens in a name": (
        "Those who didn't come left",
        (_mention("envoys", "party:envoys", "Those who didn't come"),),
        [
            (
                "mention envoys: \"Those who didn't come\" holds a negation, 'didn t', that no label of the"
                " entity has; leave it out of the name"
            )
        ],
    ),
    "number in words in a name": (
        "Twenty envoys came",
        (_mention("envoys", "party:envoys", "Twenty envoys"),),
        [
            (
                "mention envoys: 'Twenty envoys' holds a number, 'twenty', that no label of the entity has;"
                " leave it out of the name"
            )
        ],
    ),
    "number in digits in a name": (
        "Group 13 came",
        (_mention("group", "organization:never-again", "Group 13"),),
        [
            (
                "mention group: 'Group 13' holds a number, '13', that no label of the entity has;"
                " leave it out of the name"
            )
        ],
    ),
    "number of other things": (
        "The three sides left",
        (_mention("sides", ["state:kelland", "state:morvia"], "The three sides"),),
        [
            (
                "mention sides: 'The three sides' holds a number, 'three', that no label of the entity has;"
                " leave it out of the name"
            )
        ],
    ),
    "all at once": (
        "No envoys met Rell",
        (
            _mention("envoys", "party:envoys", "No envoys", "Morvia"),
            _mention("kelland", "state:xyz", "Rell", "Rel"),
        ),
        [
            f"mention envoys: 'Morvia' {NOT_THERE}",
            f"mention kelland: 'Rel' {NOT_THERE}",
            (
                "mention envoys: 'No envoys' holds a negation, 'no', that no label of the entity has;"
                " leave it out of the name"
            ),
            (
                "mention kelland: no entity is called 'state:xyz'; there is none like it;"
                " describe it in triples/shared.ttl"
            ),
        ],
    ),
}


@pytest.mark.parametrize(("text", "mentions", "messages"), REFUSED.values(), ids=REFUSED)
def test_ambiguous_mention_is_refused(text: str, mentions: tuple[Block, ...], messages: list[str]) -> None:
    assert faults_of(text, _picking(text, *mentions)) == messages


def test_mention_that_no_claim_picks_is_refused() -> None:
    blocks = _picking("Kelland and Rell left", KELLAND) | {"mention": [KELLAND, RELL]}
    assert faults_of("Kelland and Rell left", blocks) == [
        "mention rell: is used by no claim; remove it, or use it in a claim"
    ]


def test_words_across_the_end_of_a_sentence_are_refused() -> None:
    text = "He left Kelland. Rell came."
    mention = _mention("both", "state:kelland", "Kelland. Rell")
    assert faults_of(text, _picking("Rell came", mention))[0] == (
        "mention both: the quote at 8–21 crosses the end of a sentence; quote inside one sentence"
    )


def test_mention_may_be_picked_as_the_anchor_of_a_time_alone() -> None:
    strikes = _mention("strikes", "event:strikes", "the strikes")
    text = "Kelland left since the strikes"
    blocks = _picking(text, KELLAND)
    blocks["mention"].append(strikes)
    blocks["claim"][0]["time"] = [{"quote": "since the strikes", "relation": "since", "anchor": "strikes"}]
    assert len(resolved(text, **blocks).mentions) == 2
