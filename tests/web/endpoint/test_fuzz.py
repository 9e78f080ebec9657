"""Any request gets an answer, and none of them is the server's fault."""

from __future__ import annotations

import contextlib
import re
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.server import Served, executors
from tests.web.conftest import Running

Ask = Callable[..., httpx.Response]

WORDS = st.sampled_from(
    [
        "SELECT",
        "ASK",
        "CONSTRUCT",
        "DESCRIBE",
        "WHERE",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "?s",
        "?p",
        "?o",
        "a",
        ".",
        ";",
        ",",
        "<http://e/>",
        "'x'",
        "1",
        "-1.5e3",
        "FILTER",
        "OPTIONAL",
        "UNION",
        "MINUS",
        "BIND",
        "AS",
        "VALUES",
        "GROUP",
        "BY",
        "HAVING",
        "COUNT(*)",
        "ORDER",
        "LIMIT",
        "OFFSET",
        "DISTINCT",
        "REDUCED",
        "FROM",
        "NAMED",
        "GRAPH",
        "EXISTS",
        "NOT",
        "IN",
        "&&",
        "||",
        "!",
        "=",
        "<",
        ">",
        "/",
        "*",
        "+",
        "^",
        "|",
        "@en",
        "^^",
        "_:b",
        "PREFIX",
        "BASE",
        ":",
        "rdf:type",
        "true",
        "UNDEF",
        "#",
        "\n",
        "\\",
        '"',
        "'''",
        "%",
        "\x00",
        "é",
    ]
)
QUERIES = st.lists(WORDS, max_size=40).map(" ".join)
ACCEPTS = st.sampled_from(
    ["*/*", "text/csv", "text/html", "text/turtle", "application/json", "x/y", "text/*;q=0.1"]
)
NAMES = st.sampled_from(
    ["query", "default-graph-uri", "named-graph-uri", "format", "output", "timeout", "update", "x"]
)
TYPES = st.sampled_from(
    [
        "application/sparql-query",
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/sparql-query; charset=x",
    ]
)
METHODS = st.sampled_from(["GET", "HEAD", "POST", "QUERY", "OPTIONS", "PUT", "TRACE", "get"])
PATHS = st.sampled_from(
    [
        "/", "/sparql", "/id/state/ardenia", "/id/state/ardenia.ttl", "/dumps/", "/dumps/void.ttl",
        "/ontology", "/shapes.nt", "/things/State", "/static/style.css",
        "/.well-known/void", "/health", "/openapi.json",
    ]
)  # fmt: skip
SEGMENTS = st.lists(
    st.sampled_from(["id", "state", "dumps", "static", "..", ".", "%2e%2e", "%00", "%0d%0a", "~", "ontology"])
    | st.text(max_size=10).map(lambda text: quote(text, safe="")),
    max_size=6,
).map(lambda parts: "/" + "/".join(parts).lstrip("/"))
HEADERS = st.dictionaries(
    st.sampled_from(
        [
            "Accept", "Accept-Encoding", "Content-Type", "Content-Encoding", "If-None-Match",
            "If-Modified-Since", "Range", "Origin", "Cookie", "X-Forwarded-For",
            "X-Forwarded-Host", "X-HTTP-Method-Override",
        ]
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40)
    | st.sampled_from(["*", "bytes=0-5", "bytes=5-0", "gzip;q=2", "text/html", "text/turtle;q=0.x", ",,;q="]),
    max_size=5,
)  # fmt: skip
EXAMPLES = {"words": 3_500, "parameters": 1_500, "bytes": 2_500, "addresses": 1_500, "socket": 1_000}
"""How many requests each test makes; all together 10,000."""

STATUSES = (200, 204, 206, 301, 303, 304, 400, 403, 404, 405, 406, 408, 410, 413, 414, 415, 416, 422, 431)
"""The possible answers if nothing else is requested; 5xx is a fault."""


def many(name: str) -> settings:
    return settings(max_examples=EXAMPLES[name], suppress_health_check=list(HealthCheck), deadline=None)


def fits(response: httpx.Response) -> None:
    assert response.status_code in STATUSES, response.text
    if response.status_code >= 400 and response.request.method != "HEAD":
        assert response.content
    if response.status_code >= 400 and "html" not in response.headers["content-type"]:
        assert response.headers["content-type"] in ("application/problem+json", "text/plain; charset=utf-8")
    if response.request.method != "HEAD" and response.status_code not in (204, 304):
        assert int(response.headers["content-length"]) == len(response.content)


