"""Claims read out: whatever makes a claim weaker is in the sentence, and first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.claims.claim import Bounds, Claim, Role, Time, Wording
from parley.claims.corpus import Corpus
from parley.sentences.sentence import sentence
from parley.claims.vocabulary import Vocabulary
from parley.names import term, thing
from parley.text.spans import Span

SAID = {
    "talks-at-grey-harbour-001": (
        "The Varna Coast conflict: deaths; time: since 2019, end not stated; number: at least 4,200 people."
    ),
    "talks-at-grey-harbour-002": (
        "The Varna Coast conflict: displaced people (Coasters); time: since 2019, end not stated;"
        " number: more than 1,500,000."
    ),
    "talks-at-grey-harbour-003": "Relation of the Varna Coast conflict to harbour strikes: grown out of.",
    "talks-at-grey-harbour-004": "According to Ida Marsh: said of the Varna Coast conflict: civil war.",
    "talks-at-grey-harbour-006": "Support from Sarno to Tomas Rell; kind: not stated.",
    "talks-at-grey-harbour-007": (
        "Support from Kelland, Morvia and the Tarn Islands to the Highland Front; kind: weapons and training"
        " and expertise; which of these goes with which is not stated; said of each of those listed; the list"
        " is open, others are meant and not named."
    ),
    "talks-at-grey-harbour-008": (
        "It is denied that this is so: support from Morvia to the Harbour League; kind: funding."
    ),
    "talks-at-grey-harbour-009": (
        "Hedged in the text: support from Kelland to the government of Varna Coast; kind: intelligence."
    ),
    "talks-at-grey-harbour-011": (
        "Tomas Rell invited to the Port Alder conference: representatives of the Highland Front and the"
        " Harbour League; time: March 2024; said of each of those listed."
    ),
    "talks-at-grey-harbour-014": "The Harbour League did not attend the Port Alder conference.",
    "talks-at-grey-harbour-015": (
        "Representatives of the Highland Front attended the Port Alder conference; number: at least 40."
    ),
    "talks-at-grey-harbour-018": (
        "(What came of the Port Alder conference: failure; time: 3 April 2024) – because of: (Said of rival"
        " delegations at Port Alder: complex relationship)."
    ),
    "talks-at-grey-harbour-019": (
        "Efforts to end the Varna Coast conflict: under way, by diplomatic means, about the Varna Coast"
        " conflict; time: since the early days of harbour strikes (no date stated)."
    ),
    "talks-at-grey-harbour-020": (
        "Planned (whether it came so is not said here): the round spoken of for Grey Harbour: to take place,"
        " in Grey Harbour; time: late 2026."
    ),
    "talks-at-grey-harbour-021": (
        "The Assembly of Nations did this: proposing, in this: (Proposed: the pause in the fighting: to take"
        " place; time: within 30 days); time: on a Tuesday."
    ),
    "talks-at-grey-harbour-024": (
        "According to the Harbour League: It is denied that this is so: the Harbour League did this: signing"
        " – plan of the Assembly of Nations."
    ),
    "talks-at-grey-harbour-027": (
        "According to Ida Marsh: the government of Varna Coast and the Highland Front: trust, towards the"
        " Assembly of Nations; said of each of those listed."
    ),
    "talks-at-grey-harbour-029": (
        "The dialogue round: opened, in Sarno City, as part of the Harbour Dialogue;"
        " time: on a Friday; ordinal: 3rd."
    ),
    "talks-at-grey-harbour-030": "Kelland: observer of the dialogue round.",
    "quiet-boats-on-lake-orrin-002": (
        "Kelland and the Tarn Islands: host of the Lake Rounds; time: 2022 and 2023; said of the series; said"
        " of those listed together."
    ),
    "quiet-boats-on-lake-orrin-004": ("The pair of rounds in Sarno City: number of meetings; number: 2."),
}
"""What the claims of the corpus are read out as."""


@pytest.fixture(scope="session")
def claims(corpus: Corpus) -> dict[str, Claim]:
    return {claim.iri: claim for file in corpus.articles for claim in file.held.claims}


@pytest.fixture(scope="session")
def support(claims: dict[str, Claim]) -> Claim:
    """A plain claim: affirmed, actual, in the article's own voice, with one value in each role."""
    return claims[thing("claim", "talks-at-grey-harbour-006")]


@pytest.mark.parametrize(("name", "said"), SAID.items(), ids=SAID)
def test_sentence_says_who_and_what(
    name: str, said: str, claims: dict[str, Claim], vocabulary: Vocabulary
) -> None:
    assert sentence(claims[thing("claim", name)], vocabulary, claims) == said


MODALITIES = ("actual", "planned", "expected", "proposed", "calledFor", "predicted", "hypothetical")
READINGS = {"each": "said of each", "together": "said of those listed together", "unclear": "is not clear"}


def test_every_modality_of_the_ontology_is_covered(vocabulary: Vocabulary) -> None:
    assert sorted(map(term, MODALITIES)) == vocabulary.instances(term("modalities"))


