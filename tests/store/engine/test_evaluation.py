"""Evaluation without processes: datasets, formats, and failures by class."""

from __future__ import annotations

import errno
import io
from typing import Any

import pyoxigraph as ox
import pytest

from parley.store.engine.evaluation import TIDY_TRIPLES, Loaded, evaluate
from parley.store.query.failures import AnswerTooLarge, EvaluationFailed, MalformedQuery, QueryRefused
from parley.store.query.formats import GRAPH_FORMATS, SOLUTION_FORMATS, TURTLE, Format
from parley.store.query.question import Dataset, Question, question_of

GRAPHS = b"""
<http://e/a> <http://e/p> 1 .
GRAPH <http://g/1> { <http://e/b> <http://e/p> 2 }
GRAPH <http://g/2> { <http://e/c> <http://e/p> 3 . <http://e/d> <http://e/p> 4 }
"""
COUNT = "SELECT (COUNT(*) AS ?n) {0} {{ ?s ?p ?o }}"
NAMED = "SELECT (COUNT(*) AS ?n) {0} {{ GRAPH ?g {{ ?s ?p ?o }} }}"


def loaded(*, union: bool) -> Loaded:
    store = ox.Store()
    store.load(GRAPHS, format=ox.RdfFormat.TRIG)
    return Loaded(store, union=union, prefixes={"ex": "http://e/", "other": "http://other/"})


def answer(asked: Question, *, union: bool = False) -> bytes:
    output = io.BytesIO()
    evaluate(loaded(union=union), asked, output)
    return output.getvalue()


def number(query: str, dataset: Dataset | None, *, union: bool) -> int:
    csv = next(form for form in SOLUTION_FORMATS if form.name == "csv")
    return int(answer(question_of(query, csv, dataset), union=union).split()[1])


G1, G2, NONE = ("http://g/1",), ("http://g/2",), ("http://g/none",)


@pytest.mark.parametrize(
    ("query", "dataset", "plain", "union"),
    [
        (COUNT.format(""), None, 1, 4),
        (NAMED.format(""), None, 3, 3),
        (COUNT.format("FROM <http://g/1>"), None, 1, 1),
        (COUNT.format("FROM <http://g/1> FROM <http://g/2>"), None, 3, 3),
        (COUNT.format("FROM NAMED <http://g/1>"), None, 0, 0),
        (NAMED.format("FROM NAMED <http://g/2>"), None, 2, 2),
        (COUNT.format(""), Dataset(default=G2), 2, 2),
        (NAMED.format(""), Dataset(default=G2), 0, 0),
        (COUNT.format(""), Dataset(named=G2), 0, 0),
        (NAMED.format(""), Dataset(named=G2), 2, 2),
        (COUNT.format(""), Dataset(default=NONE), 0, 0),
        (COUNT.format("FROM <http://g/1>"), Dataset(default=G2), 2, 2),
        (COUNT.format("FROM <http://g/1>"), Dataset(named=G2), 0, 0),
    ],
)
def test_dataset_is_the_requests_else_the_querys_else_the_stores(
    query: str, dataset: Dataset | None, plain: int, union: int
) -> None:
    assert number(query, dataset, union=False) == plain
    assert number(query, dataset, union=True) == union


@pytest.mark.parametrize("answer_format", SOLUTION_FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "ASK {}"])
def test_every_solution_format_is_written(query: str, answer_format: Format) -> None:
    assert answer(question_of(query, answer_format))


@pytest.mark.parametrize("answer_format", GRAPH_FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE ex:a"])
def test_every_graph_format_is_written_and_reads_back(query: str, answer_format: Format) -> None:
    data = answer(question_of(query, answer_format))
    parsed = list(ox.parse(data, format=ox.RdfFormat.from_media_type(answer_format.media_type)))
    assert [quad.triple for quad in parsed] == [
        ox.Triple(ox.NamedNode("http://e/a"), ox.NamedNode("http://e/p"), ox.Literal(1))
    ]


def test_small_graphs_are_sorted_and_have_only_the_prefixes_they_use() -> None:
    asked = question_of("PREFIX mine: <http://e/> CONSTRUCT { ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } }", TURTLE)
    text = answer(asked).decode()
    assert "other:" not in text
    assert text.index("mine:b") < text.index("mine:c") < text.index("mine:d")


def test_large_graphs_are_complete() -> None:
    rows = " ".join(f"<http://e/{i}>" for i in range(TIDY_TRIPLES + 10))
    data = answer(question_of(f"CONSTRUCT {{ ?s ex:p 1 }} {{ VALUES ?s {{ {rows} }} }}", TURTLE))
    assert sum(1 for _ in ox.parse(data, format=ox.RdfFormat.TURTLE)) == TIDY_TRIPLES + 10


def test_prefixes_need_no_declaration_and_a_declaration_wins() -> None:
    assert b"true" in answer(question_of("ASK { ex:a ex:p 1 }"))
    assert b"false" in answer(question_of("PREFIX ex: <http://elsewhere/> ASK { ex:a ex:p 1 }"))


def test_a_malformed_query_has_a_place() -> None:
    with pytest.raises(MalformedQuery) as caught:
        answer(question_of("SELECT ?s\n{ ?s ?p }"))
    assert caught.value.line == 2


def test_a_graph_name_that_is_no_iri_is_refused() -> None:
    with pytest.raises(QueryRefused, match="no absolute IRI"):
        answer(question_of("ASK {}", dataset=Dataset(default=("no iri",))))


class Full(io.BytesIO):
    """A file that takes nothing."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code

    def write(self, data: Any) -> int:
        raise OSError(self.code, "no")


@pytest.mark.parametrize(("code", "kind"), [(errno.EFBIG, AnswerTooLarge), (errno.ENOSPC, EvaluationFailed)])
def test_a_write_that_fails_is_told_by_its_reason(code: int, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        evaluate(loaded(union=False), question_of("SELECT * { ?s ?p ?o }"), Full(code))
