"""A foreign editor, YASGUI, on a page of another origin: it asks the running server and shows the rows."""

from __future__ import annotations

import functools
import http.server
import json
import re
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import npm
from tests.served.chromium import FLAGS

YASGUI = "@zazuko/yasgui@4.6.2"
PATIENCE_MILLISECONDS = 30_000
PREFIX = "PREFIX parley: <https://w3id.org/parley/ontology#>\n"
QUERIES = {
    "rows": (
        PREFIX + "SELECT ?who ?meeting WHERE {\n  ?who parley:didNotAttend ?meeting .\n}",
        ("id/organization/government-of-syria", " results in "),
    ),
    "a graph": (
        PREFIX + "CONSTRUCT WHERE { ?who parley:didNotAttend ?meeting }",
        ("government-of-syria",),
    ),
    "an error": ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", ("SERVICE",)),
}
PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><link rel="stylesheet" href="{folder}/yasgui.min.css"></head>
<body><div id="editor"></div>
<script src="{folder}/yasgui.min.js"></script>
<script>
  const editor = new Yasgui(document.getElementById("editor"), {{
    requestConfig: {{ endpoint: {endpoint} }}, persistenceId: null
  }});
  const tab = editor.getTab();
  tab.setEndpoint({endpoint});
  tab.setQuery({query});
  tab.query();
</script></body></html>
"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with YASGUI, from the npm registry."""
    return npm.install(tmp_path_factory.mktemp("editor"), YASGUI)


@pytest.fixture(scope="module")
def other_origin(folder: Path) -> Iterator[str]:
    """The address of a server for the folder: another origin than that of the endpoint."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.node
@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("query", "shown"), QUERIES.values(), ids=QUERIES)
def test_yasgui_on_another_origin_shows_the_answer(
    query: str,
    shown: tuple[str, ...],
    chromium: str,
    folder: Path,
    origin: str,
    other_origin: str,
    tmp_path: Path,
) -> None:
    built = "node_modules/@zazuko/yasgui/build"
    page = PAGE.format(folder=built, endpoint=json.dumps(f"{origin}/sparql"), query=json.dumps(query))
    (folder / "index.html").write_text(page, "utf-8")
    dom, log = tmp_path / "dom.html", tmp_path / "log"
    command = [
        chromium, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--window-size=1200,1000",
        f"--virtual-time-budget={PATIENCE_MILLISECONDS}", "--dump-dom", f"{other_origin}/index.html",
    ]  # fmt: skip
    with dom.open("wb") as written, log.open("wb") as said:
        done = subprocess.run(command, stdout=written, stderr=said, check=False, timeout=120)
    told = log.read_text("utf-8", "replace")
    assert done.returncode == 0, told
    results = dom.read_text("utf-8").partition('class="yasr')[2].partition("<script")[0]
    for text in shown:
        assert text in results, re.sub(r"<[^>]+>", " ", results)[:3000] + told
    assert "CORS policy" not in told
