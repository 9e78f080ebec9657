"""Each rule on words: a claim that it must contradict, and a true neighbour that it must not.

The cases are data, in ``contradictions.toml``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from parley.claims.vocabulary import Vocabulary
from parley.gate.article import ArticleGate
from parley.gate.kinds import WORD_KINDS
from parley.gate.report import Finding
from tests.gate.written import claim_of

FILE = Path(__file__).parent / "contradictions.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["case"]
NAMES = [f"{case['kind']}: {case['name']}" for case in CASES]


def _found(case: dict[str, Any], side: str, vocabulary: Vocabulary) -> list[Finding]:
    """Return the findings of the rules in one of the two claims of a case."""
    table = {**case.get("claim", {}), **case[side]}
    text = table.get("text") or case["text"]
    others = [claim_of(other, text, number) for number, other in enumerate(table.get("beside", []), 2)]
    claim = claim_of(table, text)
    return list(ArticleGate(text, vocabulary, case.get("published")).claim_findings(claim, [claim, *others]))


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_wrong_claim_is_contradicted(case: dict[str, Any], world: Vocabulary) -> None:
    found = _found(case, "wrong", world)
    assert {finding.kind for finding in found} == {case["kind"]}, [str(finding) for finding in found]
    assert case["says"] in found[0].message


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_true_neighbour_is_not(case: dict[str, Any], world: Vocabulary) -> None:
    assert [str(finding) for finding in _found(case, "right", world)] == []


@pytest.mark.parametrize("kind", [*WORD_KINDS, "span"])
def test_every_kind_has_cases(kind: str) -> None:
    assert kind in {case["kind"] for case in CASES}


def test_no_case_stands_twice() -> None:
    assert len(set(NAMES)) == len(NAMES)
