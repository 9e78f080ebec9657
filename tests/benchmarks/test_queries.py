"""The measured queries can be read, are answered, and make requests that no cache has seen."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from benchmarks.goals import goals
from benchmarks.questions import SOLUTIONS, TRIPLES, Question, read_question, read_questions
from benchmarks.release import Generated
from parley.store.engine.evaluation import Loaded
from parley.store.loading.source import Source, load
from parley.store.query.outline import outline

QUESTIONS = read_questions()
GRAPHS = ("02-describe", "08-article")


@pytest.fixture(scope="module")
def loaded(generated: Generated) -> Loaded:
    return load(Source(release=generated.folder))


def _count(loaded: Loaded, text: str) -> int:
    return sum(1 for _ in loaded.store.query(text, use_default_graph_as_union=True))


def test_there_are_ten():
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_query_gives_rows_on_ten_thousand_triples(question: Question, loaded: Loaded):
    assert _count(loaded, question.text) > 0


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_query_declares_its_prefixes(question: Question):
    ox.Store().query(question.text)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_mark_changes_the_text_and_not_the_answer(question: Question, loaded: Loaded):
    texts = [parse_qs(urlsplit(question.target("/sparql", mark)).query)["query"][0] for mark in ("a", "b")]
    assert texts[0] != texts[1]
    assert [_count(loaded, text) for text in texts] == [_count(loaded, question.text)] * 2


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_format_fits_the_form_of_the_query(question: Question):
    assert question.media_type == (TRIPLES if question.name in GRAPHS else SOLUTIONS)


def test_only_the_query_with_a_limit_and_no_order_leaves_its_rows_open():
    assert [question.name for question in QUESTIONS if question.any_rows] == ["09-rows"]


def test_goals_speak_of_queries_that_there_are():
    assert {goal.query for goal in goals()} == {question.name for question in QUESTIONS}


def test_query_without_a_title_is_refused(tmp_path: Path):
    path = tmp_path / "11-other.rq"
    path.write_text("ASK {}\n")
    with pytest.raises(ValueError, match=r"11-other\.rq: needs a header"):
        read_question(path)


def test_prefixes_and_form_are_seen_by_the_endpoint():
    assert all(outline(question.text) for question in QUESTIONS)
