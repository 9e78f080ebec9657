"""Omissions: a removed claim, and a false reason for a clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.claims.claim import ArticleAnnotations, Unclaimed
from parley.claims.coverage import coverage
from parley.claims.iris import clause_iri
from parley.claims.vocabulary import Vocabulary
from parley.mutate.kinds import Planted
from parley.mutate.mutant import Mutant
from parley.names import compact, term
from parley.text.words import Text


def taken_out(annotations: ArticleAnnotations) -> Iterator[Mutant]:
    """Yield the article without each of its claims, and without those that join it."""
    for claim in annotations.claims:
        missing = _with_joining([claim.iri], annotations)
        yield Mutant(Planted.CLAIM_OUT, claim.iri, _without(missing), left_out=missing)


def false_reasons(annotations: ArticleAnnotations, text: Text, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Yield each clause with each reason except its own, instead of any claims it has."""
    for place in coverage(annotations, text):
        missing = _with_joining((claim.iri for claim in place.claims), annotations)
        for reason in vocabulary.instances(term("reasonsWithoutClaim")):
            if reason != place.reason:
                change = f"{compact(reason)}, {_without(missing)}" if missing else compact(reason)
                false, where = (
                    Unclaimed(place.clause, reason),
                    clause_iri(annotations.article.iri, place.clause),
                )
                yield Mutant(Planted.FALSE_REASON, where, change, left_out=missing, reason=false)


def _with_joining(iris: Iterable[str], annotations: ArticleAnnotations) -> frozenset[str]:
    """Return claims with those that join them, and those that join these."""
    found = list(iris)
    for iri in found:
        found += [
            claim.iri
            for claim in annotations.claims
            if claim.iri not in found and any(role.value == iri for role in claim.roles)
        ]
    return frozenset(found)


def _without(missing: Iterable[str]) -> str:
    return f"without {' '.join(map(compact, sorted(missing)))}"
