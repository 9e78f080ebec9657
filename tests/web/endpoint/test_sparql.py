"""The endpoint: formats, headers, caching, errors, and queries that would harm another server."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from parley.names import SD
from parley.store.executors.accounts import ERROR_SECONDS, Allowance
from parley.store.loading.source import Source
from parley.store.query.formats import GRAPH_FORMATS, SOLUTION_FORMATS, Format
from parley.web.configuration.site import Site
from parley.web.http.client import ClientRule
from parley.web.pages import things as resources
from parley.web.views.store_reader import named_query
from tests.web.conftest import LARGE, LIMITS, Running, client_of, run

Ask = Callable[..., httpx.Response]

SELECT = "SELECT ?claim { ?claim a parley:Support }"
CONSTRUCT = "CONSTRUCT WHERE { ?claim parley:supporter ?who }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def get(ask: Ask, query: str, accept: str | None = None, **parameters: str) -> httpx.Response:
    headers = {"Accept": accept} if accept else {}
    return ask("GET", "/sparql", params={"query": query, **parameters}, headers=headers)


@pytest.mark.parametrize("answer_format", SOLUTION_FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("query", [SELECT, "ASK {}"])
def test_solutions_come_in_every_format(ask: Ask, query: str, answer_format: Format) -> None:
    response = get(ask, query, answer_format.media_type)
    assert response.status_code == 200
    assert response.headers["content-type"] == answer_format.content_type
    assert int(response.headers["content-length"]) == len(response.content)
    assert ("true" if query == "ASK {}" else "calm-waters-001") in response.text


@pytest.mark.parametrize("answer_format", GRAPH_FORMATS, ids=lambda form: form.name)
def test_graphs_come_in_every_format(ask: Ask, answer_format: Format) -> None:
    response = get(ask, CONSTRUCT, answer_format.media_type)
    assert response.headers["content-type"] == answer_format.content_type
    form = ox.RdfFormat.from_media_type(answer_format.media_type)
    assert len(list(ox.parse(response.content, format=form))) == 2


@pytest.mark.parametrize(
    ("query", "accept", "given"),
    [
        (CONSTRUCT, "application/sparql-results+json", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "text/csv", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "text/csv, text/turtle;q=0", "application/n-triples"),
        (CONSTRUCT, "application/sparql-results+xml, text/xml;q=0.5", "application/rdf+xml; charset=utf-8"),
        (SELECT, "text/turtle", "application/sparql-results+json"),
        (SELECT, "application/n-quads, image/png", "application/sparql-results+json"),
        ("ASK {}", "application/rdf+xml", "application/sparql-results+json"),
    ],
)
def test_who_accepts_only_answers_of_another_form_gets_the_default(
    ask: Ask, query: str, accept: str, given: str
) -> None:
    response = get(ask, query, accept)
    assert (response.status_code, response.headers["content-type"]) == (200, given)


UNWRITABLE = "CONSTRUCT { <http://e/a> <http://e/1> 1 } {}"


@pytest.mark.parametrize(
    ("query", "accept", "others"),
    [
        (UNWRITABLE, "application/rdf+xml", ["text/turtle", "application/n-quads"]),
        ("SELECT ('\\u0001' AS ?x) {}", "application/sparql-results+xml", ["text/csv"]),
    ],
)
def test_a_format_that_cannot_hold_an_answer_is_refused_with_those_that_can(
    ask: Ask, query: str, accept: str, others: list[str]
) -> None:
    refused = get(ask, query, accept)
    told = refused.json()
    assert (refused.status_code, told["code"]) == (406, "not-writable")
    assert accept not in told["detail"]
    for other in others:
        assert other in told["detail"]
        assert get(ask, query, other).status_code == 200


def test_a_description_of_a_thing_that_its_format_cannot_hold_is_refused(
    ask_of: Callable[[Site], Ask], running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def described(name: str, thing: str | None = None) -> str:
        return UNWRITABLE if name == "describe" else named_query(name, thing)

    monkeypatch.setattr(resources, "named_query", described)
    ask = ask_of(running.site)
    refused = ask("GET", "/id/state/ardenia.rdf")
    assert (refused.status_code, refused.json()["code"]) == (406, "not-writable")
    assert ask("GET", "/id/state/ardenia.nt").status_code == 200


def test_turtle_has_the_prefixes_of_the_graph(ask: Ask) -> None:
    assert "claim:calm-waters-001 parley:supporter state:ardenia ." in get(ask, CONSTRUCT).text


@pytest.mark.parametrize(
    ("method", "options"),
    [
        ("GET", {"params": {"query": SELECT}}),
        ("POST", {"data": {"query": SELECT}}),
        ("POST", {"content": SELECT, "headers": {"Content-Type": "application/sparql-query"}}),
        ("QUERY", {"content": SELECT, "headers": {"Content-Type": "application/sparql-query"}}),
    ],
)
def test_every_way_of_asking_gives_the_same(ask: Ask, method: str, options: dict[str, object]) -> None:
    response = ask(method, "/sparql", **options)
    assert response.status_code == 200
    assert len(response.json()["results"]["bindings"]) == 2


@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "OPTIONS", "PUT"])
def test_any_page_of_the_web_may_ask_and_no_credentials_are_invited(ask: Ask, method: str) -> None:
    headers = ask(method, "/sparql", headers={"Origin": "https://elsewhere.test"}).headers
    assert headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in headers
    assert headers["x-content-type-options"] == "nosniff"


def test_head_has_the_headers_of_get_and_no_body(ask: Ask) -> None:
    head = ask("HEAD", "/sparql", params={"query": SELECT})
    got = get(ask, SELECT)
    assert head.content == b""
    assert head.headers == got.headers


@pytest.mark.parametrize(
    "path",
    ["/", "/about", "/health", "/robots.txt", "/dumps/", "/dumps/void.ttl", "/ontology", "/things/State",
     "/id/state/ardenia", "/id/state/ardenia.ttl", "/id/claim/calm-waters-001.html", "/nowhere"],
)  # fmt: skip
def test_head_has_the_status_and_the_length_of_get_everywhere(ask: Ask, path: str) -> None:
    head, got = ask("HEAD", path), ask("GET", path)
    assert head.content == b""
    for part in (lambda r: r.status_code, lambda r: r.headers.get("content-length")):
        assert part(head) == part(got)


def test_what_is_asked_for_by_name_is_a_download(ask: Ask) -> None:
    named = get(ask, SELECT, format="csv")
    assert named.headers["content-disposition"] == 'attachment; filename="answer.csv"'
    assert "content-disposition" not in get(ask, SELECT, "text/csv").headers


def test_a_client_can_lower_the_time_limit_and_not_raise_it(ask: Ask, release: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) {" + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(6)) + "}"
    assert "longer than 0.2 seconds" in get(ask, endless, timeout="0.2").json()["detail"]
    with run(Source(release=release), replace(LIMITS, timeout=0.3)) as strict:
        told = get(client_of(strict, strict.site), endless, timeout="99").json()
    assert "longer than 0.3 seconds" in told["detail"]


def test_who_asks_too_much_is_told_when_to_come_back(ask_of: Callable[[Site], Ask], running: object) -> None:
    site: Site = running.site  # type: ignore[attr-defined]
    spare = Allowance(burst=3 * ERROR_SECONDS, rate=0.001)
    counted = replace(
        site, limits=replace(site.limits, allowance=spare), clients=ClientRule(count_loopback=True)
    )
    spent = ask_of(counted)
    statuses = [get(spent, "ASK {").status_code for _ in range(5)]
    assert statuses == [400, 400, 400, 400, 429]
    told = get(spent, SELECT)
    assert (told.json()["code"], int(told.headers["retry-after"]) > 0) == ("budget-spent", True)
    assert get(spent, SELECT, "text/html").status_code == 429
    assert spent("GET", "/").status_code == 200


def test_options_tell_the_methods(ask: Ask) -> None:
    response = ask("OPTIONS", "/sparql")
    assert response.status_code == 204
    assert "QUERY" in response.headers["allow"]


def test_an_answer_is_not_sent_again_while_it_holds(ask: Ask) -> None:
    first = get(ask, SELECT)
    tag = first.headers["etag"]
    assert "Accept" in first.headers["vary"]
    again = ask("GET", "/sparql", params={"query": SELECT}, headers={"If-None-Match": f'"x", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    others = [
        get(ask, SELECT + " "),
        get(ask, SELECT, "text/csv"),
        get(ask, SELECT, **{"named-graph-uri": "a:b"}),
    ]
    assert tag not in {other.headers["etag"] for other in others}


def test_an_etag_is_of_one_release(ask: Ask, ask_of: Callable[[Site], Ask], running: object) -> None:
    other = ask_of(replace(running.site, store_id="another"))  # type: ignore[attr-defined]
    assert get(ask, SELECT).headers["etag"] != get(other, SELECT).headers["etag"]


def test_what_changes_by_itself_is_not_kept(ask: Ask) -> None:
    response = get(ask, "SELECT (NOW() AS ?now) {}")
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers


COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
SHARED = "https://w3id.org/parley/graph/shared"


@pytest.mark.parametrize(
    ("query", "parameters", "least", "most"),
    [
        (COUNT, {}, 50, 500),
        (COUNT, {"default-graph-uri": SHARED}, 17, 17),
        (COUNT, {"default-graph-uri": "http://nowhere/"}, 0, 0),
        (COUNT, {"named-graph-uri": SHARED}, 0, 0),
        (COUNT.replace("{ ?s", f"FROM <{SHARED}> {{ ?s"), {}, 17, 17),
        (COUNT.replace("{ ?s", "FROM <http://nowhere/> { ?s"), {"default-graph-uri": SHARED}, 17, 17),
    ],
)
def test_the_default_graph_is_the_union_unless_a_dataset_is_named(
    ask: Ask, query: str, parameters: dict[str, str], least: int, most: int
) -> None:
    rows = get(ask, query, "text/csv", **parameters).text.split()
    assert least <= int(rows[1]) <= most


@pytest.mark.parametrize(
    ("status", "code", "method", "options"),
    [
        (400, "malformed-query", "GET", {"params": {"query": "SELECT ?s { ?s ?p }"}}),
        (400, "malformed-query", "GET", {"params": {"query": "ASK { ?s nope:a 1 }"}}),
        (400, "malformed-query", "GET", {"params": {"query": ""}}),
        (400, "query-refused", "GET", {"params": {"query": "ASK { SERVICE <http://127.0.0.1/> {} }"}}),
        (400, "query-refused", "GET", {"params": {"query": "DROP ALL"}}),
        (400, "query-refused", "POST", {"data": {"query": "ASK " + "{" * 5_000 + "}" * 5_000}}),
        (400, "query-refused", "GET", {"params": {"query": "ASK {}", "default-graph-uri": "no iri"}}),
        (400, "bad-request", "GET", {"params": [("query", "ASK {}"), ("query", "ASK {}")]}),
        (403, "read-only", "POST", {"data": {"update": "DROP ALL"}}),
        (405, "method-not-allowed", "DELETE", {}),
        (406, "not-acceptable", "GET", {"params": {"query": SELECT}, "headers": {"Accept": "image/png"}}),
        (406, "not-acceptable", "GET", {"params": {"query": CONSTRUCT}, "headers": {"Accept": "text/css"}}),
        (406, "not-acceptable", "GET", {"params": {"query": SELECT, "format": "zip"}}),
        (413, "body-too-large", "POST", {"content": b"x" * 11_000_000, "headers": FORM}),
        (414, "url-too-long", "GET", {"params": {"query": "ASK {} #" + "x" * 40_000}}),
        (
            415,
            "unsupported-media-type",
            "POST",
            {"content": "ASK {}", "headers": {"Content-Type": "text/plain"}},
        ),
        pytest.param(
            422,
            "memory-exceeded",
            "POST",
            {
                "data": {
                    "query": "SELECT ?x30 { BIND('aaaaaaaa' AS ?x0) "
                    + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(30))
                    + "}"
                }
            },
            # Long queries run only where nobody else wants to, and this one must get far.
            marks=pytest.mark.alone,
        ),
        (422, "answer-too-large", "POST", {"data": {"query": LARGE}}),
    ],
)
def test_problems(ask: Ask, status: int, code: str, method: str, options: dict[str, object]) -> None:
    response = ask(method, "/sparql", **options)
    assert response.headers["content-type"] == "application/problem+json"
    told = json.loads(response.content)
    assert (response.status_code, told["status"], told["code"]) == (status, status, code)
    assert told["detail"]
    assert "Traceback" not in response.text
    assert "/tmp" not in response.text
    assert response.headers["cache-control"] == "no-store"
    assert get(ask, "ASK {}").json()["boolean"] is True


def test_a_problem_has_the_place(ask: Ask) -> None:
    told = get(ask, "ASK {\n  ?s nope:a 1 }").json()
    assert (told["line"], told["column"]) == (2, 6)


def test_a_problem_can_be_text(ask: Ask) -> None:
    response = get(ask, "ASK {", "text/plain")
    assert response.status_code in (400, 406)
    assert response.headers["content-type"] == "text/plain; charset=utf-8"


def test_an_error_of_ours_says_nothing_of_the_inside(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the secret inside")

    monkeypatch.setattr("parley.web.endpoint.call.scan", broken)
    response = get(ask, SELECT + " # never asked before")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "the secret inside" in caplog.text


@pytest.mark.parametrize("answer_format", GRAPH_FORMATS, ids=lambda form: form.name)
def test_without_a_query_the_service_describes_itself(ask: Ask, answer_format: Format) -> None:
    response = ask("GET", "/sparql", headers={"Accept": answer_format.media_type})
    form = ox.RdfFormat.from_media_type(answer_format.media_type)
    triples = [quad.triple for quad in ox.parse(response.content, format=form)]
    features = {triple.object.value for triple in triples if triple.predicate.value == SD + "feature"}
    endpoints = {triple.object.value for triple in triples if triple.predicate.value == SD + "endpoint"}
    assert features == {SD + "UnionDefaultGraph"}
    assert endpoints == {"http://127.0.0.1:8080/sparql"}


def test_without_an_accept_header_it_does_so_in_turtle(ask: Ask) -> None:
    assert ask("GET", "/sparql").headers["content-type"] == "text/turtle; charset=utf-8"
