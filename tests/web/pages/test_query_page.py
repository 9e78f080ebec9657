"""The query page: answers with their claims, errors at their place, code, and too long or large parts."""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pyoxigraph as ox
import pytest

from parley.names import PREFIXES, thing
from parley.store.query.formats import CSV, JSON
from parley.web.views.doors import doors, opened
from parley.web.views.excerpt import excerpt
from parley.web.views.question import QuestionView
from parley.web.views.results import _beginning
from parley.web.views.snippets import snippets
from parley.web.views.source_columns import with_sources

Ask = Callable[..., httpx.Response]
HTML = {"Accept": "text/html"}


def page_of(ask: Ask, query: str) -> str:
    return ask("GET", "/sparql", params={"query": query}, headers=HTML).text


def table(page: str) -> list[list[str]]:
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = (
        re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
        for row in re.findall(r"<tr>.*?</tr>", body, re.DOTALL)
    )
    return [[" ".join(re.sub("<[^>]*>", " ", cell).split()) for cell in row] for row in cells]


# Questions and their claims.


def test_a_door_shows_the_answer_first_and_each_row_with_its_claim_and_place(ask: Ask) -> None:
    page = ask("GET", "/ask/who-supports-whom", headers=HTML).text
    row = next(row for row in table(page) if row[0] == "Ardenia")
    assert row[2] == "Hill Council"
    assert re.search(r"Ardenia supports the Hill Council\. Calm Waters, characters \d+–\d+", row[-1])
    assert page.index("</table>") < page.index("The query that gives this")


@pytest.mark.parametrize("door", doors(), ids=lambda door: door.name)
def test_every_door_is_a_query_that_can_give_its_claims(ask: Ask, door: Any) -> None:
    assert isinstance(ox.Store().query(door.text, prefixes=PREFIXES), ox.QuerySolutions)
    wide = with_sources(door.text)
    assert wide is not None
    assert "?claim" in wide[0].partition("WHERE")[0]
    assert ask("GET", f"/ask/{door.name}", headers=HTML).status_code == 200


def test_a_door_that_there_is_not_is_not_found(ask: Ask) -> None:
    assert ask("GET", "/ask/nothing", headers=HTML).status_code == 404


def test_doors_that_nothing_is_behind_are_not_shown() -> None:
    row = {
        name: ox.Literal(value)
        for name, value in (("door", "what-was-planned"), ("claims", "2"), ("one", "1x"))
    }
    assert [(held.door.name, held.claims, held.sentence) for held in opened([row])] == [
        ("what-was-planned", 2, "x")
    ]
    assert opened([]) == []


def test_a_question_to_one_article_can_be_put_to_all() -> None:
    query = "SELECT ?a WHERE {\n  VALUES ?a { <x:y> }  # without this line: all articles\n  ?a ?b ?c\n}\n"
    wider = QuestionView("", query, "").to_all_articles
    assert wider == "SELECT ?a WHERE {\n  ?a ?b ?c\n}\n"
    assert QuestionView("", wider, "").to_all_articles is None


def test_a_question_tells_which_articles_it_asks() -> None:
    query = "SELECT ?a WHERE {\n VALUES ?a { article:one }  # without this line: all articles\n ?a ?b ?c }\n"
    assert [one.value for one in QuestionView("", query, "").articles] == [thing("article", "one")]
    assert QuestionView("", "SELECT ?a WHERE { VALUES ?a { article:one } }", "").articles == []


# Errors at their place.


def test_an_error_is_marked_at_its_line_with_the_fix(ask: Ask) -> None:
    page = page_of(ask, "# first\nSELCT ?s { ?s ?p ?o }")
    assert "“SELCT” is no word of SPARQL (line 2, column 1): did you mean SELECT?" in page
    assert re.search(r'wrong"><span class="no">2</span> <mark>SELCT</mark> \?s', page)
    (fix,) = re.findall(r'href="([^"]+)">Run it so corrected', page)
    corrected = parse_qs(urlsplit(unescape(fix)).query)["query"][0]
    assert corrected == "# first\nSELECT ?s { ?s ?p ?o }"
    assert ask("GET", unescape(fix), headers=HTML).status_code == 200


@pytest.mark.parametrize(
    ("line", "column", "numbers", "marked"),
    [
        (1, 1, [1, 2, 3], "one"),
        (3, 3, [1, 2, 3, 4, 5], "?x"),
        (5, 99, [3, 4, 5], " "),
        (9, 1, [], ""),
        (None, None, [], ""),
    ],
)
def test_an_excerpt_has_the_lines_around_a_place(
    line: int | None, column: int | None, numbers: list[int], marked: str
) -> None:
    lines = excerpt("one\ntwo\n  ?x ?y\nfour\nfive\n", line, column)
    assert [held.number for held in lines] == numbers
    assert "".join(held.marked for held in lines) == marked


