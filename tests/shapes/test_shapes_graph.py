"""The shapes themselves: well-formed, explained, and in step with the ontology."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from parley.names import ONTOLOGY, SHAPES
from parley.rdf import turtle_files
from parley.resources import folder
from parley.shacl import Validate, prepare


@pytest.fixture(scope="module")
def terms(ontology: list[ox.Triple]) -> rdflib.Graph:
    data = ox.serialize(ontology, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=data, format="nt")


def parley(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(ONTOLOGY + name)


def shape(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(SHAPES + name)


def below(terms: rdflib.Graph, top: rdflib.URIRef, by: rdflib.URIRef) -> set[rdflib.term.Node]:
    return set(terms.transitive_subjects(by, top)) - {top}


def listed(shapes_graph: rdflib.Graph, name: str, predicate: rdflib.URIRef) -> set[rdflib.term.Node]:
    """Return the members of the only list of a kind in a shape and its nameless parts."""
    waiting, heads = [shape(name)], []
    while waiting:
        for _, found, value in shapes_graph.triples((waiting.pop(), None, None)):
            if found == predicate:
                heads.append(value)
            elif isinstance(value, rdflib.BNode):
                waiting.append(value)
    assert len(heads) == 1
    return set(Collection(shapes_graph, heads[0]))


@pytest.fixture(scope="module")
def well_formed() -> Validate:
    """The shapes of shapes [SHACL, appendix C]."""
    return prepare((Path(pyshacl.__file__).parent / "assets" / "shacl-shacl.ttl").read_bytes())


def test_shapes_are_well_formed(well_formed: Validate, shapes: bytes):
    triples = [quad.triple for quad in ox.parse(shapes, format=ox.RdfFormat.N_TRIPLES)]
    assert well_formed(triples) == []
    broken = ox.Triple(ox.NamedNode(SHAPES + "Claim"), ox.NamedNode(str(SH.deactivated)), ox.Literal("no"))
    assert [result.path for result in well_formed([*triples, broken])] == [str(SH.deactivated)]


def test_each_named_shape_is_explained(shapes_graph: rdflib.Graph):
    bare = [
        (str(node), wanted.fragment)
        for kind in (SH.NodeShape, SH.PropertyShape)
        for node in shapes_graph.subjects(RDF.type, kind)
        for wanted in (SH.message, SH.severity, SH.name, SH.description)
        if len(list(shapes_graph.objects(node, wanted))) != 1
    ]
    assert bare == []


def test_each_named_shape_works_by_a_target_or_for_another(shapes_graph: rdflib.Graph):
    kinds = (SH.NodeShape, SH.PropertyShape)
    named = {node for kind in kinds for node in shapes_graph.subjects(RDF.type, kind)}
    targets = SH.targetClass | SH.targetSubjectsOf
    targeted = {node for node in named if list(shapes_graph.objects(node, targets))}
    used = set(shapes_graph.objects())
    assert named - targeted - used == set()


@pytest.mark.parametrize("path", turtle_files(folder("shapes")), ids=lambda path: path.stem)
def test_each_file_says_what_is_in_it_and_what_is_not(path):
    header = path.read_text("utf-8").partition("@prefix")[0]
    assert "In here:" in header
    assert "Not in here:" in header


def test_each_kind_of_claim_has_a_shape(shapes_graph: rdflib.Graph, terms: rdflib.Graph):
    kinds = below(terms, parley("Claim"), RDFS.subClassOf)
    assert {kind for kind in kinds if (None, SH.targetClass, kind) not in shapes_graph} == set()


def test_each_class_below_no_other_is_listed(shapes_graph: rdflib.Graph, terms: rdflib.Graph):
    classes = {term for term in terms.subjects(RDF.type, OWL.Class) if str(term).startswith(ONTOLOGY)}
    assert listed(shapes_graph, "Thing-type", SH["in"]) == classes - set(terms.subjects(RDFS.subClassOf))


def test_each_party_role_may_not_be_filled_twice_in_silence(shapes_graph: rdflib.Graph, terms: rdflib.Graph):
    first, _ = Collection(shapes_graph, shapes_graph.value(shape("Claim-several"), SH["or"]))
    paths = {shapes_graph.value(part, SH.path) for part in shapes_graph.objects(first, SH.property)}
    assert paths == below(terms, parley("partyRole"), RDFS.subPropertyOf)


@pytest.mark.parametrize("predicate", [RDFS.range, RDFS.domain], ids=["range", "domain"])
def test_each_property_is_allowed_where_its_domain_says(
    predicate: rdflib.URIRef, shapes_graph: rdflib.Graph, terms: rdflib.Graph
):
    """A property of the ontology that no closed shape allows could never be used."""
    allowed = set(shapes_graph.objects(None, SH.path)).union(
        *(Collection(shapes_graph, listed) for listed in shapes_graph.objects(None, SH.ignoredProperties))
    )
    grouping = {parley(name) for name in ("role", "partyRole", "modifier", "number")}
    shortcuts = below(terms, parley("shortcut"), RDFS.subPropertyOf)
    of_links = {*terms.objects(None, parley("readAs")), *terms.objects(None, parley("readBackAs"))}
    derived = {parley("shortcut"), parley("sameStatement"), parley("inClause"), *shortcuts, *of_links}
    used = {term for term in terms.subjects(predicate) if str(term).startswith(ONTOLOGY)}
    assert used - allowed - grouping - derived == set()


def test_each_role_of_one_class_is_allowed_there_and_nowhere_else(
    shapes_graph: rdflib.Graph, terms: rdflib.Graph
):
    kinds = below(terms, parley("Claim"), RDFS.subClassOf)
    shortcuts = below(terms, parley("shortcut"), RDFS.subPropertyOf)
    domains = {(role, kind) for role, kind in terms.subject_objects(RDFS.domain) if kind in kinds}
    own = {(role, kind) for role, kind in domains if role not in {parley("inClause"), *shortcuts}}
    allowed = {
        (shapes_graph.value(part, SH.path), kind)
        for kind in kinds
        for part in shapes_graph.objects(shape(str(kind).removeprefix(ONTOLOGY)), SH.property)
    }
    of_one = {role for role, _ in own}
    assert {(role, kind) for role, kind in allowed if role in of_one} == own


def test_each_functional_property_has_one_value_at_most(shapes_graph: rdflib.Graph, terms: rdflib.Graph):
    single = {
        shapes_graph.value(node, SH.path)
        for node, most in shapes_graph.subject_objects(SH.maxCount)
        if most.toPython() == 1
    }
    # By sh:equals, and by lists of one.
    implied = {parley(name) for name in ("article", "hashProfile", "clauseProfile", "daysWorkedOut")}
    functional = set(terms.subjects(RDF.type, OWL.FunctionalProperty))
    assert functional - single - implied == set()


def test_each_concept_serves_a_role(shapes_graph: rdflib.Graph, terms: rdflib.Graph):
    # Claim-bounds lists the comparators themselves.
    served = {*shapes_graph.objects(None, SH.hasValue), parley("comparators")}
    idle = {
        concept
        for concept in terms.subjects(RDF.type, SKOS.Concept)
        if not served
        & {
            scheme
            for broader in terms.transitive_objects(concept, SKOS.broader)
            for scheme in terms.objects(broader, SKOS.inScheme)
        }
    }
    assert idle == set()


def test_each_concept_scheme_has_concepts(terms: rdflib.Graph):
    schemes = set(terms.subjects(RDF.type, SKOS.ConceptScheme))
    assert schemes - set(terms.objects(None, SKOS.inScheme)) == set()
