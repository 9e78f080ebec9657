"""Values come back as they were sent: each row of docs/values.md, in every format in and out."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.names import XSD
from parley.store.data.masking import ValueMask, changes
from parley.store.engine.evaluation import Loaded, evaluate
from parley.store.query.formats import GRAPH_FORMATS, JSON, Format
from parley.store.query.question import question_of
from tests.store.loaded import loaded_from

DOCS = Path(__file__).parents[3] / "docs" / "values.md"
ROW = re.compile(
    r"^\| `(?P<sent>[^`]+)` \| `(?P<back>[^`]+)` \| (?:`(?P<value>[^`]+)`|–) \| (?P<why>[^|]+) \|$"
)
ROWS = [match for line in DOCS.read_text("utf-8").splitlines() if (match := ROW.match(line))]
PREFIX = f"PREFIX xsd: <{XSD}> "
IN = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
NAMES = (
    "integer", "decimal", "double", "float", "boolean", "date", "dateTime", "dateTimeStamp", "time",
    "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay", "duration", "yearMonthDuration",
    "dayTimeDuration", "byte", "short", "int", "long", "unsignedByte", "unsignedShort", "unsignedInt",
    "unsignedLong", "positiveInteger", "negativeInteger", "nonPositiveInteger", "nonNegativeInteger",
)  # fmt: skip
SUBJECT, PREDICATE = ox.NamedNode("http://ex.test/a"), ox.NamedNode("http://ex.test/p")


def literal(written: str) -> ox.Literal:
    """Return a literal of the table, from Turtle."""
    found = next(ox.parse(f"{PREFIX} <urn:s> <urn:p> {written} .", format=ox.RdfFormat.TURTLE)).object
    assert isinstance(found, ox.Literal)
    return found


def loaded_with(folder: Path, written: str, form: str = "ttl") -> tuple[Loaded, list[str]]:
    path = folder / f"one.{form}"
    if form == "ttl":
        path.write_text(f"{PREFIX} {SUBJECT} {PREDICATE} {written} .", "utf-8")
    else:
        path.write_bytes(
            ox.serialize([ox.Triple(SUBJECT, PREDICATE, literal(written))], format=IN[form]) or b""
        )
    return loaded_from(path)


def rows(loaded: Loaded, text: str) -> list[Any]:
    output = io.BytesIO()
    evaluate(loaded, question_of(PREFIX + text, JSON), output)
    results: Any = ox.parse_query_results(output.getvalue(), format=ox.QueryResultsFormat.JSON)
    return bool(results) if isinstance(results, ox.QueryBoolean) else [list(row) for row in results]  # type: ignore[return-value]


def ids(row: re.Match[str]) -> str:
    return row["sent"]


def test_the_table_has_rows_for_every_datatype_that_the_engine_changes() -> None:
    assert all(ROW.match(line) for line in DOCS.read_text("utf-8").splitlines() if line.startswith("| `"))
    told = {literal(row["sent"]).datatype.value for row in ROWS}
    assert told >= {XSD + name for name in NAMES}


@pytest.mark.parametrize("form", IN)
@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_a_value_comes_back_as_the_table_says(tmp_path: Path, row: re.Match[str], form: str) -> None:
    loaded, _ = loaded_with(tmp_path, row["sent"], form)
    assert rows(loaded, "SELECT ?o { ?s ?p ?o }") == [[literal(row["back"])]]


@pytest.mark.parametrize("answer_format", GRAPH_FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_a_value_comes_back_in_a_graph_of_every_format(
    tmp_path: Path, row: re.Match[str], answer_format: Format
) -> None:
    loaded, _ = loaded_with(tmp_path, row["sent"])
    output = io.BytesIO()
    evaluate(loaded, question_of("CONSTRUCT WHERE { ?s ?p ?o }", answer_format), output)
    form = ox.RdfFormat.from_media_type(answer_format.media_type)
    assert [quad.object for quad in ox.parse(output.getvalue(), format=form)] == [literal(row["back"])]


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_a_value_is_found_as_a_term_and_as_a_value(tmp_path: Path, row: re.Match[str]) -> None:
    loaded, _ = loaded_with(tmp_path, row["sent"])
    assert rows(loaded, f"ASK {{ ?s ?p {row['sent']} }}") is True
    assert rows(loaded, f"ASK {{ ?s ?p ?o FILTER sameTerm(?o, {row['sent']}) }}") is True
    assert rows(loaded, "SELECT (STR(?o) AS ?t) { ?s ?p ?o }") == [[ox.Literal(literal(row["back"]).value)]]
    assert rows(loaded, "SELECT (DATATYPE(?o) AS ?t) { ?s ?p ?o }") == [[literal(row["back"]).datatype]]
    if row["value"] is not None:
        assert rows(loaded, f"ASK {{ ?s ?p ?o FILTER (?o = {row['value']}) }}") is True
        same = literal(row["value"]) == literal(row["back"])
        assert rows(loaded, f"ASK {{ ?s ?p {row['value']} }}") is same
    else:
        assert rows(loaded, "ASK { ?s ?p ?o FILTER (?o < 1000 || ?o >= 1000) }") is False


@pytest.mark.parametrize("row", [row for row in ROWS if "@" in row["sent"]], ids=ids)
def test_a_language_tag_that_is_changed_is_told(tmp_path: Path, row: re.Match[str]) -> None:
    _, told = loaded_with(tmp_path, row["sent"])
    tag = row["sent"].partition("@")[2]
    assert told == [] if tag == tag.lower() else [tag in line for line in told] == [True]


NUMERALS = st.from_regex(r"[+-]?[0-9]{0,25}(\.[0-9]{0,25})?([eE][+-]?[0-9]{1,3})?", fullmatch=True)
ZONES = st.sampled_from(["", "Z", "+00:00", "-00:00", "+02:00", "-14:00"])
TIMES = st.from_regex(
    r"-?[0-9]{2,5}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,20})?)?", fullmatch=True
)
PERIODS = st.from_regex(
    r"-?P([0-9]{1,3}Y)?([0-9]{1,3}M)?([0-9]{1,3}D)?(T([0-9]{1,3}H)?([0-9]{1,3}M)?([0-9]{1,3}(\.[0-9]{1,3})?S)?)?",
    fullmatch=True,
)
DATATYPES = (
    "integer", "decimal", "double", "float", "boolean", "date", "dateTime", "dateTimeStamp", "time",
    "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay", "duration", "yearMonthDuration",
    "dayTimeDuration", "byte", "unsignedLong", "string", "token",
)  # fmt: skip
CANONICAL = st.one_of(
    st.integers().map(str),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(
        lambda number: format(number.normalize(), "f")
    ),
    st.floats().map(repr),
    st.datetimes().map(lambda moment: moment.isoformat()),
    st.dates().map(str),
    st.times().map(str),
)
TEXTS = st.one_of(
    NUMERALS, st.builds(str.__add__, TIMES | CANONICAL, ZONES), PERIODS, st.text(max_size=5), CANONICAL
)


@given(TEXTS, st.sampled_from(DATATYPES))
def test_whatever_is_not_kept_apart_is_kept_as_it_is(text: str, datatype: str) -> None:
    sent = ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))
    if not changes(text, XSD + datatype):
        store = ox.Store()
        store.add(ox.Quad(SUBJECT, PREDICATE, sent))
        assert next(iter(store)).object == sent


@given(TEXTS, st.sampled_from(DATATYPES))
def test_every_value_comes_back(text: str, datatype: str) -> None:
    sent = ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))
    store, keeper = ox.Store(), ValueMask()
    store.add(ox.Quad(SUBJECT, PREDICATE, keeper.keep(sent)))
    loaded = Loaded(store, mask=keeper.mask, masked=keeper.used)
    assert rows(loaded, "SELECT ?o { ?s ?p ?o }") == [[sent]]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_of_json_keeps_its_value(tmp_path_factory: pytest.TempPathFactory, number: float) -> None:
    path = tmp_path_factory.getbasetemp() / "number.jsonld"
    path.write_text(json.dumps({"@id": "http://ex.test/a", "http://ex.test/p": number}))
    [[found]] = rows(loaded_from(path)[0], "SELECT ?o { ?s ?p ?o }")
    assert float(found.value) == number
