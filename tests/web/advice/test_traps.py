"""Traps: what can only fail without a word gets a hint, and what may hold gets none."""

from __future__ import annotations

import itertools
import re
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from parley.advice.families import family
from parley.advice.hints import HintFinder
from parley.advice.traps import MAX_READ, traps
from parley.names import PREFIXES, XSD
from parley.release.questions import read_questions
from parley.store.data.statistics import contents, kinds_of
from parley.store.query.outline import Outline, outline

DATA = """
@prefix : <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a :name "Ann"@en , "Anne"@fr ; :code "A1" ; :age 40 ; :born "1990-05-01"^^xsd:date ; :page <http://a.test/> ;
   :seen "2020-01-01T00:00:00Z"^^xsd:dateTime ; :price 2.5 ; :mixed 1 , "one" ; :knows :b ; :only "yes"@en .
:b :name "Bob"@en-GB ; :code "B2" ; :age 50 ; :born "1980-05-01"^^xsd:date ; :page <http://b.test/> ;
   :mixed :a .
"""
HEAD = "PREFIX : <http://e/> "
QUADS = list(ox.parse(DATA, format=ox.RdfFormat.TURTLE))
STORE = ox.Store()
STORE.extend(QUADS)
HELD = contents(STORE, kinds_of(QUADS), union=False)


def told(query: str) -> list[str]:
    assert isinstance(STORE.query(HEAD + query, prefixes=PREFIXES), object)
    return [str(hint) for hint in HintFinder(None, PREFIXES, HELD).hints(outline(HEAD + query))]


def rows(query: str) -> list[Any]:
    return [list(row) for row in STORE.query(HEAD + query, prefixes=PREFIXES)]  # type: ignore[union-attr]


