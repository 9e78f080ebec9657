"""Properties of contradictions that hold for any claims."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.names import RDFS, term, thing
from parley.rdf import TYPE, read_turtle
from parley.release.contradictions import ComparedClaims
from tests.contradictions.pairs import (
    BASE,
    CONFLICTS,
    NONE,
    Find,
    Triples,
    case_name,
    claims_of,
    elsewhere,
    pairs_of,
    read_case,
    renamed,
)

ALL = [*CONFLICTS, *NONE]


def _without(triples: Triples, claim: str) -> Triples:
    """Return triples without a claim and its times."""
    return [t for t in triples if t.subject.value.partition("#")[0] != claim]


def _exchanged(triples: Triples) -> Triples:
    """Return triples with the articles of the two claims exchanged, and so the order of their IRIs."""
    names = {"north": "south", "south": "north"}
    return [renamed(t, r"(?<=/id/claim/)\w+", lambda found: names[found[0]]) for t in triples]


def _counts(found: ComparedClaims) -> dict[str, int]:
    return {
        t.subject.value.rsplit("/", 1)[1] + t.predicate.value.removeprefix(term("")): int(t.object.value)
        for t in found.comparisons
        if isinstance(t.object, ox.Literal)
    }


@settings(max_examples=10)
@given(shuffled=st.data())
@pytest.mark.parametrize("path", CONFLICTS[::6], ids=case_name)
def test_order_of_what_is_stated_changes_nothing(path: Path, shuffled: st.DataObject, find: Find) -> None:
    claims = read_case(path)
    assert find(shuffled.draw(st.permutations(claims))) == find(claims)


@pytest.mark.parametrize("path", ALL, ids=case_name)
def test_neither_claim_is_the_first(path: Path, find: Find) -> None:
    claims = read_case(path)
    if any("/north-002" in claim for claim in claims_of(claims)):
        pytest.skip("both claims are of one article: there is nothing to exchange")
    found, exchanged = find(claims), find(_exchanged(claims))
    assert pairs_of(found) == pairs_of(exchanged)
    assert _counts(found) == _counts(exchanged)


@pytest.mark.parametrize("path", CONFLICTS, ids=case_name)
def test_iri_is_made_of_the_two_claims(path: Path, find: Find) -> None:
    claims = read_case(path)
    names = sorted(claim.rsplit("/", 1)[1] for claim in claims_of(claims))
    assert list(pairs_of(find(claims))) == [thing("contradiction", "_".join(names))]


@pytest.mark.parametrize("path", CONFLICTS, ids=case_name)
def test_without_one_of_its_claims_there_is_no_contradiction(path: Path, find: Find) -> None:
    claims = read_case(path)
    assert all(find(_without(claims, claim)).contradictions == () for claim in claims_of(claims))


@settings(max_examples=40)
@given(path=st.sampled_from(CONFLICTS), other=st.sampled_from(ALL))
def test_unrelated_claims_change_nothing(path: Path, other: Path, find: Find) -> None:
    here = read_case(path)
    there = [elsewhere(triple) for triple in [*read_case(other), *read_turtle(BASE)]]
    found = find([*here, *there])
    assert set(found.contradictions) == {*find(here).contradictions, *find(there).contradictions}


@pytest.mark.parametrize("path", CONFLICTS, ids=case_name)
def test_contradiction_says_what_it_is_and_no_more(path: Path, find: Find) -> None:
    found = find(read_case(path)).contradictions
    said = sorted(triple.predicate.value for triple in found)
    once = [TYPE.value, RDFS + "label", term("contradictionKind"), term("differsIn")]
    assert said == sorted([*once, term("between"), term("between")])


def test_two_ways_to_contradict_are_one_pair(find: Find) -> None:
    places = next(path for path in CONFLICTS if path.stem == "conflict-two-places")
    years = next(path for path in CONFLICTS if path.stem == "conflict-other-years")
    found = find([*read_case(places), *read_case(years)])
    assert len(pairs_of(found)) == 1
    assert sum(t.predicate.value == term("contradictionKind") for t in found.contradictions) == 2


@pytest.mark.parametrize("path", ALL, ids=case_name)
def test_no_more_pairs_contradict_than_were_compared(path: Path, find: Find) -> None:
    counts = _counts(find(read_case(path)))
    kinds = {name.removesuffix("comparedPairs") for name in counts if name.endswith("comparedPairs")}
    assert len(kinds) == 4
    assert all(counts[kind + "contradictingPairs"] <= counts[kind + "comparedPairs"] for kind in kinds)
    for kind in kinds:
        claims = counts[kind + "consideredClaims"]
        assert counts[kind + "comparedPairs"] <= claims * (claims - 1) // 2
