"""Hints at names that do not exist: which queries get one, its words, and no other change."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest

from parley.advice.hints import FIELD, MAX_HINTS, HintFinder, field_of, sentences
from parley.advice.vocabulary import MAX_INDEXED, KnownNames
from parley.names import DCTERMS, ONTOLOGY, OWL, PREFIXES, RDFS, ROOT, SKOS
from parley.store.loading.inventory import SUBCLASS, TYPE, Inventory
from parley.store.query.outline import outline
from parley.web.configuration.site import Site
from tests.web.conftest import LARGE

Ask = Callable[..., httpx.Response]

HELD = {
    *(ONTOLOGY + name for name in ("Meeting", "Support", "supporter", "supports", "attended", "meeting")),
    *(f"{ROOT}id/{name}" for name in ("state/russia", "state/united-states", "organization/union-of-lakes")),
    *(f"{ROOT}id/{name}" for name in ("person/anna-of-the-hills", "claim/a-001", "claim/a-001#time-1")),
    f"{ROOT}graph/article/a",
}


TERMS = """
    Claim a owl:Class ; Support a owl:Class ; Support rdfs:subClassOf Claim ; Estimate a owl:Class ;
    supporter a owl:ObjectProperty ; attendance a owl:ObjectProperty ; present a skos:Concept ;
    both a skos:Concept ; denied a skos:Concept ; meeting a owl:ObjectProperty
