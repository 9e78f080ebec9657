"""Structure and literals: what triples may hold, without any text."""

from __future__ import annotations

import pytest

from parley.claims.vocabulary import Vocabulary
from parley.gate.literals import literal_findings
from parley.gate.structure import grounding_findings, mention_findings, structure_findings
from parley.names import thing
from parley.rdf import parse_turtle

PREFIXES = """
@prefix claim: <https://w3id.org/parley/id/claim/> .
@prefix mention: <https://w3id.org/parley/id/mention/> .
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
    "blank node": ("state:kelland parley:concerns [] .", ["blank nodes are not allowed in the data"]),
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


TIME = "<https://w3id.org/parley/id/claim/x-001#time-1>"
GROUNDED = "claim:x-001 parley:place state:kelland ; parley:grounding span:x-1-2 . span:x-1-2 parley:denotes "
UNSTATED = "claim:x-001: no span of the claim states state:kelland [structure]"
GROUNDLESS = "claim:x-001: span:x-1-2 grounds no value of the claim [structure]"
GROUNDINGS = {
    "span of a value of the claim": (GROUNDED + "state:kelland .", []),
    "span of another value": (GROUNDED + "state:morvia .", [UNSTATED, GROUNDLESS]),
    "span of nothing": (
        "claim:x-001 parley:place state:kelland ; parley:grounding span:x-1-2 .",
        [UNSTATED, GROUNDLESS],
    ),
    "value without a span": ("claim:x-001 parley:place state:kelland .", [UNSTATED]),
    "value whose span is not the claim's": (
        "claim:x-001 parley:place state:kelland . span:x-1-2 parley:denotes state:kelland .",
        [UNSTATED],
    ),
    "span of the anchor of a time": (
        (
            "claim:x-001 parley:grounding span:x-1-2 . span:x-1-2 parley:denotes state:kelland ."
            f"{TIME} parley:anchor state:kelland ."
        ),
        [],
    ),
    "anchor without a span": (f"{TIME} parley:anchor state:kelland .", [UNSTATED]),
    "span of a number": (
        "claim:x-001 parley:low 5 ; parley:grounding span:x-1-2 . span:x-1-2 parley:denotesNumber 5 .",
        [],
    ),
    "span of another number": (
        "claim:x-001 parley:low 5 ; parley:grounding span:x-1-2 . span:x-1-2 parley:denotesNumber 6 .",
        ["claim:x-001: no span of the claim states 5 [structure]", GROUNDLESS],
    ),
    "span of a mention that no claim is about": ("mention:x-kelland parley:words span:x-1-2 .", []),
}


@pytest.mark.parametrize(("turtle", "expected"), GROUNDINGS.values(), ids=GROUNDINGS)
def test_values_and_spans_of_a_claim_belong_together(
    turtle: str, expected: list[str], vocabulary: Vocabulary
) -> None:
    triples = parse_turtle((PREFIXES + turtle).encode(), where="x")
    assert [str(finding) for finding in grounding_findings(triples, vocabulary)] == expected


TIED = GROUNDED + "state:kelland . mention:x-kelland parley:words span:x-1-2 ; parley:refersTo state:kelland"
MENTIONS = {
    "entity by a mention": (f"{TIED} .", []),
    "entity without a mention": (
        GROUNDED + "state:kelland .",
        ["claim:x-001: no mention ties span:x-1-2 to state:kelland [structure]"],
    ),
    "mention of something else": (
        TIED.replace("refersTo state:kelland", "refersTo state:morvia") + " .",
        ["claim:x-001: no mention ties span:x-1-2 to state:kelland [structure]"],
    ),
    "mention of other words": (
        TIED.replace("words span:x-1-2", "words span:x-5-9") + " .",
        ["claim:x-001: no mention ties span:x-1-2 to state:kelland [structure]"],
    ),
    "mention of two": (TIED + " , state:morvia .", []),
    "two mentions of one name": (
        TIED + " . mention:x-morvia parley:words span:x-1-2 ; parley:refersTo state:morvia .",
        ["mention:x-morvia: has span:x-1-2, which is also in mention:x-kelland [structure]"],
    ),
    "two mentions of one name at two places": (
        TIED + " . mention:x-morvia parley:words span:x-5-6 ; parley:refersTo state:morvia .",
        [],
    ),
    "concept, which needs no mention": (
        (
            "claim:x-001 parley:supportKind parley:weapons ; parley:grounding span:x-1-2 ."
            "span:x-1-2 parley:denotes parley:weapons ."
        ),
        [],
    ),
    "mention that holds words": (
        TIED + ' ; rdfs:label "Kelland"@en .',
        ["mention:x-kelland: rdfs:label is a literal; a mention must not contain words [structure]"],
    ),
}


@pytest.mark.parametrize(("turtle", "expected"), MENTIONS.values(), ids=MENTIONS)
def test_entities_are_tied_to_their_words_by_mentions(
    turtle: str, expected: list[str], vocabulary: Vocabulary
) -> None:
    triples = list(parse_turtle((PREFIXES + turtle).encode(), where="x"))
    assert [str(finding) for finding in mention_findings(triples, vocabulary)] == expected
