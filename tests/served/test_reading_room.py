"""A reader without knowledge of RDF finds answers from the home page by visible text, in few clicks."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx
import pytest

WAYS = {
    "who supported the government, and where does it say so": (
        ["Who supports whom?", "Numerous international parties give support to the Syrian government"],
        "Characters 1438–1541",
    ),
    "the text says the president": (
        ["Who supports whom?", "Both Russia and Iran give support to Bashar al-Assad."],
        "Characters 1544–1599",
    ),
    "who was invited and did not come": (
        ["Who was invited, who came, who stayed away?", "The Syrian government did not attend"],
        "Characters 2440–2476",
    ),
    "what was planned but not confirmed": (
        ["What was planned, and is it reported to have happened?", "The upcoming round of the Astana talks"],
        "planned",
    ),
    "what is proposed, and who reacted": (
        ["What is proposed, and who reacted?", "have mixed views of Kazakhstan's proposal."],
        "Characters 1396–1485",
    ),
    "a name that is searched for": (["Astana talks", "The Astana talks are a weighty"], "Characters 756–819"),
}


class _Links(HTMLParser):
    """The links of a page with what a reader sees of them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: str | None = None
        self._text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._open, self._text = dict(attrs).get("href"), ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open is not None:
            self.found.append((" ".join(self._text.split()), self._open))
            self._open = None


def _clicked(client: httpx.Client, page: httpx.Response, text: str) -> httpx.Response:
    seen = _Links(page.text).found
    there = [href for label, href in seen if text in label]
    assert there, f"{text!r} is no link among {[label for label, _ in seen]}"
    return client.get(urljoin(str(page.url), there[0]))


@pytest.mark.parametrize(("clicks", "answer"), WAYS.values(), ids=WAYS)
def test_an_answer_and_its_passage_are_found_by_visible_text(
    origin: str, clicks: list[str], answer: str
) -> None:
    with httpx.Client(headers={"Accept": "text/html"}, follow_redirects=True) as client:
        page = client.get(f"{origin}/")
        for text in clicks:
            page = _clicked(client, page, text)
            assert page.status_code == 200
    assert answer in page.text
    assert len(clicks) <= 3
