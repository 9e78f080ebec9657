"""One browser, and the servers whose pages it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from tests.served.browser.page_types import Served
from tests.served.browser.sources import arguments_of
from tests.served.browser.watched import browsing, watched
from tests.served.serving import serving

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
            return servers.enter_context(serving(*arguments_of(served, tmp_path_factory.mktemp(served))))

        yield origin_of


@pytest.fixture
def page(browser: Browser, origin: str) -> Iterator[Page]:
    """A page, watched."""
    with watched(browser, origin) as held:
        yield held
