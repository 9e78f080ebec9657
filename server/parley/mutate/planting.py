"""Planting: every error of an article, and as many of a kind in one place as can be judged in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from parley.claims.claim import ArticleAnnotations, Claim
from parley.claims.vocabulary import Vocabulary
from parley.gate.article import ArticleGate
from parley.mutate import omissions, passages
from parley.mutate.grounding import Grounding
from parley.mutate.kinds import kind_of
from parley.mutate.mentions import Mentions
from parley.mutate.mutant import Mutant
from parley.variants.making import Variants

MOST = 3
"""How many mutants of one kind are planted in one claim, mention or clause."""


def mutants(annotations: ArticleAnnotations, gate: ArticleGate, vocabulary: Vocabulary) -> list[Mutant]:
    """Return the mutants of an article, each once, in fixed order, with a limit for each kind and place."""
    claims = {claim.iri: claim for claim in annotations.claims}
    places: defaultdict[tuple[str, str], list[Mutant]] = defaultdict(list)
    for mutant in _all(annotations, gate, vocabulary):
        places[mutant.where, mutant.kind].append(mutant)
    return [mutant for own in places.values() for mutant in _few(own, claims)]


def _all(annotations: ArticleAnnotations, gate: ArticleGate, vocabulary: Vocabulary) -> Iterator[Mutant]:
    grounding = Grounding(annotations, gate, vocabulary)
    variants = Variants(annotations.claims, vocabulary, wide=True)
    for claim in annotations.claims:
        for variant in variants.of(claim):
            changed = grounding.grounded(variant, claim)
            yield Mutant(kind_of(variant), claim.iri, variant.change, (changed,))
            yield from passages.cut_off(variant, claim, grounding)
        yield from passages.moved(claim, gate.text, grounding)
    yield from Mentions(annotations, gate, vocabulary).mutants()
    yield from omissions.taken_out(annotations)
    yield from omissions.false_reasons(annotations, gate.text, vocabulary)


def _few(own: Iterable[Mutant], claims: dict[str, Claim]) -> list[Mutant]:
    """Return some of the mutants of one place: first those whose value has its own words there.

    A digest chooses among these, so that values early in the alphabet are not preferred.
    """

    def order(mutant: Mutant) -> tuple[bool, str]:
        has_words = any({*one.spans()} - {*claims[one.iri].spans()} for one in mutant.claims)
        return not has_words, sha256(f"{mutant.where} {mutant.change}".encode()).hexdigest()

    return sorted(own, key=order)[:MOST]
