"""Claims read out: whatever makes a claim weaker is in the sentence, and first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.claims.claim import Claim, Mention, Role
from parley.claims.corpus import Corpus
from parley.claims.sentence import sentence
from parley.claims.vocabulary import Vocabulary
from parley.names import term, thing
from parley.text.spans import Span

SAID = {
    "talks-at-grey-harbour-001": (
        "Varna Coast conflict",
        "deaths",
        "at least 4,200",
        "since 2019, end not stated",
    ),
    "talks-at-grey-harbour-002": ("more than 1,500,000", "Coasters"),
    "talks-at-grey-harbour-004": ("According to Ida Marsh", "Varna Coast conflict", "civil war"),
    "talks-at-grey-harbour-006": ("Sarno", "to Tomas Rell", "not stated"),
    "talks-at-grey-harbour-007": (
        "Kelland, Morvia and the Tarn Islands",
        "to the Highland Front",
        "the list is open",
    ),
    "talks-at-grey-harbour-008": ("denied", "Morvia", "to the Harbour League", "funding"),
    "talks-at-grey-harbour-009": ("Hedged", "Kelland", "to the government of Varna Coast", "intelligence"),
    "talks-at-grey-harbour-011": (
        "Tomas Rell",
        "invit",
        "representatives",
        "to the Port Alder conference",
        "2024-03",
    ),
    "talks-at-grey-harbour-014": ("The Harbour League did not attend the Port Alder conference",),
    "talks-at-grey-harbour-019": ("since the early days of", "strikes", "no date stated"),
    "talks-at-grey-harbour-020": ("Planned", "Grey Harbour", "late 2026"),
    "quiet-boats-on-lake-orrin-003": (
        "The Highland Front and the Reed Council attended",
        "Lake Rounds",
        "list is open",
    ),
    "quiet-boats-on-lake-orrin-008": ("Morvia", "to the Reed Council", "weapons", "from 2020 to 2024"),
}


@pytest.fixture(scope="session")
def claims(corpus: Corpus) -> dict[str, Claim]:
    return {claim.iri: claim for file in corpus.articles for claim in file.held.claims}


@pytest.fixture(scope="session")
def support(claims: dict[str, Claim]) -> Claim:
    """A plain claim: affirmed, actual, in the article's own voice, with one value in each role."""
    return claims[thing("claim", "talks-at-grey-harbour-006")]


@pytest.mark.parametrize(("name", "parts"), SAID.items(), ids=SAID)
def test_sentence_says_who_and_what(
    name: str, parts: tuple[str, ...], claims: dict[str, Claim], vocabulary: Vocabulary
) -> None:
    said = sentence(claims[thing("claim", name)], vocabulary, claims)
    assert [part for part in parts if part not in said] == []


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
    holder = Role(term("heldBy"), thing("person", "ida-marsh"), (Mention(Span(0, 1)),))
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


def test_several_hosts_are_hosts(claims: dict[str, Claim], vocabulary: Vocabulary) -> None:
    said = _said(claims[thing("claim", "quiet-boats-on-lake-orrin-002")], vocabulary)
    assert "and the Tarn Islands is host" not in said
