"""Claims read out: who, what, whom, when, whose view it is, and what is not so plain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from parley.claims.claim import Claim, Role, Time, Wording
from parley.claims.corpus import Corpus
from parley.claims.vocabulary import Vocabulary
from parley.names import term, thing
from parley.sentences.sentence import sentence
from parley.text.spans import Span
from parley.times.bounds import Bounds
from parley.times.phrases.grammar import parse_time

SAID = {
    "talks-at-grey-harbour-003": "The Varna Coast conflict grew out of the harbour strikes.",
    "talks-at-grey-harbour-004": "Ida Marsh says the Varna Coast conflict is a civil war.",
    "talks-at-grey-harbour-006": "Sarno supports Tomas Rell.",
    "talks-at-grey-harbour-008": "Morvia does not give funding to the Harbour League.",
    "talks-at-grey-harbour-014": "The Harbour League did not attend the Port Alder conference.",
    "talks-at-grey-harbour-024": (
        "The Harbour League says it did not sign the plan of the Assembly of Nations."
    ),
    "talks-at-grey-harbour-027": (
        "According to Ida Marsh, both the government of Varna Coast and the Highland Front trust the Assembly"
        " of Nations."
    ),
    "talks-at-grey-harbour-030": "Kelland acted as observer at the dialogue round.",
}
"""What the claims of the corpus are read out as."""


@pytest.fixture(scope="session")
def claims(corpus: Corpus) -> dict[str, Claim]:
    return {claim.iri: claim for file in corpus.articles for claim in file.annotations.claims}


@pytest.fixture(scope="session")
def support(claims: dict[str, Claim]) -> Claim:
    """A plain claim: affirmed, actual, in the article's own voice, with one value in each role."""
    return claims[thing("claim", "talks-at-grey-harbour-006")]


@pytest.mark.parametrize(("name", "said"), SAID.items(), ids=SAID)
def test_sentence_says_who_did_what(
    name: str, said: str, claims: dict[str, Claim], vocabulary: Vocabulary
) -> None:
    assert sentence(claims[thing("claim", name)], vocabulary, claims) == said


def test_every_claim_is_a_sentence(claims: dict[str, Claim], vocabulary: Vocabulary) -> None:
    for claim in claims.values():
        said = sentence(claim, vocabulary, claims)
        assert said[0].isupper() or said[0].isdecimal()
        assert said.endswith(".")
        assert not set("{}[]<>|^:;") & set(said)
        assert "  " not in said


def test_every_entity_of_a_claim_is_named(claims: dict[str, Claim], vocabulary: Vocabulary) -> None:
    for claim in claims.values():
        said = sentence(claim, vocabulary, claims).casefold()
        for role in claim.roles:
            if vocabulary.is_a(str(role.value), term("Entity")) and role.name != term("heldBy"):
                # "The talks in Sarno" are "the talks" that "took place in Sarno".
                name = re.escape(vocabulary.label(str(role.value)).casefold()).replace(r"\ in\ ", ".* in ")
                assert re.search(name, said)


MODALITIES = {
    "actual": "Sarno supports Tomas Rell.",
    "planned": "Sarno is to support Tomas Rell.",
    "expected": "Sarno is expected to support Tomas Rell.",
    "proposed": "It has been proposed that Sarno support Tomas Rell.",
    "calledFor": "Sarno should support Tomas Rell.",
    "predicted": "Sarno will support Tomas Rell.",
    "hypothetical": "Sarno could support Tomas Rell.",
}


def test_every_modality_of_the_ontology_is_covered(vocabulary: Vocabulary) -> None:
    assert sorted(map(term, MODALITIES)) == vocabulary.instances(term("modalities"))


@pytest.mark.parametrize(("modality", "said"), MODALITIES.items(), ids=MODALITIES)
def test_modality_is_said(modality: str, said: str, support: Claim, vocabulary: Vocabulary) -> None:
    assert sentence(replace(support, modality=term(modality)), vocabulary, {}) == said


