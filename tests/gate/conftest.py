"""A small text, some claims on it, and what the gate finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from parley.claims.candidates import parse_candidates
from parley.claims.claim import ArticleClaims
from parley.claims.reading import from_triples
from parley.claims.resolution import resolve
from parley.claims.vocabulary import Vocabulary
from parley.claims.writing import to_triples
from parley.gate.article import ArticleGate
from parley.gate.report import Tally

PLAIN = {"polarity": "affirmed", "modality": "actual", "hedged": False}

Examine = Callable[..., Tally]


def _claim(number: int, block: dict[str, Any]) -> dict[str, Any]:
    """Write out a claim: a plain one, unless it says otherwise; a role is name, value, quote, antecedent."""
    names = ("name", "value", "quote", "antecedent")
    roles = [dict(zip(names, role, strict=False)) for role in block.get("role", [])]
    times = [{"quote": quote} for quote in block.get("time", [])]
    waivers = [{"rule": rule, "reason": "tried"} for rule in block.get("waiver", [])]
    return {"number": number, **PLAIN, **block, "role": roles, "time": times, "waiver": waivers}


@pytest.fixture(scope="session")
def claims_of(vocabulary: Vocabulary) -> Callable[..., ArticleClaims]:
    """Return the claims that blocks state of a text."""

    def run(text: str, *blocks: dict[str, Any]) -> ArticleClaims:
        claims = [_claim(number, block) for number, block in enumerate(blocks, 1)]
        data = {"article": "talks", "title": "Talks", "claim": claims}
        return resolve(parse_candidates(data, where="x"), text, vocabulary)

    return run


@pytest.fixture(scope="session")
def judge(vocabulary: Vocabulary) -> Callable[[str, ArticleClaims], Tally]:
    """Return what the gate finds in claims, which are signed first."""

    def run(text: str, held: ArticleClaims) -> Tally:
        triples = to_triples(held, text)
        return ArticleGate(text, vocabulary).check(from_triples(triples, vocabulary), triples)

    return run


@pytest.fixture(scope="session")
def examine(claims_of: Callable[..., ArticleClaims], judge: Callable[[str, ArticleClaims], Tally]) -> Examine:
    """Return what the gate finds in the claims that blocks state of a text."""

    def run(text: str, *blocks: dict[str, Any]) -> Tally:
        return judge(text, claims_of(text, *blocks))

    return run
