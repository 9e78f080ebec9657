"""The rule that says in which clause a claim is said, beside the same in other words."""

from __future__ import annotations

from pathlib import Path

from parley.claims.claim import Claim
from parley.claims.corpus import Corpus
from parley.claims.iris import clause_iri
from parley.claims.stating import stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.gate.grounding import kind_of
from parley.names import term
from parley.release.graphs import DERIVED, derive
from parley.text.clauses.splitter import innermost
from parley.text.spans import Span


def _starts(claim: Claim, vocabulary: Vocabulary) -> list[int]:
    """Return where the words begin that place a claim: those of entities only where there are no others."""
    found: dict[bool, list[int]] = {True: [], False: []}
    for role in stated_roles(claim):
        kind = kind_of(role, vocabulary)
        if kind != "claim":
            inside = [wording.span for wording in role.wordings if wording.span.start < claim.evidence.end]
            found[kind == "name"] += [span.start for span in inside if span.start >= claim.evidence.start]
    return found[False] or found[True]


def _clauses(claim: Claim, clauses: tuple[Span, ...], vocabulary: Vocabulary) -> set[tuple[str, str]]:
    places = {innermost(clauses, start) for start in _starts(claim, vocabulary)}
    return {(claim.iri, clause_iri(claim.article, clauses[place])) for place in places if place is not None}


def test_claim_is_in_the_clauses_where_its_words_begin(corpus: Corpus, corpus_root: Path) -> None:
    derived = derive(corpus, corpus_root).graphs[DERIVED]
    found = {
        (triple.subject.value, triple.object.value)
        for triple in derived
        if triple.predicate.value == term("inClause")
    }
    expected = {
        pair
        for file in corpus.articles
        for claim in file.annotations.claims
        for pair in _clauses(claim, file.annotations.clauses, corpus.vocabulary)
    }
    assert found == expected


def test_every_claim_is_in_a_clause(corpus: Corpus, corpus_root: Path) -> None:
    derived = derive(corpus, corpus_root).graphs[DERIVED]
    placed = {triple.subject.value for triple in derived if triple.predicate.value == term("inClause")}
    assert placed == {claim.iri for file in corpus.articles for claim in file.annotations.claims}
