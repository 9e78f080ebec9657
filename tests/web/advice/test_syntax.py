"""Complaints in plain words, and problems that name the way out."""

from __future__ import annotations

import json

import pytest

from parley.advice.syntax import check_prefixes, in_plain_words
from parley.store.executors.limits import Limits
from parley.store.query import failures
from parley.store.query.outline import outline
from parley.web.http.problem import of_failure

KNOWN = {"parley": "http://p/", "rdfs": "http://r/"}


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
    with pytest.raises(failures.MalformedQuery) as caught:
        check_prefixes(outline(query), KNOWN)
    assert words in str(caught.value)
    assert (caught.value.line, caught.value.column) == place


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX ex: <http://e/> ASK { ?s ex:a parley:b }",
        "ASK { ?s ?p 'ex:a' # ex:b\n }",
        "ASK { _:a ?p <ex:c> }",
    ],
)
def test_what_is_declared_or_no_prefix_passes(query: str) -> None:
    check_prefixes(outline(query), KNOWN)


@pytest.mark.parametrize(
    ("message", "query", "words"),
    [
        ('expected one of "(", "+"', "ASK { ?s FILTER }", "breaks off at “FILTER”"),
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
        (failures.TimeExceeded("slow"), 422, "A query has 7 seconds"),
        (failures.MemoryExceeded("big"), 422, "A query may use 64 MiB"),
        (failures.AnswerTooLarge("long"), 422, "from the dumps"),
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
