"""The check of a whole corpus."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from parley.claims.corpus import Corpus, load_corpus
from parley.gate.check import check_corpus
from parley.gate.kinds import TEXT_KINDS, WORD_KINDS, CheckKind
from parley.gate.report import Finding, Tally
from parley.names import OWL, term
from parley.rdf import TYPE


@pytest.fixture(scope="session")
def tally(corpus: Corpus, texts: dict[str, str], corpus_root: Path) -> Tally:
    return check_corpus(corpus, texts, corpus_root)


@pytest.fixture
def copy(corpus_root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(corpus_root, tmp_path / "corpus"))


def test_corpus_passes(tally: Tally) -> None:
    assert [str(finding) for finding in tally.findings] == []


@pytest.mark.parametrize("kind", list(CheckKind))
def test_every_kind_of_check_is_performed_and_none_skipped(kind: str, tally: Tally) -> None:
    assert tally.performed[kind] > 0
    assert tally.skipped[kind] == 0


OWN_ONTOLOGY = {"of its own": (True, ["parley:Haste"]), "of Parley": (False, [])}


@pytest.mark.parametrize(("is_own", "refused"), OWN_ONTOLOGY.values(), ids=OWN_ONTOLOGY)
def test_an_ontology_is_checked_with_the_corpus_that_has_it(
    is_own: bool, refused: list[str], copy: Path, checkout: Path
) -> None:
    if is_own:
        shutil.copytree(checkout / "ontology", copy / "ontology")
    corpus = load_corpus(copy)
    nameless = ox.Triple(ox.NamedNode(term("Haste")), TYPE, ox.NamedNode(OWL + "Class"))
    found = check_corpus(replace(corpus, ontology=(*corpus.ontology, nameless)), None, copy).findings
    assert {one.where for one in found if one.kind is CheckKind.SHAPE} == set(refused)


def test_without_texts_what_needs_them_is_counted_as_skipped(
    corpus: Corpus, corpus_root: Path, tally: Tally
) -> None:
    without = check_corpus(corpus, None, corpus_root)
    for kind in TEXT_KINDS:
        assert without.performed[kind] == 0
        assert without.skipped[kind] == tally.performed[kind]
    assert without.performed["shape"] == tally.performed["shape"]
    assert without.skipped["leak"] == 1


def test_missing_text_fails_and_the_others_are_checked(
    corpus: Corpus, texts: dict[str, str], corpus_root: Path
) -> None:
    held = corpus.articles[0].annotations.article.text_hash
    tally = check_corpus(corpus, {held: texts[held]}, corpus_root)
    assert [(finding.kind, finding.where) for finding in tally.findings] == [
        ("article", "article:talks-at-grey-harbour")
    ]
    assert tally.performed["span"] > 0


def test_corpus_with_texts_but_nothing_to_check_in_them_fails(
    corpus: Corpus, texts: dict[str, str], uncoded_root: Path
) -> None:
    tally = check_corpus(replace(corpus, articles=(), recorded=(), silences=()), texts, uncoded_root)
    assert not tally.passed
    assert all("not one check of this kind was performed" in finding.message for finding in tally.findings)


def test_articles_without_claims_do_not_pass(copy: Path, texts: dict[str, str]) -> None:
    for path in (copy / "triples" / "articles").glob("*.ttl"):
        lines = path.read_text().splitlines()
        blocks = "\n".join(lines).split("\n\n")
        path.write_text(
            "\n\n".join(
                [
                    block
                    for block in blocks
                    if block.startswith(("@prefix", "article:", "<https://w3id.org/parley/id/article/"))
                ]
            )
            + "\n"
        )
    tally = check_corpus(load_corpus(copy), texts, copy)
    assert not tally.passed
    assert {"span", *WORD_KINDS} - {"number", "time"} <= {finding.kind for finding in tally.findings}


def test_claim_taken_away_leaves_a_sentence_that_is_not_covered(
    corpus: Corpus, texts: dict[str, str], uncoded_root: Path
) -> None:
    boats, talks = corpus.articles
    held = replace(boats.annotations, claims=boats.annotations.claims[1:])
    tally = check_corpus(
        replace(corpus, articles=(replace(boats, annotations=held), talks)), texts, uncoded_root
    )
    assert [(finding.kind, finding.where) for finding in tally.findings] == [
        ("coverage", "clause:quiet-boats-on-lake-orrin-27-81")
    ]


def test_coverage_of_a_changed_article_is_skipped(copy: Path, texts: dict[str, str]) -> None:
    path = copy / "triples" / "articles" / "quiet-boats-on-lake-orrin.ttl"
    path.write_text(path.read_text().replace("parley:characters 571", "parley:characters 572"))
    tally = check_corpus(load_corpus(copy), texts, copy)
    assert {finding.kind for finding in tally.findings} == {"article"}
    assert (tally.performed["coverage"], tally.skipped["coverage"]) == (26, 11)


def test_triple_in_two_graphs_is_refused(copy: Path, texts: dict[str, str]) -> None:
    path = copy / "triples" / "shared.ttl"
    article = (copy / "triples" / "articles" / "quiet-boats-on-lake-orrin.ttl").read_text()
    line = next(block for block in article.split("\n\n") if block.startswith("article:"))
    prefixes = "\n".join(line for line in article.splitlines() if line.startswith("@prefix"))
    path.write_text(f"{prefixes}\n{path.read_text()}\n{line}\n")
    tally = check_corpus(load_corpus(copy), texts, copy)
    assert any(
        finding.kind == "structure" and "is also in shared" in finding.message
        for finding in tally.findings
    )


def test_quote_in_a_public_file_is_a_leak(copy: Path, texts: dict[str, str]) -> None:
    path = copy / "triples" / "articles" / "quiet-boats-on-lake-orrin.ttl"
    text = next(text for text in texts.values() if text.startswith("Quiet"))
    quote = " ".join(text.split()[6:18]).replace("“", "").replace("”", "")
    path.write_text(path.read_text() + f"# {quote}\n")
    tally = check_corpus(load_corpus(copy), texts, copy)
    assert [finding.kind for finding in tally.findings] == ["leak"]
    assert tally.findings[0].where == str(path)


@pytest.mark.parametrize("name", ["shared.ttl", "release.ttl"])
def test_quote_in_another_file_of_triples_is_a_leak(name: str, copy: Path, texts: dict[str, str]) -> None:
    path = copy / "triples" / name
    text = next(text for text in texts.values() if text.startswith("Quiet"))
    quote = " ".join(text.split()[6:18]).replace("“", "").replace("”", "")
    path.write_text(path.read_text() + f"# {quote}\n")
    tally = check_corpus(load_corpus(copy), texts, copy)
    assert [finding.where for finding in tally.findings if finding.kind == "leak"] == [str(path)]


def test_progress_sees_every_article(corpus: Corpus, corpus_root: Path) -> None:
    seen = []

    def tick(files):  # type: ignore[no-untyped-def]
        for file in files:
            seen.append(file.slug)
            yield file

    check_corpus(corpus, None, corpus_root, tick)
    assert seen == [file.slug for file in corpus.articles]


def test_tally_adds_up() -> None:
    one, two = Tally(), Tally()
    one.add("span", [], performed=3)
    two.add("span", [Finding("span", "span:x", "is wrong")])
    two.skipped["name"] += 2
    one.merge(two)
    assert one.rows() == [("span", 4, 1, 0), ("name", 0, 0, 2)]
    assert not one.passed


@pytest.mark.parametrize("kind", CheckKind)
def test_every_kind_of_check_is_of_a_group_and_what_is_no_kind_is_none(kind: CheckKind) -> None:
    assert kind.is_of_words <= kind.needs_text
    with pytest.raises(ValueError, match="not a valid"):
        CheckKind(f"{kind}s")
