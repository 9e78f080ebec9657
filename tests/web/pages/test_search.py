"""The search: names by words, near words included, in groups and pages, as a page and as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.names import IDS, ONTOLOGY
from parley.web.configuration.site import Site
from parley.web.views.hit_groups import HitGroup, group_of, named_things
from parley.web.views.published import Row
from parley.web.views.search import by_group
from parley.web.views.search_index import MAX_QUERY, NamedThing, SearchIndex

Ask = Callable[..., httpx.Response]
HTML = {"Accept": "text/html"}

THINGS = [
    NamedThing("e:zurich", "Zürich", ["Turicum"]),
    NamedThing("e:talks", "Zürich talks"),
    NamedThing("e:support", "Ardenia supports the Hill Council."),
    NamedThing("e:absence", "The Hill Council did not attend the Zürich talks."),
    NamedThing("e:straße", "Straße"),
]
INDEX = SearchIndex(THINGS)


def found(text: str) -> list[str]:
    return [thing.iri.removeprefix("e:") for thing in INDEX.find(text).things]


HIDDEN = SearchIndex(
    [
        NamedThing("e:who", "Who helped?", hidden=["mediat*", "envoys", "offer* + venue"]),
        NamedThing("e:medal", "Medal"),
    ]
)


@pytest.mark.parametrize(
    ("text", "iris", "missing"),
    [
        ("mediation", ["who"], ()),
        ("Mediators", ["who"], ()),
        ("harbour", [], ("harbour",)),
        ("envoy", ["who"], ()),
        ("offering a venue", ["who"], ()),
        ("venues helped", ["who"], ()),
        ("envoyships", [], ("envoyships",)),
        ("medal", ["medal"], ()),
    ],
)
def test_words_that_are_no_names_find_a_thing_and_a_star_stands_for_any_ending(
    text: str, iris: list[str], missing: tuple[str, ...]
) -> None:
    result = HIDDEN.find(text)
    assert [thing.iri.removeprefix("e:") for thing in result.things] == iris
    assert not result.instead
    assert result.missing == missing


def test_words_that_only_find_a_thing_are_not_among_its_names() -> None:
    one, true = ox.NamedNode(f"{IDS}silence/x"), ox.Literal(True)
    rows: list[Row] = [
        {"thing": one, "name": ox.Literal("Who paid?"), "other": ox.Literal(False)},
        {"thing": one, "name": ox.Literal("fund*"), "other": true, "hidden": true},
    ]
    assert named_things(rows) == [NamedThing(one.value, "Who paid?", hidden=["fund*"])]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("boycott", "/ask/who-came-and-who-stayed-away"),
        ("sponsors", "/ask/who-supports-whom"),
        ("reactions", "/ask/what-is-proposed-and-who-reacted"),
        ("plans", "/ask/what-was-planned"),
    ],
)
def test_a_word_leads_to_the_question_for_any_corpus_that_it_is_about(
    ask: Ask, text: str, path: str
) -> None:
    asked = ask("GET", "/search", params={"q": text, "format": "json"}).json()["questions"]
    assert any(one["page"].endswith(path) for one in asked)


def test_a_term_is_found_with_its_kind_and_its_definition(ask: Ask) -> None:
    groups = ask("GET", "/search", params={"q": "supporter", "format": "json"}).json()["groups"]
    (terms,) = (group["results"] for group in groups if group["kind"] == "terms")
    assert all(hit["kind"] and hit["definition"].endswith(".") for hit in terms)
    page = ask("GET", "/search", params={"q": "supporter"}, headers=HTML).text
    assert f"<small>{terms[0]['kind']}</small>" in page
    assert f"<small>{terms[0]['definition']}</small>" in page


@pytest.mark.parametrize(
    ("text", "iris"),
    [
        ("Zürich", ["zurich", "talks", "absence"]),
        ("zurich", ["zurich", "talks", "absence"]),
        ("turicum", ["zurich"]),
        ("zurich TALKS", ["talks", "absence"]),
        ("strasse", ["straße"]),
        ("hill counc", ["support", "absence"]),
        ("who supported the council?", ["support"]),
        ("suported", ["support"]),
        ("attending", ["absence"]),
        ("the", ["support", "absence"]),
        ("ardenia talks", ["support", "talks", "absence"]),
        ("xyzzy", []),
        ("", []),
        ("?? -- <>", []),
    ],
)
def test_names_are_found_by_their_words(text: str, iris: list[str]) -> None:
    assert found(text) == iris


def test_what_a_word_was_taken_for_is_told() -> None:
    told = INDEX.find("zuerich xyzzy")
    assert told.instead == {"zuerich": "zurich"}
    assert told.missing == ("xyzzy",)
    assert not told.partial
    assert INDEX.find("ardenia talks").partial


@pytest.mark.parametrize("text", ["the but", "council but not did", "but"])
def test_a_word_without_content_is_taken_for_no_other(text: str) -> None:
    assert INDEX.find(text).instead == {}


@given(st.text(max_size=4 * MAX_QUERY))
def test_whatever_is_sought_something_or_nothing_is_found(text: str) -> None:
    assert len(INDEX.find(text).things) <= len(THINGS)


@pytest.mark.parametrize(
    ("iri", "group"),
    [
        (IDS + "state/ardenia", HitGroup.ACTORS),
        (IDS + "claim/calm-waters-001", HitGroup.CLAIMS),
        (IDS + "claim/calm-waters-001#time-1", None),
        (IDS + "coding/1", None),
        (ONTOLOGY + "State", HitGroup.TERMS),
        ("http://e/x", None),
    ],
)
def test_things_are_grouped_by_their_kind(iri: str, group: HitGroup | None) -> None:
    assert group_of(iri) is group


def test_the_page_groups_results_with_counts_and_places(ask: Ask) -> None:
    page = ask("GET", "/search?q=ardnia", headers=HTML).text
    headings = re.findall(r"<h2 id=\"(\w+)\">.*?<small>\((\d+)\)</small>", page)
    assert headings[0] == ("actors", "1")
    assert "claims" in dict(headings)
    assert "No name has “ardnia”; shown is “ardenia”." in page
    assert re.search(r'href="/id/state/ardenia.html"[^>]*>Ardenia</a>\s*<small>state', page)
    assert re.search(r"Calm Waters, characters \d+–\d+", page)


def test_claims_of_one_sentence_are_one_result() -> None:
    same = [NamedThing(IDS + f"claim/a-00{number}", "They came.") for number in (1, 2)]
    other = NamedThing(IDS + "claim/a-003", "They left.")
    alike = by_group([*same, other], set())[HitGroup.CLAIMS]
    assert [len(things) for things in alike.values()] == [2, 1]


@pytest.mark.parametrize(
    ("text", "offered"),
    [("who supports the council?", True), ("Ardenia", False), ("council supports", False)],
)
def test_a_question_is_offered_the_questions_that_are_answered_here(
    ask: Ask, text: str, offered: bool
) -> None:
    page = ask("GET", "/search", params={"q": text}, headers=HTML).text
    told = ask("GET", "/search", params={"q": text, "format": "json"}).json()
    assert ("Questions answered here" in page) is offered
    assert bool(told["questions"]) is offered


def test_other_names_are_found_and_shown(ask: Ask) -> None:
    page = ask("GET", "/search?q=republic", headers=HTML).text
    assert re.search(r">Ardenia</a>\s*<small>state · also “Republic of Ardenia”</small>", page)


@pytest.mark.parametrize(
    "asked", [{"params": {"format": "json"}}, {"headers": {"Accept": "application/json"}}]
)
def test_results_are_given_as_json(ask: Ask, asked: dict[str, Any]) -> None:
    params = {"q": "ardenia", **asked.get("params", {})}
    answer = ask("GET", "/search", params=params, headers=asked.get("headers", {}))
    assert answer.headers["content-type"] == "application/json"
    told = answer.json()
    first = told["groups"][0]["results"][0]
    assert (first["iri"], first["label"]) == (IDS + "state/ardenia", "Ardenia")
    assert first["page"] == "http://127.0.0.1:8080/id/state/ardenia.html"
    assert told["total"] == sum(group["total"] for group in told["groups"])


def test_links_in_json_are_absolute_below_a_prefix(running: Any, ask_of: Callable[[Site], Ask]) -> None:
    ask = ask_of(replace(running.site, base_url="https://example.org/parley"))
    told = ask("GET", "/search?q=ardenia&format=json").json()
    page = told["groups"][0]["results"][0]["page"]
    assert page == "https://example.org/parley/id/state/ardenia.html"


def test_one_group_is_shown_in_pages(ask: Ask) -> None:
    told = ask("GET", "/search?q=class&kind=terms&format=json").json()
    assert {group["kind"] for group in told["groups"]} <= {"terms"}
    everything = ask("GET", "/search", params={"q": "a", "kind": "terms", "format": "json"}).json()
    assert everything["pages"] >= 1
    last = ask("GET", "/search?q=a&kind=terms&page=999999&format=json").json()
    assert last["page"] == last["pages"]


@pytest.mark.parametrize(
    "address",
    [
        "/search",
        "/search?q=",
        "/search?q=%20%00%0A",
        "/search?q=%F0%9F%92%A5%E2%80%AE",
        "/search?q=%ff",
        "/search?q=" + "a" * 5000,
        "/search?q=" + "%20".join("abc" for _ in range(2000)),
        "/search?q=a&page=-1",
        "/search?q=a&page=%D9%A1",
        "/search?q=a&page=1e9&kind=%3Cb%3E",
        "/search?q=a&q=b&kind=claims&kind=terms",
        "/search?q=%27%29%20UNION%20SELECT%20%22%7D",
    ],
)
def test_absurd_searches_do_no_harm(ask: Ask, address: str) -> None:
    answer = ask("GET", address, headers=HTML)
    assert answer.status_code == 200
    assert "<h1>Search</h1>" in answer.text
    assert len(answer.content) < 60_000


def test_script_in_what_is_sought_stays_text(ask: Ask) -> None:
    page = ask("GET", "/search", params={"q": '"><script>alert(1)</script>'}, headers=HTML).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_format_that_there_is_not_is_refused(ask: Ask) -> None:
    assert ask("GET", "/search?q=a", headers={"Accept": "image/png"}).status_code == 406
    assert ask("GET", "/search?q=a&format=xml").status_code == 406


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/id/state/ardnia", "Ardenia"),
        ("/id/organization/ardenia.ttl", "Ardenia"),
        ("/hill-council", "Hill Council"),
        ("/wiki/Lake_Talks", "Lake talks"),
    ],
)
def test_a_page_that_there_is_not_leads_to_what_was_meant(ask: Ask, path: str, label: str) -> None:
    answer = ask("GET", path, headers=HTML)
    assert answer.status_code == 404
    meant = answer.text.partition("Did you mean")[2].partition("</ul>")[0]
    assert re.search(f">{label}</a>", meant)
    assert 'role="search"' in answer.text


@pytest.mark.parametrize("path", ["/nothing/qqqqqq", "/%ff", "/<b>qqqq", "/" + "x" * 3000])
def test_a_page_that_nothing_is_like_offers_the_search(ask: Ask, path: str) -> None:
    answer = ask("GET", path, headers=HTML)
    assert answer.status_code == 404
    assert "Did you mean" not in answer.text
    assert 'role="search"' in answer.text
    assert "<b>qqqq" not in answer.text


def test_files_without_a_release_have_no_search(running: Any, ask_of: Callable[[Site], Ask]) -> None:
    ask = ask_of(replace(running.site, release=None))
    answer = ask("GET", "/search?q=a", headers=HTML)
    assert answer.status_code == 404
    assert "/search" not in answer.text
