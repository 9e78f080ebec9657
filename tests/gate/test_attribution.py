"""The rule on attributions: cue and content of a claim are those of its passage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.claim import Attribution
from parley.claims.vocabulary import Vocabulary
from parley.gate.article import ArticleGate
from tests.gate.written import claim_of, span_of

TEXT = "Marsh said that Kelland gave weapons. Rell said nothing of it."
HELD = ["heldBy", "person:ida-marsh", "Marsh"]
PARTY = ["supporter", "state:kelland", "Kelland"]
TABLE = {"kind": "Support", "passage": "Marsh said that Kelland gave weapons"}
CASES: dict[str, tuple[list[list[str]], str | None, tuple[str, ...], str | None]] = {
    "as it is": ([HELD, PARTY], "said", ("Kelland gave weapons",), None),
    "cue amid what is said": (
        [HELD, PARTY],
        "gave",
        ("Kelland gave weapons",),
        "what is said stands at ",
    ),
    "no cue": (
        [HELD, PARTY],
        None,
        ("Kelland gave weapons",),
        "the words at 6–10 ascribe it, and the claim has no such cue",
    ),
    "cue of another sentence": (
        [HELD, PARTY],
        "said|2",
        ("Kelland gave weapons",),
        "the cue at 43–47 does not stand in the sentence of the claim",
    ),
    "less than what is said": (
        [HELD, PARTY],
        "said",
        ("gave weapons",),
        "what is said stands at 16–36, and not at 24–36",
    ),
    "nothing that is said": ([HELD, PARTY], "said", (), "what is said stands at 16–36, and not at no place"),
    "nobody who says it": (
        [PARTY],
        "said",
        ("Kelland gave weapons",),
        "has a cue or content of what someone says, and no holder",
    ),
}


@pytest.mark.parametrize(("roles", "cue", "content", "fault"), CASES.values(), ids=CASES)
def test_attribution_is_that_of_the_passage(
    roles: list[list[str]], cue: str | None, content: tuple[str, ...], fault: str | None, world: Vocabulary
) -> None:
    attribution = Attribution(cue and span_of(cue, TEXT), tuple(span_of(part, TEXT) for part in content))
    claim = replace(claim_of({**TABLE, "role": roles}, TEXT), attribution=attribution)
    found = [str(finding) for finding in ArticleGate(TEXT, world).claim_findings(claim, [claim])]
    if fault is None:
        assert found == []
    else:
        assert any(fault in finding and finding.endswith("[saying]") for finding in found), found
