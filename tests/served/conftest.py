"""A release of the real graph, served as a person serves it: by the command, in a process of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.served.asked import QUERIES, Rows
from tests.served.serving import serving


@pytest.fixture(scope="session")
def releases(own_releases: Path) -> Path:
    """The folder of releases, with a release of Parley's own corpus."""
    return own_releases


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


@pytest.fixture(scope="session")
def origin(releases: Path) -> Iterator[str]:
    """The address of the running server, without a final slash."""
    with serving("--release", releases) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which("chromium")
    if found is None:
        if os.environ.get("PARLEY_REQUIRE_BROWSER"):
            pytest.fail("Chromium is absent, and PARLEY_REQUIRE_BROWSER is set")
        pytest.skip("Chromium is absent: no page was opened in a browser")
    return found
