"""Planting: every error of an article, and as many of a kind in one place as can be judged in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from parley.claims.claim import ArticleAnnotations, Claim
from parley.claims.cues import MODAL, Cue, find_cues
from parley.claims.vocabulary import Vocabulary
from parley.gate.article import ArticleGate
from parley.mutate import omissions, passages
from parley.mutate.grounding import Grounding
from parley.mutate.kinds import Planted, kind_of
from parley.mutate.mentions import Mentions
from parley.mutate.mutant import Mutant
from parley.variants.kinds import Kind
from parley.variants.making import Variants
from parley.variants.variant import Variant

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
    modal = [cue for cue in find_cues(gate.text, vocabulary) if cue.kind in ("modality", MODAL)]
    variants = Variants(annotations.claims, vocabulary, wide=True)
    for claim in annotations.claims:
        for variant in variants.of(claim):
            changed = grounding.grounded(variant, claim)
            kind = Planted.MODALITY_REREAD if _is_reread(variant, modal) else kind_of(variant)
            yield Mutant(kind, claim.iri, variant.change, (changed,))
            yield from passages.cut_off(variant, claim, grounding)
        yield from passages.moved(claim, gate.text, grounding)
    yield from Mentions(annotations, gate, vocabulary).mutants()
    yield from omissions.taken_out(annotations)
    yield from omissions.false_reasons(annotations, gate.text, vocabulary)


def _is_reread(variant: Variant, modal: Iterable[Cue]) -> bool:
    """Return whether one modal word in the passage means the modality of a claim and that of its variant."""
    both = {variant.was, variant.now}
    return variant.kind is Kind.MODALITY and any(
        both <= cue.says and cue.place in variant.claim.evidence for cue in modal
    )


def _few(own: Iterable[Mutant], claims: dict[str, Claim]) -> list[Mutant]:
    """Return some of the mutants of one place: first those whose value has its own words there.

    A digest chooses among these, so that values early in the alphabet are not preferred.
    """

    def order(mutant: Mutant) -> tuple[bool, str]:
        has_words = any({*one.spans()} - {*claims[one.iri].spans()} for one in mutant.claims)
        return not has_words, sha256(f"{mutant.where} {mutant.change}".encode()).hexdigest()

    return sorted(own, key=order)[:MOST]
