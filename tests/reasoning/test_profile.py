"""The ontology is OWL 2 DL, and so are the data, except for xsd:date.

The conditions of OWL 2 DL are the queries in ``profile/``, each with its section of the specification.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from parley.claims.corpus import Corpus
from parley.names import PREFIXES, XSD

RULES = {
    path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "profile").glob("*.rq"))
}

# What is added to the ontology, and the rule that then refuses it.
BROKEN = {
    "second ontology": ("header", "<https://example.org/> a owl:Ontology ."),
    "import": ("header", "<https://w3id.org/parley/ontology> owl:imports <https://example.org/> ."),
    "undeclared property in a statement": ("declared-properties", "state:x parley:likes state:y ."),
    "undeclared superproperty": ("declared-properties", "parley:agent rdfs:subPropertyOf sem:hasActor ."),
    "undeclared property that is functional":
        ("declared-properties", "parley:likes a owl:FunctionalProperty ."),
    "undeclared property in a chain":
        ("declared-properties", "parley:attended owl:propertyChainAxiom ( parley:likes parley:meeting ) ."),
    "undeclared class of a thing": ("declared-classes", "state:x a schema:Country ."),
    "undeclared superclass": ("declared-classes", "parley:State rdfs:subClassOf schema:Country ."),
    "undeclared range": ("declared-classes", "parley:thirdParty rdfs:range schema:Country ."),
    "undeclared member of a disjointness":
        ("declared-classes", "[] a owl:AllDisjointClasses ; owl:members ( parley:State schema:Country ) ."),
    "object and datatype property": ("one-kind-of-property", "parley:low a owl:ObjectProperty ."),
    "object and annotation property": ("one-kind-of-property", "parley:agent a owl:AnnotationProperty ."),
    "class and datatype": ("class-or-datatype", "parley:Time a rdfs:Datatype ."),
    "name of the reserved vocabulary": ("reserved-names", "rdfs:Happening a owl:Class ."),
    "datatype declared in the reserved vocabulary": ("reserved-names", "xsd:date a rdfs:Datatype ."),
    "literal of a datatype outside the map": ("datatypes", 'parley:State parley:cue "2012"^^xsd:gYear .'),
    "range outside the map": ("datatypes", "parley:earliestStart rdfs:range xsd:date ."),
    "object property with a literal": ("values", 'claim:x parley:thirdParty "Sarno" .'),
    "datatype property with a thing": ("values", "claim:x parley:low state:x ."),
    "superproperty of another kind": ("kinds-in-axioms", "parley:low rdfs:subPropertyOf parley:role ."),
    "class as range of a datatype property": ("kinds-in-axioms", "parley:low rdfs:range parley:State ."),
    "datatype as range of an object property": ("kinds-in-axioms", "parley:agent rdfs:range xsd:string ."),
    "inverse of a datatype property": ("kinds-in-axioms", "parley:low owl:inverseOf parley:high ."),
    "functional annotation": ("characteristics", "parley:cue a owl:FunctionalProperty ."),
    "inverse functional datatype property":
        ("characteristics", "parley:low a owl:InverseFunctionalProperty ."),
    "transitive functional property": ("simple-properties", "parley:antecedent a owl:TransitiveProperty ."),
    "functional property above a chain": (
        "simple-properties",
        "parley:sentence owl:propertyChainAxiom ( parley:antecedent parley:sentence ) .",
    ),
    "disjointness of one": ("lists", "[] a owl:AllDisjointClasses ; owl:members ( parley:State ) ."),
    "empty enumeration": ("lists", "parley:thirdParty rdfs:range [ a owl:Class ; owl:oneOf () ] ."),
    "list without an end": (
        "lists", "[] a owl:AllDifferent ; owl:distinctMembers [ rdf:first parley:each ] ."),
    "thing without a name": ("anonymous-individuals", "claim:x parley:thirdParty [ a parley:State ] ."),
    "value without a name": ("anonymous-individuals", "claim:x parley:thirdParty [] ."),
    "construct that no rule judges":
        ("constructs", "parley:Claim owl:hasKey ( parley:evidence ) ."),
}  # fmt: skip

Turtle = Callable[[str], list[ox.Triple]]


def violations(triples: list[ox.Triple], rules: Mapping[str, str] = RULES) -> set[tuple[str, str]]:
    """Return each rule that triples break, with the term that breaks it."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    prefixes = {**PREFIXES, "xsd": XSD}
    return {
        (rule, str(found["what"]))
        for rule, query in rules.items()
        for found in store.query(query, prefixes=prefixes)
    }


def test_ontology_is_owl_2_dl(real: Corpus) -> None:
    assert violations(list(real.ontology)) == set()


def test_data_are_owl_2_dl_but_for_days(everything: list[ox.Triple]) -> None:
    assert violations(everything) <= {("datatypes", f"<{XSD}date>")}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_owl_2_dl_is_found(name: str, real: Corpus, turtle: Turtle) -> None:
    rule, added = BROKEN[name]
    assert violations([*real.ontology, *turtle(added)], {rule: RULES[rule]})


def test_no_rule_is_idle() -> None:
    assert {rule for rule, _ in BROKEN.values()} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_rule_names_its_section(rule: str) -> None:
    section, message, *_ = RULES[rule].splitlines()
    assert section.startswith("# section: OWL 2 ")
    assert message.startswith("# message: ")
