"""From quotes to places: the resulting claims, and the refusals, all at once."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from parley.candidates.candidate import CandidateRole
from parley.candidates.layout import write_candidates
from parley.candidates.quotation import unresolve
from parley.candidates.reading import read_candidates
from parley.candidates.resolution import resolve
from parley.claims.claim import Claim, Unclaimed
from parley.claims.corpus import ArticleFile, Corpus, text_of
from parley.claims.reading import from_triples
from parley.claims.vocabulary import Vocabulary
from parley.claims.writing import to_triples
from parley.errors import InputError
from parley.names import ONTOLOGY, compact, term, thing
from parley.text.spans import Span
from parley.times.bounds import Bounds
from parley.times.phrases.grammar import parse_time
from tests.claims.small import PLAIN, SMALL, faults_of, resolved

TEXT = (
    "Kelland signed. The Front denied that it signed, and it left in 2024. Kelland and Kelland only. "
    "Both sides left since the strikes began, Ida Marsh said. Nobody came once."
    "\nTwo stayed, wrote Tomas Rell. Another hid."
)
MENTIONS: list[dict[str, Any]] = [
    {"name": "kelland", "entity": "state:kelland", "words": ["Kelland"]},
    {
        "name": "front",
        "entity": "organization:highland-front",
        "words": ["the Front", {"quote": "it", "occurrence": [1, 2], "anaphor": True}],
    },
    {"name": "sides", "entity": ["state:kelland", "organization:highland-front"], "words": ["both sides"]},
    {"name": "marsh", "entity": "person:ida-marsh", "words": ["Ida Marsh"]},
    {"name": "strikes", "entity": "event:strikes", "words": ["the strikes"]},
    {"name": "far", "entity": "person:tomas-rell", "words": ["Tomas Rell"]},
]
CLAIM = {"number": 1, "kind": "Action", "quote": "Kelland signed", **PLAIN}
SIGNING = {"name": "action", "value": "signing", "quote": "signed"}
AGENT = {"name": "agent", "mention": "kelland"}
DENIED = CLAIM | {"quote": "The Front denied that it signed"}
SIDES = CLAIM | {"quote": "Both sides left since the strikes began"}


def _blocks(*claims: dict[str, Any]) -> dict[str, Any]:
    """Return claims with the mentions that they pick."""
    picked = {role.get("mention") for claim in claims for role in claim.get("role", [])}
    picked |= {time.get("anchor") for claim in claims for time in claim.get("time", [])}
    return {"mention": [one for one in MENTIONS if one["name"] in picked], "claim": list(claims)}


def _claim(**more: Any) -> Claim:
    return resolved(TEXT, **_blocks(CLAIM | more)).claims[0]


def _stated(claim: Claim) -> dict[str, list[str]]:
    """Return the words of each value of each role, those that point back with the name."""
    return {
        f"{compact(role.name).removeprefix('parley:')} {_short(role.value)}": [
            wording.span.of(TEXT) + (f" → {wording.antecedent.of(TEXT)}" if wording.antecedent else "")
            for wording in role.wordings
        ]
        for role in claim.roles
    }


def _short(value: str | int) -> str:
    return str(value).removeprefix(ONTOLOGY).rsplit("/", 1)[-1]


def test_article_is_described_by_its_text() -> None:
    article = resolved(TEXT).article
    assert (article.iri, article.characters, article.profile) == (thing("article", "talks"), len(TEXT), 1)


def test_claim_gets_its_iri_class_fields_and_place() -> None:
    claim = _claim(listing="open", reading="each")
    assert (claim.iri, claim.kind, claim.evidence) == (
        thing("claim", "talks-001"),
        term("Action"),
        Span(0, 14),
    )
    assert (claim.polarity, claim.modality, claim.hedged) == (term("affirmed"), term("actual"), False)
    assert (claim.listing, claim.reading) == (term("open"), term("each"))


NOBODY = CLAIM | {"quote": "Nobody came"}
STATED: dict[str, tuple[dict[str, Any], dict[str, list[str]]]] = {
    "a value with its quote": (CLAIM | {"role": [SIGNING]}, {"action signing": ["signed"]}),
    "a mention with all its words in the passage": (
        CLAIM | {"quote": "Kelland and Kelland only", "role": [AGENT]},
        {"agent kelland": ["Kelland", "Kelland"]},
    ),
    "a name and words that point back to it": (
        DENIED | {"role": [{"name": "agent", "mention": "front"}]},
        {"agent highland-front": ["The Front", "it → The Front"]},
    ),
    "words that point back by their quote": (
        DENIED | {"role": [{"name": "agent", "mention": "front", "quote": "it"}]},
        {"agent highland-front": ["it → The Front"]},
    ),
    "the first of its words": (
        DENIED | {"role": [{"name": "agent", "mention": "front", "occurrence": 1}]},
        {"agent highland-front": ["The Front"]},
    ),
    "a later of equal words": (
        DENIED
        | {"quote": "that it signed, and it left"}
        | {"role": [{"name": "agent", "mention": "front", "quote": "it", "occurrence": 2}]},
        {"agent highland-front": ["it → The Front"]},
    ),
    "several entities of one mention": (
        SIDES | {"role": [{"name": "agent", "mention": "sides"}]},
        {"agent highland-front": ["Both sides"], "agent kelland": ["Both sides"]},
    ),
    "a holder beside the passage": (
        SIDES | {"role": [{"name": "heldBy", "mention": "marsh"}]},
        {"heldBy ida-marsh": ["Ida Marsh"]},
    ),
    "a holder before the passage, in the same paragraph": (
        NOBODY | {"role": [{"name": "heldBy", "mention": "front"}]},
        {"heldBy highland-front": ["it → The Front"]},
    ),
    "a holder behind the passage, in the same paragraph": (
        CLAIM | {"role": [{"name": "heldBy", "mention": "front"}]},
        {"heldBy highland-front": ["The Front"]},
    ),
    "a holder further away, by its quote": (
        NOBODY | {"role": [{"name": "heldBy", "mention": "kelland", "quote": "Kelland", "occurrence": 2}]},
        {"heldBy kelland": ["Kelland"]},
    ),
    "a holder by the occurrence in the paragraph": (
        NOBODY | {"role": [{"name": "heldBy", "mention": "front", "occurrence": 1}]},
        {"heldBy highland-front": ["The Front"]},
    ),
    "what the passage leaves out": (
        NOBODY | {"role": [{"name": "target", "mention": "strikes", "elided": True}]},
        {"target strikes": ["the strikes"]},
    ),
    "what the passage leaves out, by its name": (
        NOBODY | {"role": [{"name": "target", "mention": "front", "elided": True}]},
        {"target highland-front": ["The Front"]},
    ),
    "several that the passage leaves out": (
        NOBODY | {"role": [{"name": "agent", "mention": "sides", "elided": True}]},
        {"agent highland-front": ["Both sides"], "agent kelland": ["Both sides"]},
    ),
    "what the paragraph leaves out": (
        CLAIM | {"quote": "Two stayed", "role": [{"name": "target", "mention": "strikes", "elided": True}]},
        {"target strikes": ["the strikes"]},
    ),
    "one party in two roles has all its words in both": (
        DENIED
        | {
            "role": [
                {"name": "heldBy", "mention": "front", "quote": "The Front"},
                {"name": "agent", "mention": "front", "quote": "it"},
            ]
        },
        {
            "agent highland-front": ["The Front", "it → The Front"],
            "heldBy highland-front": ["The Front", "it → The Front"],
        },
    ),
    "words beside the passage state the holder alone": (
        DENIED
        | {"quote": "it signed"}
        | {
            "role": [
                {"name": "heldBy", "mention": "front", "quote": "The Front"},
                {"name": "agent", "mention": "front"},
            ]
        },
        {
            "agent highland-front": ["it → The Front"],
            "heldBy highland-front": ["The Front", "it → The Front"],
        },
    ),
    "one role from two blocks": (
        CLAIM
        | {"quote": "Kelland and Kelland only"}
        | {"role": [AGENT | {"occurrence": 2}, AGENT | {"occurrence": 1}]},
        {"agent kelland": ["Kelland", "Kelland"]},
    ),
    "numbers, last": (
        CLAIM
        | {"quote": "it left in 2024"}
        | {"role": [{"name": "low", "value": 2024, "quote": "2024"}, {"name": "agent", "mention": "front"}]},
        {"agent highland-front": ["it → The Front"], "low 2024": ["2024"]},
    ),
    "a claim": (
        DENIED | {"role": [{"name": "content", "value": "claim:talks-001"}]},
        {"content talks-001": ["The Front denied that it signed"]},
    ),
    "a notion": (
        CLAIM
        | {"role": [{"name": "qualifier", "value": "notion:since-the-first-days-of", "quote": "signed"}]},
        {"qualifier since-the-first-days-of": ["signed"]},
    ),
}


@pytest.mark.parametrize(("claim", "stated"), STATED.values(), ids=STATED)
def test_words_state_the_values_of_roles(claim: dict[str, Any], stated: dict[str, list[str]]) -> None:
    held = resolved(TEXT, **_blocks(claim))
    assert _stated(held.claims[0]) == stated
    assert resolve(unresolve(held, TEXT, SMALL), TEXT, SMALL) == held


def test_claim_in_a_role_is_stated_by_its_passage_wherever_that_stands() -> None:
    content = {"name": "content", "value": "claim:talks-002"}
    other = CLAIM | {"number": 2, "quote": "Two stayed"}
    held = resolved(TEXT, claim=[CLAIM | {"role": [content]}, other])
    assert _stated(held.claims[0]) == {"content talks-002": ["Two stayed"]}
    assert held.claims[0].directness == term("explicit")
    written = unresolve(held, TEXT, SMALL)
    assert written.claims[0].roles == (CandidateRole("content", None, "claim:talks-002"),)
    assert resolve(written, TEXT, SMALL) == held


def test_claim_in_a_role_whose_passage_is_not_found_is_told_of_once() -> None:
    content = {"name": "content", "value": "claim:talks-002"}
    other = CLAIM | {"number": 2, "quote": "x"}
    assert faults_of(TEXT, {"claim": [CLAIM | {"role": [content]}, other]}) == [
        "claim 2: 'x' is not in the article"
    ]


def test_holder_beside_the_passage_and_what_it_leaves_out_of_one_mention() -> None:
    """Both are words of the same party. Each role has its own words, and is read back as it was written."""
    elided = {"name": "target", "mention": "far", "elided": True}
    held_by = {"name": "heldBy", "mention": "far"}
    text = f"{TEXT}\nNone came, Tomas Rell said."
    claim = CLAIM | {"quote": "None came", "role": [held_by, elided]}
    held = resolved(text, **_blocks(claim))
    target, holder = sorted(held.claims[0].roles, key=lambda role: role.name, reverse=True)
    assert len(target.wordings) == 2
    assert holder.wordings == target.wordings
    written = unresolve(held, text, SMALL)
    assert written.claims[0].roles == (
        CandidateRole("heldBy", "far"),
        CandidateRole("target", "far", elided=True),
    )
    assert resolve(written, text, SMALL) == held


def test_words_outside_the_passage_that_are_not_the_name_before_it_are_not_quoted() -> None:
    held = resolved(
        TEXT, **_blocks(NOBODY | {"role": [{"name": "target", "mention": "strikes", "elided": True}]})
    )
    claim = held.claims[0]
    moved = replace(claim, evidence=Span(0, 14))
    with pytest.raises(InputError, match="are where they cannot state parley:target"):
        unresolve(replace(held, claims=(moved,)), TEXT, SMALL)


def test_words_of_a_claim_that_are_not_its_passage_are_not_quoted() -> None:
    content = {"name": "content", "value": "claim:talks-002"}
    held = resolved(TEXT, claim=[CLAIM | {"role": [content]}, CLAIM | {"number": 2, "quote": "Two stayed"}])
    moved = replace(held.claims[1], evidence=Span(0, 14))
    with pytest.raises(InputError, match=r"claim:talks-001: the words at .* cannot state parley:content"):
        unresolve(replace(held, claims=(held.claims[0], moved)), TEXT, SMALL)


@pytest.mark.parametrize(
    ("more", "directness"),
    [
        ({"role": [AGENT]}, "explicit"),
        ({"quote": "it left", "role": [{"name": "agent", "mention": "front"}]}, "viaAntecedent"),
        ({"role": [AGENT], "directness": "inferred"}, "inferred"),
        ({"role": [{"name": "heldBy", "mention": "sides"}]}, "explicit"),
        ({"quote": "Two stayed", "role": [AGENT | {"elided": True}]}, "viaAntecedent"),
    ],
)
def test_directness_is_that_of_the_words_unless_it_is_given(more: dict[str, Any], directness: str) -> None:
    assert _claim(**more).directness == term(directness)


def test_time_is_read_from_its_words() -> None:
    claim = _claim(quote="it left in 2024", time=[{"quote": "in 2024"}])
    assert claim.times[0].iri == f"{claim.iri}#time-1"
    assert claim.times[0].bounds == Bounds("2024-01-01", "2024-12-31", "2024-01-01", "2024-12-31", "2024")
    assert _stated(claim) == {"time talks-001#time-1": ["in 2024"]}


@pytest.mark.parametrize("relation", ["since", "notion:since-the-first-days-of"])
def test_time_that_is_not_read_has_a_relation_and_an_anchor(relation: str) -> None:
    time = {"quote": "since the strikes began", "relation": relation, "anchor": "strikes"}
    claim = resolved(TEXT, **_blocks(SIDES | {"time": [time]})).claims[0]
    assert claim.times[0].bounds == Bounds(relation=relation)
    anchor = claim.times[0].anchor
    assert anchor
    assert (anchor.name, anchor.value) == (term("anchor"), thing("event", "strikes"))
    assert [wording.span.of(TEXT) for wording in anchor.wordings] == ["the strikes"]


def test_event_with_its_date_gives_the_days_and_may_be_the_anchor() -> None:
    text = "Kelland starved since the strikes in June 2017"
    time = {"quote": "since the strikes in June 2017", "anchor": "strikes"}
    claim = CLAIM | {"quote": text, "role": [AGENT], "time": [time]}
    held = resolved(text, **_blocks(claim)).claims[0].times[0]
    assert held.bounds == Bounds("2017-06-01", "2017-06-30", edtf="2017-06/", relation="since")
    assert held.anchor
    assert held.anchor.value == thing("event", "strikes")
    refused = _blocks(claim | {"time": [time | {"relation": "since"}]})
    assert faults_of(text, refused) == [
        "claim 1: time in place 1: 'since the strikes in June 2017' is read as a time; leave out relation"
    ]


TOLD = "Kelland met the envoy on 3 May 2031. The next day Kelland signed, and that day it left."
NEXT = CLAIM | {"quote": "The next day Kelland signed", "role": [AGENT]}
POINTING = {"quote": "The next day", "antecedent": {"quote": "on 3 May 2031"}}


@pytest.mark.parametrize("antecedent", [POINTING["antecedent"], "on 3 May 2031"])
def test_time_that_points_back_has_the_days_that_follow_and_its_antecedent(antecedent: Any) -> None:
    claim = resolved(TOLD, **_blocks(NEXT | {"time": [POINTING | {"antecedent": antecedent}]})).claims[0]
    assert claim.times[0].bounds == Bounds(*["2031-05-04"] * 4, "2031-05-04")
    words = [wording for role in claim.roles if role.name == term("time") for wording in role.wordings]
    assert [wording.span.of(TOLD) for wording in words] == ["The next day"]
    assert [wording.antecedent and wording.antecedent.of(TOLD) for wording in words] == ["on 3 May 2031"]
    assert claim.directness == term("viaAntecedent")


def test_time_that_points_back_to_none_has_no_days() -> None:
    claim = resolved(TOLD, **_blocks(NEXT | {"time": [{"quote": "The next day"}]})).claims[0]
    assert claim.times[0].bounds == Bounds(relation="afterDuration", duration="P1D")
    assert claim.directness == term("explicit")


def test_antecedent_is_read_as_the_claim_that_has_its_words() -> None:
    text = "The strikes begin on Monday. The next day Kelland signed."
    planned = CLAIM | {"modality": "planned", "time": [{"quote": "on Monday"}]}
    planned |= {"quote": "The strikes begin on Monday", "role": [{"name": "target", "mention": "strikes"}]}
    pointing = NEXT | {"number": 2, "modality": "planned"}
    pointing["time"] = [{"quote": "The next day", "antecedent": "on Monday"}]
    dated = {"published": {"value": "2031-05-08", "read": "onPage"}}
    days = [
        resolved(text, publication=dated, **_blocks(*claims)).claims[-1].times[0].bounds.edtf
        for claims in ((planned, pointing), (pointing,), (pointing | {"modality": "actual"},))
    ]
    # Without a claim about the Monday, it may be the last or the next one, unless it is in the past.
    assert days == ["2031-05-13", None, "2031-05-06"]


def test_words_of_a_time_point_back_to_one_place() -> None:
    first = NEXT | {"time": [POINTING]}
    second = NEXT | {"number": 2, "time": [{"quote": "The next day"}]}
    assert faults_of(TOLD, _blocks(first, second)) == [
        (
            "claim 2: time in place 1: 'The next day' at 37–49 has another antecedent in another claim, or "
            "none; give the same one in all claims"
        )
    ]


FROM_OTHER_WORDS: dict[str, tuple[str, dict[str, Any], str]] = {
    "length from its beginning": (
        "The strikes began on 3 May 2031. Kelland waited for nine days.",
        {"quote": "for nine days", "antecedent": {"quote": "on 3 May 2031"}},
        "for nine days from 3 May 2031",
    ),
    "length up to its end": (
        "The strikes ended on 12 May 2031. Kelland had waited for nine days.",
        {"quote": "for nine days", "antecedent": {"quote": "on 12 May 2031", "end": True}},
        "for nine days until 12 May 2031",
    ),
    "event": (
        "The strikes began on 3 May 2031. Kelland signed before the strikes.",
        {"quote": "before the strikes", "antecedent": {"quote": "on 3 May 2031"}},
        "before 4 May 2031",
    ),
    "event that is an anchor": (
        "The strikes began on 3 May 2031. Kelland signed before the strikes.",
        {"quote": "before the strikes", "anchor": "strikes", "antecedent": {"quote": "on 3 May 2031"}},
        "before 4 May 2031",
    ),
    "time that is stated more exactly later": (
        "Kelland signed in 2031. The strikes began on 3 May 2031.",
        {"quote": "in 2031", "antecedent": {"quote": "on 3 May 2031"}},
        "on 3 May 2031",
    ),
    "event whose day is stated later": (
        "Kelland signed before the strikes. The strikes began on 3 May 2031.",
        {"quote": "before the strikes", "antecedent": {"quote": "on 3 May 2031"}},
        "before 4 May 2031",
    ),
}


@pytest.mark.parametrize(("text", "time", "same"), FROM_OTHER_WORDS.values(), ids=FROM_OTHER_WORDS)
def test_time_has_the_days_of_other_words_and_keeps_them(text: str, time: dict[str, Any], same: str) -> None:
    quote = next(part for part in text.split(". ") if part.startswith("Kelland")).rstrip(".")
    held = resolved(text, **_blocks(CLAIM | {"quote": quote, "role": [AGENT], "time": [time]}))
    assert held.claims[0].times[0].bounds == parse_time(same)
    written = unresolve(held, text, SMALL)
    assert resolve(written, text, SMALL) == held
    assert tomllib.loads(write_candidates(written))["claim"][0]["time"] == [time]


WORKED_OUT: dict[str, tuple[str, dict[str, Any], Bounds]] = {
    "words that are not read": (
        "The strikes began on 3 May 2031. Kelland waited in the dark weeks.",
        {"quote": "in the dark weeks", "begins": ["2031-05-03", "2031-05-05"], "ends": ["", "2031-06-30"]},
        Bounds("2031-05-03", "2031-05-05", None, "2031-06-30"),
    ),
    "words with a length": (
        "The strikes began on 3 May 2031. Kelland waited for nine days.",
        {"quote": "for nine days", "begins": "2031-05-03"},
        Bounds("2031-05-03", "2031-05-03", duration="P9D", relation="lasting"),
    ),
    "event": (
        "The strikes began on 3 May 2031. Kelland waited since the strikes.",
        {
            "quote": "since the strikes",
            "relation": "since",
            "anchor": "strikes",
            "begins": ["2031-05-03", ""],
        },
        Bounds("2031-05-03", relation="since"),
    ),
    "antecedent from which no days follow": (
        "The strikes began in May 2031. Kelland waited the next day.",
        {"quote": "the next day", "antecedent": {"quote": "in May 2031"}, "begins": "2031-05-09"},
        Bounds("2031-05-09", "2031-05-09", duration="P1D", relation="afterDuration"),
    ),
}


@pytest.mark.parametrize(("text", "time", "bounds"), WORKED_OUT.values(), ids=WORKED_OUT)
def test_author_gives_the_days_that_no_rule_reads(text: str, time: dict[str, Any], bounds: Bounds) -> None:
    quote = text.split(". ")[1].rstrip(".")
    held = resolved(text, **_blocks(CLAIM | {"quote": quote, "role": [AGENT], "time": [time]}))
    made = held.claims[0].times[0]
    assert (made.bounds, made.worked_out) == (bounds, True)
    written = unresolve(held, text, SMALL)
    assert tomllib.loads(write_candidates(written))["claim"][0]["time"] == [time]
    assert from_triples(to_triples(held, text), SMALL).claims[0].times == (made,)


def test_anchor_and_role_of_one_thing_have_words_of_their_own() -> None:
    text = "The strikes go on, since the strikes began"
    claim = CLAIM | {
        "quote": text,
        "role": [{"name": "target", "mention": "strikes"}],
        "time": [{"quote": "since the strikes began", "relation": "since", "anchor": "strikes"}],
    }
    held = resolved(text, **_blocks(claim)).claims[0]
    assert [wording.span.start for role in held.roles for wording in role.wordings] == [0, 19]
    assert held.times[0].anchor
    assert [wording.span.start for wording in held.times[0].anchor.wordings] == [25]


REFUSED: dict[str, tuple[dict[str, Any], list[str]]] = {
    "quote that stands nowhere": (
        {"quote": "Morvia signed"},
        ["claim 1: 'Morvia signed' is not in the article"],
    ),
    "quote that stands twice": (
        {"quote": "signed"},
        [
            (
                "claim 1: 'signed' occurs 2 times in the article (1: 8–14, 2: 41–47);"
                " quote more words, or give the occurrence"
            )
        ],
    ),
    "occurrence past the last": (
        {"quote": "signed", "occurrence": 3},
        ["claim 1: 'signed' has no occurrence 3 in the article, only 2"],
    ),
    "cut word": ({"quote": "Kelland sign"}, ["claim 1: 'Kelland sign' is not in the article"]),
    "empty quote": ({"quote": ""}, ["claim 1: '' is not in the article"]),
    "quote across two sentences": (
        {"quote": "signed. The Front"},
        ["claim 1: the quote at 8–25 crosses the end of a sentence; quote inside one sentence"],
    ),
    "words outside the quote": (
        {"role": [SIGNING | {"quote": "left"}]},
        ["claim 1: role action: 'left' is not in the quote of its claim"],
    ),
    "words that stand twice in the quote": (
        {
            "quote": "it signed, and it left",
            "role": [{"name": "qualifier", "value": "once", "quote": "it"}],
        },
        [
            (
                "claim 1: role qualifier: 'it' occurs 2 times in the quote of its claim (1: 38–40, 2: 53–55);"
                " quote more words, or give the occurrence"
            )
        ],
    ),
    "unknown mention": (
        {"role": [AGENT | {"mention": "keland"}, AGENT]},
        ["claim 1: role agent: there is no mention 'keland'; similar names: kelland"],
    ),
    "unknown mention like none": (
        {"role": [AGENT | {"mention": "xyz"}]},
        ["claim 1: role agent: there is no mention 'xyz'; declare it by a [[mention]]"],
    ),
    "mention outside the quote": (
        {"role": [{"name": "agent", "mention": "front"}]},
        ["claim 1: role agent: mention front has no words in the quote of its claim"],
    ),
    "words of the mention outside the quote": (
        {"role": [AGENT, {"name": "target", "mention": "front", "quote": "it"}]},
        ["claim 1: role target: mention front has no 'it' in the quote of its claim"],
    ),
    "words that are not the mention's": (
        {"role": [AGENT | {"quote": "signed"}]},
        ["claim 1: role agent: mention kelland has no 'signed' in the quote of its claim"],
    ),
    "occurrence past the last of a mention": (
        {"role": [AGENT | {"occurrence": 2}]},
        ["claim 1: role agent: 'mention kelland' has no occurrence 2 in the quote of its claim, only 1"],
    ),
    "equal words of a mention": (
        {
            "quote": "Kelland and Kelland only",
            "role": [AGENT | {"quote": "Kelland", "occurrence": 3}],
        },
        ["claim 1: role agent: 'Kelland' has no occurrence 3 in the quote of its claim, only 2"],
    ),
    "holder in another paragraph": (
        {"role": [{"name": "heldBy", "mention": "far"}]},
        ["claim 1: role heldBy: mention far has no words in the paragraph of its claim"],
    ),
    "words in the passage of what is elided": (
        {"role": [AGENT | {"elided": True}]},
        ["claim 1: role agent: mention kelland has words in the quote of its claim; it is not elided"],
    ),
    "elided without a name before": (
        {"role": [AGENT, {"name": "target", "mention": "strikes", "elided": True}]},
        [
            (
                "claim 1: role target: mention strikes has no words before the quote of its claim that name"
                " it; an elided role needs such words"
            )
        ],
    ),
    "elided holder": (
        {"role": [{"name": "heldBy", "mention": "marsh", "elided": True}]},
        [("claim 1: role heldBy: a holder is not elided; its words may be anywhere in the paragraph")],
    ),
    "mention where a claim belongs": (
        {"role": [AGENT, {"name": "content", "mention": "kelland"}]},
        ["claim 1: role content: 'content' picks no mention; give a claim"],
    ),
    "unknown class": (
        {"kind": "Acton"},
        [
            (
                "claim 1: 'Acton' is no class of claims; classes are Action, DiscourseRelation, Occurrence,"
                " Support"
            )
        ],
    ),
    "class of entities": (
        {"kind": "Person"},
        [
            (
                "claim 1: 'Person' is no class of claims; classes are Action, DiscourseRelation, Occurrence,"
                " Support"
            )
        ],
    ),
    "class above all claims": (
        {"kind": "Claim"},
        [
            (
                "claim 1: 'Claim' is no class of claims; classes are Action, DiscourseRelation, Occurrence,"
                " Support"
            )
        ],
    ),
    "modality as a polarity": (
        {"polarity": "planned"},
        ["claim 1: 'planned' is no polarity; write affirmed or denied"],
    ),
    "unknown modality": (
        {"modality": "plannned"},
        ["claim 1: 'plannned' is no modality; write actual or planned"],
    ),
    "unknown directness": (
        {"directness": "plain"},
        ["claim 1: 'plain' is no directness; write explicit or inferred or viaAntecedent"],
    ),
    "unknown listing": ({"listing": "half"}, ["claim 1: 'half' is no listing; write closed or open"]),
    "unknown reading": ({"reading": "all"}, ["claim 1: 'all' is no reading; write each"]),
    "unknown role": (
        {"role": [AGENT, AGENT | {"name": "agnt"}]},
        ["claim 1: role agnt: 'agnt' is not a role; similar names: agent"],
    ),
    "unknown role like none": (
        {"role": [SIGNING | {"name": "xyz"}]},
        [
            (
                "claim 1: role xyz: 'xyz' is not a role; its roles are action, agent, content, hedge, heldBy,"
                " high, low, qualifier, target, time"
            )
        ],
    ),
    "what is no role": (
        {"role": [SIGNING | {"name": "polarity"}]},
        [
            (
                "claim 1: role polarity: 'polarity' is not a role; its roles are action, agent, content,"
                " hedge, heldBy, high, low, qualifier, target, time"
            )
        ],
    ),
    "role above roles": (
        {"role": [AGENT, AGENT | {"name": "partyRole"}]},
        [
            (
                "claim 1: role partyRole: 'partyRole' is not a role; its roles are action, agent, content,"
                " hedge, heldBy, high, low, qualifier, target, time"
            )
        ],
    ),
    "role of another class": (
        {"role": [AGENT, AGENT | {"name": "supporter"}]},
        [
            (
                "claim 1: role supporter: 'supporter' is not a role of Action; its roles are action, agent,"
                " content, hedge, heldBy, high, low, qualifier, target, time"
            )
        ],
    ),
    "unknown concept": (
        {"role": [SIGNING | {"value": "signnig"}]},
        ["claim 1: role action: no concept is called 'signnig'; similar names: signing"],
    ),
    "unknown concept like a label": (
        {"role": [SIGNING | {"value": "goingAway"}]},
        ["claim 1: role action: no concept is called 'goingAway'; similar names: leaving"],
    ),
    "unknown concept like none": (
        {"role": [SIGNING | {"value": "xyz"}]},
        [
            (
                "claim 1: role action: no concept is called 'xyz'; there is none like it;"
                " describe a notion in triples/notions.ttl"
            )
        ],
    ),
    "class as a concept": (
        {"role": [SIGNING | {"value": "Support"}]},
        [
            (
                "claim 1: role action: 'Support' is no concept; there is none like it;"
                " describe a notion in triples/notions.ttl"
            )
        ],
    ),
    "entity as a concept": (
        {"role": [SIGNING | {"value": "state:kelland"}]},
        ["claim 1: role action: 'state:kelland' is an entity; make it a mention, and pick the mention"],
    ),
    "entity by its value": (
        {"role": [AGENT, {"name": "target", "value": "state:kelland", "quote": "Kelland"}]},
        ["claim 1: role target: takes an entity; make 'state:kelland' a mention, and pick the mention"],
    ),
    "mention where a concept belongs": (
        {"role": [AGENT, {"name": "action", "mention": "kelland"}]},
        ["claim 1: role action: 'action' picks no mention; give a value and its quote"],
    ),
    "number where a name belongs": (
        {"role": [SIGNING | {"value": 5}]},
        ["claim 1: role action: takes a name, in quotation marks"],
    ),
    "name where a number belongs": (
        {"role": [SIGNING | {"name": "low"}]},
        ["claim 1: role low: takes a number, without quotation marks"],
    ),
    "concept where a claim belongs": (
        {"role": [SIGNING | {"name": "content"}]},
        ["claim 1: role content: 'signing' is no claim of this file; write \"claim:talks-001\""],
    ),
    "claim that is not there": (
        {"role": [{"name": "content", "value": "claim:talks-007"}]},
        ["claim 1: role content: 'claim:talks-007' is no claim of this file; write \"claim:talks-001\""],
    ),
    "time outside the quote": (
        {"time": [{"quote": "in 2024"}]},
        ["claim 1: time in place 1: 'in 2024' is not in the quote of its claim"],
    ),
    "time that is not read": (
        {"time": [{"quote": "signed"}]},
        [
            (
                "claim 1: time in place 1: 'signed' is not read as a time; give its relation,"
                " and an anchor if it has one, or days (begins, ends)"
            )
        ],
    ),
    "relation of a time that is read": (
        {"quote": "it left in 2024", "time": [{"quote": "in 2024", "relation": "since"}]},
        ["claim 1: time in place 1: 'in 2024' is read as a time; leave out relation"],
    ),
    "concept that is no relation": (
        {"time": [{"quote": "signed", "relation": "signing"}]},
        [
            (
                "claim 1: time in place 1: 'signing' is no relation of times;"
                " write notion:since-the-first-days-of or since"
            )
        ],
    ),
    "unknown anchor": (
        {"time": [{"quote": "signed", "relation": "since", "anchor": "strike"}]},
        ["claim 1: time in place 1: there is no mention 'strike'; declare it by a [[mention]]"],
    ),
    "antecedent that stands nowhere": (
        {"quote": "it left in 2024", "time": [{"quote": "in 2024", "antecedent": "in 2020"}]},
        ["claim 1: time in place 1: 'in 2020' is not in the article"],
    ),
    "antecedent of words that do not point back": (
        {"quote": "it left in 2024", "time": [{"quote": "in 2024", "antecedent": "Kelland signed"}]},
        [
            (
                "claim 1: time in place 1: 'in 2024' does not point back to another time, and the antecedent"
                " is not more exact; leave out antecedent"
            )
        ],
    ),
    "antecedent behind the words": (
        {"quote": "The Front denied that it signed", "time": [{"quote": "signed", "antecedent": "in 2024"}]},
        [
            (
                "claim 1: time in place 1: the antecedent 'in 2024' at 61–68 is not before"
                " the words that point back; quote earlier words"
            )
        ],
    ),
    "days beside words that have them by the rules": (
        {"quote": "it left in 2024", "time": [{"quote": "in 2024", "begins": "2024-05-03"}]},
        ["claim 1: time in place 1: 'in 2024' has its days by the rules; leave out begins and ends"],
    ),
    "antecedent that overlaps the words": (
        {
            "quote": "Both sides left since the strikes began",
            "time": [{"quote": "since the strikes began", "antecedent": "the strikes"}],
        },
        [
            (
                "claim 1: time in place 1: the antecedent 'the strikes' at 118–129 overlaps the words that"
                " point to it; quote other words"
            )
        ],
    ),
    "antecedent that is the end of no length": (
        {
            "quote": "Both sides left since the strikes began",
            "time": [{"quote": "since the strikes began", "antecedent": {"quote": "in 2024", "end": True}}],
        },
        [
            (
                "claim 1: time in place 1: 'since the strikes began' is no length that ends with its"
                " antecedent; leave out end"
            )
        ],
    ),
    "antecedent and a relation": (
        {"time": [{"quote": "signed", "antecedent": "Kelland", "relation": "since"}]},
        [("claim 1: time in place 1: has an antecedent and relation; the antecedent alone is enough")],
    ),
    "anchor outside the time": (
        {"role": [AGENT], "time": [{"quote": "signed", "relation": "since", "anchor": "kelland"}]},
        ["claim 1: time in place 1: the anchor has no words in the time at 8–14"],
    ),
    "anchor of several": (
        SIDES | {"time": [{"quote": "Both sides left", "relation": "since", "anchor": "sides"}]},
        ["claim 1: time in place 1: the anchor means several entities; a time has only one"],
    ),
    "all at once": (
        {
            "kind": "Acton",
            "quote": "Morvia signed",
            "polarity": "yes",
            "role": [SIGNING | {"value": "signnig"}, AGENT | {"mention": "morvia"}],
            "time": [{"quote": "then", "relation": "then"}],
        },
        [
            (
                "claim 1: 'Acton' is no class of claims; classes are Action, DiscourseRelation, Occurrence,"
                " Support"
            ),
            "claim 1: 'Morvia signed' is not in the article",
            "claim 1: 'yes' is no polarity; write affirmed or denied",
            "claim 1: role action: no concept is called 'signnig'; similar names: signing",
            "claim 1: role agent: there is no mention 'morvia'; declare it by a [[mention]]",
            (
                "claim 1: time in place 1: 'then' is no relation of times; write"
                " notion:since-the-first-days-of or since"
            ),
        ],
    ),
}


@pytest.mark.parametrize(("more", "messages"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_resolved_is_refused_by_claim(more: dict[str, Any], messages: list[str]) -> None:
    assert faults_of(TEXT, _blocks(CLAIM | more)) == messages


def test_faults_of_all_claims_mentions_and_clauses_are_told_at_once() -> None:
    blocks = _blocks(CLAIM | {"role": [AGENT]}, CLAIM | {"number": 2, "quote": "x"})
    blocks["mention"].append({"name": "morvia", "entity": "state:morvia", "words": ["Morvia"]})
    blocks["clause"] = [{"quote": "y", "reason": "heading"}]
    assert faults_of(TEXT, blocks) == [
        "mention morvia: 'Morvia' is not in the article",
        "claim 2: 'x' is not in the article",
        "clause in place 1: 'y' is not in the article",
        "mention morvia: is used by no claim; remove it, or use it in a claim",
    ]


# The corpus of the tests -----------------------------------------------------------------------------


@pytest.fixture(params=["talks-at-grey-harbour", "quiet-boats-on-lake-orrin"])
def file(request: pytest.FixtureRequest, corpus: Corpus) -> ArticleFile:
    return next(file for file in corpus.articles if file.slug == request.param)


def test_candidates_of_claims_resolve_to_the_same_claims(
    file: ArticleFile, texts: dict[str, str], vocabulary: Vocabulary
) -> None:
    text = text_of(file.annotations.article, texts)
    assert resolve(unresolve(file.annotations, text, vocabulary), text, vocabulary) == file.annotations


def test_candidates_in_the_repository_resolve_to_the_claims_in_it(
    file: ArticleFile, texts: dict[str, str], corpus_root: Path, vocabulary: Vocabulary
) -> None:
    candidates = read_candidates(corpus_root / "candidates" / f"{file.slug}.toml")
    assert resolve(candidates, text_of(file.annotations.article, texts), vocabulary) == file.annotations


def test_every_class_of_claims_is_in_the_corpus(corpus: Corpus) -> None:
    classes = {kind for kind, above in corpus.vocabulary.parents.items() if term("Claim") in above}
    held = {claim.kind for file in corpus.articles for claim in file.annotations.claims}
    assert held == classes - {term("Claim")}


# Clauses without a claim -----------------------------------------------------------------------------

FURNITURE = "Read on. More here: the lake talks.\n\nLeave a reply\n\nRead on. Leave a reply"


def test_quote_stands_for_the_whole_clause_it_lies_in() -> None:
    held = resolved(FURNITURE, clause=[{"quote": "the lake", "reason": "linkLine"}])
    assert held.unclaimed == (Unclaimed(Span(9, 35), term("linkLine")),)


def test_quote_stands_for_all_clauses_that_it_touches() -> None:
    text = "The talks, which began in May, are over because Morvia has left."
    held = resolved(text, clause=[{"quote": "in May, are over", "reason": "linkLine"}])
    assert [unclaimed.clause.of(text) for unclaimed in held.unclaimed] == [
        "The talks, which began in May, are over",
        "which began in May,",
    ]
    assert resolve(unresolve(held, text, SMALL), text, SMALL) == held


def test_clauses_come_in_the_order_of_the_text() -> None:
    reply = {"quote": "Leave a reply", "occurrence": 1, "reason": "heading"}
    held = resolved(FURNITURE, clause=[reply, {"quote": "More", "reason": "linkLine"}])
    assert [unclaimed.clause.start for unclaimed in held.unclaimed] == [9, 37]


def test_clause_that_stands_twice_is_found_again() -> None:
    block = {"quote": "Leave a reply", "occurrence": 2, "reason": "heading"}
    held = resolved(FURNITURE, clause=[block])
    assert resolve(unresolve(held, FURNITURE, SMALL), FURNITURE, SMALL) == held


FAULTS: dict[str, tuple[tuple[dict[str, Any], ...], list[str]]] = {
    "quote that stands nowhere": (
        ({"quote": "the sea", "reason": "heading"},),
        ["clause in place 1: 'the sea' is not in the article"],
    ),
    "quote that stands twice": (
        ({"quote": "Leave a reply", "reason": "heading"},),
        [
            (
                "clause in place 1: 'Leave a reply' occurs 2 times in the article (1: 37–50, 2: 61–74);"
                " quote more words, or give the occurrence"
            )
        ],
    ),
    "quote across two sentences": (
        ({"quote": "on. More", "reason": "linkLine"},),
        ["clause in place 1: the quote at 5–13 crosses the end of a sentence; quote inside one sentence"],
    ),
    "one clause twice": (
        ({"quote": "More here", "reason": "linkLine"}, {"quote": "the lake", "reason": "heading"}),
        ["clause in place 2: the clause at 9–35 already has a reason"],
    ),
    "concept of another scheme": (
        ({"quote": "the lake", "reason": "denied"},),
        [
            (
                "clause in place 1: 'denied' is no reason for a clause without a claim;"
                " write heading or linkLine"
            )
        ],
    ),
    "reason that nothing is called, twice": (
        ({"quote": "the lake", "reason": "boredom"}, {"quote": "More", "reason": "boredom"}),
        [
            f"clause in place {place}: 'boredom' is no reason for a clause without a claim;"
            " write heading or linkLine"
            for place in (1, 2)
        ],
    ),
}


@pytest.mark.parametrize(("blocks", "messages"), FAULTS.values(), ids=FAULTS)
def test_fault_in_a_clause_is_refused_with_its_place(
    blocks: tuple[dict[str, Any], ...], messages: list[str]
) -> None:
    assert faults_of(FURNITURE, {"clause": list(blocks)}) == messages
