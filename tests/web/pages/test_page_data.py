"""What every page offers besides what it shows: a sentence first, its data, its query, its citation."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from parley.release.manifest import Manifest
from parley.store.executors.accounts import Accounts
from parley.web.pages.app import create_app
from parley.web.views.citation import cited
from parley.web.views.time_words import bounds_in_words
from tests.web.conftest import EmptyEngine
from tests.web.pages.test_pages import HTML, Reader, shown
from tests.web.small_release import DIGEST

Ask = Callable[..., httpx.Response]

THINGS = {
    "actor": "/id/state/ardenia.html",
    "party": "/id/party/hill-council.html",
    "meeting": "/id/meeting/lake-talks.html",
    "place": "/id/place/lake-town.html",
    "article": "/id/article/calm-waters.html",
    "claim": "/id/claim/calm-waters-001.html",
    "question": "/id/question/cq-01-who-supports-whom.html",
    "silence": "/id/silence/guarantors.html",
    "notion": "/id/notion/oars-and-sails.html",
    "mention": "/id/mention/calm-waters-council.html",
    "span": "/id/span/calm-waters-100-107.html",
    "contradiction": "/id/contradiction/calm-waters-003_calm-waters-004.html",
    "class": "/ontology/Support",
    "property": "/ontology/supporter",
    "concept": "/ontology/boats",
}
LISTS = {
    "network": "/network",
    "timeline": "/timeline",
    "contradictions": "/contradictions",
    "silences": "/silences",
    "things": "/things/State",
    "ontology": "/ontology",
    "shapes": "/shapes",
    "door": "/ask/who-supports-whom",
}
WHOLE = {"home": "/", "about": "/about", "reading": "/how-to-read", "guide": "/guide", "downloads": "/dumps/"}
PLAIN = {"questions": "/questions"}
ALL = THINGS | LISTS | WHOLE | PLAIN


def page_of(ask: Ask, path: str) -> str:
    answer = ask("GET", path, headers=HTML)
    assert answer.status_code == 200
    return answer.text


def alternates(page: str) -> dict[str, str]:
    """Return the data that the head of a page names, by their media types."""
    found = re.findall(r'<link rel="alternate" type="([^"]+)"[^>]*? href="([^"]+)">', page)
    return {media_type: html.unescape(href) for media_type, href in found}


@pytest.mark.parametrize("path", ALL.values(), ids=ALL)
def test_a_page_says_in_a_plain_sentence_what_it_is_about_before_any_data(ask: Ask, path: str) -> None:
    main = page_of(ask, path).partition("<main")[2].partition('class="hooks"')[0]
    sentence = re.search(r'<p class="lead">(.*?)</p>', main, re.DOTALL)
    if path == "/guide":
        sentence = re.search(r"<p>(.*?)</p>", main, re.DOTALL)
    assert sentence
    assert re.search(r"\w{3}.*[.?:]$", shown(sentence[1]))


@pytest.mark.parametrize("path", ALL.values(), ids=ALL)
def test_a_page_is_cited_in_words_and_for_bibtex_with_the_version_of_the_data(ask: Ask, path: str) -> None:
    page = page_of(ask, path)
    cite = page[page.index('class="cite"') :]
    assert f"data version 00, release {DIGEST} of 2031-06-01" in shown(cite)
    assert re.search(rf"@misc\{{parley-[\w-]*{DIGEST},", cite)
    assert f'href="/dumps/{DIGEST}/parley.nq"' in cite
    assert ask("HEAD", f"/dumps/{DIGEST}/parley.nq").status_code == 200


@pytest.mark.parametrize("path", ALL.values(), ids=ALL)
def test_what_a_page_is_about_stands_there_to_be_copied(ask: Ask, path: str) -> None:
    page = page_of(ask, path)
    (iri,) = re.findall(r'<code id="iri">([^<]+)</code>', page)
    assert iri.startswith("https://w3id.org/parley/" if path in THINGS.values() else "http://127.0.0.1:8080/")
    assert re.search(r'<button[^>]*data-copy="iri" hidden>', page)
    assert 'src="/static/copy.js"' in page


@pytest.mark.parametrize("path", ALL.values(), ids=ALL)
def test_search_engines_read_what_a_page_is_about(ask: Ask, path: str) -> None:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page_of(ask, path), re.DOTALL)
    told = json.loads(text)
    assert told["@context"] == "https://schema.org"
    assert "Event" not in text, "a meeting that is planned takes no place"


@pytest.mark.parametrize("path", (THINGS | LISTS).values(), ids=THINGS | LISTS)
def test_a_page_leads_to_its_data_and_its_query(ask: Ask, path: str) -> None:
    page = page_of(ask, path)
    links = Reader(page).links
    held = alternates(page)
    assert held
    assert set(held.values()) <= set(links[2:]), "what the head names is linked on the page too"
    for href in held.values():
        assert ask("HEAD", href).status_code in (200, 303), href
    query = next(link for link in links if link.startswith("/sparql?query="))
    assert ask("GET", query, headers={"Accept": "*/*"}).status_code == 200
    described = re.findall(r'<link rel="describedby" type="text/turtle" href="([^"]+)">', page)
    assert described
    assert ask("HEAD", described[0]).status_code == 200


@pytest.mark.parametrize("path", THINGS.values(), ids=THINGS)
def test_the_data_of_a_thing_come_in_every_format(ask: Ask, path: str) -> None:
    types = {"text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml", "text/csv"}
    assert set(alternates(page_of(ask, path))) == types


@pytest.mark.parametrize("path", THINGS.values(), ids=THINGS)
def test_a_thing_says_how_many_links_lead_from_it_and_to_it(ask: Ask, path: str) -> None:
    assert re.search(r"its record has \d+ statements?; \d+ of others name it", shown(page_of(ask, path)))


def test_links_are_counted_as_the_graph_has_them(ask: Ask) -> None:
    iri = "<https://w3id.org/parley/id/claim/calm-waters-001>"
    counted = [
        len(ask("GET", "/sparql", params={"query": query, "format": "csv"}).text.splitlines()) - 1
        for query in (f"SELECT * {{ {iri} ?p ?o }}", f"SELECT * {{ ?s ?p {iri} }}")
    ]
    told = shown(page_of(ask, "/id/claim/calm-waters-001.html"))
    assert f"its record has {counted[0]} statements; {counted[1]} of others name it" in told


# A release that holds nothing.


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "What 0 articles report about peace talks"),
        ("/timeline", "No article gives a date that can be set on a scale."),
        ("/network", "No article reports that anyone supports anyone."),
        ("/contradictions", "No contradiction is published"),
        ("/silences", "This release records no question without an answer."),
        ("/search?q=x", "Nothing has “x” in its name."),
        ("/ask/who-supports-whom", "No article says"),
        ("/sitemap.xml", "/about"),
    ],
)
def test_a_page_of_a_release_that_holds_nothing_says_so(running: Any, path: str, words: str) -> None:
    engine: Any = EmptyEngine()
    app = create_app(running.site, engine, Accounts(running.site.limits.allowance))
    assert words in shown(app.test_client().get(path, headers={"Accept": "text/html"}).text)


# The data of lists.


@pytest.mark.parametrize("path", ["/network", "/timeline", "/contradictions", "/silences", "/things/State"])
def test_the_data_of_a_list_are_what_the_endpoint_answers(ask: Ask, path: str) -> None:
    for suffix in ("ttl", "csv"):
        led = ask("GET", f"{path}.{suffix}")
        assert led.status_code == 303
        assert led.headers["location"].startswith("/sparql?query=")
        answer = ask("GET", led.headers["location"])
        assert answer.status_code == 200
        if suffix == "ttl":
            assert list(ox.parse(answer.content, format=ox.RdfFormat.TURTLE))
        else:
            assert len(answer.text.splitlines()) > 1
    assert ask("GET", f"{path}.zip").status_code == 404


def test_the_data_of_a_list_are_of_what_was_chosen(ask: Ask) -> None:
    page = page_of(ask, "/network?focus=state/ardenia&article=low-tide")
    href = alternates(page)["text/csv"]
    assert href == "/network.csv?article=low-tide&focus=state%2Fardenia&steps=1"
    answer = ask("GET", ask("GET", href).headers["location"]).text
    assert "low-tide-001" in answer
    assert "calm-waters-001" not in answer


def test_the_network_can_be_had_as_a_picture(ask: Ask) -> None:
    answer = ask("GET", "/network.svg?article=low-tide")
    assert answer.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert '<a href="http://127.0.0.1:8080/id/claim/low-tide-001.html">' in answer.text
    assert ask("GET", "/network.svg?article=nowhere").status_code == 404
    assert 'href="/network.svg?article=low-tide"' in page_of(ask, "/network?article=low-tide")


# Citation.


@pytest.mark.parametrize(
    ("iri", "key"),
    [
        ("https://w3id.org/parley/id/claim/calm-waters-001", "parley-calm-waters-001-r1"),
        ("https://w3id.org/parley/ontology#Support", "parley-Support-r1"),
        ("http://host/network?focus=state%2Fx", "parley-network-focus-state-2Fx-r1"),
        ("http://host/", "parley-r1"),
    ],
)
def test_an_entry_has_a_key_that_bibtex_takes(iri: str, key: str) -> None:
    told: Any = {"software": "", "ontologyVersion": "", "hashProfile": 1, "confirmation": "", "triples": 0}
    manifest = Manifest("r1", "00", issued="2031-01-01", graphs=(), files=(), **told)
    assert cited(iri, "x", manifest).bibtex.startswith(f"@misc{{{key},")


# Times in words.

BOUNDS = ("earliestStart", "latestStart", "earliestEnd", "latestEnd")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("", "", "", ""), ""),
        (("2015-05-01",) * 4, "It is on 1 May 2015."),
        (("2015-05-01", "2015-05-31") * 2, "It lies within the days from 1 May 2015 to 31 May 2015."),
        (
            ("2016-01-01", "2016-12-31", "2017-12-21", "2017-12-31"),
            (
                "It begins on a day from 1 January 2016 to 31 December 2016; "
                "it ends on a day from 21 December 2017 to 31 December 2017."
            ),
        ),
        (
            ("", "2018-04-30", "2018-01-01", ""),
            "It begins on 30 April 2018 or before; it ends on 1 January 2018 or later.",
        ),
        (
            ("2018-01-01", "2018-01-01", "", ""),
            "It begins on 1 January 2018; when it ends is not stated.",
        ),
        (("", "", "", "99999-01-01"), "When it begins is not stated; it ends on 99999-01-01 or before."),
    ],
)
def test_the_bounds_of_a_time_are_a_sentence(days: tuple[str, ...], words: str) -> None:
    assert bounds_in_words(dict(zip(BOUNDS, days, strict=True))) == words
