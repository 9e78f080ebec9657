"""Each kind of contradiction: pairs that cannot both hold, and pairs that only look so."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from parley.names import SKOS, term
from parley.rdf import read_folder, read_turtle
from parley.release.rules import WORKING, Rule
from parley.resources import folder
from tests.contradictions.pairs import (
    BASE,
    CASES,
    CONFLICTS,
    NONE,
    Find,
    Triples,
    apart,
    case_name,
    claims_of,
    kinds_of,
    pairs_of,
    read_case,
)
from tests.frame import Frame


def test_each_kind_has_cases_of_both_sorts() -> None:
    kinds = {
        triple.subject.value.removeprefix(term(""))
        for triple in read_folder(folder("ontology"))
        if triple.predicate.value == SKOS + "inScheme" and triple.object.value == term("contradictionKinds")
    }
    assert kinds == {path.parent.name for path in CONFLICTS} == {path.parent.name for path in NONE}
    assert set(CASES.rglob("*.ttl")) == {*CONFLICTS, *NONE}


@pytest.mark.parametrize("path", CONFLICTS, ids=case_name)
def test_conflict_is_found_once_between_the_two(path: Path, find: Find) -> None:
    claims = read_case(path)
    found = find(claims)
    assert list(pairs_of(found).values()) == [claims_of(claims)]
    assert kinds_of(found) == {path.parent.name}


@pytest.mark.parametrize("path", NONE, ids=case_name)
def test_what_only_looks_like_a_conflict_is_none(path: Path, find: Find) -> None:
    assert find(read_case(path)).contradictions == ()


@pytest.fixture(scope="module")
def all_cases() -> Triples:
    """All cases side by side, each in a world of its own."""
    base = read_turtle(BASE)
    cases = enumerate([*CONFLICTS, *NONE])
    return [triple for number, path in cases for triple in apart([*base, *read_case(path)], number)]


def _graph(triples: Triples) -> rdflib.Graph:
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=data, format="nt")


def test_rdflib_finds_the_same(all_cases: Triples, find: Find, rules: list[Rule], frame: Frame) -> None:
    graph, made = _graph([*frame.whole, *all_cases]), rdflib.Graph()
    for rule in rules:
        for triple in list(graph.query(rule.text)):
            graph.add(triple)
            if not str(triple[1]).startswith(WORKING):
                made.add(triple)
    found = find(all_cases)
    assert len(pairs_of(found)) == len(CONFLICTS)
    assert set(made) == set(_graph([*found.contradictions, *found.comparisons]))
