"""Who has confirmed the claims a release says itself, and its pages and descriptions repeat it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from parley.coding.confirmation import ConfirmedBy
from parley.names import RDFS
from parley.web.configuration.site import Site
from parley.web.views.confirmed_by import in_brief
from tests.web.pages.test_pages import HTML, PAGES
from tests.web.small_release import CONFIRMATION

Ask = Callable[..., httpx.Response]


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/id/claim/calm-waters-002.html"])
def test_every_page_says_so(ask: Ask, path: str) -> None:
    assert CONFIRMATION in html.unescape(ask("GET", path, headers=HTML).text)


def test_every_kind_of_confirmation_has_words(running: Any) -> None:
    for by in ConfirmedBy:
        manifest = replace(running.site.release.manifest, coding={"confirmedBy": {str(by): 2}})
        assert in_brief(manifest).startswith("All 2 claims were confirmed by")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"confirmedBySoftware": 154}, "All 154 claims were confirmed by software only, none by a person."),
        ({"confirmedByPerson": 1}, "The only claim was confirmed by a person."),
        (
            {"confirmedByBoth": 2, "confirmedByPerson": 0},
            "All 2 claims were confirmed by a person and by software.",
        ),
        (
            {"confirmedByPerson": 3, "confirmedBySoftware": 4},
            "Of 7 claims, 4 were confirmed by software only and 3 were confirmed by a person.",
        ),
    ],
)
def test_pages_say_it_briefly_by_the_counts_of_the_manifest_and_about_in_full(
    running: Any, ask_of: Callable[[Site], Ask], counts: dict[str, int], said: str
) -> None:
    release = running.site.release
    manifest = replace(release.manifest, coding={"confirmedBy": counts})
    asked = ask_of(replace(running.site, release=replace(release, manifest=manifest)))
    assert said in shown(asked, "/")
    assert CONFIRMATION not in shown(asked, "/")
    assert CONFIRMATION in html.unescape(asked("GET", "/about", headers=HTML).text)


@pytest.mark.parametrize("media_type", ["text/turtle", "application/ld+json"])
def test_the_service_description_says_so_of_the_data(ask: Ask, running: Any, media_type: str) -> None:
    told = ask("GET", "/sparql", headers={"Accept": media_type}).content
    quads = ox.parse(told, format=ox.RdfFormat.from_media_type(media_type))
    said = {
        quad.subject.value: quad.object.value for quad in quads if quad.predicate.value == RDFS + "comment"
    }
    assert said[running.site.url("/sparql#dataset")] == CONFIRMATION


def test_openapi_says_so(ask: Ask) -> None:
    assert CONFIRMATION in ask("GET", "/openapi.json").json()["info"]["description"]


def test_nothing_is_said_of_files_that_are_not_ours(running: Any, ask_of: Callable[[Site], Ask]) -> None:
    plain = ask_of(replace(running.site, release=None))
    for path in ("/", "/about", "/sparql", "/openapi.json"):
        assert CONFIRMATION not in html.unescape(plain("GET", path, headers=HTML).text)


def shown(ask: Ask, path: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", ask("GET", path, headers=HTML).text)).split())


def test_page_of_a_claim_says_who_confirmed_it_and_what_was_answered(ask: Ask) -> None:
    page = shown(ask, "/id/claim/calm-waters-001.html")
    assert "Who has confirmed it It is confirmed by a person . The coder had the passage" in page
    assert "2031-06-02: confirmed by Ada <i>Stone</i> (person)" in page
    assert "none of these" not in page  # the answer to a catch item is no answer to the claim


def test_page_of_a_claim_without_confirmation_says_so(ask: Ask) -> None:
    assert "Nobody has confirmed it in its current form." in shown(ask, "/id/claim/calm-waters-003.html")


def test_disputed_claim_is_marked_with_reason_and_state(ask: Ask) -> None:
    assert "Disputed on 2031-06-01 ( open ): Another council is meant." in shown(
        ask, "/id/claim/calm-waters-001.html"
    )
    assert "Disputed" not in shown(ask, "/id/claim/calm-waters-003.html")


def test_withheld_claim_has_a_page_with_the_reason_alone(ask: Ask) -> None:
    page = shown(ask, "/id/claim/calm-waters-009.html")
    assert "withheld claim" in page
    assert "withheld because not coded" in page


PREVIEW = "Preview: not confirmed. For the eyes of its maker alone."


def previewed(running: Any, *, preview: bool) -> Site:
    release = running.site.release
    coding = {"withheld": {"notCoded": 3}}
    manifest = replace(release.manifest, preview=preview, coding=coding)
    return replace(running.site, release=replace(release, manifest=manifest))


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/id/claim/calm-waters-002.html"])
def test_every_page_of_a_preview_is_marked(running: Any, ask_of: Callable[[Site], Ask], path: str) -> None:
    assert PREVIEW in ask_of(previewed(running, preview=True))("GET", path, headers=HTML).text


def test_no_page_of_a_release_is_marked_as_a_preview(ask: Ask) -> None:
    assert not any(PREVIEW in ask("GET", path, headers=HTML).text for path in PAGES)


def test_about_says_how_many_claims_are_withheld_and_why(running: Any, ask_of: Callable[[Site], Ask]) -> None:
    assert "notCoded 3" in shown(ask_of(previewed(running, preview=False)), "/about")
