"""Answers of different engines in different formats are the same rows."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from benchmarks.client import Answer
from benchmarks.questions import SOLUTIONS, Question
from benchmarks.rows import difference, rows_of, strangers

XSD = "http://www.w3.org/2001/XMLSchema#"
ORDERED = Question("q", "q", "SELECT * {}")
ANY = Question("q", "q", "SELECT * {} LIMIT 1", any_rows=True)


def _json(*bindings: dict[str, Any]) -> Answer:
    document = {
        "head": {"vars": ["a"]},
        "results": {"bindings": [{"a": one} if one else {} for one in bindings]},
    }
    return Answer(200, SOLUTIONS, json.dumps(document).encode(), keeps=True)


@pytest.mark.parametrize(
    ("binding", "term"),
    [
        ({"type": "uri", "value": "http://e/1"}, "<http://e/1>"),
        ({"type": "literal", "value": "x"}, '"x"'),
        ({"type": "literal", "value": "x", "datatype": XSD + "string"}, '"x"'),
        ({"type": "literal", "value": "x", "xml:lang": "en"}, '"x"@en'),
        ({"type": "literal", "value": "1", "datatype": XSD + "integer"}, f'"1"^^<{XSD}integer>'),
        ({"type": "typed-literal", "value": "1", "datatype": XSD + "integer"}, f'"1"^^<{XSD}integer>'),
        ({"type": "bnode", "value": "b7"}, "_:"),
        ({}, ""),
    ],
)
def test_terms_of_solutions(binding: dict[str, str], term: str):
    assert rows_of(_json(binding)) == Counter({(term,): 1})


def test_boolean_is_a_row():
    body = b'{"head": {}, "boolean": true}'
    assert rows_of(Answer(200, SOLUTIONS, body, keeps=True)) == Counter({("true",): 1})


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/n-triples", b'<http://e/a> <http://e/b> "c" .\n_:x <http://e/b> "c" .\n'),
        ("text/turtle", b'@prefix e: <http://e/> . [] e:b "c" . e:a e:b "c" .'),
    ],
)
def test_graphs_in_any_format_are_the_same_rows(media_type: str, body: bytes):
    rows = rows_of(Answer(200, media_type, body, keeps=True))
    assert set(rows) == {("<http://e/a>", "<http://e/b>", '"c"'), ("_:", "<http://e/b>", '"c"')}


@pytest.mark.parametrize(
    "answer",
    [Answer(200, "text/html", b"<p>", keeps=True), Answer(200, SOLUTIONS, b'{"head": ', keeps=True)],
    ids=["page", "truncated"],
)
def test_what_is_no_answer_is_refused(answer: Answer):
    with pytest.raises(ValueError, match=r".+"):
        rows_of(answer)


@pytest.mark.parametrize(
    ("question", "ours", "theirs", "found"),
    [
        (ORDERED, ["x", "y"], ["y", "x"], None),
        (ORDERED, ["x"], ["x", "x"], "1 rows and 2"),
        (ORDERED, ["x"], ["y"], "a row that only one has: ('x',)"),
        (ANY, ["x"], ["y"], None),
        (ANY, ["x"], ["y", "z"], "1 rows and 2"),
    ],
)
def test_difference(question: Question, ours: list[str], theirs: list[str], found: str | None):
    assert difference(question, Counter((one,) for one in ours), Counter((one,) for one in theirs)) == found


def test_rows_that_the_data_do_not_state_are_strangers():
    rows = [("<a>", "<b>", "<c>"), ("<a>", "<b>", "_:"), ("<a>", "<b>", "<d>")]
    assert strangers(rows, {("<a>", "<b>", "<c>")}) == [("<a>", "<b>", "<d>")]
