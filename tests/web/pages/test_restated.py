"""The page of a claim: which other articles state the same, and which claims speak of it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import httpx
import pytest

Ask = Callable[..., httpx.Response]


def _section(page: str, heading: str) -> str:
    """Return the visible text below a heading, in one line."""
    section = re.split(r"<h2[^>]*>", page.partition(f">{heading}</h2>")[2])[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", section)).split())


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("calm-waters-001", "Ardenia gives support to the Hill Council. “ Low Tide ”, characters 0–40"),
        ("low-tide-001", "Ardenia supports the Hill Council. “ Calm Waters ”, characters 100–160"),
    ],
)
def test_claim_names_what_states_the_same_and_counts_the_articles(ask: Ask, own: str, told: str) -> None:
    page = ask("GET", f"/id/claim/{own}.html").text
    section = _section(page, "Who else states it")
    assert section.startswith(f"2 articles report it; these are the other passages: {told}")


def test_claim_that_stands_alone_says_so(ask: Ask) -> None:
    page = ask("GET", "/id/claim/calm-waters-003.html").text
    assert _section(page, "Who else states it") == "No other passage of the graph states the same."


def test_same_statement_is_no_role_and_no_claim_about_the_claim(ask: Ask) -> None:
    page = ask("GET", "/id/claim/calm-waters-001.html").text
    assert "same statement" not in page.partition("<h2 id=\"cite\">")[0]
    assert "Claims joined to it" not in page


def test_claim_lists_the_claims_that_speak_of_it(ask: Ask) -> None:
    page = ask("GET", "/id/claim/low-tide-001.html").text
    assert _section(page, "Claims joined to it").startswith("That the Hill Council attends")


@pytest.mark.parametrize("own", ["calm-waters-001", "low-tide-001"])
def test_description_links_both_ways(ask: Ask, own: str) -> None:
    turtle = ask("GET", f"/id/claim/{own}.ttl").text
    assert turtle.count("parley:sameStatement") == 2
