"""Usual names: an entity is called by its most frequent words, and no pronoun stands for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.claim import Mention, Wording
from parley.claims.vocabulary import Vocabulary, vocabulary
from parley.names import term, thing
from parley.sheets.quoting import quoting
from parley.sheets.usual_names import usual_names
from parley.text.spans import Span

STATE, LAND, FRONT = thing("state", "morvia"), thing("place", "morvia"), thing("actor", "front")
TEXT = (
    "MORVIA AND FRONT MEET. Morvia's envoy, Morvia said, left the Morvian capital, Morvia said again. "
    "We saw it, the Front said; we did. It left Morvia, and a Front of hills. They said both sides met."
)


@pytest.fixture(scope="module")
def plain() -> Vocabulary:
    return replace(
        vocabulary(()),
        labels={STATE: "Morvia", LAND: "Morvia", FRONT: "Front", term("Place"): "place"},
        types={LAND: frozenset((term("Place"), term("Entity")))},
        parents={term("Place"): frozenset((term("Place"), term("Entity")))},
        cues={term("viaAntecedent"): ("it", "they")},
    )


def _mention(entity: str | tuple[str, ...], *words: tuple[str, int] | tuple[str, int, bool]) -> Mention:
    """Return a mention by its words, the number of their occurrence, and whether they point back."""
    wordings = []
    for quote, occurrence, *anaphor in words:
        start = -1
        for _ in range(occurrence):
            start = TEXT.index(quote, start + 1)
        antecedent = Span(0, 6) if anaphor else None
        wordings.append(Wording(Span(start, start + len(quote)), antecedent))
    entities = (entity,) if isinstance(entity, str) else entity
    return Mention(thing("mention", "m"), entities, tuple(wordings))


CASES = {
    "most frequent, not the longest": (
        [_mention(STATE, ("Morvia", 1), ("Morvian capital", 1), ("Morvia", 2))],
        "Morvia",
    ),
    "possessive is the same name": (
        [_mention(STATE, ("Morvian capital", 1), ("Morvia's", 1), ("Morvia", 2))],
        "Morvia",
    ),
    "article is the same name": (
        [_mention(FRONT, ("hills", 1), ("the Front", 1), ("Front", 2))],
        "the Front",
    ),
    "of equals the most similar to the label": (
        [_mention(STATE, ("Morvian capital", 1), ("Morvia", 5))],
        "Morvia",
    ),
    "of equals the first": ([_mention(STATE, ("envoy", 1), ("Morvian capital", 1))], "envoy"),
    "of equals at one place the longer": (
        [_mention(STATE, ("Morvian", 1), ("Morvian capital", 1))],
        "Morvian capital",
    ),
    "not as in a heading": ([_mention(STATE, ("MORVIA", 1), ("Morvia", 1))], "Morvia"),
    "heading if there is nothing else": ([_mention(STATE, ("MORVIA", 1))], "MORVIA"),
    "no speaker": ([_mention(FRONT, ("We", 1), ("we", 1), ("the Front", 1))], "the Front"),
    "no pronoun": ([_mention(FRONT, ("it", 1), ("It", 1), ("the Front", 1))], "the Front"),
    "no phrase that points back": (
        [_mention(FRONT, ("hills", 1, True), ("hills", 1, True), ("the Front", 1))],
        "the Front",
    ),
    "for it alone before with others": (
        [_mention((LAND, FRONT), ("both sides", 1)), _mention(FRONT, ("the Front", 1))],
        "the Front",
    ),
    "with others if there is nothing else": (
        [_mention((LAND, FRONT), ("both sides", 1))],
        "both sides, 2 of 2",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_entity_is_called_by_its_usual_words(case: str, plain: Vocabulary) -> None:
    mentions, told = CASES[case]
    entity = mentions[-1].entities[-1]
    assert usual_names(mentions, TEXT, plain)[entity] == told


def test_most_frequent_user_keeps_a_name_and_the_kind_tells_the_other(plain: Vocabulary) -> None:
    state = _mention(STATE, ("Morvia", 1), ("Morvia", 2), ("Morvian", 1))
    assert usual_names([_mention(LAND, ("Morvia", 5)), state], TEXT, plain) == {
        STATE: "Morvia",
        LAND: "Morvia: place",
    }


def test_other_name_is_used_if_the_first_is_taken(plain: Vocabulary) -> None:
    land = _mention(LAND, ("Morvia", 5), ("Morvian capital", 1))
    state = _mention(STATE, ("Morvia", 1), ("Morvia", 2))
    assert usual_names([land, state], TEXT, plain)[LAND] == "Morvian capital"


@pytest.mark.parametrize(("version", "told"), [(1, "“Front of hills”"), (2, "“Front”")])
def test_sheets_of_each_version_are_made_by_its_rules(version: int, told: str, plain: Vocabulary) -> None:
    mention = _mention(FRONT, ("Front of hills", 1), ("FRONT", 1), ("Front", 1))
    assert quoting([mention], TEXT, plain, version).wordings[FRONT] == (told,)
