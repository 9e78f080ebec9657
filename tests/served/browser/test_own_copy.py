"""Who has an article checks it in the browser: the right file is marked, another refused, nothing sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from parley.claims.corpus import load_corpus
from parley.text.profile import canonical, text_hash
from tests.served.browser.watched import COLOURS, violations

pytestmark = pytest.mark.browser

CLAIM = "/id/claim/peace-in-our-town-032.html"
ARTICLE = "/id/article/peace-in-our-town.html"
WRONG = {
    "another text": (b"This is another text.", "it has 21 characters"),
    "no text": (b"\xff\xfe\x00", "is not a text in UTF-8"),
}


@pytest.fixture
def opened(page: Page) -> Page:
    """The page of a claim, with the place for a file open."""
    page.goto(CLAIM)
    page.get_by_text("Check with your own copy").click()
    return page


def choose(page: Page, file: Any) -> list[str]:
    """Choose a file, and return what the page asks of the server from then on: a list that fills."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("A file with the text of the article").set_input_files(file)
    return asked


def a_file(name: str, content: bytes) -> dict[str, Any]:
    return {"name": name, "mimeType": "text/plain", "buffer": content}


@pytest.mark.parametrize(("content", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_refused_with_the_reason(content: bytes, told: str, opened: Page) -> None:
    asked = choose(opened, a_file("wrong.txt", content))
    result = opened.locator("[data-own-copy-result]")
    expect(result).to_contain_text("wrong.txt")
    expect(result).to_contain_text(told)
    expect(opened.locator("mark")).to_have_count(0)
    assert asked == []


@pytest.fixture
def right(real_articles: Path) -> Path:
    """The file of the article."""
    articles = {file.slug: file.annotations.article for file in load_corpus().articles}
    known = articles["peace-in-our-town"].text_hash
    paths = sorted(real_articles.glob("*.txt"))
    return next(path for path in paths if text_hash(canonical(path.read_bytes())) == known)


@pytest.mark.texts
@pytest.mark.parametrize("path", [CLAIM, ARTICLE])
def test_the_right_file_is_marked_and_can_be_read_in_light_and_dark(
    path: str, page: Page, right: Path
) -> None:
    page.goto(path)
    page.get_by_text("Check with your own copy").click()
    asked = choose(page, right)
    expect(page.locator("[data-own-copy-result]")).to_contain_text("the hash is the same")
    assert page.locator("mark").first.inner_text()
    assert asked == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert violations(page, *COLOURS) == []


def test_of_a_right_file_the_words_of_a_passage_are_shown_where_offsets_count_code_points(
    opened: Page,
) -> None:
    """The page gets the hash and the place of a text of this test, not of an article."""
    text = "𝔘 talks: they did not attend.\n"
    opened.evaluate(
        """async text => {
          const {textHash} = await import('/static/canonical.js');
          const box = document.querySelector('[data-own-copy]');
          box.dataset.hash = await textHash(text);
          const excerpt = document.querySelector('[data-excerpt]');
          Object.assign(excerpt.dataset, {start: '0', end: '29', marks: '9-28'});
        }""",
        text,
    )
    choose(opened, a_file("right.txt", text.replace("\n", "\r\n").encode()))
    expect(opened.locator("[data-excerpt] mark")).to_have_text("they did not attend")
    expect(opened.locator("[data-excerpt]")).to_have_text("𝔘 talks: they did not attend.")
