"""Sheets reveal nothing: a guesser with the sheet alone finds the claim no more often than by chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.guessers import GUESSERS, TESTS, Sheet, at_least, found, sheets_of, unseen
from parley.claims.corpus import Corpus, load_corpus, load_texts

LEAST = 0.01
"""The least probability of the hits by chance."""
NEW = ("fresh/wire", "design/analysis-2")
"""Some longer articles; ``python -m benchmarks.guessers`` takes all. Each has one sheet: what is paired is
much the same on two sheets of one article, so that they would not be independent."""


@pytest.fixture(scope="module")
def invented(corpus: Corpus, texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> list[Sheet]:
    sheets = list(sheets_of(corpus, texts, "corpus", 1))
    for name in NEW:
        scratch = tmp_path_factory.mktemp("unseen") / "corpus"
        sheets += sheets_of(*unseen(TESTS / "unseen" / name, scratch), name, 1)
    return sheets


@pytest.fixture(scope="module")
def all_sheets(invented: list[Sheet], real_articles: Path) -> list[Sheet]:
    return [*invented, *sheets_of(load_corpus(), load_texts(real_articles), "own", 1)]


@pytest.mark.parametrize("sign", [1, -1], ids=["", "opposite"])
@pytest.mark.parametrize("guesser", GUESSERS)
def test_guesser_finds_no_more_than_chance(guesser: str, sign: int, invented: list[Sheet]) -> None:
    result = found(invented, GUESSERS[guesser], sign)
    assert result.items >= 300
    assert result.chance > LEAST, result


@pytest.mark.texts
@pytest.mark.parametrize("sign", [1, -1], ids=["", "opposite"])
@pytest.mark.parametrize("guesser", GUESSERS)
def test_guesser_finds_no_more_with_the_real_articles(
    guesser: str, sign: int, all_sheets: list[Sheet]
) -> None:
    result = found(all_sheets, GUESSERS[guesser], sign)
    assert result.chance > LEAST, result


def test_a_guesser_who_knows_is_found_out(invented: list[Sheet]) -> None:
    """This shows that the test can fail: a guesser that sees the right answers finds all of them."""

    def knows(sheet: Sheet, at: int, statement: object) -> float:
        question = sheet.questions[at]
        return float(question.right is not None and statement is question.statements[question.right])

    assert found(invented, knows).chance < 1e-9


@pytest.mark.parametrize(
    ("hits", "chances", "likely"),
    [
        (0, [0.25] * 4, 1.0),
        (4, [0.25] * 4, 0.25**4),
        (1, [0.5, 0.25], 1 - 0.5 * 0.75),
        (2, [0.5, 0.25], 0.125),
    ],
)
def test_chance_of_hits(hits: int, chances: list[float], likely: float) -> None:
    assert at_least(hits, chances) == pytest.approx(likely)
