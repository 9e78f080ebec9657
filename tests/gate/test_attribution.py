"""The rule on attributions: cue and content of a claim are those of its passage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.attribution import Attributions
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


UNSAID = "no word of saying ascribes it, and the claim has a holder"
BY_RELL = ["heldBy", "person:tomas-rell", "Rell"]
ASCRIBED: dict[str, tuple[str, str, list[str], bool]] = {
    "the holder stands amid it": ("Kelland met Rell.", "Kelland met Rell", BY_RELL, False),
    "the holder stands before it": ("Rell put it at 40: Kelland lied.", "Kelland lied", BY_RELL, True),
    "the holder stands in the sentence before": ("Rell left. Kelland lied.", "Kelland lied", BY_RELL, False),
    "the holder was quoted before": ('Rell left. "Kelland lied."', "Kelland lied", BY_RELL, True),
    "by the holder behind": ("Kelland lied, by Rell's count.", "Kelland lied", BY_RELL, True),
    "words for what is said": (
        "Kelland lied in May.",
        "Kelland lied in May",
        ["heldBy", "person:tomas-rell", "Kelland"],
        False,
    ),
    "said of another clause": (
        "Kelland lied, while Rell said that Morvia left.",
        "Kelland lied",
        BY_RELL,
        False,
    ),
    "said by another, who stands in another clause": (
        "Rell met Morvia after Marsh said that Kelland lied.",
        "Kelland lied",
        BY_RELL,
        False,
    ),
    "any verb before that": ("Rell bemoaned that Kelland lied.", "Kelland lied", BY_RELL, True),
    "left and said": ("Rell left Morvia and said that Kelland lied.", "Kelland lied", BY_RELL, True),
    "feared without a clause": ("Rell predicted that Kelland lied.", "Kelland lied", BY_RELL, True),
    "the holder said something in the sentence before": (
        "Rell said that Morvia left. Kelland lied.",
        "Kelland lied",
        BY_RELL,
        True,
    ),
    "another said something in between": (
        "Rell said that Morvia left. Marsh said that it came. Kelland lied.",
        "Kelland lied",
        BY_RELL,
        False,
    ),
    "a pronoun said something in between": (
        "Rell said that Morvia left. He added that it came. Kelland lied.",
        "Kelland lied",
        BY_RELL,
        True,
    ),
    "the holder said something in another paragraph": (
        "Rell said that Morvia left.\nKelland lied.",
        "Kelland lied",
        BY_RELL,
        False,
    ),
    "words between the holder and the word of saying": (
        "Rell, 71, insists that Kelland lied.",
        "Kelland lied",
        BY_RELL,
        True,
    ),
    "said between two commas": (
        "Because Kelland lied, Rell argues, Morvia left.",
        "Kelland lied",
        BY_RELL,
        True,
    ),
    "answered, behind an aside about the holder": (
        "Rell, who led the team, answered that Kelland lied.",
        "Kelland lied",
        BY_RELL,
        True,
    ),
    "slept, behind an aside about the holder": (
        "Rell, who led the team, slept. Kelland lied.",
        "Kelland lied",
        BY_RELL,
        False,
    ),
    "by the count of the holder": (
        "Kelland lied six times, by the latest count of the independent Rell.",
        "Kelland lied six times",
        BY_RELL,
        True,
    ),
    "by the bridge, and the holder": (
        "Kelland lied six times near the bridge of the independent Rell.",
        "Kelland lied six times",
        BY_RELL,
        False,
    ),
    "announced by two": (
        "The League and Rell announced that Kelland lied.",
        "Kelland lied",
        BY_RELL,
        True,
    ),
    "said of this clause": ("Kelland lied, Rell said.", "Kelland lied", BY_RELL, True),
}


@pytest.mark.parametrize(("text", "passage", "holder", "is_said"), ASCRIBED.values(), ids=ASCRIBED)
def test_claim_has_a_holder_only_where_something_ascribes_it(
    text: str, passage: str, holder: list[str], is_said: bool, world: Vocabulary
) -> None:
    table = {"passage": passage, "role": [["supporter", "state:kelland", "Kelland"], holder]}
    bare = claim_of(table, text)
    claim = replace(bare, attribution=Attributions(ArticleGate(text, world).text, world).of(bare))
    found = [str(finding) for finding in ArticleGate(text, world).claim_findings(claim, [claim])]
    assert any(UNSAID in finding for finding in found) != is_said, found


def test_a_holder_may_be_one_of_those_whom_other_words_name_together(world: Vocabulary) -> None:
    text = "The two met, Rell said. They parted."
    both = [["agent", "person:tomas-rell", "The two"], ["agent", "person:ida-marsh", "The two"]]
    holder = ["heldBy", "person:tomas-rell", "Rell"]
    bare = claim_of({"passage": "The two met", "role": [*both, holder]}, text)
    held = replace(bare.roles[-1], wordings=(*bare.roles[-1].wordings, *bare.roles[0].wordings))
    both_named = replace(bare, roles=(*bare.roles[:-1], held))
    gate = ArticleGate(text, world)
    claim = replace(both_named, attribution=Attributions(gate.text, world).of(both_named))
    assert list(gate.claim_findings(claim, [claim])) == []


RELATION = ["nucleus", "claim:lake-001", "Kelland left"]


@pytest.mark.parametrize("kind", ["DiscourseRelation", "Action"])
def test_what_a_held_claim_joins_has_a_holder_of_its_own(kind: str, world: Vocabulary) -> None:
    text = "Kelland left because Morvia came, Marsh said."
    outer = {
        "kind": kind,
        "passage": text.rstrip("."),
        "role": [RELATION, ["heldBy", "person:ida-marsh", "Marsh"]],
    }
    claim = claim_of({"passage": "Kelland left", "role": [["supporter", "state:kelland", "Kelland"]]}, text)
    found = list(ArticleGate(text, world).claim_findings(claim, [claim, claim_of(outer, text, 2)]))
    assert [finding.kind for finding in found] == ["saying"]
