"""The two engines: equal results, for any data."""

from __future__ import annotations

import sys

import pyoxigraph as ox
import pytest

from parley.shacl import ShaclEngine, ShaclResult, default_engine, prepare

SHAPES = b"""
@prefix ex: <https://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ex:Stay a sh:NodeShape ;
  sh:targetClass ex:Visit ;
  sh:property ex:Stay-from , ex:Stay-guest ;
  sh:closed true ;
  sh:ignoredProperties ex:allowed ;
  sh:message "A visit has from, to and guests."@en .

ex:allowed rdf:first rdf:type ;
  rdf:rest ( ex:to ) .

ex:Stay-from sh:path ex:from ;
  sh:datatype xsd:date ;
  sh:lessThanOrEquals ex:to ;
  sh:message "A visit begins before it ends."@en ;
  sh:severity sh:Warning .

ex:Stay-guest sh:path ex:guest ;
  sh:minCount 1 ;
  sh:message "A visit has a guest."@en .
"""
EX = "https://example.org/"
DAY = "http://www.w3.org/2001/XMLSchema#date"
FROM = (EX + "Stay-from", EX + "from", "Warning")
GUEST = (EX + "Stay-guest", EX + "guest", "Violation")
OTHER = (EX + "Stay", EX + "hotel", "Violation")

CASES = {
    "sound": ('ex:from "2001-05-01"^^xsd:date ; ex:to "2001-05-02"^^xsd:date ; ex:guest ex:a', []),
    "no value": ('ex:from "2001-05-01"^^xsd:date ; ex:to "2001-05-02"^^xsd:date', [(*GUEST, None)]),
    "undeclared property": ("ex:guest ex:a ; ex:hotel ex:h", [(*OTHER, EX + "h")]),
    "order": (
        'ex:from "2001-05-03"^^xsd:date ; ex:to "2001-05-02"^^xsd:date ; ex:guest ex:a',
        [(*FROM, f'"2001-05-03"^^<{DAY}>')],
    ),
    "no such day": (
        'ex:from "2001-02-30"^^xsd:date ; ex:to "2001-05-02"^^xsd:date ; ex:guest ex:a',
        [(*FROM, f'"2001-02-30"^^<{DAY}>')],
    ),
    "no day to compare with": (
        'ex:from "2001-05-03"^^xsd:date ; ex:to "2001-02-30"^^xsd:date ; ex:guest ex:a',
        [(*FROM, f'"2001-05-03"^^<{DAY}>')],
    ),
    "string beside a day": (
        'ex:from "2001-05-01" ; ex:to "2001-05-02"^^xsd:date ; ex:guest ex:a',
        [(*FROM, '"2001-05-01"')],
    ),
    "no number": ('ex:guest "many"^^xsd:integer , "perhaps"^^xsd:boolean', []),
    "tagged value": ('ex:guest "a"@en ; ex:hotel "h"@en', [(*OTHER, '"h"@en')]),
    "no node": ("ex:guest ex:a ; ex:hotel []", [(*OTHER, "_:")]),
}


def _data(body: str) -> list[ox.Triple]:
    prefixes = f"@prefix ex: <{EX}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."
    turtle = f"{prefixes} ex:v a ex:Visit ; {body} ."
    return [quad.triple for quad in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)]


@pytest.mark.parametrize("engine", ["shifty", "pyshacl"])
@pytest.mark.parametrize("case", CASES)
def test_engine_finds_what_shapes_refuse(case: str, engine: ShaclEngine):
    body, expected = CASES[case]
    found = prepare(SHAPES, engine=engine)(_data(body))
    assert [(result.shape, result.path, result.severity, result.value) for result in found] == expected
    assert {result.focus for result in found} <= {EX + "v"}


@pytest.mark.parametrize("engine", ["shifty", "pyshacl"])
def test_value_of_another_type_is_refused_wherever_it_is_compared(engine: ShaclEngine):
    bound = b"ex:Stay sh:property ex:Stay-to . ex:Stay-to sh:path ex:to ; sh:datatype xsd:date ."
    data = _data('ex:from "2001-05-01"^^xsd:date ; ex:to "2001-05-02" ; ex:guest ex:a')
    assert (EX + "Stay-to", '"2001-05-02"') in {
        (result.shape, result.value) for result in prepare(SHAPES + bound, engine=engine)(data)
    }


def test_results_have_a_fixed_order_and_the_message_of_the_shape():
    found = prepare(SHAPES)(_data("ex:hotel ex:b , ex:a"))
    violation = (EX + "hotel", "Violation", "A visit has from, to and guests.")
    assert found == [
        *(ShaclResult(EX + "v", EX + "Stay", violation[0], EX + name, *violation[1:]) for name in "ab"),
        ShaclResult(EX + "v", EX + "Stay-guest", EX + "guest", None, "Violation", "A visit has a guest."),
    ]


def test_nothing_is_logged_or_printed_about_unreadable_values(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
):
    for engine in ("shifty", "pyshacl"):
        prepare(SHAPES, engine=engine)(_data(CASES["no such day"][0]))
    assert caplog.records == []
    assert "".join(capfd.readouterr()) == ""


def test_shapes_once_prepared_serve_many_data_graphs():
    run = prepare(SHAPES)
    assert run(_data("ex:guest ex:a")) == []
    assert len(run(_data("ex:hotel ex:a"))) == 2
    assert run(_data("ex:guest ex:a")) == []


def test_pyshacl_is_the_engine_where_there_is_no_wheel_of_pyshifty(monkeypatch: pytest.MonkeyPatch):
    assert default_engine() == "shifty"
    monkeypatch.setitem(sys.modules, "shifty", None)
    assert default_engine() == "pyshacl"
    assert len(prepare(SHAPES)(_data("ex:to ex:a"))) == 1
