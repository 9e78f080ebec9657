"""Pages in a browser that is watched: what a page complains of, or asks of another host, is a fault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.served.chromium import QUIET

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 800}
"""As wide as a page of 1280 pixels that is magnified four times [WCAG 2.2, 1.4.10]."""
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules of axe-core that light and dark may answer otherwise."""


@contextmanager
def browsing(chromium: str) -> Iterator[Browser]:
    """Hold a browser for the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield browser
        browser.close()


@contextmanager
def watched(browser: Browser, origin: str, **options: Any) -> Iterator[Page]:
    """Hold a page in a context of its own, as one who was never here has it.

    Raises:
        AssertionError: At the end of the block: there was an error on the console, the policy of the page
            refused something, a script failed, or a request went to another host.
    """
    context = browser.new_context(**{"viewport": WIDE, "base_url": origin, **options})
    faults = _faults_of(context, origin)
    page = context.new_page()
    try:
        yield page
    finally:
        context.close()
    assert faults == []


def _faults_of(context: BrowserContext, origin: str) -> list[str]:
    """Return a list that fills with the faults of a context."""
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not _tells_of_the_page_itself(message):
            faults.append(f"{message.type}: {message.text} ({message.location['url']})")

    def see(request: Request) -> None:
        if not request.url.startswith((f"{origin}/", "blob:", "data:")):
            faults.append(f"off-host: {request.url}")

    context.on("console", hear)
    context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
    context.on("request", see)
    return faults


def _tells_of_the_page_itself(message: ConsoleMessage) -> bool:
    """Tell whether a message is only that the page came with an error's status, which tests ask for."""
    at = message.page.url if message.page else ""
    return message.text.startswith("Failed to load resource") and message.location["url"] == at


def violations(page: Page, **rules: Any) -> list[tuple[str, str]]:
    """Return what axe-core finds on a page: the rule, and the element."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]
    return [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]
