"""Foreign clients get the same answers from the running server."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess

import pytest
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, RDFXML, TURTLE, XML, SPARQLWrapper

from tests.served.asked import QUERIES, P, Rows


@pytest.mark.parametrize("name", QUERIES)
def test_sparqlwrapper_gets_the_rows(name: str, origin: str, expected: dict[str, Rows]) -> None:
    client = SPARQLWrapper(f"{origin}/sparql", returnFormat=CSV)
    client.setQuery(QUERIES[name])
    rows = list(csv.reader(io.StringIO(client.queryAndConvert().decode())))

    assert sorted(map(tuple, rows[1:])) == expected[name]


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("name", QUERIES)
def test_rdflib_sparqlstore_gets_the_rows(
    name: str, method: str, origin: str, expected: dict[str, Rows]
) -> None:
    store = SPARQLStore(f"{origin}/sparql", method=method)
    rows = [
        tuple(str(value) if value is not None else "" for value in row) for row in store.query(QUERIES[name])
    ]

    assert sorted(rows) == expected[name]


def test_rdflib_sparqlstore_counts_the_triples_of_a_subject(origin: str) -> None:
    russia = URIRef("https://w3id.org/parley/id/state/russia")
    found = list(SPARQLStore(f"{origin}/sparql").triples((russia, None, None)))

    assert len(found) >= 3


CONSTRUCT = P + "CONSTRUCT { ?a parley:supports ?b } WHERE { ?a parley:supports ?b }"


@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv", "application/rdf+xml"])
def test_rdflib_sparqlstore_gets_any_answer_in_any_format(
    form: str, origin: str, expected: dict[str, Rows]
) -> None:
    store = SPARQLStore(f"{origin}/sparql", returnFormat=form)
    rows = [tuple(map(str, row)) for row in store.query(QUERIES["shortcut"])]
    graph = store.query(CONSTRUCT).graph

    assert sorted(rows) == expected["shortcut"]
    assert graph is not None
    assert sorted((str(a), str(b)) for a, _, b in graph) == expected["shortcut"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("form", [XML, N3, TURTLE, RDFXML, JSONLD])
def test_sparqlwrapper_gets_a_graph_in_any_format(form: str, origin: str, expected: dict[str, Rows]) -> None:
    client = SPARQLWrapper(f"{origin}/sparql", returnFormat=form)
    client.setQuery(CONSTRUCT)
    found = client.queryAndConvert()
    graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")

    assert sorted((str(a), str(b)) for a, _, b in graph) == expected["shortcut"]


@pytest.mark.parametrize("form", [JSON, XML])
def test_sparqlwrapper_gets_a_truth_value(form: str, origin: str) -> None:
    client = SPARQLWrapper(f"{origin}/sparql", returnFormat=form)
    client.setQuery("ASK {}")
    found = client.queryAndConvert()

    assert "true" in (found.toxml() if form == XML else str(found["boolean"]).lower())


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix parley: <https://w3id.org/parley/ontology#> .
[] a sh:NodeShape ; sh:targetClass parley:Support ; sh:property [ sh:path parley:%s ; sh:minCount 1 ] .
"""


@pytest.mark.parametrize(("name", "conforms"), [("evidence", True), ("nonsense", False)])
def test_pyshacl_validates_what_the_endpoint_holds(name: str, conforms: bool, origin: str) -> None:
    data = Graph(SPARQLStore(f"{origin}/sparql"))
    found, _, _ = validate(data, shacl_graph=Graph().parse(data=SHAPES % name), inplace=True)

    assert found is conforms


R_SCRIPT = r"""
if (!suppressWarnings(suppressMessages(require(SPARQL, quietly = TRUE)))) quit(status = 9)
x <- SPARQL(commandArgs(TRUE), 'SELECT ("Z\\u00FCrich" AS ?o) {}')$results[[1]]
cat(x, nchar(x))
"""


def test_the_sparql_package_of_r_reads_letters_beyond_ascii(origin: str) -> None:
    rscript = shutil.which("Rscript")
    command = [rscript or "Rscript", "-e", R_SCRIPT, f"{origin}/sparql"]
    done = rscript and subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"LC_ALL": "C.UTF-8"}
    )
    if not done or done.returncode == 9:
        if os.environ.get("PARLEY_REQUIRE_R"):
            pytest.fail("R's package SPARQL (r-cran-sparql) is absent, and PARLEY_REQUIRE_R is set")
        pytest.skip("R's package SPARQL (r-cran-sparql) is absent: R was not asked")
    assert done.stdout == "Zürich 6", done.stderr
