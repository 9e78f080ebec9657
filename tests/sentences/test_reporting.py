"""How a reporter puts it: amounts with what they are of, times in order, one frame, no denial said twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.claim import Claim, Role, Time, Wording
from parley.claims.corpus import Corpus
from parley.names import term, thing
from parley.sentences.lists import marked
from parley.sentences.numbers import amount_of
from parley.text.spans import Span
from parley.times.bounds import Bounds
from tests.sentences.told import Told, claim, invented, number


@pytest.fixture(scope="module")
def told(corpus: Corpus) -> Told:
    return Told(invented(corpus.vocabulary))


WEEKS = Bounds(duration="P2W")
LASTING = Bounds(duration="P9D", relation="lasting")
OCTOBER = Bounds("2022-10-01", "2022-10-31", "2022-10-01", "2022-10-31", "2022-10")
UNTIL = Bounds(earliest_end="2024-12-31", latest_end="2024-12-31", edtf="/2024-12-31", relation="until")
EACH = {"reading": "each", "listing": "closed"}
PAID = ("action=paying", "object=revenues")
DOLLARS = (*number(20_000_000), "unit=dollarUnspecified")

NUMBERS = {
    "money that is pledged": (
        claim("Action", "agent=donors", "action=pledgingMoney", *DOLLARS, "matter=rebuilding"),
        "Donors pledged 20 million dollars towards the rebuilding.",
    ),
    "money in what is paid": (
        claim("Action", "agent=sarno", *PAID, *DOLLARS),
        "Sarno paid 20 million dollars in port revenues.",
    ),
    "money in what is paid by nobody": (claim("Action", *PAID, *DOLLARS), "Twenty million dollars"),
    "a mass": (
        claim("Action", "agent=sarno", "action=receivingAction", "object=flour", *number(12), "unit=tonne"),
        "Sarno received 12 tonnes of flour.",
    ),
    "hundreds at the beginning": (
        claim("Action", "action=releasingPrisoners", "object=prisoners", *number(340)),
        "Three hundred and forty prisoners were released.",
    ),
    "a number between about two": (
        claim("Action", "agent=donors", "action=releasingPrisoners", "object=prisoners", "low=30", "high=40",
              "comparator=about"),
        "Donors released about 30 to 40 prisoners.",
    ),
    "several of a unit": (
        claim("Action", "agent=marsh", "action=holdingMeeting", "comparator=moreThanOne", "unit=hour"),
        "Ida Marsh met for several hours.",
    ),
    "a bare number before the verb": (
        claim("Action", *number(2), "agent=movements", "action=replying", polarity="denied"),
        "Two northern movements did not reply.",
    ),
    "a bare number behind the verb": (
        claim("Action", "agent=donors", "action=releasingPrisoners", "object=prisoners", *number(118)),
        "Donors released 118 prisoners.",
    ),
    "hours": (
        claim("Action", "agent=marsh", "action=holdingMeeting", "low=3", "comparator=moreThan", "unit=hour"),
        "Ida Marsh met for more than three hours.",
    ),
    "hours ahead of time": (
        claim("Action", "agent=sarno", "action=receivingAction", "object=plan", *number(48), "unit=hour",
              "qualifier=ahead"),
        "Sarno received the Alder plan 48 hours ahead of time.",
    ),
    "rounds": (
        claim("Action", "agent=front", "action=shelling", *number(40), "unit=roundUnit", "target=ports"),
        "The Highland Front fired 40 rounds of shells or rockets at Grey Harbour.",
    ),
    "by how much": (
        claim("Impact", "subject=truce", "impact=reducing", "target=losses", *number(80), "unit=percent"),
        "The April truce reduced the losses in combat by 80 percent.",
    ),
    "a share of people": (
        claim("Estimate", *number(20), "unit=percent", "measure=displacement", "population=prisoners",
              "subject=truce"),
        "Twenty percent of prisoners were displaced in the April truce.",
    ),
}  # fmt: skip
TIMES = {
    "how long before when": (
        claim("Action", "agent=marsh", "action=waiting", time=(OCTOBER, LASTING)),
        "Ida Marsh waited for nine days in October 2022.",
    ),
    "how long and until when": (
        claim("Action", "object=truce", "action=extendingCeasefire", time=(LASTING, UNTIL)),
        "The April truce was extended for nine days, until 31 December 2024.",
    ),
    "by how much longer": (
        claim("Action", "object=truce", "action=extendingCeasefire", time=WEEKS),
        "The April truce was extended by two weeks.",
    ),
    "over how long": (
        claim("Occurrence", "subject=spring", time=WEEKS),
        "The spring round took place over two weeks.",
    ),
    "how long": (
        claim("Occurrence", "subject=spring", time=LASTING),
        "The spring round has lasted nine days.",
    ),
    "not now": (
        claim("Action", "agent=marsh", "action=waiting", "qualifier=now", polarity="denied"),
        "Ida Marsh does not wait now.",
    ),
    "for how long not": (
        claim("Occurrence", "subject=spring", time=WEEKS, polarity="denied"),
        "The spring round did not take place for two weeks.",
    ),
    "only for so long": (
        claim("Action", "agent=marsh", "action=arriving", "qualifier=only", time=LASTING),
        "Ida Marsh arrived only for nine days.",
    ),
    "every morning": (
        claim("Action", "agent=marsh", "action=waiting", "qualifier=daily", "qualifier=inTheMorning"),
        "Ida Marsh waited every morning.",
    ),
    "the end of a part of the day": (
        claim("Occurrence", "subject=spring", "qualifier=inTheAfternoon", "qualifier=lateInTheDay"),
        "The spring round took place late in the afternoon.",
    ),
    "a night of a weekday": (
        claim("Occurrence", "subject=spring", "qualifier=atNight", time=Bounds(weekday="Wednesday")),
        "The spring round took place on a Wednesday night.",
    ),
    "later than what": (
        claim("Occurrence", "subject=spring", "phase=opened", "contrastedWith=opening",
              time=Bounds(duration="P1D", relation="afterDuration")),
        "The spring round began a day later than the planned opening.",
    ),
    "not yet": (
        claim("Action", "agent=sarno", "action=replying", "qualifier=yet", polarity="denied"),
        "Sarno has not so far replied.",
    ),
    "already": (
        claim("Action", "agent=sarno", "action=replying", "qualifier=already"),
        "Sarno has already replied.",
    ),
    "in office until": (
        claim("Membership", "member=marsh", "office=deputy", "tenure=former", time=UNTIL),
        "Ida Marsh was deputy head until 31 December 2024.",
    ),
}  # fmt: skip
DENIALS = {
    "two who were absent": (
        claim("Participation", "participant=sarno", "participant=kelland", "attendance=absent",
              "meeting=spring", **EACH),
        "Neither Sarno nor Kelland attended the spring round.",
    ),
    "three who were absent": (
        claim("Participation", "participant=sarno", "participant=kelland", "participant=morvia",
              "attendance=absent", "meeting=spring", **EACH),
        "None of Sarno, Kelland and Morvia attended the spring round.",
    ),
    "two who were not absent": (
        claim("Participation", "participant=sarno", "participant=kelland", "attendance=absent",
              "meeting=spring", polarity="denied", **EACH),
        "It is not so that both Sarno and Kelland did not attend the spring round.",
    ),
    "two who were not invited": (
        claim("Invitation", "invitee=sarno", "invitee=kelland", "meeting=spring", polarity="denied", **EACH),
        "Neither Sarno nor Kelland was invited to the spring round.",
    ),
    "what an agreement calls for": (
        claim("Action", "agent=mediators", "action=arriving", "basis=deal", modality="calledFor"),
        "Mediators must arrive under the April deal.",
    ),
    "a vote put off on a day": (
        claim("Action", "agent=marsh", "action=postponingTalks", "object=talks",
              time=Bounds(*["2019-07-09"] * 4, "2019-07-09")),
        "On 9 July 2019, Ida Marsh postponed the talks in Grey Harbour.",
    ),
    "hours and a day": (
        claim("Occurrence", "subject=talks", time=(Bounds(clock="09:00/16:00"), UNTIL)),
        "The talks in Grey Harbour took place from 9 a.m. to 4 p.m. until 31 December 2024.",
    ),
    "not all": (
        claim("Action", "agent=mediators", "action=arriving", "qualifier=allOf", polarity="denied"),
        "Not all of the mediators arrived.",
    ),
    "a large number of them": (
        claim("Estimate", "measure=deaths", "population=prisoners", *number(5140)),
        "A total of 5,140 prisoners died.",
    ),
    "still not": (
        claim("Action", "agent=marsh", "action=arriving", "qualifier=still", polarity="denied"),
        "Ida Marsh has still not arrived.",
    ),
    "never": (
        claim("Action", "agent=marsh", "action=arriving", "qualifier=ever", polarity="denied"),
        "Ida Marsh has never arrived.",
    ),
    "another number of them": (
        claim("Estimate", "measure=deaths", "population=prisoners", "qualifier=further",
              *number(40)),
        "Another 40 prisoners died.",
    ),
    "any": (
        claim("Occurrence", "subject=accord", polarity="denied"),
        "No accord took place.",
    ),
}  # fmt: skip
NAMES = {
    "he": ("rell", "Arno Rell says he did not reply."),
    "a person whose pronoun nothing tells": ("marsh", "Ida Marsh did not reply, by Marsh's own account."),
    "an unnamed one": ("envoy", "The envoy of Kelland says they did not reply."),
    "several in a name": ("brigades", "The Valley Brigades say they did not reply."),
    "one body of several": ("nations", "The Union of Nations says it did not reply."),
    "one body with a plural for its name": ("united", "The United Nations says it did not reply."),
    "one body of a plural": ("doctors", "The Doctors Without Borders says it did not reply."),
}
OTHERS = {
    "an office with somebody": (
        claim("Membership", "member=marsh", "office=adviserOffice", "organization=front"),
        "Ida Marsh is an adviser to the Highland Front.",
    ),
    "an office of nothing that is named": (
        claim("Membership", "member=marsh", "office=president"),
        "Ida Marsh serves as president.",
    ),
    "another office of nothing that is named": (
        claim("Membership", "member=marsh", "office=deputy"),
        "Ida Marsh serves as deputy head.",
    ),
    "an office that one had": (
        claim("Membership", "member=marsh", "office=president", "tenure=former"),
        "Ida Marsh is a former president.",
    ),
    "what the subject is set against": (
        claim("ThirdPartyRole", "thirdParty=ports", "thirdPartyRole=host", "guest=front",
              "contrastedWith=spring"),
        "Unlike the spring round, Grey Harbour played host to the Highland Front.",
    ),
    "what another than the subject may be set against": (
        claim("ThirdPartyRole", "thirdParty=sarno", "thirdPartyRole=host", "guest=front",
              "contrastedWith=donors"),
        "Sarno played host to the Highland Front, in contrast to donors.",
    ),
    "an officer of a body": (
        claim("Membership", "member=marsh", "office=officer", "organization=force"),
        "Ida Marsh is an officer in the regional force.",
    ),
    "an officer of a state": (
        claim("Membership", "member=marsh", "office=officer", "organization=kelland"),
        "Ida Marsh is an officer of Kelland.",
    ),
    "an agenda of a plan": (
        claim("Agenda", "subject=plan", "topic=prisoners", "topic=deEscalation"),
        "The Alder plan deals with prisoners and de-escalation.",
    ),
    "an office in a body": (
        claim("Membership", "member=marsh", "office=teacher", "organization=front"),
        "Ida Marsh is a teacher at the Highland Front.",
    ),
    "how it is done, with the participle": (
        claim("Action", "action=signing", "object=plan", "qualifier=publicly", modality="planned"),
        "The Alder plan is to be publicly signed.",
    ),
    "certain ones": (
        claim("Action", "agent=marsh", "action=leading", "object=mediators"),
        "Ida Marsh leads the mediators.",
    ),
    "most of those who are several": (
        claim("Estimate", "qualifier=most", "subject=inhabitants", "measure=age", *number(30)),
        "Most of the inhabitants lost in the war are 30 years old.",
    ),
    "an order of a whole": (
        claim("Occurrence", "subject=spring", "ordinal=4", "partOf=talks"),
        "The spring round, the fourth of the talks, took place in Grey Harbour.",
    ),
    "a place that the name has": (
        claim("Occurrence", "subject=talks", "place=ports"),
        "The talks took place in Grey Harbour.",
    ),
    "his": (
        claim("Action", "agent=rell", "action=signing", "object=letter"),
        "Arno Rell signed his letter.",
    ),
    "jointly what is ahead": (
        claim("Action", "agent=sarno", "agent=kelland", *PAID, modality="planned", reading="together"),
        "Sarno and Kelland are to jointly pay port revenues.",
    ),
    "not together": (
        claim("Action", "agent=sarno", "agent=kelland", *PAID, polarity="denied", reading="together"),
        "Sarno and Kelland did not pay port revenues together.",
    ),
    "a whole that has more": (
        claim("Relationship", "subject=spring", "counterpart=lists", "relationKind=partOfRelation",
              listing="open"),
        "The lists of prisoners include the spring round.",
    ),
    "a plan": (
        claim("Occurrence", "subject=plan", time=OCTOBER),
        "The Alder plan was drawn up in October 2022.",
    ),
    "under what": (
        claim("Action", "agent=sarno", *PAID, "basis=deal"),
        "Sarno paid port revenues under the April deal.",
    ),
    "without a standard": (
        claim("Characterisation", "subject=front", "characterisation=smaller"),
        "The Highland Front is comparatively small.",
    ),
}
TOGETHER = {"reading": "together", "listing": "closed"}
PLAIN = {
    "a joint act": (
        claim("Action", "agent=sarno", "agent=kelland", "action=signing", "object=plan", **TOGETHER),
        "Sarno and Kelland signed the Alder plan.",
    ),
    "an act of each": (
        claim("Action", "agent=sarno", "agent=kelland", "action=signing", "object=plan", **EACH),
        "Both Sarno and Kelland signed the Alder plan.",
    ),
    "an act that is not known to be joint": (
        claim("Action", "agent=sarno", "agent=kelland", "action=signing", "object=plan", reading="unclear",
              listing="closed"),
        "Sarno and Kelland signed the Alder plan, jointly or separately.",
    ),
    "neither of two things": (
        claim("Action", "agent=sarno", "action=rejecting", "object=plan", "object=deal", polarity="denied",
              **EACH),
        "Sarno did not reject either the Alder plan or the April deal.",
    ),
    "lives": (
        claim("Impact", "subject=truce", "impact=killingImpact", "target=prisoners", *number(27)),
        "The April truce claimed the lives of 27 prisoners.",
    ),
    "the wounded, whose name says it": (
        claim("Impact", "subject=truce", "impact=woundingImpact", "target=victims"),
        "The April truce left people injured.",
    ),
    "a share of several": (
        claim("Estimate", "measure=share", "population=mediators", "subject=force", *number(50),
              "unit=percent", modality="calledFor"),
        "Mediators should make up 50 percent of the regional force.",
    ),
    "members of a kind": (
        claim("Estimate", "measure=memberCount", "population=mediators", "subject=force", *number(3)),
        "The regional force has three mediators among its members.",
    ),
    "a degree with its adjective": (
        claim("Characterisation", "subject=plan", "qualifier=moreDegree", "characterisation=important",
              modality="predicted"),
        "The Alder plan will be more important.",
    ),
    "an unnamed one of a nation": (
        claim("Action", "agent=facilitator", "action=waiting"),
        "A Kellish facilitator waited.",
    ),
    "a place with an article": (
        claim("Occurrence", "subject=spring", "place=sahel"),
        "The spring round took place in the Sahel.",
    ),
    "an agenda whose concern has its topic": (
        claim("Agenda", "subject=spring", "topic=prisoners", "concerns=exchange"),
        "The spring round discussed the exchange of prisoners.",
    ),
    "an agenda of several topics": (
        claim("Agenda", "subject=spring", "topic=prisoners", "topic=deEscalation"),
        "The spring round discussed prisoners and de-escalation.",
    ),
    "no topic of several": (
        claim("Agenda", "subject=spring", "topic=prisoners", "topic=deEscalation", polarity="denied"),
        "The spring round did not discuss prisoners or de-escalation.",
    ),
    "only after something": (
        claim("Action", "agent=marsh", "action=arriving", "qualifier=only",
              time=Bounds(relation="after")),
        "Ida Marsh arrived only after that.",
    ),
    "nothing": (
        claim("Action", "agent=marsh", "action=receivingAction", polarity="denied"),
        "Ida Marsh did not receive anything.",
    ),
}  # fmt: skip
ALL = {**PLAIN, **NUMBERS, **TIMES, **DENIALS, **OTHERS}


@pytest.mark.parametrize(("one", "said"), ALL.values(), ids=ALL)
def test_claim_is_told_as_a_reporter_would(one: Claim, said: str, told: Told) -> None:
    assert told(one).startswith(said)


@pytest.mark.parametrize(("body", "said"), NAMES.values(), ids=NAMES)
def test_who_says_it_of_themselves_has_verb_and_pronoun(body: str, said: str, told: Told) -> None:
    roles = (f"agent={body}", "action=replying", f"heldBy={body}")
    assert told(claim("Action", *roles, polarity="denied")) == said


PAPERS = {
    "a proposal": (("heldBy=own",), "Kelland's proposal says the Alder plan was resolved."),
    "a proposal that suggests it": (
        ("heldBy=own", "hedge=apparently"), "Kelland's proposal suggests the Alder plan was resolved."
    ),
    "a document": (("heldBy=letter",), "According to Arno Rell's letter, the Alder plan was resolved."),
    "a document that suggests it": (
        ("heldBy=letter", "hedge=apparently"), "Arno Rell's letter suggests the Alder plan was resolved."
    ),
    "a person": (
        ("heldBy=marsh", "hedge=apparently"),
        "According to Ida Marsh, the Alder plan was apparently resolved.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("roles", "said"), PAPERS.values(), ids=PAPERS)
def test_what_a_paper_says_or_suggests(roles: tuple[str, ...], said: str, told: Told) -> None:
    assert told(claim(*RESOLVE, *roles)) == said


RESOLVE = ("Action", "action=resolving", "object=plan")
BREAK = ("Action", "agent=front", "action=breakingCeasefire", "object=truce")
SHELL = ("Action", "agent=front", "action=shelling", "target=ports")
NOON, NIGHT = Bounds(clock="12:00"), Bounds(clock="20:00")
RELATIONS: dict[str, tuple[str, Claim, Claim, str]] = {
    "one frame for both": (
        "accompanying",
        claim(*RESOLVE, modality="proposed"),
        claim("Action", "agent=sarno", *PAID, modality="proposed"),
        "It has been proposed that the Alder plan be resolved and that Sarno pay port revenues.",
    ),
    "one frame for the means": (
        "byMeansOf",
        claim(*RESOLVE, modality="proposed"),
        claim("Action", "agent=sarno", *PAID, modality="proposed"),
        "It has been proposed that the Alder plan be resolved, namely that Sarno pay port revenues.",
    ),
    "but, where one side is denied": (
        "contrast",
        claim(*BREAK, polarity="denied"),
        claim("Action", "agent=sarno", *PAID),
        "The Highland Front did not break the April truce, but Sarno paid port revenues.",
    ),
    "but, of one thing done and told": (
        "contrast",
        claim("Characterisation", "subject=plan", "characterisation=unexpected"),
        claim(*RESOLVE),
        "The Alder plan came unexpectedly, but it was resolved.",
    ),
    "but, of what was done and what is planned": (
        "contrast",
        claim(*BREAK),
        claim("Action", "agent=sarno", *PAID, modality="planned"),
        "The Highland Front broke the April truce, but Sarno is to pay port revenues.",
    ),
    "a contrast of two things": (
        "contrast",
        claim(*BREAK),
        claim("Action", "agent=sarno", *PAID),
        "The Highland Front broke the April truce, but Sarno paid port revenues.",
    ),
    "by doing": (
        "byMeansOf",
        claim(*BREAK),
        claim(*SHELL),
        "The Highland Front broke the April truce by firing shells or rockets at Grey Harbour.",
    ),
    "not by doing, where it was denied": (
        "byMeansOf",
        claim(*BREAK, polarity="denied"),
        claim(*SHELL),
        "The Highland Front did not break the April truce, in that it fired shells or rockets",
    ),
    "without doing": (
        "accompanying",
        claim(*BREAK),
        claim("Action", "agent=front", "action=replying", polarity="denied"),
        "The Highland Front broke the April truce without replying.",
    ),
    "one plan and then another": (
        "sequence",
        claim("Occurrence", "subject=spring", modality="planned", time=NIGHT),
        claim("Occurrence", "subject=spring", modality="planned", time=NOON),
        "The spring round is to take place at noon, and then to take place at 8 p.m.",
    ),
    "a figure and its part": (
        "partOfSame",
        claim("Estimate", "measure=deaths", *number(11), "subject=ports"),
        claim("Estimate", "measure=deaths", *number(4), "population=prisoners", "subject=ports"),
        "Eleven people died in Grey Harbour, including four prisoners.",
    ),
}


@pytest.mark.parametrize(("kind", "first", "second", "said"), RELATIONS.values(), ids=RELATIONS)
def test_relation_says_once_what_both_sides_say(
    kind: str, first: Claim, second: Claim, said: str, told: Told
) -> None:
    sides = [_named(first, "901"), _named(second, "902")]
    relation = claim("DiscourseRelation", f"discourseKind={kind}", "nucleus=tale-901", "satellite=tale-902")
    assert told(relation, *sides).startswith(said)


CONTENTS = {
    "allowed, by nobody named": (
        claim("Action", "action=allowing", "content=tale-901"),
        {"modality": "hypothetical"},
        "Arno Rell was allowed to arrive.",
    ),
    "proposed by the one who will": (
        claim("Action", "agent=rell", "action=proposing", "content=tale-901"),
        {"modality": "planned"},
        "Arno Rell proposed to arrive.",
    ),
    "hoped by another": (
        claim("Attitude", "agent=marsh", "attitude=hope", "content=tale-901"),
        {"modality": "expected"},
        "Ida Marsh hopes that Arno Rell will arrive.",
    ),
    "considered by the one who could": (
        claim("Action", "agent=rell", "action=considering", "content=tale-901"),
        {"modality": "hypothetical"},
        "Arno Rell considered arriving.",
    ),
    "wanted of the one whom the wish is about": (
        claim("Attitude", "agent=marsh", "attitude=wish", "target=rell", "content=tale-901"),
        {"modality": "calledFor"},
        "Ida Marsh wants Arno Rell to arrive.",
    ),
    "denied as a report": (
        claim("Action", "agent=marsh", "action=denying", "object=letter", "content=tale-901"),
        {"polarity": "denied", "holder": "marsh"},
        "Ida Marsh denied Arno Rell's letter that Arno Rell had arrived.",
    ),
}


@pytest.mark.parametrize(("outer", "fields", "said"), CONTENTS.values(), ids=CONTENTS)
def test_content_is_told_by_its_own_verb(
    outer: Claim, fields: dict[str, str], said: str, told: Told
) -> None:
    held = [f"heldBy={holder}" for name, holder in fields.items() if name == "holder"]
    rest = {name: value for name, value in fields.items() if name != "holder"}
    content = claim("Action", "agent=rell", "action=arriving", *held, name="901", **rest)
    assert told(outer, content) == said


def test_own_expectation_is_told_as_such(told: Told) -> None:
    roles = ("agent=rell", "action=arriving", "heldBy=rell")
    assert told(claim("Action", *roles, modality="expected")) == "Arno Rell says he expects to arrive."


def _named(one: Claim, name: str) -> Claim:
    return replace(one, iri=claim("Action", name=name).iri)


def test_proposed_relation_is_one_proposal(told: Told) -> None:
    sides = (
        claim(*RESOLVE, name="901", modality="proposed"),
        claim("Action", "agent=sarno", *PAID, name="902", modality="proposed"),
    )
    roles = ("discourseKind=sequence", "nucleus=tale-901", "satellite=tale-902")
    relation = claim("DiscourseRelation", *roles, name="903", modality="proposed")
    said = "the Alder plan be resolved after Sarno pays port revenues."
    assert told(relation, *sides) == f"The proposal is that {said}"
    proposing = claim("Action", "agent=marsh", "action=proposing", "content=tale-903")
    assert told(proposing, relation, *sides) == f"Ida Marsh proposed that {said}"


STAY = ("Action", "agent=front", "action=replying")
CONTENTS: dict[str, tuple[tuple[str, ...], dict[str, str], Claim, str]] = {
    "what is not decided": (
        ("agent=front", "action=deciding"),
        {"polarity": "denied"},
        claim(*STAY, name="901", modality="hypothetical"),
        "The Highland Front did not decide whether to reply.",
    ),
    "what another could do is not decided": (
        ("agent=sarno", "action=deciding"),
        {"polarity": "denied"},
        claim(*STAY, name="901", modality="hypothetical"),
        "Sarno did not decide whether the Highland Front could reply.",
    ),
    "what is refused": (
        ("agent=front", "action=refusingTalks"),
        {},
        claim(*STAY, name="901", modality="hypothetical"),
        "The Highland Front refused to reply.",
    ),
    "what was said to be ahead": (
        ("agent=sarno", "action=makingStatement"),
        {},
        claim(*STAY, "heldBy=sarno", name="901", modality="predicted"),
        "Sarno said that the Highland Front would reply.",
    ),
    "what is to be said to be ahead": (
        ("agent=sarno", "action=makingStatement"),
        {"modality": "planned"},
        claim(*STAY, "heldBy=sarno", name="901", modality="predicted"),
        "Sarno is to say that the Highland Front will reply.",
    ),
    "of what somebody is accused": (
        ("agent=sarno", "action=accusing", "target=front"),
        {},
        claim(*SHELL, "heldBy=sarno", name="901"),
        "Sarno accused the Highland Front of firing shells or rockets at Grey Harbour.",
    ),
    "of what others are accused": (
        ("agent=sarno", "action=accusing", "target=kelland"),
        {},
        claim(*SHELL, "heldBy=sarno", name="901"),
        "Sarno accused Kelland, saying that the Highland Front had fired shells or rockets",
    ),
}


@pytest.mark.parametrize(("roles", "fields", "content", "said"), CONTENTS.values(), ids=CONTENTS)
def test_content_stands_as_its_verb_wants_it(
    roles: tuple[str, ...], fields: dict[str, str], content: Claim, said: str, told: Told
) -> None:
    assert told(claim("Action", *roles, "content=tale-901", **fields), content).startswith(said)


@pytest.mark.parametrize(
    ("content", "said"),
    {
        claim(*STAY, name="901", modality="calledFor"): "Sarno wants the Highland Front to reply.",
        claim(*BREAK, name="901", modality="calledFor", polarity="denied"): (
            "Sarno wants the Highland Front not to break the April truce."
        ),
        claim("Action", "agent=sarno", "action=replying", name="901", modality="calledFor"): (
            "Sarno wants to reply."
        ),
        claim(*STAY, "heldBy=marsh", name="901", modality="calledFor"): (
            "Sarno wants this: that, according to Ida Marsh, the Highland Front should reply."
        ),
    }.items(),
)
def test_what_is_wanted_of_others_is_an_infinitive(content: Claim, said: str, told: Told) -> None:
    assert told(claim("Attitude", "agent=sarno", "attitude=wish", "content=tale-901"), content) == said


def test_what_is_wanted_after_something_else_is_an_infinitive(told: Told) -> None:
    first = claim(*STAY, name="901", modality="calledFor")
    second = claim("Action", "agent=rell", "action=replying", name="902", modality="calledFor")
    joined = claim("DiscourseRelation", "discourseKind=sequence", "nucleus=tale-901", "satellite=tale-902",
                   name="903")  # fmt: skip
    wish = claim("Attitude", "agent=sarno", "attitude=wish", "content=tale-903")
    said = told(wish, joined, first, second)
    assert said == "Sarno wants the Highland Front to reply after Arno Rell replies."


def test_who_fails_to_act_fails_to_do_so(told: Told) -> None:
    content = claim("Action", "agent=sarno", "action=replying", name="901", polarity="denied")
    failure = claim("Action", "agent=sarno", "action=failing", "content=tale-901")
    assert told(failure, content) == "Sarno failed to reply."


def test_who_is_where_a_party_is_is_not_part_of_it(told: Told) -> None:
    pairs = {
        "movements": "Sarno is located among northern movements.",
        "front": "Sarno is located at the Highland Front.",
        "ports": "Sarno is in Grey Harbour.",
    }
    for where, said in pairs.items():
        one = claim("Relationship", "subject=sarno", "relationKind=locationRelation", f"counterpart={where}")
        assert told(one) == said


@pytest.mark.parametrize(
    ("low", "compared", "said"),
    [(66, "about", "about two-thirds"), (33, "nearly", "nearly a third"), (12, "about", "about an eighth"),
     (40, "about", "about 40 to 41 percent")],
)  # fmt: skip
def test_share_between_two_percentages_is_a_fraction(low: int, compared: str, said: str) -> None:
    roles = (f"low={low}", f"high={low + 1}", f"comparator={compared}", "unit=percent")
    assert amount_of(claim("Attitude", *roles), lambda concept: concept.removeprefix(term(""))) == said


def test_who_asks_that_something_be_done_to_them_is_named_once(told: Told) -> None:
    roles = ("action=releasingPrisoners", "object=prisoners")
    content = claim("Action", *roles, name="901", modality="calledFor")
    asking = claim("Action", "agent=prisoners", "action=asking", "content=tale-901")
    assert told(asking, content) == "Prisoners asked to be released."


def test_who_is_asked_to_do_something_is_named_once(told: Told) -> None:
    content = claim("Action", "agent=front", "action=releasingPrisoners", name="901", modality="calledFor")
    asking = claim("Action", "agent=marsh", "action=asking", "addressee=front", "content=tale-901")
    assert told(asking, content) == "Ida Marsh asked the Highland Front to release prisoners."
    of_others = claim("Action", "agent=marsh", "action=asking", "addressee=sarno", "content=tale-901")
    assert told(of_others, content) == "Ida Marsh asked Sarno that the Highland Front release prisoners."


def test_what_several_are_urged_to_do_is_an_infinitive(told: Told) -> None:
    both = ("agent=front", "agent=sarno", "action=releasingPrisoners", "object=prisoners")
    content = claim("Action", *both, name="901", modality="calledFor", **EACH)
    others = claim("Action", "agent=front", *both[2:], name="902", modality="calledFor")
    appeal = ("agent=marsh", "action=appealing", "addressee=front", "addressee=sarno")
    one, other = (claim("Action", *appeal, f"content=tale-{name}", **EACH) for name in ("901", "902"))
    assert told(one, content) == (
        "Ida Marsh appealed to both the Highland Front and Sarno to release prisoners."
    )
    assert told(other, others) == (
        "Ida Marsh appealed to both the Highland Front and Sarno,"
        " urging that the Highland Front release prisoners."
    )


@pytest.mark.parametrize(
    ("modality", "said"),
    {
        "predicted": "Sarno said that it would release prisoners if the Highland Front replied.",
        "planned": "Sarno said that it is to release prisoners if the Highland Front replies.",
    }.items(),
)
def test_condition_of_what_would_be_is_told_in_the_past(modality: str, said: str, told: Told) -> None:
    roles = ("agent=sarno", "action=releasingPrisoners", "object=prisoners", "heldBy=sarno")
    first = claim("Action", *roles, name="901", modality=modality)
    second = claim(*STAY, "heldBy=sarno", name="902", modality="predicted")
    sides = ("nucleus=tale-901", "satellite=tale-902", "heldBy=sarno")
    joined = claim("DiscourseRelation", "discourseKind=condition", *sides, name="903")
    saying = claim("Action", "agent=sarno", "action=makingStatement", "content=tale-903")
    assert told(saying, joined, first, second) == said


def test_things_counted_again_are_named_once(told: Told) -> None:
    release, seizure = (
        claim("Action", "agent=sarno", f"action={action}", "object=prisoners", *number(count), name=name)
        for action, count, name in (("releasingPrisoners", 30, "901"), ("receivingAction", 12, "902"))
    )
    sides = ("nucleus=tale-901", "satellite=tale-902")
    joined = claim("DiscourseRelation", "discourseKind=concession", *sides)
    assert told(joined, release, seizure) == "Sarno released 30 prisoners, although it received 12."


def test_what_somebody_trusts_is_no_statement(told: Told) -> None:
    roles = ("agent=marsh", "action=arriving", "heldBy=front")
    able = claim("Action", *roles, name="901", modality="hypothetical")
    feeling = ("agent=front", "attitude=trust", "target=marsh", "content=tale-901")
    trust, then = claim("Attitude", *feeling), claim("Attitude", *feeling, time=OCTOBER)
    assert told(able, trust) == "The Highland Front thinks Ida Marsh could arrive."
    assert told(able, then) == "The Highland Front thought Ida Marsh could arrive."
    assert told(able) == "According to the Highland Front, Ida Marsh could arrive."


def test_both_stands_before_no_indefinite_article() -> None:
    each = claim("Action", "action=arriving", **EACH)
    assert marked(["a patrol", "an envoy"], each, is_subject=True) == "a patrol and an envoy each"
    assert marked(["the patrol", "an envoy"], each, is_subject=True) == "both the patrol and an envoy"


def test_denial_of_what_was_just_said_does_not_repeat_its_verb(told: Told) -> None:
    came, stayed = (
        claim("Participation", f"participant={one}", "meeting=spring", f"attendance={how}", name=name)
        for one, how, name in (("front", "present", "901"), ("sarno", "absent", "902"))
    )
    sides = ("nucleus=tale-901", "satellite=tale-902")
    joined = claim("DiscourseRelation", "discourseKind=concession", *sides)
    assert told(joined, came, stayed) == (
        "The Highland Front attended the spring round, although Sarno did not."
    )


def test_the_aim_of_an_act_is_an_infinitive(told: Told) -> None:
    act = claim("Action", "agent=rell", "action=arriving", name="901")
    aim = claim("Participation", "participant=rell", "meeting=spring", "attendance=present", name="902",
                modality="planned")  # fmt: skip
    sides = ("nucleus=tale-901", "satellite=tale-902")
    joined = claim("DiscourseRelation", "discourseKind=purposeRelation", *sides)
    assert told(joined, act, aim) == "Arno Rell arrived in order to attend the spring round."


def test_an_act_is_between_two_days_and_a_state_at_some_time_between_them(told: Told) -> None:
    days = Bounds(*["2031-05-03", "2031-05-20"] * 2, edtf="[2031-05-03..2031-05-20]")
    act = claim("Action", "agent=rell", "action=arriving", time=days)
    state = claim("Characterisation", "subject=rell", "characterisation=civilWar", time=days)
    assert told(act) == "Arno Rell arrived between 3 and 20 May 2031."
    assert told(state).endswith(" sometime between 3 and 20 May 2031.")


@pytest.mark.parametrize(("relation", "said"), [("by", "by the end"), ("atTimeOf", "at the end")])
def test_the_end_of_something_is_a_moment(relation: str, said: str, told: Told) -> None:
    at = Time("t0", Bounds(relation=relation), Role(term("anchor"), thing("event", "outset")))
    one = claim("Action", "agent=rell", "action=arriving", time=Bounds())
    assert told(replace(one, times=(at,))) == f"Arno Rell arrived {said} of the siege."


def test_a_plan_of_a_speaker_is_no_order(told: Told) -> None:
    plan = claim("Action", "agent=rell", "action=arriving", "heldBy=rell", modality="planned")
    assert told(plan) == "Arno Rell says he plans to arrive."
    assert told(replace(plan, polarity=term("denied"))) == "Arno Rell says he is not going to arrive."
    saying = claim("Action", "agent=rell", "action=makingStatement", "content=tale-902", name="901")
    content = claim("Action", "agent=rell", "action=arriving", "heldBy=rell", name="902", modality="planned")
    assert told(saying, content) == "Arno Rell said that he plans to arrive."


def test_what_has_not_happened_by_a_day_had_not_happened(told: Told) -> None:
    day = Bounds(latest_start="2031-05-03", edtf="[..2031-05-03]", relation="by")
    late = claim("Action", "agent=rell", "action=arriving", polarity="denied", time=day)
    assert told(late) == "Arno Rell had not arrived by 3 May 2031."
    assert told(replace(late, polarity=term("affirmed"))) == "Arno Rell had arrived by 3 May 2031."


def test_both_halves_of_what_someone_says_have_that(told: Told) -> None:
    saying = claim("Action", "agent=rell", "action=makingStatement", "content=tale-901")
    sides = ("nucleus=tale-902", "satellite=tale-903")
    joined = claim("DiscourseRelation", "discourseKind=contrast", "heldBy=rell", *sides, name="901")
    one = claim("Action", "agent=sarno", "action=arriving", "heldBy=rell", name="902")
    other = claim("Action", "agent=kelland", "action=arriving", "heldBy=rell", name="903",
                  polarity="denied")  # fmt: skip
    said = "Arno Rell said that Sarno had arrived, but that Kelland had not arrived."
    assert told(saying, joined, one, other) == said


def test_proposal_of_who_puts_it_forward_is_a_proposal_for_something(told: Told) -> None:
    putting = ("agent=kelland", "action=proposing", "object=own")
    content = claim("Action", "agent=sarno", "action=arriving", name="902", modality="proposed")
    act = claim("Action", *putting, "content=tale-902")
    assert told(act, content) == "Kelland put forward a proposal for Sarno to arrive."
    assert told(claim("Action", *putting)) == "Kelland put forward a proposal."


def test_what_should_be_done_comes_after_what_has_been(told: Told) -> None:
    sides = ("nucleus=tale-901", "satellite=tale-902")
    joined = claim("DiscourseRelation", "discourseKind=accompanying", *sides)
    wanted = claim("Action", "agent=sarno", "action=arriving", name="901", modality="calledFor")
    done = claim("Action", "agent=kelland", "action=arriving", name="902")
    assert told(joined, wanted, done) == "Sarno should arrive, now that Kelland has arrived."
    told_of_past = told(joined, replace(wanted, modality=term("actual")), done)
    assert told_of_past == "Sarno arrived, as Kelland arrived."


def test_what_has_been_proposed_by_nobody_told_is_a_proposal_that_has_been_made(told: Told) -> None:
    sides = ("nucleus=tale-901", "satellite=tale-902")
    joined = claim("DiscourseRelation", "discourseKind=accompanying", *sides)
    wanted = claim("Action", "agent=sarno", "action=arriving", name="901", modality="calledFor")
    act = claim("Action", "action=proposing", "content=tale-903", name="902")
    halt = claim("Action", "action=haltingTalks", "target=spring", name="903", modality="proposed")
    begun = "Sarno should arrive, now that"
    assert told(joined, wanted, act, halt) == f"{begun} a proposal has been made to halt the spring round."
    denied = replace(halt, polarity=term("denied"))
    said = f"{begun} it has been proposed that the spring round not be halted."
    assert told(joined, wanted, act, denied) == said


def test_open_list_of_what_is_done_to_something_is_marked_ahead(told: Told) -> None:
    plan = claim("Action", "action=strengthening", "target=truce", modality="hypothetical", listing="open")
    assert told(plan) == "The April truce, among others, could be strengthened."


def test_host_of_talks_with_its_name_hosts_the_talks_that_bear_it(told: Told) -> None:
    host = ("thirdPartyRole=host", "thirdParty=kelland")
    assert told(claim("ThirdPartyRole", *host, "meeting=namesake")) == (
        "Kelland hosted the talks that bear its name."
    )
    assert told(claim("ThirdPartyRole", *host, "meeting=within")) == "Kelland hosted the talks."


def test_open_list_of_events_has_other_events(told: Told) -> None:
    said = ("thirdPartyRole=host", "thirdParty=kelland", "meeting=truce", "meeting=exchange")
    assert told(claim("ThirdPartyRole", *said, listing="open")) == (
        "Kelland hosted the April truce and the exchange of prisoners, among other events."
    )


def test_several_of_the_things_told_before_are_ones(told: Told) -> None:
    sides = ("nucleus=tale-901", "satellite=tale-902")
    joined = claim("DiscourseRelation", "discourseKind=contrast", *sides)
    first = claim("Occurrence", "subject=losses", "phase=continued", name="901")
    second = claim("Occurrence", "subject=early", "phase=ended", name="902")
    assert told(joined, first, second).endswith(", but the early ones ended.")


def test_adjective_goes_behind_the_article(told: Told) -> None:
    wordings = {**told.words.wordings, term("soon"): ("major~",)}
    words = replace(told.words, wordings=wordings, determiners={thing("event", "accord"): "a"},
                    labels={**told.words.labels, thing("event", "accord"): "accord"})  # fmt: skip
    one = claim("Action", "agent=rell", "action=signing", "object=accord", "qualifier=soon")
    assert Told(words)(one) == "Arno Rell signed a major accord."


def test_a_part_is_one_of_the_thing_and_not_of_the_place_named_behind_its_number(told: Told) -> None:
    part = (*number(12), "unit=percent")
    freed = ("agent=sarno", "action=releasingPrisoners", "object=prisoners")
    far = claim("Action", *freed, *part, "place=ports")
    number_ends = max(one.wordings[0].span.end for one in far.roles if one.name == term("high"))
    behind = Role(term("place"), far.roles[-1].value, (Wording(Span(number_ends + 4, number_ends + 9)),))
    near = replace(far, roles=(*far.roles[:-1], behind))
    assert told(near) == "Sarno released 12 percent of prisoners in Grey Harbour."


FORCES = {
    "duty": ("calledFor", "obligatory", "must"),
    "advice": ("calledFor", "soon", "should soon"),
    "permission": ("hypothetical", "permitted", "can"),
    "possibility": ("hypothetical", "soon", "could soon"),
}


@pytest.mark.parametrize(("modality", "qualifier", "said"), FORCES.values(), ids=FORCES)
def test_what_must_or_may_be_done_has_its_modal_word(
    modality: str, qualifier: str, said: str, told: Told
) -> None:
    one = claim("Action", "agent=kelland", "action=departing", f"qualifier={qualifier}", modality=modality)
    assert told(one) == f"Kelland {said} leave."


def test_a_holder_says_what_he_cannot_do(told: Told) -> None:
    own = claim("Action", "agent=rell", "action=arriving", "heldBy=rell", modality="hypothetical",
                polarity="denied")  # fmt: skip
    assert told(own) == "Arno Rell says he cannot arrive."


def test_a_wording_has_the_place_in_an_order_in_words(told: Told) -> None:
    wordings = {**told.words.wordings, term("departing"): ("<leave|left|left> in the {ordinal} bus",)}
    one = claim("Action", "agent=kelland", "action=departing")
    placed = replace(one, roles=(*one.roles, Role(term("ordinal"), 5)))
    assert Told(replace(told.words, wordings=wordings))(placed) == "Kelland left in the fifth bus."


def test_a_person_without_a_name_is_he_or_she(told: Told) -> None:
    own = claim("Action", "agent=marsh", "action=arriving", "heldBy=marsh")
    labels = {**told.words.labels, str(own.values(term("agent"))[0]): "boat owner"}
    of_owner = Told(replace(told.words, labels=labels))
    assert of_owner(own) == "The boat owner says he or she arrived."


def test_nobody_is_a_denial_of_anybody(told: Told) -> None:
    landed = claim("Action", "agent=marsh", "action=arriving", polarity="denied")
    labels = {**told.words.labels, str(landed.values(term("agent"))[0]): "anybody"}
    of_nobody = Told(replace(told.words, labels=labels))
    assert of_nobody(landed) == "Nobody arrived."
    assert of_nobody(replace(landed, modality=term("predicted"))) == "Nobody will arrive."


def test_each_goes_behind_the_auxiliary(told: Told) -> None:
    who = ("agent=kelland", "agent=sarno", "agent=morvia")
    plan = claim("Action", *who, "action=departing", reading="each", listing="open", modality="planned")
    assert told(plan) == "Kelland, Sarno, Morvia and others are each to leave."


def test_a_part_of_what_somebody_has_is_of_its_own(told: Told) -> None:
    measured = {**told.words.wordings, term("itemCount"): ("<=have> {amount} prisoners",)}
    of_prisoners = Told(replace(told.words, wordings=measured))
    whole = claim("Estimate", *number(14), "measure=itemCount", "subject=kelland", name="901")
    freed = ("agent=kelland", "action=releasingPrisoners", "object=prisoners")
    some = claim("Action", *number(9), *freed, name="902")
    joined = claim("DiscourseRelation", "discourseKind=partOfSame", "nucleus=tale-901", "satellite=tale-902")
    assert of_prisoners(joined, whole, some) == "Kelland released nine of its 14 prisoners."


OF_THESE = {
    "the same things": ("prisoners", "of these, Sarno released five."),
    "other things": ("donors", "of these, Sarno released five donors."),
}


@pytest.mark.parametrize(("part", "said"), OF_THESE.values(), ids=OF_THESE)
def test_a_part_of_so_many_things_is_told_without_their_name(part: str, said: str, told: Told) -> None:
    freed = ("agent=sarno", "action=releasingPrisoners")
    whole = claim("Action", *freed, *number(9), "object=prisoners", name="901")
    some = claim("Action", *freed, *number(5), f"object={part}", name="902")
    sides = ("discourseKind=partOfSame", "nucleus=tale-901", "satellite=tale-902")
    assert told(claim("DiscourseRelation", *sides), whole, some).endswith(said.replace("Sarno", "it"))


def test_a_part_of_how_many_there_are_is_told_of_so_many(told: Told) -> None:
    counted = ("measure=itemCount", "subject=prisoners", "comparator=about")
    whole = claim("Estimate", *number(4500), *counted, name="901")
    freed = ("agent=sarno", "action=releasingPrisoners", "object=prisoners")
    some = claim("Action", *freed, *number(5), name="902")
    sides = ("discourseKind=partOfSame", "nucleus=tale-901", "satellite=tale-902")
    joined = claim("DiscourseRelation", *sides)
    assert told(joined, whole, some) == "Of about 4,500 prisoners, Sarno released five."


def test_three_contents_are_a_list(told: Told) -> None:
    contents = [claim("Occurrence", "subject=spring", "heldBy=marsh", name=f"90{at}") for at in range(3)]
    listed = (f"content=tale-90{at}" for at in range(3))
    said = told(claim("Action", "agent=marsh", "action=makingStatement", *listed), *contents)
    assert said.count(", that") == 1
    assert said.count(", and that") == 1


def test_two_alternatives_have_their_modal_word_once(told: Told) -> None:
    sides = ("nucleus=tale-901", "satellite=tale-902")
    joined = claim("DiscourseRelation", "discourseKind=orElse", *sides)
    first, other = (claim("Action", "agent=sarno", f"action={action}", modality="calledFor", name=name)
                    for action, name in (("departing", "901"), ("arriving", "902")))  # fmt: skip
    assert told(joined, first, other) == "Sarno should leave or arrive."
    inside = replace(joined, iri=thing("claim", "tale-903"))
    outer = claim("DiscourseRelation", "discourseKind=contrast", "nucleus=tale-904", "satellite=tale-903")
    fact = claim("Action", "agent=sarno", "action=returning", name="904")
    assert told(outer, inside, fact, first, other).endswith(", but it should leave or arrive.")
    refused = replace(other, polarity=term("denied"))
    assert told(joined, first, refused) == "Sarno should leave, or it should not arrive."
    elsewhere = claim("Action", "agent=kelland", "action=arriving", modality="calledFor", name="902")
    assert told(joined, first, elsewhere) == "Sarno should leave, or Kelland should arrive."


def test_act_by_a_day_that_was_worked_out_had_happened(told: Told) -> None:
    one = claim("Action", "agent=kelland", "action=arriving", time=Bounds(latest_start="2031-05-03"))
    times = tuple(replace(time, worked_out=True) for time in one.times)
    assert told(replace(one, times=times)) == "Kelland had arrived by 3 May 2031."


def test_midnight_is_told_with_the_day_that_it_ends(told: Told) -> None:
    night = Bounds(*["2031-05-03", "2031-05-04"] * 2, edtf="[2031-05-03..2031-05-04]")
    one = claim("Occurrence", "subject=spring", "qualifier=atMidnight", time=night)
    assert told(one).endswith("took place at midnight on Saturday, 3 May 2031.")
    zoned = {**told.words.wordings, term("atMidnight"): ("at midnight GMT@",)}
    of_zone = Told(replace(told.words, wordings=zoned))
    assert of_zone(one).endswith("took place at midnight GMT on Saturday, 3 May 2031.")


PLANS = {
    "did not happen": ({"polarity": "denied"}, "The spring round was to take place in October 2022."),
    "did happen": ({}, "The spring round is to take place in October 2022."),
}


@pytest.mark.parametrize(("fields", "said"), PLANS.values(), ids=PLANS)
def test_plan_that_came_to_nothing_was_one(fields: dict[str, str], said: str, told: Told) -> None:
    plan = claim("Occurrence", "subject=spring", time=OCTOBER, modality="planned")
    assert told(plan, claim("Occurrence", "subject=spring", name="002", **fields)) == said


ATTENDED = {
    "came": ({}, "was"),
    "did not come": ({"polarity": "denied"}, "is"),
    "may come": ({"modality": "possible"}, "is"),
}


@pytest.mark.parametrize(("fields", "be"), ATTENDED.values(), ids=ATTENDED)
def test_plan_of_a_meeting_that_was_attended_was_one(fields: dict[str, str], be: str, told: Told) -> None:
    came = ("participant=kelland", "meeting=spring", "attendance=present")
    there = claim("Participation", *came, name="002", **fields)
    plan = claim("Occurrence", "subject=spring", modality="planned")
    assert told(plan, there) == f"The spring round {be} to take place."


LATER = {"later": ("2023-05", "was"), "no later": ("2022-05", "is")}


@pytest.mark.parametrize(("month", "be"), LATER.values(), ids=LATER)
def test_plan_whose_day_is_over_was_one(month: str, be: str, told: Told) -> None:
    first, last = f"{month}-01", f"{month}-31"
    happened = claim("Occurrence", "subject=talks", name="002", time=Bounds(first, last, first, last, month))
    plan = claim("Occurrence", "subject=spring", time=OCTOBER, modality="planned")
    assert told(plan, happened) == f"The spring round {be} to take place in October 2022."


def test_measure_with_only_verbs_is_named_by_its_label(told: Told) -> None:
    verbs = {**told.words.wordings, term("age"): ("there <be> too few years",)}
    of_verbs = Told(replace(told.words, wordings=verbs))
    assert "Age is 30" in of_verbs(claim("Estimate", "measure=age", *number(30), "population=prisoners"))


def test_day_follows_the_on_of_a_verb_without_a_second(told: Told) -> None:
    day = Bounds(*["2022-10-07"] * 4, "2022-10-07")
    said = told(claim("Action", "action=agreeing", "object=plan", time=day))
    assert said == "The Alder plan was agreed on 7 October 2022."


def test_what_is_perhaps_so_in_the_future_might_be_so(told: Told) -> None:
    plan = claim("Action", "agent=kelland", "action=departing", "hedge=perhaps", modality="predicted")
    assert told(plan) == "Kelland might leave."
    assert told(replace(plan, polarity=term("denied"))) == "Kelland might not leave."


def test_what_is_already_planned_is_already_set(told: Told) -> None:
    plan = claim("Action", "agent=kelland", "action=departing", "qualifier=already", modality="planned")
    assert told(plan) == "Kelland is already set to leave."


def test_same_with_another_number_is_compared_in_short(told: Told) -> None:
    sides = ("nucleus=tale-901", "satellite=tale-902")
    joined = claim("DiscourseRelation", "discourseKind=comparedWithThat", *sides)
    freed = ("agent=kelland", "action=releasingPrisoners", "object=prisoners")
    may, april = (Bounds(day, last, day, last, edtf=day[:7])
                  for day, last in (("2031-05-01", "2031-05-31"), ("2031-04-01", "2031-04-30")))  # fmt: skip
    first = claim("Action", *freed, *number(30), time=may, name="901")
    second = claim("Action", *freed, *number(12), time=april, name="902")
    said = "Kelland released 30 prisoners in May 2031"
    assert told(joined, first, second) == f"{said}, compared with 12 in April 2031."
    plan = replace(first, modality=term("planned"))
    assert told(joined, plan, second) == (
        "Kelland is to release 30 prisoners in May 2031, compared with 12 in April 2031."
    )
    other = replace(second, modality=term("planned"))
    assert "; by comparison, it was to" in told(joined, first, other)


def test_act_between_days_of_two_years_is_at_some_point(told: Told) -> None:
    years = Bounds("2030-05-08", "2032-05-08", "2030-05-08", "2032-05-08", edtf="[2030-05-08..2032-05-08]")
    one = claim("Action", "agent=rell", "action=arriving", time=years)
    assert told(one) == "Arno Rell arrived at some point between 8 May 2030 and 8 May 2032."
    freeing = ("agent=rell", "action=releasingPrisoners", "object=prisoners")
    freed = claim("Action", *freeing, *number(30), time=years)
    assert told(freed) == "Arno Rell released 30 prisoners between 8 May 2030 and 8 May 2032."


def test_what_an_act_is_based_on_goes_ahead_of_what_would_seem_to_be_of_it(told: Told) -> None:
    day = Bounds("2031-05-03", "2031-05-03", "2031-05-03", "2031-05-03", edtf="2031-05-03")
    one = claim("Action", "agent=rell", "action=arriving", "basis=plan")
    assert told(one) == "Arno Rell arrived under the Alder plan."
    dated = claim("Action", "agent=rell", "action=arriving", "basis=plan", time=day)
    assert told(dated) == "Under the Alder plan, Arno Rell arrived on 3 May 2031."
    held = claim("Action", "agent=sarno", "action=arriving", "basis=plan", "heldBy=rell", time=day)
    assert told(held) == "According to Arno Rell, Sarno arrived on 3 May 2031 under the Alder plan."
    state = claim("Characterisation", "subject=rell", "characterisation=civilWar", "basis=plan")
    assert told(state) == "Under the Alder plan, Arno Rell is a civil war."


def test_day_with_its_year_has_a_comma_before_when(told: Told) -> None:
    day = Bounds("2031-05-03", "2031-05-03", "2031-05-03", "2031-05-03", edtf="2031-05-03")
    sides = ("nucleus=tale-901", "satellite=tale-902")
    joined = claim("DiscourseRelation", "discourseKind=synchrony", *sides)
    first = claim("Action", "agent=rell", "action=arriving", name="901", time=day)
    second = claim("Action", "agent=sarno", "action=departing", name="902")
    assert told(joined, first, second) == "Arno Rell arrived on 3 May 2031, when Sarno left."


def test_what_was_originally_of_a_kind_began_as_it(told: Told) -> None:
    one = claim("Characterisation", "subject=truce", "characterisation=coupAttempt", "qualifier=originally")
    assert told(one) == "The April truce began as an attempt to bring down a government."
    denied = replace(one, polarity=term("denied"))
    assert told(denied) == "The April truce was not originally an attempt to bring down a government."


def test_what_had_happened_as_of_a_day_had_happened_by_it(told: Told) -> None:
    day = Bounds(latest_start="2031-05-03", earliest_end="2031-05-03", edtf="2031-05-03", relation="asOf")
    one = claim("Action", "agent=rell", "action=arriving", time=day)
    assert told(one) == "By 3 May 2031, Arno Rell had arrived."
    saying = claim("Action", "agent=kelland", "action=makingStatement", "content=tale-001", name="902")
    assert told(saying, replace(one, roles=(*one.roles, *claim("Action", "heldBy=kelland").roles))) == (
        "Kelland said that Arno Rell had arrived as of 3 May 2031."
    )
