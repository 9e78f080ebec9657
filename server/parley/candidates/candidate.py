"""The candidate, as plain values: a claim as a person writes it, with quotes in place of offsets."""

from __future__ import annotations

from dataclasses import dataclass

from parley.candidates.days import Days


@dataclass(frozen=True, slots=True)
class Pointer:
    """A quote. If it occurs several times, ``occurrence`` says which is meant (counted from 1)."""

    quote: str
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class CandidateWords:
    """Words of a mention: a quote, and the places that are meant.

    Attributes:
        occurrences: Which of its places in the article, counted from 1. Empty for every place of a name, or
            for the only place of words that point back.
        anaphor: Whether the words only point back, and name nothing.
    """

    quote: str
    occurrences: tuple[int, ...] = ()
    anaphor: bool = False


@dataclass(frozen=True, slots=True)
class CandidateMention:
    """An entity, or several, as the article names it: a short name, the entities, and their words."""

    name: str
    entities: tuple[str, ...]
    words: tuple[CandidateWords, ...]


@dataclass(frozen=True, slots=True)
class CandidateRole:
    """One role of a claim: a mention, or a value with the quote that states it.

    Attributes:
        mention: The short name of a mention; ``quote`` and ``occurrence`` then pick among its places.
        value: A bare name of the ontology, a prefixed name, or a number; None for a mention. A claim has no
            quote, because its own passage states it.
        elided: Whether the passage leaves out the words of the mention, so that earlier words are meant.
    """

    name: str
    mention: str | None = None
    value: str | int | None = None
    quote: str | None = None
    occurrence: int | None = None
    elided: bool = False


@dataclass(frozen=True, slots=True)
class CandidateTime:
    """A time of a claim: its words, and their meaning if the words alone do not give it.

    Attributes:
        relation: A concept of ``parley:timeRelations``.
        anchor: The short name of the mention of an event, with words in the quote.
        antecedent: The other time to which its words point: for "since then", "in February".
        counted_back: Whether its length ends with the antecedent: "three days" of talks ended on Thursday.
        begins: The first and the last day on which it may begin, as the author worked them out.
        ends: The same of its end.
    """

    quote: Pointer
    relation: str | None = None
    anchor: str | None = None
    antecedent: Pointer | None = None
    counted_back: bool = False
    begins: Days | None = None
    ends: Days | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One claim, as written.

    Attributes:
        upheld: The kinds of checks that contradict it, although its author considers it right.
    """

    number: int
    kind: str
    quote: Pointer
    polarity: str
    modality: str
    directness: str | None = None
    listing: str | None = None
    reading: str | None = None
    roles: tuple[CandidateRole, ...] = ()
    times: tuple[CandidateTime, ...] = ()
    upheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateClause:
    """Clauses without a claim, as written: a quote that touches them, and the reason."""

    quote: Pointer
    reason: str


@dataclass(frozen=True, slots=True)
class CandidateWithdrawal:
    """The number of a withdrawn claim, as written, with the reason and the numbers that replace it."""

    number: int
    reason: str
    successors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateDetail:
    """A detail of an article, as written: its value, and where it was read.

    Attributes:
        name: A field of ``Article``: ``title``, ``language``, ``publisher``.
        value: The value; None if the quoted words are the value.
        quote: Words of the text that state it.
        read: A concept of ``parley:detailSources``, if it was read outside the text. Without it, title and
            language are those of the text.
    """

    name: str
    value: str | None = None
    quote: Pointer | None = None
    read: str | None = None


@dataclass(frozen=True, slots=True)
class Candidates:
    """An article as written: metadata, mentions, claims, clauses without one, withdrawn claims.

    Attributes:
        entered_by: The slugs of the coders who entered its claims.
    """

    article: str
    details: tuple[CandidateDetail, ...] = ()
    mentions: tuple[CandidateMention, ...] = ()
    claims: tuple[Candidate, ...] = ()
    clauses: tuple[CandidateClause, ...] = ()
    withdrawn: tuple[CandidateWithdrawal, ...] = ()
    entered_by: tuple[str, ...] = ()