NEVER = {
    # A string is compared with values that are none.
    '?x :page ?o FILTER(?o = "http://a.test/")': (
        '?o = "http://a.test/" compares IRIs with strings, which are never equal; did you mean <http://a.test/>?'
    ),
    '?x :page ?o FILTER(STR(?x) != "" && ?o = "a.test")': (
        '?o = "a.test" compares IRIs with strings, which are never equal; did you mean STR(?o)?'
    ),
    '?x :name ?o FILTER("Ann" = ?o)': (
        '"Ann" = ?o compares strings with strings with a language, which are never equal; '
        'did you mean "Ann"@en?'
    ),
    '?x :age ?o FILTER(?o = "40")': (
        '?o = "40" compares numbers with strings, which are never equal; did you mean 40?'
    ),
    '?x :born ?o FILTER(?o = "1990-05-01")': (
        '?o = "1990-05-01" compares values of xsd:date with strings, which are never equal; '
        'did you mean "1990-05-01"^^xsd:date?'
    ),
    "?x :code ?o FILTER(?o IN (1, 2))": ("?o IN (1, 2) compares strings with numbers, which are never equal"),
    '?x :knows/:page ?o FILTER(?o = "p")': (
        '?o = "p" compares IRIs with strings, which are never equal; did you mean STR(?o)?'
    ),
    '?x :code ?o FILTER(STRLEN(?o) = "2")': (
        'STRLEN(?o) = "2" compares numbers with strings, which are never equal; did you mean 2?'
    ),
    '?x :age ?n BIND(?n + 1 AS ?o) FILTER(?o = "41")': (
        '?o = "41" compares numbers with strings, which are never equal; did you mean 41?'
    ),
    'VALUES ?o { :a :b } ?x :knows ?y FILTER(?o = "a")': (
        '?o = "a" compares IRIs with strings, which are never equal; did you mean STR(?o)?'
    ),
    # An order across families is an error.
    '?x :born ?o FILTER(?o < "2000-01-01")': (
        '?o < "2000-01-01" compares values of xsd:date with strings, which is an error on every row; '
        'did you mean "2000-01-01"^^xsd:date?'
    ),
    "?x :born ?o FILTER(?o < 2000)": (
        "?o < 2000 compares values of xsd:date with numbers, which is an error on every row"
    ),
    "?x :born ?o ; :seen ?s FILTER(?o < ?s)": (
        "?o < ?s compares values of xsd:date with values of xsd:dateTime, which is an error on every row"
    ),
    "?x :page ?o FILTER(?o > <http://a.test/>)": (
        "?o > <http://a.test/> compares IRIs with IRIs, which is an error on every row"
    ),
    '?x :page ?o FILTER(?o > "a")': (
        '?o > "a" compares IRIs with strings, which is an error on every row; did you mean STR(?o)?'
    ),
    # Functions of values that they cannot take.
    '?x :page ?o FILTER(CONTAINS(?o, "test"))': (
        'CONTAINS(?o, "test") takes a string, and ?o is an IRI; did you mean CONTAINS(STR(?o), ...)?'
    ),
    '?x :age ?o FILTER REGEX(?o, "4")': (
        'REGEX(?o, "4") takes a string, and ?o is a number; did you mean REGEX(STR(?o), ...)?'
    ),
    "?x :code ?o FILTER(YEAR(?o) > 1)": (
        "YEAR(?o) takes a date, and ?o is a string; did you mean YEAR(xsd:dateTime(?o))?"
    ),
    "?x :code ?o FILTER(ABS(?o) > 1)": "ABS(?o) takes a number, and ?o is a string",
    # Languages.
    '?x :name ?o FILTER(LANG(?o) = "EN")': (
        'LANG(?o) = "EN" never holds: languages are in small letters here; did you mean "en"?'
    ),
    '?x :name ?o FILTER("en-GB" = LANG(?o))': (
        'LANG(?o) = "en-GB" never holds: languages are in small letters here; did you mean "en-gb"?'
    ),
    '?x :name ?o FILTER(lang(?o) = "de")': (
        'lang(?o) = "de" never holds; the values of ?o have en, en-gb, fr'
    ),
    '?x :code ?o FILTER(LANG(?o) IN ("en", "fr"))': (
        'LANG(?o) IN ("en", "fr") never holds; the values of ?o have no language'
    ),
    '?x :name ?o FILTER(LANGMATCHES(LANG(?o), "de"))': (
        'LANGMATCHES(LANG(?o), "de") never holds; the values of ?o have en, en-gb, fr'
    ),
    # Values in patterns.
    '?x :name "Ann"': '"Ann" has no language, and the values there have one; did you mean "Ann"@en?',
    '?x :name "Ann"@de': '"Ann"@de has a language that no value there has; they have en, en-gb, fr',
    '?x :age "40"': '"40" is xsd:string, and the values there are xsd:integer',
    "?x :age 40.0": "40.0 is xsd:decimal, and the values there are xsd:integer",
    '?x :page "http://a.test/"': '"http://a.test/" is xsd:string, and the values there are IRI',
    '?x a ?y ; :knows/:age "50"': '"50" is xsd:string, and the values there are xsd:integer',
}


@pytest.mark.parametrize(("pattern", "hint"), NEVER.items(), ids=NEVER.keys())
def test_what_can_never_hold_gets_a_hint_and_finds_nothing(pattern: str, hint: str) -> None:
    assert told(f"SELECT * {{ {pattern} }}") == [hint]
    assert rows(f"SELECT * {{ {pattern} }}") == []


