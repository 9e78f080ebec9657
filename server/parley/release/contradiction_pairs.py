"""Contradictions as values: the two claims of each, and the comparisons, for people and programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from parley.claims.claim import Article, Claim
from parley.claims.corpus import Corpus
from parley.names import term
from parley.release.graphs import DERIVED, Derivation
from parley.sentences.sentence import sentence

_Index = dict[tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class ContradictionSide:
    """One of two claims: its sentence, its place, and its holders."""

    claim: Claim
    article: Article
    sentence: str

    @property
    def holders(self) -> tuple[str, ...]:
        """The IRIs of its holders; without any, the article itself."""
        return tuple(str(holder) for holder in self.claim.values(term("heldBy")))


@dataclass(frozen=True, slots=True)
class ContradictionPair:
    """Two claims that contradict each other: the contradiction, its kinds, and the different values."""

    iri: str
    kinds: tuple[str, ...]
    differs_in: tuple[str, ...]
    sides: tuple[ContradictionSide, ...]


@dataclass(frozen=True, slots=True)
class ComparisonCount:
    """A kind of contradiction: how many claims it concerns, how many pairs were compared and contradict."""

    kind: str
    claims: int
    compared: int
    contradicting: int


def pairs(corpus: Corpus, derivation: Derivation) -> list[ContradictionPair]:
    """Return the contradictions of a corpus, in the order of their IRIs."""
    index = _index(derivation.graphs[DERIVED])
    sides = {side.claim.iri: side for side in _sides(corpus)}
    found = sorted({subject for subject, predicate in index if predicate == term("between")})
    return [
        ContradictionPair(
            iri,
            tuple(index[iri, term("contradictionKind")]),
            tuple(index[iri, term("differsIn")]),
            tuple(sides[claim] for claim in index[iri, term("between")]),
        )
        for iri in found
    ]


def looked_for(derivation: Derivation) -> list[ComparisonCount]:
    """Return the comparisons, in the order of the kinds."""
    index = _index(derivation.comparisons)
    nodes = sorted({subject for subject, predicate in index if predicate == term("comparedPairs")})
    return [
        ComparisonCount(
            index[node, term("contradictionKind")][0],
            int(index[node, term("consideredClaims")][0]),
            int(index[node, term("comparedPairs")][0]),
            int(index[node, term("contradictingPairs")][0]),
        )
        for node in nodes
    ]


def _sides(corpus: Corpus) -> Iterator[ContradictionSide]:
    for file in corpus.articles:
        claims = {claim.iri: claim for claim in file.annotations.claims}
        for claim in file.annotations.claims:
            yield ContradictionSide(
                claim, file.annotations.article, sentence(claim, corpus.vocabulary, claims)
            )


def _index(triples: list[ox.Triple] | tuple[ox.Triple, ...]) -> _Index:
    """Return subject and predicate → values, in order."""
    index: _Index = defaultdict(list)
    for subject, predicate, value in triples:
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            index[subject.value, predicate.value].append(value.value)
    return {key: sorted(values) for key, values in index.items()}
