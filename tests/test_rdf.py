"""RDF files: read with errors that name the place, written so that equal graphs give equal bytes."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import InputError
from parley.names import ENTITY_KINDS, PREFIXES, XSD, compact, expand, term, thing
from parley.rdf import canonical_turtle, ordered, parse_turtle, read_folder, read_turtle, turtle_files

NAMESPACES = st.sampled_from([*PREFIXES.values(), "http://example.org/", "urn:x:"])
LOCAL = st.from_regex(r"[A-Za-z0-9._~%-]{0,8}", fullmatch=True).filter(lambda name: "%" not in name)
NODE = st.builds(lambda base, local: ox.NamedNode(base + local), NAMESPACES, LOCAL)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
LITERAL = st.one_of(
    st.builds(ox.Literal, WORDS),
    st.builds(
        lambda value, language: ox.Literal(value, language=language), WORDS, st.sampled_from(("en", "de-at"))
    ),
    st.builds(ox.Literal, st.integers()),
    st.builds(ox.Literal, st.booleans()),
    st.builds(
        lambda value, name: ox.Literal(value, datatype=ox.NamedNode(name)),
        WORDS,
        st.sampled_from(
            (
                XSD + "integer",
                XSD + "boolean",
                XSD + "date",
                XSD + "decimal",
                "http://example.org/t",
                term("t"),
            )
        ),
    ),
)
TRIPLE = st.builds(ox.Triple, NODE, NODE, NODE | LITERAL)


@given(st.lists(TRIPLE, max_size=12))
def test_written_triples_parse_back_equal(triples: list[ox.Triple]) -> None:
    assert set(parse_turtle(canonical_turtle(triples), where="x")) == set(triples)


@given(st.lists(TRIPLE, max_size=12), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(triples: list[ox.Triple], random: object) -> None:
    shuffled = [*triples, *triples]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert canonical_turtle(shuffled) == canonical_turtle(triples)


@given(st.lists(TRIPLE, max_size=8))
def test_writing_what_was_read_gives_the_same_bytes(triples: list[ox.Triple]) -> None:
    once = canonical_turtle(triples)
    assert canonical_turtle(parse_turtle(once, where="x")) == once


@given(st.lists(TRIPLE, min_size=1, max_size=8))
def test_another_parser_reads_as_many_triples(triples: list[ox.Triple]) -> None:
    # Values are compared by the release tests; rdflib normalises the ill-typed ones made here.
    assert 0 < len(rdflib.Graph().parse(data=canonical_turtle(triples), format="turtle")) <= len(set(triples))


def test_layout_is_one_block_a_subject_and_one_line_a_value() -> None:
    kelland, morvia = ox.NamedNode(thing("state", "kelland")), ox.NamedNode(thing("state", "morvia"))
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    triples = [
        ox.Triple(morvia, label, ox.Literal("Morvia", language="en")),
        ox.Triple(kelland, label, ox.Literal("Land of “Kell”\n\\", language="en")),
        ox.Triple(kelland, label, ox.Literal("Kelland", language="en")),
        ox.Triple(kelland, ox.NamedNode(term("low")), ox.Literal(5)),
        ox.Triple(
            kelland, ox.NamedNode(term("low")), ox.Literal("05", datatype=ox.NamedNode(XSD + "integer"))
        ),
        ox.Triple(
            kelland,
            ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
            ox.NamedNode(term("State")),
        ),
        ox.Triple(kelland, ox.NamedNode(term("hedged")), ox.Literal(True)),
        ox.Triple(
            kelland,
            ox.NamedNode(term("earliestStart")),
            ox.Literal("2024-01-01", datatype=ox.NamedNode(XSD + "date")),
        ),
        ox.Triple(kelland, ox.NamedNode(term("concerns")), ox.NamedNode(thing("claim", "x-001") + "#time-1")),
    ]
    assert canonical_turtle(triples).decode() == (
        "@prefix parley: <https://w3id.org/parley/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix state: <https://w3id.org/parley/id/state/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "state:kelland a parley:State ;\n"
        '  rdfs:label\n    "Kelland"@en ,\n    "Land of “Kell”\\n\\\\"@en ;\n'
        "  parley:concerns <https://w3id.org/parley/id/claim/x-001#time-1> ;\n"
        '  parley:earliestStart "2024-01-01"^^xsd:date ;\n'
        "  parley:hedged true ;\n"
        '  parley:low\n    "05"^^xsd:integer ,\n    5 .\n'
        "\n"
        'state:morvia rdfs:label "Morvia"@en .\n'
    )


def test_nothing_is_an_empty_file() -> None:
    assert parse_turtle(canonical_turtle([]), where="x") == []


def test_triples_come_once_and_with_the_type_first() -> None:
    node = ox.NamedNode("urn:x")
    label = ox.Triple(node, ox.NamedNode("urn:a"), ox.Literal("a"))
    kind = ox.Triple(node, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), node)
    assert ordered([label, kind, label]) == [kind, label]


BROKEN = {
    "no object": (b"<urn:a> <urn:b>\n .", "x.ttl:2: is not valid Turtle"),
    "unknown prefix": (b"\n\nstate:x a <urn:b> .", "x.ttl:3: is not valid Turtle"),
    "not UTF-8": (b'<urn:a> <urn:b> "\xff" .', "x.ttl"),
    "relative IRI": (b"<a> <urn:b> <urn:c> .", "x.ttl:1: is not valid Turtle"),
    "XML": (b"<?xml version='1.0'?>", "x.ttl:1: is not valid Turtle"),
}


@pytest.mark.parametrize(("data", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_turtle_is_refused_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_turtle(data, where="x.ttl")
    assert str(refused.value).startswith(message)
    assert "\n" not in str(refused.value)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.ttl: cannot be read \(No such file"):
        read_turtle(tmp_path / "none.ttl")


def test_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.ttl").write_text(f"<urn:{name}> a <urn:c> .")
    assert [path.name for path in turtle_files(tmp_path)] == ["a.ttl", "b.ttl"]
    assert [triple.subject.value for triple in read_folder(tmp_path)] == ["urn:a", "urn:b"]


def test_folder_without_turtle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(InputError, match=r"holds no \.ttl file"):
        turtle_files(tmp_path)


# Names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_prefix_expands_and_compacts(prefix: str) -> None:
    assert expand(f"{prefix}:x") == PREFIXES[prefix] + "x"
    assert compact(PREFIXES[prefix] + "x") == f"{prefix}:x"


@pytest.mark.parametrize(
    ("name", "iri"), [("x", None), ("nope:x", None), ("https://example.org/", None), (":x", None)]
)
def test_what_has_no_prefix_of_ours_does_not_expand(name: str, iri: str | None) -> None:
    assert expand(name) is iri


def test_iri_of_no_prefix_stays() -> None:
    assert compact("http://example.org/x") == "http://example.org/x"


@pytest.mark.parametrize("kind", ENTITY_KINDS)
def test_things_have_iris_by_kind(kind: str) -> None:
    assert compact(thing(kind, "x")) == f"{kind}:x"


def test_unknown_kind_has_no_iri() -> None:
    with pytest.raises(ValueError, match="no kind of thing is called 'land'"):
        thing("land", "x")
