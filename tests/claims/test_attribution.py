"""Attribution: which words ascribe a claim, and which stretch of its passage is ascribed."""

from __future__ import annotations

from typing import Any

import pytest

from parley.candidates.quotation import unresolve
from parley.candidates.reading import parse_candidates
from parley.claims.attribution import Attributions
from parley.claims.vocabulary import Vocabulary
from parley.errors import FaultsError
from parley.text.words import Text
from tests.claims.small import PLAIN, SMALL, faults_of, resolved
from tests.gate.written import claim_of, invented

MARSH = ["heldBy", "person:ida-marsh", "Marsh"]
GAVE = ["action", "funding", "gave"]
LEFT = ["action", "withdrawing", "left"]


@pytest.fixture(scope="module")
def world() -> Vocabulary:
    return invented()


CASES: dict[str, tuple[str, dict[str, Any], str | None, list[str]]] = {
    "said that": ("Marsh said that Kelland gave weapons.", {}, "said", ["Kelland gave weapons"]),
    "said, without that": ("Marsh said Kelland gave weapons.", {}, "said", ["Kelland gave weapons"]),
    "said behind": ("Kelland gave weapons, Marsh said.", {}, "said", ["Kelland gave weapons"]),
    "said at some time": (
        "Marsh said on Tuesday that Kelland gave weapons.", {}, "said", ["Kelland gave weapons"]
    ),
    "according to": (
        "According to Marsh, Kelland gave weapons.", {}, "According to", ["Kelland gave weapons"]
    ),
    "cue and holder outside": (
        "Marsh said that Kelland gave weapons.",
        {"passage": "Kelland gave weapons"}, "said", ["Kelland gave weapons"],
    ),
    "cue far from the passage, beside the holder": (
        "Marsh said that Morvia came, with all its men, and that Kelland gave weapons.",
        {"passage": "Kelland gave weapons"}, "said", ["Kelland gave weapons"],
    ),
    "amid": (
        "Kelland gave weapons, Marsh said, and left.",
        {"role": [MARSH, GAVE, LEFT]}, "said", ["Kelland gave weapons", "and left"],
    ),
    "suggests": (
        "Marsh suggested that Kelland gave weapons.",
        {"role": [MARSH, GAVE, ["hedge", "apparently", "suggested"]]},
        "suggested that", ["Kelland gave weapons"],
    ),
    "quoted speech": ('"Kelland gave weapons." Marsh left.', {"passage": "Kelland gave weapons"}, None,
        ["Kelland gave weapons"]),
    "one who speaks": ('"We gave weapons," Marsh said.',
        {"passage": "We gave weapons", "role": [["heldBy", "person:ida-marsh", "We"], GAVE]}, "said",
        ["We gave weapons"]),
    "a quotation keeps its marks": (
        'Marsh said Kelland "gave weapons".',
        {"passage": 'Marsh said Kelland "gave weapons"'}, "said", ['Kelland "gave weapons"'],
    ),
    "a word of saying that is what is said": (
        "Marsh said Rell denied it.",
        {"role": [MARSH, ["action", "denying", "denied"]]}, "said", ["Rell denied it"],
    ),
    "whose view, and no cue": (
        "Marsh puts the price at 40.",
        {"role": [MARSH, ["best", 40, "40"]]}, None, ["puts the price at 40"],
    ),
    "by its estimate": (
        "Kelland gave weapons, by Marsh's estimate.",
        {"passage": "Kelland gave weapons, by Marsh's estimate"}, None, ["Kelland gave weapons"],
    ),
    "described": (
        "Kelland has been described as brave.",
        {"role": [["heldBy", "party:envoys", "described"], ["characterisation", "brave", "brave"],
            ["subject", "state:kelland", "Kelland"]]},
        "described", ["Kelland has", "as brave"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_cue_and_content_are_found(name: str, world: Vocabulary) -> None:
    text, table, cue, content = CASES[name]
    claim = claim_of({"role": [MARSH, GAVE], **table}, text)
    found = Attributions(Text(text), world).of(claim)
    assert found is not None
    assert (found.cue and found.cue.of(text), [span.of(text) for span in found.content]) == (cue, content)


def test_claim_in_the_article_s_own_voice_has_none(world: Vocabulary) -> None:
    text = "Marsh said that Kelland gave weapons."
    assert Attributions(Text(text), world).of(claim_of({"role": [GAVE]}, text)) is None


# In candidates ---------------------------------------------------------------------------------------

TEXT = "Ida Marsh fears that Kelland signed. Ida Marsh said it once, and said it again."
MENTIONS = [
    {"name": "marsh", "entity": "person:ida-marsh", "words": ["Ida Marsh"]},
    {"name": "kelland", "entity": "state:kelland", "words": ["Kelland"]},
]
HELD = {"name": "heldBy", "mention": "marsh"}
AGENT = {"name": "agent", "mention": "kelland"}
CUE = {"name": "attributionCue", "quote": "fears"}
CLAIM = {"number": 1, "kind": "Action", "quote": "Ida Marsh fears that Kelland signed", **PLAIN}


def _blocks(*roles: dict[str, Any]) -> dict[str, Any]:
    return {"mention": MENTIONS, "claim": [CLAIM | {"role": list(roles)}]}


def test_cue_that_is_no_word_of_saying_is_quoted() -> None:
    held = resolved(TEXT, **_blocks(HELD, AGENT, CUE))
    attribution = held.claims[0].attribution
    assert attribution is not None
    assert attribution.cue is not None
    assert attribution.cue.of(TEXT) == "fears"
    assert [span.of(TEXT) for span in attribution.content] == ["Kelland signed"]
    (claim,) = unresolve(held, TEXT, SMALL).claims
    assert [(role.name, role.quote) for role in claim.roles if role.mention is None] == [
        ("attributionCue", "fears")
    ]


def test_cue_that_is_found_is_not_quoted_again() -> None:
    text = TEXT.replace("fears", "said")
    held = resolved(text, **_blocks(HELD, AGENT) | {
        "claim": [CLAIM | {"quote": "Ida Marsh said that Kelland signed", "role": [HELD, AGENT]}]
    })  # fmt: skip
    assert held.claims[0].attribution is not None
    assert held.claims[0].attribution.cue is not None
    (claim,) = unresolve(held, text, SMALL).claims
    assert {role.name for role in claim.roles} == {"heldBy", "agent"}


FAULTS = {
    "nowhere in the sentence": (
        (HELD, AGENT, CUE | {"quote": "again"}),
        "claim 1: role attributionCue: 'again' is not in the sentence of its claim",
    ),
    "without a holder": (
        (AGENT, CUE),
        "claim 1: role attributionCue: is allowed once, and only with a heldBy, the speaker",
    ),
    "no such occurrence": (
        (HELD, AGENT, CUE | {"occurrence": 2}),
        "claim 1: role attributionCue: 'fears' has no occurrence 2 in the sentence of its claim, only 1",
    ),
}


@pytest.mark.parametrize(("roles", "fault"), FAULTS.values(), ids=FAULTS)
def test_cue_that_cannot_be_is_refused(roles: tuple[dict[str, Any], ...], fault: str) -> None:
    assert fault in faults_of(TEXT, _blocks(*roles))


def test_cue_takes_its_quote_alone() -> None:
    data = {
        "article": "talks",
        "title": "Talks",
        "language": "en",
        "claim": [CLAIM | {"role": [CUE | {"value": "fears"}]}],
    }
    with pytest.raises(FaultsError) as refused:
        parse_candidates(data, where="x.toml")
    assert str(refused.value) == (
        "x.toml: claim 1: role attributionCue: 'value' is not allowed here, because its quote alone"
        " gives the cue of the attribution; leave it out"
    )