def _said(claim: Claim, vocabulary: Vocabulary) -> str:
    return sentence(claim, vocabulary, {})


@pytest.mark.parametrize("modality", MODALITIES[1:])
def test_what_is_not_actual_is_not_said_as_a_fact(
    modality: str, support: Claim, vocabulary: Vocabulary
) -> None:
    said = _said(replace(support, modality=term(modality)), vocabulary)
    assert " gave " not in said
    assert said != _said(support, vocabulary)


@given(
    polarity=st.sampled_from(("affirmed", "denied")),
    modality=st.sampled_from(("actual", "planned")),
    hedged=st.booleans(),
    held=st.booleans(),
    listing=st.sampled_from((None, "open", "closed")),
    reading=st.sampled_from((None, *READINGS)),
    directness=st.sampled_from(("explicit", "inferred")),
)
def test_whatever_makes_a_claim_weaker_is_said(
    polarity: str,
    modality: str,
    hedged: bool,
    held: bool,
    listing: str | None,
    reading: str | None,
    directness: str,
    support: Claim,
    vocabulary: Vocabulary,
) -> None:
    holder = Role(term("heldBy"), thing("person", "ida-marsh"), (Wording(Span(0, 1)),))
    claim = replace(
        support,
        polarity=term(polarity),
        modality=term(modality),
        hedged=hedged,
        listing=listing and term(listing),
        reading=reading and term(reading),
        directness=term(directness),
        roles=(*support.roles, holder) if held else support.roles,
    )
    said = _said(claim, vocabulary)
    marks = {
        "denied": polarity == "denied",
        "Planned": modality == "planned",
        "Hedged": hedged,
        "ccording to Ida Marsh": held,
        "the list is open": listing == "open",
        READINGS.get(reading or "", "said of"): reading is not None,
        "inferred": directness == "inferred",
    }
    assert {mark: mark.lower() in said.lower() for mark in marks} == marks


def test_what_makes_a_claim_weaker_comes_before_the_claim(support: Claim, vocabulary: Vocabulary) -> None:
    said = _said(replace(support, polarity=term("denied"), hedged=True), vocabulary)
    assert said.index("Hedged") < said.index("denied") < said.index("Sarno")


def test_weaker_claims_inside_an_explanation_stay_weaker(
    claims: dict[str, Claim], vocabulary: Vocabulary
) -> None:
    cause = thing("claim", "talks-at-grey-harbour-017")
    hedged = claims | {cause: replace(claims[cause], hedged=True)}
    said = sentence(claims[thing("claim", "talks-at-grey-harbour-018")], vocabulary, hedged)
    assert "hedged in the text: said of rival delegations" in said.lower()


def test_every_claim_has_a_sentence_of_its_own_pattern(
    claims: dict[str, Claim], vocabulary: Vocabulary
) -> None:
    for claim in claims.values():
        said = sentence(claim, vocabulary, claims)
        assert said.endswith(".")
        assert not set("{}[]<>|") & set(said)
        assert not said.startswith(f"{vocabulary.label(claim.kind)}:".capitalize())


def test_class_without_a_fitting_pattern_lists_its_roles(support: Claim, vocabulary: Vocabulary) -> None:
    alone = replace(support, roles=support.roles[:1])
    role = alone.roles[0]
    said = _said(alone, vocabulary)
    assert said.startswith("Support")
    assert vocabulary.label(role.name) in said
    assert vocabulary.label(str(role.value)) in said


def test_every_value_of_every_role_is_read_out(claims: dict[str, Claim], vocabulary: Vocabulary) -> None:
    for claim in claims.values():
        said = sentence(claim, vocabulary, claims)
        for role in claim.roles:
            if isinstance(role.value, int):
                assert f"{role.value:,}" in said
            elif role.value in claims:
                assert sentence(claims[role.value], vocabulary, claims).removesuffix(".") in said
            elif role.name != term("time"):
                assert vocabulary.label(role.value).casefold() in said.casefold()


NUMBERS: dict[str, tuple[dict[str, int | str], str]] = {
    "plain": ({"low": 3, "best": 3, "high": 3}, "number: 3"),
    "best alone": ({"best": 3000}, "number: 3,000"),
    "with its unit": ({"best": 3, "unit": "people"}, "number: 3 people"),
    "compared": ({"comparator": "moreThan", "low": 3, "unit": "people"}, "number: more than 3 people"),
    "compared from above": ({"comparator": "lessThan", "high": 3}, "number: less than 3"),
    "low alone": ({"low": 3}, "number: 3 at the lowest"),
    "high alone": ({"high": 3}, "number: 3 at the highest"),
    "low and best": ({"low": 3, "best": 4}, "number: 4 (3 at the lowest)"),
    "from and to": ({"low": 3, "high": 5}, "number: from 3 to 5"),
    "all three": ({"low": 3, "best": 4, "high": 5}, "number: 4 (from 3 to 5)"),
    "ordinal": ({"ordinal": 21}, "ordinal: 21st"),
    "ordinal beside a number": ({"ordinal": 2, "best": 3}, "ordinal: 2nd; number: 3"),
    "comparator without a number": ({"comparator": "moreThan"}, "comparator: more than"),
}


