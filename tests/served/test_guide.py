"""The guide: its statements on the graph are true, and its page is the document."""

from __future__ import annotations

import json
import re
import tempfile
import urllib.request
from pathlib import Path
from xml.etree import ElementTree

import pytest

from parley.release.publication import CURRENT
from parley.store.engine.evaluation import Loaded, evaluate
from parley.store.loading.source import Source, load
from parley.store.query.formats import JSON
from parley.store.query.question import question_of
from tests.served.blocks import ROOT, answer, blocks

GUIDE = ROOT / "docs" / "graph.md"
SVG = "{http://www.w3.org/2000/svg}"

SAID = {
    "the default graph holds what only the derived graph holds": "ASK { state:russia parley:supports ?whom }",
    "shortcuts are in their own graph": "ASK { GRAPH graph:derived { ?s parley:supports ?o } "
    "FILTER NOT EXISTS { GRAPH ?g { ?s parley:supports ?o } FILTER(?g != graph:derived) } }",
    "a claim has one class below that of all claims": "ASK { FILTER NOT EXISTS { ?claim parley:evidence ?e ; "
    "a ?one , ?other FILTER(?one != ?other && parley:Claim NOT IN (?one, ?other)) } }",
    "whatever has evidence is a claim by type": "ASK { FILTER NOT EXISTS { ?claim parley:evidence ?e "
    "FILTER NOT EXISTS { ?claim a parley:Claim } } }",
    "a government is an organization and an actor by type": "ASK { organization:government-of-syria "
    "a parley:Government , parley:Organization , parley:Actor , parley:Entity }",
    "a class above its own is derived": "ASK { GRAPH graph:derived { state:russia a parley:Actor } "
    "FILTER NOT EXISTS { GRAPH graph:shared { state:russia a parley:Actor } } }",
    "a claim always has its fields": "ASK { FILTER NOT EXISTS { ?claim parley:evidence ?e FILTER NOT EXISTS "
    "{ ?claim parley:polarity ?p ; parley:modality ?m ; parley:hedged ?h ; parley:directness ?d ; "
    "parley:article ?a ; rdfs:label ?l } } }",
    "a meeting may be there and not be reported as held": "ASK { ?meeting a parley:Meeting FILTER NOT EXISTS "
    "{ ?c a parley:Occurrence ; parley:subject ?meeting ; parley:modality parley:actual } }",
    "a label is English": 'ASK { state:russia rdfs:label "Russia"@en FILTER NOT EXISTS '
    '{ state:russia rdfs:label "Russia" } }',
    "every claim has a sentence in the derived graph": "ASK { FILTER NOT EXISTS { ?claim parley:evidence ?e "
    "FILTER NOT EXISTS { GRAPH graph:derived { ?claim rdfs:label ?l } } } }",
    "a span lies in a sentence": "ASK { FILTER NOT EXISTS { ?c parley:evidence ?s "
    "FILTER NOT EXISTS { ?s parley:sentence ?x ; parley:tokenHash ?h } } }",
}


@pytest.fixture(scope="module")
def loaded(releases: Path) -> Loaded:
    return load(Source(release=(releases / CURRENT).resolve()))


def _holds(query: str, loaded: Loaded) -> bool:
    with tempfile.TemporaryFile() as file:
        evaluate(loaded, question_of(query, JSON), file)
        file.seek(0)
        return bool(json.load(file)["boolean"])


@pytest.mark.parametrize("query", SAID.values(), ids=SAID.keys())
def test_what_the_guide_says_holds(query: str, loaded: Loaded) -> None:
    assert _holds(query, loaded)


@pytest.mark.parametrize(
    "field", ["heldBy", "listing", "reading", "time", "best", "high", "qualifier", "earliestStart"]
)
def test_a_field_is_optional_as_the_guide_says(field: str, loaded: Loaded) -> None:
    thing = "parley:time ?t . ?t" if field == "earliestStart" else ""
    class_ = "parley:Estimate" if field in ("best", "high") else "?class"
    query = (
        f"ASK {{ ?claim parley:evidence ?e ; a {class_} {';' if thing else '.'} {thing or '?claim'} ?p ?v "
        f"FILTER NOT EXISTS {{ {'?t' if thing else '?claim'} parley:{field} ?value }} }}"
    )
    assert _holds(query, loaded)


