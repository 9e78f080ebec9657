"""Losses: a claim that leaves out words of its passage, and a neighbour that says them.

The cases are data, in ``losses.toml``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from parley.claims.vocabulary import Vocabulary
from parley.gate.losses import losses
from tests.gate.written import claim_of

FILE = Path(__file__).parent / "losses.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["case"]
NAMES = [case["name"] for case in CASES]


def _lost(case: dict[str, Any], side: str, vocabulary: Vocabulary) -> list[str]:
    """Return the phrases that one of the two claims of a case leaves out."""
    table = {**case.get("claim", {}), **case[side]}
    text = table.get("text") or case["text"]
    others = [claim_of(other, text, number) for number, other in enumerate(table.get("beside", []), 2)]
    found = losses([claim_of(table, text), *others], text, vocabulary)
    return [phrase for loss in found for phrase in loss.phrases]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_words_that_a_claim_leaves_out_are_told(case: dict[str, Any], world: Vocabulary) -> None:
    assert _lost(case, "lost", world) == case["words"]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_words_that_a_claim_says_are_not(case: dict[str, Any], world: Vocabulary) -> None:
    assert _lost(case, "kept", world) == []


def test_word_in_no_claim_is_told_once_for_the_shortest_passage(world: Vocabulary) -> None:
    text = "Kelland visited the muddy Sarno City."
    role = [["object", "place:sarno-city", "Sarno City"]]
    more = [["agent", "state:kelland", "Kelland"], ["action", "visiting", "visited"]]
    long = claim_of({"role": [*role, *more]}, text)
    short = claim_of({"role": role, "passage": "the muddy Sarno City"}, text, 2)
    assert [(loss.claim.iri, loss.phrases) for loss in losses([long, short], text, world)] == [
        (short.iri, ("muddy",))
    ]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [("Kelland never visited Sarno City.", "denied"), ("Kelland reportedly visited Sarno City.", "affirmed")],
)
def test_small_words_that_rules_check_are_not_told(text: str, polarity: str, world: Vocabulary) -> None:
    role = [
        ["agent", "state:kelland", "Kelland"],
        ["action", "visiting", "visited"],
        ["object", "place:sarno-city", "Sarno City"],
    ]
    assert list(losses([claim_of({"role": role, "polarity": polarity}, text)], text, world)) == []


def test_joined_claim_that_is_missing_is_no_fault(world: Vocabulary) -> None:
    """Candidates are written before the check of their structure."""
    text = "Kelland said so."
    role = [["agent", "state:kelland", "Kelland"], ["content", "claim:lake-009", "so"]]
    claim = claim_of({"role": role}, text)
    assert list(losses([claim], text, world)) == []
