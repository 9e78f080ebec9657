"""Who has confirmed the claims a release says itself, and its pages and descriptions repeat it."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from parley.names import RDFS
from parley.web.site import Site
from tests.web.conftest import CONFIRMATION
from tests.web.test_pages import HTML, PAGES

Ask = Callable[..., httpx.Response]


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/id/claim/calm-waters-002.html"])
def test_every_page_says_so(ask: Ask, path: str) -> None:
    assert CONFIRMATION in html.unescape(ask("GET", path, headers=HTML).text)


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
