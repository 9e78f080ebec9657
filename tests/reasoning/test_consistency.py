"""What a reasoner for OWL 2 DL finds: the data can be so, planted errors can not, and disagreement can."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pyoxigraph as ox
import pytest

from parley.names import IDS, OWL
from parley.rdf import TYPE, link, turtle_files
from parley.resources import folder

pytestmark = pytest.mark.reasoner

Consistent = Callable[[Iterable[ox.Triple]], bool]
Turtle = Callable[[str], list[ox.Triple]]

AXIOMS = (folder("ontology") / "axioms.ttl").read_text("utf-8")
TERMS = [path for path in turtle_files(folder("ontology")) if path.name != "axioms.ttl"]
STATEMENTS = [text.strip() + " ." for text in re.split(r" \.\n", re.sub(r"(?m)^(#|@prefix).*\n", "", AXIOMS)) if text.strip()]  # fmt: skip
"""The statements of axioms.ttl, each one axiom, or several of one subject and predicate."""

# What can not be so: the axiom that says it, by words of it, and what is planted beside the data.
IMPOSSIBLE = {
    "claim that is an event": ("parley:Entity parley:Claim", "claim:x a parley:Support , parley:Event ."),
    "span that is a sentence": ("parley:Entity parley:Claim", "span:x a parley:Span , parley:Sentence ."),
    "tombstone that is a claim": ("parley:Entity parley:Claim", "claim:x a parley:Tombstone ; parley:polarity parley:affirmed ."),
    "place that is an actor": ("parley:Actor parley:Population", "place:x a parley:Place , parley:State ."),
    "place that takes part": ("parley:Actor parley:Population", "place:x a parley:Place . claim:x parley:participant place:x ."),
    "population that supports": ("parley:Actor parley:Population", "party:x a parley:Population . claim:x parley:supporter party:x ."),
    "meeting in an actor": ("parley:Actor parley:Population", "state:x a parley:State . meeting:x parley:heldIn state:x ."),
    "state that is its government": ("parley:Person parley:Organization", "state:x a parley:State , parley:Government ."),
    "state in office": ("parley:Person parley:Organization", "state:x a parley:State . claim:x parley:holder state:x ."),
    "government of states": ("parley:Government owl:disjointWith", "organization:x a parley:Government , parley:IntergovernmentalOrganization ."),
    "meeting that is a series": ("parley:Conflict parley:Gathering", "meeting:x a parley:Meeting , parley:MeetingSeries ."),
    "conflict that is a process": ("parley:Conflict owl:disjointWith", "conflict:x a parley:Conflict , parley:PeaceProcess ."),
    "claim of two kinds": ("parley:Support parley:Participation", "claim:x a parley:Support , parley:Hosting ."),
    "claim with a role of another kind": ("parley:Support parley:Participation", "claim:x a parley:Reaction ; parley:host place:x ."),
    "two attendances": ("parley:attendance a", "claim:x parley:attendance parley:present , parley:absent ."),
    "two kinds of circumstance": ("parley:circumstanceKind a", "claim:x parley:circumstanceKind parley:contrast , parley:inSpiteOf ."),
    "two comparators": ("parley:comparator a", "claim:x parley:comparator parley:atLeast , parley:about ."),
    "two measures": ("parley:measure a", "claim:x parley:measure parley:deaths , parley:displacement ."),
    "claim that explains itself": ("parley:cause owl:propertyDisjointWith", "claim:x parley:cause claim:y ; parley:effect claim:y ."),
    "claim before itself": ("parley:earlier owl:propertyDisjointWith", "claim:x parley:earlier claim:y ; parley:later claim:y ."),
    "claim with itself": ("parley:mainClaim owl:propertyDisjointWith", "claim:x parley:mainClaim claim:y ; parley:circumstance claim:y ."),
    "empty span": ("parley:start owl:propertyDisjointWith", "span:x parley:start 7 ; parley:end 7 ."),
    "antecedents in a ring": ("parley:antecedent a", "span:x parley:antecedent span:y . span:y parley:antecedent span:x ."),
    "two polarities": ("owl:AllDifferent", "claim:x parley:polarity parley:affirmed , parley:denied ."),
    "two modalities": ("owl:AllDifferent", "claim:x parley:modality parley:actual , parley:planned ."),
    "two relations of a time": ("owl:AllDifferent", "claim:x parley:time claim:t . claim:t parley:relation parley:nextTimeOf , parley:inLateJanuary ."),
    "modality as polarity": ("parley:polarity rdfs:range", "claim:x parley:polarity parley:actual ."),
    "polarity as modality": ("parley:modality rdfs:range", "claim:x parley:modality parley:denied ."),
    "reading as directness": ("parley:directness rdfs:range", "claim:x parley:directness parley:unclear ."),
    "reading as listing": ("parley:listing rdfs:range", "claim:x parley:listing parley:each ."),
    "listing as reading": ("parley:reading rdfs:range", "claim:x parley:reading parley:open ."),
    "polarity as attendance": ("parley:attendance rdfs:range", "claim:x parley:attendance parley:denied ."),
}  # fmt: skip

# What can not be so by parley.ttl alone: roles that a claim fills once with a literal, and datatypes.
IMPOSSIBLE_AT_ALL = {
    "hedged and not hedged": "claim:x parley:hedged true , false .",
    "two starts": "span:x parley:start 7 , 8 .",
    "evidence in two places": "claim:x parley:evidence span:x , span:y . span:x parley:start 7 . span:y parley:start 8 .",
    "two lowest numbers": "claim:x parley:low 7 , 8 .",
    "number in words": 'claim:x parley:low "seven" .',
}

# On what two articles may disagree, or one may say in two ways.
DISAGREEMENTS = {
    "who came": "state:x parley:attended meeting:x ; parley:didNotAttend meeting:x .",
    "presence, as claims": """
        claim:x a parley:Participation ; parley:participant state:x ; parley:meeting meeting:x ; parley:attendance parley:present .
        claim:y a parley:Participation ; parley:participant state:x ; parley:meeting meeting:x ; parley:attendance parley:absent .""",
    "whether it is so": """
        claim:x a parley:Support ; parley:supporter state:x ; parley:recipient state:y ; parley:polarity parley:affirmed ; parley:hedged false .
        claim:y a parley:Support ; parley:supporter state:x ; parley:recipient state:y ; parley:polarity parley:denied ; parley:hedged true .""",
    "whether it happened": """
        claim:x a parley:Occurrence ; parley:subject meeting:x ; parley:modality parley:actual .
        claim:y a parley:Occurrence ; parley:subject meeting:x ; parley:modality parley:planned .""",
    "where": "meeting:x parley:heldIn place:x , place:y . place:x parley:hosted meeting:x . state:x parley:hosted meeting:x .",
    "who holds an office": """
        claim:x a parley:OfficeHolding ; parley:holder person:x ; parley:organization organization:x ; parley:office parley:president .
        claim:y a parley:OfficeHolding ; parley:holder person:y ; parley:organization organization:x ; parley:office parley:president .""",
    "how many": "claim:x a parley:Estimate ; parley:low 7 ; parley:subject conflict:x . claim:y a parley:Estimate ; parley:high 5 ; parley:subject conflict:x .",
    "mutual support": "state:x parley:supports state:y . state:y parley:supports state:x .",
    "unnamed state": "party:x a parley:UnnamedParty , parley:State .",
    "unnamed coalition in opposition": "organization:x a parley:Coalition , parley:OppositionGroup , parley:UnnamedParty .",
    "government or opposition": "organization:x a parley:Government , parley:OppositionGroup .",
    "process of one series": "series:x a parley:MeetingSeries , parley:PeaceProcess .",
    "two names of one party": "party:x a parley:UnnamedParty ; owl:sameAs state:x . state:x a parley:State .",
}


# What Konclude 0.7.0 lets pass: to it, properties of things are neither disjoint nor asymmetric.
UNSEEN_BY_KONCLUDE = {"claim that explains itself", "claim before itself", "claim with itself", "empty span", "antecedents in a ring"}  # fmt: skip


def planted(cases: dict[str, str], turtle: Turtle) -> list[ox.Triple]:
    """Return the triples of cases, the things of each renamed apart."""
    apart = (re.sub(r"\b(\w+):([txy])\b", rf"\1:{number}-\2", case) for number, case in enumerate(cases.values()))
    return turtle("\n".join(apart))


@pytest.mark.parametrize("data", ["everything", "invented"])
@pytest.mark.parametrize("reasoner", ["consistent", "consistent_to_konclude"])
def test_data_can_be_so(reasoner: str, data: str, request: pytest.FixtureRequest) -> None:
    assert request.getfixturevalue(reasoner)(request.getfixturevalue(data))


def uses(triples: Iterable[ox.Triple], kind: str) -> list[ox.Triple]:
    """Return statements that use each class, or each property, with things of which nothing else is said."""
    terms = sorted(
        triple.subject.value for triple in triples
        if triple.predicate == TYPE and triple.object.value == OWL + kind and isinstance(triple.subject, ox.NamedNode)
    )  # fmt: skip
    things = ((f"{IDS}event/{number}", term) for number, term in enumerate(terms))
    if kind == "Class":
        return [link(thing, TYPE.value, term) for thing, term in things]
    return [link(thing + "-a", term, thing + "-b") for thing, term in things]


@pytest.mark.parametrize("kind", ["Class", "ObjectProperty"])
def test_every_class_and_property_can_be_used(kind: str, consistent: Consistent, logical: list[ox.Triple]) -> None:
    """A class that nothing can be of is one of which an instance makes everything inconsistent."""
    used = uses(logical, kind)
    assert len(used) > 40
    if not consistent([*logical, *used]):
        pytest.fail(f"can not be used: {[str(use) for use in used if not consistent([*logical, use])]}")


def test_class_that_nothing_can_be_of_is_found(consistent: Consistent, logical: list[ox.Triple], turtle: Turtle) -> None:
    impossible = turtle("parley:TalkingPlace a owl:Class ; rdfs:subClassOf parley:Place , parley:Actor .")
    assert consistent([*logical, *impossible])
    assert not consistent([*logical, *impossible, *uses(impossible, "Class")])


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_planted_error_is_found(name: str, consistent: Consistent, logical: list[ox.Triple], turtle: Turtle) -> None:
    _, error = IMPOSSIBLE[name]
    assert not consistent([*logical, *turtle(error)])


@pytest.mark.parametrize("name", IMPOSSIBLE_AT_ALL)
def test_planted_error_of_values_is_found(
    name: str, consistent: Consistent, logical: list[ox.Triple], turtle: Turtle
) -> None:
    assert not consistent([*logical, *turtle(IMPOSSIBLE_AT_ALL[name])])


@pytest.mark.parametrize("name", sorted(IMPOSSIBLE.keys() - UNSEEN_BY_KONCLUDE))
def test_konclude_finds_the_planted_error_too(
    name: str, consistent_to_konclude: Consistent, logical: list[ox.Triple], turtle: Turtle
) -> None:
    _, error = IMPOSSIBLE[name]
    assert not consistent_to_konclude([*logical, *turtle(error)])


@pytest.mark.parametrize("number", range(len(STATEMENTS)), ids=lambda number: " ".join(STATEMENTS[number].split()[:3]))
def test_no_axiom_is_idle(
    number: int, consistent: Consistent, turtle: Turtle, without_annotations: Callable[..., list[ox.Triple]]
) -> None:
    """Without an axiom, what it alone refuses can be so."""
    cases = {name: error for name, (words, error) in IMPOSSIBLE.items() if words in STATEMENTS[number]}
    assert cases, "plant an error that this axiom finds"
    others = turtle("\n".join(text for text in STATEMENTS if text != STATEMENTS[number]))
    rest = [quad.triple for path in TERMS for quad in ox.parse(path=path)]
    assert consistent([*without_annotations(rest), *others, *planted(cases, turtle)])


@pytest.mark.parametrize("reasoner", ["consistent", "consistent_to_konclude"])
def test_disagreements_can_be_so(
    reasoner: str, request: pytest.FixtureRequest, everything: list[ox.Triple], turtle: Turtle
) -> None:
    ask: Consistent = request.getfixturevalue(reasoner)
    if not ask([*everything, *planted(DISAGREEMENTS, turtle)]):
        pytest.fail(f"refused: {[name for name, said in DISAGREEMENTS.items() if not ask([*everything, *turtle(said)])]}")