MAY_HOLD = (
    '?x :name ?o FILTER(?o = "Ann"@en)',
    '?x :code ?o FILTER(?o = "A1" || ?o = 1)',
    '?x :name ?o FILTER(LANG(?o) = "en" || LANG(?o) = "")',
    '?x :name ?o FILTER(LANG(?o) IN ("en", "de"))',
    '?x :name ?o FILTER(LCASE(LANG(?o)) = "en")',
    '?x :name ?o FILTER(LANGMATCHES(LANG(?o), "EN"))',
    '?x :name ?o FILTER(LANGMATCHES(LANG(?o), "*"))',
    '?x ?p ?o FILTER(?o = "A1")',
    '?x :code|:page ?o FILTER(?o = "A1")',
    '?x (:knows/:code) ?o FILTER(?o = "B2")',
    "?x ^:page ?o FILTER(?o = :a)",
    "?x :knows* ?o FILTER(?o = :a)",
    "?x :mixed ?o FILTER(?o = 1)",
    "?x :mixed ?o FILTER(?o < 2)",
    "?x :age ?o FILTER(?o + 1 > 40.5)",
    "?x :age ?o ; :price ?q FILTER(?o > ?q)",
    '?x :born ?o FILTER(?o < "2000-01-01"^^xsd:date)',
    '?x :born ?o FILTER(STR(?o) < "2000-01-01")',
    "?x :page ?o FILTER(STR(?o) > 'a')",
    '?x :page ?o FILTER(?o != "a")',
    '?x :age ?o FILTER(!(?o = "40"))',
    '?x :age ?o FILTER(IF(isIRI(?o), ?o = "a", true))',
    '?x :age ?o FILTER(COALESCE(?o > "a", true))',
    '{ ?x :name "Bob" } UNION { ?x :name "Bob"@en-GB }',
    "?x :name 'Bob'@EN-gb",
    "?x :age ?o FILTER(YEAR(NOW()) > ?o)",
    "?x :born ?o FILTER(YEAR(?o) > 1900)",
    "?x :page ?o FILTER(?o IN (<http://a.test/>, 'x'))",
    "?x :page ?o FILTER EXISTS { ?x :code ?c FILTER(?c = 'A1') }",
    "?x :code ?c { SELECT (COUNT(*) AS ?n) { ?s :age ?n2 } } FILTER(?n > 1)",
    "BIND('A1' AS ?o) ?x :code ?o FILTER(?o = 'A1')",
    "[] :code ?o . _:b :age ?n FILTER(?n > 1 && ?o = 'A1')",
    "?x :code ?o ; :knows [ :code 'B2' ] FILTER(?o = 'A1')",
    "VALUES (?x ?o) { (:a 'A1') (:b UNDEF) } ?x :code ?o FILTER(?o = 'A1')",
    "GRAPH ?g { ?x :code ?o } FILTER(?o = 'A1')",
)


@pytest.mark.parametrize("pattern", MAY_HOLD)
def test_what_may_hold_gets_none(pattern: str) -> None:
    assert told(f"SELECT * {{ {pattern} }}") == []
    assert rows(f"SELECT * {{ {pattern} }}") or "GRAPH" in pattern


