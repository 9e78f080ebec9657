"""How queries are written for remote stores, and how their answers are corrected."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.store.remote.dialect import mended, self_contained

PREFIXES = {"a": "http://a/", "b": "http://b/"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * { ?s ?p ?o }"),
        ("SELECT * { ?s a:p ?o }", "PREFIX a: <http://a/> SELECT * { ?s a:p ?o }"),
        ("SELECT * { VALUES ?x { b:x } }", "PREFIX b: <http://b/> SELECT * { VALUES ?x { b:x } }"),
        ("PREFIX a: <http://x/> SELECT * { ?s a:p ?o }", "PREFIX a: <http://x/> SELECT * { ?s a:p ?o }"),
        ("SELECT * { ?s <p> ?o }", "BASE <http://base/> SELECT * { ?s <p> ?o }"),
        ("BASE <http://x/> SELECT * { ?s <p> ?o }", "BASE <http://x/> SELECT * { ?s <p> ?o }"),
    ],
)
def test_a_query_brings_its_prefixes_and_its_base_along(text: str, said: str) -> None:
    assert self_contained(text, PREFIXES, "http://base/") == said


BOOLEAN = b'"datatype": "http://www.w3.org/2001/XMLSchema#boolean", "value": "%s"'


def _read(data: bytes, length: int) -> bytes:
    read = mended(io.BytesIO(data).read)
    return b"".join(iter(lambda: read(length), b""))


@given(
    parts=st.lists(st.sampled_from([BOOLEAN % b"1", BOOLEAN % b"0", b'"value": "1"', b"x" * 70, b'"'])),
    length=st.integers(1, 200),
)
def test_truth_values_are_mended_wherever_a_part_ends(parts: list[bytes], length: int) -> None:
    data = b"".join(parts)
    assert _read(data, length) == data.replace(BOOLEAN % b"1", BOOLEAN % b"true").replace(
        BOOLEAN % b"0", BOOLEAN % b"false"
    )


def test_text_that_speaks_of_truth_values_stays_as_it_is() -> None:
    data = (
        b'{"value": "\\"datatype\\": \\"http://www.w3.org/2001/XMLSchema#boolean\\", \\"value\\": \\"1\\""}'
    )
    assert _read(data, 1000) == data


@pytest.mark.parametrize("length", [1, 7, 4096])
def test_names_of_blank_nodes_are_made_names(length: int) -> None:
    said = b'{ "type": "bnode", "value": "nodeID://b10001" }, { "type": "literal", "value": "nodeID://b1" }'
    assert _read(said, length) == said.replace(b'"bnode", "value": "nodeID://', b'"bnode", "value": "')
