"""The generated corpora: the same for the same seed, valid, and in Parley's own data model."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import DERIVED, SHARED, stream
from benchmarks.invented import WORDS, word
from benchmarks.release import Generated, write_quads
from parley.gate.shapes import article_data, context, read_shapes, shape_findings, shared_data
from parley.names import IDS, RDFS, term
from parley.rdf import read_folder
from parley.release.dataset import ONTOLOGY_GRAPH, RELEASE_GRAPH
from parley.release.manifest import read_manifest
from parley.resources import folder
from parley.shacl import prepare
from parley.store.loading.source import Source, load, verify_release

LABEL = ox.NamedNode(RDFS + "label")


BESIDE = (f"<{ONTOLOGY_GRAPH}>", f"<{RELEASE_GRAPH}>")
"""The graphs that are no data."""


@pytest.fixture(scope="module")
def graphs(generated: Generated) -> dict[str, list[ox.Triple]]:
    held: dict[str, list[ox.Triple]] = {}
    for quad in ox.parse(path=generated.quads):
        held.setdefault(str(quad.graph_name), []).append(quad.triple)
    return {name: triples for name, triples in held.items() if name not in BESIDE}


def _articles(graphs: dict[str, list[ox.Triple]]) -> list[list[ox.Triple]]:
    return [triples for name, triples in graphs.items() if name not in (SHARED, DERIVED)]


def test_same_seed_gives_the_same_bytes(tmp_path: Path):
    for name in ("one", "two"):
        write_quads(tmp_path / name, 5_000, 3)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_another_seed_gives_other_articles(tmp_path: Path):
    for seed in (3, 4):
        write_quads(tmp_path / str(seed), 5_000, seed)
    assert (tmp_path / "3").read_bytes() != (tmp_path / "4").read_bytes()


def test_larger_corpus_begins_with_the_smaller_one():
    small = list(stream(4_000, 3))
    assert list(islice(stream(8_000, 3), len(small))) == small


@pytest.mark.parametrize("triples", [2_000, 10_000, 50_000])
def test_size_is_what_was_asked_for_and_at_most_one_article_more(triples: int):
    parts = list(stream(triples, 5))
    held = sum(len(statements) for _, statements in parts)
    last = sum(len(statements) for _, statements in parts[-3:])
    assert triples <= held < triples + last


def test_no_triple_comes_twice():
    statements = [statement for _, part in stream(50_000, 5) for statement in part]
    assert len(set(statements)) == len(statements)


def test_terms_are_canonical(generated: Generated):
    store = ox.Store()
    store.bulk_load(path=generated.triples)
    assert {str(quad) for quad in store} == {str(quad) for quad in ox.parse(path=generated.triples)}


def test_shapes_accept_it(graphs: dict[str, list[ox.Triple]]):
    check = prepare(read_shapes())
    ontology = read_folder(folder("ontology"))
    around = context(graphs[SHARED], ontology)
    pieces = [shared_data(graphs[SHARED], around)]
    pieces += [article_data(article, around) for article in _articles(graphs)]
    whole = [*ontology, *(triple for name, held in graphs.items() if name != DERIVED for triple in held)]
    assert [list(shape_findings(piece, check)) for piece in pieces] == [[]] * len(pieces)
    assert list(shape_findings(whole, check)) == []


def test_shapes_see_its_claims(graphs: dict[str, list[ox.Triple]]):
    check = prepare(read_shapes())
    ontology = read_folder(folder("ontology"))
    article = [held for held in _articles(graphs)[0] if not held.predicate.value.endswith("#polarity")]
    assert list(shape_findings(article_data(article, context(graphs[SHARED], ontology)), check))


def test_every_span_that_means_an_entity_is_in_one_mention_of_it(graphs: dict[str, list[ox.Triple]]):
    for article in _articles(graphs):
        refers = dict(_pairs(article, "refersTo"))
        meant = [(span, refers[mention]) for mention, span in _pairs(article, "words")]
        denoted = [pair for pair in _pairs(article, "denotes") if pair[1].startswith(IDS)]
        assert sorted(meant) == sorted(denoted) != []


def test_what_points_back_has_a_name_before_it(graphs: dict[str, list[ox.Triple]]):
    found = [pair for article in _articles(graphs) for pair in _pairs(article, "antecedent")]
    assert found
    for words, name in found:
        start, end = (span.rsplit("-", 2)[place] for span, place in ((words, -2), (name, -1)))
        assert int(end) <= int(start)


def _pairs(article: list[ox.Triple], field: str) -> list[tuple[str, str]]:
    """Return subject and value of a property of the ontology."""
    return [
        (held.subject.value, held.object.value) for held in article if held.predicate.value == term(field)
    ]


def test_shortcuts_are_those_that_the_rules_derive(graphs: dict[str, list[ox.Triple]]):
    store = ox.Store()
    stated = [triple for name, held in graphs.items() if name != DERIVED for triple in held]
    store.extend(ox.Quad(*triple) for triple in (*stated, *read_folder(folder("ontology"))))
    rules = sorted((folder("ontology") / "rules").glob("*.rq"))
    derived = {triple for rule in rules for triple in store.query(rule.read_text())}
    assert {triple for triple in graphs[DERIVED] if triple.predicate != LABEL} == derived


def test_every_claim_has_a_label(graphs: dict[str, list[ox.Triple]]):
    labelled = {triple.subject for triple in graphs[DERIVED] if triple.predicate == LABEL}
    claims = {
        triple.subject
        for article in _articles(graphs)
        for triple in article
        if triple.predicate.value.endswith("#polarity")
    }
    assert labelled == claims


def test_release_is_one_that_parley_serves(generated: Generated):
    verify_release(generated.folder)
    ontology = len(read_folder(folder("ontology")))
    loaded = load(Source(release=generated.folder))
    assert len(loaded.store) == generated.count + ontology + 2
    assert read_manifest(generated.folder).triples == generated.count


@given(st.sets(st.integers(0, WORDS - 1), min_size=2, max_size=50))
def test_different_numbers_have_different_words(numbers: set[int]):
    assert len({word(number) for number in numbers}) == len(numbers)


@pytest.mark.parametrize("number", [-1, WORDS])
def test_numbers_beyond_the_words_are_refused(number: int):
    with pytest.raises(ValueError, match="there is no word"):
        word(number)
