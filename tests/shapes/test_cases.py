"""An invalid case breaks the shape that its folder names and no other; a valid one breaks none.

All cases are judged in one graph, each with nodes of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from parley.names import SHAPES
from parley.shacl import ShaclResult, prepare
from tests.shapes.conftest import CASES, Merge, number_of


@pytest.fixture(scope="module")
def together(merge) -> list[ox.Triple]:
    """All cases in one graph."""
    return merge(CASES)


@pytest.fixture(scope="module")
def results(shapes: bytes, together: list[ox.Triple]) -> list[ShaclResult]:
    return prepare(shapes, engine="shifty")(together)


@pytest.fixture(scope="module")
def broken(results: list[ShaclResult]) -> Mapping[Path, set[str]]:
    """The shapes that each case breaks."""
    shapes: dict[Path, set[str]] = defaultdict(set)
    for result in results:
        shapes[CASES[number_of(result.focus)]].add(result.shape)
    return shapes


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case_breaks_what_its_name_says(case: Path, broken: Mapping[Path, set[str]]):
    assert broken[case] == ({SHAPES + case.parent.name} if case.stem.startswith("invalid") else set())


def test_base_is_valid(shapes: bytes, base: list[ox.Triple]):
    assert prepare(shapes)(base) == []


def test_both_engines_refuse_the_same(shapes: bytes, merge: Merge):
    """PySHACL takes a minute for all cases; it has an invalid and a valid one of each shape."""
    first = {(path.parent.name, path.stem.partition("-")[0]): path for path in reversed(CASES)}
    some = merge(first.values())
    results = prepare(shapes, engine="shifty")(some)
    invalid = {SHAPES + name for name, kind in first if kind == "invalid"}
    assert {result.shape for result in results} == invalid
    assert results == prepare(shapes, engine="pyshacl")(some)


def test_each_shape_has_cases_of_both_kinds(shapes_graph: rdflib.Graph):
    kinds = {
        name: {path.stem.partition("-")[0] for path in CASES if path.parent.name == name}
        for name in _judging(shapes_graph)
    }
    assert {name for name, kind in kinds.items() if kind != {"valid", "invalid"}} == set()


def test_each_folder_of_cases_names_a_shape(shapes_graph: rdflib.Graph):
    assert {path.parent.name for path in CASES} - _judging(shapes_graph) == set()


def test_each_case_says_in_its_first_line_what_it_shows():
    first = {case: case.read_text("utf-8").partition("\n")[0] for case in CASES}
    assert [case for case, line in first.items() if not line.startswith("# ") or line[-1] not in ".?"] == []


def _judging(shapes_graph: rdflib.Graph) -> set[str]:
    """Return the shapes that judge nodes by themselves; the others only help them."""
    named = {
        shape for kind in (SH.NodeShape, SH.PropertyShape) for shape in shapes_graph.subjects(RDF.type, kind)
    }
    targets = (SH.targetClass, SH.targetSubjectsOf)
    judging = {
        shape
        for shape in named
        if any((shape, target, None) in shapes_graph for target in targets)
        or (None, SH.property, shape) in shapes_graph
    }
    return {str(shape).removeprefix(SHAPES) for shape in judging}