def _role(name: str, value: str | int, at: int = 0) -> Role:
    return Role(term(name), value, (Wording(Span(at, at + 1)),))


MARSH, KELLAND, MORVIA, SARNO = (
    thing(*name.split("/")) for name in ("person/ida-marsh", "state/kelland", "state/morvia", "state/sarno")
)
CHANGES: dict[str, tuple[Mapping[str, object], tuple[Role, ...], str]] = {
    "a holder": ({}, (_role("heldBy", MARSH),), "According to Ida Marsh, Sarno supports Tomas Rell."),
    "a holder that is the subject": (
        {},
        (_role("heldBy", SARNO),),
        "Sarno says it supports Tomas Rell.",
    ),
    "a holder that is the subject, who denies": (
        {"polarity": term("denied")},
        (_role("heldBy", SARNO),),
        "Sarno says it does not support Tomas Rell.",
    ),
    "two of them": (
        {"reading": term("each"), "listing": term("closed")},
        (_role("supporter", KELLAND, 9_009),),
        "Both Sarno and Kelland support Tomas Rell.",
    ),
    "two of them together": (
        {"reading": term("together"), "listing": term("closed")},
        (_role("supporter", KELLAND, 9_009),),
        "Sarno and Kelland together support Tomas Rell.",
    ),
    "three of them and others": (
        {"reading": term("each"), "listing": term("open")},
        (_role("supporter", KELLAND, 9_008), _role("supporter", MORVIA, 9_009)),
        "Sarno, Kelland, Morvia and others each support Tomas Rell.",
    ),
    "not known how": (
        {"reading": term("unclear"), "listing": term("closed")},
        (_role("supporter", KELLAND, 9_009),),
        "Sarno and Kelland support Tomas Rell.",
    ),
    "several whom it is given to": (
        {"reading": term("each"), "listing": term("closed")},
        (_role("recipient", KELLAND, 9_008), _role("recipient", MORVIA, 9_009)),
        "Sarno supports Tomas Rell, Kelland and Morvia alike.",
    ),
    "inferred": (
        {"directness": term("inferred")},
        (),
        "Sarno supports Tomas Rell, as can be inferred.",
    ),
    "on behalf of another": (
        {},
        (_role("onBehalfOf", KELLAND),),
        "Sarno supports Tomas Rell on behalf of Kelland.",
    ),
    "what goes with which is open": (
        {"reading": term("each"), "listing": term("closed")},
        (_role("supporter", KELLAND, 9_009), _role("supportKind", term("weapons"), 9_009)),
        "Sarno and Kelland give support and weapons to Tomas Rell.",
    ),
}


@pytest.mark.parametrize(("fields", "roles", "said"), CHANGES.values(), ids=CHANGES)
def test_what_limits_a_claim_is_said(
    fields: Mapping[str, object],
    roles: tuple[Role, ...],
    said: str,
    support: Claim,
    vocabulary: Vocabulary,
) -> None:
    changed = replace(support, roles=(*support.roles, *roles), **fields)  # type: ignore[arg-type]
    assert sentence(changed, vocabulary, {}) == said


def test_nobody_who_acts_makes_a_passive(claims: dict[str, Claim], vocabulary: Vocabulary) -> None:
    signing = claims[thing("claim", "talks-at-grey-harbour-024")]
    roles = tuple(role for role in signing.roles if role.name not in (term("agent"), term("heldBy")))
    said = sentence(replace(signing, polarity=term("affirmed"), roles=roles), vocabulary, claims)
    assert said == "The plan of the Assembly of Nations was signed."


def test_what_is_proposed_follows_who_proposed_it_and_when(
    claims: dict[str, Claim], vocabulary: Vocabulary
) -> None:
    said = sentence(claims[thing("claim", "talks-at-grey-harbour-021")], vocabulary, claims)
    assert said.startswith("The Assembly of Nations proposed on")
    assert " that the pause in the fighting take place " in said


