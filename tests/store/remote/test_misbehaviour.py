"""A store may break off, lie, cut and hang: a client gets the whole answer, or an error that says why."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from .conftest import TRIPLES, VALUE, Fake, Serve, chunked, reply

pytestmark = pytest.mark.alone

WHOLE = VALUE % "all"
GRAPH = '<http://e/s> <http://e/p> "all" .\n'
CANCELLED = "The SPARQL operation has been cancelled"
VIRTUOSO_ASK = '{"head":{"link":[],"vars":["__ASK_RETVAL"]},"results":{"bindings":[%s]}}'
YES = '{"__ASK_RETVAL":{"type":"typed-literal","datatype":"http://www.w3.org/2001/XMLSchema#integer","value":"1"}}'
OLD_BOOLEAN = (
    '{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"typed-literal", '
    '"datatype": "http://www.w3.org/2001/XMLSchema#boolean", "value": "1" }}]}}'
)
LENGTH_FOR_MORE = reply(WHOLE + " ")[:-1]
NO_LENGTH = b"HTTP/1.0 200 OK\r\nContent-Type: %s\r\n\r\n%s"
ROWS = "X-SPARQL-MaxRows: 10000\r\n"
TIMED = "X-SQL-State: S1TAT\r\nX-SQL-Message: RC...: Returning incomplete results\r\n"


FAILED = 502, "store-failed"
UNREACHABLE = 503, "unavailable"
BUSY = 503, "overloaded"
LATE = 422, "time-exceeded"
LARGE = 422, "answer-too-large"
REFUSED = 400, "query-refused"
RESULTS = b"application/sparql-results+json"
TURTLE = "@prefix e: <http://e/>.e:s e:p 'all'."
OLD_TRIPLE = '<http://e/s> <http://e/p> "1"^^<http://www.w3.org/2001/XMLSchema#boolean> .'
START = '{"head":{"vars":["x"]},"results":{"bindings":['
QLEVER = '{"exception":"Operation timed out.","query":"x"}'
VIRTUOSO = "Virtuoso S1T00 Error SR171: Transaction timed out"
ECHO = "Error\n\nSPARQL query:\nSELECT 'timeout'"


@dataclass(frozen=True)
class Case:
    """What the store says, and what the client gets: a status with a text of the answer, or with a code."""

    name: str
    said: bytes
    status: int
    told: str
    form: str = "SELECT ?x"


CASES = (
    # whole answers
    Case("length", reply(WHOLE), 200, "all"),
    Case("chunks", chunked(WHOLE[:20], WHOLE[20:]), 200, "all"),
    Case("no-length", NO_LENGTH % (RESULTS, WHOLE.encode()), 200, "all"),
    Case("graph", reply(GRAPH, TRIPLES), 200, "all", "CONSTRUCT"),
    Case("turtle", reply(TURTLE, "text/turtle; charset=UTF-8"), 200, "all", "CONSTRUCT"),
    Case("ask", reply('{"head":{},"boolean":true}'), 200, "true", "ASK"),
    Case("virtuoso-yes", reply(VIRTUOSO_ASK % YES), 200, "true", "ASK"),
    Case("virtuoso-no", reply(VIRTUOSO_ASK % ""), 200, "false", "ASK"),
    Case("old-boolean", reply(OLD_BOOLEAN), 200, "true"),
    Case("old-graph", reply(OLD_TRIPLE, TRIPLES), 200, "true", "CONSTRUCT"),
    # answers that break off
    Case("length-for-more", LENGTH_FOR_MORE, *FAILED),
    Case("chunks-without-end", chunked(WHOLE, end=False), *FAILED),
    Case("cut-json", reply(WHOLE[:-3]), *FAILED),
    Case("cut-json-no-length", NO_LENGTH % (RESULTS, WHOLE[:-3].encode()), *FAILED),
    Case("empty", reply(""), *FAILED),
    Case("graph-without-end", chunked(GRAPH, media_type=TRIPLES, end=False), *FAILED, "CONSTRUCT"),
    Case("graph-no-length", NO_LENGTH % (TRIPLES.encode(), GRAPH.encode()), *FAILED, "CONSTRUCT"),
    Case("nothing", b"HTTP/1.1 200 OK\r\n", *FAILED),
    Case("no-http", b"hello\r\n\r\n", *UNREACHABLE),
    # answers that are not what they say
    Case("more-after-json", reply(WHOLE + "oops"), *FAILED),
    Case("two-answers", reply(WHOLE + WHOLE), *FAILED),
    Case("html", reply("<html>", "text/html"), *FAILED),
    Case("xml", reply("<sparql/>", "application/sparql-results+xml"), *FAILED),
    Case("rows-for-ask", reply(WHOLE), *FAILED, "ASK"),
    Case("truth-for-rows", reply('{"head":{},"boolean":true}'), *FAILED),
    Case("packed", reply(WHOLE, fields="Content-Encoding: gzip\r\n"), *FAILED),
    Case("partial-content", reply(WHOLE, status="206 Partial Content"), *FAILED),
    # answers that were cut
    Case("cancelled-json", chunked(START, CANCELLED), *LATE),
    Case("cancelled-after", chunked(WHOLE, "\n" + CANCELLED), *LATE),
    Case("cancelled-graph", chunked(GRAPH, CANCELLED, media_type=TRIPLES), *LATE, "CONSTRUCT"),
    Case("rows", reply(WHOLE, fields=ROWS), *LARGE),
    Case("anytime", reply(WHOLE, fields=TIMED), *LATE),
    Case("state", reply(WHOLE, fields="X-SQL-State: 01W03\r\n"), *FAILED),
    # errors
    Case("refused", reply("line 1: syntax error", "text/plain", status="400 Bad Request"), *REFUSED),
    Case("no-entry", reply("", status="401 Unauthorized"), *FAILED),
    Case("not-there", reply("", status="404 Not Found"), *FAILED),
    Case("too-late", reply("", status="408 Request Timeout"), *LATE),
    Case("too-long", reply("", status="414 URI Too Long"), *REFUSED),
    Case("too-many", reply("", status="429 Too Many Requests"), *BUSY),
    Case("qlever-time", reply(QLEVER, status="429 Too Many Requests"), *LATE),
    Case("virtuoso-time", reply(VIRTUOSO, status="500 SPARQL Request Failed"), *LATE),
    Case("word-in-query", reply(ECHO, status="500 No"), *FAILED),
    Case("fault", reply("at /srv/store/Engine.java:12", status="500 Internal Server Error"), *FAILED),
    Case("gateway", reply("", status="502 Bad Gateway"), *FAILED),
    Case("busy", reply("", status="503 Service Unavailable"), *BUSY),
    Case("gateway-time", reply("", status="504 Gateway Timeout"), *LATE),
    Case("elsewhere", reply("", status="302 Found", fields="Location: http://127.0.0.1:9/\r\n"), *FAILED),
    # sizes and times
    Case("too-large", reply(VALUE % ("x" * 2_000_000)), *LARGE),
    Case("hangs", b"", *LATE),
)  # fmt: skip


@pytest.fixture(scope="module")
def store() -> Iterator[Fake]:
    made = Fake({case.name: case.said for case in CASES})
    yield made
    made.close()


@pytest.fixture(scope="module")
def client(store: Fake, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    secret = tmp_path_factory.mktemp("secret") / "credentials"
    secret.write_text("reader:pass word\n")
    options = (
        "--timeout",
        2,
        "--max-answer",
        1,
        "--store-timeout",
        "timeout={ms}",
        "--store-credentials",
        secret,
    )
    with serve("--store", store.url, *options, "--release", "nowhere") as client:
        yield client


def _query(name: str, form: str = "SELECT ?x") -> str:
    where = f"{{ ?x <urn:do:{name}> ?y }}"
    return f"{form} {where} WHERE {where}" if form == "CONSTRUCT" else f"{form} {where}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_answers_are_whole_or_errors(client: httpx.Client, case: Case) -> None:
    answer = client.post("/sparql", data={"query": _query(case.name, case.form)}, headers={"Accept": "*/*"})
    assert (answer.status_code, case.told in answer.text) == (case.status, True), answer.text
    if case.status != 200:
        assert answer.json()["code"] == case.told
        assert "Engine.java" not in answer.text
    if case.status == 503:
        assert int(answer.headers["Retry-After"]) > 0


def test_a_graph_that_is_no_iri_is_refused_here(client: httpx.Client, store: Fake) -> None:
    before = len(store.seen)
    answer = client.post("/sparql", data={"query": _query("length"), "default-graph-uri": "no iri"})
    assert (answer.status_code, answer.json()["code"]) == (400, "query-refused")
    assert len(store.seen) == before


def test_answers_come_in_formats_that_the_store_lacks(client: httpx.Client) -> None:
    answer = client.post(
        "/sparql", data={"query": _query("virtuoso-yes", "ASK")}, headers={"Accept": "text/csv"}
    )
    assert (answer.status_code, answer.text) == (200, "true")


def test_what_is_no_query_of_the_standard_never_leaves(client: httpx.Client, store: Fake) -> None:
    before = len(store.seen)
    for text in (
        'DEFINE x:y "z" SELECT * {}',
        "SELECT * { SERVICE <http://e/> {} }",
        "CLEAR ALL",
        "SELECT *",
    ):
        assert client.get("/sparql", params={"query": text}).status_code == 400
    assert len(store.seen) == before


def test_the_request_says_all_that_the_store_must_know(client: httpx.Client, store: Fake) -> None:
    graphs = {"default-graph-uri": ["http://e/1", "http://e/2"], "named-graph-uri": "http://e/3"}
    text = "SELECT ?x { ?x <urn:do:length>|parley:role|<rel> ?y VALUES ?y { rdfs:label } }"
    client.post("/sparql", data={"query": text, "timeout": "0.5", **graphs}).raise_for_status()
    headers, fields = store.seen[-1]
    said = fields.pop("query")[0]
    assert said.endswith(text)
    assert "PREFIX parley: <https://w3id.org/parley/ontology#> " in said
    assert "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> " in said
    assert said.startswith(f"BASE <{str(client.base_url).rstrip('/')}/sparql> ")
    assert fields == {
        "default-graph-uri": ["http://e/1", "http://e/2"],
        "named-graph-uri": ["http://e/3"],
        "timeout": ["1500"],  # later than ours: a store that gives up first may call a part the whole
    }
    assert headers["authorization"] == "Basic cmVhZGVyOnBhc3Mgd29yZA=="


def test_nothing_is_kept_of_a_store_that_does_not_name_its_state(client: httpx.Client, store: Fake) -> None:
    before = len(store.seen)
    for _ in range(2):
        answer = client.get("/sparql", params={"query": _query("length")})
        assert "ETag" not in answer.headers
        assert answer.headers["Cache-Control"] == "no-store"
    assert len(store.seen) == before + 2


def test_a_client_that_leaves_ends_the_request(client: httpx.Client, store: Fake) -> None:
    before = store.left
    with contextlib.suppress(httpx.TimeoutException):
        client.get("/sparql", params={"query": _query("hangs")}, timeout=0.3)
    started = time.monotonic()
    while store.left == before and time.monotonic() < started + 5:
        time.sleep(0.01)
    assert store.left == before + 1
    assert time.monotonic() - started < 0.5  # the limit is two seconds


def test_a_slow_store_keeps_no_others_waiting_for_long(client: httpx.Client) -> None:
    slow = [
        threading.Thread(target=client.get, args=("/sparql",), kwargs={"params": {"query": _query("hangs")}})
        for _ in range(3)
    ]
    started = time.monotonic()
    for thread in slow:
        thread.start()
    time.sleep(0.1)
    answer = client.get("/sparql", params={"query": _query("length")})
    waited = time.monotonic() - started
    for thread in slow:
        thread.join()
    assert answer.status_code == 200
    assert waited < 1.5  # the slow ones have two seconds, and leave the short lane after half a second


def test_the_site_says_that_it_stands_before_a_store(client: httpx.Client) -> None:
    told = client.get("/sparql", headers={"Accept": "text/turtle"}).text
    assert "A store behind this server evaluates the queries." in told
    assert "MiB of memory" not in told


# A store whose data have a name ----------------------------------------------------------------------


@pytest.fixture
def versioned(fake: Callable[[dict[str, bytes]], Fake]) -> Fake:
    store = fake({"first": reply(VALUE % "one"), "other": reply(VALUE % "two")})
    store.version = "a1"
    return store


def _ask(client: httpx.Client, name: str) -> httpx.Response:
    return client.get("/sparql", params={"query": _query(name)})


def test_another_state_of_the_data_is_never_mixed_with_the_one_before(versioned: Fake, serve: Serve) -> None:
    with serve("--store", versioned.url, "--release", "nowhere") as client:
        first = _ask(client, "first")
        assert _ask(client, "first").headers["ETag"] == first.headers["ETag"]
        assert len(versioned.seen) == 1  # the second was kept
        versioned.behaviours["first"] = reply(VALUE % "new")
        versioned.version = "a2"
        assert _ask(client, "other").status_code == 503  # not what was promised, so not given
        end = time.monotonic() + 20
        while (now := _ask(client, "other")).status_code == 503 and time.monotonic() < end:
            time.sleep(0.2)
        assert now.status_code == 200
        again = client.get(
            "/sparql", params={"query": _query("first")}, headers={"If-None-Match": first.headers["ETag"]}
        )
        assert (again.status_code, "new" in again.text) == (200, True)


def test_a_version_that_the_operator_gives_lets_answers_be_kept(
    fake: Callable[[dict[str, bytes]], Fake], serve: Serve
) -> None:
    store = fake({"first": reply(VALUE % "one")})
    with serve("--store", store.url, "--store-version", "v7", "--release", "nowhere") as client:
        assert _ask(client, "first").headers["ETag"] == _ask(client, "first").headers["ETag"]
    assert len(store.seen) == 1


def test_a_store_that_goes_away_is_told_to_monitors_and_taken_up_again(versioned: Fake, serve: Serve) -> None:
    with serve("--store", versioned.url, "--release", "nowhere") as client:
        for is_open, status in ((False, 503), (True, 200)):
            versioned.open = is_open
            end = time.monotonic() + 20
            while client.get("/health").status_code != status and time.monotonic() < end:
                time.sleep(0.2)
            assert client.get("/health").status_code == status
            assert _ask(client, "first").status_code == status


# What is refused at the start ------------------------------------------------------------------------


def _refusal(*arguments: object, cwd: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "parley", "serve", "--port", "0", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [("union", False, "not the union of its graphs"), ("rows", 10_000, "cuts answers")],
)
def test_a_store_that_would_answer_wrongly_is_not_served(
    versioned: Fake, tmp_path: Path, setting: str, value: object, words: str
) -> None:
    setattr(versioned, setting, value)
    code, said = _refusal("--store", versioned.url, cwd=tmp_path)
    assert (code, words in said, said.count("\n")) == (1, True, 1), said


def test_a_store_that_cannot_be_reached_is_not_served(tmp_path: Path) -> None:
    code, said = _refusal("--store", "http://127.0.0.1:9/sparql", cwd=tmp_path)
    assert (code, said) == (1, "Error: the store behind this endpoint cannot be reached\n")


def test_a_store_with_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").touch()
    code, said = _refusal("--store", "http://127.0.0.1:9/sparql", "a.ttl", cwd=tmp_path)
    assert (code, said) == (2, "Error: --store: give files or a store, not both\n")
