"""The watch over pages sees each kind of fault, and none on a page that has none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error

from tests.served.browser.watched import Watch, watched

pytestmark = pytest.mark.browser

POLICY = "Content Security Policy"
FAULTS = {
    "a word on the console": ("console.error('oh')", "error: oh"),
    "a warning": ("console.warn('oh')", "warning: oh"),
    "an error in a script": ("setTimeout(() => { throw new Error('oh') })", "script: oh"),
    "a picture from elsewhere": ("new Image().src = 'http://elsewhere.test/x.png'", POLICY),
    "a style in the page": ("document.body.setAttribute('style', 'color: red')", POLICY),
    "a file that is not there": ("new Image().src = '/static/none.png'", "Failed to load resource"),
}
PATIENCE = 200
"""Times that a page is asked again."""


@pytest.fixture
def watch(browser: Browser, origin: str) -> Iterator[Watch]:
    with watched(browser, origin) as held:
        held.page.goto("/about")
        yield held


@pytest.mark.parametrize(("script", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_seen(script: str, told: str, watch: Watch) -> None:
    assert watch.taken() == []
    watch.page.evaluate(f"() => {{ {script}; }}")
    seen: list[str] = []
    for _ in range(PATIENCE):
        seen += watch.taken()
        if seen:
            break
        watch.page.wait_for_timeout(20)
    assert told in " ".join(seen)


def test_a_request_to_another_host_is_seen(watch: Watch) -> None:
    with pytest.raises(Error):
        watch.page.goto("http://127.0.0.1:1/")
    assert "off-host: http://127.0.0.1:1/" in watch.taken()


def test_a_page_that_came_with_an_error_has_no_fault_for_that(watch: Watch) -> None:
    watch.page.goto("/id/state/rusia")
    assert watch.taken() == []
