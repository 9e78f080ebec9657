"""A claim upheld against the kind of check that contradicts it is refused no more, and against no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.corpus import Corpus
from parley.gate.report import Finding
from parley.gate.upholding import left_of

FINDINGS = (Finding("negation", "claim:x", "a “not”"), Finding("number", "claim:x", "another number"))


@pytest.mark.parametrize(
    ("upheld", "left"),
    [
        ((), ["a “not”", "another number"]),
        (("negation",), ["another number"]),
        (("negation", "number"), []),
        (
            ("negation", "time"),
            ["another number", "is upheld against the checks of 'time', and none contradicts it"],
        ),
    ],
)
def test_findings_that_are_left(upheld: tuple[str, ...], left: list[str], corpus: Corpus) -> None:
    claim = replace(corpus.articles[0].held.claims[0], upheld=upheld)
    assert [found.message.partition(";")[0] for found in left_of(FINDINGS, claim)] == left
