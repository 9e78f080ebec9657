"""Comunica gets the same answers: in Node, and in a browser, in a page of another origin."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import SimpleQueue

import httpx
import pyoxigraph as ox
import pytest

from tests import npm
from tests.served.asked import QUERIES, Rows
from tests.served.chromium import FLAGS

PACKAGES = ("@comunica/query-sparql@4", "esbuild@0.25")
SCRIPT = """
import { QueryEngine } from '@comunica/query-sparql';
const [endpoint, ...queries] = process.argv.slice(2);
const source = { type: 'sparql', value: endpoint };
const answers = [];
for (const query of queries) {
  const bindings = await (await new QueryEngine().queryBindings(query, { sources: [source] })).toArray();
  answers.push(bindings.map(row => ['a', 'b'].map(name => row.get(name)?.value ?? '')));
}
console.log(JSON.stringify(answers));
"""

PATIENCE = 120.0
DUMP = "dumps/parley"
SOURCES = {
    "id/state/russia": "id/state/russia.nt",
    "id/state/russia.jsonld": "id/state/russia.nt",
    "ontology": "ontology.nt",
    "ontology.rdf": "ontology.nt",
    "shapes": "shapes.nt",
    f"{DUMP}.ttl": f"{DUMP}.nt",
    f"{DUMP}.jsonld": f"{DUMP}.nt",
    f"{DUMP}.rdf": f"{DUMP}.nt",
}
"""What a page asks, and where the same triples stand one on each line."""

PAGE = '<!doctype html><meta charset="utf-8"><script type="module" src="bundle.js"></script>'
ENTRY = """
import { QueryEngine } from '@comunica/query-sparql';
const told = [];
for (const source of SOURCES) {
  try {
    const found = await new QueryEngine().queryBindings(
      'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }', { sources: [source] });
    told.push((await found.toArray())[0].get('n').value);
  } catch (error) { told.push(`${error}`); }
}
await fetch('/told', { method: 'POST', body: told.join('\\n') });
"""


@pytest.fixture(scope="session")
def comunica(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with Comunica and what bundles it for browsers, from the npm registry."""
    return npm.install(tmp_path_factory.mktemp("comunica"), *PACKAGES)


@pytest.fixture(scope="module")
def answers(origin: str, comunica: Path) -> dict[str, Rows]:
    """What Comunica gets for each query, asked by one process, which takes seconds to begin."""
    (comunica / "ask.mjs").write_text(SCRIPT)
    command = ["node", "ask.mjs", f"{origin}/sparql", *QUERIES.values()]
    done = subprocess.run(command, cwd=comunica, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = zip(QUERIES, json.loads(done.stdout), strict=True)
    return {name: sorted(tuple(row) for row in rows) for name, rows in told}


@pytest.mark.node
@pytest.mark.slow
@pytest.mark.parametrize("name", QUERIES)
def test_comunica_gets_the_rows(name: str, answers: dict[str, Rows], expected: dict[str, Rows]) -> None:
    assert answers[name] == expected[name]


class Page(SimpleHTTPRequestHandler):
    """Serves the page and its script, and takes what the script tells."""

    def __init__(self, told: SimpleQueue[str], *arguments: object, **named: object) -> None:
        self._told = told
        super().__init__(*arguments, **named)  # type: ignore[arg-type]

    def do_POST(self) -> None:
        self._told.put(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def page(folder: Path, told: SimpleQueue[str]) -> Iterator[str]:
    """Serve a folder, at an origin of its own."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Page, told, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/page.html"
        server.shutdown()


@contextmanager
def browser(chromium: str, folder: Path, address: str) -> Iterator[None]:
    """Have a page open in a browser, for the block."""
    command = [chromium, *FLAGS, f"--user-data-dir={folder}", "--remote-debugging-port=0", address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.kill()


@pytest.mark.node
@pytest.mark.browser
@pytest.mark.slow
def test_a_page_of_another_origin_queries_descriptions_ontology_and_dumps(
    origin: str, chromium: str, comunica: Path, tmp_path: Path
) -> None:
    sources = [f"{origin}/{path}" for path in SOURCES]
    (comunica / "entry.mjs").write_text(f"const SOURCES = {sources};\n{ENTRY}")
    bundle = f"--outfile={tmp_path / 'bundle.js'}"
    esbuild = comunica / "node_modules" / ".bin" / "esbuild"
    subprocess.run([esbuild, "entry.mjs", "--bundle", "--format=esm", "--log-level=error", bundle],
                   cwd=comunica, check=True)  # fmt: skip
    (tmp_path / "page.html").write_text(PAGE)
    told: SimpleQueue[str] = SimpleQueue()
    with page(tmp_path, told) as address, browser(chromium, tmp_path / "profile", address):
        found = told.get(timeout=PATIENCE).splitlines()
    assert dict(zip(SOURCES, found, strict=True)) == {
        path: str(triples(f"{origin}/{lines}")) for path, lines in SOURCES.items()
    }


def triples(address: str) -> int:
    with httpx.Client(follow_redirects=True) as client:
        text = client.get(address).raise_for_status().content
    return len(set(ox.parse(text, format=ox.RdfFormat.N_TRIPLES)))
