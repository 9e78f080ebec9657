"""Queries over masked values: functions of values see through the mask, functions of terms do not."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.names import PREFIXES, XSD
from parley.rewriting import UnmaskingOutput
from parley.store.data.masking import ValueMask
from parley.store.data.unmasking import see_through
from parley.store.engine.evaluation import Loaded, evaluate
from parley.store.query.expressions import NotSeenError
from parley.store.query.failures import MalformedQuery
from parley.store.query.formats import JSON
from parley.store.query.question import question_of

DATA = f"""
@prefix : <http://ex.test/> . @prefix xsd: <{XSD}> .
:a :n "05"^^xsd:integer . :b :n "5"^^xsd:long . :c :n 5 . :d :n "7.0"^^xsd:decimal . :e :n "x" .
:a :t "2031-05-01T10:00:00Z"^^xsd:dateTimeStamp . :b :t "2031-05-01T11:00:00.0Z"^^xsd:dateTime .
:a :is "1"^^xsd:boolean . :b :is "0"^^xsd:boolean .
"""
HEAD = f"PREFIX : <http://ex.test/> PREFIX xsd: <{XSD}> "
CASES = {
    "SELECT ?s { ?s :n ?o FILTER (?o = 5) }": "a b c",
    "SELECT ?s { ?s :n ?o FILTER(?o>5.5) }": "d",
    "SELECT ?s { ?s :n ?o FILTER(?o<6&&?o>-3) }": "a b c",
    "SELECT ?s { ?s :n ?o FILTER (-?o < -6) }": "d",
    "SELECT ?s { ?s :n ?o FILTER (?o IN (7, 8)) }": "d",
    "SELECT ?s { ?s :n ?o FILTER (?o NOT IN (5, 'x')) }": "d",
    "SELECT ?s { ?s :n ?o FILTER isNumeric(?o) }": "a b c d",
    "SELECT ?s { ?s :n ?o FILTER (COALESCE(?o, 0) = 7) }": "d",
    "SELECT ?s { ?s :n ?o FILTER (IF(true, ?o, 0) = 7) }": "d",
    "SELECT ?s { ?s :n ?o BIND (?o AS ?p) FILTER (?p = 7) }": "d",
    "SELECT ?s { ?s :n ?o FILTER EXISTS { ?s :n ?p FILTER (?p + ?o = 14) } }": "d",
    "SELECT ?s { ?s :is ?o FILTER (?o) }": "a",
    "SELECT ?s { ?s :is ?o FILTER (!?o) }": "b",
    "SELECT ?s { ?s :t ?o FILTER (HOURS(?o) = 11) }": "b",
    "SELECT ?s { ?s :t ?o FILTER (?o < '2031-05-01T10:30:00Z'^^xsd:dateTime) }": "a",
    "SELECT ?s { ?s :n 5 }": "c",
    "SELECT ?s { ?s :n 05 }": "a",
    "SELECT ?s { ?s :n 7.0 }": "d",
    "SELECT ?s { ?s :n 7. }": "",
    "SELECT ?s { ?s :n '5'^^xsd:long }": "b",
    'SELECT ?s { ?s :n """5"""^^<http://www.w3.org/2001/XMLSchema#long> }': "b",
    "SELECT ?s { VALUES ?o { 05 7.0 } ?s :n ?o }": "a d",
    "SELECT ?s { VALUES (?o ?q) { ('5'^^xsd:long UNDEF) } ?s :n ?o }": "b",
    "SELECT ?s { ?s :n ?o FILTER sameTerm(?o, 05) }": "a",
    "SELECT ?s { ?s :n ?o FILTER sameTerm(?o, STRDT('5', xsd:long)) }": "b",
    "SELECT ?s { ?s :n ?o FILTER (?o = STRDT('5', xsd:long)) }": "a b c",
    "SELECT ?s { ?s :n ?o FILTER (DATATYPE(?o) = xsd:long) }": "b",
    "SELECT ?s { ?s :n ?o FILTER CONTAINS(STR(DATATYPE(?o)), 'long') }": "b",
    "SELECT ?s { ?s :n ?o FILTER (STR(?o) = '05') }": "a",
    "SELECT ?s { ?s :n ?o FILTER (xsd:integer(?o) = 7) }": "d",
    "SELECT ?s { ?s :n ?o . { SELECT (MAX(?p) AS ?m) { ?x :n ?p FILTER (?p > 0) } } FILTER (?o = ?m) }": "d",
    "SELECT ?s { ?s :n ?o } GROUP BY ?s HAVING (SUM(?o) > 6)": "d",
    "SELECT ?s { ?s :n ?o FILTER (?o < 6) } ORDER BY DESC(?s) LIMIT 01": "c",
    "SELECT ?s { ?s :n ?o FILTER (?o # <- 9\n > 6 ) }": "d",
}
COUNTS = {
    "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s :n ?o }": 5,
    "SELECT (SUM(?o) AS ?n) { ?s :n ?o FILTER isNumeric(?o) }": 22,
    "SELECT (COUNT(*) AS ?n) { SELECT ?o { ?s :n ?o } GROUP BY ?o }": 5,
    "SELECT (SUM(IF(BOUND(?o), ?o, 0)) AS ?n) { ?s :n ?o FILTER (?o < 6) }": 15,
    "SELECT (SAMPLE(?o) + 1 AS ?n) { :a :n ?o }": 6,
}


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    store, keeper = ox.Store(), ValueMask()
    for quad in ox.parse(DATA, format=ox.RdfFormat.TURTLE):
        store.add(ox.Quad(quad.subject, quad.predicate, keeper.keep(quad.object)))
    return Loaded(store, mask=keeper.mask, masked=keeper.used)


def rows(loaded: Loaded, text: str) -> list[list[Any]]:
    output = io.BytesIO()
    evaluate(loaded, question_of(HEAD + text, JSON), output)
    assert loaded.mask.encode() not in output.getvalue()
    results: Any = ox.parse_query_results(output.getvalue(), format=ox.QueryResultsFormat.JSON)
    return [list(row) for row in results]


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_the_rows_are_those_of_the_values_or_of_the_terms(loaded: Loaded, text: str, expected: str) -> None:
    assert sorted(row[0].value[-1] for row in rows(loaded, text)) == expected.split()


@pytest.mark.parametrize(("text", "expected"), COUNTS.items())
def test_numbers_are_reckoned_with_values(loaded: Loaded, text: str, expected: int) -> None:
    assert [float(row[0].value) for row in rows(loaded, text)] == [expected]


def test_rows_are_sorted_by_values(loaded: Loaded) -> None:
    found = rows(loaded, "SELECT ?o { ?s :n ?o FILTER isNumeric(?o) } ORDER BY DESC(?o) ?s")
    assert [row[0].value for row in found] == ["7.0", "05", "5", "5"]


@pytest.mark.parametrize(
    "text",
    ["SELECT ?s { ?s :n ?o FILTER ?o }", "SELECT ?s { ?s :n ?o FILTER (?o > ) }", "SELECT (1.0 AS) {}"],
)
def test_what_is_malformed_is_said_in_the_words_of_the_query(loaded: Loaded, text: str) -> None:
    with pytest.raises(MalformedQuery) as raised:
        rows(loaded, text)
    with pytest.raises(SyntaxError) as plain:
        ox.Store().query(HEAD + text)
    assert str(raised.value) in str(plain.value)


ROOT = Path(__file__).parents[3]
QUESTIONS = sorted(
    [
        *ROOT.glob("triples/questions/*.rq"),
        *ROOT.glob("ontology/rules/**/*.rq"),
        *ROOT.glob("benchmarks/queries/*.rq"),
    ]
)


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_the_questions_of_the_graph_are_read_to_their_end(path: Any) -> None:
    text = path.read_text("utf-8")
    seeing = see_through(text, "urn:m:", PREFIXES, None, masked=True)
    assert seeing is not None
    assert (
        re.sub(r" <urn:m:VALUE>\(([?$]\w+)\)", r"\1", seeing.text).replace("<urn:m:DATATYPE>", "DATATYPE")
        == text
    )
    ox.Store().query(seeing.text, prefixes=PREFIXES, custom_functions=seeing.functions)


@given(
    st.lists(
        st.sampled_from(["FILTER", "(", ")", "?x", "1.0", "<", "IN", "{", "}", '"a"', "^^", "BIND", "a:b"])
    )
)
def test_no_query_breaks_the_reading(parts: list[str]) -> None:
    try:
        see_through(" ".join(parts), "urn:m:", {}, None, masked=True)
    except NotSeenError:
        return


@given(st.lists(st.sampled_from([b"ur", b"n:m", b":", b"urn:m:", b"x", b"n", b"u"])))
def test_the_mask_is_taken_off_wherever_an_output_is_split(parts: list[bytes]) -> None:
    output = io.BytesIO()
    unmasked = UnmaskingOutput(output, "urn:m:")
    for part in parts:
        unmasked.write(part)
    unmasked.flush()
    whole = io.BytesIO()
    once = UnmaskingOutput(whole, "urn:m:")
    once.write(b"".join(parts))
    once.flush()
    assert output.getvalue() == whole.getvalue()


def test_a_string_without_a_language_is_not_made_one_with_a_language() -> None:
    prefix = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
    [[found]] = rows(Loaded(ox.Store()), f"{prefix} SELECT (STRDT('x', rdf:langString) AS ?x) {{}}")
    assert found is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT (05 AS ?x) {}", "05"),
        ("SELECT (+5 AS ?x) {}", "+5"),
        ("SELECT (-0 AS ?x) {}", "-0"),
        ("SELECT (.50 AS ?x) {}", ".50"),
        ("SELECT (1.e3 AS ?x) {}", "1.e3"),
        ("SELECT ?x { VALUES ?x {1e3}}", "1e3"),
        ("SELECT (1.50+0 AS ?x) {}", "1.5"),
        ("SELECT ('05'^^xsd:integer AS ?x) {}", "05"),
        ("SELECT (STRDT('05', xsd:integer) AS ?x) {}", "05"),
    ],
)
def test_what_a_query_makes_over_other_data_comes_back_as_it_is_written(text: str, expected: str) -> None:
    [[found]] = rows(Loaded(ox.Store()), text)
    assert found.value == expected
