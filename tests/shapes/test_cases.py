"""An invalid case breaks the shape that its folder names and no other; a valid one breaks none."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from parley.names import SHAPES
from parley.rdf import read_turtle
from parley.shacl import Validate, prepare

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(FOLDER.glob("*/*.ttl"))


@pytest.fixture(scope="module")
def validate(shapes: bytes) -> Validate:
    return prepare(shapes)


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case_breaks_what_its_name_says(case: Path, validate: Validate, base: list[ox.Triple]):
    broken = {result.shape for result in validate([*base, *read_turtle(case)])}
    assert broken == ({SHAPES + case.parent.name} if case.stem.startswith("invalid") else set())


def test_base_is_valid(validate: Validate, base: list[ox.Triple]):
    assert validate(base) == []


def test_both_engines_refuse_the_same_in_all_cases(shapes: bytes, merge):
    data = merge(CASES)
    by_shifty, by_pyshacl = (prepare(shapes, engine=engine)(data) for engine in ("shifty", "pyshacl"))
    assert by_shifty
    assert by_shifty == by_pyshacl


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
