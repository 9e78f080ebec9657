"""The data of the repository conform, and an article with all that it speaks of also for the other engine."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from parley.gate.shapes import ShapeContext, article_data, context, ontology_data
from parley.rdf import read_folder, read_turtle
from parley.resources import folder
from parley.shacl import prepare

ARTICLES = folder("triples") / "articles"


@pytest.fixture(scope="module")
def shared() -> list[ox.Triple]:
    """What the articles speak of, and what was searched for in vain."""
    names = ("shared.ttl", "notions.ttl", "silences.ttl")
    return [triple for name in names for triple in read_turtle(folder("triples") / name)]


@pytest.fixture(scope="module")
def around(shared: list[ox.Triple], ontology: list[ox.Triple]) -> ShapeContext:
    return context(shared, ontology)


def test_data_conform(shapes: bytes, shared: list[ox.Triple], ontology: list[ox.Triple]):
    whole = [*ontology_data(ontology), *shared, *read_folder(ARTICLES)]
    assert prepare(shapes, engine="shifty")(whole) == []


def test_an_article_conforms_for_pyshacl(shapes: bytes, around: ShapeContext):
    shortest = min(ARTICLES.glob("*.ttl"), key=lambda path: path.stat().st_size)
    assert prepare(shapes, engine="pyshacl")(article_data(read_turtle(shortest), around)) == []
