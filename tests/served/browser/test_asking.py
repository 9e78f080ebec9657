"""The query page under the hands of a reader: a question picked, a query changed, refused, saved and left."""

from __future__ import annotations

import re
import time
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.served.browser.test_ways import click

pytestmark = pytest.mark.browser

WRONG = "SELECT ?who WHERE {\n  ?who parley:supports ?whom .\n}\nORDR BY ?who"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LISTEN = """() => {
  const waiting = document.getElementById("waiting");
  const told = document.body.dataset;
  const keep = () => { told.told = (told.told ?? "") + waiting.textContent; };
  new MutationObserver(keep).observe(waiting, {childList: true});
}"""
"""Keeps what the page says meanwhile: a browser that is driven tells nothing of a page that waits."""
PATIENCE = 8.0
"""Seconds; less than a query has."""


def ask(page: Page, query: str) -> None:
    """Write a query over what stands in the box, and run it from the keyboard."""
    page.get_by_label("SPARQL query").fill(query)
    page.keyboard.press("Control+Enter")


def test_a_question_is_found_by_its_words_and_its_query_run_again(page: Page) -> None:
    page.goto("/sparql")
    page.get_by_label("Words in a question").fill("stayed away")
    page.keyboard.press("Enter")
    click(page, "Who was invited, who came, who stayed away?")
    expect(page.get_by_role("link", name="The Syrian government did not attend").first).to_be_visible()
    page.get_by_text("The query that gives this").click()
    click(page, "Open it on the query page")
    page.get_by_label("SPARQL query").press("Control+Enter")
    expect(page).to_have_url(re.compile(r"/sparql\?query="))
    expect(page.get_by_role("table")).to_contain_text("Syrian government")


def test_a_fault_is_marked_at_its_line_and_mended_with_a_click(page: Page) -> None:
    page.goto("/sparql")
    ask(page, WRONG)
    expect(page.get_by_role("alert")).to_contain_text("ORDR")
    expect(page.locator(".wrong .no")).to_have_text("4")
    expect(page.locator(".wrong mark")).to_have_text("ORDR")
    expect(page.get_by_label("SPARQL query")).to_have_value(WRONG)
    click(page, "Run it so corrected")
    expect(page.get_by_role("table")).to_contain_text("Russia")


def test_a_result_is_saved_as_csv(page: Page, tmp_path: Path) -> None:
    page.goto("/sparql")
    ask(page, "SELECT ?who { ?who parley:supports ?whom } ORDER BY ?who")
    with page.expect_download() as held:
        page.get_by_role("link", name="CSV").click()
    held.value.save_as(tmp_path / held.value.suggested_filename)
    rows = (tmp_path / "answer.csv").read_text("utf-8").splitlines()
    assert rows[0] == "who"
    assert "https://w3id.org/parley/id/state/russia" in rows


def test_whoever_leaves_ends_the_query(page: Page, origin: str) -> None:
    def await_long(wanted: str) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            told = httpx.get(f"{origin}/metrics").text
            found = re.search(r"^parley_queries_long (\d+)", told, re.MULTILINE)
            assert found is not None
            if found[1] == wanted:
                return
            assert time.monotonic() < end, f"{found[1]} queries run long"
            time.sleep(0.05)

    page.goto("/sparql")
    page.evaluate(LISTEN)
    ask(page, ENDLESS)
    await_long("1")
    page.keyboard.press("Escape")
    await_long("0")
    expect(page.locator("#waiting")).to_be_empty()
    assert "Waiting for the answer" in page.evaluate("document.body.dataset.told")
