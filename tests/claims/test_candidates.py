"""Candidates: TOML that a person writes, with one clear message for each fault."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.claims.candidates import (
    Candidate,
    CandidateRole,
    Candidates,
    CandidateSentence,
    Pointer,
    parse_candidates,
    read_candidates,
    write_candidates,
)
from parley.errors import InputError

ROLE = {"name": "host", "value": "state:kelland", "quote": "Kelland"}
CLAIM = {
    "number": 1,
    "kind": "Hosting",
    "quote": "Kelland hosted the talks",
    "polarity": "affirmed",
    "modality": "actual",
    "hedged": False,
}


def _file(*claims: Any, **top: Any) -> dict[str, Any]:
    return {"article": "talks", "title": "Talks", "claim": list(claims), **top}


def _without(block: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in block.items() if key != name}


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no article": (_without(_file(), "article"), "x.toml: 'article' is missing"),
    "no title": (_without(_file(), "title"), "x.toml: 'title' is missing"),
    "unknown name at the top": (
        _file(author="me"),
        "x.toml: 'author' is not known here; known are article, claim, sentence, title",
    ),
    "slug with a slash": (_file(article="../talks"), "x.toml: 'article' is '../talks'"),
    "slug with a space": (_file(article="two words"), "x.toml: 'article' is 'two words'"),
    "empty slug": (_file(article=""), "x.toml: 'article' is ''"),
    "title of another type": (_file(title=3), "x.toml: 'title' has the wrong type: 3"),
    "claims of another type": (_file() | {"claim": {"number": 1}}, "x.toml: 'claim' has the wrong type"),
    "sentence that is no table": (
        _file(sentence=["x"]),
        "x.toml: sentence in place 1: expected a table, found 'x'",
    ),
    "sentence without reason": (
        _file(sentence=[{"quote": "x", "reason": "heading"}, {"quote": "x"}]),
        "x.toml: sentence in place 2: 'reason' is missing",
    ),
    "sentence without quote": (
        _file(sentence=[{"reason": "heading"}]),
        "x.toml: sentence in place 1: 'quote' is missing",
    ),
    "sentence counted from zero": (
        _file(sentence=[{"quote": "x", "reason": "heading", "occurrence": 0}]),
        "x.toml: sentence in place 1: 'occurrence' is 0; count from 1",
    ),
    "claim that is no table": (_file("x"), "x.toml: claim in place 1: expected a table, found 'x'"),
    "no quote": (_file(_without(CLAIM, "quote")), "x.toml: claim 1: 'quote' is missing"),
    "no polarity": (_file(_without(CLAIM, "polarity")), "x.toml: claim 1: 'polarity' is missing"),
    "no modality": (_file(_without(CLAIM, "modality")), "x.toml: claim 1: 'modality' is missing"),
    "no hedge": (_file(_without(CLAIM, "hedged")), "x.toml: claim 1: 'hedged' is missing"),
    "no number": (_file(CLAIM, _without(CLAIM, "number")), "x.toml: claim in place 2: 'number' is missing"),
    "number zero": (_file(CLAIM | {"number": 0}), "x.toml: claim 0: 'number' is 0; count from 1"),
    "negative number": (_file(CLAIM | {"number": -3}), "x.toml: claim -3: 'number' is -3; count from 1"),
    "hedge as text": (_file(CLAIM | {"hedged": "no"}), "x.toml: claim 1: 'hedged' has the wrong type: 'no'"),
    "number as true": (
        _file(CLAIM | {"number": True}),
        "x.toml: claim True: 'number' has the wrong type: True",
    ),
    "occurrence as text": (
        _file(CLAIM | {"occurrence": "2"}),
        "x.toml: claim 1: 'occurrence' has the wrong type: '2'",
    ),
    "occurrence zero": (_file(CLAIM | {"occurrence": 0}), "x.toml: claim 1: 'occurrence' is 0; count from 1"),
    "misspelt name": (
        _file(CLAIM | {"polartiy": "denied"}),
        "x.toml: claim 1: 'polartiy' is not known here; known are",
    ),
    "twice the same number": (
        _file(CLAIM, CLAIM),
        "x.toml: number 1 stands twice; a number names one claim for ever",
    ),
    "role that is no table": (_file(CLAIM | {"role": ["x"]}), "x.toml: claim 1: expected a table, found 'x'"),
    "role without name": (
        _file(CLAIM | {"role": [_without(ROLE, "name")]}),
        "x.toml: claim 1: 'name' is missing",
    ),
    "role without value": (
        _file(CLAIM | {"role": [_without(ROLE, "value")]}),
        "x.toml: claim 1: 'value' is missing",
    ),
    "role without quote": (
        _file(CLAIM | {"role": [_without(ROLE, "quote")]}),
        "x.toml: claim 1: 'quote' is missing",
    ),
    "value as a fraction": (
        _file(CLAIM | {"role": [ROLE | {"value": 1.5}]}),
        "x.toml: claim 1: 'value' has the wrong type: 1.5",
    ),
    "value as true": (
        _file(CLAIM | {"role": [ROLE | {"value": True}]}),
        "x.toml: claim 1: 'value' has the wrong type: True",
    ),
    "offset in a role": (
        _file(CLAIM | {"role": [ROLE | {"start": 5}]}),
        "x.toml: claim 1: 'start' is not known here",
    ),
    "antecedent as number": (
        _file(CLAIM | {"role": [ROLE | {"antecedent": 5}]}),
        "x.toml: claim 1: 'antecedent' has the wrong type",
    ),
    "time that is no table": (
        _file(CLAIM | {"time": ["2024"]}),
        "x.toml: claim 1: expected a table, found '2024'",
    ),
    "time without quote": (_file(CLAIM | {"time": [{}]}), "x.toml: claim 1: 'quote' is missing"),
    "waiver without reason": (
        _file(CLAIM | {"waiver": [{"rule": "cue"}]}),
        "x.toml: claim 1: 'reason' is missing",
    ),
    "waiver that is no table": (
        _file(CLAIM | {"waiver": ["cue"]}),
        "x.toml: claim 1: expected a table, found 'cue'",
    ),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_fault_is_refused_with_its_place(data: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_candidates(data, where="x.toml")
    assert str(refused.value).startswith(message)


def test_claims_come_in_the_order_of_their_numbers() -> None:
    read = parse_candidates(_file(CLAIM | {"number": 7}, CLAIM | {"number": 2}), where="x.toml")
    assert [claim.number for claim in read.claims] == [2, 7]


def test_article_without_claims_is_read() -> None:
    assert parse_candidates({"article": "talks", "title": "Talks"}, where="x.toml").claims == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"article = \n", r"x\.toml: is not valid TOML: .*line 1"),
        (b"\xff\xfe", r"x\.toml: is not UTF-8 text"),
        (b'article = "a"\ntitle = "b"\n[[claim]\n', r"x\.toml: is not valid TOML: .*line 3"),
    ],
)
def test_broken_file_is_refused_with_its_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(data)
    with pytest.raises(InputError, match=message):
        read_candidates(path)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml: cannot be read \(No such file"):
        read_candidates(tmp_path / "none.toml")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
COUNT = st.none() | st.integers(1, 9)
POINTER = st.builds(Pointer, TEXT, COUNT)
ROLES = st.builds(
    CandidateRole,
    name=TEXT.filter(lambda name: name != "time"),
    value=TEXT | st.integers(-(10**9), 10**9),
    quote=POINTER,
    antecedent=st.none() | POINTER,
)
TIMES = st.builds(CandidateRole, name=st.just("time"), value=st.none(), quote=POINTER)
CANDIDATE = st.builds(
    Candidate,
    number=st.integers(1, 999),
    kind=TEXT,
    quote=POINTER,
    polarity=TEXT,
    modality=TEXT,
    hedged=st.booleans(),
    directness=st.none() | TEXT,
    listing=st.none() | TEXT,
    reading=st.none() | TEXT,
    roles=st.tuples(st.lists(ROLES, max_size=3), st.lists(TIMES, max_size=2)).map(
        lambda pair: (*pair[0], *pair[1])
    ),
    waivers=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
)
CANDIDATES = st.builds(
    Candidates,
    article=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
    title=TEXT,
    claims=st.lists(CANDIDATE, max_size=3, unique_by=lambda claim: claim.number).map(
        lambda claims: tuple(sorted(claims, key=lambda claim: claim.number))
    ),
    sentences=st.lists(st.builds(CandidateSentence, POINTER, TEXT), max_size=3).map(tuple),
)


@given(CANDIDATES)
def test_written_candidates_read_back_the_same(candidates: Candidates) -> None:
    again = parse_candidates(tomllib.loads(write_candidates(candidates)), where="x.toml")
    assert again == candidates
