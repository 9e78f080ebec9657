"""Pages of questions: the answer first, and where each row comes from."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from parley.store.query.failures import BudgetSpent, Overloaded, TimeExceeded
from parley.web.configuration.site import Site
from parley.web.views.answer_table import empty_words
from parley.web.views.doors import GENERAL
from parley.web.views.examples import Example, by_subject
from parley.web.views.source_columns import with_sources
from parley.web.views.store_reader import StoreReader

Ask = Callable[..., httpx.Response]
PAGE = "/id/question/cq-01-who-supports-whom.html"


def test_the_answer_stands_before_the_query(ask: Ask) -> None:
    page = ask("GET", PAGE).text
    assert "<h1>Who supports whom on the lake?</h1>" in page
    answer, _, folded = page.partition("<details>")
    assert 'data-head="supporter"><a href="/id/state/ardenia.html"' in answer
    assert "SELECT" not in answer.partition("<table")[2].partition("</table>")[0]
    assert "SELECT ?supporter ?recipient" in folded


def test_rows_lead_to_claims_by_their_sentences(ask: Ask) -> None:
    page = ask("GET", "/id/question/cq-02-what-is-a-claim.html").text
    assert '<a href="/id/claim/calm-waters-001.html"' in page
    assert ">Ardenia supports the Hill Council.</a>" in page


def test_a_question_to_one_article_says_so_and_leads_to_the_answer_of_all(ask: Ask) -> None:
    path = "/id/question/cq-02-what-is-a-claim.html"
    one, every = ask("GET", path).text, ask("GET", f"{path}?articles=all").text
    assert "Asked only of “" in one
    assert f'href="{path}?articles=all"' in one
    assert "/id/claim/low-tide-001.html" not in one.partition("</table>")[0]
    assert "/id/claim/low-tide-001.html" in every.partition("</table>")[0]
    assert "Asked of all articles." in every
    assert "Asked" not in ask("GET", PAGE).text


def test_an_empty_cell_says_what_is_missing() -> None:
    text = "SELECT ?who ?by ?butSee { ?c parley:agent ?who OPTIONAL { ?c parley:heldBy/rdfs:label ?by } }"
    assert [empty_words(name, text) for name in ("who", "by", "butSee")] == ["not stated", "no holder", ""]


def test_a_page_of_an_answer_that_is_not_there_is_not_found(ask: Ask) -> None:
    assert ask("GET", f"{PAGE}?page=2").status_code == 404


@pytest.mark.parametrize(
    ("failure", "status", "words"),
    [
        (TimeExceeded("the query ran too long"), 422, "The query ran too long"),
        (BudgetSpent(3), 429, "Your share is used up"),
        (Overloaded("too many wait"), 503, "The server is busy"),
    ],
)
def test_a_question_without_an_answer_says_why_and_is_not_kept(
    ask_of: Callable[[Site], Ask], running: Any, monkeypatch: pytest.MonkeyPatch,
    failure: Exception, status: int, words: str,
) -> None:  # fmt: skip
    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(StoreReader, "table", fail)
    ask = ask_of(running.site)
    answer = ask("GET", "/ask/who-supports-whom", headers={"Accept": "text/html"})
    assert answer.status_code == status
    assert words in answer.text
    assert "The query that gives this" in answer.text
    monkeypatch.undo()
    assert ask("GET", "/ask/who-supports-whom", headers={"Accept": "text/html"}).status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a WHERE { ?c parley:role ?a }",
        "SELECT DISTINCT ?a WHERE { ?c parley:role ?a } LIMIT 5",
        "SELECT DISTINCT (COUNT(?a) AS ?n) WHERE { ?c parley:role ?a } GROUP BY ?b",
        "ASK { ?c parley:role ?a }",
    ],
)
def test_a_question_whose_rows_would_change_is_left_as_it_is(text: str) -> None:
    assert with_sources(text) is None


@pytest.mark.parametrize("pattern", ["parley:x|parley:y ?a", "(parley:x/parley:y)? ?a", "?role ?a ."])
def test_a_claim_is_found_by_paths_and_by_any_role(pattern: str) -> None:
    wide = with_sources(f"SELECT DISTINCT ?a WHERE {{ ?c {pattern} }}")
    assert wide is not None
    assert wide[0].startswith("SELECT DISTINCT ?a ?c WHERE")


def test_a_comment_is_no_part_of_a_question() -> None:
    query = "SELECT DISTINCT ?a WHERE {\n  ?c a parley:Support ; # LIMIT 5\n    parley:role ?a }"
    assert with_sources(query) == (
        "SELECT DISTINCT ?a ?c WHERE {\n  ?c a parley:Support ; \n    parley:role ?a }",
        1,
    )


def test_the_list_of_questions_has_each_once_with_those_for_any_articles_first(ask: Ask) -> None:
    page = ask("GET", "/questions", headers={"Accept": "text/html"}).text
    number = int(re.search(r"(\d+) questions are answered", page)[1])  # type: ignore[index]
    main = page.partition("<main")[2].partition('class="cite"')[0]
    links = re.findall(r'<li><a href="(/ask/[\w-]+|/id/question/[\w-]+\.html)">', main)
    assert len(links) == len(set(links)) == number
    assert links[0] == "/ask/who-supports-whom"


def test_the_trail_of_a_question_leads_to_the_list(ask: Ask) -> None:
    page = ask("GET", "/ask/who-supports-whom", headers={"Accept": "text/html"}).text
    assert '<li><a href="/questions">Questions</a></li>' in page
    assert "any articles" not in page.partition("See also")[2], "a subject that tells nothing"


def test_subjects_are_in_order_with_those_of_the_record_last() -> None:
    held = [Example(name, name, "", "", (name,)) for name in ("overview", "support", "meeting")]
    first = Example("a", "A?", "", "", GENERAL)
    assert list(by_subject([*held, first])) == [*GENERAL, "meeting", "support", "overview"]
