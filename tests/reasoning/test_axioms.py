"""The axioms fit the ontology: a new term must be added to its lists."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from parley.claims.corpus import Corpus
from parley.gate.shapes import read_shapes
from parley.names import ONTOLOGY

PARLEY = rdflib.Namespace(ONTOLOGY)
AXIOMS = "ontology/axioms.ttl"


@pytest.fixture(scope="module")
def ontology(real: Corpus) -> rdflib.Graph:
    data = ox.serialize(real.ontology, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=data, format="nt")


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=read_shapes(), format="nt")


def members(ontology: rdflib.Graph, kind: rdflib.URIRef, path: rdflib.URIRef) -> list[set[str]]:
    """Return the local names in each list of an axiom of many."""
    heads = (ontology.value(axiom, path) for axiom in ontology.subjects(RDF.type, kind))
    return [names(Collection(ontology, head)) for head in heads]


def names(terms: object) -> set[str]:
    return {str(term).removeprefix(ONTOLOGY) for term in terms}


def test_every_claim_class_is_disjoint_from_the_others(ontology: rdflib.Graph) -> None:
    claims = names(ontology.transitive_subjects(RDFS.subClassOf, PARLEY.Claim)) - {"Claim"}
    disjoint = next(
        found for found in members(ontology, OWL.AllDisjointClasses, OWL.members) if "Support" in found
    )
    missing, extra = sorted(claims - disjoint), sorted(disjoint - claims)
    assert not missing, (
        f"add these classes of claims to the owl:AllDisjointClasses of claims in {AXIOMS}: {missing}"
    )
    assert not extra, (
        f"the owl:AllDisjointClasses of claims in {AXIOMS} has what is no class of claims: {extra}"
    )


def test_every_class_of_things_is_set_apart(ontology: rdflib.Graph) -> None:
    """A class without a superclass of ours is in the list of disjoint classes."""
    classes = names(ontology.subjects(RDF.type, OWL.Class))
    below = names(
        term for term, above in ontology.subject_objects(RDFS.subClassOf) if str(above).startswith(ONTOLOGY)
    )
    tops = {name for name in classes - below if (PARLEY[name], RDFS.isDefinedBy, None) in ontology}
    apart = next(
        found for found in members(ontology, OWL.AllDisjointClasses, OWL.members) if "Claim" in found
    )
    assert not tops - apart, f"add to the first owl:AllDisjointClasses in {AXIOMS}: {sorted(tops - apart)}"


OPEN_ENDED = {PARLEY.action, PARLEY.attitude, PARLEY.unit}
"""Roles whose schemes grow with what articles speak of; that a claim has one is asked by the shapes alone."""


def single_roles(shapes: rdflib.Graph) -> set[tuple[rdflib.URIRef, rdflib.URIRef]]:
    """Return each role that takes at most one concept, by the shapes, with its scheme."""
    found = shapes.query(
        "SELECT ?role ?scheme { ?shape sh:path ?role ; sh:maxCount 1 ; sh:node/sh:property ?inner ."
        " ?inner sh:path/(rdf:rest/rdf:first)? skos:inScheme ; sh:hasValue ?scheme }",
        initNs={"rdf": RDF, "sh": SH, "skos": SKOS},
    )
    return {(role, scheme) for role, scheme in found if role not in OPEN_ENDED}


def test_role_that_takes_one_concept_is_functional(ontology: rdflib.Graph, shapes: rdflib.Graph) -> None:
    roles = {role for role, _ in single_roles(shapes)}
    missing = sorted(
        names(role for role in roles if (role, RDF.type, OWL.FunctionalProperty) not in ontology)
    )
    assert roles
    assert not missing, (
        f"by the shapes these take one concept; make them owl:FunctionalProperty in {AXIOMS}: {missing}"
    )


def test_concepts_of_which_a_claim_takes_one_all_differ(ontology: rdflib.Graph, shapes: rdflib.Graph) -> None:
    different = members(ontology, OWL.AllDifferent, OWL.distinctMembers)
    for scheme in sorted({scheme for _, scheme in single_roles(shapes)}):
        concepts = names(ontology.subjects(SKOS.inScheme, scheme))
        missing = min((concepts - listed for listed in different), key=len)
        assert not missing, f"add to the owl:AllDifferent of {scheme} in {AXIOMS}: {sorted(missing)}"
    unknown = set().union(*different) - names(ontology.subjects(SKOS.inScheme))
    assert not unknown, f"the owl:AllDifferent in {AXIOMS} have what is no concept: {sorted(unknown)}"


CLOSED = {
    "polarity": "polarities",
    "modality": "modalities",
    "directness": "directnesses",
    "listing": "listings",
    "reading": "readings",
    "hedge": "hedges",
    "attendance": "attendances",
    "weekday": "weekdays",
}


@pytest.mark.parametrize("role", CLOSED)
def test_closed_range_holds_the_concepts_of_its_scheme(role: str, ontology: rdflib.Graph) -> None:
    scheme = names(ontology.subjects(SKOS.inScheme, PARLEY[CLOSED[role]]))
    ranges = ontology.objects(PARLEY[role], RDFS.range)
    (closed,) = (ontology.value(node, OWL.oneOf) for node in ranges if isinstance(node, rdflib.BNode))
    assert names(Collection(ontology, closed)) == scheme, f"in {AXIOMS}, the range of parley:{role}"


def test_no_shortcut_is_limited(ontology: rdflib.Graph) -> None:
    """Two articles may disagree on anything. With an axiom on a shortcut, they would be inconsistent."""
    shortcuts = set(ontology.transitive_subjects(RDFS.subPropertyOf, PARLEY.shortcut))
    kinds = {kind for shortcut in shortcuts for kind in ontology.objects(shortcut, RDF.type)}
    disjoint = {term for pair in ontology.subject_objects(OWL.propertyDisjointWith) for term in pair}
    assert kinds == {OWL.ObjectProperty}
    assert not shortcuts & disjoint
    assert len(shortcuts) > 5
