"""Complaints in plain words, and problems that name the way out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parley.advice.keywords import strange_word
from parley.advice.syntax import in_plain_words, undeclared_prefix
from parley.store.executors.limits import Limits
from parley.store.query import failures
from parley.store.query.outline import outline
from parley.web.http.problem import of_failure

KNOWN = {"parley": "http://p/", "rdfs": "http://r/"}


def _failure(query: str) -> failures.MalformedQuery:
    seen = outline(query)
    prefix = seen.undeclared(KNOWN)
    assert prefix is not None
    return undeclared_prefix(seen, prefix, KNOWN)


@pytest.mark.parametrize(
    ("query", "words", "place"),
    [
        ("ASK {\n ?s ex:a 1 }", "“ex:” is not declared (line 2, column 5): add PREFIX ex: <…>", (2, 5)),
        ("ASK { ?s rdf:a 1 }", "did you mean “rdfs:”?", (1, 10)),
        ("ASK { ?s par:a 1 }", "did you mean “parley:”?", (1, 10)),
        ("ASK { ?s :a 1 }", "“:” is not declared", (1, 10)),
    ],
)
def test_an_undeclared_prefix_is_named(query: str, words: str, place: tuple[int, int]) -> None:
    failure = _failure(query)
    assert words in str(failure)
    assert (failure.line, failure.column) == place


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX ex: <http://e/> ASK { ?s ex:a parley:b }",
        "ASK { ?s ?p 'ex:a' # ex:b\n }",
        "ASK { _:a ?p <ex:c> }",
    ],
)
def test_what_is_declared_or_no_prefix_passes(query: str) -> None:
    assert outline(query).undeclared(KNOWN) is None


@pytest.mark.parametrize(
    ("message", "query", "words"),
    [
        ('expected one of "(", "+"', "ASK { ?s FILTER }", "has an error at “FILTER”"),
        ("expected OPTIONAL", "ASK { ?s", "ends too early"),
        ("expected one of Prefix not found, ['%']", "ASK { ?s zz:a }", "a prefix is not declared"),
        ("expected one of IRI parsing failed, OPTIONAL", "ASK { ?s <a> }", "an IRI is relative"),
        ("The SELECT contains a variable that is unbound", "SELECT ?s", "neither in GROUP BY nor"),
    ],
)
def test_the_engines_words_are_replaced(message: str, query: str, words: str) -> None:
    told = in_plain_words(failures.MalformedQuery(message, 1, 10), query)
    assert words in str(told)
    assert "expected" not in str(told)


@pytest.mark.parametrize("place", [(1, 1), (9, 1), (1, 99), (None, None)])
def test_a_place_outside_the_query_does_no_harm(place: tuple[int | None, int | None]) -> None:
    assert str(in_plain_words(failures.MalformedQuery("expected OPTIONAL", *place), "ASK"))


@pytest.mark.parametrize(
    ("failure", "status", "hint"),
    [
        (failures.MalformedQuery("it is broken", 3, 4), 400, None),
        (failures.QueryRefused("no"), 400, None),
        (failures.TimeExceeded("slow"), 422, "A query may take 7 seconds"),
        (failures.MemoryExceeded("big"), 422, "A query may use 64 MiB"),
        (failures.AnswerTooLarge("long"), 422, "an engine of your own"),
        (failures.EvaluationFailed("hm"), 500, None),
        (failures.Overloaded("busy"), 503, "Try again"),
        (failures.Unavailable("gone"), 503, None),
    ],
)
def test_every_failure_is_a_problem(failure: failures.QueryFailure, status: int, hint: str | None) -> None:
    problem = of_failure(failure, Limits(timeout=7, memory=64))
    assert problem.status == status
    assert hint is None or hint in (problem.hint or "")
    told = json.loads(problem.as_json())
    assert told["status"] == status
    assert told["detail"].endswith(".")
    assert problem.detail in problem.as_text().decode()
    assert ("Retry-After" in dict(problem.headers)) == (status == 503)


@pytest.mark.parametrize(
    ("query", "words", "place", "corrected"),
    [
        ("SELCT ?s { ?s ?p ?o }", "“SELCT” is no word of SPARQL (line 1, column 1): did you mean SELECT?",
         (1, 1), "SELECT ?s { ?s ?p ?o }"),
        ("# a\nSELECT * {\n ?s ?p ?o FITLER(?o > 1) }", "(line 3, column 11): did you mean FILTER?",
         (3, 11), "# a\nSELECT * {\n ?s ?p ?o FILTER(?o > 1) }"),
        ("SELECT * WHRE { ?s ?p 'SELCT' }", "did you mean WHERE?",
         (1, 10), "SELECT * WHERE { ?s ?p 'SELCT' }"),
        ("SELECT * { ?s qqqqqq ?o }", "“qqqqqq” is no word of SPARQL (line 1, column 15).",
         (1, 15), None),
        (f"SELECT * {{ ?s {'e' * 9000} ?o }}", "is no word of SPARQL", (1, 15), None),
    ],
)  # fmt: skip
def test_a_word_that_sparql_does_not_have_is_blamed_where_it_stands(
    query: str, words: str, place: tuple[int, int], corrected: str | None
) -> None:
    told = in_plain_words(failures.MalformedQuery('expected one of "(", "+"', 1, 30), query)
    assert words in of_failure(told, Limits()).detail
    assert (told.line, told.column, told.corrected) == (*place, corrected)
    assert len(str(told)) < 200


@pytest.mark.parametrize("query", ["ASK { ?s", "select * { ?s a ?o filter(regex(?o, 'x')) } limit x:"])
def test_a_query_of_known_words_is_blamed_where_the_parser_stops(query: str) -> None:
    told = in_plain_words(failures.MalformedQuery("expected OPTIONAL", 1, 3), query)
    assert "is no word" not in str(told)
    assert told.corrected is None


def test_every_word_of_the_questions_is_known(checkout: Path) -> None:
    for path in sorted((checkout / "triples" / "questions").glob("*.rq")):
        assert strange_word(path.read_text("utf-8")) is None, path.name


def test_the_prefix_that_was_probably_meant_takes_the_place_of_the_other() -> None:
    query = "ASK { ?s rdf:a 'rdf:b' ; rdf:c <rdf:d> }"
    assert _failure(query).corrected == "ASK { ?s rdfs:a 'rdf:b' ; rdfs:c <rdf:d> }"
