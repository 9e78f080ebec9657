"""What a reasoner for OWL 2 DL finds: the data can be so, planted errors can not, and disagreement can."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from parley.claims.corpus import Corpus
from parley.names import ONTOLOGY, OWL
from parley.rdf import TYPE, link
from parley.resources import folder

pytestmark = pytest.mark.reasoner

Consistent = Callable[[Iterable[ox.Triple]], bool]
Turtle = Callable[[str], list[ox.Triple]]

AXIOMS = (folder("ontology") / "axioms.ttl").read_text("utf-8")
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


def test_parleys_data_can_be_so(consistent: Consistent, everything: list[ox.Triple]) -> None:
    assert consistent(everything)


def test_invented_data_can_be_so(consistent: Consistent, invented: list[ox.Triple]) -> None:
    assert consistent(invented)


def instances(triples: Iterable[ox.Triple], kind: str) -> list[ox.Triple]:
    """Return statements that use each class, or each property, with things of which nothing else is said."""
    terms = sorted(t.subject.value for t in triples if t.predicate == TYPE and t.object.value == OWL + kind
                   and isinstance(t.subject, ox.NamedNode))  # fmt: skip
    things = ((f"https://example.org/{number}", term) for number, term in enumerate(terms))
    if kind == "Class":
        return [link(thing, TYPE.value, term) for thing, term in things]
    return [link(thing + "/a", term, thing + "/b") for thing, term in things]


@pytest.mark.parametrize("kind", ["Class", "ObjectProperty"])
def test_every_class_and_property_can_be_used(kind: str, consistent: Consistent, everything: list[ox.Triple]) -> None:
    """A class that nothing can be of is one of which an instance makes everything inconsistent."""
    used = instances(everything, kind)
    assert len(used) > 40
    if not consistent([*everything, *used]):
        pytest.fail(f"can not be used: {[str(triple) for triple in used if not consistent([*everything, triple])]}")


def test_class_that_nothing_can_be_of_is_found(consistent: Consistent, everything: list[ox.Triple], turtle: Turtle) -> None:
    impossible = turtle("parley:TalkingPlace a owl:Class ; rdfs:subClassOf parley:Place , parley:Actor .")
    assert consistent([*everything, *impossible])
    assert not consistent([*everything, *impossible, *instances(impossible, "Class")])


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_planted_error_is_found_by_its_axiom(
    name: str, consistent: Consistent, invented: list[ox.Triple], corpus: Corpus, turtle: Turtle
) -> None:
    words, planted = IMPOSSIBLE[name]
    (axiom,) = [text for text in STATEMENTS if words in text]
    others = [text for text in STATEMENTS if text != axiom]
    without = [*without_axioms(corpus), *turtle("\n".join(others)), *turtle(planted)]
    assert not consistent([*invented, *turtle(planted)])
    assert consistent(without)


def without_axioms(corpus: Corpus) -> list[ox.Triple]:
    """Return the ontology without axioms.ttl."""
    paths: list[Path] = [path for path in folder("ontology").glob("*.ttl") if path.name != "axioms.ttl"]
    return [quad.triple for path in paths for quad in ox.parse(path=path)]


def test_no_axiom_is_idle() -> None:
    used = [text for text in STATEMENTS if any(words in text for words, _ in IMPOSSIBLE.values())]
    assert used == STATEMENTS


@pytest.mark.parametrize("name", IMPOSSIBLE_AT_ALL)
def test_planted_error_of_values_is_found(
    name: str, consistent: Consistent, invented: list[ox.Triple], turtle: Turtle
) -> None:
    assert not consistent([*invented, *turtle(IMPOSSIBLE_AT_ALL[name])])


@pytest.mark.parametrize("name", DISAGREEMENTS)
def test_disagreement_can_be_so(
    name: str, consistent: Consistent, invented: list[ox.Triple], turtle: Turtle
) -> None:
    assert consistent([*invented, *turtle(DISAGREEMENTS[name])])


@pytest.mark.parametrize("term", ["polarity", "evidence", "attended", "Person"])
def test_terms_of_the_planted_are_declared(term: str, everything: list[ox.Triple]) -> None:
    assert any(triple.subject == ox.NamedNode(ONTOLOGY + term) for triple in everything)