"""


def vocabulary() -> KnownNames:
    """Return the contents of a small release."""
    names = {"owl": OWL, "rdfs": RDFS, "skos": SKOS}
    terms = set()
    for line in TERMS.split(" ;"):
        term, verb, value = line.split()
        prefix, _, local = value.rpartition(":")
        name = TYPE if verb == "a" else SUBCLASS
        terms.add((ONTOLOGY + term, name, names.get(prefix, ONTOLOGY) + local))
    uses = {
        (TYPE, "Support"), ("attendance", "present"), ("denotes", "present"),
        ("attitude", "both"), ("impact", "both"),
    }  # fmt: skip
    inside = {(name if name == TYPE else ONTOLOGY + name, ONTOLOGY + value) for name, value in uses}
    used = ("supporter", "supports", "attended")
    verbs = {name for name, _ in inside} | {
        RDFS + "label",
        DCTERMS + "title",
        *(ONTOLOGY + name for name in used),
    }
    return KnownNames(Inventory(HELD | {term for term, _, _ in terms}, inside, terms, verbs))


def told(query: str) -> list[str]:
    return [str(hint) for hint in HintFinder(vocabulary(), PREFIXES).hints(outline(query))]


def asked(name: str) -> str:
    return f"ASK {{ ?s ?p {name} }}"


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("parley:suports", "parley:supports"),
        ("parley:Supports", "parley:supports"),
        ("parley:Meetings", "parley:Meeting"),
        ("parley:Atended", "parley:attended"),
        ("state:rusia", "state:russia"),
        ("state:United_States", "state:united-states"),
        ("state:united\\-stats", "state:united-states"),
        ("organization:russia", "state:russia"),
        ("parley:russia", "state:russia"),
        ("person:anna", "person:anna-of-the-hills"),
        ("claim:a-001\\#time-2", "claim:a-001\\#time-1"),
        ("graph:article\\/b", "graph:article\\/a"),
        (f"<{ROOT}id/state/rusia>", f"<{ROOT}id/state/russia>"),
        (f"<{ROOT}id/state/rus\\u0069a>", f"<{ROOT}id/state/russia>"),
        (f"<{ROOT}ontology/supports>", f"<{ONTOLOGY}supports>"),
        (f"<{ONTOLOGY.replace('https', 'http')}supports>", f"<{ONTOLOGY}supports>"),
    ],
)
def test_a_name_that_does_not_exist_gets_the_nearest(written: str, nearest: str) -> None:
    assert told(asked(written)) == [f"{written} is not in the graph; did you mean {nearest}?"]


@pytest.mark.parametrize("written", ["state:atlantis", "parley:zebra", "span:a-1-2", f"<{ROOT}nothing>"])
def test_a_name_that_is_near_to_none_is_only_told(written: str) -> None:
    assert told(asked(written)) == [f"{written} is not in the graph"]


def test_a_shape_is_elsewhere() -> None:
    assert told(asked("shape:Support-supporter")) == [
        "shape:Support-supporter is not in the graph; the shapes are in the release's file shapes.ttl"
    ]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s parley:supports state:russia ; a parley:Meeting }",
        asked('"parley:suports"'),
        asked("'''state:rusia <" + ROOT + "id/state/rusia>'''"),
        "ASK { } # parley:suports",
        "ASK { ?parley ?suports _:suports }",
        "PREFIX parley: <http://elsewhere.test/> ASK { ?s ?p parley:suports }",
        "prefix state:<http://elsewhere.test/>ASK{?s ?p state:rusia}",
        "BASE <https://w3id.org/parley/nothing> ASK { ?s <#suports> ?o }",
        "PREFIX mine: <https://w3id.org/parley/nothing> ASK {}",
        f"ASK {{ FILTER(STRSTARTS(STR(?s), STR(parley:)) && ?s != state: && ?s != <{ROOT}id/>) }}",
        "CONSTRUCT { ?s parley:befriends ?o . ?s a parley:Friend } WHERE { ?s parley:supports ?o }",
        asked("rdfs:lable"),
        asked("<http://elsewhere.test/https://w3id.org/parley/id/state/rusia>"),
        asked("state:united\\-states"),
        asked("claim:a\\-001\\#time-1"),
        asked(f"<{ROOT}id/state/russi\\u0061>"),
        'ASK { VALUES ?x { state:russia "state:rusia" } ?x ?p ?o }',
        "ASK { ?s parley:supports/parley:attended*|^parley:meeting ?o }",
    ],
)
def test_no_hint(query: str) -> None:
    assert told(query) == []


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        (
            "?x parley:present ?y",
            "parley:present is a value, not a property; did you mean parley:attendance parley:present?",
        ),
        (
            "?x a ?c ; parley:present ?y",
            "parley:present is a value, not a property; did you mean parley:attendance parley:present?",
        ),
        ("FILTER (?y > 1) ?x parley:both ?y", "parley:both is a value, not a property"),
        (
            "[ parley:Support ?y ]",
            "parley:Support is a class, not a property; did you mean a parley:Support?",
        ),
        ("?x a parley:supporter", "parley:supporter is a property, not a class"),
        (
            "?x rdf:type parley:Claim",
            "parley:Claim has no instances of its own; did you mean a/rdfs:subClassOf* parley:Claim?",
        ),
        ("?x a parley:Estimate", "parley:Estimate has no instances"),
        (
            "?x skos:prefLabel ?y",
            "skos:prefLabel is the property of nothing in the graph; did you mean rdfs:label?",
        ),
        ("?x parley:meeting ?y", "parley:meeting is the property of nothing in the graph"),
        ("?x <http://e/p> ?y", "<http://e/p> is the property of nothing in the graph"),
        ("?x parley:attendance parley:denied", "parley:denied is the value of nothing in the graph"),
    ],
)
def test_a_name_that_finds_nothing_where_it_stands_gets_a_hint(query: str, hint: str) -> None:
    assert told(f"SELECT * {{ {query} }}") == [hint]


def test_a_concept_with_others_below_it_need_be_no_value() -> None:
    asked = "SELECT * { ?x parley:attendance/skos:broader* parley:denied }"
    assert [hint for hint in told(asked) if "parley:denied" in hint] == []


@pytest.mark.parametrize(
    "query",
    [
        "?x ?p parley:present",
        "?x parley:attendance ?y , parley:present",
        "?x a parley:Support ; parley:supporter/a ?y",
        "?x a/rdfs:subClassOf* parley:Claim",
        "?x a ?c FILTER (?c = parley:Claim)",
        "parley:Claim ?p ?o",
        "?x <#relative> ?y",
    ],
)
def test_a_name_in_its_place_gets_no_hint(query: str) -> None:
    assert told(f"SELECT * {{ {query} }}") == []


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX p: <https://w3id.org/parley/ontology#> ASK { ?s p:suports ?o }",
        "prefix p:<https://w3id.org/parley/ontology#>select*{?s p:suports?o}",
        "ASK { VALUES (?x ?y) { (1 'p') (p:suports UNDEF) } } # and what follows\n".replace(
            "ASK", "PREFIX p: <https://w3id.org/parley/ontology#> ASK"
        ),
        "PREFIX p: <https://w3id.org/parley/ontology\\u0023> ASK { ?s p:suports ?o }",
    ],
)
def test_the_prefixes_of_the_query_are_spoken(query: str) -> None:
    assert told(query) == ["p:suports is not in the graph; did you mean p:supports?"]


@pytest.mark.parametrize(
    "query",
    [
        "DESCRIBE state:rusia",
        "ASK { ?s ?p ?o FILTER NOT EXISTS { ?s ?q state:rusia } }",
        "ASK { GRAPH ?g { ?s ?p ?o } FILTER(?s IN (state:rusia)) }",
        "ASK FROM <https://w3id.org/parley/id/state/rusia> { ?s ?p ?o }",
        "ASK { BIND(state:rusia AS ?x) }",
        "CONSTRUCT WHERE { state:rusia ?p ?o }",
        "CONSTRUCT { state:new ?p ?o } WHERE { state:rusia ?p ?o }",
        "ASK { VALUES ?x { state:rusia } }",
        "ASK {} VALUES ?x { state:rusia }",
    ],
)
def test_a_name_is_seen_wherever_a_query_asks_for_it(query: str) -> None:
    assert [text.split()[0].strip("<>") for text in told(query)] in (
        ["state:rusia"],
        [f"{ROOT}id/state/rusia"],
    )


def test_the_same_name_is_told_once_and_only_the_first_few_are() -> None:
    names = " ".join(f"parley:zebra{number} parley:zebra{number} ." for number in range(9))
    assert (
        len(told(f"ASK {{ ?s ?p {names.replace(' ', ', ').replace(', .,', ' . ?s ?p')} ?o }}")) == MAX_HINTS
    )


def test_over_plain_files_nothing_is_known() -> None:
    assert HintFinder(None, PREFIXES).hints(outline(asked("parley:suports"))) == ()


HOSTILE = {
    "thousands of names": "ASK { VALUES ?x {" + " ".join(f"parley:s{n}uports" for n in range(50_000)) + "} }",
    "thousands of patterns": "ASK { FILTER(?x IN ("
    + ",".join(f"parley:s{n}uports" for n in range(20_000))
    + ")) }",
    "a long name": asked("parley:" + "supports" * 20_000),
    "a long IRI": asked(f"<{ONTOLOGY}" + "supports" * 20_000 + ">"),
    "long names": "ASK { ?s " + "|".join(f"parley:{'meeting' * 9}{n}" for n in range(900)) + " ?o }",
    "a line break": asked("parley:sup\\\r\nSet-Cookie\\: a=b\\\r\n\\\r\n"),
    "a line break in an IRI": asked(f"<{ONTOLOGY}sup\\u000D\\u000ASet-Cookie:a>"),
    "quotes": asked("parley:sup\\\"ports\\'\\\\"),
    "beyond ASCII": asked("parley:" + "süppörts𝄞" * 9),
    "half a character": asked(f"<{ONTOLOGY}\\uD800supports>"),
    "no character": asked(f"<{ONTOLOGY}\\UFFFFFFFFsupports>"),
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_query_costs_little_and_its_header_is_short_ascii_text(query: str) -> None:
    known, seen = vocabulary(), outline(query)
    start = time.process_time()
    found = HintFinder(known, PREFIXES).hints(seen)
    assert time.process_time() - start < 30  # hours if each character were compared with each name's
    for _, value in field_of(found):
        assert re.fullmatch(r'"(?:[ !#-\[\]-~]|\\["\\])*"(?:, "(?:[ !#-\[\]-~]|\\["\\])*")*', value)
        assert len(value) < 1_000
    said = sentences(found) or ""
    assert len(said) < 1_000
    assert said.isprintable()


def test_a_namespace_with_very_many_names_is_not_searched() -> None:
    many = KnownNames(Inventory({f"{ROOT}id/claim/a-{number}" for number in range(MAX_INDEXED + 1)}))
    assert many.nearest(f"{ROOT}id/claim/a-x1") is None
    assert KnownNames(Inventory({f"{ROOT}id/claim/a-1"})).nearest(f"{ROOT}id/claim/a-x1") is not None


# Over HTTP -----------------------------------------------------------------------------------------

TYPO = "SELECT ?who { ?who parley:suports ?whom }"
TOLD = "parley:suports is not in the graph; did you mean parley:supports?"


def get(ask: Ask, query: str, accept: str = "text/csv", **headers: str) -> httpx.Response:
    return ask("GET", "/sparql", params={"query": query}, headers={"Accept": accept, **headers})


def test_an_answer_with_a_hint_is_the_same_answer(ask: Ask) -> None:
    response = get(ask, TYPO)
    assert (response.status_code, response.text) == (200, "who\r\n")
    assert response.headers[FIELD] == f'"{TOLD}"'
    assert FIELD not in get(ask, TYPO.replace("suports", "supports")).headers


def test_pages_elsewhere_may_read_the_hint(ask: Ask) -> None:
    exposed = get(ask, TYPO, Origin="https://elsewhere.test").headers["access-control-expose-headers"]
    assert FIELD in exposed.split(", ")


def test_an_answer_from_the_cache_has_its_hint_and_none_is_looked_for(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = TYPO + " # asked twice"
    first = get(ask, query)

    def broken(*_: object) -> None:
        raise AssertionError("a hint was looked for")

    monkeypatch.setattr("parley.web.endpoint.sparql.field_of", broken)
    again = get(ask, query)
    assert again.headers[FIELD] == first.headers[FIELD]
    assert get(ask, query, **{"If-None-Match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (NOW() AS ?now) { OPTIONAL { ?who parley:suports ?whom } }",
        "CONSTRUCT { ?a parley:friendOf ?b } WHERE { ?a parley:suports ?b }",
        "ASK { ?a parley:suports ?b }",
    ],
)
def test_every_kind_of_answer_has_its_hint(ask: Ask, query: str) -> None:
    accept = "text/turtle" if query.startswith("CONSTRUCT") else "application/sparql-results+json"
    assert get(ask, query, accept).headers[FIELD] == f'"{TOLD}"'


def test_a_large_answer_has_its_hint(ask_of: Callable[[Site], Ask], running: Any) -> None:
    uncached = ask_of(replace(running.site, cache_bytes=0))
    query = "SELECT * { ?s ?p ?o OPTIONAL { ?s parley:suports ?x } }"
    assert get(uncached, query).headers[FIELD] == f'"{TOLD}"'


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT ?who ?what { ?who parley:suports }", 400),
        ("SELECT * { ?a parley:suports ?z . } LIMIT x", 400),
        (LARGE.replace("{ ?a", "{ OPTIONAL { ?u parley:suports ?v } ?a", 1), 422),
    ],
)
def test_an_error_has_the_suggestion_too(ask: Ask, query: str, status: int) -> None:
    response = get(ask, query)
    assert response.status_code == status
    assert response.json()["hint"].startswith(TOLD)


def test_an_unknown_prefix_is_named_with_the_nearest(ask: Ask) -> None:
    for query in ("ASK { stat:russia ?p ?o }", "ASK { VALUES ?s { stat:russia } ?s ?p ?o }"):
        assert "did you mean “state:”?" in get(ask, query).json()["detail"]


def test_the_query_page_shows_the_hint_above_the_results(ask: Ask) -> None:
    response = get(ask, TYPO, "text/html")
    text = response.text
    assert (
        "<code>parley:suports</code> is not in the graph: did you mean <code>parley:supports</code>?" in text
    )
    assert text.index('class="hint"') < text.index("0 rows")
    assert response.headers[FIELD] == f'"{TOLD}"'
    assert 'class="hint"' not in get(ask, TYPO.replace("suports", "supports"), "text/html").text


def test_markup_in_a_name_stays_text(ask: Ask) -> None:
    text = get(ask, "ASK { ?s parley:\\&lt\\;script\\&gt\\; ?o }", "text/html").text
    assert "<code>parley:\\&amp;lt\\;script" in text


def test_a_plain_endpoint_gives_no_hints(ask_of: Callable[[Site], Ask], running: Any) -> None:
    plain = ask_of(replace(running.site, release=None, vocabulary=None))
    assert FIELD not in get(plain, TYPO).headers
