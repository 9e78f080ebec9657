"""The dumps: each reloads to the same data, in three parsers."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from parley.names import DCAT, DCTERMS, GRAPHS, ROOT
from parley.rdf import parse_turtle
from parley.rdf_writing import UnwritableError
from parley.release.build import Built
from parley.release.dataset import ONTOLOGY_GRAPH, RELEASE_GRAPH
from parley.release.dumps import MEDIA_TYPES, dumps
from parley.store.loading.source import Source, load
from tests.store.loaded import answered, canonical, quads_of

UNION = ("parley.ttl", "parley.nt", "parley.jsonld", "parley.rdf")
DATASET = ("parley.nq", "parley.trig")
FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
}
RDFLIB = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdf": "xml", "nq": "nquads", "trig": "trig"}
RAPPER = {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml", "nq": "nquads", "trig": "trig"}


def _ending(name: str) -> str:
    return name.rsplit(".", 1)[1]


@pytest.fixture(scope="session")
def quads(built: Built) -> set[ox.Quad]:
    """All of the release, from N-Quads, whose grammar leaves no room for interpretation."""
    return set(ox.parse((built.path / "parley.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))


@pytest.fixture(scope="session")
def data(quads: set[ox.Quad]) -> set[ox.Quad]:
    """Its data graphs."""
    return {quad for quad in quads if quad.graph_name.value not in (ONTOLOGY_GRAPH, RELEASE_GRAPH)}


@pytest.fixture(scope="session")
def union(data: set[ox.Quad]) -> set[ox.Triple]:
    return {quad.triple for quad in data}


@pytest.mark.parametrize("name", DATASET)
def test_a_whole_dump_is_what_the_endpoint_answers_from(name: str, built: Built, tmp_path: Path) -> None:
    served = answered(replace(load(Source(release=built.path)), union=False))
    assert len(served) == built.manifest.triples
    assert canonical(quads_of(built.path / name)) == canonical(served)
    assert canonical(ox.parse((built.path / name).read_bytes(), format=FORMATS[_ending(name)])) == canonical(
        served
    )


def test_a_smaller_dump_says_what_it_leaves_out(built: Built) -> None:
    void = parse_turtle((built.path / "void.ttl").read_bytes(), where="void.ttl")
    said = {triple.subject.value for triple in void if triple.predicate.value == DCTERMS + "description"}
    assert said >= {f"{ROOT}dumps/{name}" for name in UNION}
    assert not said & {f"{ROOT}dumps/{name}" for name in DATASET}


def test_sizes_of_dumps_stand_in_the_document_and_not_in_themselves(
    built: Built, quads: set[ox.Quad]
) -> None:
    void = set(parse_turtle((built.path / "void.ttl").read_bytes(), where="void.ttl"))
    beside = void - {quad.triple for quad in quads}
    assert {triple.predicate.value for triple in beside} == {DCAT + "byteSize", DCTERMS + "identifier"}


def test_every_format_is_there(built: Built) -> None:
    assert set(MEDIA_TYPES) == {*UNION, *DATASET}
    assert all((built.path / name).stat().st_size > 1000 for name in MEDIA_TYPES)


@pytest.mark.parametrize("name", DATASET)
def test_dataset_reloads_the_same(name: str, built: Built, quads: set[ox.Quad]) -> None:
    assert set(ox.parse((built.path / name).read_bytes(), format=FORMATS[_ending(name)])) == quads


@pytest.mark.parametrize("name", UNION)
def test_others_reload_to_the_union(name: str, built: Built, union: set[ox.Triple]) -> None:
    parsed = list(ox.parse((built.path / name).read_bytes(), format=FORMATS[_ending(name)]))
    assert {quad.triple for quad in parsed} == union
    assert len(parsed) == len(union)


def _lines(graph: rdflib.Graph) -> set[str]:
    return {line for line in graph.serialize(format="nt").splitlines() if line}


@pytest.fixture(scope="session")
def union_in_rdflib(built: Built) -> set[str]:
    return _lines(rdflib.Graph().parse(data=(built.path / "parley.nt").read_bytes(), format="nt"))


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize("name", UNION)
def test_others_reload_to_the_union_in_rdflib(
    name: str, built: Built, union_in_rdflib: set[str], union: set[ox.Triple]
) -> None:
    lines = _lines(rdflib.Graph().parse(data=(built.path / name).read_bytes(), format=RDFLIB[_ending(name)]))
    assert lines == union_in_rdflib
    assert len(lines) == len(union)


@pytest.mark.filterwarnings(
    "ignore:Dataset:DeprecationWarning"
)  # rdflib's own parsers use what it deprecates
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize("name", DATASET)
def test_dataset_reloads_the_same_in_rdflib(name: str, built: Built, quads: set[ox.Quad]) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=(built.path / name).read_bytes(), format=RDFLIB[_ending(name)])
    counts = {str(graph.identifier): len(graph) for graph in dataset.graphs() if len(graph)}
    wanted = {quad.graph_name.value for quad in quads}
    assert counts == {graph: sum(quad.graph_name.value == graph for quad in quads) for graph in wanted}
    merged = rdflib.Graph()
    for subject, predicate, value, graph in dataset.quads():
        if str(graph) not in (ONTOLOGY_GRAPH, RELEASE_GRAPH):
            merged.add((subject, predicate, value))
    assert _lines(merged) == _lines(
        rdflib.Graph().parse(data=(built.path / "parley.nt").read_bytes(), format="nt")
    )


@pytest.fixture(scope="session")
def rapper() -> str:
    path = shutil.which("rapper")
    if path is None:
        if os.environ.get("PARLEY_REQUIRE_RAPPER"):
            pytest.fail("rapper is not installed (Debian: raptor2-utils)")
        pytest.skip("rapper is not installed (Debian: raptor2-utils)")
    return path


def _triples_of(rapper: str, path: Path, syntax: str) -> set[ox.Triple]:
    command = (rapper, "-q", "-i", syntax, "-o", "ntriples", str(path))
    done = subprocess.run(command, check=False, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr[:500]
    return {quad.triple for quad in ox.parse(done.stdout, format=ox.RdfFormat.N_TRIPLES)}


@pytest.mark.rapper
@pytest.mark.parametrize("name", [name for name in MEDIA_TYPES if _ending(name) in RAPPER])
def test_every_dump_has_the_same_triples_in_rapper(
    name: str, built: Built, quads: set[ox.Quad], union: set[ox.Triple], rapper: str
) -> None:
    read = _triples_of(rapper, built.path / name, RAPPER[_ending(name)])
    wanted = {quad.triple for quad in quads} if name in DATASET else union
    assert canonical(map(as_quad, read)) == canonical(map(as_quad, wanted))


def as_quad(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object)


@pytest.mark.parametrize("name", MEDIA_TYPES)
def test_gzip_holds_the_same_bytes_and_no_time(name: str, built: Built) -> None:
    packed = (built.path / f"{name}.gz").read_bytes()
    assert gzip.decompress(packed) == (built.path / name).read_bytes()
    assert packed[4:8] == b"\0\0\0\0"


def test_no_blank_node_is_in_the_data(data: set[ox.Quad]) -> None:
    assert not [quad for quad in data for term in quad if isinstance(term, ox.BlankNode)]


def test_no_triple_is_in_two_graphs(quads: set[ox.Quad]) -> None:
    assert len(quads) == len({quad.triple for quad in quads})


def test_graphs_are_those_of_the_data_the_ontology_and_the_release(quads: set[ox.Quad]) -> None:
    assert {quad.graph_name.value for quad in quads} == {
        f"{GRAPHS}shared",
        f"{GRAPHS}silences",
        f"{GRAPHS}codings",
        f"{GRAPHS}derived",
        ONTOLOGY_GRAPH,
        RELEASE_GRAPH,
        f"{GRAPHS}article/quiet-boats-on-lake-orrin",
        f"{GRAPHS}article/talks-at-grey-harbour",
    }


@pytest.mark.parametrize("name", ["parley.nt", "parley.nq"])
def test_lines_are_sorted(name: str, built: Built) -> None:
    lines = (built.path / name).read_text("utf-8").splitlines()
    assert lines == sorted(lines)


def test_no_path_of_this_machine_is_in_any_file(built: Built, corpus_root: Path) -> None:
    for path in built.path.iterdir():
        assert str(corpus_root).encode() not in path.read_bytes()


def dumped(text: str) -> dict[str, bytes]:
    title = ox.NamedNode(DCTERMS + "title")
    nodes = [ox.NamedNode("http://ex.test/" + name) for name in ("King_Jr.", "Other")]
    graphs = {"http://ex.test/g": [ox.Triple(node, title, ox.Literal(text)) for node in nodes]}
    return dumps(graphs, graphs, {"@context": {"ex": "http://ex.test/"}})


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("name", MEDIA_TYPES)
def test_a_dump_with_any_text_is_read_by_another_parser(name: str) -> None:
    text = " ]]>\r\n\t\"<&\u2028\u0301\x85\ufeff😀\\. "
    graph = rdflib.Dataset()
    graph.parse(data=dumped(text)[name], format=RDFLIB[_ending(name)])
    found = {(str(subject), str(value)) for subject, _, value, _ in graph.quads()}
    assert found == {("http://ex.test/King_Jr.", text), ("http://ex.test/Other", text)}


def test_a_release_is_not_made_of_what_one_of_its_formats_cannot_hold() -> None:
    with pytest.raises(UnwritableError, match=r"U\+000C of a string; <http://ex.test/King_Jr.> has it"):
        dumped("a form\x0cfeed")
