"""Contradictions and the way back to claims, on pages and as data."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pyoxigraph as ox

from parley.names import term, thing
from parley.store.executors.accounts import Accounts
from parley.web.pages.app import create_app
from tests.web.conftest import EmptyEngine

Ask = Callable[..., httpx.Response]

PAIR = "/id/contradiction/calm-waters-003_calm-waters-004"


def _text(page: str) -> str:
    """Return the visible text, in one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_page_shows_both_claims_with_place_holder_and_hedge(ask: Ask) -> None:
    text = _text(ask("GET", "/contradictions").text)
    assert "Contradictions (1)" in text
    assert "Present and absent differs in: attendance" in text
    assert (
        "plans to attend the Lake talks. parley:planned Calm Waters , characters 100–160"
        " · in the article’s own voice" in text
    )
    assert re.search(r"plans to stay away .* view of Borduria .* parley:planned hedged Calm Waters", text)


def test_page_says_what_was_looked_for(ask: Ask) -> None:
    text = _text(ask("GET", "/contradictions").text)
    assert "present and absent There, and not there. 30 17 1" in text
    assert "times that exclude each other Not at one time. 40 23 0" in text


def test_page_without_contradictions_says_so_and_hides_no_silence(running: Any) -> None:
    engine: Any = EmptyEngine()
    app = create_app(running.site, engine, Accounts(running.site.limits.allowance))
    text = _text(app.test_client().get("/contradictions").text)
    assert text.index("No contradiction is published") < text.index("What was looked for")
    assert "this release does not say what was compared" in text
    assert "(0)" not in text


def test_home_leads_to_the_page(ask: Ask) -> None:
    assert ask("GET", "/").text.count('href="/contradictions"') == 2


def test_claim_names_what_contradicts_it_and_prefers_neither(ask: Ask) -> None:
    for own, other in (("003", "004"), ("004", "003")):
        page = ask("GET", f"/id/claim/calm-waters-{own}.html").text
        section = page.partition("What contradicts it")[2].partition("<h2>")[0]
        assert f"/id/claim/calm-waters-{other}.html" in section
        assert f"{PAIR}.html" in section
        assert "Neither claim is preferred" in section
        assert "What refers to it" not in page


def test_claim_that_nothing_contradicts_says_nothing_of_it(ask: Ask) -> None:
    assert "What contradicts it" not in ask("GET", "/id/claim/calm-waters-001.html").text


def test_contradiction_is_linked_data(ask: Ask) -> None:
    seen = ask("GET", PAIR, headers={"Accept": "text/turtle"})
    assert (seen.status_code, seen.headers["location"]) == (303, f"{PAIR}.ttl")
    data = ask("GET", f"{PAIR}.nt").content
    triples = [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)]
    iri = thing("contradiction", "calm-waters-003_calm-waters-004")
    between = {
        triple.object.value
        for triple in triples
        if triple.subject.value == iri and triple.predicate.value == term("between")
    }
    assert between == {thing("claim", "calm-waters-003"), thing("claim", "calm-waters-004")}


def _traces(page: str) -> list[str]:
    """Return the queries that a page offers as the way back."""
    links = re.findall(r'href="([^"]+)">which claims say so', page)
    return [parse_qs(urlsplit(html.unescape(link)).query)["query"][0] for link in links]


def test_derived_statement_leads_back_to_its_claim_from_both_ends(ask: Ask) -> None:
    for path in ("/id/state/ardenia.html", "/id/party/hill-council.html"):
        queries = _traces(ask("GET", path).text)
        assert len(queries) == 1
        answer = ask("GET", "/sparql", params={"query": queries[0], "format": "json"}).json()
        claims = [row["claim"]["value"] for row in answer["results"]["bindings"]]
        assert set(claims) == {thing("claim", "calm-waters-001"), thing("claim", "low-tide-001")}


def test_stated_properties_have_no_way_back(ask: Ask) -> None:
    assert _traces(ask("GET", "/id/claim/calm-waters-001.html").text) == []
