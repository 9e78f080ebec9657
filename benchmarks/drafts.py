"""Drafts of claims: their content, before they have a place in an article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from benchmarks.terms import integer, string, term
from benchmarks.world import Entity, Process, World

SUPPORT_KINDS = ("militarySupport", "logisticalSupport", "weapons", "training", "funding", "troopSupport")
THIRD_PARTY_ROLES = {
    "mediator": "mediated",
    "facilitator": "mediated",
    "backer": "backed",
    "convenor": "backed",
    "guarantor": "backed",
    "observer": None,
}
"""The roles of a third party other than a host, each with its shortcut, if there is one."""
ACTIONS = ("holdingMeeting", "negotiating", "demanding", "rejecting", "praising", "attacking")
OUTCOMES = ("noConsensus", "failure")
CHARACTERISATIONS = ("proxyWar", "civilWar", "divided")
FUTURE = ("planned", "expected", "proposed", "calledFor")

Role = tuple[str, str, str]
"""The local name of a property, the value in N-Triples, and its words in a sentence."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The content of one passage.

    Attributes:
        kind: The class of the claim.
        roles: Its roles, in the order of the passage.
        shortcuts: Triples that are true if the claim is plain and holds for each.
        reading: The reading of several parties; None if there is one.
        dated: The year of its time, if it has one.
        holder: Its holder; None is the article's own voice.
    """

    kind: str
    roles: tuple[Role, ...]
    shortcuts: tuple[tuple[str, str, str], ...] = ()
    reading: str | None = None
    listing: str = "closed"
    polarity: str = "affirmed"
    modality: str = "actual"
    hedge: str | None = None
    holder: Entity | None = None
    dated: int | None = None

    @property
    def plain(self) -> bool:
        """Whether shortcuts may follow from it, apart from its directness [ontology/rules]."""
        simple = self.polarity == "affirmed" and self.modality == "actual" and self.hedge is None
        return simple and self.holder is None and self.reading in (None, "each")


def make_draft(random: Random, world: World, process: Process, year: int) -> Draft:
    """Return a typical claim of an article on a peace process."""
    make = random.choices(_MAKERS, _WEIGHTS)[0]
    draft = make(random, world, process, year)
    if random.random() < 0.08:
        draft = replace(draft, hedge="reportedly")
    if random.random() < 0.1:
        draft = replace(draft, holder=random.choice(process.people))
    return draft


def _support(random: Random, world: World, process: Process, _: int) -> Draft:
    supporters = random.sample(world.states, random.choices((1, 2, 3, 4), (60, 20, 12, 8))[0])
    recipient = random.choice((process.government, *process.groups, *process.people))
    kinds = random.sample(SUPPORT_KINDS, random.choices((1, 2), (70, 30))[0])
    draft = Draft(
        "Support",
        (
            *(_role("supporter", entity) for entity in supporters),
            _role("recipient", recipient),
            *(_concept("supportKind", kind) for kind in kinds),
        ),
        tuple((entity.iri, term("supports"), recipient.iri) for entity in supporters),
        modality=_modality(random, 0.1),
        polarity="denied" if random.random() < 0.04 else "affirmed",
    )
    return _listed(random, draft, len(supporters))


def _participation(random: Random, world: World, process: Process, _: int) -> Draft:
    pool = (process.government, *process.groups, *world.unions)
    parties = random.sample(pool, random.choices((1, 2, 3), (60, 25, 15))[0])
    meeting = random.choice(process.meetings)
    present = random.random() < 0.8
    shortcut = term("attended" if present else "didNotAttend")
    draft = Draft(
        "Participation",
        (
            *(_role("participant", party) for party in parties),
            _role("meeting", meeting),
            _concept("attendance", "present" if present else "absent"),
        ),
        tuple((party.iri, shortcut, meeting.iri) for party in parties),
        modality=_modality(random, 0.15),
    )
    return _listed(random, draft, len(parties))


def _occurrence(random: Random, _: World, process: Process, year: int) -> Draft:
    meeting, place = random.choice(process.meetings), random.choice(process.places)
    return Draft(
        "Occurrence",
        (_role("subject", meeting), _role("place", place)),
        ((meeting.iri, term("heldIn"), place.iri),),
        modality=_modality(random, 0.2),
        dated=year,
    )


def _invitation(random: Random, world: World, process: Process, year: int) -> Draft:
    inviter = random.choice((*world.states, *world.unions))
    invitees = random.sample((process.government, *process.groups), random.choices((1, 2), (75, 25))[0])
    meeting = random.choice(process.meetings)
    invited = ((inviter.iri, term("invited"), party.iri) for party in invitees)
    invited_to = ((party.iri, term("invitedTo"), meeting.iri) for party in invitees)
    draft = Draft(
        "Invitation",
        (
            _role("inviter", inviter),
            *(_role("invitee", party) for party in invitees),
            _role("meeting", meeting),
        ),
        (*invited, *invited_to),
        dated=year if random.random() < 0.3 else None,
    )
    return _listed(random, draft, len(invitees))


def _host(random: Random, world: World, process: Process, _: int) -> Draft:
    host = random.choice((*world.states, *process.places))
    meeting = random.choice(process.meetings)
    return Draft(
        "ThirdPartyRole",
        (_role("thirdParty", host), _concept("thirdPartyRole", "host"), _role("meeting", meeting)),
        ((host.iri, term("hosted"), meeting.iri),),
        modality=_modality(random, 0.1),
    )


def _third_party(random: Random, world: World, process: Process, _: int) -> Draft:
    party = random.choice((*world.states, *world.unions))
    kind, shortcut = random.choice(tuple(THIRD_PARTY_ROLES.items()))
    roles = (
        _role("thirdParty", party),
        _concept("thirdPartyRole", kind),
        _role("meeting", process.effort),
    )
    derived = ((party.iri, term(shortcut), process.effort.iri),) if shortcut else ()
    return Draft("ThirdPartyRole", roles, derived)


def _action(random: Random, world: World, process: Process, year: int) -> Draft:
    agent = random.choice((process.government, *process.groups, *process.people, *world.states))
    others = [party for party in (process.government, *process.groups) if party is not agent]
    return Draft(
        "Action",
        (
            _role("agent", agent),
            _concept("action", random.choice(ACTIONS)),
            _role("target", random.choice(others)),
        ),
        modality=_modality(random, 0.1),
        polarity="denied" if random.random() < 0.05 else "affirmed",
        dated=year if random.random() < 0.3 else None,
    )


def _outcome(random: Random, _: World, process: Process, __: int) -> Draft:
    roles = (_role("subject", random.choice(process.meetings)), _concept("outcome", random.choice(OUTCOMES)))
    return Draft("Outcome", roles)


def _estimate(random: Random, _: World, process: Process, year: int) -> Draft:
    number = random.randrange(1, 4_000) * 50
    measure, comparator = random.choice(("deaths", "displacement")), random.choice(_COMPARATORS)
    subject = (_role("subject", process.conflict), _concept("measure", measure))
    if comparator is None:
        bounds = tuple((bound, integer(number), f"{number:,}") for bound in ("low", "best", "high"))
    else:
        bound = {"moreThan": "low", "atLeast": "low", "lessThan": "high", "about": "best"}[comparator]
        bounds = (_concept("comparator", comparator), (bound, integer(number), f"{number:,}"))
    return Draft(
        "Estimate",
        (*subject, ("population", process.population.iri, process.population.label), *bounds),
        dated=year,
    )


def _characterisation(random: Random, _: World, process: Process, __: int) -> Draft:
    roles = (
        _role("subject", process.conflict),
        _concept("characterisation", random.choice(CHARACTERISATIONS)),
    )
    return Draft("Characterisation", roles)


def _modality(random: Random, share: float) -> str:
    """Return actual, or for a part of the claims a modality of the future."""
    return random.choice(FUTURE) if random.random() < share else "actual"


def _listed(random: Random, draft: Draft, parties: int) -> Draft:
    if parties == 1:
        return draft
    reading = random.choices(("each", "together", "unclear"), (70, 20, 10))[0]
    return replace(draft, reading=reading, listing=random.choices(("closed", "open"), (70, 30))[0])


def _role(name: str, entity: Entity) -> Role:
    return name, entity.iri, entity.label


def _concept(name: str, concept: str) -> Role:
    return name, term(concept), concept


def edtf(year: int) -> str:
    """Return the label of a whole year [EDTF, level 0]."""
    return string(str(year))


_COMPARATORS = ("moreThan", "atLeast", "lessThan", "about", None)
_MAKERS: tuple[Callable[[Random, World, Process, int], Draft], ...] = (
    _support,
    _participation,
    _occurrence,
    _invitation,
    _host,
    _third_party,
    _action,
    _outcome,
    _estimate,
    _characterisation,
)
_WEIGHTS = (20, 20, 14, 10, 6, 6, 12, 4, 5, 3)
