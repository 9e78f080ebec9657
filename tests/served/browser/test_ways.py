"""What a reader who has never heard of RDF finds from the home page, by visible text alone, in few clicks."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.served.browser.watched import watched

pytestmark = pytest.mark.browser

WAYS = {
    "who supported the government, and where does it say so": (
        ["Who supports whom?", "Numerous foreign powers support the Syrian government"],
        "Characters 1438–1541",
    ),
    "the text says the president": (
        ["Who supports whom?", "Both Russia and Iran support Bashar al-Assad."],
        "Characters 1544–1599",
    ),
    "who was invited and did not come": (
        ["Who was invited, who came, who stayed away?", "The Syrian government did not attend"],
        "Characters 2440–2476",
    ),
    "what was planned but not confirmed": (
        ["What was planned, and is it reported to have happened?", "The next round of the talks"],
        "planned",
    ),
    "what is proposed, and who reacted": (
        ["What is proposed, and who reacted?", "have mixed views of Kazakhstan's proposal."],
        "Characters 1396–1485",
    ),
    "a name that is read on the page": (
        ["Astana talks", "The Astana talks are a major"],
        "Characters 756–819",
    ),
}
MOST_CLICKS = 3


def click(page: Page, text: str) -> None:
    """Click the first link that shows a text, in these letters."""
    page.get_by_role("link", name=re.compile(re.escape(text))).first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize(("clicks", "answer"), WAYS.values(), ids=WAYS)
def test_an_answer_and_its_passage_are_found_by_visible_text(
    clicks: list[str], answer: str, page: Page
) -> None:
    page.goto("/")
    for text in clicks:
        click(page, text)
    expect(page.locator("main")).to_contain_text(answer)
    assert len(clicks) <= MOST_CLICKS


def test_without_scripts_the_way_is_the_same_and_a_query_is_answered(browser: Browser, origin: str) -> None:
    clicks, answer = WAYS["who was invited and did not come"]
    with watched(browser, origin, java_script_enabled=False) as watch:
        page = watch.page
        page.goto("/")
        for text in clicks:
            click(page, text)
        expect(page.locator("main")).to_contain_text(answer)
        click(page, "Query")
        page.get_by_label("SPARQL query").fill("SELECT ?whom { state:russia parley:supports ?whom }")
        page.get_by_role("button", name="Run").click()
        expect(page.get_by_role("table")).to_contain_text("Bashar al-Assad")
        assert watch.taken() == []


def test_a_name_with_a_slip_is_found_from_the_home_page(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("Nazarbaev")
    page.keyboard.press("Enter")
    click(page, "Nursultan Nazarbayev")
    expect(page.locator("h1")).to_have_text("Nursultan Nazarbayev")


def test_a_misspelt_address_leads_to_what_was_meant(page: Page) -> None:
    page.goto("/id/state/rusia")
    click(page, "Russia")
    expect(page.locator("h1")).to_have_text("Russia")


def test_a_claim_leads_to_its_article_and_the_article_to_the_claim_after_it(page: Page) -> None:
    page.goto("/id/claim/peace-in-our-town-032.html")
    following = page.locator("a[rel=next]").get_attribute("href")
    click(page, "See it among the claims of the article")
    sentence = page.locator(":target")
    expect(sentence).to_be_in_viewport()
    expect(sentence).to_contain_text("The Syrian government did not attend the Astana conference.")
    page.locator(f'main a[href="{following}"]').first.click()
    expect(page).to_have_url(re.compile(re.escape(str(following))))
    page.locator("a[rel=prev]").click()
    expect(page.locator("h1")).to_contain_text("The Syrian government did not attend")


def test_a_file_of_the_release_is_what_its_digest_says(page: Page, tmp_path: Path) -> None:
    page.goto("/")
    click(page, "Downloads")
    row = page.get_by_role("row").filter(has_text="claims.csv")
    with page.expect_download() as held:
        row.get_by_role("link", name="claims.csv").click()
    held.value.save_as(tmp_path / "claims.csv")
    digest = hashlib.sha256((tmp_path / "claims.csv").read_bytes()).hexdigest()
    expect(row).to_contain_text(digest)


@pytest.mark.parametrize(
    ("name", "path"), [("Support", "/ontology#Support"), ("weapons", "/ontology/weapons"), ("", "/ontology")]
)
def test_the_iri_of_a_term_leads_to_it(page: Page, name: str, path: str) -> None:
    page.goto(f"/ontology#{name}" if name else "/ontology")
    expect(page).to_have_url(re.compile(re.escape(path) + "$"))
    if name:
        expect(page.locator(f"#{name}" if "#" in path else "h1")).to_be_in_viewport()
