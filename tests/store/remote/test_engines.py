"""The commands of docs/engines.md, run; and every question, asked of each engine and of our own store."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from pyoxigraph import Literal

from parley.names import PREFIXES
from parley.store.engine.evaluation import Loaded, evaluate
from parley.store.loading.source import Source, load
from parley.store.query.formats import JSON
from parley.store.query.question import question_of
from parley.store.remote.dialect import self_contained

from .conftest import ROOT, Serve, _await

ENGINES = {"oxigraph": "oxigraph", "virtuoso": "virtuoso-t"}
PORTS = {"oxigraph": ("7878",), "virtuoso": ("8890", "1111")}
ADDRESS = {"oxigraph": "http://127.0.0.1:7878/query", "virtuoso": "http://127.0.0.1:8890/sparql"}
MANUAL = ROOT / "docs" / "engines.md"
VIRTUOSO_DIFFERS = re.compile(r'<= *"[0-9-]+"\^\^xsd:date')
"""What queries may differ in, as the first row of the manual's table says."""


def _questions() -> list[Path]:
    own = [
        Path(os.environ.get("PARLEY_QUESTIONS") or ROOT / "triples" / "questions"),
        ROOT / "server" / "parley" / "web" / "views" / "queries" / "examples",
    ]
    return next(found for folder in own if (found := sorted(folder.glob("*.rq"))))


def _block(language: str, name: str) -> str:
    """Return a block of the manual, by the text after its fence."""
    found = re.search(
        rf"^```{language} {re.escape(name)}\n(.*?)^```$", MANUAL.read_text("utf-8"), re.M | re.S
    )
    assert found, name
    return found[1]


def _free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@dataclass
class Engine:
    """An engine that runs, as the manual says.

    Attributes:
        name: What the manual calls it.
        url: Its endpoint.
        options: What the manual gives ``parley serve`` for it.
    """

    name: str
    url: str
    options: list[str]


