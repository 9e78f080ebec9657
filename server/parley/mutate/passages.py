"""Passages: cut beside a word that changes the meaning, or replaced by the sentence before or after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parley.claims.claim import Claim
from parley.claims.cues import ACTUAL
from parley.mutate.grounding import Grounding
from parley.mutate.kinds import CUT_OFF, Planted
from parley.mutate.mutant import Mutant
from parley.names import term
from parley.text.spans import Span
from parley.text.words import Text
from parley.variants.variant import Variant

_PLAIN = ("", ACTUAL, term("affirmed"))
"""The values of a claim if no word of its passage says otherwise."""


def cut_off(variant: Variant, claim: Claim, grounding: Grounding) -> Iterator[Mutant]:
    """Yield a variant without the meaning of a word, with a passage from the first to the last role."""
    words = (word.span for role in variant.claim.roles for word in role.wordings)
    spans = [span for span in words if span in claim.evidence]
    if variant.kind not in CUT_OFF or variant.now not in _PLAIN or not spans:
        return
    evidence = Span(min(span.start for span in spans), max(span.end for span in spans))
    if evidence != claim.evidence:
        cut = grounding.ascribed(replace(variant.claim, evidence=evidence))
        change = f"{variant.change}, evidence {evidence}"
        yield Mutant(CUT_OFF[variant.kind], claim.iri, change, (cut,))


def moved(claim: Claim, text: Text, grounding: Grounding) -> Iterator[Mutant]:
    """Yield the claim with the sentence before and after as its passage, and its values as stated there."""
    own = text.sentence_of(claim.evidence)
    if own is None:
        return
    place = text.sentences.index(own)
    for sentence in text.sentences[max(0, place - 1) : place + 2]:
        if sentence != own:
            stated = ((role, tuple(grounding.within(role, sentence)[:1])) for role in claim.roles)
            roles = tuple(replace(role, wordings=words or role.wordings) for role, words in stated)
            change = f"evidence {claim.evidence} → {sentence}"
            changed = grounding.ascribed(replace(claim, evidence=sentence, roles=roles, attribution=None))
            yield Mutant(Planted.NEIGHBOUR, claim.iri, change, (changed,))
