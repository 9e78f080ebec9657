"""The claim, as plain values. IRIs are strings, numbers integers, places in the text spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from parley.names import term
from parley.text.spans import Span
from parley.times.bounds import Bounds

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
class Time:
    """A time of one claim: what its words state, and the event that they tie it to, if any."""

    iri: str
    bounds: Bounds = field(default_factory=Bounds)
    anchor: Role | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where a passage says that what it says is someone's; whose, the words of the holder say."""

    cue: Span | None
    """The words by which it is ascribed: "said"; None in quoted speech."""
    content: tuple[Span, ...]
    """The stretch of the passage that is said; several where source and cue stand amid it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage of one article says once."""

    iri: str
    kind: str
    article: str
    evidence: Span
    polarity: str
    modality: str
    directness: str
    listing: str | None = None
    reading: str | None = None
    roles: tuple[Role, ...] = ()
    times: tuple[Time, ...] = ()
    attribution: Attribution | None = None
    """What ascribes the claim to its holders, if it has any."""
    upheld: tuple[str, ...] = ()
    """The kinds of checks by which a rule contradicts the claim, and against which its author upholds it."""

    @property
    def hedged(self) -> bool:
        """Whether the claim has a hedge, and so is no plain statement."""
        return bool(self.values(term("hedge")))

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
        if self.attribution is not None:
            yield from self.attribution.content
            if self.attribution.cue is not None:
                yield self.attribution.cue


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A clause that no claim says, with the reason why: the IRI of a concept."""

    clause: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What stays of a claim that was withdrawn: its IRI, the reason, and the IRIs of those in its place."""

    iri: str
    reason: str
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """Where one detail of an article was read.

    Attributes:
        name: The field of ``Article`` that holds it: ``title``, ``published``.
        source: Where it was read: the IRI of a concept of ``parley:detailSources``.
        words: The words of the text that state it, if it was read there.
    """

    name: str
    source: str
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one article: everything but its text.

    Attributes:
        language: The language of the text, a tag of BCP 47.
        publisher: Who published it, as given there; like all that follows None if that is not known.
        byline: Who wrote it, as the page gives it; nobody has verified it.
        published: The day of its publication, ``YYYY-MM-DD``, or the month or year if that is all.
        dateline: Where, and often when, it was filed: the words as printed.
        retrieved: The day on which the text was retrieved, ``YYYY-MM-DD``.
        details: Where each of these was read, but for the day of retrieval, which whoever retrieved it knows.
        entered_by: The coders who entered its claims, by IRI; none where nobody says.
    """

    iri: str
    title: str
    text_hash: str
    characters: int
    profile: int
    clause_profile: int
    language: str
    publisher: str | None = None
    byline: str | None = None
    published: str | None = None
    dateline: str | None = None
    retrieved: str | None = None
    details: tuple[Detail, ...] = ()
    entered_by: tuple[str, ...] = ()

    def spans(self) -> Iterator[Span]:
        """Yield every span that the details point to."""
        for detail in self.details:
            if detail.words is not None:
                yield detail.words


@dataclass(frozen=True, slots=True)
class ArticleAnnotations:
    """An article with its mentions, its claims in the order of their numbers, and its clauses.

    Attributes:
        clauses: The spans of all clauses, as they were found when the claims were entered.
        unclaimed: Those of them that no claim says, in their order, with the reasons.
        sentences: The spans of all sentences.
    """

    article: Article
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...] = ()
    clauses: tuple[Span, ...] = ()
    unclaimed: tuple[Unclaimed, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    sentences: tuple[Span, ...] = ()
