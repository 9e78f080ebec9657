"""The W3C SPARQL suites, read from PARLEY_W3C (default ../shared/w3c/rdf-tests); nothing is copied here.

Each test gets the whole ASGI application over a store of its own data, and asks it over HTTP. Only
the process around the evaluation is left out: one for each of some six hundred stores costs minutes.
"""

from __future__ import annotations

import asyncio
import io
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import pyoxigraph as ox
import pytest

from parley.names import RDF
from parley.store.data.masking import ValueMask
from parley.store.engine.answer import Answer
from parley.store.engine.evaluation import Loaded, evaluate
from parley.store.executors.accounts import Accounts
from parley.store.executors.limits import Limits
from parley.store.query.question import Question
from parley.web.configuration.site import Site
from parley.web.endpoint.sparql import SparqlEndpoint
from parley.web.http.cache import AnswerCache
from parley.web.serving.front import Front

SUITE = Path(os.environ.get("PARLEY_W3C") or Path(__file__).parents[3] / "shared" / "w3c" / "rdf-tests")
BASE = "http://w3c.test/sparql/"
MANIFESTS = (
    "sparql10/manifest.ttl",
    "sparql11/manifest-sparql11-query.ttl",
    "sparql11/csv-tsv-res/manifest.ttl",
    "sparql11/json-res/manifest.ttl",
)
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
DAWGT = "http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".nt": ox.RdfFormat.N_TRIPLES,
}
KINDS = {
    "evaluation": {"QueryEvaluationTest", "CSVResultFormatTest"},
    "syntax": {"PositiveSyntaxTest", "PositiveSyntaxTest11", "NegativeSyntaxTest", "NegativeSyntaxTest11"},
    "protocol": {"ProtocolTest"},
}
_FROM = re.compile(r"FROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)


@dataclass(frozen=True)
class Manifest:
    """A manifest, with what it includes."""

    store: ox.Store

    def value(self, node: ox.NamedNode | ox.BlankNode, predicate: str) -> Any:
        """Return the one object, or None."""
        return next(iter(self.values(node, predicate)), None)

    def values(self, node: ox.NamedNode | ox.BlankNode, predicate: str) -> list[Any]:
        """Return the objects."""
        return [quad.object for quad in self.store.quads_for_pattern(node, ox.NamedNode(predicate), None)]

    def members(self, head: Any) -> Iterator[Any]:
        """Yield the members of a list."""
        while head is not None and head.value != RDF + "nil":
            yield self.value(head, RDF + "first")
            head = self.value(head, RDF + "rest")


@dataclass(frozen=True)
class Case:
    """A test: its IRI, its type, its action and its result."""

    iri: str
    kind: str
    action: Any
    result: str | None
    manifest: Manifest

    @property
    def lax(self) -> bool:
        """Whether repeated solutions may be missing."""
        return bool(self.manifest.values(ox.NamedNode(self.iri), MF + "resultCardinality"))

    @property
    def name(self) -> str:
        return re.sub(r"^.*/(?=[^/]+/manifest)|manifest#?", "", self.iri)

    def query(self) -> str:
        """Return the query, with its own address as its base."""
        node = self.manifest.value(self.action, QT + "query") or self.action
        return f"BASE <{node.value}> " + path_of(node.value).read_text(encoding="utf-8")

    def quads(self) -> Iterator[ox.Quad]:
        """Yield the data that the test asks for."""
        for node in self.manifest.values(self.action, QT + "data"):
            yield from read(node.value, None)
        named = [node.value for node in self.manifest.values(self.action, QT + "graphData")]
        if isinstance(self.action, ox.BlankNode) and not self.manifest.values(self.action, QT + "data"):
            base = self.manifest.value(self.action, QT + "query").value
            named += [urljoin(base, found) for found in dict.fromkeys(_FROM.findall(self.query()))]
        for iri in named:
            yield from read(iri, iri)


def read(iri: str, graph: str | None) -> Iterator[ox.Quad]:
    """Yield the triples of a file, in a graph."""
    path = path_of(iri)
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    for quad in ox.parse(
        path=path, format=FORMATS[path.suffix], base_iri=iri, rename_blank_nodes=True, lenient=True
    ):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, name)


def path_of(iri: str) -> Path:
    """Return the file of an address of the suite."""
    return SUITE / "sparql" / iri.removeprefix(BASE)