def test_a_very_long_line_is_cut_around_the_place() -> None:
    (held,) = excerpt("a " * 5000 + "X" + " b" * 5000, 1, 10_001)
    assert held.marked == "X"
    assert len(held.before) + len(held.after) < 400


def test_a_variable_that_no_pattern_binds_is_told(ask: Ask) -> None:
    page = page_of(ask, "SELECT ?nmae { ?s rdfs:label ?name }")
    assert "<code>?nmae</code> is a variable that no pattern binds: did you mean <code>?name</code>" in page


def test_script_in_a_query_stays_text(ask: Ask) -> None:
    for query in (
        "SELECT * { <script>alert(1)</script> }",
        'ASK { ?s ?p "</textarea><script>alert(1)</script>" }',
    ):
        assert "<script>alert" not in page_of(ask, query)


def test_a_query_that_begins_with_a_line_break_stays_as_it_was(ask: Ask) -> None:
    assert re.search(r"<textarea[^>]*>\n\nASK \{\}</textarea>", page_of(ask, "\nASK {}"))


# What is too long or too large.


def test_a_query_that_no_address_can_hold_gets_a_page_that_says_what_to_do(ask: Ask) -> None:
    answer = ask("GET", "/sparql", params={"query": "ASK {} #" + "x" * 40_000}, headers=HTML)
    assert answer.status_code == 414
    assert answer.headers["content-type"].startswith("text/html")
    assert "--data-urlencode query@query.rq" in answer.text
    assert "<textarea" in answer.text


def test_of_a_large_answer_the_first_rows_are_shown(ask: Ask) -> None:
    page = page_of(ask, "SELECT ?a ?b ?c { ?a ?b ?c . ?d ?e ?f } LIMIT 20000")
    assert "<h2>The first 1000 rows</h2>" in page
    assert re.search(r"The answer is complete and has \d\.\d MiB", page)
    assert len(table(page)) == 133, "a page of them"


def test_of_a_large_graph_the_beginning_is_shown(ask: Ask) -> None:
    page = page_of(ask, "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 20000")
    assert "This is the beginning" in page
    assert page.index("This is the beginning") < page.index("<pre")


@pytest.mark.parametrize("space", ["", " ", "\n  "])
def test_the_beginning_of_a_document_is_a_whole_document(space: str) -> None:
    rows = [{"x": {"type": "literal", "value": f'"]}}}} {{[ {number}'}} for number in range(3)]
    inner = f",{space}".join(json.dumps(row) for row in rows)
    whole = f'{{"head":{{"vars":["x"]}},"results":{{"bindings"{space}:{space}[{space}{inner}]}}}}'
    start = whole.index("[", whole.index("bindings"))
    for length in range(start + 1, len(whole) + 1):
        held = json.loads(_beginning(whole[:length]))["results"]["bindings"]
        assert held == rows[: len(held)]
    assert json.loads(_beginning(whole))["results"]["bindings"] == rows
    assert json.loads(_beginning(whole[:10]))["results"]["bindings"] == []


# Code to copy.

QUERIES = (
    "ASK {}",
    "SELECT * {\n  ?s ?p 'it''s'\n}\n",
    'ASK { ?s ?p """a\\"b""" }',
    'ASK { ?s ?p "x"',
    "é $HOME `ls`",
)


def code() -> Iterator[tuple[str, str, str]]:
    for query in QUERIES:
        curl, python = snippets(query, "http://127.0.0.1:8080/sparql", JSON)
        yield query, curl.text, python.text


def test_code_for_the_shell_sends_the_query_as_it_is() -> None:
    for query, curl, _ in code():
        words = shlex.split(curl.replace("\\\n", " "))
        assert words[-1] == "query=" + query
        assert "Accept: application/sparql-results+json" in words


def test_code_for_python_sends_the_query_as_it_is() -> None:
    for query, _, python in code():
        assigned = next(node for node in ast.parse(python).body if isinstance(node, ast.Assign))
        assert ast.literal_eval(assigned.value) == query


def test_the_page_has_the_code_and_a_link_that_keeps_the_query(ask: Ask) -> None:
    page = unescape(page_of(ask, "ASK { ?s a parley:State }"))
    for piece in snippets("ASK { ?s a parley:State }", "http://127.0.0.1:8080/sparql", JSON):
        assert piece.text in page
    assert '/sparql?query=ASK%20%7B%20%3Fs%20a%20parley%3AState%20%7D">Link to this query' in page
    assert f"format={CSV.name}" in page
