"""The description of the HTTP surface: valid, complete, and linked from where programs look."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from parley.names import ENTITY_KINDS, RDFS
from parley.store.engine.interface import BlockingEngine
from parley.store.executors.accounts import Accounts, Allowance
from parley.store.query.formats import GRAPH_FORMATS, SOLUTION_FORMATS
from parley.web.configuration.site import Site
from parley.web.endpoint.protocol import METHODS
from parley.web.pages.app import create_app
from parley.web.pages.openapi import document
from tests.web.pages.test_pages import PAGES

Ask = Callable[..., httpx.Response]
NOT_FLASKS = {"/metrics"}
NOT_OF_OPENAPI = {"QUERY"}
"""Methods that OpenAPI 3.1 has no word for."""


@pytest.fixture(scope="module")
def told(ask: Ask) -> Any:
    return ask("GET", "/openapi.json").json()


@pytest.fixture(params=["release", "files"])
def site(request: pytest.FixtureRequest, running: Any) -> Site:
    whole: Site = running.site
    return whole if request.param == "release" else replace(whole, release=None)


def test_it_is_valid_openapi(site: Site) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(document(site)).iter_errors()] == []


def test_what_is_served_is_the_description_of_the_site(running: Any, told: Any) -> None:
    assert told == document(running.site)
    assert told["servers"] == [{"url": running.site.base_url}]


def test_every_address_is_described_and_no_other(running: Any, told: Any) -> None:
    flask = create_app(running.site, BlockingEngine(running.pool, running.loop), Accounts(Allowance()))
    rules = {re.sub(r"<(\w+)>", r"{\1}", rule.rule) for rule in flask.url_map.iter_rules()}
    assert set(told["paths"]) == {rule for rule in rules if not rule.startswith("/static/")} | NOT_FLASKS


def test_a_plain_endpoint_describes_no_address_that_it_lacks(
    running: Any, ask_of: Callable[[Site], Ask]
) -> None:
    plain = replace(running.site, release=None)
    ask = ask_of(plain)
    for path in set(document(plain)["paths"]) - NOT_FLASKS:
        assert ask("GET", path).status_code < 400, path
    for path in set(document(running.site)["paths"]) - set(document(plain)["paths"]):
        some = path.format(name="x", kind="state", suffix="ttl", version="0")
        assert ask("GET", some).status_code == 404, path


def test_every_method_and_format_of_the_endpoint_is_described(told: Any) -> None:
    endpoint = told["paths"]["/sparql"]
    assert {name.upper() for name in endpoint if name != "description"} == set(METHODS) - NOT_OF_OPENAPI
    for method in ("get", "post"):
        offered = endpoint[method]["responses"]["200"]["content"]
        assert {form.media_type for form in (*SOLUTION_FORMATS, *GRAPH_FORMATS)} <= set(offered)


@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "application/json", "image/png"])
@pytest.mark.parametrize(
    "path", [*PAGES, "/dumps/void.ttl", "/shapes.ttl", "/things/None", "/id/state/ardenia"]
)
def test_what_a_page_answers_is_described(ask: Ask, told: Any, path: str, accept: str) -> None:
    answer = ask("GET", path, headers={"Accept": accept})
    local = path.partition("?")[0]
    patterns = {re.sub(r"\\{\w+\\}", "[^/]+", re.escape(known)): known for known in told["paths"]}
    (known,) = {
        name
        for pattern, name in patterns.items()
        if re.fullmatch(pattern, local) and name.count("/") == local.count("/")
    }
    described = told["paths"][known]["get"]["responses"][str(answer.status_code)]
    media_type = answer.headers.get("content-type", "").partition(";")[0]
    assert answer.is_redirect or media_type in described["content"]


def test_lists_are_those_of_the_server(running: Any, told: Any) -> None:
    def values(path: str, name: str) -> list[str]:
        found = told["paths"][path]["get"]["parameters"]
        return next(entry["schema"]["enum"] for entry in found if entry["name"] == name)

    assert values("/id/{kind}/{name}", "kind") == list(ENTITY_KINDS)
    listed = {entry.name for entry in running.site.release.manifest.files}
    assert set(values("/dumps/{name}", "name")) == listed | {"manifest.json"}
    assert {form.name for form in (*SOLUTION_FORMATS, *GRAPH_FORMATS)} <= set(values("/sparql", "format"))


def test_every_format_name_that_is_described_is_taken(ask: Ask, told: Any) -> None:
    parameters = told["paths"]["/sparql"]["get"]["parameters"]
    names = next(entry["schema"]["enum"] for entry in parameters if entry["name"] == "format")
    for name in names:
        answers = [
            ask("GET", "/sparql", params={"query": query, "format": name}).status_code
            for query in ("ASK {}", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1")
        ]
        assert 200 in answers, name


def test_the_service_description_and_the_pages_lead_to_it(ask: Ask, running: Any) -> None:
    address = running.site.url("/openapi.json")
    described = ask("GET", "/sparql", headers={"Accept": "application/n-triples"}).content
    links = [
        quad.object.value
        for quad in ox.parse(described, format=ox.RdfFormat.N_TRIPLES)
        if quad.predicate.value == RDFS + "seeAlso"
    ]
    assert address in links
    page = ask("GET", "/about", headers={"Accept": "text/html"}).text
    assert page.count('href="/openapi.json"') == 2
    assert 'rel="service-desc"' in page
