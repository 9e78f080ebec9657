"""The data of the repository conform, with both engines."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from parley.rdf import read_folder, read_turtle
from parley.resources import folder
from parley.shacl import ShaclEngine, prepare


@pytest.fixture(scope="module")
def whole(ontology: list[ox.Triple]) -> list[ox.Triple]:
    triples = folder("triples")
    files = [read_turtle(triples / name) for name in ("shared.ttl", "notions.ttl", "silences.ttl")]
    return [*ontology, *(triple for file in files for triple in file), *read_folder(triples / "articles")]


@pytest.mark.parametrize("engine", ["shifty", "pyshacl"])
def test_data_conform(engine: ShaclEngine, shapes: bytes, whole: list[ox.Triple]):
    assert prepare(shapes, engine=engine)(whole) == []
