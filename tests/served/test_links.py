"""Links between entities on pages: in words, from either side, with the reason."""

from __future__ import annotations

import re
import urllib.request

import pytest

SHOWN = {
    "the one": ("series/geneva-2012-2014", ["may be part of", "Geneva talks"]),
    "the other": ("process/geneva-talks", ["may include", "early Geneva conferences"]),
    "of one that may be another": ("series/astana-rounds", ["may be the same as", "of the Astana process"]),
    "the reason": ("place/astana", ["may be spoken of for", "another that Kazakhstan, whose capital it is"]),
    "what it rests on": ("link/astana-and-kazakhstan", ["rests on", "linked with", "possible metonymy"]),
}


@pytest.fixture
def page(origin: str, request: pytest.FixtureRequest) -> str:
    with urllib.request.urlopen(f"{origin}/id/{request.param}.html") as response:
        return " ".join(re.sub(r"<[^>]+>", " ", response.read().decode()).split())


@pytest.mark.parametrize(("page", "words"), SHOWN.values(), ids=SHOWN, indirect=["page"])
def test_page_says_it(page: str, words: list[str]) -> None:
    assert [word for word in words if word not in page] == []


@pytest.mark.parametrize("page", ["process/geneva-talks"], indirect=True)
def test_what_links_derive_is_told_once(page: str) -> None:
    assert "may be part of" not in page.partition("Data IRI")[0]
