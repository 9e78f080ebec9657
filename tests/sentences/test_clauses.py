"""Clauses: one subject and its predicates in every modality, polarity, tense and voice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.sentences.clauses import BARE, FRAMED, Clause, Predicate
from parley.sentences.verbs import BE, Verb, read_verb


def _verb(written: str) -> Verb:
    verb = read_verb(written)
    assert verb is not None
    return verb


REJECTED = Clause("the army", False, (Predicate(_verb("reject"), "the plan"),), "past", "actual")
IS = Clause("talks", True, (Predicate(BE, "a failure"),), "present", "actual")
SIGNED = Clause("the plan", False, (Predicate(_verb("sign"), "in Sarno", passive=True),), "past", "actual")
ABSENT = Clause("the army", False, (Predicate(_verb("not attend"), "the talks"),), "past", "actual")

SAID = {
    "actual": (REJECTED, {}, "the army rejected the plan", "the army did not reject the plan"),
    "planned": (
        REJECTED,
        {"modality": "planned"},
        "the army is to reject the plan",
        "the army is not to reject the plan",
    ),
    "expected": (
        REJECTED,
        {"modality": "expected"},
        "the army is expected to reject the plan",
        "the army is not expected to reject the plan",
    ),
    "proposed": (
        REJECTED,
        {"modality": "proposed"},
        "it has been proposed that the army reject the plan",
        "it has been proposed that the army not reject the plan",
    ),
    "called for": (
        REJECTED,
        {"modality": "calledFor"},
        "the army should reject the plan",
        "the army should not reject the plan",
    ),
    "predicted": (
        REJECTED,
        {"modality": "predicted"},
        "the army will reject the plan",
        "the army will not reject the plan",
    ),
    "hypothetical": (
        REJECTED,
        {"modality": "hypothetical"},
        "the army could reject the plan",
        "the army could not reject the plan",
    ),
    "with a reservation": (
        REJECTED,
        {"adverbs": ("probably",)},
        "the army probably rejected the plan",
        "the army probably did not reject the plan",
    ),
    "predicted with a reservation": (
        REJECTED,
        {"adverbs": ("probably",), "modality": "predicted"},
        "the army will probably reject the plan",
        "the army will probably not reject the plan",
    ),
    "planned with a reservation": (
        REJECTED,
        {"adverbs": ("reportedly",), "modality": "planned"},
        "the army is reportedly to reject the plan",
        "the army is reportedly not to reject the plan",
    ),
    "a state": (IS, {}, "talks are a failure", "talks are not a failure"),
    "a state that is over": (IS, {"tense": "past"}, "talks were a failure", "talks were not a failure"),
    "a state with a reservation": (
        IS,
        {"adverbs": ("still",)},
        "talks are still a failure",
        "talks are not still a failure",
    ),
    "what was so before": (
        REJECTED,
        {"adverbs": ("perhaps", "any longer")},
        "the army perhaps rejected the plan any longer",
        "the army perhaps no longer rejected the plan",
    ),
    "what is so at no time": (
        REJECTED,
        {"adverbs": ("ever",), "modality": "predicted"},
        "the army will ever reject the plan",
        "the army will never reject the plan",
    ),
    "a possible state that was so before": (
        IS,
        {"adverbs": ("any longer",), "modality": "hypothetical"},
        "talks could be a failure any longer",
        "talks could no longer be a failure",
    ),
    "what lasts": (
        IS,
        {"tense": "perfect", "subject": "the truce", "plural": False},
        "the truce has been a failure",
        "the truce has not been a failure",
    ),
    "passive": (SIGNED, {}, "the plan was signed in Sarno", "the plan was not signed in Sarno"),
    "passive and lasting": (
        SIGNED,
        {"tense": "perfect"},
        "the plan has been signed in Sarno",
        "the plan has not been signed in Sarno",
    ),
    "passive and possible": (
        SIGNED,
        {"modality": "hypothetical"},
        "the plan could be signed in Sarno",
        "the plan could not be signed in Sarno",
    ),
    "a negation by itself": (
        ABSENT,
        {},
        "the army did not attend the talks",
        "it is not so that the army did not attend the talks",
    ),
    "a negation that is planned": (
        ABSENT,
        {"modality": "predicted"},
        "the army will not attend the talks",
        "it is not so that the army will not attend the talks",
    ),
    "two predicates": (
        replace(REJECTED, predicates=(*REJECTED.predicates, Predicate(_verb("leave|left|left"), "Sarno"))),
        {},
        "the army rejected the plan and left Sarno",
        "the army did not reject the plan or leave Sarno",
    ),
    "two states": (
        replace(IS, predicates=(*IS.predicates, Predicate(BE, "costly"))),
        {},
        "talks are a failure and costly",
        "talks are not a failure or costly",
    ),
    "with a tail": (
        REJECTED,
        {"tail": " on a Monday"},
        "the army rejected the plan on a Monday",
        "the army did not reject the plan on a Monday",
    ),
}


@pytest.mark.parametrize(("clause", "changes", "affirmed", "denied"), SAID.values(), ids=SAID)
def test_clause_is_affirmed_and_denied(
    clause: Clause, changes: dict[str, object], affirmed: str, denied: str
) -> None:
    changed = replace(clause, **changes)  # type: ignore[arg-type]
    assert (changed.said(), replace(changed, negative=True).said()) == (affirmed, denied)


INSIDE = {
    "what is demanded": ("calledFor", BARE, "the army reject the plan", "the army not reject the plan"),
    "what is proposed": ("proposed", BARE, "the army reject the plan", "the army not reject the plan"),
    "what is promised": (
        "planned",
        BARE,
        "the army will reject the plan",
        "the army will not reject the plan",
    ),
    "what is feared": (
        "hypothetical",
        BARE,
        "the army could reject the plan",
        "the army could not reject the plan",
    ),
    "a prediction that is reported": (
        "predicted",
        FRAMED,
        "it is predicted that the army will reject the plan",
        "it is predicted that the army will not reject the plan",
    ),
    "a plan that is reported": (
        "planned",
        FRAMED,
        "the army is to reject the plan",
        "the army is not to reject the plan",
    ),
}


@pytest.mark.parametrize(("modality", "form", "affirmed", "denied"), INSIDE.values(), ids=INSIDE)
def test_clause_inside_another_says_its_modality_unless_the_verb_does(
    modality: str, form: str, affirmed: str, denied: str
) -> None:
    clause = replace(REJECTED, modality=modality)
    assert (clause.said(form), replace(clause, negative=True).said(form)) == (affirmed, denied)


INFINITIVES = {
    "active": (REJECTED, "to reject the plan"),
    "passive": (SIGNED, "to be signed in Sarno"),
    "denied": (replace(REJECTED, negative=True), "not to reject the plan"),
    "what was so before, denied": (
        replace(REJECTED, negative=True, adverbs=("any longer",)),
        "to no longer reject the plan",
    ),
    "a negation by itself": (ABSENT, "not to attend the talks"),
}


@pytest.mark.parametrize(("clause", "said"), INFINITIVES.values(), ids=INFINITIVES)
def test_clause_without_its_subject_is_an_infinitive(clause: Clause, said: str) -> None:
    assert clause.infinitive == said
