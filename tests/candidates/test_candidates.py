"""Candidates: TOML that a person writes, with one clear message for each fault, and all of them at once."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.candidates.candidate import (
    Candidate,
    CandidateClause,
    CandidateDetail,
    CandidateMention,
    CandidateRole,
    Candidates,
    CandidateTime,
    CandidateWords,
    Pointer,
)
from parley.candidates.layout import write_candidates
from parley.candidates.reading import parse_candidates, read_candidates
from parley.errors import FaultsError, InputError

MENTION = {"name": "kelland", "entity": "state:kelland", "words": ["Kelland"]}
PICKED = {"name": "agent", "mention": "kelland"}
STATED = {"name": "action", "value": "hosting", "quote": "hosted"}
CLAIM = {
    "number": 1,
    "kind": "Action",
    "quote": "Kelland hosted the talks",
    "polarity": "affirmed",
    "modality": "actual",
}


def _file(*claims: Any, **top: Any) -> dict[str, Any]:
    return {"article": "talks", "title": "Talks", "language": "en", "claim": list(claims), **top}


def _without(block: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in block.items() if key != name}


def _with_role(role: Any) -> dict[str, Any]:
    return _file(CLAIM | {"role": [role]})


def _with_words(*words: Any) -> dict[str, Any]:
    return _file(mention=[MENTION | {"words": list(words)}])


def _with_days(**days: Any) -> dict[str, Any]:
    return _file(CLAIM | {"time": [{"quote": "in the dark weeks", **days}]})


DAY = 'write a day, "2031-05-03", or the first and the last possible day, ["2031-05-03", "2031-05-05"]'
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no article": (_without(_file(), "article"), "'article' is missing"),
    "no title": (_without(_file(), "title"), "'title' is missing"),
    "no language": (_without(_file(), "language"), "'language' is missing"),
    "unknown name at the top": (
        _file(author="me"),
        (
            "'author' is not known here; known names: article, claim, clause, entered_by, language, mention,"
            " publication, title, withdrawn"
        ),
    ),
    "slug with a slash": (
        _file(article="../talks"),
        "'article' is '../talks'; write small letters, digits and single hyphens",
    ),
    "empty slug": (_file(article=""), "'article' is ''; write small letters, digits and single hyphens"),
    "title of another type": (_file(title=3), "'title' has the wrong type: 3"),
    "claims of another type": (_file() | {"claim": {}}, "'claim' has the wrong type: {}"),
    "mention that is no table": (
        _file(mention=["x"]),
        "mention in place 1: expected a table, found 'x'",
    ),
    "mention without name": (
        _file(mention=[_without(MENTION, "name")]),
        "mention in place 1: 'name' is missing",
    ),
    "mention without entity": (
        _file(mention=[_without(MENTION, "entity")]),
        "mention kelland: 'entity' is missing",
    ),
    "name with a space": (
        _file(mention=[MENTION | {"name": "the state"}]),
        "mention the state: 'name' is 'the state'; write small letters, digits and single hyphens",
    ),
    "no entity in the list": (
        _file(mention=[MENTION | {"entity": []}]),
        "mention kelland: 'entity' has the wrong type: []",
    ),
    "number among the entities": (
        _file(mention=[MENTION | {"entity": ["state:kelland", 2]}]),
        "mention kelland: 'entity' has the wrong type: ['state:kelland', 2]",
    ),
    "mention without words": (
        _with_words(),
        "mention kelland: has no words; quote the words that name it in the article",
    ),
    "words as a number": (_with_words(5), "mention kelland: words: expected a table, found 5"),
    "words without quote": (_with_words({"anaphor": True}), "mention kelland: words: 'quote' is missing"),
    "occurrence zero among several": (
        _with_words({"quote": "it", "occurrence": [1, 0]}),
        "mention kelland: words: 'occurrence' is [1, 0]; count from 1",
    ),
    "no occurrence in the list": (
        _with_words({"quote": "it", "occurrence": []}),
        "mention kelland: words: 'occurrence' has the wrong type: []",
    ),
    "antecedent in words": (
        _with_words({"quote": "it", "antecedent": "Kelland"}),
        "mention kelland: words: 'antecedent' is not known here; known names: anaphor, occurrence, quote",
    ),
    "two mentions of one name": (
        _file(mention=[MENTION, MENTION]),
        "'kelland' stands twice; a mention is picked by its name",
    ),
    "clause that is no table": (_file(clause=["x"]), "clause in place 1: expected a table, found 'x'"),
    "clause without reason": (
        _file(clause=[{"quote": "x", "reason": "heading"}, {"quote": "x"}]),
        "clause in place 2: 'reason' is missing",
    ),
    "clause counted from zero": (
        _file(clause=[{"quote": "x", "reason": "heading", "occurrence": 0}]),
        "clause in place 1: 'occurrence' is 0; count from 1",
    ),
    "claim that is no table": (_file("x"), "claim in place 1: expected a table, found 'x'"),
    "no quote": (_file(_without(CLAIM, "quote")), "claim 1: 'quote' is missing"),
    "no polarity": (_file(_without(CLAIM, "polarity")), "claim 1: 'polarity' is missing"),
    "no modality": (_file(_without(CLAIM, "modality")), "claim 1: 'modality' is missing"),
    "no number": (_file(CLAIM, _without(CLAIM, "number")), "claim in place 2: 'number' is missing"),
    "number zero": (_file(CLAIM | {"number": 0}), "claim 0: 'number' is 0; count from 1"),
    "hedge without words": (
        _file(CLAIM | {"hedged": True}),
        (
            "claim 1: 'hedged' is not allowed here, because a hedge is a role with its words:"
            ' { name = "hedge", value = "probably", quote = … }; leave it out'
        ),
    ),
    "number as true": (_file(CLAIM | {"number": True}), "claim True: 'number' has the wrong type: True"),
    "occurrence as text": (
        _file(CLAIM | {"occurrence": "2"}),
        "claim 1: 'occurrence' has the wrong type: '2'",
    ),
    "misspelt name": (
        _file(CLAIM | {"polartiy": "denied"}),
        "claim 1: 'polartiy' is not known here; write 'polarity'",
    ),
    "waiver": (
        _file(CLAIM | {"waiver": []}),
        (
            "claim 1: 'waiver' is not known here; known names: directness, kind, listing, modality,"
            " number, occurrence, polarity, quote, reading, role, time, upheld"
        ),
    ),
    "twice the same number": (
        _file(CLAIM, CLAIM),
        "1 stands twice; a number names one claim for ever",
    ),
    "thrice the same number": (
        _file(CLAIM, CLAIM, CLAIM),
        "1 stands 3 times; a number names one claim for ever",
    ),
    "role that is no table": (
        _with_role("x"),
        "claim 1: role in place 1: expected a table, found 'x'",
    ),
    "role without name": (
        _with_role(_without(STATED, "name")),
        "claim 1: role in place 1: 'name' is missing",
    ),
    "role with neither": (
        _with_role({"name": "agent"}),
        "claim 1: role agent: needs either a 'mention', or a 'value' and its 'quote'",
    ),
    "role with both": (
        _with_role(PICKED | STATED),
        "claim 1: role action: needs either a 'mention', or a 'value' and its 'quote'",
    ),
    "value without quote": (
        _with_role(_without(STATED, "quote")),
        "claim 1: role action: 'quote' is missing",
    ),
    "value as a fraction": (
        _with_role(STATED | {"value": 1.5}),
        "claim 1: role action: 'value' has the wrong type: 1.5",
    ),
    "value as true": (
        _with_role(STATED | {"value": True}),
        "claim 1: role action: 'value' has the wrong type: True",
    ),
    "offset in a role": (
        _with_role(PICKED | {"start": 5}),
        (
            "claim 1: role agent: 'start' is not known here;"
            " known names: elided, mention, name, occurrence, quote"
        ),
    ),
    "antecedent in a role": (
        _with_role(PICKED | {"antecedent": "Kelland"}),
        (
            "claim 1: role agent: 'antecedent' is not known here; known names: elided, mention, name,"
            " occurrence, quote"
        ),
    ),
    "quote of a claim": (
        _with_role({"name": "content", "value": "claim:talks-002", "quote": "x"}),
        (
            "claim 1: role content: 'quote' is not allowed here, because the passage of that claim"
            " states it;"
            " leave it out"
        ),
    ),
    "quote of what is elided": (
        _with_role(PICKED | {"elided": True, "quote": "x"}),
        (
            "claim 1: role agent: 'quote' is not allowed here, because the passage leaves the words out;"
            " leave it out"
        ),
    ),
    "elided value": (
        _with_role(STATED | {"elided": True}),
        "claim 1: role action: 'elided' is not known here; known names: name, occurrence, quote, value",
    ),
    "time that is no table": (
        _file(CLAIM | {"time": ["2024"]}),
        "claim 1: time in place 1: expected a table, found '2024'",
    ),
    "day that the calendar does not have": (
        _with_days(begins="2031-02-30"),
        "claim 1: time in place 1: 'begins': '2031-02-30' is not in the calendar; give another day",
    ),
    "words for a day": (
        _with_days(ends="3 May 2031"),
        f"claim 1: time in place 1: 'ends': '3 May 2031' is no day; {DAY}",
    ),
    "three days": (
        _with_days(begins=["2031-05-03"] * 3),
        f"claim 1: time in place 1: 'begins' has 3 days; {DAY}",
    ),
    "no day": (_with_days(begins=["", ""]), "claim 1: time in place 1: 'begins' gives no day; leave it out"),
    "number for a day": (
        _with_days(begins=2031),
        "claim 1: time in place 1: 'begins' has the wrong type: 2031",
    ),
    "days in the wrong order": (
        _with_days(begins=["2031-05-05", "2031-05-03"]),
        (
            "claim 1: time in place 1: 'begins': 2031-05-03 is before 2031-05-05; give the first possible day"
            " first"
        ),
    ),
    "end before the beginning": (
        _with_days(begins="2031-05-05", ends=["", "2031-05-03"]),
        (
            "claim 1: time in place 1: ends on 2031-05-03 and begins on 2031-05-05; give an end that is not"
            " before the beginning"
        ),
    ),
    "last end before the first beginning": (
        _with_days(begins=["2031-05-05", ""], ends=["", "2031-05-03"]),
        "claim 1: time in place 1: ends by 2031-05-03, before it begins; give days in their order",
    ),
    "time without quote": (_file(CLAIM | {"time": [{}]}), "claim 1: time in place 1: 'quote' is missing"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_fault_is_refused_with_its_place(data: dict[str, Any], message: str) -> None:
    with pytest.raises(FaultsError) as refused:
        parse_candidates(data, where="x.toml")
    assert str(refused.value) == f"x.toml: {message}"


DAYS: dict[str, tuple[Any, tuple[str | None, str | None]]] = {
    "one day": ("2031-05-03", ("2031-05-03", "2031-05-03")),
    "one day of TOML": (date(2031, 5, 3), ("2031-05-03", "2031-05-03")),
    "two days": (["2031-05-03", "2031-05-05"], ("2031-05-03", "2031-05-05")),
    "first day": (["2031-05-03", ""], ("2031-05-03", None)),
    "last day": (["", "2031-05-05"], (None, "2031-05-05")),
}


@pytest.mark.parametrize(("written", "days"), DAYS.values(), ids=DAYS)
def test_days_that_the_author_worked_out_are_read(
    written: Any, days: tuple[str | None, str | None]
) -> None:
    read = parse_candidates(_with_days(begins=written), where="x.toml").claims[0].times[0]
    assert (read.begins, read.ends) == (days, None)


def test_all_faults_are_told_at_once() -> None:
    mention = MENTION | {"words": [{"quote": "it", "occurrence": 0}, {}], "entity": 3}
    claim = _without(CLAIM | {"modality": 3, "number": 2}, "kind")
    broken = CLAIM | {"role": [{"name": "agent"}, "x"], "time": [{}]}
    with pytest.raises(FaultsError) as refused:
        parse_candidates(_file(claim, broken, mention=[mention], title=1), where="x.toml")
    assert str(refused.value).splitlines() == [
        "x.toml: 'title' has the wrong type: 1",
        "x.toml: mention kelland: 'entity' has the wrong type: 3",
        "x.toml: claim 2: 'kind' is missing",
        "x.toml: claim 2: 'modality' has the wrong type: 3",
        "x.toml: claim 1: role agent: needs either a 'mention', or a 'value' and its 'quote'",
        "x.toml: claim 1: role in place 2: expected a table, found 'x'",
        "x.toml: claim 1: time in place 1: 'quote' is missing",
    ]


def test_claims_come_in_the_order_of_their_numbers() -> None:
    read = parse_candidates(_file(CLAIM | {"number": 7}, CLAIM | {"number": 2}), where="x.toml")
    assert [claim.number for claim in read.claims] == [2, 7]


def test_article_without_claims_is_read() -> None:
    assert parse_candidates(_without(_file(), "claim"), where="x.toml").claims == ()


@pytest.mark.parametrize(
    ("role", "read"),
    [
        (PICKED, CandidateRole("agent", "kelland")),
        (PICKED | {"elided": True}, CandidateRole("agent", "kelland", elided=True)),
        (PICKED | {"elided": False, "quote": "x"}, CandidateRole("agent", "kelland", quote="x")),
        (
            {"name": "content", "value": "claim:talks-002"},
            CandidateRole("content", value="claim:talks-002"),
        ),
    ],
)
def test_role_without_quote(role: Any, read: CandidateRole) -> None:
    assert parse_candidates(_with_role(role), where="x").claims[0].roles == (read,)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Kelland", CandidateWords("Kelland")),
        ({"quote": "Kelland"}, CandidateWords("Kelland")),
        ({"quote": "Kelland", "occurrence": 2}, CandidateWords("Kelland", (2,))),
        ({"quote": "it", "occurrence": [1, 3], "anaphor": True}, CandidateWords("it", (1, 3), True)),
        ({"quote": "it", "anaphor": False}, CandidateWords("it")),
    ],
)
def test_words_are_a_string_or_a_table(words: Any, read: CandidateWords) -> None:
    assert parse_candidates(_with_words(words), where="x").mentions[0].words == (read,)


@pytest.mark.parametrize("entity", ["state:kelland", ["state:kelland"]])
def test_one_entity_is_a_string_or_a_list(entity: Any) -> None:
    read = parse_candidates(_file(mention=[MENTION | {"entity": entity}]), where="x")
    assert read.mentions[0].entities == ("state:kelland",)


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
WORD = TEXT.filter(str.strip)
SLUG = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
COUNT = st.none() | st.integers(1, 9)
POINTER = st.builds(Pointer, TEXT, COUNT)
WORDS = st.builds(CandidateWords, TEXT, st.lists(st.integers(1, 9), max_size=3).map(tuple), st.booleans())
MENTIONS = st.builds(
    CandidateMention,
    SLUG,
    st.lists(TEXT, min_size=1, max_size=3).map(tuple),
    st.lists(WORDS, min_size=1, max_size=3).map(tuple),
)
ROLES = (
    st.builds(CandidateRole, TEXT, mention=TEXT, value=st.none(), quote=st.none() | TEXT, occurrence=COUNT)
    | st.builds(CandidateRole, TEXT, mention=TEXT, elided=st.booleans())
    | st.builds(CandidateRole, TEXT, value=TEXT.map("claim:{}".format))
    | st.builds(
        CandidateRole,
        TEXT,
        mention=st.none(),
        value=TEXT | st.integers(-(10**9), 10**9),
        quote=TEXT,
        occurrence=COUNT,
    )
)
TIMES = st.builds(CandidateTime, POINTER, st.none() | TEXT, st.none() | TEXT)
CANDIDATE = st.builds(
    Candidate,
    number=st.integers(1, 999),
    kind=TEXT,
    quote=POINTER,
    polarity=TEXT,
    modality=TEXT,
    directness=st.none() | TEXT,
    listing=st.none() | TEXT,
    reading=st.none() | TEXT,
    roles=st.lists(ROLES, max_size=3).map(tuple),
    times=st.lists(TIMES, max_size=2).map(tuple),
)
DAY = st.dates().map(str)
TAGS = st.sampled_from(("en", "en-GB", "fr", "sr-Latn"))


@st.composite
def some_details(draw: st.DrawFn) -> tuple[CandidateDetail, ...]:
    """Details in the order in which they are read."""
    pointers = st.builds(Pointer, WORD, COUNT)
    held = [
        CandidateDetail("title", draw(WORD), read=draw(st.none() | WORD)),
        CandidateDetail("language", draw(TAGS), read=draw(st.none() | WORD)),
    ]
    words = {"publisher": WORD, "byline": WORD, "published": DAY, "dateline": WORD}
    for name, values in words.items():
        value = draw(values)
        quoted = value if name == "published" else None
        elsewhere = CandidateDetail(name, value, read=draw(TEXT))
        held += draw(st.sampled_from(([], [elsewhere], [CandidateDetail(name, quoted, draw(pointers))])))
    published = next((detail.value or "" for detail in held if detail.name == "published"), "0001-01-01")
    retrieved = draw(DAY.filter(lambda day: day >= published))
    return (*held, *draw(st.sampled_from(((), (CandidateDetail("retrieved", retrieved),)))))


CANDIDATES = st.builds(
    Candidates,
    article=SLUG,
    details=some_details(),
    mentions=st.lists(MENTIONS, max_size=3, unique_by=lambda mention: mention.name).map(tuple),
    claims=st.lists(CANDIDATE, max_size=3, unique_by=lambda claim: claim.number).map(
        lambda claims: tuple(sorted(claims, key=lambda claim: claim.number))
    ),
    clauses=st.lists(st.builds(CandidateClause, POINTER, TEXT), max_size=3).map(tuple),
)


@given(CANDIDATES)
def test_written_candidates_read_back_the_same(candidates: Candidates) -> None:
    again = parse_candidates(tomllib.loads(write_candidates(candidates)), where="x.toml")
    assert again == candidates
