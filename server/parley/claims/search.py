"""The search for what no article states: in the texts, and among the names of entities.

Names count as well as texts. Otherwise "United Nations" would be not stated if an article says "UN".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from parley.claims.claim import Claim
from parley.claims.corpus import Corpus
from parley.claims.stating import stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.names import compact
from parley.names import term as iri_of
from parley.text.search import SearchTerm, Sentences, places, tokens_of_sentences
from parley.text.spans import Span

_UNNAMED = iri_of("UnnamedParty")


class SearchVerdict(StrEnum):
    """The results of a search; all except the last are concepts of ``parley:silenceKinds``."""

    NOT_STATED = "notStated"
    NOT_CHECKED = "notChecked"
    STATED_AS_UNKNOWN = "statedAsUnknown"
    STATED = "stated"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A place in a text, or a thing with a name, where a term was found.

    Attributes:
        term: The term, as written.
        where: The IRI of the article, or of the thing.
        span: The place in the article; None for a name.
        claims: The claims whose evidence the place touches, or that name the thing.
        open: Those of them that leave the matter open.
    """

    term: str
    where: str
    span: Span | None
    claims: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """The findings of a search.

    Attributes:
        terms: The terms, as written.
        searched: The IRIs of the articles whose text was read.
        missing: The IRIs of the articles whose text was not available.
        found: Every place and every name, in order.
    """

    terms: tuple[str, ...]
    searched: tuple[str, ...]
    missing: tuple[str, ...]
    found: tuple[SearchHit, ...]

    @property
    def verdict(self) -> SearchVerdict:
        """The result of the search.

        If the matter is found in several places, it is only "stated as unknown" if a claim leaves it open at
        each of them.
        """
        if self.found:
            return (
                SearchVerdict.STATED_AS_UNKNOWN
                if all(hit.open for hit in self.found)
                else SearchVerdict.STATED
            )
        return SearchVerdict.NOT_CHECKED if self.missing else SearchVerdict.NOT_STATED

    @property
    def open_claims(self) -> tuple[str, ...]:
        """The claims that leave the matter open."""
        return tuple(sorted({claim for hit in self.found for claim in hit.open}))

    def places(self) -> list[str]:
        """Return the places in words, without the text there."""
        return [
            f"{compact(hit.where)} {hit.span}" if hit.span else f"the name of {compact(hit.where)}"
            for hit in self.found
        ]

    def count(self, term: str, article: str) -> int:
        """Return how often a term occurs in an article."""
        return sum(hit.term == term and hit.where == article for hit in self.found)

    def count_names(self, term: str) -> int:
        """Return how many of the things in claims have a term as a name."""
        return sum(hit.term == term and hit.span is None for hit in self.found)


class Searcher:
    """Searches the articles of a corpus; each text is divided into tokens once."""

    def __init__(self, corpus: Corpus, texts: Mapping[str, str]) -> None:
        """Create it from the corpus, and the available canonical texts by their hash."""
        self._vocabulary = corpus.vocabulary
        self._articles = [file.annotations for file in corpus.articles]
        self._texts: dict[str, Sentences] = {
            held.article.iri: tokens_of_sentences(texts[held.article.text_hash])
            for held in self._articles
            if held.article.text_hash in texts
        }
        self._users = _users(claim for held in self._articles for claim in held.claims)

    def search(self, terms: Sequence[SearchTerm]) -> Search:
        """Search each of some terms in every text, and among the names of things in claims."""
        every = tuple(held.article.iri for held in self._articles)
        return Search(
            tuple(term.written for term in terms),
            tuple(iri for iri in every if iri in self._texts),
            tuple(iri for iri in every if iri not in self._texts),
            (*self._in_texts(terms), *self._in_names(terms)),
        )

    def _in_texts(self, terms: Sequence[SearchTerm]) -> Iterator[SearchHit]:
        for held in self._articles:
            for term in terms:
                for span in places(term, self._texts.get(held.article.iri, ())):
                    there = [claim for claim in held.claims if claim.evidence.overlaps(span)]
                    yield SearchHit(
                        term.written,
                        held.article.iri,
                        span,
                        tuple(claim.iri for claim in there),
                        tuple(claim.iri for claim in there if _open_at(claim, span, self._vocabulary)),
                    )

    def _in_names(self, terms: Sequence[SearchTerm]) -> Iterator[SearchHit]:
        for thing, claims in sorted(self._users.items()):
            names = [tokens_of_sentences(name) for name in self._names_of(thing)]
            left_open = [claim.iri for claim in claims if self._names_openly(claim, thing)]
            for term in terms:
                if any(True for name in names for _ in places(term, name)):
                    every = tuple(claim.iri for claim in claims)
                    yield SearchHit(term.written, thing, None, every, tuple(left_open))

    def _names_of(self, thing: str) -> set[str]:
        """Return the names of a thing; cues of a concept are left out, because any article may use them."""
        label = self._vocabulary.labels.get(thing)
        others = {*self._vocabulary.names.get(thing, ())} - {*self._vocabulary.cues.get(thing, ())}
        return others | ({label} if label else set())

    def _names_openly(self, claim: Claim, thing: str) -> bool:
        return self._vocabulary.is_a(thing, _UNNAMED) or _leaves_open(claim, self._vocabulary)


def _users(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return the claims that name each entity and concept, by its IRI."""
    users: dict[str, list[Claim]] = {}
    for claim in claims:
        for value in dict.fromkeys(role.value for role in stated_roles(claim)):
            if isinstance(value, str):
                users.setdefault(value, []).append(claim)
    return users


def _open_at(claim: Claim, span: Span, vocabulary: Vocabulary) -> bool:
    """Return whether a claim leaves a place open: the claim says so, or the party there is unnamed."""
    unnamed = any(
        wording.span.overlaps(span)
        for role in stated_roles(claim)
        if isinstance(role.value, str) and vocabulary.is_a(role.value, _UNNAMED)
        for wording in role.wordings
    )
    return unnamed or (claim.evidence.overlaps(span) and _leaves_open(claim, vocabulary))


def _leaves_open(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Return whether a claim says that something is not decided or not known."""
    return any(role.value in vocabulary.leave_open for role in claim.roles)
