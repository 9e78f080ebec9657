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


CONDITIONS = ("condition", "exception", "untilRelation")


@pytest.mark.parametrize("kind", CONDITIONS)
def test_whether_a_condition_is_met_is_open(kind: str, told: Told) -> None:
    assert told(ARRIVING, LEAVING, joined(kind)) == "It is unclear whether Sarno will arrive."
    assert told(denied(ARRIVING), LEAVING, joined(kind)) == "It is possible that Sarno will not arrive."


def test_holder_of_a_condition_says_that_it_might_be_so(told: Told) -> None:
    held = replace(ARRIVING, roles=(*ARRIVING.roles, *claim("Action", "heldBy=rell").roles))
    own = claim("Action", "agent=rell", "action=arriving", "heldBy=rell", name="901",
                modality="hypothetical")  # fmt: skip
    side = joined("condition")
    assert told(held, LEAVING, side) == "Arno Rell said Sarno might arrive."
    assert told(own, LEAVING, side) == "Arno Rell said he might arrive."
    assert told(denied(held), LEAVING, side) == "Arno Rell said Sarno might not arrive."


def test_what_is_allowed_can_be_so(told: Told) -> None:
    allowed = claim("Action", "agent=kelland", "action=allowing", "content=tale-901")
    assert told(ARRIVING, allowed) == "Sarno can arrive."
    assert told(ARRIVING, denied(allowed)) == "The question is whether Sarno could arrive."


def test_what_is_no_condition_is_possible(told: Told) -> None:
    assert told(ARRIVING, LEAVING, joined("contrast")) == "Sarno could arrive."
    assert told(denied(ARRIVING), LEAVING) == "Sarno could not arrive."


def test_condition_that_is_planned_is_planned(told: Told) -> None:
    plan = replace(ARRIVING, modality=term("planned"))
    assert told(plan, LEAVING, joined("condition")) == "Sarno is to arrive."


def test_what_is_probable_under_a_condition_may_well_be(told: Told) -> None:
    likely = replace(LEAVING, roles=(*LEAVING.roles, *claim("Action", "hedge=probably").roles))
    assert told(likely, ARRIVING, joined("condition")) == "Kelland may well leave."


@pytest.mark.parametrize(
    ("kind", "said"),
    [("condition", "Kelland may leave."),
     ("exception", "Kelland may leave."),
     ("untilRelation", "Kelland will leave for now."),
     ("contrast", "Kelland will leave.")],
)  # fmt: skip
def test_what_is_predicted_under_a_condition_may_be_so(kind: str, said: str, told: Told) -> None:
    assert told(LEAVING, ARRIVING, joined(kind)) == said


def test_what_will_have_to_be_under_a_condition_is_not_only_possible(told: Told) -> None:
    words = replace(told.words, wordings={**told.words.wordings, term("departing"): ("<need> to leave",)})
    possible = replace(LEAVING, modality=term("hypothetical"))
    assert Told(words)(LEAVING, ARRIVING, joined("condition")) == "Kelland will need to leave."
    assert Told(words)(possible, ARRIVING, joined("condition")) == "Kelland may need to leave."


def test_plan_with_a_condition_is_a_plan(told: Told) -> None:
    plan = replace(LEAVING, modality=term("planned"))
    assert told(plan, ARRIVING, joined("condition")) == "Kelland is to leave."


def test_what_is_said_for_now_is_not_so_for_now(told: Told) -> None:
    saying = claim("Action", "agent=kelland", "action=makingStatement", "content=tale-903", name="902",
                   modality="predicted")  # fmt: skip
    content = claim("Action", "agent=rell", "action=arriving", "heldBy=kelland", name="903",
                    modality="planned")  # fmt: skip
    said = told(saying, content, ARRIVING, joined("untilRelation"))
    assert said == "Kelland will, for now, say that Arno Rell is to arrive."


def test_what_others_want_is_a_call(told: Told) -> None:
    wanted = replace(ARRIVING, modality=term("calledFor"))
    asking = claim("Action", "agent=kelland", "action=demanding", "content=tale-901")
    assert told(wanted, asking) == "There are calls for Sarno to arrive."
    assert told(denied(wanted), asking) == "There are calls for Sarno not to arrive."
    assert told(wanted) == "Sarno should arrive."


def test_what_somebody_asks_to_do_is_no_call(told: Told) -> None:
    wanted = replace(ARRIVING, modality=term("calledFor"))
    asking = claim("Action", "agent=sarno", "action=demanding", "content=tale-901")
    assert told(wanted, asking) == "Sarno should arrive."


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
        "The question for Arno Rell is whether he is to arrive."
    )
