"""No part of a shape is idle: without it, some case gets another verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH

from parley.names import SHAPES
from parley.shacl import prepare
from tests.shapes.conftest import Merge

FOLDER = Path(__file__).parent / "cases"
HELPERS = {"foreign": "Term-label", "notion": "Concept-scheme"}
"""The shapes that judge nothing by themselves, with one of those that use them."""
SHAPE_NAMES = [*sorted(path.name for path in FOLDER.iterdir()), *HELPERS]
CONSTRAINTS = (
    SH["class"], SH.closed, SH.datatype, SH.disjoint, SH.equals, SH.hasValue, SH["in"], SH.languageIn,
    SH.lessThan, SH.lessThanOrEquals, SH.maxCount, SH.minCount, SH.minInclusive, SH.minLength, SH.node,
    SH.nodeKind, SH["not"], SH["or"], SH["and"], SH.pattern, SH.property, SH.sparql, SH.targetClass,
    SH.targetSubjectsOf,
)  # fmt: skip
LISTS = (SH["in"], SH["or"], SH["and"], SH.ignoredProperties, SH.languageIn, SH.alternativePath, SH.path)
ABSTRACT = ("Entity", "Claim")
"""Classes that are declared, and too general for any valid node to be of."""

Triple = tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]


def own_triples(graph: rdflib.Graph, node: rdflib.term.Node) -> Iterator[Triple]:
    """Yield the triples of a shape and of its nameless parts."""
    for triple in graph.triples((node, None, None)):
        yield triple
        if isinstance(triple[2], rdflib.BNode):
            yield from own_triples(graph, triple[2])


def working_part(graph: rdflib.Graph, name: str) -> rdflib.Graph:
    """Return the part of the shapes graph by which one shape works: itself, what it uses, its targets."""
    shape = rdflib.URIRef(SHAPES + name)
    part, waiting = rdflib.Graph(), [shape]
    while waiting:
        node = waiting.pop()
        for triple in own_triples(graph, node):
            if triple not in part:
                part.add(triple)
                waiting += [triple[2]] if str(triple[2]).startswith(SHAPES) else []
    for parent in graph.subjects(SH.property, shape):
        part.add((parent, RDF.type, SH.NodeShape))
        part.add((parent, SH.property, shape))
        for target in (SH.targetClass, SH.targetSubjectsOf):
            part += graph.triples((parent, target, None))
    return part


def without(graph: rdflib.Graph, triple: Triple) -> rdflib.Graph:
    mutant = rdflib.Graph()
    mutant += graph
    mutant.remove(triple)
    return mutant


def without_member(graph: rdflib.Graph, holder: Triple, place: int) -> rdflib.Graph:
    """Return the shapes with a shorter list; a list of one goes with the triple that holds it.

    A path is its only step, since there is no list of one as a path (SHACL, section 2.3.1.2).
    """
    members = list(Collection(graph, holder[2]))
    left = members[:place] + members[place + 1 :]
    mutant = without(graph, holder)
    if holder[1] == SH.path and len(left) == 1:
        mutant.add((holder[0], holder[1], left[0]))
    elif left:
        head = rdflib.BNode()
        Collection(mutant, head, left)
        mutant.add((holder[0], holder[1], head))
    return mutant


def refused(graph: rdflib.Graph, data: list[ox.Triple]) -> set[tuple[str, str]]:
    results = prepare(graph.serialize(format="nt").encode(), engine="shifty")(data)
    return {(result.focus, result.shape) for result in results}


class Unchanged:
    """A shape as it is, with what helps it to judge the cases of a folder: what it refuses is asked once."""

    def __init__(self, graph: rdflib.Graph, name: str, folder: str, merge: Merge) -> None:
        self.part = working_part(graph, folder) + working_part(graph, name)
        self.invalid = merge(sorted((FOLDER / folder).glob("invalid*.ttl")))
        self.valid = merge(sorted((FOLDER / folder).glob("valid*.ttl")))
        self.refused = refused(self.part, self.invalid)

    def loosened(self, mutant: rdflib.Graph) -> set[tuple[str, str]]:
        """Return what other shapes refuse no more."""
        return self.refused - refused(mutant, self.invalid)

    def tightened(self, mutant: rdflib.Graph) -> set[tuple[str, str]]:
        """Return what other shapes refuse though it is valid."""
        return refused(mutant, self.valid)


@pytest.fixture(scope="module")
def unchanged(shapes_graph: rdflib.Graph, merge: Merge) -> Callable[[str, str], Unchanged]:
    return cache(lambda name, folder: Unchanged(shapes_graph, name, folder, merge))


def changed_folder(name: str, triple: Triple) -> str:
    """Return the folder whose cases must change their verdict without a triple of a shape."""
    if triple[1] == SH.property and str(triple[2]).startswith(SHAPES):
        return str(triple[2]).removeprefix(SHAPES)
    return HELPERS.get(name, name)


@pytest.mark.parametrize("name", SHAPE_NAMES)
def test_without_a_constraint_some_case_changes(
    name: str, shapes_graph: rdflib.Graph, unchanged: Callable[[str, str], Unchanged]
):
    idle = []
    for triple in own_triples(shapes_graph, rdflib.URIRef(SHAPES + name)):
        if triple[1] not in CONSTRAINTS:
            continue
        before = unchanged(name, changed_folder(name, triple))
        mutant = without(before.part, triple)
        # Without its inner constraint, what a shape forbids is everything.
        inner = isinstance(triple[0], rdflib.BNode)
        if not before.loosened(mutant) and not (inner and before.tightened(mutant)):
            idle.append((triple[1].fragment, str(triple[2])))
    assert idle == []


@pytest.mark.parametrize("name", SHAPE_NAMES)
def test_without_a_member_of_a_list_some_case_changes(
    name: str,
    shapes_graph: rdflib.Graph,
    unchanged: Callable[[str, str], Unchanged],
    all_valid: list[ox.Triple],
):
    before = unchanged(HELPERS.get(name, name), HELPERS.get(name, name))
    idle = []
    for triple in own_triples(shapes_graph, rdflib.URIRef(SHAPES + name)):
        shared = isinstance(triple[2], rdflib.URIRef) and name != "Action"  # whose cases use it most
        if triple[1] not in LISTS or (triple[2], RDF.first, None) not in shapes_graph or shared:
            continue
        for place, member in enumerate(Collection(shapes_graph, triple[2])):
            mutant = without_member(before.part, triple, place)
            # The cases of the shape itself are few, and most often enough.
            changed = before.loosened(mutant) or before.tightened(mutant) or refused(mutant, all_valid)
            if not changed and str(member).rpartition("#")[2] not in ABSTRACT:
                idle.append((triple[1].fragment, str(member)))
    assert idle == []


@pytest.fixture(scope="module")
def all_valid(merge) -> list[ox.Triple]:
    return merge(sorted(FOLDER.glob("*/valid*.ttl")))
