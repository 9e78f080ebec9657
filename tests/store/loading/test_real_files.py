"""Real vocabularies load as another parser reads them, in every format they can be written in."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from tests import npm
from tests.store.loaded import answered, canonical, loaded_from, quads_of

PACKAGE = "@zazuko/vocabularies@4.0.0"
FORMS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
LARGEST = 300_000

pytestmark = [
    pytest.mark.node,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning"),  # rdflib's own parsers use it
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),  # rdflib leaves it to the collector
]


@pytest.fixture(scope="module")
def vocabularies(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The vocabularies of a package of the npm registry."""
    folder = npm.install(tmp_path_factory.mktemp("vocabularies"), PACKAGE)
    found = sorted(folder.rglob("*.nq")) + sorted(folder.rglob("*.nt"))
    return [path for path in found if 0 < path.stat().st_size < LARGEST]


def test_they_load_as_rdflib_reads_them(vocabularies: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)  # it would write "01" anew as "1"
    assert len(vocabularies) >= 100
    other = [path for path in vocabularies if triples(path) != as_rdflib_reads(path)]
    assert other == []


def triples(path: Path) -> ox.Dataset:
    return canonical(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads_of(path))


def as_rdflib_reads(path: Path) -> ox.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format="nquads" if path.suffix == ".nq" else "nt")
    graph = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return canonical(ox.parse(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES))


@pytest.mark.parametrize("ending", FORMS)
def test_they_are_the_same_in_every_format(vocabularies: list[Path], tmp_path: Path, ending: str) -> None:
    for number, path in enumerate(vocabularies[::5]):
        written = tmp_path / f"{number}{ending}"
        held = canonical(quad for quad in triples(path) if can_be_written(quad, ending))
        written.write_bytes(ox.serialize((quad.triple for quad in held), format=FORMS[ending]) or b"")
        loaded, told = loaded_from(written)
        assert not [line for line in told if "left out" in line]
        assert canonical(answered(loaded)) == held


def can_be_written(quad: ox.Quad, ending: str) -> bool:
    """Return whether the engine writes a quad correctly in a format: for RDF/XML it leaves CR unescaped."""
    return ending != ".rdf" or "\r" not in quad.object.value
