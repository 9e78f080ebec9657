"""The support network, the timeline and the silences: pictures of links, and the same in words."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.names import term
from parley.web.configuration.site import Site
from parley.web.views.dates import DateBounds, bounds_in, date_words
from parley.web.views.drawing import Node, draw, tie_path
from parley.web.views.network import Network, network
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm
from parley.web.views.timeline import Scale, years_of

Ask = Callable[..., httpx.Response]
PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=30)


def _text(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def _row(supporter: object, recipient: object, claim: str = "c", **fields: str) -> Row:
    ends = {"supporter": f"s:{supporter}", "recipient": f"s:{recipient}"}
    iris = {**ends, "claim": f"c:{claim}", "article": "a:1"}
    terms = {name: ox.NamedNode(value) for name, value in iris.items()}
    return {**terms, **{name: ox.Literal(value) for name, value in fields.items()}}  # type: ignore[dict-item]


def _network(pairs: list[tuple[int, int]], site: Site) -> Network:
    return network([_row(*pair, claim=str(number)) for number, pair in enumerate(pairs)], site)


def test_edges_and_nodes_lead_to_claims_and_things(ask: Ask) -> None:
    page = ask("GET", "/network").text
    picture = page.partition("<svg")[2].partition("</svg>")[0]
    assert 'href="#pair-1"' in picture, "two claims say so: the row has both"
    assert 'href="/id/state/ardenia.html"' in picture
    assert "Ardenia supports Hill Council" in picture
    assert 'href="/id/claim/calm-waters-001.html"' in page
    one = ask("GET", "/network?article=low-tide").text.partition("<svg")[2].partition("</svg>")[0]
    assert 'href="/id/claim/low-tide-001.html"' in one


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("focus=state/borduria", "Nobody of this name gives or receives support here"),
        ("article=nowhere", "No article reports that anyone supports anyone within this choice"),
        ("focus=%22%3E%3Cscript%3E&steps=x", "2 parties, 1 pair"),
    ],
)
def test_a_choice_that_finds_nothing_says_so(ask: Ask, query: str, words: str) -> None:
    page = ask("GET", f"/network?{query}")
    assert page.status_code == 200
    assert words in _text(page.text)
    assert "<script>" not in page.text


@given(pairs=PAIRS)
def test_the_same_network_is_drawn_the_same_and_within_its_picture(
    pairs: list[tuple[int, int]], running: Any
) -> None:
    found = _network(pairs, running.site)
    picture = draw(found)
    assert picture == draw(_network(pairs, running.site))
    assert len(picture.arcs) == len(set(pairs))
    for node in picture.nodes:
        assert node.x - node.half >= 0
        assert node.x + node.half <= picture.width
        assert 0 < node.y < picture.height


def test_focus_shows_what_is_at_most_some_steps_away(running: Any) -> None:
    chain = _network([(1, 2), (2, 3), (3, 4), (8, 9)], running.site)
    assert [len(chain.around("s:1", steps).edges) for steps in (1, 2, 3)] == [1, 2, 3]


def test_who_only_gives_and_who_only_receives_stand_in_two_columns(running: Any) -> None:
    picture = draw(_network([(1, 8), (2, 8), (2, 9)], running.site))
    assert len({node.x for node in picture.nodes}) == 2


def test_an_edge_that_is_nowhere_plainly_said_is_marked(running: Any) -> None:
    denied = {"polarity": term("denied")}
    rows = [_row(1, 2, "1", **denied), _row(1, 3, "2", **denied), _row(1, 3, "3")]
    assert [edge.is_unsure for edge in network(rows, running.site).edges] == [True, False]


def test_the_timeline_shows_a_date_as_it_is_stated(ask: Ask) -> None:
    page = ask("GET", "/timeline").text
    text = _text(page)
    assert "May 2031 (exact to the month) Ardenia supports the Hill Council." in text
    assert 'class="bar open"' in page
    assert "gives a date" in _text(ask("GET", "/timeline?article=low-tide").text)
    assert ask("GET", "/timeline?page=9").status_code == 404


@pytest.mark.parametrize(("year", "is_there"), [("2031", True), ("2030", False)])
def test_the_timeline_of_a_year_has_the_times_of_that_year(ask: Ask, year: str, is_there: bool) -> None:
    text = _text(ask("GET", f"/timeline?year={year}").text)
    assert ("Ardenia supports the Hill Council." in text) is is_there


def test_what_is_no_year_chooses_none(ask: Ask) -> None:
    assert ask("GET", "/timeline?year=x").text.count("<li>") == ask("GET", "/timeline").text.count("<li>")


def test_years_without_a_time_are_in_the_list_too() -> None:
    rows = [
        {name: ox.Literal(value) for name, value in zip(("first", "last", "times"), held, strict=True)}
        for held in (("2011", "2012", "2"), ("2012", "2012", "1"), ("2014", "2014", "1"))
    ]
    counted = [(count.year, count.times) for count in years_of(rows)]
    assert counted == [("2011", 2), ("2012", 3), ("2013", 0), ("2014", 1)]
    assert [count.year for count in years_of([{**rows[0], "first": ox.Literal("0800")}, rows[2]])] == [
        "0800", "2012", "2014",
    ]  # fmt: skip
    assert years_of([]) == []


@pytest.mark.parametrize(
    ("edtf", "words", "precision"),
    [
        ("2015", "2015", "to the year"),
        ("2015-05-04", "4 May 2015", "to the day"),
        ("2015-22", "summer 2015", "to a part of the year"),
        ("2016/2017-12", "from 2016 to December 2017", "to the year and to the month"),
        ("../2017", "start not stated, to 2017", "to the year"),
        ("[2018..]", "not before 2018", ""),
        ("XXXX-01", "January of a year that is not stated", "to the month"),
        ("201X", "the 2010s", "to the year"),
        ("2015~", "about 2015", "to the year"),
        ("no date", "no date", ""),
    ],
)
def test_a_label_of_a_date_in_words(edtf: str, words: str, precision: str) -> None:
    assert (date_words(edtf).words, date_words(edtf).precision) == (words, precision)


@given(st.text(max_size=12))
def test_any_label_has_words_or_stands_as_it_is(text: str) -> None:
    assert date_words(text).edtf == text


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_a_bar_lies_within_its_scale(one: date, two: date, first: date, last: date) -> None:
    scale = Scale(*sorted((first, last)))
    start, width = scale.bar(DateBounds(*sorted((one, two)), is_open=False))
    assert start >= 0
    assert width > 0
    assert start + width <= 100.01


def test_a_time_with_inner_bounds_only_is_what_lies_between() -> None:
    row: Row = {"latestStart": ox.Literal("2018-04-30"), "earliestEnd": ox.Literal("2018-01-01")}
    assert bounds_in(row) == DateBounds(date(2018, 1, 1), date(2018, 4, 30), is_open=True)
    assert bounds_in({"earliestStart": ox.Literal("-0044-03-15")}) == DateBounds(None, None, is_open=True)


def test_silences_have_the_search_that_shows_them(ask: Ask) -> None:
    text = _text(ask("GET", "/silences").text)
    assert "What no article answers (1)" in text
    assert "Who guarantees the talks? not stated searched: guarant* , vouch* · in “ Calm Waters ”" in text
    assert ask("GET", "/silences?page=2").status_code == 404


@pytest.mark.parametrize("names", [("up", "low"), ("low", "up")])
def test_a_line_from_head_to_body_passes_beside_the_boxes_between_them(names: tuple[str, str]) -> None:
    y = {"up": 50.0, "wide": 100.0, "low": 150.0}
    half = {"up": 40.0, "wide": 160.0, "low": 60.0}
    nodes = {name: Node(ShownTerm(name, "", name), 700, y[name], half[name], False) for name in y}
    path = tie_path(nodes[names[0]], nodes[names[1]], nodes.values())
    assert path.startswith("M740 50H")
    assert path.endswith("H760")
    (out,) = {int(x) for x in re.findall(r"Q(\d+) ", path)}
    assert 860 < out < 900
