"""Variants: each changes its field, reads differently, and has values of the article's claims."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations

import pytest

from parley.claims.claim import Claim, Role
from parley.claims.corpus import Corpus
from parley.claims.vocabulary import Vocabulary
from parley.names import term, thing
from parley.sentences.sentence import sentence
from parley.times.bounds import Bounds
from parley.variants.kinds import Kind
from parley.variants.making import Variants
from parley.variants.variant import PLAIN, Variant, crossed

Held = dict[str, tuple[Claim, tuple[Variant, ...]]]
RARE = {
    Kind.HEDGE_CHANGED, Kind.METONYM, Kind.READING, Kind.QUALIFIER_DROPPED, Kind.QUALIFIER_PUT_IN,
    Kind.TIME_BOUNDS,
}  # fmt: skip
"""Kinds that the invented articles have no claim for."""


@pytest.fixture(scope="module")
def made(corpus: Corpus) -> Held:
    """Each claim with all its variants, by IRI."""
    held: Held = {}
    for file in corpus.articles:
        variants = Variants(file.annotations.claims, corpus.vocabulary)
        held |= {claim.iri: (claim, variants.of(claim)) for claim in file.annotations.claims}
    return held


@pytest.fixture(scope="module")
def wide(corpus: Corpus) -> Held:
    """The same, with values that no claim of the article has."""
    held: Held = {}
    for file in corpus.articles:
        variants = Variants(file.annotations.claims, corpus.vocabulary, wide=True)
        held |= {claim.iri: (claim, variants.of(claim)) for claim in file.annotations.claims}
    return held


def _all(held: Held) -> list[tuple[Claim, Variant]]:
    return [(claim, variant) for claim, variants in held.values() for variant in variants]


def test_all_kinds_are_made(wide: Held) -> None:
    assert set(Kind) - {variant.kind for _, variant in _all(wide)} <= RARE


def test_no_variant_reads_as_its_original(wide: Held, corpus: Corpus) -> None:
    """A reader cannot see the difference of such a pair. It is a fault of the wordings."""
    claims = {claim.iri: claim for claim, _ in wide.values()}
    read = {iri: sentence(claim, corpus.vocabulary, claims) for iri, claim in claims.items()}
    alike = [
        (claim.iri, variant.kind, variant.change)
        for claim, variant in _all(wide)
        if sentence(variant.claim, corpus.vocabulary, {**claims, claim.iri: variant.claim}) == read[claim.iri]
    ]
    assert alike == []


def test_variant_changes_the_fields_that_it_names_and_no_others(wide: Held) -> None:
    for claim, variant in _all(wide):
        changed = {name for name in PLAIN if getattr(claim, name) != getattr(variant.claim, name)}
        roles = {role.name for role in {*claim.roles} ^ {*variant.claim.roles}}
        if roles & {term(name) for name in ("low", "best", "high", "comparator")}:
            roles = {"number"}
        times = {term("time")} if claim.times != variant.claim.times else set()
        assert changed | roles | times == variant.fields, variant


def test_variant_keeps_name_and_passage(wide: Held) -> None:
    for claim, variant in _all(wide):
        kept = (variant.claim.iri, variant.claim.kind, variant.claim.evidence)
        assert kept == (claim.iri, claim.kind, claim.evidence)


def test_variants_are_different(made: Held) -> None:
    for _, variants in made.values():
        assert len({variant.claim for variant in variants}) == len(variants)


def test_values_that_are_put_in_are_taken_in_that_field(made: Held, corpus: Corpus) -> None:
    taken = defaultdict(set)
    for file in corpus.articles:
        for claim in file.annotations.claims:
            for role in claim.roles:
                taken[file.slug, role.name].add(role.value)
    swaps = {Kind.SUBJECT, Kind.OBJECT, Kind.REFERENT, Kind.PLACE, Kind.MEASURE, Kind.CONCEPT}
    relations = {term("nucleus"), term("satellite")}
    for claim, variant in _all(made):
        if variant.kind in swaps and not variant.fields & relations:
            article = claim.article.rsplit("/", 1)[1]
            assert variant.now in taken[article, variant.field], variant


def test_variants_of_two_fields_are_crossed(made: Held) -> None:
    for claim, variants in made.values():
        for one, other in list(combinations(variants[::9], 2)):
            if one.fields & other.fields:
                with pytest.raises(ValueError, match="one field"):
                    crossed(claim, (one, other))
                continue
            both = crossed(claim, (one, other))
            assert both == crossed(claim, (other, one))
            assert both not in (claim, one.claim, other.claim)


def test_a_claim_without_changes_is_itself(made: Held) -> None:
    assert all(crossed(claim, ()) == claim for claim, _ in made.values())


LENGTHS = {
    "the same length": (Bounds(duration="P6Y"), False),
    "another length": (Bounds(duration="P5Y"), True),
}


@pytest.mark.parametrize(("other", "is_put_in"), LENGTHS.values(), ids=LENGTHS)
def test_length_is_the_same_with_and_without_for(
    other: Bounds, is_put_in: bool, vocabulary: Vocabulary, corpus: Corpus
) -> None:
    claims = (claim for file in corpus.articles for claim in file.annotations.claims)
    timed = next(claim for claim in claims if len(claim.times) == 1)
    bounds = (Bounds(duration="P6Y", relation="lasting"), other)
    times = [replace(timed.times[0], bounds=one, anchor=None) for one in bounds]
    claims = [replace(timed, iri=thing("claim", f"x-{at}"), times=(time,)) for at, time in enumerate(times)]
    kinds = {variant.kind for variant in Variants(claims, vocabulary).of(claims[0])}
    assert (Kind.TIME in kinds) == is_put_in
    assert Kind.TIME_CLIPPED not in kinds


def test_days_that_were_worked_out_are_moved(vocabulary: Vocabulary, corpus: Corpus) -> None:
    claims = (claim for file in corpus.articles for claim in file.annotations.claims)
    timed = next(claim for claim in claims if len(claim.times) == 1)
    bounds = Bounds("2031-03-31", None, None, "2031-05-05", duration="P9D")
    own = replace(timed, times=(replace(timed.times[0], bounds=bounds, anchor=None, worked_out=True),))
    found = [one.claim.times[0] for one in Variants([own], vocabulary).of(own) if one.kind == Kind.TIME]
    assert [(time.bounds.earliest_start, time.bounds.latest_end) for time in found] == [
        ("2030-03-31", "2030-05-05"),
        ("2032-03-31", "2032-05-05"),
        ("2031-02-28", "2031-04-05"),
        ("2031-04-30", "2031-06-05"),
    ]
    assert all(time.worked_out and time.bounds.duration == "P9D" for time in found)


def test_no_variant_says_a_broader_concept(vocabulary: Vocabulary, corpus: Corpus) -> None:
    """A party that signs also acts, so the broader concept would be true too."""
    claim = next(claim for file in corpus.articles for claim in file.annotations.claims if claim.times)
    narrow = next(one for one, above in vocabulary.broader.items() if len(above) > 1 and "notion" not in one)
    broad = next(iter(vocabulary.broader[narrow] - {narrow}))
    plain = replace(claim, kind=term("Action"), times=(), roles=(Role(term("action"), narrow),))
    other = replace(plain, iri=thing("claim", "x-002"), roles=(Role(term("action"), broad),))
    kinds = {variant.kind for variant in Variants((plain, other), vocabulary).of(plain)}
    assert Kind.CONCEPT not in kinds
