"""The results of a reasoner for OWL 2 DL: data and disagreements are consistent, planted errors are not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from parley.names import IDS, OWL, SKOS
from parley.rdf import TYPE, link, turtle_files
from parley.resources import folder

pytestmark = pytest.mark.reasoner

Consistent = Callable[[Iterable[ox.Triple]], bool]
Turtle = Callable[[str], list[ox.Triple]]

AXIOMS = (folder("ontology") / "axioms.ttl").read_text("utf-8")
TERMS = [path for path in turtle_files(folder("ontology")) if path.name != "axioms.ttl"]
_BODY = re.sub(r"(?m)^(#|@prefix).*\n", "", AXIOMS)
STATEMENTS = [text.strip() + " ." for text in re.split(r" \.\n", _BODY) if text.strip()]
"""The statements of axioms.ttl, each one axiom, or several of one subject and predicate."""

_OPEN_LISTS = [text for text in STATEMENTS if "owl:AllDifferent" in text and "parley:affirmed" not in text]
"""The lists of the concepts of open schemes: long, and each of no more than one role."""

PLANTED = tomllib.loads((Path(__file__).parent / "planted.toml").read_text("utf-8"))
IMPOSSIBLE: dict[str, dict[str, str]] = PLANTED["impossible"]
IMPOSSIBLE_VALUES: dict[str, str] = PLANTED["values"]
DISAGREEMENTS: dict[str, str] = PLANTED["disagreements"]

# What Konclude 0.7.0 lets pass: to it, properties of things are neither disjoint nor asymmetric.
UNSEEN_BY_KONCLUDE = {
    "claim that explains itself",
    "empty span",
    "antecedents in a ring",
}


def planted(cases: dict[str, str], turtle: Turtle) -> list[ox.Triple]:
    """Return the triples of cases, the things of each renamed apart."""
    apart = (
        re.sub(r"\b(\w+):([txyz])\b", rf"\1:{number}-\2", case) for number, case in enumerate(cases.values())
    )
    return turtle("\n".join(apart))


@pytest.mark.parametrize(
    ("reasoner", "data"),
    [
        ("consistent", "invented"),
        ("consistent_to_konclude", "invented"),
        ("consistent_to_konclude", "everything"),
    ],
)
def test_data_can_be_so(
    reasoner: str,
    data: str,
    request: pytest.FixtureRequest,
    without_annotations: Callable[..., list[ox.Triple]],
) -> None:
    """Both programs judge the invented corpus, and the faster one also the real one."""
    assert request.getfixturevalue(reasoner)(without_annotations(request.getfixturevalue(data)))


def uses(triples: Iterable[ox.Triple], kind: str) -> list[ox.Triple]:
    """Return statements that use each class, or each property, with things of which nothing else is said."""
    terms = sorted(
        triple.subject.value
        for triple in triples
        if triple.predicate == TYPE
        and triple.object == ox.NamedNode(OWL + kind)
        and isinstance(triple.subject, ox.NamedNode)
    )
    things = ((f"{IDS}event/{number}", term) for number, term in enumerate(terms))
    if kind == "Class":
        return [link(thing, TYPE.value, term) for thing, term in things]
    return [link(thing + "-a", term, thing + "-b") for thing, term in things]


@pytest.mark.parametrize("kind", ["Class", "ObjectProperty"])
def test_every_class_and_property_can_be_used(
    kind: str, consistent: Consistent, logical: list[ox.Triple]
) -> None:
    """A class cannot be used if any instance of it makes the data inconsistent."""
    used = uses(logical, kind)
    assert len(used) > 40
    if not consistent([*logical, *used]):
        pytest.fail(f"can not be used: {[str(use) for use in used if not consistent([*logical, use])]}")


def test_class_that_nothing_can_be_of_is_found(
    consistent: Consistent, terms: list[ox.Triple], turtle: Turtle
) -> None:
    impossible = turtle("parley:TalkingPlace a owl:Class ; rdfs:subClassOf parley:Place , parley:Actor .")
    apart = turtle("\n".join(bearing_on()))
    assert consistent([*terms, *apart, *impossible])
    assert not consistent([*terms, *apart, *impossible, *uses(impossible, "Class")])


def bearing_on(*planted: str) -> list[str]:
    """Return the statements of axioms.ttl without the open lists that have no concept of what is planted."""
    named = set(re.findall(r"parley:\w+", " ".join(planted)))
    return [
        text for text in STATEMENTS if text not in _OPEN_LISTS or named & set(re.findall(r"parley:\w+", text))
    ]


@pytest.fixture(scope="module")
def terms(without_annotations: Callable[..., list[ox.Triple]]) -> list[ox.Triple]:
    """The ontology without axioms.ttl, annotations and what is said of concepts.

    What is inconsistent with a part of the ontology is so with all of it, and a part is judged sooner.
    """
    stated = without_annotations(quad.triple for path in TERMS for quad in ox.parse(path=path))
    concepts = {triple.subject for triple in stated if triple.predicate.value == SKOS + "inScheme"}
    return [triple for triple in stated if triple.subject not in concepts]


def standing_on(terms: Iterable[ox.Triple], stated: list[ox.Triple]) -> list[ox.Triple]:
    """Return statements, and of the ontology what is said of all that they lead to."""
    named, left, held = {node for triple in stated for node in triple}, list(terms), list(stated)
    while found := {triple for triple in left if triple.subject in named}:
        held += found
        named |= {node for triple in found for node in triple}
        left = [triple for triple in left if triple not in found]
    return held


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_planted_error_is_found(
    name: str, consistent: Consistent, terms: list[ox.Triple], turtle: Turtle
) -> None:
    """Its own axiom finds it, or all axioms on the same subject together."""
    error = IMPOSSIBLE[name]["planted"]
    own = [text for text in STATEMENTS if IMPOSSIBLE[name]["axiom"] in text]
    parts = (standing_on(terms, turtle("\n".join([*axioms, error]))) for axioms in (own, bearing_on(error)))
    assert not all(consistent(part) for part in parts)


@pytest.mark.parametrize("name", IMPOSSIBLE_VALUES)
def test_planted_error_of_values_is_found(
    name: str, consistent: Consistent, terms: list[ox.Triple], turtle: Turtle
) -> None:
    assert not consistent(standing_on(terms, turtle(IMPOSSIBLE_VALUES[name])))


@pytest.mark.parametrize("name", sorted(IMPOSSIBLE.keys() - UNSEEN_BY_KONCLUDE)[::2])
def test_konclude_finds_the_planted_error_too(
    name: str, consistent_to_konclude: Consistent, logical: list[ox.Triple], turtle: Turtle
) -> None:
    """Every other one: HermiT finds all."""
    assert not consistent_to_konclude([*logical, *turtle(IMPOSSIBLE[name]["planted"])])


@pytest.mark.parametrize("number", range(len(STATEMENTS)))
def test_no_axiom_is_idle(
    number: int, consistent_to_konclude: Consistent, terms: list[ox.Triple], turtle: Turtle
) -> None:
    """Without an axiom, the error that only this axiom refuses is consistent."""
    axiom = STATEMENTS[number]
    cases = {name: case["planted"] for name, case in IMPOSSIBLE.items() if case["axiom"] in axiom}
    assert cases, "plant an error that this axiom finds"
    others = turtle("\n".join(text for text in bearing_on(*cases.values()) if text != axiom))
    assert consistent_to_konclude([*terms, *others, *planted(cases, turtle)])


@pytest.mark.parametrize("reasoner", ["consistent", "consistent_to_konclude"])
def test_disagreements_can_be_so(
    reasoner: str, request: pytest.FixtureRequest, logical: list[ox.Triple], turtle: Turtle
) -> None:
    ask: Consistent = request.getfixturevalue(reasoner)
    if not ask([*logical, *planted(DISAGREEMENTS, turtle)]):
        refused = [name for name, said in DISAGREEMENTS.items() if not ask([*logical, *turtle(said)])]
        pytest.fail(f"refused: {refused}")
