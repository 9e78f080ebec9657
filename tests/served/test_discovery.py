"""What programs ask before they ask anything: prefixes, examples and statistics, as foreign editors do.

The first two queries are those of SIB's sparql-editor; they go to the endpoint as they stand there.
"""

from __future__ import annotations

import json
import urllib.parse
import urllib.request

import pyoxigraph as ox
import pytest

from parley.names import GRAPHS, PREFIXES, ROOT, SD, VOID

PREFIX_QUERY = """PREFIX sh:<http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?prefix ?namespace
WHERE { [] sh:namespace ?namespace ; sh:prefix ?prefix}
ORDER BY ?prefix"""
EXAMPLES_QUERY = """PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?sq ?comment ?query WHERE {
  ?sq a sh:SPARQLExecutable ;
    rdfs:comment ?comment ;
    sh:select|sh:ask|sh:construct|sh:describe ?query .
} ORDER BY ?sq"""
CLASSES_QUERY = """PREFIX void: <http://rdfs.org/ns/void#>
PREFIX void-ext: <http://ldf.fi/void-ext#>
SELECT DISTINCT ?subjectClass ?prop ?objectClass ?objectDatatype WHERE {
  {
    ?cp void:class ?subjectClass ; void:propertyPartition ?pp .
    ?pp void:property ?prop .
    OPTIONAL {
      { ?pp void:classPartition [ void:class ?objectClass ] . }
      UNION { ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] . }
    }
  } UNION {
    ?ls void:subjectsTarget [ void:class ?subjectClass ] ;
      void:linkPredicate ?prop ; void:objectsTarget [ void:class ?objectClass ] .
  }
}"""

Row = dict[str, str]


def rows(origin: str, query: str) -> list[Row]:
    """Return the answer to a query that is sent as a form."""
    request = urllib.request.Request(
        f"{origin}/sparql",
        data=urllib.parse.urlencode({"query": query}).encode(),
        headers={"Accept": "application/sparql-results+json"},
    )
    with urllib.request.urlopen(request) as answer:
        bindings = json.load(answer)["results"]["bindings"]
    return [{name: term["value"] for name, term in binding.items()} for binding in bindings]


def test_an_editor_finds_the_prefixes(origin: str) -> None:
    found = {row["prefix"]: row["namespace"] for row in rows(origin, PREFIX_QUERY)}
    assert found == PREFIXES


def test_an_editor_finds_examples_that_run(origin: str) -> None:
    found = rows(origin, EXAMPLES_QUERY)
    assert len(found) > 20
    assert len({row["sq"] for row in found}) == len(found)
    for row in found:
        assert row["comment"]
        rows(origin, row["query"])


def test_an_editor_finds_the_properties_of_each_class(origin: str) -> None:
    found = rows(origin, CLASSES_QUERY)
    pairs = {(row["subjectClass"], row["prop"]) for row in found}
    held = rows(origin, "SELECT DISTINCT ?c ?p { ?s a ?c ; ?p ?o FILTER(isIRI(?c)) }")
    assert pairs == {(row["c"], row["p"]) for row in held}


@pytest.fixture(scope="module")
def void(origin: str) -> set[ox.Triple]:
    """The description of the release, as the well-known address leads to it."""
    request = urllib.request.Request(f"{origin}/.well-known/void", headers={"Accept": "text/turtle"})
    with urllib.request.urlopen(request) as answer:
        assert answer.url == f"{origin}/dumps/void.ttl"
        return {quad.triple for quad in ox.parse(answer.read(), format=ox.RdfFormat.TURTLE)}


@pytest.mark.parametrize("media_type", ["text/turtle", "application/n-triples", "application/rdf+xml"])
def test_the_service_description_has_the_statistics_of_the_release(
    origin: str, void: set[ox.Triple], media_type: str
) -> None:
    request = urllib.request.Request(f"{origin}/sparql", headers={"Accept": media_type})
    with urllib.request.urlopen(request) as answer:
        form = ox.RdfFormat.from_media_type(media_type)
        told = {quad.triple for quad in ox.parse(answer.read(), format=form)}
    partitions = {t for t in void if t.predicate.value.startswith(VOID) and "artition" in t.predicate.value}
    assert len(partitions) > 100
    assert partitions <= told
    named = {t.object.value for t in told if t.predicate.value == SD + "graph"}
    described = {t.subject.value for t in partitions if t.predicate.value == VOID + "classPartition"}
    assert {name for name in described if name.startswith(GRAPHS)} <= named


def test_every_graph_has_partitions_of_its_own(void: set[ox.Triple]) -> None:
    graphs = {t.object.value for t in void if t.predicate.value == VOID + "subset"}
    assert len(graphs) >= 4
    for kind in ("classPartition", "propertyPartition"):
        having = {t.subject.value for t in void if t.predicate.value == VOID + kind}
        lacking = graphs - having - {GRAPHS + "derived"}
        assert not lacking, kind


COUNTED = {
    "triples": ("?d void:triples ?told", "?s ?p ?o"),
    "properties": ("?d void:properties ?told", "{ SELECT DISTINCT ?p { ?s ?p ?o } }"),
    "subjects": ("?d void:distinctSubjects ?told", "{ SELECT DISTINCT ?s { ?s ?p ?o } }"),
}


@pytest.mark.parametrize(("pattern", "counted"), COUNTED.values(), ids=COUNTED.keys())
def test_what_the_release_counts_is_what_queries_find(origin: str, pattern: str, counted: str) -> None:
    told = rows(origin, f"SELECT ?told {{ {pattern} FILTER(?d = <{ROOT}>) }}")
    found = rows(origin, f"SELECT (COUNT(*) AS ?told) {{ {counted} }}")
    assert told == found


PARTITIONS = {
    "graphs": (
        "SELECT ?x ?n { ?d void:subset ?x . ?x void:triples ?n }",
        "SELECT ?x (COUNT(*) AS ?n) { GRAPH ?x { ?s ?p ?o } } GROUP BY ?x",
    ),
    "classes": (
        f"SELECT ?x ?n {{ <{ROOT}> void:classPartition [ void:class ?x ; void:entities ?n ] }}",
        "SELECT ?x (COUNT(*) AS ?n) { ?s a ?x FILTER(isIRI(?x)) } GROUP BY ?x",
    ),
    "properties": (
        f"SELECT ?x ?n {{ <{ROOT}> void:propertyPartition [ void:property ?x ; void:triples ?n ] }}",
        "SELECT ?x (COUNT(*) AS ?n) { ?s ?x ?o } GROUP BY ?x",
    ),
    "classes of graphs": (
        "SELECT ?x ?c ?n { ?d void:subset ?x . ?x void:classPartition [ void:class ?c ; void:entities ?n ] }",
        "SELECT ?x ?c (COUNT(*) AS ?n) { GRAPH ?x { ?s a ?c FILTER(isIRI(?c)) } } GROUP BY ?x ?c",
    ),
}


@pytest.mark.parametrize(("told", "counted"), PARTITIONS.values(), ids=PARTITIONS.keys())
def test_each_part_of_the_release_is_as_large_as_it_says(origin: str, told: str, counted: str) -> None:
    said, found = (sorted(tuple(row.values()) for row in rows(origin, query)) for query in (told, counted))
    assert said == found
    assert said
