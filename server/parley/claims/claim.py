"""The claim, as plain values. IRIs are strings, numbers integers, places in the text spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from parley.names import term
from parley.text.spans import Span
from parley.times.bounds import Bounds

Value = str | int
"""The value of a role: the IRI of an entity, concept, time or claim, or a number."""


@dataclass(frozen=True, order=True, slots=True)
class Wording:
    """Words that state a value: their span, and the span of the antecedent if they only point back."""

    span: Span
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of an article for an entity, or for several.

    Attributes:
        iri: The mention; its last part is the article's slug and the short name that claims use.
        entities: The IRIs of the entities, in order: several if one phrase means them ("the two sides").
        wordings: The words and their places, in the order of the text.
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
        """The sort key of roles: numbers last, then name, then value."""
        return (isinstance(self.value, int), self.name, str(self.value))


@dataclass(frozen=True, slots=True)
class Time:
    """A time of one claim: the time that its words state, and its anchor, if it has one."""

    iri: str
    bounds: Bounds = field(default_factory=Bounds)
    anchor: Role | None = None
    worked_out: bool = False
    """Whether the author worked out its days, because no rule reads any from its words."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words that ascribe a passage to someone; the words of the holder say to whom."""

    cue: Span | None
    """The cue: "said"; None in quoted speech."""
    content: tuple[Span, ...]
    """The reported words of the passage; several spans if source and cue are in the middle."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage of one article states, once."""

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
    """Its attribution to its holders, if it has any."""
    upheld: tuple[str, ...] = ()
    """The kinds of checks that contradict the claim, and against which its author upholds it."""

    @property
    def hedged(self) -> bool:
        """Whether the claim has a hedge, and so is not a plain statement."""
        return bool(self.values(term("hedge")))

    def values(self, role: str) -> tuple[Value, ...]:
        """Return the values of a role, in order."""
        return tuple(filled.value for filled in self.roles if filled.name == role)

    def spans(self) -> Iterator[Span]:
        """Yield every span of the claim."""
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
    """A clause without a claim, and the reason: the IRI of a concept."""

    clause: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A withdrawn claim: its IRI, the reason, and the IRIs of the claims that replace it."""

    iri: str
    reason: str
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """Where one detail of an article was read.

    Attributes:
        name: The field of ``Article`` for it: ``title``, ``published``.
        source: Where it was read: the IRI of a concept of ``parley:detailSources``.
        words: The words of the text that state it, if it was read there.
    """

    name: str
    source: str
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one article, without its text.

    Attributes:
        language: The language of the text, a tag of BCP 47.
        publisher: The publisher, as given there. This and all others are None if they are not known.
        byline: The authors, as the page gives them; nobody has verified it.
        published: The day of its publication, ``YYYY-MM-DD``, or the month or year if only that is known.
        dateline: Where, and often when, it was filed: the words as printed.
        retrieved: The day on which the text was retrieved, ``YYYY-MM-DD``.
        hemisphere: In which hemisphere its events lie, ``northern`` or ``southern``, as who enters it states.
        details: Where each of these was read. Retrieval and hemisphere need no source.
        entered_by: The coders who entered its claims, by IRI; empty if the file does not say.
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
    hemisphere: str | None = None
    details: tuple[Detail, ...] = ()
    entered_by: tuple[str, ...] = ()

    def spans(self) -> Iterator[Span]:
        """Yield every span of the details."""
        for detail in self.details:
            if detail.words is not None:
                yield detail.words


@dataclass(frozen=True, slots=True)
class ArticleAnnotations:
    """An article with its mentions, its claims in the order of their numbers, and its clauses.

    Attributes:
        clauses: The spans of all clauses, as they were found when the claims were entered.
        unclaimed: The clauses without a claim, in their order, with the reasons.
        sentences: The spans of all sentences.
    """

    article: Article
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...] = ()
    clauses: tuple[Span, ...] = ()
    unclaimed: tuple[Unclaimed, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    sentences: tuple[Span, ...] = ()
