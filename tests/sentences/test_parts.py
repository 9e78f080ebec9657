"""A claim that is part of another one, told alone: neither a forecast, nor a promise, nor so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.claim import Claim
from parley.claims.corpus import Corpus
from parley.names import term
from tests.sentences.told import Told, claim, invented

ARRIVING = claim("Action", "agent=sarno", "action=arriving", name="901", modality="hypothetical")
LEAVING = claim("Action", "agent=kelland", "action=departing", name="902", modality="predicted")
JOINED = ("nucleus=tale-902", "satellite=tale-901")


@pytest.fixture(scope="module")
def told(corpus: Corpus) -> Told:
    return Told(invented(corpus.vocabulary))


def joined(kind: str) -> Claim:
    """Return what joins the leaving of Kelland to the arrival of Sarno."""
    return claim("DiscourseRelation", f"discourseKind={kind}", *JOINED)


def denied(one: Claim) -> Claim:
    return replace(one, polarity=term("denied"))


@pytest.mark.parametrize("kind", ["condition", "exception", "untilRelation"])
def test_condition_may_or_may_not_be_met(kind: str, told: Told) -> None:
    assert told(ARRIVING, LEAVING, joined(kind)) == "Sarno may or may not arrive."
    assert told(denied(ARRIVING), LEAVING, joined(kind)) == "Sarno might not arrive."


def test_what_is_no_condition_is_possible(told: Told) -> None:
    assert told(ARRIVING, LEAVING, joined("contrast")) == "Sarno could arrive."
    assert told(denied(ARRIVING), LEAVING) == "Sarno could not arrive."


def test_condition_that_is_planned_is_planned(told: Told) -> None:
    plan = replace(ARRIVING, modality=term("planned"))
    assert told(plan, LEAVING, joined("condition")) == "Sarno is to arrive."


@pytest.mark.parametrize(
    ("kind", "said"),
    [("condition", "Kelland will leave under certain conditions."),
     ("exception", "Kelland will leave under certain conditions."),
     ("untilRelation", "Kelland will leave for now."),
     ("contrast", "Kelland will leave.")],
)  # fmt: skip
def test_what_has_a_condition_is_not_so_in_all_cases(kind: str, said: str, told: Told) -> None:
    assert told(LEAVING, ARRIVING, joined(kind)) == said


def test_condition_of_a_speech_is_not_one_of_what_is_said(told: Told) -> None:
    saying = claim("Action", "agent=kelland", "action=makingStatement", "content=tale-903", name="902",
                   modality="predicted")  # fmt: skip
    content = claim("Action", "agent=rell", "action=arriving", "heldBy=kelland", name="903",
                    modality="planned")  # fmt: skip
    said = told(saying, content, ARRIVING, joined("condition"))
    assert said == "Kelland will, under certain conditions, say that Arno Rell is to arrive."


def test_sentence_of_the_whole_is_about_the_whole(told: Told) -> None:
    assert told(joined("condition"), ARRIVING, LEAVING) == "Kelland will leave if Sarno arrives."


def wholes(action: str, content: str) -> Claim:
    return claim("Action", "agent=rell", f"action={action}", f"content=tale-{content}")


def test_what_was_refused_is_a_question(told: Told) -> None:
    asked = "The question is whether Sarno could arrive."
    assert told(ARRIVING, wholes("rejecting", "901")) == asked
    assert told(ARRIVING, denied(wholes("promising", "901"))) == asked


def test_what_was_promised_or_not_ruled_out_is_no_question(told: Told) -> None:
    assert told(ARRIVING, wholes("promising", "901")) == "Sarno could arrive."
    assert told(ARRIVING, denied(wholes("rejecting", "901"))) == "Sarno could arrive."


def test_what_was_said_and_not_guaranteed_is_said(told: Told) -> None:
    saying = replace(wholes("makingStatement", "901"), iri="said")
    assert told(ARRIVING, denied(wholes("promising", "901")), saying) == "Sarno could arrive."


def test_what_a_holder_refuses_is_the_question_for_the_holder(told: Told) -> None:
    held = claim("Action", "agent=rell", "action=arriving", "heldBy=rell", name="901", modality="planned")
    assert told(held, denied(wholes("promising", "901"))) == (
        "Arno Rell says the question is whether he plans to arrive."
    )