def _with(claim: Claim, roles: dict[str, int | str]) -> Claim:
    more = (
        Role(term(name), value if isinstance(value, int) else term(value)) for name, value in roles.items()
    )
    return replace(claim, roles=(*claim.roles, *more))


@pytest.mark.parametrize(("roles", "said"), NUMBERS.values(), ids=NUMBERS)
def test_number_is_read_out_with_what_bounds_and_measures_it(
    roles: dict[str, int | str], said: str, support: Claim, vocabulary: Vocabulary
) -> None:
    assert _said(_with(support, roles), vocabulary) == (
        f"Support from Sarno to Tomas Rell; kind: not stated; {said}."
    )


def test_pattern_that_names_a_number_is_not_followed_by_it(support: Claim, vocabulary: Vocabulary) -> None:
    pattern = "{supporter} gives to {recipient} {supportKind} by {low} {unit}"
    worded = replace(vocabulary, patterns={support.kind: (pattern,)})
    counted = _with(support, {"low": 3, "unit": "people", "comparator": "moreThan"})
    assert (
        _said(counted, worded) == "Sarno gives to Tomas Rell not stated by 3 people; comparator: more than."
    )


def test_value_in_two_roles_is_read_out_in_both(support: Claim, vocabulary: Vocabulary) -> None:
    holder = Role(term("heldBy"), thing("state", "sarno"))
    assert _said(replace(support, roles=(*support.roles, holder)), vocabulary) == (
        "According to Sarno: support from Sarno to Tomas Rell; kind: not stated."
    )


STRIKES = Role(term("anchor"), thing("event", "harbour-strikes"))
TIMES: dict[str, tuple[Time, str]] = {
    "read": (Time("", Bounds(edtf="2024")), "2024"),
    "by an event": (Time("", Bounds(relation="before"), STRIKES), "before harbour strikes (no date stated)"),
    "by a notion": (
        Time("", Bounds(relation="notion:since-the-early-days-of"), STRIKES),
        "since the early days of harbour strikes (no date stated)",
    ),
    "by a relation alone": (Time("", Bounds(relation="before")), "before"),
    "by an event alone": (Time("", Bounds(), STRIKES), "harbour strikes (no date stated)"),
    "by nothing": (Time(""), "stated without a date"),
}


@pytest.mark.parametrize(("time", "said"), TIMES.values(), ids=TIMES)
def test_time_is_read_out_by_its_date_or_its_event(
    time: Time, said: str, support: Claim, vocabulary: Vocabulary
) -> None:
    timed = replace(support, times=(time,), roles=(*support.roles, Role(term("time"), time.iri)))
    assert _said(timed, vocabulary) == f"Support from Sarno to Tomas Rell; kind: not stated; time: {said}."


def test_claims_about_one_another_are_read_out_once(claims: dict[str, Claim], vocabulary: Vocabulary) -> None:
    """Nothing but a hand can write such claims; they are still read."""
    proposal = claims[thing("claim", "talks-at-grey-harbour-021")]
    pause = claims[thing("claim", "talks-at-grey-harbour-022")]
    circle = replace(pause, roles=(*pause.roles, Role(term("content"), proposal.iri)))
    said = sentence(proposal, vocabulary, claims | {pause.iri: circle})
    assert said.count("The Assembly of Nations did this") == 1
    assert proposal.iri in said


def test_holder_of_a_claim_is_not_said_again_inside_it(
    claims: dict[str, Claim], vocabulary: Vocabulary
) -> None:
    relation, cause = (claims[thing("claim", f"talks-at-grey-harbour-{number}")] for number in ("018", "017"))

    def said(outer: str, inner: str) -> str:
        held = replace(cause, roles=(*cause.roles, Role(term("heldBy"), thing("state", inner))))
        joining = replace(relation, roles=(*relation.roles, Role(term("heldBy"), thing("state", outer))))
        return sentence(joining, vocabulary, claims | {cause.iri: held})

    assert said("sarno", "sarno").count("ccording to") == 1
    assert said("sarno", "sarno").startswith("According to Sarno: (")
    assert said("sarno", "kelland").count("ccording to") == 2


@pytest.mark.parametrize(
    ("polarity", "said"),
    [
        ("affirmed", "This was done: signing – plan of the Assembly of Nations; by whom is not said."),
        (
            "denied",
            "It is denied that this is so: this was done: signing – plan of the Assembly of Nations.",
        ),
    ],
)
def test_what_was_not_done_is_not_asked_who_did_it(
    polarity: str, said: str, claims: dict[str, Claim], vocabulary: Vocabulary
) -> None:
    signing = claims[thing("claim", "talks-at-grey-harbour-024")]
    roles = tuple(role for role in signing.roles if role.name not in (term("agent"), term("heldBy")))
    assert _said(replace(signing, polarity=term(polarity), roles=roles), vocabulary) == said
