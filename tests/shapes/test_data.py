"""The data of the repository conform, with both engines."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from parley.gate.shapes import ontology_data
from parley.rdf import read_folder, read_turtle
from parley.resources import folder
from parley.shacl import prepare


@pytest.fixture(scope="module")
def spoken_of(ontology: list[ox.Triple]) -> list[ox.Triple]:
    """The ontology, without words that no shape judges, and what the articles speak of."""
    triples = folder("triples")
    files = [read_turtle(triples / name) for name in ("shared.ttl", "notions.ttl", "silences.ttl")]
    return [*ontology_data(ontology), *(triple for file in files for triple in file)]


def test_data_conform(shapes: bytes, spoken_of: list[ox.Triple]):
    whole = [*spoken_of, *read_folder(folder("triples") / "articles")]
    assert prepare(shapes, engine="shifty")(whole) == []


def test_an_article_conforms_for_pyshacl_too(shapes: bytes, spoken_of: list[ox.Triple]):
    shortest = min((folder("triples") / "articles").glob("*.ttl"), key=lambda path: path.stat().st_size)
    assert prepare(shapes, engine="pyshacl")([*spoken_of, *read_turtle(shortest)]) == []
