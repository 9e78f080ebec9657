"""The cases of the shapes: each is base.ttl and one small file, in a folder named after a shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from parley.gate.shapes import context, read_shapes
from parley.names import ONTOLOGY
from parley.rdf import read_folder, read_turtle
from parley.resources import folder

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*/*.ttl"))

Merge = Callable[[Iterable[Path]], list[ox.Triple]]
_NUMBER = re.compile(r"(?:/case-|Case)(\d+)")


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
def stated() -> dict[Path, list[ox.Triple]]:
    """What each case states."""
    return {path: read_turtle(path) for path in CASES}


@pytest.fixture(scope="session")
def base(ontology: list[ox.Triple], stated: dict[Path, list[ox.Triple]]) -> list[ox.Triple]:
    """What all cases stand on: the world of base.ttl, and of the frame what is above all that they name."""
    world = read_turtle(HERE / "base.ttl")
    named = {node for case in (world, *stated.values()) for triple in case for node in triple}
    return [*world, *_above(named, context([], ontology).frame)]


def _above(named: set[ox.NamedNode], frame: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield the triples of the frame that are about nodes, and about what these lead to."""
    left = list(frame)
    while found := [triple for triple in left if triple.subject in named]:
        yield from found
        named = named | {triple.object for triple in found}
        taken = set(found)
        left = [triple for triple in left if triple not in taken]


@pytest.fixture(scope="session")
def merge(base: list[ox.Triple], stated: dict[Path, list[ox.Triple]]) -> Merge:
    """Return a function that puts cases into one graph, each with its own nodes renamed apart."""
    known = {node for triple in base for node in (triple.subject, triple.object)}

    def merged(paths: Iterable[Path]) -> list[ox.Triple]:
        triples = list(base)
        for number, path in enumerate(paths):
            case = stated[path]
            own = {triple.subject for triple in case} - known
            for subject, predicate, value in case:
                renamed = (_apart(node, number) if node in own else node for node in (subject, value))
                triples.append(ox.Triple(next(renamed), predicate, next(renamed)))
        return triples

    return merged


def _apart(node: ox.NamedNode, number: int) -> ox.NamedNode:
    if node.value.startswith(ONTOLOGY):
        return ox.NamedNode(f"{node.value}Case{number}")
    thing, hash_, fragment = node.value.partition("#")
    head, _, slug = thing.rpartition("/")
    return ox.NamedNode(f"{head}/case-{number}-{slug}{hash_}{fragment}")


def number_of(node: str) -> int:
    """Return which of the cases that were put into one graph a node is of."""
    found = _NUMBER.search(node)
    assert found, f"{node} is of no case"
    return int(found[1])