def test_content_of_another_modality_says_it(claims: dict[str, Claim], vocabulary: Vocabulary) -> None:
    proposal, pause = (claims[thing("claim", f"talks-at-grey-harbour-{number}")] for number in ("021", "022"))
    expected = claims | {pause.iri: replace(pause, modality=term("expected"))}
    said = sentence(proposal, vocabulary, expected)
    assert " that the pause in the fighting is expected to take place " in said


def test_claims_about_one_another_are_read_out_once(claims: dict[str, Claim], vocabulary: Vocabulary) -> None:
    """Only a person who edits the file can write such claims. They still get sentences."""
    proposal, pause = (claims[thing("claim", f"talks-at-grey-harbour-{number}")] for number in ("021", "022"))
    circle = replace(pause, roles=(*pause.roles, Role(term("content"), proposal.iri)))
    said = sentence(proposal, vocabulary, claims | {pause.iri: circle})
    assert said.count("The Assembly of Nations proposed") == 1


@pytest.mark.parametrize(
    ("outer", "inner", "voices"),
    [
        (MARSH, MARSH, ["According to Ida Marsh"]),
        (MARSH, KELLAND, ["According to Ida Marsh", "according to Kelland"]),
        (MARSH, None, ["According to Ida Marsh", "in the article's own voice"]),
        (None, KELLAND, ["according to Kelland"]),
    ],
)
def test_voice_of_a_claim_inside_another_is_said_where_it_changes(
    outer: str | None,
    inner: str | None,
    voices: list[str],
    claims: dict[str, Claim],
    vocabulary: Vocabulary,
) -> None:
    relation, cause = (claims[thing("claim", f"talks-at-grey-harbour-{number}")] for number in ("018", "017"))
    held = replace(cause, roles=(*cause.roles, *([_role("heldBy", inner)] if inner else [])))
    joining = replace(relation, roles=(*relation.roles, *([_role("heldBy", outer)] if outer else [])))
    said = sentence(joining, vocabulary, claims | {cause.iri: held})
    assert all(voice in said for voice in voices)
    assert said.casefold().count("according to") + said.count("own voice") >= len(voices)


def test_relation_that_is_denied_denies_neither_side(
    claims: dict[str, Claim], vocabulary: Vocabulary
) -> None:
    relation = claims[thing("claim", "talks-at-grey-harbour-018")]
    plain = sentence(relation, vocabulary, claims)
    denied = sentence(replace(relation, polarity=term("denied")), vocabulary, claims)
    assert denied == f"It is not so that {plain[0].lower()}{plain[1:]}"


NUMBERS: dict[str, tuple[dict[str, int | str], str]] = {
    "exact": ({"low": 12, "best": 12, "high": 12}, ", 12 in number"),
    "with its unit": ({"low": 12, "best": 12, "high": 12, "unit": "tonne"}, ", 12 tonnes"),
    "compared": ({"comparator": "moreThan", "low": 12}, ", more than 12 in number"),
    "from and to": ({"low": 13, "high": 15}, ", between 13 and 15 in number"),
}


@pytest.mark.parametrize(("roles", "said"), NUMBERS.values(), ids=NUMBERS)
def test_number_is_said_with_what_bounds_and_measures_it(
    roles: dict[str, int | str], said: str, support: Claim, vocabulary: Vocabulary
) -> None:
    more = (
        Role(term(name), value if isinstance(value, int) else term(value)) for name, value in roles.items()
    )
    counted = replace(support, roles=(*support.roles, *more))
    assert sentence(counted, vocabulary, {}) == f"Sarno supports Tomas Rell{said}."


COUNTED = {
    "attackCount": "There were 12 attacks in {}.",
    "deaths": "Twelve people died in {}.",
    "memberCount": "{} has 12 members.",
    "age": "{} is 12 years old.",
    "share": "The share in {} is 12.",
}
"""Measures, and how many of what they count is told of one thing."""


