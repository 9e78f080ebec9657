"""Pairs of invented claims: those that contradict each other, and those that only look so."""

from __future__ import annotations

import pytest

from parley.rdf import read_folder, read_turtle
from parley.release.contradictions import find_contradictions
from parley.release.rules import Rule, read_rules, scratch
from parley.resources import folder
from tests.contradictions.pairs import BASE, Find
from tests.frame import Frame


@pytest.fixture(scope="session")
def rules() -> list[Rule]:
    return read_rules(folder("ontology") / "rules" / "contradictions")


@pytest.fixture(scope="session")
def frame() -> Frame:
    """What the rules know besides claims: the ontology, and the entities."""
    return Frame([*read_folder(folder("ontology")), *read_turtle(BASE)])


@pytest.fixture(scope="session")
def find(rules: list[Rule], frame: Frame) -> Find:
    return lambda claims: find_contradictions(scratch(frame.under(claims)), rules)
