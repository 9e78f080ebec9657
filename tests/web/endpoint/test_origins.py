"""Pages of other origins: at every address they may ask first, then ask, and read what they were answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from parley.store.engine.interface import BlockingEngine
from parley.store.executors.accounts import Accounts, Allowance
from parley.web.endpoint.protocol import METHODS
from parley.web.pages.app import create_app
from tests.web.conftest import Ask

ORIGIN = {"Origin": "https://elsewhere.test"}
_LISTS = ("contradictions", "network", "silences", "timeline")
SAMPLES = {
    "/id/<kind>/<name>": ["/id/state/ardenia", "/id/state/ardenia.ttl", "/id/claim/calm-waters-001.html"],
    "/dumps/<name>": ["/dumps/void.ttl", "/dumps/manifest.json", "/dumps/parley.nq"],
    "/dumps/<version>/<name>": ["/dumps/0123456789ab/parley.nq"],
    "/things/<name>": ["/things/State"],
    "/things/<name>.<suffix>": ["/things/State.csv"],
    "/ask/<name>": ["/ask/who-supports-whom"],
    "/ontology/<name>": ["/ontology/Support"],
    "/ontology/<name>.<suffix>": ["/ontology/Support.ttl"],
    **{f"/{page}.<suffix>": [f"/{page}.ttl"] for page in _LISTS},
    "/ontology.<suffix>": ["/ontology.ttl", "/ontology.jsonld"],
    "/shapes.<suffix>": ["/shapes.ttl", "/shapes.rdf"],
    "/static/<path:filename>": ["/static/icon.svg"],
}
"""An address or two of each rule that has parts to fill in; a rule that is new has to be added here."""

ALWAYS = {"cache-control", "content-language", "content-length", "content-type", "expires", "last-modified"}
"""What pages may always read [Fetch, section 2.2.2]."""

OURS = {"location", "server", "date", "content-security-policy", "x-content-type-options", "referrer-policy"}
"""What is for browsers, and not for the pages in them."""

LONG = (
    "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,"
    "text/turtle;q=0.6,application/rdf+xml;q=0.5,text/n3;q=0.35,text/html;q=0.2,application/json;q=0.1"
)


@pytest.fixture(scope="module")
def addresses(running: Any) -> list[str]:
    flask = create_app(running.site, BlockingEngine(running.pool, running.loop), Accounts(Allowance()))
    return list(_addresses(rule.rule for rule in flask.url_map.iter_rules()))


def _addresses(rules: Iterator[str]) -> Iterator[str]:
    for rule in rules:
        assert "<" not in rule or rule in SAMPLES, f"add an address of {rule} to SAMPLES"
        yield from SAMPLES.get(rule, [rule])
    yield "/sparql?query=SELECT * { ?s ?p ?o } LIMIT 1"
    yield "/sparql?query=SELECT"
    yield "/nowhere"


def names(field: str) -> set[str]:
    return {name.strip().lower() for name in field.split(",")}


def test_every_address_tells_what_may_be_sent_and_invites_no_credentials(
    ask: Ask, addresses: list[str]
) -> None:
    wanted = {"accept", "content-type", "if-none-match", "if-modified-since", "range", "if-range"}
    for path in addresses:
        if path == "/nowhere":
            continue
        for method in METHODS if path.startswith("/sparql") else ("GET", "HEAD"):
            asked = {"Access-Control-Request-Method": method, "Access-Control-Request-Headers": "accept"}
            answer = ask("OPTIONS", path, headers={**ORIGIN, **asked})
            fields = answer.headers
            assert answer.status_code in (200, 204), path
            assert (answer.content, fields["access-control-allow-origin"]) == (b"", "*"), path
            assert wanted <= names(fields["access-control-allow-headers"]), path
            assert method.lower() in names(fields["access-control-allow-methods"]), path
            assert fields["allow"] == fields["access-control-allow-methods"], path
            assert "authorization" not in fields["access-control-allow-headers"].lower(), path
            assert "access-control-allow-credentials" not in fields, path


REQUESTS = [
    {"Accept": LONG},
    {"If-None-Match": '"x"', "Accept": "text/turtle"},
    {"Range": "bytes=0-9"},
    {"Accept": "image/png"},
    {"Accept-Encoding": "gzip", "Accept": "text/html"},
]


@pytest.mark.parametrize("fields", REQUESTS, ids=str)
def test_every_answer_may_be_read_with_all_its_headers(
    ask: Ask, addresses: list[str], fields: dict[str, str]
) -> None:
    for path in addresses:
        for method in ("GET", "HEAD", "POST"):
            answer = ask(method, path, headers={**ORIGIN, **fields})
            assert answer.headers["access-control-allow-origin"] == "*", path
            exposed = names(answer.headers["access-control-expose-headers"])
            cors = {name for name in answer.headers if name.startswith("access-control-")}
            assert set(answer.headers) <= exposed | cors | ALWAYS | OURS, (method, path)


def test_a_method_that_an_address_lacks_is_not_offered(ask: Ask) -> None:
    fields = ask("OPTIONS", "/ontology", headers=ORIGIN).headers
    assert names(fields["access-control-allow-methods"]) == {"get", "head", "options"}
    assert ask("OPTIONS", "/nowhere", headers=ORIGIN).status_code == 404


def test_what_is_asked_with_a_validator_is_told_unchanged(ask: Ask, addresses: list[str]) -> None:
    for path in addresses:
        first = ask("GET", path, headers=ORIGIN)
        if first.status_code == 200 and (tag := first.headers.get("etag")):
            again = ask("GET", path, headers={**ORIGIN, "If-None-Match": tag})
            assert again.status_code == 304, path
            assert again.headers["access-control-allow-origin"] == "*", path
            assert re.sub("W/", "", again.headers["etag"]) == re.sub("W/", "", tag), path
