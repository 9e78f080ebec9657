"""Home, downloads, About, sitemap and robots: what newcomers and crawlers come in by."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import httpx
import pyoxigraph as ox
import pytest

from parley.cli.serve import check_contact
from parley.errors import InputError
from parley.names import term
from parley.release.manifest import read_manifest
from parley.web.configuration.site import Release, Site
from parley.web.views.coders import Readers, readers
from parley.web.views.published import Row

Ask = Callable[..., httpx.Response]
HTML = {"Accept": "text/html"}


def text_of(page: str) -> str:
    return " ".join(re.sub("<[^>]*>", "", page).split())


def test_home_says_in_a_sentence_what_it_is_about(ask: Ask) -> None:
    text = text_of(ask("GET", "/", headers=HTML).text)
    assert re.search(
        r"What \d articles? reports? about peace talks, as \d+ claims: each gives the place of its passage",
        text,
    )


def test_home_has_a_search_and_doors_with_what_is_behind_them(ask: Ask) -> None:
    page = ask("GET", "/", headers=HTML).text
    assert re.search(r'<form class="search" role="search" action="/search"', page)
    doors = re.findall(r'<h2><a href="/ask/([\w-]+)">', page)
    assert doors[0] == "who-supports-whom"
    assert "what-is-proposed-and-who-reacted" not in doors, "nothing is behind it"
    assert re.search(r"\d claims? tells?, such as: <q>Ardenia", page)


LINK = re.compile(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


def follow(ask: Ask, path: str, words: str) -> str:
    """Return where the first link of a page leads whose text begins with certain words."""
    links = LINK.findall(ask("GET", path, headers=HTML).text)
    return next(href for href, text in links if text_of(text).startswith(words))


def test_who_supports_whom_and_where_it_says_so_takes_two_clicks(ask: Ask) -> None:
    answer = follow(ask, "/", "Who supports whom?")
    claim = follow(ask, answer, "Ardenia supports the Hill Council.")
    assert "characters 100–160" in ask("GET", claim, headers=HTML).text


@pytest.mark.parametrize(
    "path", ["/", "/search", "/sparql", "/dumps/", "/about", "/ask/who-supports-whom"]
)
def test_pages_describe_themselves_each_in_its_own_words(ask: Ask, path: str) -> None:
    (said,) = re.findall(r'<meta name="description" content="([^"]*)"', ask("GET", path, headers=HTML).text)
    assert 20 < len(said) < 320
    assert said != "What articles report about peace talks, each claim with the place of its passage."


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("/", 'rel="describedby" type="text/turtle" href="/dumps/void.ttl"'),
        ("/sparql", 'rel="describedby" type="text/turtle" href="/dumps/void.ttl"'),
        ("/sparql", 'href="/sparql?format=ttl"'),
        ("/search?q=a", 'rel="alternate" type="application/json" href="/search?q=a&amp;format=json"'),
        ("/dumps/", 'rel="alternate" type="application/json"'),
    ],
)
def test_pages_lead_programs_to_the_data(ask: Ask, path: str, link: str) -> None:
    head = ask("GET", path, headers=HTML).text.partition("</head>")[0]
    assert link in head


# Downloads.


def test_downloads_name_formats_sizes_digests_and_versions(ask: Ask, running: Any) -> None:
    page = ask("GET", "/dumps/", headers=HTML).text
    for file in running.site.release.manifest.files:
        assert f'href="/dumps/{file.name}"' in page
        assert file.sha256 in page
    assert "N-Quads: the graphs apart" in page
    assert "<dt>ontology</dt><dd>0.1.0</dd>" in page
    assert "No earlier release is here" in page


@pytest.fixture
def two(running: Any, ask_of: Callable[[Site], Ask], tmp_path: Path) -> Ask:
    """A site whose folder of releases holds an earlier one too, and a preview."""
    now: Release = running.site.release
    told = json.loads((now.directory / "manifest.json").read_text())
    graphs = [{**graph, "triples": 3} if "shared" in graph["iri"] else graph for graph in told["graphs"]]
    for digest, changed in (
        ("aaaaaaaaaaaa", {"issued": "2031-01-01", "graphs": graphs, "dataVersion": "11"}),
        ("bbbbbbbbbbbb", {"issued": "2031-01-02", "preview": True}),
        (now.digest, {}),
    ):
        (tmp_path / digest).mkdir()
        (tmp_path / digest / "manifest.json").write_text(json.dumps({**told, "release": digest, **changed}))
        (tmp_path / digest / "parley.nq").write_text(f"<a:{digest}> <a:b> <a:c> .\n")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "manifest.json").write_text("{")
    held = Release(tmp_path / now.digest, read_manifest(tmp_path / now.digest))
    return ask_of(replace(running.site, release=held))


def test_downloads_tell_what_changed_since_the_release_before(two: Ask) -> None:
    text = text_of(two("GET", "/dumps/", headers=HTML).text)
    assert "Since release aaaaaaaaaaaa of 2031-01-01 (its data): shared -2 triples." in text
    assert "bbbbbbbbbbbb" not in text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/dumps/aaaaaaaaaaaa/parley.nq", 200),
        ("/dumps/aaaaaaaaaaaa/manifest.json", 200),
        ("/dumps/0123456789ab/parley.nq", 200),
        ("/dumps/bbbbbbbbbbbb/parley.nq", 404),
        ("/dumps/aaaaaaaaaaaa/receipt.json", 404),
        ("/dumps/broken/manifest.json", 404),
        ("/dumps/../manifest.json", 404),
        ("/dumps/%2e%2e/manifest.json", 404),
        ("/dumps/cccccccccccc/parley.nq", 404),
    ],
)
def test_the_files_of_an_earlier_release_stay_where_they_were(two: Ask, path: str, status: int) -> None:
    answer = two("GET", path, headers=HTML)
    assert answer.status_code == status
    if path.endswith(".nq") and status == 200:
        assert path.split("/")[2] in answer.text


# About, and the contact.


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        (None, "say what is wrong to whoever runs this site"),
        ("claims@example.org", '<a href="mailto:claims@example.org">'),
        ("https://example.org/report?a=b&c=d", '<a href="https://example.org/report?a=b&amp;c=d"'),
    ],
)
def test_about_names_whom_to_tell_that_a_claim_is_wrong(
    running: Any, ask_of: Callable[[Site], Ask], contact: str | None, told: str
) -> None:
    assert told in ask_of(replace(running.site, contact=contact))("GET", "/about", headers=HTML).text


@pytest.mark.parametrize(
    ("operator", "contact", "told"),
    [
        ("Society of Straits", None, "Who runs this site Society of Straits."),
        ("Society of Straits", "a@example.org", "site Society of Straits. Write to a@example.org."),
        (None, None, "has not given a name here. This server answers at http://127.0.0.1:8080, an address"),
    ],
)
def test_about_says_who_runs_the_site_and_speaks_to_no_operator(
    running: Any, ask_of: Callable[[Site], Ask], operator: str | None, contact: str | None, told: str
) -> None:
    site = replace(running.site, operator=operator, contact=contact)
    text = text_of(ask_of(site)("GET", "/about", headers=HTML).text)
    assert told in text
    assert "For operators" not in text
    assert "--contact" not in text


_READERS = [
    ("entered", "a model", "softwareCoder", "software"),
    ("answered", "Ana", "personCoder", "person"),
    ("answered", "another model", "softwareCoder", "software"),
]


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (_READERS, Readers("a model (software)", "Ana (person) and another model (software)", True, True)),
        (_READERS[:1], Readers("a model (software)", "", True, False)),
        ([], Readers("", "", False, False)),
    ],
)
def test_about_names_who_entered_and_who_answered(held: list[tuple[str, ...]], told: Readers) -> None:
    rows: list[Row] = [
        {"does": ox.Literal(does), "label": ox.Literal(label), "kindLabel": ox.Literal(words),
         "kind": ox.NamedNode(term(kind))}
        for does, label, kind, words in held
    ]  # fmt: skip
    assert readers(rows) == told


@pytest.mark.parametrize("contact", ["javascript:alert(1)", "me", "a b@c", "<x@y>", "ftp://example.org/", ""])
def test_a_contact_is_an_address_or_a_page(contact: str) -> None:
    with pytest.raises(InputError, match="neither an e-mail address nor a web page"):
        check_contact(contact)


def test_about_gives_the_agreement_and_the_catch_rate_of_the_release(
    running: Any, ask_of: Callable[[Site], Ask]
) -> None:
    share = {"n": 32, "of": 31, "percent": 96.9, "interval": [84.3, 99.4]}
    manifest = replace(running.site.release.manifest, coding={"agreement": share, "catchItems": share})
    release = replace(running.site.release, manifest=manifest)
    text = text_of(ask_of(replace(running.site, release=release))("GET", "/about", headers=HTML).text)
    assert text.count("31 of 32") == 2
    assert "96.9 %, 84.3–99.4" in text
    assert "nothing left out" not in text


def test_about_says_how_to_cite_the_release(ask: Ask) -> None:
    page = ask("GET", "/about", headers=HTML).text
    assert "@misc{parley-0123456789ab," in page
    assert "url = {http://127.0.0.1:8080/}" in page
    assert "/dumps/0123456789ab/manifest.json" in page


# Crawlers.


@pytest.mark.parametrize("base", ["https://example.org", "https://example.org/parley"])
def test_the_sitemap_lists_pages_that_there_are(
    running: Any, ask_of: Callable[[Site], Ask], base: str
) -> None:
    ask = ask_of(replace(running.site, base_url=base))
    answer = ask("GET", "/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    listed = [node.text or "" for node in ET.fromstring(answer.text).iter() if node.tag.endswith("}loc")]
    assert f"{base}/id/state/ardenia.html" in listed
    assert len(listed) == len(set(listed)) > 10
    for address in listed:
        assert address.startswith(base + "/")
        assert ask("GET", address.removeprefix("https://example.org"), headers=HTML).status_code == 200, (
            address
        )


def test_robots_are_kept_from_queries_and_searches_and_shown_the_sitemap(ask: Ask) -> None:
    told = ask("GET", "/robots.txt").text.splitlines()
    assert told[1:] == [
        "Disallow: /sparql",
        "Disallow: /search",
        "Sitemap: http://127.0.0.1:8080/sitemap.xml",
    ]