def read_manifest(relative: str) -> Manifest:
    """Read a manifest and all that it includes."""
    manifest, todo, seen = Manifest(ox.Store()), [BASE + relative], set[str]()
    while todo:
        iri = todo.pop()
        if iri in seen:
            continue
        seen.add(iri)
        manifest.store.extend(read(iri, None))
        includes = manifest.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(MF + "include"), None)
        for included in includes:
            todo += [member.value for member in manifest.members(included.object)]
    return manifest


def cases(relative: str, types: Iterable[str]) -> Iterator[Case]:
    """Yield the tests of these types that were not withdrawn."""
    manifest = read_manifest(relative)
    for quad in manifest.store.quads_for_pattern(None, ox.NamedNode(MF + "entries"), None):
        for test in manifest.members(quad.object):
            kind = next((t.value.removeprefix(MF) for t in manifest.values(test, RDF + "type")), "")
            approval = manifest.value(test, DAWGT + "approval")
            if kind in types and (approval is None or approval.value != DAWGT + "Withdrawn"):
                result = manifest.value(test, MF + "result")
                action = manifest.value(test, MF + "action")
                yield Case(test.value, kind, action, result and result.value, manifest)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that takes a case all cases of its kind."""
    for kind, types in KINDS.items():
        if f"{kind}_case" in metafunc.fixturenames:
            manifests = ("sparql11/protocol/manifest.ttl",) if kind == "protocol" else MANIFESTS
            found = [case for relative in manifests for case in cases(relative, types)] if present() else []
            known = exceptions()
            metafunc.parametrize(f"{kind}_case", [param(case, known) for case in found] or [absent()])


def exceptions() -> dict[str, str]:
    """Return the tests that are not passed, each with its reason."""
    table = tomllib.loads(Path(__file__).with_name("exceptions.toml").read_text(encoding="utf-8"))
    return {test: entry["reason"] for entry in table["exception"] for test in entry["tests"]}


def param(case: Case, known: dict[str, str]) -> Any:
    reason = known.get(case.name)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(case, id=case.name, marks=marks)


def present() -> bool:
    return (SUITE / "sparql").is_dir()


def absent() -> Any:
    reason = f"the W3C suites are not in {SUITE} (PARLEY_W3C)"
    return pytest.param(None, id="absent", marks=pytest.mark.skip(reason=reason))


class InProcess:
    """An engine without processes, over the evaluation that executors use."""

    ready = True

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded

    async def ask(self, question: Question) -> Answer:
        output = io.BytesIO()
        evaluate(self._loaded, question, output)
        return Answer(output.getvalue())


Ask = Callable[..., httpx.Response]


@pytest.fixture(params=[False, True], ids=["asked as it is", "asked as over masked values"])
def serve(request: pytest.FixtureRequest) -> Callable[[Iterable[ox.Quad]], Ask]:
    """Serves quads: returns a function that sends a request.

    Queries over values that the engine would change are rewritten; whether they need it or not, the answer is
    the same.
    """

    def over(quads: Iterable[ox.Quad]) -> Ask:
        store, keeper = ox.Store(), ValueMask()
        store.extend(ox.Quad(quad[0], quad[1], keeper.keep(quad[2]), quad[3]) for quad in quads)
        engine = InProcess(Loaded(store, mask=keeper.mask, masked=keeper.used or request.param))
        site = Site("http://server.test", Limits(), len(store), "w3c")
        app: Any = Front(
            site,
            AnswerCache(0),
            SparqlEndpoint(engine, site, Accounts(site.limits.allowance), AnswerCache(0)),
            no_pages,
        )

        async def send(method: str, path: str, **options: Any) -> httpx.Response:
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport, base_url="http://server.test") as client:
                return await client.request(method, path, **options)

        return lambda method, path, **options: asyncio.run(send(method, path, **options))

    return over


async def no_pages(*_: object) -> None:
    raise AssertionError("no test of the suites asks for a page")


@pytest.fixture
def graph_of() -> Callable[[str], list[ox.Quad]]:
    """Reads a graph of the suite."""
    return lambda iri: list(read(iri, None))


@pytest.fixture
def file_of() -> Callable[[str], Path]:
    """Returns the file of an address of the suite."""
    return path_of
