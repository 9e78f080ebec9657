"""One browser, and the servers whose pages it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.served.browser.page_types import Served
from tests.served.browser.watched import browsing, watched
from tests.served.serving import serving
from tests.web.small_release import write_release

Origins = Callable[[Served], str]


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """The browser of these tests. It ends with them: while it is driven, no other event loop can run."""
    with browsing(chromium) as held:
        yield held


@pytest.fixture(scope="session")
def origins(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Origins]:
    """Give the address of what is served, and serve it from the first time that it is asked for."""
    with ExitStack() as servers:

        @cache
        def origin_of(served: Served) -> str:
            if served is Served.RELEASE:
                return str(request.getfixturevalue("origin"))
            return servers.enter_context(serving(*beside(served, tmp_path_factory.mktemp(served))))

        yield origin_of


def beside(served: Served, folder: Path) -> tuple[object, ...]:
    """Return how a server is told to serve what is no release of Parley's own; it is written to a folder."""
    release = write_release(folder)
    return (release / "ontology.ttl",) if served is Served.FILES else ("--release", release)


@pytest.fixture
def page(browser: Browser, origin: str) -> Iterator[Page]:
    """A page, watched."""
    with watched(browser, origin) as held:
        yield held
