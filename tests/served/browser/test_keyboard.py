"""Pages by the keyboard alone: what takes the focus, in which order, and that it is seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/ask/who-supports-whom",
    "/network",
    "/id/claim/peace-in-our-town-032.html",
    "/id/meeting/astana-conference-of-the-2015-invitation.html",
)
TAKES_FOCUS = "a[href], button, input, textarea, select, summary, [tabindex='0']"
IN_ORDER = f"""() => [...document.querySelectorAll("{TAKES_FOCUS}")]
  .filter(e => e.checkVisibility({{visibilityProperty: true}})).map(e => e.outerHTML.slice(0, 120))"""
FOCUSED = """() => {
  const e = document.activeElement;
  const box = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  const inner = e.querySelector('.edge, .node');
  return {
    html: e.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      || style.boxShadow !== 'none' || (inner && parseFloat(getComputedStyle(inner).strokeWidth) >= 3),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
MOST = 30


@pytest.mark.parametrize("path", PAGES)
def test_tab_goes_through_all_in_the_order_of_the_page_and_is_seen(path: str, page: Page) -> None:
    page.goto(path)
    wanted = page.evaluate(IN_ORDER)[:MOST]
    assert wanted
    for html in wanted:
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED) == {"html": html, "outlined": True, "inside": True}


def test_the_first_link_skips_to_the_content(page: Page) -> None:
    page.goto("/id/state/russia.html")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_what_is_folded_opens(page: Page) -> None:
    page.goto("/ask/who-supports-whom")
    page.get_by_text("The query that gives this").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("SPARQL query")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_label("SPARQL query")).to_be_focused()


def test_the_query_box_can_be_left(page: Page) -> None:
    page.goto("/sparql")
    page.get_by_label("SPARQL query").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_label("SPARQL query")).to_be_focused()


def test_a_choice_of_the_network_is_made_and_shown(page: Page) -> None:
    page.goto("/network")
    page.get_by_label("Article").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Show").focus()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url("/network")
    assert page.get_by_label("Article").input_value()
