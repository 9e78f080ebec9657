"""Parley's own claims, against the real articles: all is checked, nothing fails, clear errors are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.candidates.layout import write_candidates
from parley.candidates.quotation import unresolve
from parley.candidates.reading import read_candidates
from parley.candidates.resolution import resolve
from parley.claims.corpus import Corpus, load_corpus, load_texts, text_of
from parley.claims.writing import to_triples
from parley.gate.article import ArticleGate
from parley.gate.check import check_corpus, corpus_gate
from parley.gate.kinds import FIELD_KINDS, WORD_KINDS
from parley.gate.report import Tally
from parley.mutate.judging import Judge
from parley.mutate.planting import mutants
from parley.mutate.score import Score
from parley.names import term
from parley.rdf import canonical_turtle
from parley.variants.kinds import Kind

pytestmark = pytest.mark.texts

UNDERSTOOD = (
    Kind.NUMBER, Kind.TIME_CLIPPED, Kind.TIME_BOUNDS, Kind.POLARITY, Kind.HEDGE_DROPPED, Kind.HEDGE_CHANGED,
    Kind.HEDGE_PUT_IN, Kind.LIST_OPENED,
)  # fmt: skip
"""Planted errors of closed classes, which a rule understands wherever they stand."""
FLOOR = 0.8


@pytest.fixture(scope="session")
def real() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def real_texts(real_articles: Path) -> dict[str, str]:
    return load_texts(real_articles)


@pytest.fixture(scope="session")
def tally(real: Corpus, real_texts: dict[str, str]) -> Tally:
    return check_corpus(real, real_texts)


def test_nothing_fails(tally: Tally) -> None:
    assert [str(finding) for finding in tally.findings] == []


def test_every_claim_and_span_is_checked(tally: Tally, real: Corpus) -> None:
    claims = [claim for file in real.articles for claim in file.annotations.claims]
    spans = {(claim.article, span) for claim in claims for span in claim.spans()}
    assert tally.skipped.total() == 0
    assert tally.performed["span"] >= len(spans)
    hedges = sum(len(claim.values(term("hedge"))) for claim in claims)
    assert {kind: tally.performed[kind] for kind in FIELD_KINDS} == {
        **dict.fromkeys(FIELD_KINDS, len(claims)),
        "hedge": len(claims) + hedges,
    }
    assert all(tally.performed[kind] for kind in WORD_KINDS)


def test_every_value_of_a_claim_has_words(real: Corpus) -> None:
    claims = [claim for file in real.articles for claim in file.annotations.claims]
    assert [(claim.iri, role.name) for claim in claims for role in claim.roles if not role.wordings] == []


def test_candidates_round_trip_byte_for_byte(
    real: Corpus, real_texts: dict[str, str], tmp_path: Path
) -> None:
    for file in real.articles:
        text = text_of(file.annotations.article, real_texts)
        toml = tmp_path / f"{file.slug}.toml"
        toml.write_text(write_candidates(unresolve(file.annotations, text, real.vocabulary)), "utf-8")
        held = resolve(read_candidates(toml), text, real.vocabulary)
        assert held == file.annotations
        assert canonical_turtle(to_triples(held, text)) == file.path.read_bytes()


@pytest.fixture(scope="session")
def scored(real: Corpus, real_texts: dict[str, str]) -> Score:
    """The mutants of those kinds, each judged by the whole gate; "parley mutate" plants the others too."""
    data, total = corpus_gate(real).check_data, Score()
    for file in real.articles:
        text = text_of(file.annotations.article, real_texts)
        judge = Judge(file.annotations, text, real.vocabulary, data)
        for mutant in mutants(file.annotations, ArticleGate(text, real.vocabulary), real.vocabulary):
            if mutant.kind in UNDERSTOOD:
                total.add(mutant, judge.verdict(mutant))
    return total


@pytest.mark.parametrize("kind", UNDERSTOOD)
def test_errors_of_closed_classes_are_refused(kind: Kind, scored: Score) -> None:
    survivors = [(mutant.where, mutant.change) for mutant in scored.survivors if mutant.kind == kind]
    planted, contradicted, *_ = scored.row([kind])
    assert planted
    assert contradicted / planted >= FLOOR, survivors