WITHOUT_VALUE = {
    'SELECT (GROUP_CONCAT(?x; SEPARATOR=", ") AS ?all) { VALUES ?x { 1 2 } }': (
        "GROUP_CONCAT takes strings, and ?x is a number, which leaves it without a value; "
        "did you mean GROUP_CONCAT(STR(?x))?"
    ),
    "SELECT (GROUP_CONCAT(DISTINCT ?x) AS ?all) { ?s :page ?x }": (
        "GROUP_CONCAT takes strings, and ?x is an IRI, which leaves it without a value; "
        "did you mean GROUP_CONCAT(STR(?x))?"
    ),
    "SELECT (GROUP_CONCAT(?x) AS ?all) { ?s :mixed ?x }": (
        "GROUP_CONCAT takes strings, and ?x may be an IRI or a number, which leaves it without a value; "
        "did you mean GROUP_CONCAT(STR(?x))?"
    ),
    'SELECT (GROUP_CONCAT(?x) AS ?all) { VALUES ?x { "a" UNDEF "b" } }': (
        "GROUP_CONCAT(?x) gives no value where one row has no ?x; "
        'did you mean GROUP_CONCAT(COALESCE(?x, ""))?'
    ),
    "SELECT (SUM(?n) AS ?all) { ?s :code ?c OPTIONAL { ?s :price ?n } }": (
        "SUM(?n) gives no value where one row has no ?n; did you mean SUM(COALESCE(?n, 0))?"
    ),
    "SELECT (MIN(?n) AS ?all) { ?s :code ?c OPTIONAL { ?s :price ?n } }": (
        "MIN(?n) gives no value where one row has no ?n; FILTER(BOUND(?n)) leaves such rows out"
    ),
    "SELECT (SUM(?c) AS ?all) { ?s :code ?c }": (
        "SUM takes numbers, and ?c is a string, which leaves it without a value; "
        "did you mean SUM(xsd:decimal(?c))?"
    ),
    "SELECT (AVG(?c) AS ?all) { ?s :born ?c }": (
        "AVG takes numbers, and ?c is an xsd:date, which leaves it without a value"
    ),
    "SELECT (CONCAT('aged ', ?n) AS ?all) { :a :age ?n }": (
        "CONCAT takes strings, and ?n is a number, which leaves it without a value; did you mean STR(?n)?"
    ),
    "SELECT (GROUP_CONCAT(CONCAT(?p, ' ')) AS ?all) { ?s :page ?p }": (
        "CONCAT takes strings, and ?p is an IRI, which leaves it without a value; did you mean STR(?p)?"
    ),
}


@pytest.mark.parametrize(("query", "hint"), WITHOUT_VALUE.items(), ids=WITHOUT_VALUE.keys())
def test_what_an_aggregate_or_concat_cannot_take_gets_a_hint_and_no_value(query: str, hint: str) -> None:
    assert told(query) == [hint]
    assert rows(query) == [[None]]


WITH_VALUE = (
    "SELECT (GROUP_CONCAT(STR(?x)) AS ?all) { VALUES ?x { 1 2 } }",
    "SELECT (GROUP_CONCAT(?x) AS ?all) { ?s :name ?x }",
    "SELECT (GROUP_CONCAT(COALESCE(?x, '')) AS ?all) { VALUES ?x { 'a' UNDEF } }",
    "SELECT (SUM(?x) AS ?all) { ?s :age ?x }",
    "SELECT (SUM(?x) AS ?all) { ?s :mixed ?x FILTER(isNumeric(?x)) }",
    "SELECT (SUM(?n) AS ?all) { ?s :code ?c OPTIONAL { ?s :price ?n } FILTER(BOUND(?n)) }",
    "SELECT (SUM(IF(?x > 40, 1, 0)) AS ?all) { ?s :age ?x }",
    "SELECT (COUNT(?n) AS ?all) { ?s :code ?c OPTIONAL { ?s :price ?n } }",
    "SELECT (SUM(?n) AS ?all) { { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s } }",
    "SELECT (MIN(?x) AS ?all) { ?s :mixed ?x }",
    "SELECT (AVG(?n) AS ?all) { ?s :price ?n } GROUP BY ?s",
    "SELECT (CONCAT(?c, ' ', STR(?n), '@'@en) AS ?all) { ?s :code ?c ; :age ?n }",
    "SELECT (COALESCE(CONCAT(?n), 'none') AS ?all) { ?s :age ?n }",
)


@pytest.mark.parametrize("query", WITH_VALUE)
def test_what_has_a_value_gets_none(query: str) -> None:
    assert told(query) == []
    assert rows(query)[0][0] is not None


def test_what_is_optional_for_what_is_grouped_by_is_lacking_in_all_of_the_group() -> None:
    assert told("SELECT ?s (SUM(?n) AS ?all) { ?s :code ?c OPTIONAL { ?s :price ?n } } GROUP BY ?s") == []
    assert told("SELECT ?c (SUM(?n) AS ?all) { ?s :code ?c OPTIONAL { ?s :price ?n } } GROUP BY ?c")


