"""Files that break off: refused with file and line, or nothing that they state is missing."""

from __future__ import annotations

import bz2
import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from parley.errors import InputError
from tests.store.loaded import quads_of

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

EX = "http://ex.test/"
TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12) | st.sampled_from(
    ["", "é", "漢字", "🕊", 'a"b', "<&>", "]]>", "\\", "line\nbreak"]
)
VALUES = st.one_of(
    st.builds(ox.Literal, TEXTS),
    st.builds(lambda text: ox.Literal(text, language="en-gb"), TEXTS),
    st.integers().map(lambda number: ox.Literal(str(number), datatype=ox.NamedNode(f"{EX}type"))),
    st.sampled_from([ox.NamedNode(f"{EX}ö"), ox.NamedNode(EX + "b#c")]),
)
TRIPLES = st.lists(
    st.builds(
        ox.Triple,
        st.sampled_from([ox.NamedNode(EX + name) for name in "abé"]),
        st.sampled_from([ox.NamedNode(EX + name) for name in "pq"]),
        VALUES,
    ),
    min_size=1,
    max_size=5,
    unique=True,
)
CLOSED = {".rdf": ox.RdfFormat.RDF_XML, ".jsonld": ox.RdfFormat.JSON_LD, ".rj": None}
"""Formats whose files have a visible end: any missing part is noticed."""
OPEN = {
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".n3": ox.RdfFormat.N3,
}
"""Formats in which a file ends wherever a statement does."""
PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".zst": zstd.compress,
}


def written(triples: list[ox.Triple], ending: str) -> bytes:
    """Return triples as a file with this ending."""
    form = {**CLOSED, **OPEN}[ending]
    if form is None:
        return _rdf_json(triples)
    return ox.serialize(triples, format=form) or b""


def _rdf_json(triples: list[ox.Triple]) -> bytes:
    document: dict[str, dict[str, list[dict[str, str]]]] = {}
    for triple in triples:
        value = {"type": "uri", "value": triple.object.value}
        if isinstance(triple.object, ox.Literal):
            value["type"] = "literal"
            if triple.object.language:
                value["lang"] = triple.object.language
            else:
                value["datatype"] = triple.object.datatype.value
        document.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, []).append(value)
    return json.dumps(document, ensure_ascii=False).encode()


def read(folder: Path, name: str, data: bytes) -> set[ox.Triple] | None:
    """Return the triples of a file; None if it is refused with its name."""
    path = folder / name
    path.write_bytes(data)
    try:
        return {quad.triple for quad in quads_of(path)}
    except InputError as error:
        if not str(error).startswith(str(path)):
            raise
        return None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cut")


@pytest.mark.parametrize("ending", CLOSED)
@given(triples=TRIPLES, share=st.floats(0, 1, exclude_max=True))
def test_a_file_with_an_end_is_refused_without_it(
    folder: Path, ending: str, triples: list[ox.Triple], share: float
) -> None:
    data = written(triples, ending)
    assert read(folder, "whole" + ending, data) == set(triples)
    cut = data[: int(share * len(data.rstrip()))]
    assert read(folder, "cut" + ending, cut) is None


@pytest.mark.parametrize("ending", OPEN)
@given(triples=TRIPLES, share=st.floats(0, 1, exclude_max=True))
def test_a_file_without_an_end_gives_every_statement_that_it_ends(
    folder: Path, ending: str, triples: list[ox.Triple], share: float
) -> None:
    data = written(triples, ending)
    assert read(folder, "whole" + ending, data) == set(triples)
    cut = data[: int(share * len(data))]
    found = read(folder, "cut" + ending, cut)
    if found is not None:
        assert found == stated(cut, ending)
        assert found <= set(triples)


def stated(data: bytes, ending: str) -> set[ox.Triple]:
    """Return what another parser reads in a file."""
    graph = rdflib.Graph()
    graph.parse(data=data, format="nt" if ending in (".nt", ".nq") else "turtle")  # there are no graphs in it
    return {quad.triple for quad in ox.parse(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)}


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("members", [1, 2])
@given(triples=TRIPLES, share=st.floats(0, 1, exclude_max=True))
@example(triples=[ox.Triple(ox.NamedNode(EX), ox.NamedNode(EX), ox.NamedNode(EX))], share=0.0)
def test_a_packed_file_is_refused_where_a_member_breaks_off(
    folder: Path, packing: str, members: int, triples: list[ox.Triple], share: float
) -> None:
    member = PACKED[packing](written(triples, ".nt"))
    data = member * members
    assert read(folder, "whole.nt" + packing, data) == set(triples)
    size = int(share * len(data))
    found = read(folder, "cut.nt" + packing, data[:size])
    assert found == (set(triples) if size and size % len(member) == 0 else None)


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("more", [b"x", b"<a> <b> <c> .\n", b"\x1f\x8b", b"BZh"])
def test_what_follows_a_packed_file_is_not_passed_over(tmp_path: Path, packing: str, more: bytes) -> None:
    data = PACKED[packing](f"<{EX}a> <{EX}b> <{EX}c> .\n".encode())
    assert read(tmp_path, "a.nt" + packing, data + more) is None


CORPUS = Path(__file__).parent / "files"


@pytest.mark.parametrize("tenth", range(10))
@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_a_file_of_real_shape_cut_at_every_tenth(tmp_path: Path, path: Path, tenth: int) -> None:
    """The files have encodings, entities and contexts, which no serialiser writes."""
    data = path.read_bytes()
    assert quads_of(path)
    assert read(tmp_path, path.name, data[: len(data) * tenth // 10]) is None
