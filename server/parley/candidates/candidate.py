"""The candidate, as plain values: a claim as a curator writes it, with quotes in place of offsets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pointer:
    """A quote, and which of its occurrences is meant (counted from 1) where there are several."""

    quote: str
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class CandidateWords:
    """Words of a mention: a quote, and the places that are meant.

    Attributes:
        occurrences: Which of its places in the article, counted from 1; none for every place of a name, or
            for the only place of words that point back.
        anaphor: Whether the words only point back, and name nothing.
    """

    quote: str
    occurrences: tuple[int, ...] = ()
    anaphor: bool = False


@dataclass(frozen=True, slots=True)
class CandidateMention:
    """Who or what the article speaks of: a short name, the entities meant, and the words that mean them."""

    name: str
    entities: tuple[str, ...]
    words: tuple[CandidateWords, ...]


@dataclass(frozen=True, slots=True)
class CandidateRole:
    """One role of a claim: what is picked by a mention, or a value with the quote that states it.

    Attributes:
        mention: The short name of a mention; ``quote`` and ``occurrence`` then pick among its places.
        value: A bare name of the ontology, a prefixed name, or a number; None where a mention is picked. A
            claim has no quote: its own passage states it.
        elided: Whether the passage leaves the words of the mention out, so that those before it are meant.
    """

    name: str
    mention: str | None = None
    value: str | int | None = None
    quote: str | None = None
    occurrence: int | None = None
    elided: bool = False


@dataclass(frozen=True, slots=True)
class CandidateTime:
    """A time of a claim: its words, and what they mean where the words alone do not tell.

    Attributes:
        relation: A concept of ``parley:timeRelations``.
        anchor: The short name of the mention of an event, with words in the quote.
        antecedent: The time before it that its words point back to: of "since then", "in February".
    """

    quote: Pointer
    relation: str | None = None
    anchor: str | None = None
    antecedent: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One claim, as written.

    Attributes:
        upheld: The kinds of checks that contradict it, and against which its author holds it true.
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
    """A number that names no claim any more, as written: why, and the numbers of the claims in its place."""

    number: int
    reason: str
    successors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateDetail:
    """A detail of an article, as written: what it is, and where it was read.

    Attributes:
        name: A field of ``Article``: ``title``, ``language``, ``publisher``.
        value: What it is; None where the quoted words are it.
        quote: Words of the text that state it.
        read: A concept of ``parley:detailSources``, where it was read elsewhere; title and language without
            one are of the text.
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
