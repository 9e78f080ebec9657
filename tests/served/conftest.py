"""A release of the real graph, served as a person serves it: by the command, in a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from parley.release.build import build
from tests.greetings import greeting_of
from tests.served.asked import QUERIES, Rows


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of releases, with a release of Parley's own corpus."""
    out = tmp_path_factory.mktemp("releases")
    build(out)
    return out


@pytest.fixture(scope="session")
def expected(releases: Path) -> dict[str, Rows]:
    """The rows of each query, asked of the dump and not of the server."""
    store = ox.Store()
    store.bulk_load(path=str(releases / "current" / "parley.nq"))
    answers = {}
    for name, query in QUERIES.items():
        found = store.query(query, use_default_graph_as_union=True)
        rows = [tuple(row[i].value if row[i] else "" for i in range(2)) for row in found]
        assert rows, name
        answers[name] = sorted(rows)
    return answers


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(address: str) -> None:
    """Wait until an address answers: the server says that it serves a moment before it listens."""
    for _ in range(50):
        try:
            with urllib.request.urlopen(address) as answer:
                assert answer.status == 200
                return
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.1)
    raise TimeoutError(address)


@pytest.fixture(scope="session")
def origin(releases: Path) -> Iterator[str]:
    """The address of the running server, without a final slash."""
    port = _free_port()
    command = [sys.executable, "-m", "parley", "serve", "--release", str(releases), "--port", str(port)]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as server:
        said = greeting_of(server.stderr)
        assert said.startswith("Serving "), said
        address = f"http://127.0.0.1:{port}"
        _await(f"{address}/health")
        try:
            yield address
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=30)
        assert server.returncode == 0


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which("chromium")
    if found is None:
        if os.environ.get("PARLEY_REQUIRE_BROWSER"):
            pytest.fail("Chromium is absent, and PARLEY_REQUIRE_BROWSER is set")
        pytest.skip("Chromium is absent: no page was opened in a browser")
    return found
