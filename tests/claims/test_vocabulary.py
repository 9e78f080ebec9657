"""The vocabulary: the ontology and the entities, in the form that rules need."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.claims.shared import load_vocabulary
from parley.claims.vocabulary import Vocabulary, resolve_name, vocabulary
from parley.names import XSD, term, thing
from parley.rdf import parse_turtle

KELLAND = thing("state", "kelland")
PREFIXES = b"""
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix parley: <https://w3id.org/parley/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("state:kelland", KELLAND),
        ("actual", term("actual")),
        ("parley:actual", term("actual")),
        ("Support", term("Support")),
        ("state:nowhere", None),
        ("nothing", None),
        ("land:kelland", None),
        ("", None),
        (KELLAND, None),
    ],
)
def test_resolve_name(name: str, iri: str | None, vocabulary: Vocabulary) -> None:
    assert resolve_name(name, vocabulary) == iri


def test_thing_belongs_to_its_class_and_all_above(vocabulary: Vocabulary) -> None:
    front = thing("organization", "highland-front")
    assert all(
        vocabulary.is_a(front, term(kind)) for kind in ("OppositionGroup", "Organization", "Actor", "Entity")
    )
    assert not vocabulary.is_a(front, term("State"))


def test_place_is_no_actor(vocabulary: Vocabulary) -> None:
    assert not vocabulary.is_a(thing("place", "sarno-city"), term("Actor"))


@pytest.mark.parametrize("bound", ["earliestStart", "latestStart", "earliestEnd", "latestEnd"])
def test_day_bound_takes_a_date_though_owl_has_none(bound: str, vocabulary: Vocabulary) -> None:
    assert vocabulary.ranges[term(bound)] == XSD + "date"


def test_names_are_labels_and_other_names(vocabulary: Vocabulary) -> None:
    assert vocabulary.names[thing("state", "varna-coast")] == ("Republic of Varna Coast", "Varna Coast")


def test_label_of_what_has_none_is_its_iri(vocabulary: Vocabulary) -> None:
    assert vocabulary.label("urn:x") == "urn:x"


def test_instances_of_a_scheme_are_its_concepts(vocabulary: Vocabulary) -> None:
    assert vocabulary.instances(term("polarities")) == [term("affirmed"), term("denied")]


def test_roles_leave_out_what_only_groups_them(vocabulary: Vocabulary) -> None:
    assert term("supporter") in vocabulary.roles
    assert not vocabulary.roles & {term("role"), term("partyRole"), term("modifier"), term("polarity")}
    assert not vocabulary.roles & {term("relation"), term("anchor")}
    assert vocabulary.numbers == {term("low"), term("best"), term("high"), term("ordinal")}


def test_circle_of_classes_ends() -> None:
    held = vocabulary(
        parse_turtle(
            PREFIXES + b"parley:A rdfs:subClassOf parley:B . parley:B rdfs:subClassOf parley:A .", where="x"
        )
    )
    assert held.parents[term("A")] == {term("A"), term("B")}


def test_hidden_labels_are_no_names() -> None:
    held = vocabulary(
        parse_turtle(
            PREFIXES + b'parley:a rdfs:label "A"@en ; skos:altLabel "B"@en ; skos:hiddenLabel "C"@en .',
            where="x",
        )
    )
    assert held.names[term("a")] == ("A", "B")


def test_concept_is_broader_than_itself(vocabulary: Vocabulary) -> None:
    assert vocabulary.broader[term("affirmed")] == {term("affirmed")}
    assert vocabulary.broader[term("weapons")] == {term("weapons"), term("militarySupport")}


def test_concept_of_the_ontology_stays_in_its_own_scheme(vocabulary: Vocabulary) -> None:
    """Stages of agreements are narrower than an outcome, but are not outcomes."""
    assert vocabulary.is_a(term("partialAgreement"), term("agreementStages"))
    assert not vocabulary.is_a(term("partialAgreement"), term("outcomes"))


def test_role_has_domains_and_a_range(vocabulary: Vocabulary) -> None:
    assert vocabulary.domains[term("supporter")] == {term("Support")}
    assert vocabulary.holds_entities(term("supporter"))
    assert vocabulary.holds_claims(term("nucleus"))
    assert not vocabulary.holds_entities(term("supportKind"))
    assert not vocabulary.holds_entities(term("nucleus"))


def test_corpus_without_an_ontology_has_the_one_of_parley(corpus_root: Path) -> None:
    assert not (corpus_root / "ontology").exists()
    assert term("Support") in load_vocabulary(corpus_root).wordings
