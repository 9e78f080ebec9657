"""The rewritten output is the same wherever the writer divides it."""

from __future__ import annotations

import io
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.rdf_writing import UnwritableError, document, results_output
from parley.rewriting import RewritingOutput, UnmaskingOutput, partial_character

RESULTS = ox.QueryResultsFormat
PARTS = st.lists(st.sampled_from(["\r", "\n", "x", "é", "中", "😀", "\x85", "\u2028"]))


def written(make: Any, parts: list[bytes]) -> bytes:
    output = io.BytesIO()
    sink = make(output)
    for part in parts:
        sink.write(part)
    sink.flush()
    return output.getvalue()


@pytest.mark.parametrize("form", [RESULTS.XML, RESULTS.TSV], ids=["xml", "tsv"])
@given(text=PARTS.map("".join), size=st.integers(1, 5))
def test_a_result_is_the_same_wherever_it_is_split(form: RESULTS, text: str, size: int) -> None:
    data = text.encode()
    parts = [data[at : at + size] for at in range(0, len(data), size)]

    def make(output: Any) -> Any:
        return results_output(output, form)

    assert written(make, parts) == written(make, [data])


@given(st.text(), st.integers(0, 3))
def test_what_is_held_is_a_character_that_is_not_whole(text: str, cut: int) -> None:
    data = text.encode()[: -cut or None]
    whole = data[: len(data) - partial_character(data)]
    assert whole == data.decode(errors="ignore").encode()


def test_the_mask_is_taken_off_and_nothing_else() -> None:
    assert (
        written(lambda output: UnmaskingOutput(output, "urn:m:"), [b"urn:m", b":xurn:", b"m:urn:m"])
        == b"xurn:m"
    )


@pytest.mark.parametrize("form", [ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG], ids=["ttl", "trig"])
@pytest.mark.parametrize("name", ["King_Jr.", "a..", ".", "a'b%20.", "a.b"])
def test_a_name_that_ends_in_a_full_stop_is_written_in_full(form: ox.RdfFormat, name: str) -> None:
    node = ox.NamedNode("http://ex.test/" + name)
    triple = ox.Triple(node, node, ox.Literal("ex:a\\. b", datatype=node))
    data = document([triple], form, {"ex": "http://ex.test/"})
    assert b"\\. " not in data.replace(b"\\\\. ", b"")
    assert [quad.triple for quad in ox.parse(data, format=form)] == [triple]


@pytest.mark.parametrize("prefix", ["xml", "XMLns", "a.b", "é", "urn", ""])
@pytest.mark.parametrize("form", [ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD], ids=str)
def test_any_prefix_gives_the_same_graph(form: ox.RdfFormat, prefix: str) -> None:
    triple = ox.Triple(*map(ox.NamedNode, ("urn:a:b", "http://ex.test/p", "http://ex.test/")))
    data = document([triple], form, {prefix: "http://ex.test/"})
    assert [quad.triple for quad in ox.parse(data, format=form)] == [triple]


def test_what_a_format_cannot_hold_is_named_with_its_place() -> None:
    node = ox.NamedNode("http://ex.test/p")
    with pytest.raises(UnwritableError, match=r"U\+0001 of a string; <http://ex.test/p> has it in <http"):
        document([ox.Triple(node, node, ox.Literal("\x01"))], ox.RdfFormat.RDF_XML, {})


def test_what_is_held_waits_for_more() -> None:
    output = io.BytesIO()
    sink = RewritingOutput(output, bytes.upper, lambda data: data.endswith(b"x"))  # type: ignore[arg-type]
    sink.write(b"abx")
    assert output.getvalue() == b"AB"
    sink.write(b"y")
    assert output.getvalue() == b"ABXY"
