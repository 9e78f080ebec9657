"""The data that the rules read: each line is about terms that are there, in the way the rules expect."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from parley.names import OWL, RDFS, SKOS, term
from parley.rdf import TYPE, read_folder
from parley.release.rules import WORKING, Rule, scratch
from parley.resources import folder

GROUPS = {term(name) for name in ("role", "partyRole", "modifier", "number")}


@pytest.fixture(scope="module")
def ontology() -> list[ox.Triple]:
    return read_folder(folder("ontology"))


def _pairs(triples: list[ox.Triple], predicate: str) -> set[tuple[str, str]]:
    return {(t.subject.value, t.object.value) for t in triples if t.predicate.value == predicate}


def test_every_role_is_directly_below_a_group(ontology: list[ox.Triple]) -> None:
    """The rules look one step up. They would not compare a role further down, and nobody would notice."""
    above = _pairs(ontology, RDFS + "subPropertyOf")
    assert {name for name, group in above if group not in {*GROUPS, term("shortcut")}} == set()


def test_every_role_is_compared_or_left_out_for_a_reason(
    ontology: list[ox.Triple], rules: list[Rule]
) -> None:
    step = next(rule for rule in rules if rule.path.stem == "1-roles")
    made = _pairs(step.construct(scratch(ontology)), WORKING + "compared")
    roles = {name for name, group in _pairs(ontology, RDFS + "subPropertyOf") if group in GROUPS} - GROUPS
    left_out = {
        term("heldBy"),
        term("hedge"),
        term("time"),
    }  # holders and hedges are not compared, times apart
    assert {role for role, _ in made} == roles - left_out


def test_functional_relations_are_properties_for_classes(ontology: list[ox.Triple]) -> None:
    types = _pairs(ontology, TYPE.value)
    properties = {name for name, kind in types if kind in (OWL + "ObjectProperty", OWL + "DatatypeProperty")}
    classes = {name for name, kind in types if kind == OWL + "Class"}
    functional = _pairs(ontology, term("functionalFor"))
    assert functional
    assert {relation for relation, _ in functional} <= properties
    assert {kind for _, kind in functional} <= classes


def test_every_kind_says_in_which_modalities_it_compares(ontology: list[ox.Triple]) -> None:
    schemes = _pairs(ontology, SKOS + "inScheme")
    kinds = {name for name, scheme in schemes if scheme == term("contradictionKinds")}
    modalities = {name for name, scheme in schemes if scheme == term("modalities")}
    compares = _pairs(ontology, term("comparesIn"))
    assert {kind for kind, _ in compares} == kinds
    assert {modality for _, modality in compares} <= modalities


def test_concepts_that_exclude_each_other_are_of_one_scheme(ontology: list[ox.Triple]) -> None:
    schemes = dict(_pairs(ontology, SKOS + "inScheme"))
    excludes = _pairs(ontology, term("excludes"))
    assert excludes
    assert all(schemes[one] == schemes[two] and one != two for one, two in excludes)


def test_nothing_on_the_way_is_published(rules: list[Rule], ontology: list[ox.Triple]) -> None:
    working = [rule for rule in rules if rule.derives is None]
    store = scratch(ontology)
    assert working
    for rule in working:
        assert {t.predicate.value.startswith(WORKING) for t in rule.construct(store)} <= {True}