def test_every_name_in_the_text_of_the_guide_exists(releases: Path) -> None:
    prose = re.sub(r"^```.*?^```$", "", GUIDE.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    names = set(re.findall(r"`(\w+:[\w\-]+)`", prose)) - {"parley:suports"}
    assert len(names) > 30
    query = "SELECT * { VALUES ?x {" + " ".join(sorted(names)) + "} }"
    hints = [line for line in answer(query, releases).stderr.splitlines() if line.startswith("Hint")]
    # The guide lists values that another corpus has.
    assert [hint for hint in hints if not hint.endswith("is the value of nothing in the graph")] == []


def test_the_page_is_the_document(origin: str) -> None:
    with urllib.request.urlopen(f"{origin}/guide") as response:
        page = response.read().decode()
    shown = [block.text.split("\n")[0] for block in blocks() if block.document == GUIDE]
    assert len(shown) >= 10
    assert page.count(">Run it</a>") == len(shown)
    for heading in re.findall(r"^#{1,3} (.+)$", GUIDE.read_text("utf-8"), re.MULTILINE):
        assert heading in page
    assert not re.search(r"```|\*\*|\]\(|^\| |^#", page, re.MULTILINE)


def test_every_link_within_the_page_leads_to_a_heading(origin: str) -> None:
    with urllib.request.urlopen(f"{origin}/guide") as response:
        page = response.read().decode()
    within = set(re.findall(r'href="#([^"]+)"', page))
    assert len(within) > 10
    assert within <= set(re.findall(r' id="([^"]+)"', page))


def test_every_query_of_the_page_runs_from_its_link(origin: str) -> None:
    with urllib.request.urlopen(f"{origin}/guide") as response:
        links = re.findall(r'href="(/sparql\?query=[^"]+)">Run it', response.read().decode())
    for link in links:
        request = urllib.request.Request(origin + link, headers={"Accept": "text/html"})
        with urllib.request.urlopen(request) as answered:
            assert re.search(r"<h2>\d+ rows</h2>|<h2>1 row</h2>", answered.read().decode())
            assert answered.headers["Parley-Hint"] is None


def test_the_picture_says_in_words_what_it_shows(origin: str) -> None:
    with urllib.request.urlopen(f"{origin}/guide/graph.svg") as response:
        assert response.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
        picture = ElementTree.fromstring(response.read())
    assert picture.get("role") == "img"
    for part in ("title", "desc"):
        element = picture.find(SVG + part)
        assert element is not None
        assert element.text
        assert element.get("id") in (picture.get("aria-labelledby") or "").split()


def test_the_picture_shows_what_the_graph_holds(loaded: Loaded) -> None:
    picture = ElementTree.fromstring((GUIDE.parent / "graph.svg").read_text("utf-8"))
    words = [element.text or "" for element in picture.iter(SVG + "text")]
    ranges = {tuple(map(int, found)) for text in words for found in re.findall(r"(\d+)–(\d+)", text)}
    assert len(ranges) == 4
    start, end = max(ranges, key=lambda pair: pair[1] - pair[0])
    query = f"""ASK {{
      claim:peace-in-our-town-011 a parley:Support ;
        parley:directness parley:viaAntecedent ; parley:hedged false ;
        parley:supporter state:russia ; parley:recipient person:bashar-al-assad ; parley:evidence ?passage .
      ?passage parley:start 1544 ; parley:end 1599 ; parley:sentence ?sentence .
      ?sentence parley:start {start} ; parley:end {end} ; parley:article article:peace-in-our-town .
      claim:peace-in-our-town-011 parley:grounding ?russia , ?assad .
      ?russia parley:denotes state:russia ; parley:start 1584 ; parley:end 1590 .
      ?assad parley:denotes person:bashar-al-assad ; parley:start 1544 ; parley:end 1557 .
    }}"""
    assert _holds(query, loaded)
    assert {(1544, 1599), (1584, 1590), (1544, 1557)} < ranges


def test_hints_come_from_the_running_server_too(origin: str) -> None:
    query = "ASK%20%7B%20?a%20parley:suports%20?b%20%7D"
    with urllib.request.urlopen(f"{origin}/sparql?query={query}") as response:
        told = response.headers["Parley-Hint"]
    assert told == '"parley:suports is not in the graph; did you mean parley:supports?"'
