"""The claim, as plain values. IRIs are strings, numbers integers, places in the text spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from parley.text.spans import Span

Value = str | int
"""What a role takes: the IRI of an entity, concept, time or claim, or a number."""


@dataclass(frozen=True, order=True, slots=True)
class Wording:
    """Words that state a value: their span, and that of the antecedent where they only point back."""

    span: Span
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Who or what an article speaks of: the entities meant, and the chain of words that mean them.

    Attributes:
        iri: The mention; its last part is the article's slug and the short name that claims pick it by.
        entities: The IRIs of the entities, in order: several where one phrase means them ("the two sides").
        wordings: Where it is spoken of, in the order of the text.
    """

    iri: str
    entities: tuple[str, ...]
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """One value of one role, with the words that state it."""

    name: str
    """The IRI of the role."""
    value: Value
    wordings: tuple[Wording, ...] = ()

    @property
    def order(self) -> tuple[bool, str, str]:
        """What the roles of a claim are sorted by: numbers last, then name, then value."""
        return (isinstance(self.value, int), self.name, str(self.value))


@dataclass(frozen=True, slots=True)
class Bounds:
    """A stated time: what its words say of it, and nothing that they leave open."""

    earliest_start: str | None = None
    """The first of four days ``YYYY-MM-DD`` between which it starts and ends."""
    latest_start: str | None = None
    earliest_end: str | None = None
    latest_end: str | None = None
    edtf: str | None = None
    """The stated date or interval, as EDTF (ISO 8601-2, level 2)."""
    relation: str | None = None
    """How it lies to that date or duration: the local name of a concept of ``parley:timeRelations``."""
    weekday: str | None = None
    """``Monday`` to ``Sunday``."""
    duration: str | None = None
    """A length of time, as ISO 8601: ``P3D``, ``PT9H``, ``P2W``."""
    season: str | None = None
    """The part of a year that is not stated, or of a month without a year, by the local name of a concept:
    ``spring``, ``thirdQuarter``, ``secondHalf``, ``firstWeek``."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of one claim: what its words state, and the event that they tie it to, if any."""

    iri: str
    bounds: Bounds = field(default_factory=Bounds)
    anchor: Role | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage of one article says once."""

    iri: str
    kind: str
    article: str
    evidence: Span
    polarity: str
    modality: str
    hedged: bool
    directness: str
    listing: str | None = None
    reading: str | None = None
    roles: tuple[Role, ...] = ()
    times: tuple[Time, ...] = ()

    def values(self, role: str) -> tuple[Value, ...]:
        """Return the values of a role, in order."""
        return tuple(filled.value for filled in self.roles if filled.name == role)

    def spans(self) -> Iterator[Span]:
        """Yield every span that the claim points to."""
        yield self.evidence
        anchors = [time.anchor for time in self.times if time.anchor]
        for role in (*self.roles, *anchors):
            for wording in role.wordings:
                yield wording.span
                if wording.antecedent:
                    yield wording.antecedent


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A clause that no claim says, with the reason why: the IRI of a concept."""

    clause: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one article: everything but its text."""

    iri: str
    title: str
    text_hash: str
    characters: int
    profile: int
    clause_profile: int


@dataclass(frozen=True, slots=True)
class ArticleClaims:
    """An article with its mentions, its claims in the order of their numbers, and its clauses.

    Attributes:
        clauses: The spans of all clauses, as they were found when the claims were entered.
        unclaimed: Those of them that no claim says, in their order, with the reasons.
    """

    article: Article
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...] = ()
    clauses: tuple[Span, ...] = ()
    unclaimed: tuple[Unclaimed, ...] = ()
