"""A variable that no pattern binds gets a hint, and one that may be bound gets none."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from parley.advice.hints import HintFinder
from parley.names import PREFIXES
from parley.store.query.outline import outline


def told(query: str) -> list[str]:
    assert isinstance(ox.Store().query(query, prefixes=PREFIXES), object), "it is a query"
    return [str(hint) for hint in HintFinder(None, PREFIXES).hints(outline(query))]


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("SELECT ?nmae { ?s rdfs:label ?name }",
         "?nmae is a variable that no pattern binds; did you mean ?name?"),
        ("SELECT ?s { ?s rdfs:label ?l } ORDER BY ?lable", "?lable is a variable that no pattern binds"),
        ("SELECT ?s { ?s rdfs:label ?name FILTER(?nam = 'x') }",
         "?nam is a variable that no pattern binds; did you mean ?name?"),
        ("SELECT * { ?s rdfs:label ?o BIND(STR(?zz) = 'x' AS ?y) }",
         "?zz is a variable that no pattern binds"),
        ("CONSTRUCT { ?s rdfs:label ?x } WHERE { ?s rdfs:label ?o }",
         "?x is a variable that no pattern binds"),
    ],
)  # fmt: skip
def test_a_variable_that_no_pattern_binds_gets_a_hint(query: str, hint: str) -> None:
    assert any(said.startswith(hint) for said in told(query)), told(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s ?p ?o }",
        "SELECT (COUNT(?s) AS ?n) { ?s ?p ?o }",
        "SELECT ?g { GRAPH ?g { ?s ?p ?o } }",
        "SELECT ?x { VALUES ?x { 1 } }",
        "SELECT ?x ?y { } VALUES (?x ?y) { (1 UNDEF) }",
        "SELECT ?n { { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }",
        "SELECT ?x { BIND(1 AS ?x) }",
        "SELECT ?k (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (STR(?p) AS ?k) ORDER BY ?n",
        "SELECT ?item { ?s ?p (?item) }",
        "SELECT ?b { ?s rdfs:label [ rdfs:label ?b ] }",
        "SELECT ?o { ?s rdfs:label/(rdfs:label|^rdfs:label)* ?o }",
        "SELECT ?s { ?s ?p ?o FILTER EXISTS { ?s rdfs:label ?in FILTER(?in = ?o) } }",
        "DESCRIBE ?s { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "SELECT ?x { # ?y\n ?x rdfs:label '?z' }",
    ],
)
def test_a_variable_that_is_bound_somewhere_gets_none(query: str) -> None:
    assert [said for said in told(query) if "binds" in said] == []
