"""Pages in a browser that is watched: what a page complains of, or asks of another host, is a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.served.chromium import QUIET

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 800}
"""As wide as a page of 1280 pixels that is magnified four times [WCAG 2.2, 1.4.10]."""

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe-core that light and dark may answer otherwise."""
LONG = ":is(li, tr, dt, dd):nth-of-type(n + 31)"
"""What stands far down in a long list, made as what stands before it; to look at all of it takes long."""


@contextmanager
def browsing(chromium: str) -> Iterator[Browser]:
    """Hold a browser for the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield browser
        browser.close()


@dataclass(frozen=True)
class Watch:
    """A page, and its faults since they were taken last.

    Attributes:
        page: The page.
        origin: The only host that it may ask.
    """

    page: Page
    origin: str
    _faults: list[str] = field(default_factory=list)

    def taken(self) -> list[str]:
        """Return the faults, and forget them; and let the page be as wide and as light as at first."""
        faults = list(self._faults)
        self._faults.clear()
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(WIDE)
        return faults

    def hear(self, message: ConsoleMessage) -> None:
        """Take what stands on the console, but not that the page itself came with the status of an error."""
        told_of_itself = message.text.startswith("Failed to load resource") and (
            message.location["url"] == self.page.url
        )
        if message.type in ("error", "warning") and not told_of_itself:
            self._faults.append(f"{message.type}: {message.text} ({message.location['url']})")

    def fail(self, error: Any) -> None:
        """Take the error of a script."""
        self._faults.append(f"script: {error}")

    def see(self, request: Request) -> None:
        """Take a request to another host."""
        if not request.url.startswith((f"{self.origin}/", "blob:", "data:")):
            self._faults.append(f"off-host: {request.url}")


@contextmanager
def watched(browser: Browser, origin: str, **options: Any) -> Iterator[Watch]:
    """Hold a page that is watched, in a context of its own."""
    context = browser.new_context(viewport=WIDE, base_url=origin, **options)  # type: ignore[arg-type]
    watch = Watch(context.new_page(), origin)
    watch.page.on("console", lambda message: watch.hear(message))
    watch.page.on("pageerror", lambda error: watch.fail(error))
    watch.page.on("request", lambda request: watch.see(request))
    yield watch
    context.close()


def violations(page: Page, *rules: str, tags: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return what axe-core finds on a page, of long lists in their beginning: the rule, and the element.

    Args:
        page: The page.
        rules: The rules that are asked, whether they have a tag or not.
        tags: The tags whose rules are asked as well.
    """
    only = {"type": "tag", "values": list(tags)} if tags else {"type": "rule", "values": list(rules)}
    enabled = {rule: {"enabled": True} for rule in rules}
    options = {"resultTypes": ["violations"], "runOnly": only, "rules": enabled}
    found = Axe().run(page, {"exclude": [[LONG]]}, options).response["violations"]
    return [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]
