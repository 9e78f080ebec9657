"""What the questions for any corpus answer of small graphs."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from parley.names import PREFIXES
from parley.store.executors.limits import Limits
from parley.web.configuration.site import Site
from parley.web.views.answer_table import answered_text
from parley.web.views.doors import doors
from parley.web.views.examples import Example, similar
from parley.web.views.groups import GROUPS, missing_of
from parley.web.views.heads import heads
from parley.web.views.published import named_query

_PREFIXES = """
PREFIX : <http://e/>
PREFIX p: <https://w3id.org/parley/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_SAID = "p:modality p:actual ; p:polarity p:affirmed ; p:article :a"


def held(triples: str) -> ox.Store:
    store = ox.Store()
    store.update(f"{_PREFIXES} INSERT DATA {{ {triples} }}")
    return store


def answers(name: str, triples: str) -> list[list[str]]:
    text = next(door.text for door in doors() if door.name == name)
    found = held(triples).query(text)
    assert isinstance(found, ox.QuerySolutions)
    return [["" if term is None else term.value.rpartition("/")[2] for term in row] for row in found]


@pytest.mark.parametrize(
    ("attendance", "modality", "polarity", "words"),
    [
        ("present", "actual", "affirmed", "attended"),
        ("absent", "actual", "affirmed", "did not attend"),
        ("present", "expected", "affirmed", "expected to attend"),
        ("absent", "planned", "affirmed", "planned not to attend"),
        ("present", "actual", "denied", "denied: attended"),
    ],
)
def test_attendance_and_modality_are_one_phrase(
    attendance: str, modality: str, polarity: str, words: str
) -> None:
    claim = f":c a p:Participation ; p:participant :x ; p:meeting :m ; p:attendance p:{attendance}"
    said = f"p:modality p:{modality} ; p:polarity p:{polarity}"
    rows = answers("who-came-and-who-stayed-away", f"{claim} ; {said}")
    assert rows == [["m", "x", words, ""]]


_INVITED = f":i a p:Invitation ; p:invitee :x ; p:meeting :m ; {_SAID} ."
_NEAR = f":n a p:Participation ; p:participant :y ; p:meeting :m ; p:attendance p:present ; {_SAID} ."
_OWN = f":o a p:Participation ; p:participant :x ; p:meeting :m ; p:attendance p:absent ; {_SAID} ."


@pytest.mark.parametrize(
    ("triples", "see"),
    [
        (f"{_INVITED} {_NEAR} :x p:mayInclude :y", "n"),
        (f"{_INVITED} {_NEAR}", ""),
        (f"{_INVITED} {_NEAR} {_OWN} :x p:mayInclude :y", ""),
    ],
)
def test_where_nothing_is_said_of_who_was_invited_kindred_parties_are(triples: str, see: str) -> None:
    rows = answers("who-came-and-who-stayed-away", triples)
    assert [row[3] for row in rows if row[2] == "was invited"] == [see]


_PLAN = ":c a p:Occurrence ; p:subject :m ; p:modality p:planned ; p:article :a ."


@pytest.mark.parametrize(
    ("triples", "row"),
    [
        (f"{_PLAN} {_NEAR}", ["m", "yes", "n"]),
        (f"{_PLAN} :r a p:Occurrence ; p:subject :m ; {_SAID}", ["m", "yes", "r"]),
        (f"{_PLAN} {_OWN}", ["m", "no article says so", ""]),
        (
            ':c a p:Action ; p:modality p:planned ; p:article :a ; rdfs:label "They plan."',
            ["They plan.", "the plan names no event", ""],
        ),
    ],
)
def test_a_plan_has_happened_where_somebody_was_there_or_it_is_said(triples: str, row: list[str]) -> None:
    ((what, _, told, where, _),) = answers("what-was-planned", triples)
    assert [what, told, where] == row


def test_a_plan_without_an_event_leads_to_one_that_may_be_meant() -> None:
    plan = ":c a p:Action ; p:modality p:proposed ; p:article :a . :d p:modality p:proposed ; p:article :a ."
    proposed = ":k p:content :d ; p:object :z . :z p:mayBeMeantBy :end . :c p:sameStatement :d ."
    rows = answers("what-was-planned", f"{plan} {proposed}")
    assert [(row[2], row[4]) for row in rows] == [("the plan names no event", "end")] * 2


def test_the_page_of_a_meeting_has_the_same_rule() -> None:
    attended = [group for group in GROUPS if group.name == "who-attended"]
    assert "that it took place" in missing_of("meeting", ())
    assert "that it took place" not in missing_of("meeting", attended)


def test_reactions_follow_the_proposal_and_others_are_left_out() -> None:
    put = f":c a p:Action ; p:action p:proposing ; p:agent :k ; p:content :d ; p:object :z ; {_SAID} ."
    content = ':d rdfs:label "It is proposed." . :z p:mayBeMeantBy :end . :t p:subject :end .'
    own = f":r a p:Attitude ; p:agent :b ; p:attitude p:surprise ; p:target :z ; {_SAID} ."
    near = f":s a p:Attitude ; p:agent :c ; p:attitude p:concern ; p:content :t ; {_SAID} ."
    other = f":u a p:Attitude ; p:agent :q ; p:attitude p:trust ; p:target :w ; {_SAID}"
    rows = answers("what-is-proposed-and-who-reacted", f"{put} {content} {own} {near} {other}")
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("z", "k", "It is proposed."),
        ("z", "b", "z"),
        ("z", "c", "end"),
    ]


def test_a_proposal_comes_with_what_is_to_be_done_and_what_else_it_says() -> None:
    put = f":c a p:Action ; p:action p:proposing ; p:agent :k ; p:content :d ; p:object :z ; {_SAID} ."
    content = ':d p:action :halt ; p:target :talks . :halt rdfs:label "halting" .'
    reason = f':r p:heldBy :z ; rdfs:label "The talks are stuck." ; {_SAID} .'
    assert answers("what-is-proposed-and-who-reacted", f"{put} {content} {reason}") == [
        ["z", "k", "proposes: halting", "talks"],
        ["z", "z", "says", "The talks are stuck."],
    ]


def test_a_head_comes_with_the_claims_of_support_for_it() -> None:
    office = f":c a p:Membership ; p:organization :g ; p:member :h ; p:office p:president ; {_SAID} ."
    broader = "p:president skos:broader p:headOfBody ."
    store = held(f"{office} {broader} :s a p:Support ; p:recipient :h")
    found = store.query(named_query("heads"), prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    rows = [{name: term for name, term in zip(names, row, strict=True) if term} for row in found]
    (one,) = heads(rows, Site("http://127.0.0.1:8080", Limits(), 0, "none"))
    assert (one.body.iri, one.head.iri) == ("http://e/g", "http://e/h")
    assert [claim.iri for claim in one.support] == ["http://e/s"]


def test_similar_questions_share_a_keyword_and_the_nearest_come_first() -> None:
    asked = [
        Example("a", "Who came?", "", "", ("attendance",)),
        Example("b", "Did the invited come?", "", "", ("attendance", "meeting")),
        Example("c", "Who supports whom?", "", "", ("support",)),
        Example("d", "Who was invited?", "", "", ("any articles",), ("attendance",)),
    ]
    found = similar(asked, "Who was invited, who came?", ("attendance",))
    assert [one.name for one in found] == ["d", "a", "b"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("a hindrance to", "a hindrance to …"), ("a gap in", "a gap in …"), ("support", "support")],
)
def test_a_value_with_a_place_for_another_shows_the_place(text: str, words: str) -> None:
    assert answered_text(text) == words
