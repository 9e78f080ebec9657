"""The cases of the shapes: each is base.ttl and one small file, in a folder named after a shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from parley.gate.shapes import context, read_shapes
from parley.names import ONTOLOGY
from parley.rdf import read_folder, read_turtle
from parley.resources import folder

HERE = Path(__file__).parent

Merge = Callable[[Iterable[Path]], list[ox.Triple]]


@pytest.fixture(scope="session")
def shapes() -> bytes:
    return read_shapes()


@pytest.fixture(scope="session")
def shapes_graph(shapes: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=shapes, format="nt")


@pytest.fixture(scope="session")
def ontology() -> list[ox.Triple]:
    return read_folder(folder("ontology"))


@pytest.fixture(scope="session")
def base(ontology: list[ox.Triple]) -> list[ox.Triple]:
    return [*read_turtle(HERE / "base.ttl"), *context([], ontology).frame]


@pytest.fixture(scope="session")
def merge(base: list[ox.Triple]) -> Merge:
    """Return a function that puts cases into one graph, each with its own nodes renamed apart."""
    known = {node for triple in base for node in (triple.subject, triple.object)}

    def merged(paths: Iterable[Path]) -> list[ox.Triple]:
        triples = list(base)
        for number, path in enumerate(paths):
            case = read_turtle(path)
            own = {triple.subject for triple in case} - known
            for subject, predicate, value in case:
                renamed = (_apart(node, number) if node in own else node for node in (subject, value))
                triples.append(ox.Triple(next(renamed), predicate, next(renamed)))
        return triples

    return merged


def _apart(node: ox.NamedNode, number: int) -> ox.NamedNode:
    if node.value.startswith(ONTOLOGY):
        return ox.NamedNode(f"{node.value}{number}")
    thing, hash_, fragment = node.value.partition("#")
    head, _, slug = thing.rpartition("/")
    return ox.NamedNode(f"{head}/case-{number}-{slug}{hash_}{fragment}")
