"""A claim upheld against the kind of check that contradicts it is refused no more, and against no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.corpus import Corpus
from parley.gate.report import Finding
from parley.gate.upholding import left_of, objections
from tests.gate.written import claim_of, invented

FINDINGS = (Finding("negation", "claim:x", "a “not”"), Finding("number", "claim:x", "another number"))


@pytest.mark.parametrize(
    ("upheld", "left"),
    [
        ((), ["a “not”", "another number"]),
        (("negation",), ["another number"]),
        (("negation", "number"), []),
        (
            ("negation", "time"),
            ["another number", "is upheld against the checks of 'time', and none contradicts it"],
        ),
    ],
)
def test_findings_that_are_left(upheld: tuple[str, ...], left: list[str], corpus: Corpus) -> None:
    claim = replace(corpus.articles[0].annotations.claims[0], upheld=upheld)
    assert [found.message.partition(";")[0] for found in left_of(FINDINGS, claim)] == left


TEXT = "Kelland never paid 4,200 crowns to Morvia."
TOLD = {
    "a word of the text": (
        Finding("negation", "claim:x", "'never' at 8–13 denies", claimed=", and the claim affirms"),
        "negation: “never” denies",
    ),
    "words of a value": (
        Finding("number", "claim:x", "the words at 19–24 state 4,200", "parley:best 4,201"),
        "number: the words “4,200” state 4,200",
    ),
    "words beside others": (
        Finding("number", "claim:x", "the words beside 19–24 say parley:atLeast", "parley:best 4,200"),
        "number: the words beside “4,200” say at least",
    ),
    "the name of a thing": (
        Finding("name", "claim:x", "the words at 35–41 are a name of state:morvia", "parley:agent x"),
        "name: the words “Morvia” are a name of Morvia",
    ),
}


@pytest.mark.parametrize(("finding", "told"), TOLD.values(), ids=TOLD)
def test_coders_are_told_what_a_rule_reads_and_not_what_the_claim_says(finding: Finding, told: str) -> None:
    claim = replace(claim_of({}, TEXT), upheld=("negation", "number", "name"))
    assert objections([finding], claim, TEXT, invented()) == (told,)


def test_nothing_is_told_of_rules_that_a_claim_is_not_upheld_against() -> None:
    claim = replace(claim_of({}, TEXT), upheld=("name",))
    assert objections(FINDINGS, claim, TEXT, invented()) == ()
