"""The server's statements on its graphs agree with queries, for releases and for files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from parley.names import SD, VOID
from parley.store.data.statistics import MAX_LISTED
from parley.store.loading.files.input_files import InputFile
from parley.store.loading.source import Source
from tests.web.conftest import Ask, client_of, run

FILES = {
    "one quad": '<http://e/a> <http://e/b> "x" <http://e/g> .',
    "triples": '<http://e/a> <http://e/b> "x" , "y" .',
    "both, one triple in two graphs": """
        <http://e/a> <http://e/b> "x" .
        <http://e/g 1> { <http://e/a> <http://e/b> "x" , "z" }
        GRAPH _:b { <http://e/a> <http://e/b> "x" }
    """.replace("g 1", "g%201?a=b#c"),
    "many graphs": "\n".join(
        f"<http://e/g{number}> {{ <http://e/a> <http://e/b> <http://e/c> }}"
        for number in range(MAX_LISTED + 1)
    ),
    "nothing": "",
}
Endpoint = tuple[Ask, bool]


@pytest.fixture(
    scope="module",
    params=[*((name, union) for name in FILES for union in (False, True)), ("release", True)],
    ids=str,
)
def endpoint(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    name, union = request.param
    if name == "release":
        yield request.getfixturevalue("ask"), True
        return
    path: Path = tmp_path_factory.mktemp("files") / ("data.nq" if name == "one quad" else "data.trig")
    path.write_text(FILES[name])
    with run(Source(files=(InputFile(path, path.name),), union=union)) as running:
        yield client_of(running, running.site), union


def rows(ask: Ask, query: str) -> list[dict[str, Any]]:
    answer = ask("POST", "/sparql", data={"query": query})
    return [
        {name: term["value"] for name, term in row.items() if term["type"] != "bnode"}
        for row in answer.json()["results"]["bindings"]
    ]


def described(ask: Ask) -> ox.Store:
    store = ox.Store()
    store.load(ask("GET", "/sparql", headers={"Accept": "text/turtle"}).content, format=ox.RdfFormat.TURTLE)
    return store


def told(store: ox.Store, pattern: str) -> list[tuple[str, int]]:
    prefixes = {"sd": SD, "void": VOID, "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
    found: Any = store.query(f"SELECT * {{ {pattern} }}", prefixes=prefixes)
    return sorted((getattr(row[0], "value", ""), int(row["n"].value)) for row in found)


def test_the_default_graph_and_the_named_graphs_are_what_queries_find(endpoint: Endpoint) -> None:
    ask, union = endpoint
    store = described(ask)
    (found,) = rows(ask, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    ((_, default),) = told(store, "?x sd:defaultGraph ?g . ?g void:triples ?n")
    assert default == int(found["n"])
    counted = rows(ask, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    graphs = sorted((row["g"], int(row["n"])) for row in counted if "g" in row)
    named = told(store, "?d sd:namedGraph [ a sd:NamedGraph ; sd:name ?name ; sd:graph/void:triples ?n ]")
    assert sorted(number for _, number in named) == sorted(number for _, number in graphs[:MAX_LISTED])
    names: Any = store.query(f"SELECT ?name {{ ?g <{SD}name> ?name }}")
    assert sorted(row[0].value for row in names) == [name for name, _ in graphs[:MAX_LISTED]]
    feature = ox.Quad(
        ox.NamedNode("http://127.0.0.1:8080/sparql#service"),
        ox.NamedNode(SD + "feature"),
        ox.NamedNode(SD + "UnionDefaultGraph"),
    )
    assert (feature in store) == union


def test_openapi_the_description_and_the_home_page_tell_it_in_words(endpoint: Endpoint) -> None:
    ask, union = endpoint
    counted = rows(ask, "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    (default,) = rows(ask, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    graphs, triples = int(counted[0]["n"]), default["n"]
    named = f"{graphs} named graph{'' if graphs == 1 else 's'}"
    if union:
        sentence = f"The default graph is the union of all graphs ({named}): {triples} triples."
    elif triples == "0" and graphs:
        sentence = f"The default graph is empty: all triples lie in {named}, which a query asks with GRAPH."
    else:
        several = "" if triples == "1" else "s"
        sentence = f"The default graph has {triples} triple{several}; beside it there are {named}."
    assert sentence in ask("GET", "/openapi.json").json()["info"]["description"]
    assert sentence in "".join(quad.object.value for quad in described(ask))
    assert sentence in ask("GET", "/about").text


def test_licences_claims_and_dumps_are_those_of_a_release(endpoint: Endpoint) -> None:
    ask, _ = endpoint
    words = ("CC0", "/dumps", "claim")
    is_release = ask("GET", "/health").json()["release"] is not None
    page = ask("GET", "/about", headers={"Accept": "text/html"}).text.partition("<main")[2]
    assert "the limits of the endpoint" in page
    assert [word for word in words if word in page] == ([*words] if is_release else [])


HIDDEN = "The default graph is empty; all triples lie in the named graph: ask GRAPH ?g { ... }"


@pytest.mark.parametrize(
    ("query", "parameters", "is_hinted"),
    [
        ("SELECT * { ?s ?p ?o }", {}, True),
        ("SELECT * { [ ?p ?o ] }", {}, True),
        ("SELECT * { ?s a ?o }", {}, True),
        ("SELECT * { ?s <http://e/b>/<http://e/b> ?o }", {}, True),
        ("SELECT * { { SELECT ?s { ?s ?p ?o } } }", {}, True),
        ("DESCRIBE <http://e/a>", {}, True),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", {}, False),
        ("SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", {}, False),
        ("SELECT * FROM <http://e/g> { ?s ?p ?o }", {}, False),
        ("SELECT * { ?s ?p ?o }", {"default-graph-uri": "http://e/g"}, False),
        ("SELECT (NOW() AS ?now) {}", {}, False),
        ("SELECT * { VALUES ?x { 1 } BIND(?x + 1 AS ?y) FILTER(?y > 0) } ORDER BY ?x ?y", {}, False),
        ("CONSTRUCT { ?s ?p ?o } WHERE { VALUES (?s ?p ?o) { (<a:a> <a:b> 1) } }", {}, False),
    ],
)
def test_a_query_of_the_default_graph_where_all_lies_in_named_graphs_gets_a_hint(
    hidden: Ask, query: str, parameters: dict[str, str], is_hinted: bool
) -> None:
    answer = hidden("POST", "/sparql", data={"query": query, **parameters})
    assert answer.status_code == 200
    assert answer.headers.get("parley-hint", "").startswith(f'"{HIDDEN}') == is_hinted


def test_the_home_page_says_where_the_triples_lie(hidden: Ask) -> None:
    page = hidden("GET", "/", headers={"Accept": "text/html"}).text
    assert "The default graph is empty: all triples lie in 1 named graph" in page
    assert "GRAPH ?g" in hidden("GET", "/sparql?query=ASK{?s ?p ?o}", headers={"Accept": "text/html"}).text


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    path = tmp_path_factory.mktemp("files") / "data.nq"
    path.write_text(FILES["one quad"])
    with run(Source(files=(InputFile(path, path.name),))) as running:
        yield client_of(running, running.site)


def test_files_as_a_union_get_no_such_hint(endpoint: Endpoint) -> None:
    ask, union = endpoint
    if union:
        assert "parley-hint" not in ask("POST", "/sparql", data={"query": "ASK { ?s ?p ?o }"}).headers
