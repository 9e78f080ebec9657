"""Unseen articles: their claims can be written, few are refused, and the table of verdicts is complete."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from parley.candidates.reading import read_candidates
from parley.candidates.resolution import resolve
from parley.claims.corpus import Corpus, load_corpus
from parley.claims.shared import load_vocabulary
from parley.claims.writing import to_triples
from parley.gate.check import corpus_gate
from parley.gate.kinds import WORD_KINDS
from parley.gate.report import Finding
from parley.rdf import canonical_turtle
from parley.text.profile import canonical
from tests.unseen.measure import VERDICTS, articles, figures, statements

ARTICLES = [*articles("design"), *articles("fresh")]
MOST_REFUSED, MOST_REFUSED_OF_ONE = 0.1, 0.16
"""The share of true claims that the rules may refuse, of all articles and of one. Some of these articles were
entered before the rules asked for holders and comparators, and lack them."""


def _name(article: Path) -> str:
    return f"{article.parent.name}-{article.name}"


@pytest.fixture(params=ARTICLES, ids=_name, scope="module")
def article(request: pytest.FixtureRequest) -> Path:
    """The folder of one article."""
    folder: Path = request.param
    return folder


@dataclass(frozen=True, slots=True)
class Examination:
    """What the checks refuse of one article, and how many claims it has."""

    findings: tuple[Finding, ...]
    claims: int

    @property
    def refused(self) -> set[str]:
        """The places of the claims that the rules on words refuse."""
        return {finding.where for finding in self.findings if finding.kind in WORD_KINDS}


@pytest.fixture(scope="module")
def examined(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Examination]:
    """Examines an article once, with its claims written from the candidates."""

    @functools.cache
    def examine(article: Path) -> Examination:
        text = canonical((article / "article.txt").read_bytes())
        corpus = _written(article, text, tmp_path_factory.mktemp(_name(article)))
        findings = corpus_gate(corpus).check_article(corpus.articles[0], text).findings
        return Examination(tuple(findings), len(corpus.articles[0].annotations.claims))

    return examine


def _written(article: Path, text: str, root: Path) -> Corpus:
    """Return the corpus of one article, with its claims written from the candidates."""
    shutil.copytree(article / "triples", root / "triples")
    claims = resolve(read_candidates(article / "candidates.toml"), text, load_vocabulary(root))
    folder = root / "triples" / "articles"
    folder.mkdir()
    (folder / "article.ttl").write_bytes(canonical_turtle(to_triples(claims, text)))
    return load_corpus(root)


def test_every_statement_has_a_verdict_and_its_claims(article: Path) -> None:
    written = {claim.number for claim in read_candidates(article / "candidates.toml").claims}
    for statement in statements(article):
        assert statement.verdict in VERDICTS, statement
        assert bool(statement.claims) == (statement.verdict != "not"), statement
        assert set(statement.claims) <= written, statement


def test_claims_stand_in_the_shapes(article: Path, examined: Callable[[Path], Examination]) -> None:
    kinds = ("shape", "structure", "literal", "article", "sentence", "span")
    assert [str(finding) for finding in examined(article).findings if finding.kind in kinds] == []


def test_few_true_claims_of_an_article_are_refused(
    article: Path, examined: Callable[[Path], Examination]
) -> None:
    examination = examined(article)
    assert len(examination.refused) <= MOST_REFUSED_OF_ONE * examination.claims, sorted(examination.refused)


def test_few_true_claims_of_all_articles_are_refused(examined: Callable[[Path], Examination]) -> None:
    examinations = [examined(article) for article in ARTICLES]
    refused = sum(len(examination.refused) for examination in examinations)
    assert refused <= MOST_REFUSED * sum(examination.claims for examination in examinations)


@pytest.mark.parametrize("kind", ["design", "fresh"])
def test_nearly_all_statements_can_be_said_without_a_new_term(kind: str) -> None:
    held = figures([statement for article in articles(kind) for statement in statements(article)])
    assert held.expressible >= 0.95
    assert held.with_notion <= 0.1
