"""What holds for every type of page: weight, accessibility in light and dark, reflow, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from lxml import html
from playwright.sync_api import Page, Request

from parley.names import ENTITY_KINDS
from tests.served.browser.conftest import Watching
from tests.served.browser.page_types import PAGE_TYPES, PageType
from tests.served.browser.watched import COLOURS, NARROW, Watch, violations

HEAVIEST = 60 * 1024
WEIGHED = {"document", "stylesheet", "script"}
NORMS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""The rules of axe-core for WCAG 2.2 AA, and what it holds to be good besides."""
SAID = (("h1", "h2", "h3"), ("a",))


@dataclass(frozen=True)
class Shown:
    """An example of a type of page, as a browser shows it."""

    type: PageType
    watch: Watch
    status: int
    size: int
    """Bytes of the page itself, unpacked."""
    requests: list[Request]

    @property
    def page(self) -> Page:
        return self.watch.page


@pytest.fixture(scope="module", params=PAGE_TYPES, ids=lambda one: one.name)
def shown(watching: Watching, request: pytest.FixtureRequest) -> Iterator[Shown]:
    """The page, loaded once for all that is asked of it, and nothing of it taken from a cache."""
    one: PageType = request.param
    watch = watching(one.served)
    requests: list[Request] = []
    watch.page.on("requestfinished", lambda request: requests.append(request))
    fresh = watch.page.context.new_cdp_session(watch.page)
    fresh.send("Network.setCacheDisabled", {"cacheDisabled": True})
    answer = watch.page.goto(one.path)
    assert answer is not None
    yield Shown(one, watch, answer.status, len(answer.body()), list(requests))
    fresh.detach()
    assert watch.taken() == []


# The list itself --------------------------------------------------------------------------------------


def test_every_address_that_answers_with_a_page_has_a_type(origin: str) -> None:
    paths = httpx.get(f"{origin}/openapi.json").json()["paths"]
    pages = {
        path
        for path, methods in paths.items()
        if "text/html" in methods["get"]["responses"].get("200", {}).get("content", {})
    }
    assert pages - {one.route for one in PAGE_TYPES} == set()


def test_every_template_of_a_page_has_a_type(checkout: Any) -> None:
    templates = checkout / "server" / "parley" / "web" / "pages" / "templates"
    pages = {path.name for path in templates.glob("*.html") if "{% extends" in path.read_text("utf-8")}
    assert pages == {one.template for one in PAGE_TYPES}


def test_every_kind_of_thing_has_one_type() -> None:
    assert sorted(kind for one in PAGE_TYPES for kind in one.kinds) == sorted(ENTITY_KINDS)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_that_can_hardly_be_read_are_found(scheme: Any, page: Page) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/about")
    page.locator("h1").evaluate("e => { e.style.color = 'var(--line)'; }")
    assert [rule for rule, _ in violations(page, *COLOURS)] == ["color-contrast"]


# Each of them -----------------------------------------------------------------------------------------


@pytest.mark.browser
def test_page_says_what_it_must(shown: Shown) -> None:
    assert shown.status == shown.type.status
    assert shown.type.says in shown.page.content()
    assert shown.page.locator("h1").count() == 1
    assert re.search(r"\w", shown.page.title())


@pytest.mark.browser
def test_page_keeps_to_its_weight(shown: Shown) -> None:
    weighed = {
        request.url: request.sizes()["responseBodySize"]
        for request in shown.requests
        if request.resource_type in WEIGHED
    }
    assert sum(weighed.values()) <= HEAVIEST, weighed
    assert shown.size <= HEAVIEST


@pytest.mark.browser
def test_page_is_complete_without_scripts(shown: Shown) -> None:
    sent = httpx.get(f"{shown.watch.origin}{shown.type.path}", headers={"Accept": "text/html"})
    sent_too = [
        ["".join(element.itertext()) for element in html.fromstring(sent.text).iter(*tags)] for tags in SAID
    ]
    assert [shown.page.locator(", ".join(tags)).all_text_contents() for tags in SAID] == sent_too


@pytest.mark.browser
def test_page_has_no_fault_of_accessibility(shown: Shown) -> None:
    assert violations(shown.page, "target-size", tags=NORMS) == []


@pytest.mark.browser
def test_page_flows_into_a_narrow_window(shown: Shown) -> None:
    shown.page.set_viewport_size(NARROW)
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.browser
def test_narrow_page_can_be_read_in_the_dark_and_touched(shown: Shown) -> None:
    shown.page.set_viewport_size(NARROW)
    shown.page.emulate_media(color_scheme="dark")
    assert violations(shown.page, *COLOURS, "target-size") == []