@pytest.mark.parametrize(("measure", "said"), COUNTED.items(), ids=COUNTED)
def test_count_is_told_by_a_verb_where_its_measure_has_one(
    measure: str, said: str, support: Claim, vocabulary: Vocabulary
) -> None:
    numbers = tuple(Role(term(name), 12) for name in ("low", "best", "high"))
    roles = (Role(term("subject"), SARNO), Role(term("measure"), term(measure)), *numbers)
    counting = replace(support, kind=term("Estimate"), roles=roles)
    assert sentence(counting, vocabulary, {}) == said.format("Sarno")


STRIKES = Role(term("anchor"), thing("event", "harbour-strikes"))


def _worked_out(words: str, first: str, last: str) -> Time:
    """A time whose words give no days, with those from one to another."""
    stated = parse_time(words)
    assert stated is not None
    days = {"earliest_start": first, "latest_start": last, "earliest_end": first, "latest_end": last}
    return Time("", replace(stated, **days), worked_out=True)


TIMES: dict[str, tuple[Time, str, str]] = {
    "by its event": (Time("", Bounds(relation="before"), STRIKES), "supported", "before the harbour strikes"),
    "by an event with its day": (
        Time("", Bounds(None, "2015-05-09", None, "2015-05-09", "[..2015-05-09]", "before"), STRIKES),
        "supported",
        "before the harbour strikes of 9 May 2015",
    ),
    "by an event alone": (Time("", Bounds(), STRIKES), "supported", "at the time of the harbour strikes"),
    "by words and days that were worked out": (
        Time(
            "",
            Bounds("2015-05-01", "2015-05-09", duration="P2W", relation="withinDuration"),
            worked_out=True,
        ),
        "supports",
        "within two weeks, from sometime between 1 and 9 May 2015",
    ),
    "by a day that was worked out": (
        Time("", Bounds(*["2015-05-01"] * 4), worked_out=True), "supported", "on 1 May 2015"
    ),
    "by a weekday and the day that was worked out": (
        Time("", Bounds(*["2015-05-03"] * 4, weekday="Sunday", deixis="previous"), worked_out=True),
        "supported",
        "on Sunday, 3 May 2015",
    ),
    "by words that lack their year": (
        _worked_out("in early July", "2015-07-01", "2015-07-10"), "supported", "in early July 2015"
    ),
    "by words counted from publication": (
        _worked_out("a year and a half ago", "2015-09-01", "2015-09-30"), "supported", "in September 2015"
    ),
    "by a length and the day at its end": (
        _worked_out("two hours later", "2015-05-03", "2015-05-03"),
        "supported",
        "on 3 May 2015, two hours later",
    ),
    "by a part of a day": (
        _worked_out("by early afternoon", "2015-05-03", "2015-05-03"),
        "supported",
        "by early afternoon on 3 May 2015",
    ),
    "by a deadline": (
        Time("", Bounds(None, "2015-06-30", relation="by", duration="P1M", portion="endOf"), worked_out=True),
        "supports",
        "by 30 June 2015",
    ),
    "by an event and the day that was worked out": (
        Time("", Bounds(*["2015-05-03"] * 2, relation="since"), STRIKES, worked_out=True),
        "has supported",
        "since the harbour strikes of 3 May 2015",
    ),
    "by nothing": (Time(""), "supports", "at a time that is not stated"),
}


@pytest.mark.parametrize(("time", "gives", "said"), TIMES.values(), ids=TIMES)
def test_time_is_said_by_its_date_or_its_event(
    time: Time, gives: str, said: str, support: Claim, vocabulary: Vocabulary
) -> None:
    timed = replace(support, times=(time,), roles=(*support.roles, Role(term("time"), time.iri)))
    assert sentence(timed, vocabulary, {}) == f"Sarno {gives} Tomas Rell {said}."