# The rules behind it ---------------------------------------------------------------------------------

LITERALS = {
    "IRI": ["<http://a>", "<http://b>"],
    XSD + "string": ['"a"', '"b"'],
    "@en": ['"a"@en', '"b"@en'],
    XSD + "boolean": ["true", "false"],
    **{
        XSD + name: [f'"{one}"^^xsd:{name}' for one in values.split()]
        for name, values in {
            "integer": "1 2", "decimal": "1.0 2.5", "double": "1e0 2e0", "float": "1 2", "long": "1 2",
            "dateTime": "2020-01-01T00:00:00Z 2021-01-01T00:00:00Z", "date": "2020-01-01 2021-01-01",
            "dateTimeStamp": "2020-01-01T00:00:00Z 2021-01-01T00:00:00Z", "time": "10:00:00Z 11:00:00Z",
            "gYear": "2020 2021", "gYearMonth": "2020-01 2021-01", "gMonth": "--01 --02",
            "gDay": "---01 ---02",
            "duration": "P1Y P2Y", "dayTimeDuration": "P1D P2D", "yearMonthDuration": "P1Y P2Y",
            "anyURI": "http://a http://b", "hexBinary": "00 01",
        }.items()
    },
    "http://d": ['"a"^^<http://d>', '"b"^^<http://d>'],
}  # fmt: skip


def test_values_of_different_families_are_never_equal_and_have_no_order() -> None:
    for (kind, values), (other, others) in itertools.product(LITERALS.items(), repeat=2):
        if family(kind) == family(other):
            continue
        for one, another in itertools.product(values, others):
            for operator in ("=", "<", ">"):
                found: Any = STORE.query(f"ASK {{ FILTER({one} {operator} {another}) }}", prefixes=PREFIXES)
                assert not found, (one, operator, another)


def test_the_documented_questions_get_no_hint(checkout: Path) -> None:
    queries = [(question.stem, question.text) for question in read_questions()]
    for path in sorted([*(checkout / "docs").glob("*.md"), checkout / "README.md"]):
        blocks = re.findall(r"```sparql\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
        queries += [(f"{path.name} {number}", block) for number, block in enumerate(blocks)]
    files = [*(checkout / "triples").rglob("*.ttl"), *(checkout / "ontology").rglob("*.ttl")]
    kinds = kinds_of(quad for path in files for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    assert len(queries) > 100
    assert len(kinds) > 50
    for name, query in queries:
        assert [str(hint) for hint in traps(outline(query), PREFIXES, kinds)] == [], name


@pytest.mark.parametrize(
    "query",
    ["SELECT ?s { ?s ?p }", "ASK { FILTER(?x = ", "ASK { << :a :b :c >> :d 'x' }", "'", "VALUES () { ('x') }",
     "ASK { ) }", "ASK { ?s a b c d 'x' }"],
)  # fmt: skip
def test_what_is_not_read_gets_none(query: str) -> None:
    assert list(traps(Outline(HEAD + query), PREFIXES, HELD.kinds)) == []


HOSTILE = {
    "ASK { FILTER(": ("?x = 'a' && ", "!"),
    "ASK {": ("BIND(?a AS ?a) ", "VALUES ?x {1} ", "?x :age 1 . "),
}


def _calls(query: str) -> int:
    """Return how many functions are called to search a query for traps."""
    count = 0

    def called(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(called)
    try:
        list(traps(Outline(query), PREFIXES, HELD.kinds))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(("begin", "filler"), [(begin, one) for begin, few in HOSTILE.items() for one in few])
def test_a_hostile_query_costs_no_more_than_its_length(begin: str, filler: str) -> None:
    query = begin + filler * (MAX_READ // len(filler))
    half, whole, longer = (_calls(text) for text in (query[: MAX_READ // 2], query[:MAX_READ], query * 9))
    assert MAX_READ / 20 < whole < 2.5 * half
    assert longer < 10
