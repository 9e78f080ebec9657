"""Digests of the invented corpus, unchanged and changed in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from parley.claims.claim import ArticleAnnotations, Claim
from parley.claims.corpus import ArticleFile, Corpus
from parley.coding.records import Digests
from tests.coded import digests_of

Change = Callable[[ArticleAnnotations], ArticleAnnotations]


def with_article(corpus: Corpus, file: ArticleFile, change: Change) -> Corpus:
    """Return a corpus with one article changed; its triples stay as they are."""
    changed = replace(file, annotations=change(file.annotations))
    return replace(corpus, articles=tuple(changed if one == file else one for one in corpus.articles))


def with_claim(corpus: Corpus, claim: Claim, changed: Claim) -> Corpus:
    """Return a corpus with one claim changed."""
    file = next(file for file in corpus.articles if claim in file.annotations.claims)
    claims = tuple(changed if one == claim else one for one in file.annotations.claims)
    return with_article(corpus, file, lambda held: replace(held, claims=claims))


def differing(before: Mapping[str, Digests], after: Mapping[str, Digests]) -> dict[str, set[str]]:
    """Return which items have other digests, by IRI, for each kind of digest."""
    assert before.keys() == after.keys()
    return {
        kind: {iri for iri in before if getattr(before[iri], kind) != getattr(after[iri], kind)}
        for kind in ("content", "text", "shown")
    }


@pytest.fixture(scope="session")
def digests(corpus: Corpus) -> Mapping[str, Digests]:
    return digests_of(corpus)