AS_OF = Bounds(latest_start="2015-05-03", earliest_end="2015-05-03", edtf="2015-05-03", relation="asOf")
TENSES: dict[str, tuple[Bounds, str]] = {
    "a time that is over": (
        Bounds("2015-01-01", "2015-12-31", "2015-01-01", "2015-12-31", "2015"), "supported"
    ),
    "a day as of which it is so": (AS_OF, "supported"),
    "a time that lasts": (
        Bounds("2015-01-01", "2015-12-31", edtf="2015/", relation="since"), "has supported"
    ),
}


@pytest.mark.parametrize(("bounds", "verb"), TENSES.values(), ids=TENSES)
def test_tense_follows_the_time(bounds: Bounds, verb: str, support: Claim, vocabulary: Vocabulary) -> None:
    timed = replace(support, times=(Time("", bounds),), roles=(*support.roles, Role(term("time"), "")))
    assert f"Sarno {verb} Tomas Rell" in sentence(timed, vocabulary, {})


def test_what_was_done_as_of_a_day_had_been_done(support: Claim, vocabulary: Vocabulary) -> None:
    roles = (Role(term("agent"), SARNO), Role(term("action"), term("resigning")), Role(term("time"), ""))
    done = replace(support, kind=term("Action"), times=(Time("", AS_OF),), roles=roles)
    assert sentence(done, vocabulary, {}) == "By 3 May 2015, Sarno had resigned."


def test_some_people_say_what_they_hold(support: Claim, vocabulary: Vocabulary) -> None:
    held = replace(support, roles=(*support.roles, Role(term("heldBy"), thing("party", "some-envoys"))))
    vague = replace(vocabulary, labels={**vocabulary.labels, thing("party", "some-envoys"): "some envoys"})
    assert sentence(held, vague, {}) == "Some envoys say Sarno supports Tomas Rell."


MUTUAL: dict[str, tuple[str, tuple[Role, ...], str]] = {
    "what the verb says": ("telephoning", (), "Sarno and Kelland spoke by telephone."),
    "each other": (
        "accusing",
        (Role(term("qualifier"), term("eachOther")), Role(term("matter"), STRIKES.value)),
        "Sarno and Kelland accused each other over the harbour strikes.",
    ),
    "what one may do alone": ("resigning", (), "Sarno and Kelland together resigned."),
}


@pytest.mark.parametrize(("action", "more", "said"), MUTUAL.values(), ids=MUTUAL)
def test_together_is_said_where_the_verb_does_not_say_it(
    action: str, more: tuple[Role, ...], said: str, support: Claim, vocabulary: Vocabulary
) -> None:
    agents = (Role(term("agent"), SARNO), Role(term("agent"), KELLAND))
    roles = (*agents, Role(term("action"), term(action)), *more)
    deed = replace(support, kind=term("Action"), roles=roles, reading=term("together"))
    assert sentence(deed, vocabulary, {}) == said


IN_FORCE: dict[str, tuple[Bounds, str]] = {
    "at one time": (Bounds(edtf="2031-05-03"), "are to take effect"),
    "until one": (Bounds(edtf="2031-05-03", relation="until"), "are to be in force"),
}


@pytest.mark.parametrize(("bounds", "said"), IN_FORCE.values(), ids=IN_FORCE)
def test_what_is_to_be_in_force_at_one_time_takes_effect(
    bounds: Bounds, said: str, support: Claim, vocabulary: Vocabulary
) -> None:
    phase, time = Role(term("phase"), term("inForce")), Role(term("time"), "")
    roles = (Role(term("subject"), STRIKES.value), phase, time)
    ahead = replace(
        support, kind=term("Occurrence"), roles=roles, times=(Time("", bounds),), modality=term("planned")
    )
    assert f"The harbour strikes {said} " in sentence(ahead, vocabulary, {})
