"""The rules on the words of a claim, each with passages that keep it and passages that break it.

A case is a text, the claims on it, and what is found: the kind of each finding and a part of its
message. Claims are plain (affirmed, actual, not hedged) unless a case says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from parley.gate.report import Tally

Examine = Callable[..., Tally]
Case = tuple[str, list[dict[str, Any]], list[tuple[str, str]]]

SUPPORT = "Kelland gave weapons to the Harbour League."
GIVEN = {
    "kind": "Support",
    "quote": "Kelland gave weapons to the Harbour League",
    "role": [
        ["supporter", "state:kelland", "Kelland"],
        ["supportKind", "weapons", "weapons"],
        ["recipient", "organization:harbour-league", "the Harbour League"],
    ],
}


def _given(**changes: Any) -> dict[str, Any]:
    """Return the claim of SUPPORT with other fields, or with other roles by their names."""
    roles = [changes.pop(role[0], role) for role in GIVEN["role"]]
    return {**GIVEN, "role": [role for role in roles if role], **changes}


OFFICE = {
    "kind": "OfficeHolding",
    "quote": "President Tomas Rell",
    "role": [["office", "president", "President"], ["holder", "person:tomas-rell", "Tomas Rell"]],
}


def _president(
    antecedent: str | None = "Tomas Rell", value: str = "person:tomas-rell", words: str = "The president"
) -> dict[str, Any]:
    recipient = ["recipient", value, words, *([antecedent] if antecedent else [])]
    return {
        "kind": "Support",
        "quote": "The president received support from Sarno",
        "role": [
            recipient,
            ["supportKind", "unspecifiedSupport", "support"],
            ["supporter", "state:sarno", "Sarno"],
        ],
    }


ROLE: dict[str, Case] = {
    "stage of an agreement": (
        "The Lake Rounds ended in a ceasefire agreement.",
        [
            {
                "kind": "Outcome",
                "quote": "The Lake Rounds ended in a ceasefire agreement",
                "role": [
                    ["subject", "series:lake-rounds", "The Lake Rounds"],
                    ["outcome", "ceasefireAgreement", "ended in a ceasefire agreement"],
                ],
            }
        ],
        [],
    ),
    "agreement whose stage is not stated": (
        "The Lake Rounds ended in an agreement.",
        [
            {
                "kind": "Outcome",
                "quote": "The Lake Rounds ended in an agreement",
                "role": [
                    ["subject", "series:lake-rounds", "The Lake Rounds"],
                    ["outcome", "ceasefireAgreement", "ended in an agreement"],
                ],
            }
        ],
        [("role", "ceasefireAgreement")],
    ),
    "name of the value": (SUPPORT, [_given()], []),
    "other name of the value": (
        "Kelland gave weapons to the Varna government.",
        [
            _given(
                quote="Kelland gave weapons to the Varna government",
                recipient=["recipient", "organization:government-of-varna-coast", "the Varna government"],
            )
        ],
        [],
    ),
    "capital letter at the start of a sentence only": (
        "The Harbour League stayed away from the Lake Rounds.",
        [
            {
                "kind": "Participation",
                "quote": "The Harbour League stayed away from the Lake Rounds",
                "role": [
                    ["participant", "organization:harbour-league", "The Harbour League"],
                    ["attendance", "absent", "stayed away"],
                    ["meeting", "series:lake-rounds", "the Lake Rounds"],
                ],
            }
        ],
        [],
    ),
    "name of another value": (
        SUPPORT,
        [_given(supporter=["supporter", "state:morvia", "Kelland"])],
        [("role", "parley:supporter state:morvia: the words at 0–7 are none of its names")],
    ),
    "name and more": (
        "Rebels of Kelland gave weapons to the Harbour League.",
        [
            _given(
                quote="Rebels of Kelland gave weapons to the Harbour League",
                supporter=["supporter", "state:kelland", "Rebels of Kelland"],
            )
        ],
        [("role", "parley:supporter state:kelland: the words at 0–17 are none of its names")],
    ),
    "capital for its state": (
        "Sarno City gave weapons to the Harbour League.",
        [
            _given(
                quote="Sarno City gave weapons to the Harbour League",
                supporter=["supporter", "state:sarno", "Sarno City"],
            )
        ],
        [("role", "the words at 0–10 are none of its names")],
    ),
    "part of the name of a capital for the state": (
        "Sarno City gave weapons to the Harbour League.",
        [
            _given(
                quote="Sarno City gave weapons to the Harbour League",
                supporter=["supporter", "state:sarno", "Sarno"],
            )
        ],
        [("role", "the words at 0–5 are a part of the name of place:sarno-city at 0–10")],
    ),
    "state in the name of its government": (
        "Varna government gave weapons to the Harbour League.",
        [
            _given(
                quote="Varna government gave weapons to the Harbour League",
                supporter=["supporter", "state:varna-coast", "Varna"],
            )
        ],
        [("role", "the words at 0–5 are none of its names")],
    ),
    "small letters for a name": (
        "So kelland gave weapons to the Harbour League.",
        [
            _given(
                quote="kelland gave weapons to the Harbour League",
                supporter=["supporter", "state:kelland", "kelland"],
            )
        ],
        [("role", "are none of its names")],
    ),
    "words of another concept": (
        SUPPORT,
        [_given(supportKind=["supportKind", "training", "weapons"])],
        [("role", "parley:supportKind parley:training: the words at 13–20 are none of its names")],
    ),
    "office with its holder's name before": (
        "President Tomas Rell spoke. The president received support from Sarno.",
        [OFFICE, _president()],
        [],
    ),
    "words that point back without an antecedent": (
        "President Tomas Rell spoke. The president received support from Sarno.",
        [OFFICE, _president(antecedent=None)],
        [("role", "parley:recipient person:tomas-rell: the words at 28–41 are none of its names")],
    ),
    "antecedent behind the words that point back": (
        "The president received support from Sarno. President Tomas Rell spoke.",
        [OFFICE, _president()],
        [("role", "the antecedent at 53–63 does not come before the words at 0–13")],
    ),
    "rival between antecedent and the words that point back": (
        "President Tomas Rell met Ida Marsh. The president received support from Sarno.",
        [OFFICE, _president()],
        [("role", "person:ida-marsh is named at 25–34, between the antecedent and 36–49")],
    ),
    "antecedent that is another's name": (
        "President Tomas Rell met Ida Marsh. The president received support from Sarno.",
        [OFFICE, _president(antecedent="Ida Marsh")],
        [("role", "the antecedent at 25–34 is none of its names")],
    ),
    "words that point back to another kind of thing": (
        "President Tomas Rell spoke. The president received support from Sarno.",
        [OFFICE, _president(value="organization:reed-council")],
        [("role", "the words at 28–41 do not point back to a thing of its kind")],
    ),
    "holder of another sentence": (
        "Ida Marsh came. The war has been described by them as a civil war.",
        [
            {
                "kind": "Characterisation",
                "quote": "The war has been described by them as a civil war",
                "role": [
                    ["subject", "conflict:varna-coast", "The war"],
                    ["heldBy", "person:ida-marsh", "Ida Marsh"],
                    ["characterisation", "civilWar", "civil war"],
                ],
            }
        ],
        [("role", "0–9 lies outside the evidence"), ("role", "The war"), ("frame", "follows no frame")],
    ),
}
ROLE["holder of another sentence"][2][1] = ("role", "are none of its names")


def _estimate(number: int, quote: str, low: str = "low") -> dict[str, Any]:
    return {
        "kind": "Estimate",
        "quote": "the Varna Coast conflict resulted in the deaths of at least 4,200 people in 12 towns",
        "role": [
            ["subject", "conflict:varna-coast", "the Varna Coast conflict"],
            ["measure", "deaths", "deaths"],
            ["comparator", "atLeast", "at least"],
            [low, number, quote],
        ],
    }


DEATHS = "So far the Varna Coast conflict resulted in the deaths of at least 4,200 people in 12 towns."
NUMBER: dict[str, Case] = {
    "number as stated": (DEATHS, [_estimate(4200, "4,200")], []),
    "one more": (
        DEATHS,
        [_estimate(4201, "4,200")],
        [("role", "parley:low 4,201: the words at 67–72 state the number 4200")],
    ),
    "ten times as much": (DEATHS, [_estimate(42000, "4,200")], [("role", "state the number 4200")]),
    "number of something else": (
        DEATHS,
        [_estimate(12, "12")],
        [("frame", "the passage follows no frame of estimate")],
    ),
    "words without a number": (
        DEATHS,
        [_estimate(4200, "people")],
        [("role", "state the number None"), ("frame", "no frame")],
    ),
    "low bound as the best value": (
        DEATHS,
        [_estimate(4200, "4,200", "best")],
        [("frame", "no frame of estimate with parley:best")],
    ),
}


def _hosting(*times: str, quote: str = "Kelland hosted the Lake Rounds in 2022 and 2023") -> dict[str, Any]:
    role = [["host", "state:kelland", "Kelland"], ["meeting", "series:lake-rounds", "the Lake Rounds"]]
    return {"kind": "Hosting", "quote": quote, "role": role, "time": list(times)}


HOSTED = "Kelland hosted the Lake Rounds in 2022 and 2023, recently, in Port Alder."
TIME: dict[str, Case] = {
    "time as stated": (HOSTED, [_hosting("in 2022")], []),
    "two times": (HOSTED, [_hosting("2022", "2023")], []),
    "no time": (HOSTED, [_hosting()], []),
    "one passage as two times": (
        HOSTED,
        [_hosting("2022", "2022")],
        [("time", "another time of the claim has the same words at 34–38")] * 2,
    ),
    "words that are no date": (
        HOSTED,
        [_hosting("recently", quote="Kelland hosted the Lake Rounds in 2022 and 2023, recently")],
        [("time", "are no form of date")],
    ),
}

COLLAPSED = "The Lake Rounds collapsed due to the complex relationship between the rival delegations"
TWO_CLAUSES = "Kelland gave weapons to the Harbour League while Morvia gave money to the Reed Council"
FRAME: dict[str, Case] = {
    "giver before taker": (SUPPORT, [_given()], []),
    "giver and taker exchanged": (
        SUPPORT,
        [
            _given(
                supporter=["recipient", "state:kelland", "Kelland"],
                recipient=["supporter", "organization:harbour-league", "the Harbour League"],
            )
        ],
        [
            (
                "frame",
                (
                    "claim:talks-001: the passage follows no frame of support with parley:recipient,"
                    " parley:supportKind, parley:supporter and this modality"
                ),
            )
        ],
    ),
    "whole list": (
        "Kelland, Morvia and the Tarn Islands gave weapons to the Harbour League.",
        [
            {
                **GIVEN,
                "quote": "Kelland, Morvia and the Tarn Islands gave weapons to the Harbour League",
                "listing": "closed",
                "reading": "each",
                "role": [
                    ["supporter", "state:kelland", "Kelland"],
                    ["supporter", "state:morvia", "Morvia"],
                    ["supporter", "state:tarn-islands", "the Tarn Islands"],
                    *GIVEN["role"][1:],
                ],
            }
        ],
        [],
    ),
    "first member left out": (
        "Kelland, Morvia and the Tarn Islands gave weapons to the Harbour League.",
        [
            {
                **GIVEN,
                "quote": "Kelland, Morvia and the Tarn Islands gave weapons to the Harbour League",
                "listing": "closed",
                "reading": "each",
                "role": [
                    ["supporter", "state:morvia", "Morvia"],
                    ["supporter", "state:tarn-islands", "the Tarn Islands"],
                    *GIVEN["role"][1:],
                ],
            }
        ],
        [("frame", "follows no frame")],
    ),
    "all but the first left out": (
        "The Harbour League received weapons from Kelland, Morvia and the Tarn Islands.",
        [
            {
                **GIVEN,
                "quote": "The Harbour League received weapons from Kelland, Morvia and the Tarn Islands",
                "role": [
                    *GIVEN["role"][:2],
                    ["recipient", "organization:harbour-league", "The Harbour League"],
                ],
            }
        ],
        [("frame", "follows no frame")],
    ),
    "all but the last left out": (
        "The Harbour League received weapons from Kelland, Morvia and the Tarn Islands.",
        [
            {
                **GIVEN,
                "quote": "The Harbour League received weapons from Kelland, Morvia and the Tarn Islands",
                "role": [
                    ["supporter", "state:tarn-islands", "the Tarn Islands"],
                    GIVEN["role"][1],
                    ["recipient", "organization:harbour-league", "The Harbour League"],
                ],
            }
        ],
        [("frame", "follows no frame")],
    ),
    "kind of support left out": (
        "Kelland gave weapons, training and money to the Harbour League.",
        [_given(quote="Kelland gave weapons, training and money to the Harbour League")],
        [("frame", "follows no frame")],
    ),
    "middle member left out": (
        "Kelland, Morvia and the Tarn Islands gave weapons to the Harbour League.",
        [
            {
                **GIVEN,
                "quote": "Kelland, Morvia and the Tarn Islands gave weapons to the Harbour League",
                "listing": "closed",
                "reading": "each",
                "role": [
                    ["supporter", "state:kelland", "Kelland"],
                    ["supporter", "state:tarn-islands", "the Tarn Islands"],
                    *GIVEN["role"][1:],
                ],
            }
        ],
        [("frame", "follows no frame")],
    ),
    "last member left out": (
        "Kelland, Morvia and the Tarn Islands gave weapons to the Harbour League.",
        [
            {
                **GIVEN,
                "quote": "Kelland, Morvia and the Tarn Islands gave weapons to the Harbour League",
                "listing": "closed",
                "reading": "each",
                "role": [
                    ["supporter", "state:kelland", "Kelland"],
                    ["supporter", "state:morvia", "Morvia"],
                    *GIVEN["role"][1:],
                ],
            }
        ],
        [("frame", "follows no frame")],
    ),
    "last member left out and the evidence cut before it": (
        "So it was: Kelland gave weapons and training to the Harbour League and the Reed Council.",
        [
            _given(
                quote="Kelland gave weapons and training to the Harbour League",
                supportKind=["supportKind", "weapons", "weapons"],
            )
        ],
        [("frame", "follows no frame")],
    ),
    "name from the next clause": (
        f"{TWO_CLAUSES}.",
        [
            _given(
                quote=TWO_CLAUSES,
                recipient=["recipient", "organization:reed-council", "the Reed Council"],
            )
        ],
        [("frame", "follows no frame")],
    ),
    "name from the clause before": (
        "Kelland left, and Morvia gave weapons to the Harbour League.",
        [_given(quote="Kelland left, and Morvia gave weapons to the Harbour League")],
        [("frame", "follows no frame")],
    ),
    "words of the frame left out of the evidence": (
        SUPPORT,
        [_given(quote="weapons to the Harbour League", supporter=None)],
        [("frame", "no frame of support with parley:recipient, parley:supportKind and this modality")],
    ),
    "other verb": (
        "Kelland sold weapons to the Harbour League.",
        [_given(quote="Kelland sold weapons to the Harbour League")],
        [("frame", "follows no frame")],
    ),
    "effect and cause": (
        f"{COLLAPSED}.",
        [
            {
                "kind": "Outcome",
                "quote": "The Lake Rounds collapsed",
                "role": [
                    ["subject", "series:lake-rounds", "The Lake Rounds"],
                    ["outcome", "failure", "collapsed"],
                ],
            },
            {
                "kind": "Characterisation",
                "quote": "the complex relationship between the rival delegations",
                "role": [
                    ["characterisation", "complexRelationship", "complex relationship"],
                    ["subject", "party:rival-delegations", "the rival delegations"],
                ],
            },
            {
                "kind": "Explanation",
                "quote": COLLAPSED,
                "role": [
                    ["effect", "claim:talks-001", "The Lake Rounds collapsed"],
                    ["cause", "claim:talks-002", "the complex relationship between the rival delegations"],
                ],
            },
        ],
        [],
    ),
    "effect and cause exchanged": (
        f"{COLLAPSED}.",
        [
            {
                "kind": "Outcome",
                "quote": "The Lake Rounds collapsed",
                "role": [
                    ["subject", "series:lake-rounds", "The Lake Rounds"],
                    ["outcome", "failure", "collapsed"],
                ],
            },
            {
                "kind": "Characterisation",
                "quote": "the complex relationship between the rival delegations",
                "role": [
                    ["characterisation", "complexRelationship", "complex relationship"],
                    ["subject", "party:rival-delegations", "the rival delegations"],
                ],
            },
            {
                "kind": "Explanation",
                "quote": COLLAPSED,
                "role": [
                    ["cause", "claim:talks-001", "The Lake Rounds collapsed"],
                    ["effect", "claim:talks-002", "the complex relationship between the rival delegations"],
                ],
            },
        ],
        [("frame", "claim:talks-003: the passage follows no frame of explanation")],
    ),
}


def _planned(
    modality: str = "planned", quote: str = "A new round is scheduled in Grey Harbour"
) -> dict[str, Any]:
    role = [
        ["subject", "meeting:grey-harbour-round", "A new round"],
        ["place", "place:grey-harbour", "Grey Harbour"],
    ]
    return {"kind": "Occurrence", "quote": quote, "modality": modality, "role": role}


NEVER = "Kelland never gave weapons to the Harbour League."
HEDGED = "Kelland reportedly gave weapons to the Harbour League."
LISTED = "Kelland and Morvia, among others, gave weapons to the Harbour League."
LIST_ROLES = [
    ["supporter", "state:kelland", "Kelland"],
    ["supporter", "state:morvia", "Morvia"],
    *GIVEN["role"][1:],
]
HELD = "The Varna Coast conflict has been described by Ida Marsh as a civil war."
HELD_ROLES = [
    ["subject", "conflict:varna-coast", "The Varna Coast conflict"],
    ["characterisation", "civilWar", "civil war"],
]
HOLDER = ["heldBy", "person:ida-marsh", "Ida Marsh"]
PLANNED = "A new round is scheduled in Grey Harbour."

SUGGESTED = "Ida Marsh suggests that Kelland gave weapons to the Harbour League."

CUE: dict[str, Case] = {
    "negation as a denial": (NEVER, [_given(quote=NEVER[:-1], polarity="denied")], []),
    "negation dropped": (
        NEVER,
        [_given(quote=NEVER[:-1])],
        [("cue", "claim:talks-001: 'never' at 8–13 speaks for parley:denied")],
    ),
    "denial of what is affirmed": (
        SUPPORT,
        [_given(polarity="denied")],
        [("cue", "nothing in the evidence says parley:denied")],
    ),
    "plan as a plan": (PLANNED, [_planned()], []),
    "plan as a fact": (
        PLANNED,
        [_planned("actual")],
        [("cue", "'scheduled' at 15–24 speaks for parley:planned")],
    ),
    "plan as an expectation": (
        PLANNED,
        [_planned("expected")],
        [("cue", "nothing in the evidence says parley:expected"), ("cue", "speaks for parley:planned")],
    ),
    "fact as a plan": (
        SUPPORT,
        [_given(modality="planned")],
        [("cue", "nothing in the evidence says parley:planned")],
    ),
    "hedge as a hedge": (HEDGED, [_given(quote=HEDGED[:-1], hedged=True)], []),
    "hedge dropped": (
        HEDGED,
        [_given(quote=HEDGED[:-1])],
        [("cue", "'reportedly' at 8–18 speaks for parley:hedged")],
    ),
    "hedge put in": (SUPPORT, [_given(hedged=True)], [("cue", "nothing in the evidence says parley:hedged")]),
    "evidence cut before a hedge": (
        "Kelland gave weapons to the Harbour League, it appears.",
        [_given()],
        [("cue", "'appears' at 47–54 stands in the sentence, and no claim accounts for it")],
    ),
    "evidence cut behind a negation": (
        "It is not true that Kelland gave weapons to the Harbour League.",
        [_given()],
        [("cue", "'not' at 6–9 stands in the sentence, and no claim accounts for it")],
    ),
    "negation of the next sentence": (
        "Kelland gave weapons to the Harbour League. It did not last.",
        [_given()],
        [],
    ),
    "negation that another claim accounts for": (
        "Kelland gave weapons to the Harbour League, but Morvia never gave money to the Reed Council.",
        [
            _given(),
            {
                "kind": "Support",
                "polarity": "denied",
                "quote": "Morvia never gave money to the Reed Council",
                "role": [
                    ["supporter", "state:morvia", "Morvia"],
                    ["supportKind", "funding", "money"],
                    ["recipient", "organization:reed-council", "the Reed Council"],
                ],
            },
        ],
        [],
    ),
    "holder as the holder": (
        HELD,
        [{"kind": "Characterisation", "quote": HELD[:-1], "role": [*HELD_ROLES, HOLDER]}],
        [],
    ),
    "holder dropped": (
        HELD,
        [{"kind": "Characterisation", "quote": HELD[:-1], "role": HELD_ROLES}],
        [("cue", "'described' at 34–43 speaks for parley:heldBy")],
    ),
    "holder dropped and the evidence cut": (
        "Ida Marsh said that Kelland gave weapons to the Harbour League.",
        [_given()],
        [("cue", "'said' at 10–14 stands in the sentence, and no claim accounts for it")],
    ),
    "holder dropped, and the word of saying kept as a qualifier": (
        SUGGESTED,
        [_given(quote=SUGGESTED[:-1], role=[*GIVEN["role"], ["qualifier", "asASuggestion", "suggests"]])],
        [("cue", "'suggests' at 10–18 speaks for parley:heldBy")],
    ),
    "open list as an open list": (
        LISTED,
        [{**GIVEN, "quote": LISTED[:-1], "listing": "open", "reading": "each", "role": LIST_ROLES}],
        [],
    ),
    "open list closed": (
        LISTED,
        [{**GIVEN, "quote": LISTED[:-1], "listing": "closed", "reading": "each", "role": LIST_ROLES}],
        [("cue", "'among others' at 20–32 speaks for parley:open")],
    ),
    "closed list opened": (
        "Kelland and Morvia gave weapons to the Harbour League.",
        [
            {
                **GIVEN,
                "quote": "Kelland and Morvia gave weapons to the Harbour League",
                "listing": "open",
                "reading": "each",
                "role": LIST_ROLES,
            }
        ],
        [("cue", "nothing in the evidence says parley:open")],
    ),
    "evidence cut before the mark of an open list": (
        "Weapons came: Kelland and Morvia gave weapons to the Harbour League, among others.",
        [
            {
                **GIVEN,
                "quote": "Kelland and Morvia gave weapons to the Harbour League",
                "listing": "closed",
                "reading": "each",
                "role": LIST_ROLES,
            }
        ],
        [("cue", "'among others' at 69–81 stands in the sentence")],
    ),
    "month of May is no may": (
        "Kelland gave weapons to the Harbour League in May 2024.",
        [_given(quote="Kelland gave weapons to the Harbour League in May 2024", time=["in May 2024"])],
        [],
    ),
    "negation inside the words of a role": (
        "The Harbour League did not attend.",
        [
            {
                "kind": "Participation",
                "quote": "The Harbour League did not attend",
                "role": [
                    ["participant", "organization:harbour-league", "The Harbour League"],
                    ["attendance", "absent", "did not attend"],
                    ["meeting", "meeting:port-alder-conference", "attend"],
                ],
            }
        ],
        [("role", "are none of its names")],
    ),
}

HEADLINE = "Kelland Gave Weapons to Harbour League"
SAYING = "Ida Marsh said that Kelland gave weapons to the Harbour League."


def _impact(subject: list[str], target: list[str], words: str, quote: str, **fields: Any) -> dict[str, Any]:
    concept = {"disrupt": "disrupting", "undermine": "undermining", "hinder": "hindering"}[words]
    role = [["subject", *subject], ["impact", concept, words], ["target", *target]]
    return {"kind": "Impact", "quote": quote, "modality": "hypothetical", "role": role, **fields}


STRIKES = ["event:harbour-strikes", "strikes"]
TRUCE = ["event:sarno-city-truce", "truce"]
CONFERENCE = ["meeting:port-alder-conference", "the Port Alder conference"]
TWO_VERBS = "The strikes could undermine the truce and hinder the Port Alder conference."
ATTACHED = "The strikes on the Lake Rounds could disrupt the truce."
INCLUDING = "Key parties, including Kelland and Sarno, gave weapons to the Harbour League."


def _verbs(subject: list[str]) -> list[dict[str, Any]]:
    first = _impact(
        STRIKES, ["event:sarno-city-truce", "the truce"], "undermine", "The strikes could undermine the truce"
    )
    return [first, _impact(subject, CONFERENCE, "hinder", TWO_VERBS[:-1])]


def _including(**fields: Any) -> dict[str, Any]:
    return {
        "kind": "Characterisation",
        "quote": "Key parties, including Kelland and Sarno",
        "listing": "open",
        "role": [
            ["characterisation", "key", "Key"],
            ["subject", "state:kelland", "Kelland"],
            ["subject", "state:sarno", "Sarno"],
        ],
        **fields,
    }


READING: dict[str, Case] = {
    "capitals of a headline": (
        HEADLINE,
        [
            {
                "kind": "Support",
                "quote": HEADLINE,
                "role": [
                    ["supporter", "state:kelland", "Kelland"],
                    ["supportKind", "weapons", "Weapons"],
                    ["recipient", "organization:harbour-league", "Harbour League"],
                ],
            }
        ],
        [],
    ),
    "capital in a sentence that is no headline": (
        "Kelland Gave weapons to the Harbour League.",
        [_given(quote="Kelland Gave weapons to the Harbour League")],
        [("frame", "follows no frame")],
    ),
    "holder who says it": (
        SAYING,
        [
            {
                **GIVEN,
                "quote": SAYING[:-1],
                "role": [*GIVEN["role"], ["heldBy", "person:ida-marsh", "Ida Marsh"]],
            }
        ],
        [],
    ),
    "holder behind the words of saying": (
        "According to Ida Marsh, Kelland gave weapons to the Harbour League.",
        [
            {
                **GIVEN,
                "quote": "According to Ida Marsh, Kelland gave weapons to the Harbour League",
                "role": [*GIVEN["role"], ["heldBy", "person:ida-marsh", "Ida Marsh"]],
            }
        ],
        [],
    ),
    "holder away from the words of saying": (
        "Ida Marsh met Tomas Rell, who said that Kelland gave weapons to the Harbour League.",
        [
            {
                **GIVEN,
                "quote": "Ida Marsh met Tomas Rell, who said that Kelland gave weapons to the Harbour League",
                "role": [*GIVEN["role"], ["heldBy", "person:ida-marsh", "Ida Marsh"]],
            }
        ],
        [("frame", "follows no frame")],
    ),
    "two verbs of one subject": (TWO_VERBS, _verbs(STRIKES), []),
    "object of the first verb as the subject of the second": (
        TWO_VERBS,
        _verbs(TRUCE),
        [("frame", "follows no frame")],
    ),
    "what only completes the subject": (
        ATTACHED,
        [_impact(STRIKES, ["event:sarno-city-truce", "the truce"], "disrupt", ATTACHED[:-1])],
        [],
    ),
    "another thing between subject and verb": (
        "The strikes beside the Lake Rounds could disrupt the truce.",
        [
            _impact(
                STRIKES,
                ["event:sarno-city-truce", "the truce"],
                "disrupt",
                "The strikes beside the Lake Rounds could disrupt the truce",
            )
        ],
        [("frame", "follows no frame")],
    ),
    "completion as the subject": (
        ATTACHED,
        [
            _impact(
                ["series:lake-rounds", "the Lake Rounds"],
                ["event:sarno-city-truce", "the truce"],
                "disrupt",
                ATTACHED[:-1],
            )
        ],
        [("frame", "follows no frame")],
    ),
    "list that the frame opens": (INCLUDING, [_including()], []),
    "list that the frame opens closed": (
        INCLUDING,
        [_including(listing="closed")],
        [("cue", "speaks for parley:open")],
    ),
}

CASES = {
    f"{kind}: {name}": case
    for kind, table in {
        "role": ROLE,
        "number": NUMBER,
        "time": TIME,
        "frame": FRAME,
        "cue": CUE,
        "reading": READING,
    }.items()
    for name, case in table.items()
}


@pytest.mark.parametrize(("text", "claims", "expected"), CASES.values(), ids=CASES)
def test_findings(
    text: str, claims: list[dict[str, Any]], expected: list[tuple[str, str]], examine: Examine
) -> None:
    found = sorted((finding.kind, str(finding)) for finding in examine(text, *claims).findings)
    assert len(found) == len(expected), found
    for kind, message in expected:
        assert any(kind == other and message in text for other, text in found), (kind, message, found)


@pytest.mark.parametrize("kind", ["role", "time", "frame", "cue"])
def test_every_kind_has_cases_of_both_sorts(kind: str) -> None:
    expected = [findings for name, (_, _, findings) in CASES.items() if name.startswith(("number", kind))]
    assert [] in expected
    assert any(kind == other for findings in expected for other, _ in findings)


def test_finding_names_node_problem_and_kind(examine: Examine) -> None:
    found = examine(NEVER, _given(quote=NEVER[:-1])).findings
    assert [str(finding) for finding in found] == [
        "claim:talks-001: 'never' at 8–13 speaks for parley:denied [cue]"
    ]


# Waivers ------------------------------------------------------------------------------------------


def test_waiver_sets_one_rule_aside_and_is_counted(examine: Examine) -> None:
    tally = examine(NEVER, _given(quote=NEVER[:-1], waiver=["cue"]))
    assert tally.passed
    assert tally.waived == {"cue": 1}


def test_waiver_sets_no_other_rule_aside(examine: Examine) -> None:
    tally = examine(NEVER, _given(quote=NEVER[:-1], waiver=["frame"]))
    assert sorted(finding.kind for finding in tally.findings) == ["cue", "frame"]


def test_waiver_of_one_claim_is_none_of_another(examine: Examine) -> None:
    tally = examine(NEVER, _given(quote=NEVER[:-1], waiver=["cue"]), _given(quote=NEVER[:-1]))
    assert [finding.where for finding in tally.findings] == ["claim:talks-002"]


@pytest.mark.parametrize("rule", ["role", "time", "frame", "cue"])
def test_waiver_without_need_is_refused(rule: str, examine: Examine) -> None:
    found = examine(SUPPORT, _given(waiver=[rule])).findings
    assert [str(finding) for finding in found] == [
        f"claim:talks-001: waives the rule {rule!r}, which it does not break; take the waiver away [{rule}]"
    ]


@pytest.mark.parametrize(
    "rule", ["span", "sentence", "article", "shape", "structure", "leak", "everything", ""]
)
def test_what_is_cited_cannot_be_waived(rule: str, examine: Examine) -> None:
    found = examine(SUPPORT, _given(waiver=[rule])).findings
    assert [str(finding) for finding in found] == [
        (
            f"claim:talks-001: no claim can waive the rule {rule!r};"
            " waivable are role, time, frame, cue [structure]"
        )
    ]


def test_counts_are_those_of_the_claims(examine: Examine) -> None:
    tally = examine(HOSTED, _hosting("2022", "2023"))
    assert (
        tally.performed["role"],
        tally.performed["time"],
        tally.performed["frame"],
        tally.performed["cue"],
    ) == (2, 2, 1, 1)