@pytest.fixture(scope="module", autouse=True)
def nothing_is_lost(ask: Ask, running: Running) -> Iterator[None]:
    """After all the tests the server answers, and has as many executors as before."""
    yield
    assert ask("GET", "/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
    assert ask("GET", "/health").json()["status"] == "ready"
    end = time.monotonic() + 10
    while (load := running.pool.load())["idle"] < running.site.limits.executors:
        assert time.monotonic() < end, load
        time.sleep(0.02)
    assert (load["waiting"], load["long"], load["paused"]) == (0, 0, 0)


def test_the_requests_are_ten_thousand() -> None:
    assert sum(EXAMPLES.values()) == 10_000


@pytest.mark.slow
@many("words")
@given(query=QUERIES, accept=ACCEPTS)
def test_any_words_of_sparql_are_answered_or_refused(ask: Ask, query: str, accept: str) -> None:
    headers = {"Content-Type": "application/sparql-query", "Accept": accept, "Accept-Encoding": "identity"}
    fits(ask("POST", "/sparql", content=query, headers=headers))


@pytest.mark.slow
@many("parameters")
@given(fields=st.lists(st.tuples(NAMES, st.text(max_size=20) | QUERIES), max_size=5), accept=ACCEPTS)
def test_any_parameters_are_answered_or_refused(ask: Ask, fields: list[tuple[str, str]], accept: str) -> None:
    fits(ask("GET", "/sparql", params=fields, headers={"Accept": accept, "Accept-Encoding": "identity"}))


@pytest.mark.slow
@many("bytes")
@given(body=st.binary(max_size=200), media_type=TYPES, method=st.sampled_from(["POST", "QUERY"]))
def test_any_bytes_are_answered_or_refused(ask: Ask, body: bytes, media_type: str, method: str) -> None:
    headers = {"Content-Type": media_type, "Accept-Encoding": "identity"}
    fits(ask(method, "/sparql", content=body, headers=headers))


@pytest.mark.slow
@many("addresses")
@given(method=METHODS, path=PATHS | SEGMENTS, headers=HEADERS)
def test_any_address_is_answered_or_refused(
    ask: Ask, method: str, path: str, headers: dict[str, str]
) -> None:
    # "identity" last, so that the length is that of what arrives
    fits(ask(method, path, headers={**headers, "Accept-Encoding": "identity"}))


LINES = st.sampled_from(
    [
        b"GET /sparql?query=ASK%7B%7D HTTP/1.1", b"POST /sparql HTTP/1.1", b"GET / HTTP/1.0",
        b"QUERY /sparql HTTP/1.1", b"GET http://x/health HTTP/1.1", b"OPTIONS * HTTP/1.1", b"Host: x",
        b"Connection: close", b"Content-Length: 6", b"Content-Length: 0", b"Transfer-Encoding: chunked",
        b"Expect: 100-continue", b"Content-Type: ", b"Content-Type: application/sparql-query",
        b"Accept: text/csv", b"", b"ASK {}", b"6", b"0", b"\xff\x00",
    ]
)  # fmt: skip
SENT = st.lists(LINES | st.binary(max_size=20), max_size=15).map(b"\r\n".join)


@pytest.fixture(scope="module")
def server(release: Path) -> Iterator[Served]:
    started = Served("--release", str(release), "--executors", "2")
    yield started
    try:
        assert started.client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
        assert len(executors(started)) >= 2, "an executor was lost and not replaced"
    finally:
        started.close()


@pytest.mark.slow
@many("socket")
@given(sent=SENT)
def test_any_bytes_on_a_socket_are_answered_or_refused(server: Served, sent: bytes) -> None:
    url = server.client.base_url
    parts = bytearray()
    with socket.create_connection((url.host, url.port or 80), timeout=10) as connection:
        with contextlib.suppress(OSError):  # it need not read to the end what it refuses
            connection.sendall(sent + b"\r\n\r\n")
            connection.shutdown(socket.SHUT_WR)
        with contextlib.suppress(ConnectionResetError):
            while part := connection.recv(65_536):
                parts += part
    statuses = {int(code) for code in re.findall(rb"HTTP/1\.[01] (\d{3})", bytes(parts))}
    assert statuses <= {100, *STATUSES}, bytes(parts)
