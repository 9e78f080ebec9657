"""Same statements: pairs of invented claims that state the same, and pairs that only look so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.names import RDFS, term
from parley.rdf import TYPE, read_folder, read_turtle
from parley.release.rules import WORKING, Rule, read_rules, scratch, trial
from parley.release.same_statements import same_statements
from parley.resources import folder
from tests.contradictions.pairs import BASE, Triples, apart, elsewhere, read_case, renamed
from tests.frame import Frame

CASES = Path(__file__).parent / "statements"
SAME = sorted(CASES.glob("same-*.ttl"))
OTHER = sorted(CASES.glob("other-*.ttl"))
ALL = [*SAME, *OTHER]
ONE, TWO = "north-001", "south-001"
"""The two claims of a case that are held against each other; what else there is, they hold."""

Same = Callable[[Triples], tuple[ox.Triple, ...]]
Pairs = set[tuple[str, str]]


@pytest.fixture(scope="module")
def rules() -> list[Rule]:
    return read_rules(folder("ontology") / "rules" / "same-statements")


@pytest.fixture(scope="module")
def frame() -> Frame:
    """What the rules know besides claims: the ontology, and the entities."""
    return Frame([*read_folder(folder("ontology")), *read_turtle(BASE)])


@pytest.fixture(scope="module")
def same(rules: list[Rule], frame: Frame) -> Same:
    return lambda claims: same_statements(scratch(frame.under(claims)), rules)


def pairs(found: tuple[ox.Triple, ...]) -> Pairs:
    """Return the names of the claims that state the same."""
    assert {triple.predicate.value for triple in found} <= {term("sameStatement")}
    return {(t.subject.value.rsplit("/", 1)[1], t.object.value.rsplit("/", 1)[1]) for t in found}


def test_there_are_cases_of_both_sorts() -> None:
    assert len(SAME) > 5
    assert len(OTHER) > 20
    assert set(CASES.iterdir()) == set(ALL)


@pytest.mark.parametrize("path", SAME, ids=lambda path: path.stem)
def test_what_states_the_same_is_found_in_both_directions(path: Path, same: Same) -> None:
    found = pairs(same(read_case(path)))
    assert {(ONE, TWO), (TWO, ONE)} <= found
    assert found == {(two, one) for one, two in found}


@pytest.mark.parametrize("path", OTHER, ids=lambda path: path.stem)
def test_what_states_something_else_is_not(path: Path, same: Same) -> None:
    found = pairs(same(read_case(path)))
    assert not {claim for pair in found for claim in pair} & {ONE, TWO}


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_neither_claim_is_the_first(path: Path, same: Same) -> None:
    names = {"north": "south", "south": "north"}

    def exchanged(triples: Triples) -> Triples:
        return [renamed(t, r"(?<=/id/claim/)[a-z]+", lambda found: names[found[0]]) for t in triples]

    claims = read_case(path)
    articles = [renamed(t, r"(?<=/id/article/)[a-z]+", lambda found: names[found[0]]) for t in claims]
    found = pairs(same(exchanged(articles)))
    turned = {tuple(names[name[:5]] + name[5:] for name in pair) for pair in pairs(same(claims))}
    assert found == turned


@pytest.mark.parametrize("path", SAME, ids=lambda path: path.stem)
def test_claims_of_one_article_are_linked_like_those_of_two(path: Path, same: Same) -> None:
    """The claims are the same, but one article states all of them, at several places."""
    article = term("article")
    other = ox.NamedNode("https://w3id.org/parley/id/article/north")
    claims = read_case(path)
    of_one = [ox.Triple(t.subject, t.predicate, other) if t.predicate.value == article else t for t in claims]
    assert same(of_one) == same(claims)


@settings(max_examples=40)
@given(path=st.sampled_from(ALL), other=st.sampled_from(ALL))
def test_unrelated_claims_change_nothing(path: Path, other: Path, same: Same) -> None:
    here = read_case(path)
    there = [elsewhere(triple) for triple in [*read_case(other), *read_turtle(BASE)]]
    assert set(same([*here, *there])) == {*same(here), *same(there)}


def test_every_role_is_compared_or_left_out_for_a_reason(rules: list[Rule], frame: Frame) -> None:
    groups = {term(name) for name in ("role", "partyRole", "modifier", "number")}
    below = {t.subject.value for t in frame.whole if t.predicate.value == RDFS + "subPropertyOf"}
    shortcuts = {
        t.subject.value
        for t in frame.whole
        if t.predicate.value == RDFS + "subPropertyOf" and t.object.value == term("shortcut")
    }
    step = next(rule for rule in rules if rule.path.stem == "1-roles")
    held: dict[str, set[str]] = {}
    for triple in step.construct(scratch(frame.whole)):
        assert triple.predicate.value == WORKING + "holds"
        held.setdefault(triple.object.value.removeprefix(WORKING), set()).add(triple.subject.value)
    left_out = {term(name) for name in ("heldBy", "time", "qualifier", "contrastedWith")}
    assert held["claims"] == {term(name) for name in ("content", "nucleus", "satellite")}
    assert held["values"] == below - groups - shortcuts - left_out - held["claims"]


def test_only_the_last_rule_is_published_by_what_it_derives(rules: list[Rule]) -> None:
    *steps, last = rules
    assert {step.derives for step in steps} == {None}
    assert last.derives == term("sameStatement")
    assert last.trace is None


def _graph(triples: Triples) -> rdflib.Graph:
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=data, format="nt")


def test_rdflib_finds_the_same(rules: list[Rule], frame: Frame, same: Same) -> None:
    base = read_turtle(BASE)
    held = [t for number, path in enumerate(ALL) for t in apart([*base, *read_case(path)], number)]
    graph = _graph([*frame.whole, *held])
    made: set[tuple[rdflib.term.Node, ...]] = set()
    before = -1
    while len(graph) > before:
        before = len(graph)
        for rule in rules:
            for triple in list(graph.query(rule.text)):
                graph.add(triple)
                if not str(triple[1]).startswith(WORKING):
                    made.add(triple)
    found = same(held)
    assert len(pairs(found)) >= 2 * len(SAME)
    assert made == set(_graph(list(found)))


def test_work_grows_with_the_claims_and_not_with_their_pairs(rules: list[Rule], frame: Frame) -> None:
    """Claims that differ in one value are not compared."""
    count = 200
    case = read_case(CASES / "same-support.ttl")
    claims = [
        renamed(renamed(triple, "ardenia", f"state-{number}"), r"(?<=/claim/)(\w+)", rf"\1-{number}")
        for number in range(count)
        for triple in case
    ]
    store = scratch(frame.under(claims))
    before = len(store)
    with trial(store) as add:
        for rule in rules:
            add(rule.construct(store))
        assert len(list(store.quads_for_pattern(None, ox.NamedNode(WORKING + "key"), None))) == 2 * count
        assert len(list(store.quads_for_pattern(None, ox.NamedNode(WORKING + "alike"), None))) == 2 * count
        pairs_of_one_key = f"SELECT * {{ ?one <{WORKING}key> ?key . ?two <{WORKING}key> ?key }}"
        assert len(list(store.query(pairs_of_one_key))) < 4 * count * 10
    assert len(store) == before


def test_what_a_store_had_before_a_trial_it_has_afterwards() -> None:
    held, new = (ox.Triple(ox.NamedNode(f"urn:{name}"), TYPE, ox.NamedNode("urn:c")) for name in "ab")
    store = scratch([held])
    with trial(store) as add:
        add([held, new])
        assert len(store) == 2
    assert [quad.triple for quad in store] == [held]
