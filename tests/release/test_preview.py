"""Previews, and releases of which nothing or not all is confirmed."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from parley.claims.corpus import Corpus, load_corpus
from parley.coding.confirmation import Withheld
from parley.errors import InputError
from parley.gate.shapes import context, read_shapes
from parley.names import term
from parley.rdf import TYPE
from parley.release.build import Built, build
from parley.release.confirmation import CODINGS
from parley.release.contents import contents
from parley.release.dataset import RELEASE_GRAPH
from parley.shacl import prepare
from tests.coded import code, uncode


@pytest.fixture(scope="module")
def nothing(uncoded_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("releases"), uncoded_root)


@pytest.fixture(scope="module")
def preview(uncoded_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("previews"), uncoded_root, preview=True)


def rows(built: Built) -> list[dict[str, str]]:
    return list(csv.DictReader((built.path / "claims.csv").read_text("utf-8").splitlines()))


def graph(built: Built, name: str) -> list[ox.Triple]:
    quads = ox.parse(path=built.path / "parley.nq", format=ox.RdfFormat.N_QUADS)
    return [quad.triple for quad in quads if quad.graph_name == ox.NamedNode(name)]


def test_without_codings_no_claim_is_published(nothing: Built, corpus: Corpus) -> None:
    claims = [claim.iri for file in corpus.articles for claim in file.annotations.claims]
    assert rows(nothing) == []
    assert nothing.manifest.coding["withheld"] == {"notCoded": len(claims)}
    assert nothing.manifest.confirmation == (
        f"No claim is published, for none is confirmed by a second coder; {len(claims)} are withheld."
    )


def test_withheld_claims_are_named_with_the_reason_and_nothing_else(nothing: Built, corpus: Corpus) -> None:
    told = graph(nothing, CODINGS)
    for file in corpus.articles:
        for claim in file.annotations.claims:
            own = {(one.predicate.value, one.object) for one in told if one.subject.value == claim.iri}
            assert own == {
                (TYPE.value, ox.NamedNode(term("WithheldClaim"))),
                (term("article"), ox.NamedNode(claim.article)),
                (term("withheldBecause"), ox.NamedNode(term("notCoded"))),
            }


def test_preview_holds_all_claims_and_says_what_it_is(preview: Built, corpus: Corpus) -> None:
    claims = sum(len(file.annotations.claims) for file in corpus.articles)
    assert {row["iri"] for row in rows(preview)} == {
        claim.iri for file in corpus.articles for claim in file.annotations.claims
    }
    assert {row["confirmed"] for row in rows(preview)} == {""}
    assert preview.manifest.preview is True
    assert preview.manifest.confirmation.startswith("Preview: not confirmed")
    assert json.loads((preview.path / "receipt.json").read_text())["preview"] is True
    (remark,) = (t.object.value for t in graph(preview, RELEASE_GRAPH) if "Preview" in str(t.object))
    assert remark == preview.manifest.confirmation
    assert preview.manifest.coding["claims"] == claims


def test_release_says_of_each_claim_by_whom_it_is_confirmed(built: Built, corpus: Corpus) -> None:
    assert built.manifest.preview is False
    assert {row["confirmed"] for row in rows(built)} == {"confirmed by a person"}
    told = graph(built, CODINGS)
    confirmed = {one.subject.value for one in told if one.predicate.value == term("confirmation")}
    assert confirmed == {claim.iri for file in corpus.articles for claim in file.annotations.claims}
    assert sum(one.object == ox.NamedNode(term("Coding")) for one in told) > len(confirmed)


def test_withheld_claims_conform_to_their_shape(nothing: Built, corpus: Corpus) -> None:
    frame = context(corpus.shared, corpus.ontology).frame
    assert prepare(read_shapes())([*graph(nothing, CODINGS), *frame]) == []


def test_preview_and_releases_do_not_share_a_folder(
    preview: Built, nothing: Built, uncoded_root: Path
) -> None:
    with pytest.raises(InputError, match=r"holds releases; write a preview into another folder"):
        build(nothing.path.parent, uncoded_root, preview=True)
    with pytest.raises(InputError, match=r"holds previews; write releases into another folder"):
        build(preview.path.parent, uncoded_root)


def test_claim_that_was_changed_since_is_withheld_until_it_is_coded_again(
    corpus_root: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(corpus_root, tmp_path / "corpus"))
    shared = copy / "triples" / "shared.ttl"
    before = shared.read_text("utf-8")
    assert 'rdfs:label "Kelland"@en' in before
    shared.write_text(before.replace('rdfs:label "Kelland"@en', 'rdfs:label "Kellandia"@en'))
    changed = contents(load_corpus(copy), copy).account.confirmation
    assert set(changed.withheld) <= {Withheld.CODING_VOID, Withheld.RESTS_ON_WITHHELD}
    assert changed.withheld[Withheld.CODING_VOID] > 0
    uncode(copy)
    code(copy, "bo")
    again = contents(load_corpus(copy), copy).account.confirmation
    assert (again.withheld, len(again.published)) == ({}, len(changed.claims))
