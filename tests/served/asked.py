"""Queries that clients ask, and the form that their rows are compared in."""

from __future__ import annotations

P = "PREFIX parley: <https://w3id.org/parley/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
QUERIES = {
    "shortcut": P + "SELECT ?a ?b { ?a parley:supports ?b }",
    "absence": P
    + "SELECT ?a ?b { ?c parley:attendance parley:absent ; parley:participant ?a ; parley:meeting ?b }",
    "optional": P + "SELECT ?a ?b { ?a a parley:Support OPTIONAL { ?a parley:reading ?b } }",
    "path": P + "SELECT ?a ?b { ?a parley:evidence/parley:sentence ?b }",
}

Rows = list[tuple[str, ...]]