class Manual:
    """The commands of an engine, in a folder of their own, with ports that are free."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self._ports = {port: _free_port() for port in PORTS[name]}
        program = shutil.which(ENGINES[name], path=self._path())
        assert program

    def _path(self) -> str:
        return os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"], "/usr/sbin"])

    def text(self, what: str) -> str:
        language, _, _ = ("ini", "", "") if what.endswith(".ini") else ("sh", "", "")
        text = _block(language, what)
        for port, free in self._ports.items():
            text = text.replace(f":{port}", f":{free}")
        return text

    def run(self, step: str) -> str:
        command = ["sh", "-e", "-c", self.text(f"{self.name} {step}")]
        done = subprocess.run(
            command, cwd=self.folder, env=os.environ | {"PATH": self._path()}, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextlib.contextmanager
    def running(self, step: str) -> Iterator[None]:
        command = ["sh", "-e", "-c", self.text(f"{self.name} {step}")]
        with subprocess.Popen(
            command,
            cwd=self.folder,
            env=os.environ | {"PATH": self._path()},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                yield
            finally:
                os.killpg(process.pid, signal.SIGTERM)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(20)
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)

    def engine(self) -> Engine:
        words = self.text(f"{self.name} parley").split()
        assert words[:2] == ["parley", "serve"]
        return Engine(self.name, words[words.index("--store") + 1], words[2:])


@pytest.fixture(scope="module", params=list(ENGINES))
def engine(
    request: pytest.FixtureRequest, releases: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """An engine with the release, set up and loaded by the commands of the manual."""
    name: str = request.param
    search = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    if shutil.which(ENGINES[name], path=search) is None:
        reason = f"{name} is not installed: {ENGINES[name]} is not on the path"
        if os.environ.get("PARLEY_REQUIRE_ENGINES"):
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp(name)
    (folder / "release").symlink_to(releases)
    manual = Manual(name, folder)
    made = manual.engine()
    if name == "virtuoso":
        (folder / "virtuoso.ini").write_text(manual.text("virtuoso.ini"))
        with manual.running("serve"):
            _await(lambda: httpx.get(made.url, timeout=5))
            said = manual.run("load")
            assert len(re.findall(r"^release/current/\S+ +2 +NULL$", said, re.MULTILINE)) == 1, said
            yield made
    else:
        manual.run("load")
        with manual.running("serve"):
            _await(lambda: httpx.get(made.url, timeout=5))
            yield made


@pytest.fixture(scope="module")
def own(releases: Path) -> Loaded:
    return load(Source(release=(releases / "current").resolve()))


@pytest.fixture(scope="module")
def client(engine: Engine, releases: Path, serve: Serve) -> Iterator[httpx.Client]:
    with serve(*engine.options, "--release", releases, "--timeout", 60) as client:
        yield client


@pytest.fixture(scope="module")
def ours(releases: Path, serve: Serve) -> Iterator[httpx.Client]:
    """A server over our own store."""
    with serve("--release", releases) as client:
        yield client


def _rows(data: bytes) -> Counter[str] | bool:
    """Return rows as a bag: each as JSON, with terms as they are compared."""
    told = json.loads(data)
    if "boolean" in told:
        return bool(told["boolean"])
    return Counter(
        json.dumps({name: _term(term) for name, term in row.items()}, sort_keys=True)
        for row in told["results"]["bindings"]
    )


def _term(term: dict[str, Any]) -> list[str]:
    plain = "http://www.w3.org/2001/XMLSchema#string"
    datatype = term.get("datatype", plain)
    value = {"1": "true", "0": "false"}.get(term["value"]) if datatype.endswith("#boolean") else None
    return [term["type"].replace("typed-", ""), value or term["value"], datatype, term.get("xml:lang", "")]


@pytest.mark.parametrize("path", _questions(), ids=lambda path: path.stem)
@pytest.mark.parametrize("engine", ["virtuoso"], indirect=True)
def test_each_question_has_the_same_answer_of_a_foreign_engine(
    path: Path, own: Loaded, engine: Engine, client: httpx.Client
) -> None:
    _compare(path.read_text("utf-8"), own, engine, client)


@pytest.mark.parametrize("path", _questions()[::4], ids=lambda path: path.stem)
@pytest.mark.parametrize("engine", ["oxigraph"], indirect=True)
def test_questions_have_the_same_answer_of_our_engine_elsewhere(
    path: Path, own: Loaded, engine: Engine, client: httpx.Client
) -> None:
    _compare(path.read_text("utf-8"), own, engine, client)


def _compare(text: str, own: Loaded, engine: Engine, client: httpx.Client) -> None:
    """Compare what our own store answers, what we answer from an engine, and what this itself answers."""
    with tempfile.TemporaryFile() as file:
        evaluate(own, question_of(text, JSON), file)
        file.seek(0)
        expected = _rows(file.read())
    accept = {"Accept": JSON.media_type}
    answer = client.post("/sparql", data={"query": text}, headers=accept)
    assert answer.status_code == 200, answer.text
    said = httpx.post(
        engine.url, data={"query": self_contained(text, PREFIXES, None)}, headers=accept, timeout=60
    )
    assert _rows(answer.content) == _rows(said.content)
    if not (engine.name == "virtuoso" and VIRTUOSO_DIFFERS.search(text)):
        assert _rows(answer.content) == expected


def _differences() -> list[tuple[str, str, str]]:
    """Return the rows of the manual's table: a query, its result here, its result there."""
    rows = re.findall(r"^\| `(.*?)` \| (.*?) ?\| (.*?) ?\| .* \|$", MANUAL.read_text("utf-8"), re.MULTILINE)
    assert len(rows) >= 10
    return [row for row in rows if row[0].startswith("SELECT")]


def _values(answers: list[httpx.Response]) -> tuple[str, str]:
    """Return two answers as the table has them; counts of the corpus, which grows, are “all” and “fewer”."""
    # A row whose only value is empty is two quotation marks.
    here, there = (
        "error" if told.is_error else " ".join(told.text.replace('""', "").split()[1:]) for told in answers
    )
    counts = here.isdigit() and there.isdigit() and int(here) > int(there) and int(here) > 1
    return ("all", "fewer") if counts else (here, there)


