"""Structure and literals: what triples may hold, without any text."""

from __future__ import annotations

import pytest

from parley.claims.vocabulary import Vocabulary
from parley.gate.literals import literal_findings
from parley.gate.structure import grounding_findings, structure_findings
from parley.names import thing
from parley.rdf import parse_turtle

PREFIXES = """
@prefix claim: <https://w3id.org/parley/id/claim/> .
@prefix parley: <https://w3id.org/parley/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix span: <https://w3id.org/parley/id/span/> .
@prefix state: <https://w3id.org/parley/id/state/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
STRUCTURE = {
    "declared and described": ("state:kelland a parley:State .", []),
    "undeclared class": (
        "state:kelland a parley:Land .",
        ["state:kelland: the ontology declares no parley:Land [structure]"],
    ),
    "undeclared property": (
        "state:kelland parley:likes state:kelland .",
        ["state:kelland: the ontology declares no parley:likes [structure]"],
    ),
    "dangling thing": (
        "state:kelland parley:concerns state:nowhere .",
        ["state:kelland: state:nowhere is described nowhere [structure]"],
    ),
    "dangling subject": (
        "state:nowhere parley:concerns state:kelland .",
        ["state:nowhere: state:nowhere is described nowhere [structure]"],
    ),
    "blank node": ("state:kelland parley:concerns [] .", ["blank nodes have no place in the data"]),
    "term of another vocabulary": ("state:kelland rdfs:seeAlso <http://example.org/x> .", []),
}
LITERALS = {
    "integer": ('"5"^^xsd:integer', None),
    "integer with a zero before it": ('"05"^^xsd:integer', '"5"'),
    "integer with a plus": ('"+5"^^xsd:integer', '"5"'),
    "boolean": ("true", None),
    "boolean as a digit": ('"1"^^xsd:boolean', '"true"'),
    "date": ('"2024-02-29"^^xsd:date', None),
    "date with a time zone of zero": ('"2024-02-29+00:00"^^xsd:date', '"2024-02-29Z"'),
    "decimal": ('"1.5"^^xsd:decimal', None),
    "decimal with a zero behind it": ('"1.50"^^xsd:decimal', '"1.5"'),
    "string": ('"05"', None),
    "words in a language": ('"five"@en', None),
    "other datatype": ('"05"^^<http://example.org/t>', None),
}


@pytest.mark.parametrize(("turtle", "expected"), STRUCTURE.values(), ids=STRUCTURE)
def test_structure(turtle: str, expected: list[str], vocabulary: Vocabulary) -> None:
    triples = parse_turtle((PREFIXES + turtle).encode(), where="x")
    found = [str(finding) for finding in structure_findings(triples, {thing("state", "kelland")}, vocabulary)]
    assert len(found) == len(expected)
    assert all(message in text for message, text in zip(expected, found, strict=True))


@pytest.mark.parametrize(("literal", "canonical"), LITERALS.values(), ids=LITERALS)
def test_literal(literal: str, canonical: str | None) -> None:
    triples = parse_turtle((PREFIXES + f"state:kelland parley:low {literal} .").encode(), where="x")
    found = [str(finding) for finding in literal_findings(triples)]
    assert len(found) == (canonical is not None)
    if canonical is not None:
        assert found[0].startswith("state:kelland: parley:low ")
        assert f"is not canonical; write {canonical}" in found[0]


GROUNDED = "claim:x-001 parley:host state:kelland ; parley:grounding span:x-1-2 . span:x-1-2 parley:denotes "
GROUNDINGS = {
    "span of a value of the claim": (GROUNDED + "state:kelland .", 0),
    "span of another value": (GROUNDED + "state:morvia .", 1),
    "span of nothing": ("claim:x-001 parley:host state:kelland ; parley:grounding span:x-1-2 .", 1),
    "span of the anchor of a time": (
        (
            "claim:x-001 parley:grounding span:x-1-2 . span:x-1-2 parley:denotes state:kelland ."
            "<https://w3id.org/parley/id/claim/x-001#time-1> parley:anchor state:kelland ."
        ),
        0,
    ),
    "span of a number": (
        "claim:x-001 parley:low 5 ; parley:grounding span:x-1-2 . span:x-1-2 parley:denotesNumber 5 .",
        0,
    ),
    "span of another number": (
        "claim:x-001 parley:low 5 ; parley:grounding span:x-1-2 . span:x-1-2 parley:denotesNumber 6 .",
        1,
    ),
}


@pytest.mark.parametrize(("turtle", "count"), GROUNDINGS.values(), ids=GROUNDINGS)
def test_grounding_is_of_a_value_of_the_claim(turtle: str, count: int, vocabulary: Vocabulary) -> None:
    found = [
        str(finding)
        for finding in grounding_findings(parse_turtle((PREFIXES + turtle).encode(), where="x"), vocabulary)
    ]
    assert found == ["claim:x-001: span:x-1-2 grounds no value of the claim [structure]"] * count
