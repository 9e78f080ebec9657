"""The scope of a sheet: its part of an article."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from parley.claims.claim import ArticleAnnotations
from parley.claims.iris import sentence_iri
from parley.coding.picks import mentions_picked


@dataclass(frozen=True)
class SheetScope:
    """The mentions, claims and sentences of a sheet, by IRI."""

    mentions: frozenset[str]
    claims: frozenset[str]
    sentences: frozenset[str]


def whole_scope(annotations: ArticleAnnotations) -> SheetScope:
    """Return the whole scope of an article."""
    return SheetScope(
        frozenset(mention.iri for mention in annotations.mentions),
        frozenset(claim.iri for claim in annotations.claims),
        frozenset(sentence_iri(annotations.article.iri, place) for place in annotations.sentences),
    )


def scope_with(annotations: ArticleAnnotations, claims: Collection[str]) -> SheetScope:
    """Return the scope of some claims: the mentions that they pick, and their sentences."""
    own = [claim for claim in annotations.claims if claim.iri in claims]
    return SheetScope(
        frozenset(iri for claim in own for iri in mentions_picked(claim, annotations.mentions)),
        frozenset(claim.iri for claim in own),
        frozenset(
            sentence_iri(annotations.article.iri, place)
            for place in annotations.sentences
            if any(claim.evidence in place for claim in own)
        ),
    )


def scope_among(annotations: ArticleAnnotations, coded: Iterable[str]) -> SheetScope:
    """Return the scope of a sheet from its codings, without items that the article no longer has."""
    whole, asked = whole_scope(annotations), frozenset(coded)
    return SheetScope(whole.mentions & asked, whole.claims & asked, whole.sentences & asked)
