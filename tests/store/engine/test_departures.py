"""Where the engine departs from SPARQL 1.1, as docs/operation.md says."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

PREFIXES = """
PREFIX : <http://e/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
DEPARTURES = {
    "a path with two ways": ("SELECT (COUNT(*) AS ?n) { :a :p|:r ?x }", "1"),
    "equal values in other forms": ("SELECT (SUM(DISTINCT ?v) AS ?n) { VALUES ?v { 1 01 } }", "1"),
    "a group before a letter": ('SELECT (REPLACE("abc", "(b)", CONCAT("$1", "x")) AS ?n) {}', "ac"),
    "a backslash": (r'SELECT (REPLACE("price", "price", CONCAT("US\\", "$")) AS ?n) {}', r"US\$"),
    "a month added": ('SELECT ("2020-01-15"^^xsd:date + "P1M"^^xsd:yearMonthDuration AS ?n) {}', None),
    "a number outside its datatype": ('SELECT (isNumeric("1200"^^xsd:byte) AS ?n) {}', "true"),
    "a language of all": ('SELECT (LANG(GROUP_CONCAT(?v)) AS ?n) { VALUES ?v { "b"@en "a"@en } }', "en"),
}
INSTEAD = {
    "two patterns": ("SELECT (COUNT(*) AS ?n) { { :a :p ?x } UNION { :a :r ?x } }", "2"),
    "a month taken away": (
        'SELECT ("2020-01-15"^^xsd:date - "P1M"^^xsd:yearMonthDuration AS ?n) {}',
        "2019-12-15",
    ),
    "days added": ('SELECT ("2020-01-15"^^xsd:date + "P31D"^^xsd:dayTimeDuration AS ?n) {}', "2020-02-15"),
}


def _value(text: str) -> str | None:
    store = ox.Store()
    for name in ("p", "r"):
        store.add(ox.Quad(*(ox.NamedNode(f"http://e/{one}") for one in ("a", name, "b"))))
    solutions = store.query(PREFIXES + text)
    assert isinstance(solutions, ox.QuerySolutions)
    [[found]] = [list(solution) for solution in solutions]
    return None if found is None else str(getattr(found, "value", found))


@pytest.mark.parametrize(("text", "value"), DEPARTURES.values(), ids=DEPARTURES)
def test_the_engine_departs_as_the_docs_say(text: str, value: str | None) -> None:
    assert _value(text) == value


@pytest.mark.parametrize(("text", "value"), INSTEAD.values(), ids=INSTEAD)
def test_what_the_docs_give_instead_is_right(text: str, value: str | None) -> None:
    assert _value(text) == value
