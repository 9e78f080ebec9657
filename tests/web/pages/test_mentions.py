"""Mentions and notions: on the pages of what they are of, on pages of their own, and as data."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import httpx
import pyoxigraph as ox
import pytest

from parley.names import term, thing

Ask = Callable[..., httpx.Response]


def _text(page: str) -> str:
    """Return the visible text, in one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def _section(page: str, heading: str) -> str:
    found = re.split(r"<h2[^>]*>", page)
    return next((_text(part.removeprefix(heading)) for part in found if part.startswith(heading)), "")


@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "application/ld+json"])
@pytest.mark.parametrize("name", ["mention/calm-waters-council", "notion/oars-and-sails"])
def test_mentions_and_notions_lead_to_their_descriptions(ask: Ask, name: str, accept: str) -> None:
    answer = ask("GET", f"/id/{name}", headers={"Accept": accept})
    assert answer.status_code == 303
    described = ask("GET", answer.headers["location"])
    assert (described.status_code, described.headers["content-type"].partition(";")[0]) == (200, accept)


def test_thing_counts_by_article_the_claims_and_places_that_mention_it(ask: Ask) -> None:
    page = ask("GET", "/id/party/hill-council.html").text
    section = _section(page, "Where it is mentioned")
    assert "(2 articles) “ Calm Waters ” 3 claims · its words mean it in 3 places , also here" in section
    assert "“ Low Tide ” 1 claim" in section
    assert 'href="/id/mention/calm-waters-council.html"' in page


def test_mention_shows_each_place_of_its_words(ask: Ask) -> None:
    page = ask("GET", "/id/mention/calm-waters-council.html").text
    places = "“ Calm Waters ”: 2 places characters 120–132 , 150–154 (pointing back to 120–132)"
    assert places in _section(page, "The words")
    assert 'href="/id/span/calm-waters-150-154.html"' in page


def test_thing_that_no_mention_is_of_says_nothing_of_places(ask: Ask) -> None:
    assert "Where it is mentioned" not in ask("GET", "/id/place/lake-town.html").text


def test_mention_is_called_after_its_article_and_what_it_means(ask: Ask) -> None:
    page = ask("GET", "/id/mention/calm-waters-both.html").text
    assert "<h1>“Calm Waters” on Ardenia and Hill Council</h1>" in page
    assert "characters 100–107" in _section(page, "The words")
    assert "words" not in _section(page.partition("<details>")[0], "Properties")


def test_article_lists_who_and_what_it_speaks_of_and_no_mention_twice(ask: Ask) -> None:
    page = ask("GET", "/id/article/calm-waters.html").text
    section = _section(page, "Who and what it speaks of")
    assert section == "(2) Hill Council 2 places Ardenia , Hill Council 1 place"
    assert "mention" not in _section(page, "What refers to it")


def test_description_of_a_thing_has_the_places_of_its_mentions(ask: Ask) -> None:
    data = ask("GET", "/id/party/hill-council.nt").content
    triples = {
        (quad.subject.value, quad.predicate.value): quad.object.value
        for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)
    }
    assert triples[thing("span", "calm-waters-150-154"), term("start")] == "150"
    assert triples[thing("mention", "calm-waters-council"), term("article")] == thing(
        "article", "calm-waters"
    )


def test_notion_shows_what_it_is_narrower_than_and_who_uses_it(ask: Ask) -> None:
    page = ask("GET", "/id/notion/oars-and-sails.html").text
    assert "narrower than boats" in _section(page, "Properties")
    assert 'href="/ontology/boats"' in page
    claims = _section(page, "The claims that use it")
    assert "Ardenia supports the Hill Council." in claims
    assert "Ardenia gives support to the Hill Council." in claims
