"""Parley's own claims, against the real articles: all is checked, nothing fails, and the gate bites."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.claims.candidates import read_candidates, write_candidates
from parley.claims.corpus import Corpus, load_corpus, load_texts, text_of
from parley.claims.resolution import resolve, unresolve
from parley.claims.writing import to_triples
from parley.gate.check import check_corpus, corpus_gate
from parley.gate.report import Tally
from parley.mutate.score import KINDS, Score, score
from parley.rdf import canonical_turtle

pytestmark = pytest.mark.texts

FLOOR = 0.99
FEWEST = 300


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


def test_every_span_role_and_claim_is_checked(tally: Tally, real: Corpus) -> None:
    claims = [claim for file in real.articles for claim in file.held.claims]
    roles = sum(len(claim.roles) for claim in claims)
    spans = {(claim.article, span) for claim in claims for span in claim.spans()}
    assert tally.skipped.total() == 0
    assert tally.performed["span"] == len(spans)
    assert tally.performed["role"] + tally.performed["time"] == roles
    assert tally.performed["frame"] == tally.performed["cue"] == len(claims)


def test_waivers_are_under_a_tenth_of_the_claims(real: Corpus) -> None:
    claims = [claim for file in real.articles for claim in file.held.claims]
    assert sum(bool(claim.waivers) for claim in claims) < len(claims) / 10


def test_candidates_round_trip_byte_for_byte(
    real: Corpus, real_texts: dict[str, str], tmp_path: Path
) -> None:
    for file in real.articles:
        text = text_of(file.held.article, real_texts)
        toml = tmp_path / f"{file.slug}.toml"
        toml.write_text(write_candidates(unresolve(file.held, text)), "utf-8")
        held = resolve(read_candidates(toml), text, real.vocabulary)
        assert held == file.held
        assert canonical_turtle(to_triples(held, text)) == file.path.read_bytes()


@pytest.fixture(scope="session")
def scored(real: Corpus, real_texts: dict[str, str]) -> Score:
    gate, total = corpus_gate(real), Score()
    for file in real.articles:
        total.merge(
            score(file.held, text_of(file.held.article, real_texts), real.vocabulary, gate.check_data)
        )
    return total


def _survivors(scored: Score, kind: str | None = None) -> list[tuple[str, str, str]]:
    return [
        (mutant.claim.iri, mutant.kind, mutant.change)
        for mutant in scored.survivors
        if kind in (None, mutant.kind)
    ]


@pytest.mark.slow
def test_gate_kills_nearly_all_planted_errors(scored: Score) -> None:
    assert scored.planted.total() >= FEWEST
    assert scored.rate >= FLOOR, _survivors(scored)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_gate_kills_nearly_all_planted_errors_of_each_kind(kind: str, scored: Score) -> None:
    planted = scored.planted[kind]
    assert planted == 0 or scored.killed[kind] / planted >= FLOOR, _survivors(scored, kind)
