"""Verbs: the forms that a wording gives, and those that follow from them."""

from __future__ import annotations

import pytest

from parley.sentences.verbs import read_verb

FORMS = {
    "regular": ("reject", "rejects", "reject", "rejected", "rejected"),
    "with a final e": ("propose", "proposes", "propose", "proposed", "proposed"),
    "with a consonant and y": ("deny", "denies", "deny", "denied", "denied"),
    "with a vowel and y": ("delay", "delays", "delay", "delayed", "delayed"),
    "with a hissing end": ("reach", "reaches", "reach", "reached", "reached"),
    "irregular": ("hold|held|held", "holds", "hold", "held", "held"),
    "with two participles": ("take|took|taken", "takes", "take", "took", "taken"),
    "with a particle": ("give up|gave up|given up", "gives up", "give up", "gave up", "given up"),
    "with a hissing end and a particle": (
        "catch on|caught on|caught on", "catches on", "catch on", "caught on", "caught on",
    ),
    "of two verbs": (
        "dry up or die|dried up or died|dried up or died", "dries up or dies", "dry up or die",
        "dried up or died", "dried up or died",
    ),
    "to be": ("be", "is", "are", "was", "been"),
    "to have": ("have", "has", "have", "had", "had"),
}  # fmt: skip


@pytest.mark.parametrize(("written", "one", "several", "past", "participle"), FORMS.values(), ids=FORMS)
def test_verb_is_inflected(written: str, one: str, several: str, past: str, participle: str) -> None:
    verb = read_verb(written)
    assert verb is not None
    present = (verb.finite("present", plural=False), verb.finite("present", plural=True))
    assert (*present, verb.finite("past", plural=False), verb.participle) == (one, several, past, participle)


GERUNDS = {
    "carry": "carrying", "propose": "proposing", "agree": "agreeing", "be": "being", "lie|lay|lain": "lying",
    "get|got|got": "getting", "begin|began|begun": "beginning", "submit|submitted|submitted": "submitting",
    "visit": "visiting", "hold|held|held": "holding", "take|took|taken": "taking",
    "carry out|carried out|carried out": "carrying out",
    "lift or ease": "lifting or easing",
}  # fmt: skip


@pytest.mark.parametrize(("written", "gerund"), GERUNDS.items(), ids=GERUNDS)
def test_verb_has_a_gerund(written: str, gerund: str) -> None:
    verb = read_verb(written)
    assert verb is not None
    assert verb.gerund == gerund


@pytest.mark.parametrize(
    ("written", "state", "negative"),
    [
        ("trust", False, False),
        ("=trust", True, False),
        ("not attend", False, True),
        ("=not trust", True, True),
    ],
)
def test_marks_of_a_verb_are_read(written: str, state: bool, negative: bool) -> None:
    verb = read_verb(written)
    assert verb is not None
    assert (verb.state, verb.negative) == (state, negative)