@pytest.mark.parametrize("engine", ["virtuoso"], indirect=True)
def test_virtuoso_differs_as_the_manual_says(
    engine: Engine, client: httpx.Client, ours: httpx.Client
) -> None:
    found = []
    for text, *_ in _differences():
        told = [
            asked.post("/sparql", data={"query": text}, headers={"Accept": "text/csv"})
            for asked in (ours, client)
        ]
        found.append((text, *_values(told)))
    assert found == _differences()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/", "each gives the place of its passage"),
        ("/timeline?year=2015", "in 2015, in order"),
        ("/id/claim/peace-in-our-town-032.html", "characters 2440–2476"),
        ("/id/state/russia.html", "Bashar al-Assad"),
        ("/id/claim/peace-in-our-town-054.html", "2 articles report it"),
        ("/id/place/astana.html", "Where it is mentioned"),
        ("/id/notion/among-the-most-violent.html", "narrower than"),
        ("/id/article/peace-in-our-town.html", "Who and what it speaks of"),
        ("/things/Support", "Support"),
        ("/ontology", "What one passage of one article says once"),
        ("/dumps/", "parley.trig"),
        ("/sparql?query=SELECT+?who+{+?who+parley:didNotAttend+?meeting+}", "Syrian government"),
    ],
)
def test_the_pages_show_what_they_show_of_our_own_store(
    client: httpx.Client, ours: httpx.Client, path: str, text: str
) -> None:
    pages = [
        asked.get(path, headers={"Accept": "text/html"}, follow_redirects=True) for asked in (ours, client)
    ]
    assert [page.status_code for page in pages] == [200, 200]
    assert text in pages[0].text
    assert _lines(pages[1].text) == _lines(pages[0].text)


def _lines(page: str) -> list[str]:
    """Return the text of a page, line by line, in any order; not where it is served, nor its limits."""
    apart = r"http://127\.0\.0\.1:\d+|\d+ seconds|data-seconds=.\d+|(?:less than )?[\d.]+ s(?= ·)"
    anywhere = re.sub(apart, "…", page)
    main = anywhere.partition("<main")[2].partition("</main>")[0].partition('<section class="ask"')[0]
    lines = main.replace("<li", "\n<li").replace("</ul", "\n</ul").splitlines()
    return sorted(line.strip() for line in lines if line.strip())


def test_a_thing_is_described_as_in_our_own_store(client: httpx.Client, own: Loaded, tmp_path: Path) -> None:
    iri = "https://w3id.org/parley/id/claim/peace-in-our-town-032"
    answer = client.get(
        iri.removeprefix("https://w3id.org/parley"), headers={"Accept": "application/n-triples"}
    )
    assert answer.status_code == 303
    lines = set(client.get(answer.headers["Location"]).text.splitlines())
    assert lines
    for quad in own.store.quads_for_pattern(None, None, None):
        if quad.subject.value == iri and not isinstance(quad.object, Literal):  # type: ignore[union-attr]
            assert f"{quad.subject} {quad.predicate} {quad.object} ." in lines


def test_an_endless_query_is_an_error_in_time(engine: Engine, releases: Path, serve: Serve) -> None:
    with serve(*engine.options, "--release", releases, "--timeout", 1) as client:
        # The client gives up long before the query would end.
        answer = client.get(
            "/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"}
        )
        assert (answer.status_code, answer.json()["code"]) == (422, "time-exceeded")


def test_a_large_answer_is_complete(client: httpx.Client) -> None:
    text = "SELECT ?a WHERE { ?a ?b ?c }"
    count = client.post(
        "/sparql", data={"query": text.replace("?a W", "(COUNT(*) AS ?n) W")}, headers={"Accept": "text/csv"}
    )
    answer = client.post("/sparql", data={"query": text}, headers={"Accept": "text/csv"})
    assert answer.text.count("\n") - 1 == int(count.text.split()[1]) > 10_000
