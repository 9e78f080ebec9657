"""The server as a process: it starts or says why not, answers over HTTP, and leaves nothing behind."""

from __future__ import annotations

import concurrent.futures
import contextlib
import hashlib
import itertools
import json
import os
import re
import select
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import SPARQLWrapper

from parley.cli import main
from parley.web.configuration.settings import settings
from tests.cli.server import START_SECONDS, Served, await_busy, executors, parent_of
from tests.greetings import greeting_of

pytestmark = pytest.mark.alone

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "numbers.nt"
    path.write_text(
        "".join(f"<http://e/{i}> <http://e/p> <http://e/{i * 7 % 3000}> .\n" for i in range(3000))
    )
    return path


@pytest.fixture
def served(file: Path) -> Iterator[Served]:
    server = Served(str(file), "--timeout", "60", "--executors", "2")
    yield server
    server.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for tests that leave it as it was."""
    path = tmp_path_factory.mktemp("data") / "one.nt"
    path.write_text("<http://e/s> <http://e/p> <http://e/o> .\n")
    server = Served(str(path))
    yield server
    server.close()


def test_files_are_served_over_http(served: Served) -> None:
    assert re.match(
        r"Serving 3,000 triples \(numbers\.nt\) at (http://\S+)/ — SPARQL at \1/sparql", served.greeting
    )
    answer = served.client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"})
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "3000"
    assert served.client.get("/health").json() == {"status": "ready", "release": None, "triples": 3000}
    assert "numbers.nt" in served.client.get("/").text


def test_a_large_answer_is_complete(served: Served) -> None:
    query_text = "SELECT ?a ?b { ?a <http://e/p> ?x . ?b <http://e/p> ?y } LIMIT 500000"
    answer = served.client.post("/sparql", data={"query": query_text}, headers={"Accept": "text/csv"})
    assert answer.text.count("\r\n") == 500_001
    assert int(answer.headers["content-length"]) == len(answer.content)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper_gets_solutions(served: Served, form: str, method: str) -> None:
    client = SPARQLWrapper(f"{served.client.base_url}/sparql", returnFormat=form)
    client.setMethod(method)
    client.setQuery("SELECT ?s { ?s ?p <http://e/7> }")
    answer = client.query()
    assert b"http://e/1" in answer.response.read()


@pytest.mark.parametrize("form", ["turtle", "n3", "xml", "json-ld"])
def test_sparqlwrapper_gets_graphs(served: Served, form: str) -> None:
    client = SPARQLWrapper(f"{served.client.base_url}/sparql", returnFormat=form)
    client.setQuery("CONSTRUCT WHERE { ?s ?p <http://e/7> }")
    answer = client.query()
    assert b"http://e/1" in answer.response.read()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflibs_store_reads_the_endpoint(served: Served, method: str) -> None:
    graph = Graph(SPARQLStore(f"{served.client.base_url}/sparql", method=method))
    assert len(graph) == 3000
    assert list(graph.objects(URIRef("http://e/1"), URIRef("http://e/p"))) == [URIRef("http://e/7")]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(served: Served, number: int) -> None:
    assert served.end(number) == 0


def test_nothing_survives_a_server_that_was_killed(served: Served) -> None:
    assert served.end(signal.SIGKILL) == -signal.SIGKILL


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_a_client_that_leaves_ends_its_query(served: Served, accept: str) -> None:
    before = executors(served)
    handles = {process: os.pidfd_open(process) for process in before}
    url = served.client.base_url
    query = ENDLESS.replace(" ", "%20")
    request = f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\nAccept: {accept}\r\n\r\n"
    with socket.create_connection((url.host, url.port or 80)) as connection:
        connection.sendall(request.encode())
        await_busy(before)
    ended, _, _ = select.select(list(handles.values()), [], [], 10)
    assert len(ended) == 1
    for handle in handles.values():
        os.close(handle)
    assert served.client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_a_client_that_used_its_share_waits_and_is_known_by_the_header_of_the_proxy(file: Path) -> None:
    server = Served(
        str(file), "--timeout", "0.5", "--client-burst", "0.3", "--client-rate", "0.001",
        "--client-header", "X-Real-IP",
    )  # fmt: skip
    try:
        greedy, other = {"X-Real-IP": "203.0.113.7"}, {"X-Real-IP": "203.0.113.8"}
        codes = [
            server.client.get("/sparql", params={"query": query}, headers=headers).status_code
            for query, headers in (
                (ENDLESS, greedy), ("ASK {}", greedy), ("ASK {}", other), ("ASK {}", {}), (ENDLESS, {})
            )
        ]  # fmt: skip
        assert codes == [422, 429, 200, 200, 422]
    finally:
        server.close()


def write_release(folder: Path, word: str) -> None:
    """Write a release in which everything says one word."""
    digest = hashlib.sha256(word.encode()).hexdigest()[:12]
    target = folder / digest
    target.mkdir(parents=True)
    thing, graph = "<https://w3id.org/parley/id/state/borduria>", "<https://w3id.org/parley/graph/shared>"
    quads = [f'{thing} <http://www.w3.org/2000/01/rdf-schema#label> "{word}"@en {graph} .']
    quads += [f'{thing} <http://e/p{i}> "{word}" {graph} .' for i in range(2_000)]
    texts = {"parley.nq": "\n".join(quads) + "\n", "ontology.ttl": "", "void.ttl": ""}
    files = []
    for name, text in texts.items():
        (target / name).write_text(text)
        files.append(
            {"name": name, "mediaType": "text/plain", "bytes": len(text),
             "sha256": hashlib.sha256(text.encode()).hexdigest()}
        )  # fmt: skip
    told = {
        "release": digest, "dataVersion": "00", "software": "0.1.0", "ontologyVersion": "0.1.0",
        "hashProfile": 1, "issued": "2031-06-01", "confirmation": "",
        "triples": len(quads), "graphs": [], "files": files,
    }  # fmt: skip
    (target / "manifest.json").write_text(json.dumps(told))
    link = folder / "next"
    link.symlink_to(digest)
    link.replace(folder / "current")


WORDS = "SELECT ?word { ?s ?p ?word } ORDER BY ?word"
REQUESTS = (
    {"params": {"query": WORDS}, "headers": {"Accept": "text/csv"}},
    {"params": {"query": "CONSTRUCT WHERE { ?s ?p ?word }"}, "headers": {"Accept": "application/n-triples"}},
    {"params": {"query": WORDS + " LIMIT 10"}, "headers": {"Accept": "text/html"}},
    {"params": {"query": WORDS + " # RAND()"}, "headers": {"Accept": "text/csv"}},
)


class Client(threading.Thread):
    """Asks without a pause, and notes which release each answer was from."""

    def __init__(self, address: httpx.URL) -> None:
        super().__init__()
        self.address = address
        self.told: list[str] = []
        self.wrong: list[str] = []
        self.enough = threading.Event()

    def run(self) -> None:
        with httpx.Client(base_url=self.address, timeout=30) as client:
            while not self.enough.is_set():
                for request in REQUESTS:
                    answer = client.get("/sparql", **request)  # type: ignore[arg-type]
                    words = set(re.findall(r"before|after", answer.text))
                    if answer.status_code != 200 or len(words) != 1:
                        self.wrong.append(f"{answer.status_code} {words}")
                    self.told += words

    def await_word(self, word: str) -> None:
        end = time.monotonic() + START_SECONDS
        while word not in self.told[-1:] and time.monotonic() < end and self.is_alive():
            time.sleep(0.01)
        assert self.told[-1:] == [word]


def test_a_new_release_is_taken_up_without_dropping_or_mixing_a_request(tmp_path: Path) -> None:
    write_release(tmp_path, "before")
    first = str((tmp_path / "current").readlink())
    server = Served("--release", str(tmp_path), "--executors", "2")
    clients = [Client(server.client.base_url) for _ in range(4)]
    try:
        for client in clients:
            client.start()
        clients[0].await_word("before")
        zygotes = {p: os.pidfd_open(p) for p in server.tree() if parent_of(p) == server.process.pid}
        write_release(tmp_path, "after")
        for client in clients:
            client.await_word("after")
        ended, _, _ = select.select(list(zygotes.values()), [], [], 10)
        assert len(ended) == 1, "the zygote of the release before lives on"
        (tmp_path / "next").symlink_to(first)
        (tmp_path / "next").replace(tmp_path / "current")
        for client in clients:
            client.await_word("before")
    finally:
        for client in clients:
            client.enough.set()
            client.join()
        health = server.client.get("/health").json()
        assert server.end(signal.SIGTERM) == 0
        server.close()
        for handle in zygotes.values():
            os.close(handle)
    assert [client.wrong for client in clients] == [[]] * 4
    for client in clients:
        changes = [a for a, b in itertools.pairwise(client.told) if a != b]
        assert changes == ["before", "after"]
    assert health["release"] == first


def test_a_release_that_cannot_be_loaded_is_not_taken_up(tmp_path: Path) -> None:
    write_release(tmp_path, "before")
    server = Served("--release", str(tmp_path))
    try:
        write_release(tmp_path, "broken")
        (tmp_path / "current" / "parley.nq").write_text("nonsense")
        assert "a new release is not taken up, the one before stays" in greeting_of(server.process.stderr)
        answer = server.client.get("/sparql", params={"query": WORDS + " LIMIT 1"})
        assert "before" in answer.text
    finally:
        server.close()


def test_a_release_that_was_named_stays(tmp_path: Path) -> None:
    write_release(tmp_path, "before")
    first = tmp_path / (tmp_path / "current").readlink()
    write_release(tmp_path, "after")
    server = Served("--release", str(first))
    try:
        assert server.client.get("/health").json()["release"] == first.name
    finally:
        server.close()


def test_what_runs_when_the_server_is_asked_to_stop_is_answered(served: Served) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?a <http://e/p> ?b . ?c <http://e/p> ?d FILTER(?a != ?d) }"
    before = executors(served)
    with concurrent.futures.ThreadPoolExecutor() as threads:
        asked = threads.submit(served.client.get, "/sparql", params={"query": query})
        await_busy(before)
        assert served.end(signal.SIGTERM) == 0
        assert asked.result().status_code == 200


def test_connections_that_say_nothing_starve_nobody(shared: Served) -> None:
    url = shared.client.base_url
    with contextlib.ExitStack() as idle:
        for _ in range(200):
            idle.enter_context(socket.create_connection((url.host, url.port or 80)))
        with httpx.Client(base_url=url, timeout=20) as client:
            assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_metrics_count_answers_and_the_log_holds_no_query(file: Path, tmp_path: Path) -> None:
    log = tmp_path / "requests.log"
    server = Served(str(file), "--log", str(log))
    try:
        assert server.client.get("/ready").status_code == 200
        for _ in range(2):
            server.client.get("/sparql", params={"query": "ASK { <http://e/secret> ?p ?o }"})
        text = server.client.get("/metrics").text
    finally:
        server.close()
    assert 'parley_http_answers_total{route="sparql",method="GET",status="200"} 2' in text
    assert "parley_cache_hits_total 1" in text
    assert "parley_triples 3000" in text
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [line["route"] for line in lines].count("sparql") == 2
    assert {"time", "route", "method", "status", "bytes", "milliseconds"} == set(lines[-1])
    assert "secret" not in log.read_text() + text


def test_metrics_are_read_and_nothing_else(shared: Served) -> None:
    assert shared.client.head("/metrics").content == b""
    for method in ("POST", "PUT", "DELETE", "TRACE"):
        answer = shared.client.request(method, "/metrics")
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    asked = shared.client.options("/metrics")
    assert (asked.status_code, asked.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    assert "Accept" in asked.headers["access-control-allow-headers"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["none.ttl"], 2, r"Error: none\.ttl: cannot be read \(No such file or directory\)"),
        (["bad.ttl"], 2, r"Error: bad\.ttl:2: is not valid Turtle: "),
        (["--release", "empty.d", "--base-url", "ftp://x"], 2, r"--base-url: “ftp://x” is no address"),
        (["--host", "no.such.host.invalid", "bad.ttl"], 2, r"--host: there is no address “no\.such"),
        (["--release", "broken.d"], 2, r"manifest\.json: is not the manifest"),
        (["--port", "70000"], 2, r"Invalid value for '--port'"),
        (["--memory", "1"], 2, r"Invalid value for '--memory'"),
        (["--timeout", "0"], 2, r"Invalid value for '--timeout'"),
    ],
)
def test_a_start_that_cannot_be_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.ttl").write_text("@prefix e: <http://e/> .\ne:a e:b oops .\n")
    Path("empty.d").mkdir()
    Path("broken.d").mkdir()
    Path("broken.d/manifest.json").write_text("{")
    port = [] if "--port" in arguments else ["--port", "0"]
    result = CliRunner().invoke(main, ["serve", *arguments, *port])
    assert result.exit_code == code
    assert re.search(message, result.stderr), result.stderr
    assert "Traceback" not in result.stderr


def test_a_port_in_use_is_told_before_anything_is_loaded(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
        result = CliRunner().invoke(main, ["serve", "--port", port, str(tmp_path / "never-read.ttl")])
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: cannot listen on 127.0.0.1:{port} (Address already in use); "
        "stop what listens there, or choose --port\n"
    )


def test_every_setting_is_an_option_and_a_variable() -> None:
    shown = CliRunner().invoke(main, ["serve", "--help"]).output
    for setting in settings():
        assert setting.flag in shown
        assert setting.variable is None or setting.variable in shown


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (["--format", "csv"], "s\r\nhttp://e/0\r\n"),
        (["--format", "tsv"], "?s\n<http://e/0>\n"),
        (["--format", "table"], "s\n----------\nhttp://e/0\n"),
        ([], "s\r\nhttp://e/0\r\n"),
    ],
)
def test_a_query_needs_no_server(file: Path, arguments: list[str], output: str) -> None:
    text = "SELECT ?s { ?s ?p <http://e/0> } LIMIT 1"
    result = CliRunner().invoke(main, ["query", text, str(file), *arguments])
    assert result.exit_code == 0, result.stderr
    assert result.stdout_bytes.decode() == output


def test_a_query_comes_from_standard_input_or_a_file(file: Path, tmp_path: Path) -> None:
    (tmp_path / "ask.rq").write_text("ASK {}")
    piped = CliRunner().invoke(main, ["query", "-", str(file), "--format", "csv"], input="ASK {}")
    read = CliRunner().invoke(main, ["query", "-f", str(tmp_path / "ask.rq"), str(file), "--format", "csv"])
    assert (piped.stdout, read.stdout) == ("true", "true")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give a query"),
        (["ASK { ?s nope:a 1 }", "{file}"], "“nope:” is not declared"),
        (["SELECT ?s { ?s ?p }", "{file}"], "(line 1, column"),
        (["ASK {}", "{file}", "--format", "ttl"], "ASK answers are not available as ttl"),
        (["ASK {}", "none.ttl"], "none.ttl: cannot be read"),
        (["ASK {}", "--release", "none"], "none: there is no release here"),
    ],
)
def test_a_query_that_cannot_be_says_why(file: Path, arguments: list[str], message: str) -> None:
    filled = [argument.replace("{file}", str(file)) for argument in arguments]
    result = CliRunner().invoke(main, ["query", *filled])
    assert result.exit_code in (1, 2)
    assert message in result.stderr
