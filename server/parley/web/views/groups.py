"""The groups of the claims that mention a thing, in a fixed order: the most interesting first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parley.names import term
from parley.web.views.published import RdfTerm, Row
from parley.web.views.store_reader import text_of

_ABSENT = "Absence is what an article reports; nobody is here for not being named."


@dataclass(frozen=True)
class RoleCount:
    """How many claims of a class have a thing in a role, with one stance.

    Attributes:
        kind: The class of the claims.
        role: Its role in them.
        stance: Present, absent, actual, or planned.
        claims: How many they are.
    """

    kind: RdfTerm
    role: RdfTerm
    stance: RdfTerm
    claims: int


@dataclass(frozen=True)
class ClaimGroup:
    """Claims that answer one question about a thing.

    Attributes:
        name: Its name in addresses.
        title: Its heading.
        kinds: The classes of its claims; empty for any.
        roles: The roles of the thing in them; empty for any.
        stance: Their stance; empty for any.
        core: The kinds of things for which readers expect it, so that its absence is stated.
        missing: The words for its absence, which continue "No article reports".
    """

    name: str
    title: str
    kinds: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    stance: str = ""
    core: frozenset[str] = frozenset()
    missing: str = ""

    @property
    def note(self) -> str:
        """A remark for readers of its claims."""
        return _ABSENT if self.stance == term("absent") else ""

    def takes(self, role: RoleCount) -> bool:
        """Return whether claims belong to the group."""
        return (
            (not self.kinds or role.kind.value in self.kinds)
            and (not self.roles or role.role.value in self.roles)
            and (not self.stance or role.stance.value == self.stance)
        )


def _group(
    name: str,
    title: str,
    kinds: str = "",
    roles: str = "",
    stance: str = "",
    core: frozenset[str] = frozenset(),
    missing: str = "",
) -> ClaimGroup:
    said = term(stance) if stance else ""
    return ClaimGroup(name, title, _terms(kinds), _terms(roles), said, core, missing or title.lower())


def _terms(names: str) -> frozenset[str]:
    return frozenset(term(name) for name in names.split())


ACTORS = frozenset({"state", "person", "organization", "party", "actor"})
MEETINGS = frozenset({"meeting", "series"})
EVENTS = MEETINGS | {"conflict", "event", "process", "initiative", "situation"}

GROUPS = (
    _group("support-given", "Support given", "Support", "supporter", core=ACTORS),
    _group("support-received", "Support received", "Support", "recipient", core=ACTORS),
    _group("attended", "Meetings attended", "Participation", "participant", "present", ACTORS),
    _group("stayed-away", "Meetings not attended", "Participation", "participant", "absent", ACTORS),
    _group("expected-at", "Meetings to attend, or to stay away from", "Participation",
           "participant"),
    _group("invited-to", "Invitations to meetings", "Invitation", "invitee", core=ACTORS),
    _group("invitations", "Invitations made", "Invitation", "inviter"),
    _group("who-attended", "Who attended", "Participation", "meeting", "present", MEETINGS),
    _group("who-stayed-away", "Who did not attend", "Participation", "meeting", "absent", MEETINGS),
    _group("who-was-expected", "Who was expected, or was to stay away", "Participation", "meeting"),
    _group("who-was-invited", "Who was invited, and by whom", "Invitation", "meeting", core=MEETINGS),
    _group("third-party", "Part in talks: host, mediator and others", "ThirdPartyRole", "thirdParty"),
    _group("guest", "Guest of", "ThirdPartyRole", "guest"),
    _group("third-parties", "Hosts, mediators and other third parties", "ThirdPartyRole", "meeting matter",
           core=MEETINGS),
    _group("happened", "What is reported to have happened", "Occurrence", "subject", "actual", MEETINGS,
           "that it took place"),
    _group("planned", "What was planned or expected", "Occurrence", "subject", "planned"),
    _group("happened-there", "What took place there, or is to", "Occurrence", "place"),
    _group("parts", "What is reported as part of it", "Occurrence", "partOf"),
    _group("outcomes", "What came of it", "Outcome", "subject", core=MEETINGS),
    _group("agenda", "What it is about, and meant for", "Agenda", "subject"),
    _group("offices", "Offices and bodies", "Membership"),
    _group("relations", "Relations to others", "Relationship"),
    _group("actions", "Acts, done or to be done", "Action", "agent"),
    _group("attitudes", "Feelings and thoughts", "Attitude", "agent"),
    _group("views", "Views held", "", "heldBy"),
    _group("done", "What is done about it", "Action", "object target addressee recipient matter content"),
    _group("thought", "What others think", "Attitude", "target matter content"),
    _group("described", "Descriptions", "Characterisation", "subject"),
    _group("numbers", "Numbers given", "Estimate", "subject population"),
    _group("effects", "Effects, or possible ones", "Impact", "subject"),
    _group("affected", "What has, or may have, effects here", "Impact", "target"),
    _group("elsewhere", "Where else claims mention it"),
)  # fmt: skip
"""The groups of actors, events and places. A claim belongs to the first group that fits."""

_ATTENDED, _HAPPENED = "who-attended", "happened"
_USES = (_group("uses", "The claims that use it"),)
_ALL = frozenset({*ACTORS, *EVENTS, "place", "document", "asset"})


def groups_of(kind: str) -> Sequence[ClaimGroup]:
    """Return the groups of a kind of thing, in order."""
    return GROUPS if kind in _ALL else _USES


def roles_in(rows: Iterable[Row]) -> list[RoleCount]:
    """Return the roles of a thing, from rows that count its claims."""
    return [RoleCount(row["class"], row["role"], row["stance"], int(text_of(row, "claims"))) for row in rows]


def grouped(roles: Iterable[RoleCount], groups: Sequence[ClaimGroup]) -> dict[ClaimGroup, list[RoleCount]]:
    """Return the roles of each group that has any, in the order of the groups."""
    found: dict[ClaimGroup, list[RoleCount]] = {group: [] for group in groups}
    for role in roles:
        group = next((group for group in groups if group.takes(role)), None)
        if group:
            found[group].append(role)
    return {group: held for group, held in found.items() if held}


def missing_of(kind: str, found: Iterable[ClaimGroup]) -> list[str]:
    """Return, in words, the expected groups without claims for a kind of thing.

    Where somebody was, there was a meeting; so a report of who attended is one that it took place.
    """
    there = {group.name for group in found}
    if _ATTENDED in there:
        there.add(_HAPPENED)
    return [group.missing for group in groups_of(kind) if kind in group.core and group.name not in there]
