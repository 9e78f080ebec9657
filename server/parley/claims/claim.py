"""The claim, as plain values. IRIs are strings, numbers integers, places in the text spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from parley.text.spans import Span

Value = str | int
"""What a role takes: the IRI of an entity, concept, time or claim, or a number."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that state a value: their span, and that of the antecedent where they only point back."""

    span: Span
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """One value of one role, with the mentions that state it."""

    name: str
    """The IRI of the role."""
    value: Value
    mentions: tuple[Mention, ...] = ()

    @property
    def order(self) -> tuple[bool, str, str]:
        """What the roles of a claim are sorted by: numbers last, then name, then value."""
        return (isinstance(self.value, int), self.name, str(self.value))


@dataclass(frozen=True, slots=True)
class Bounds:
    """A stated time: four optional days as ``YYYY-MM-DD``, and an EDTF label."""

    earliest_start: str | None = None
    latest_start: str | None = None
    earliest_end: str | None = None
    latest_end: str | None = None
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time of one claim: given by days, or by the roles ``relation`` and ``anchor``, without bounds."""

    iri: str
    bounds: Bounds = field(default_factory=Bounds)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule of the gate set aside for one claim."""

    rule: str
    reason: str


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
    waivers: tuple[Waiver, ...] = ()

    def values(self, role: str) -> tuple[Value, ...]:
        """Return the values of a role, in order."""
        return tuple(filled.value for filled in self.roles if filled.name == role)

    def spans(self) -> Iterator[Span]:
        """Yield every span that the claim points to."""
        yield self.evidence
        for role in self.roles:
            for mention in role.mentions:
                yield mention.span
                if mention.antecedent:
                    yield mention.antecedent


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A sentence that no claim has its evidence in, with the reason why: the IRI of a concept."""

    sentence: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one article: everything but its text."""

    iri: str
    title: str
    text_hash: str
    characters: int
    profile: int


@dataclass(frozen=True, slots=True)
class ArticleClaims:
    """An article with all its claims, in the order of their numbers, and the sentences without one."""

    article: Article
    claims: tuple[Claim, ...]
    unclaimed: tuple[Unclaimed, ...] = ()
