"""One browser, the servers whose pages it shows, and a page that is watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from tests.served.browser.page_types import Served
from tests.served.browser.sources import arguments_of
from tests.served.browser.watched import Watch, browsing, watched
from tests.served.serving import serving

Watching = Callable[[Served], Watch]


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """The browser of these tests. It ends with them: while it is driven, no other event loop can run."""
    with browsing(chromium) as held:
        yield held


@pytest.fixture(scope="package")
def watching(
    browser: Browser, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Watching]:
    """Give a page of what is served; it is served, and the page opened, when it is asked for first."""
    with ExitStack() as held:

        @cache
        def watch(served: Served) -> Watch:
            if served is Served.RELEASE:
                origin = str(request.getfixturevalue("origin"))
            else:
                folder = tmp_path_factory.mktemp(served)
                origin = held.enter_context(serving(*arguments_of(served, folder)))
            return held.enter_context(watched(browser, origin))

        yield watch


@pytest.fixture
def page(watching: Watching) -> Iterator[Page]:
    """A page of the release; what it complains of, or asks of another host, fails the test."""
    watch = watching(Served.RELEASE)
    yield watch.page
    assert watch.taken() == []
