"""From quotes to places: what is found, and what is refused with the places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from parley.claims.candidates import CandidateSentence, Pointer, parse_candidates, read_candidates
from parley.claims.claim import ArticleClaims, Claim, Unclaimed
from parley.claims.corpus import ArticleFile, Corpus, text_of
from parley.claims.resolution import resolve, unresolve
from parley.claims.vocabulary import Vocabulary
from parley.errors import InputError
from parley.names import term, thing
from parley.text.spans import Span

TEXT = (
    "Kelland hosted the talks. Tomas Rell came, and the president left. "
    "The Highland Front came; the Highland Front left, in 2024. Kelland and Kelland only."
)
CLAIM = {
    "number": 1,
    "kind": "Hosting",
    "quote": "Kelland hosted the talks",
    "polarity": "affirmed",
    "modality": "actual",
    "hedged": False,
}
HOST = {"name": "host", "value": "state:kelland", "quote": "Kelland"}
Resolve = Callable[..., ArticleClaims]


@pytest.fixture
def resolved(vocabulary: Vocabulary) -> Resolve:
    def run(*claims: dict[str, Any], text: str = TEXT) -> ArticleClaims:
        data = {"article": "talks", "title": "Talks", "claim": list(claims)}
        return resolve(parse_candidates(data, where="x"), text, vocabulary)

    return run


def _only(held: ArticleClaims) -> Claim:
    assert len(held.claims) == 1
    return held.claims[0]


def test_article_is_described_by_its_text(resolved: Resolve) -> None:
    article = resolved().article
    assert (article.iri, article.characters, article.profile) == (thing("article", "talks"), len(TEXT), 1)


def test_claim_gets_its_iri_kind_and_place(resolved: Resolve) -> None:
    claim = _only(resolved(CLAIM))
    assert (claim.iri, claim.kind, claim.evidence) == (
        thing("claim", "talks-001"),
        term("Hosting"),
        Span(0, 24),
    )


def test_role_is_looked_for_inside_the_quote_of_its_claim(resolved: Resolve) -> None:
    claim = _only(resolved(CLAIM | {"role": [HOST]}))
    assert claim.roles[0].mentions[0].span == Span(0, 7)


def test_holder_may_stand_beside_the_quote(resolved: Resolve) -> None:
    role = {"name": "heldBy", "value": "person:tomas-rell", "quote": "Tomas Rell"}
    assert _only(resolved(CLAIM | {"role": [role]})).roles[0].mentions[0].span.of(TEXT) == "Tomas Rell"


def test_antecedent_may_stand_anywhere_and_makes_the_claim_point_back(resolved: Resolve) -> None:
    quote = {"quote": "the president left"}
    role = {
        "name": "host",
        "value": "person:tomas-rell",
        "quote": "the president",
        "antecedent": "Tomas Rell",
    }
    claim = _only(resolved(CLAIM | quote | {"role": [role]}))
    assert claim.directness == term("viaAntecedent")
    assert claim.roles[0].mentions[0].antecedent == Span(26, 36)


def test_claim_without_antecedent_is_explicit(resolved: Resolve) -> None:
    assert _only(resolved(CLAIM | {"role": [HOST]})).directness == term("explicit")


def test_stated_directness_stays(resolved: Resolve) -> None:
    assert _only(resolved(CLAIM | {"directness": "inferred"})).directness == term("inferred")


def test_occurrence_is_counted_inside_the_scope(resolved: Resolve) -> None:
    claim = _only(resolved(CLAIM | {"quote": "Kelland and Kelland only", "role": [HOST | {"occurrence": 2}]}))
    assert claim.roles[0].mentions[0].span.of(TEXT) == "Kelland"
    assert claim.roles[0].mentions[0].span.start > claim.evidence.start


def test_one_value_in_two_places_is_one_role_with_two_mentions(resolved: Resolve) -> None:
    roles = [HOST | {"occurrence": 2}, HOST | {"occurrence": 1}]
    claim = _only(resolved(CLAIM | {"quote": "Kelland and Kelland only", "role": roles}))
    assert len(claim.roles) == 1
    assert len(claim.roles[0].mentions) == 2


def test_time_gets_the_bounds_that_its_words_state(resolved: Resolve) -> None:
    claim = _only(
        resolved(CLAIM | {"quote": "the Highland Front left, in 2024", "time": [{"quote": "in 2024"}]})
    )
    assert claim.times[0].iri == f"{claim.iri}#time-1"
    assert claim.times[0].bounds.edtf == "2024"


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "quote that stands nowhere": (
        CLAIM | {"quote": "Morvia hosted the talks"},
        "'Morvia hosted the talks' does not stand in the article",
    ),
    "quote that stands twice": (
        CLAIM | {"quote": "the Highland Front"},
        "stands 2 times in the article (1: 67–85, 2: 92–110); quote more, or give occurrence",
    ),
    "occurrence past the last": (
        CLAIM | {"quote": "the Highland Front", "occurrence": 3},
        "has no occurrence 3 in the article, only 2",
    ),
    "role outside the quote": (
        CLAIM | {"role": [HOST | {"quote": "Tomas Rell"}]},
        "'Tomas Rell' does not stand in the quote of its claim",
    ),
    "role that stands twice": (
        CLAIM | {"quote": "Kelland and Kelland only", "role": [HOST]},
        "'Kelland' stands 2 times in the quote of its claim",
    ),
    "cut word": (CLAIM | {"quote": "Kelland hosted the talk"}, "does not stand in the article"),
    "empty quote": (CLAIM | {"quote": ""}, "'' does not stand in the article"),
    "antecedent that stands nowhere": (
        CLAIM | {"role": [HOST | {"antecedent": "Ida Marsh"}]},
        "'Ida Marsh' does not stand in the article",
    ),
    "unknown kind": (
        CLAIM | {"kind": "Hostage"},
        "nothing is called 'Hostage' in ontology/ and triples/shared.ttl",
    ),
    "unknown value": (
        CLAIM | {"role": [HOST | {"value": "state:nowhere"}]},
        "nothing is called 'state:nowhere'",
    ),
    "unknown prefix": (
        CLAIM | {"role": [HOST | {"value": "land:kelland"}]},
        "nothing is called 'land:kelland'",
    ),
    "unknown role": (CLAIM | {"role": [HOST | {"name": "hosts"}]}, "nothing is called 'hosts'"),
    "what is no role": (CLAIM | {"role": [HOST | {"name": "polarity"}]}, "'polarity' is not a role"),
    "role above roles": (CLAIM | {"role": [HOST | {"name": "partyRole"}]}, "'partyRole' is not a role"),
    "number in a role of things": (CLAIM | {"role": [HOST | {"value": 5}]}, "'host' takes a name, in quotes"),
    "thing in a role of numbers": (CLAIM | {"role": [HOST | {"name": "low"}]}, "'low' takes a number"),
    "one thing in two roles": (
        CLAIM | {"role": [HOST, {"name": "participant", "value": "state:kelland", "quote": "Kelland"}]},
        "state:kelland is both parley:host and parley:participant",
    ),
}


@pytest.mark.parametrize(("claim", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_resolved_is_refused_by_claim(
    resolved: Resolve, claim: dict[str, Any], message: str
) -> None:
    with pytest.raises(InputError) as refused:
        resolved(claim)
    assert str(refused.value).startswith("claim 1: ")
    assert message in str(refused.value)


@pytest.fixture(params=["talks-at-grey-harbour", "quiet-boats-on-lake-orrin"])
def file(request: pytest.FixtureRequest, corpus: Corpus) -> ArticleFile:
    return next(file for file in corpus.articles if file.slug == request.param)


def test_candidates_of_claims_resolve_to_the_same_claims(
    file: ArticleFile, texts: dict[str, str], vocabulary: Vocabulary
) -> None:
    text = text_of(file.held.article, texts)
    assert resolve(unresolve(file.held, text), text, vocabulary) == file.held


def test_candidates_in_the_repository_resolve_to_the_claims_in_it(
    file: ArticleFile, texts: dict[str, str], corpus_root: Path, vocabulary: Vocabulary
) -> None:
    candidates = read_candidates(corpus_root / "candidates" / f"{file.slug}.toml")
    assert resolve(candidates, text_of(file.held.article, texts), vocabulary) == file.held


# Sentences without a claim ---------------------------------------------------------------------------

FURNITURE = "Read on. More here: the lake talks.\n\nLeave a reply\n\nRead on. Leave a reply"


def _sentences(vocabulary: Vocabulary, *blocks: dict[str, Any]) -> ArticleClaims:
    data = {"article": "talks", "title": "Talks", "sentence": list(blocks)}
    return resolve(parse_candidates(data, where="x"), FURNITURE, vocabulary)


def test_quote_stands_for_the_whole_sentence_it_lies_in(vocabulary: Vocabulary) -> None:
    held = _sentences(vocabulary, {"quote": "the lake", "reason": "linkLine"})
    assert held.unclaimed == (Unclaimed(Span(9, 35), term("linkLine")),)


def test_sentences_come_in_the_order_of_the_text(vocabulary: Vocabulary) -> None:
    held = _sentences(
        vocabulary,
        {"quote": "Leave a reply", "occurrence": 1, "reason": "commentForm"},
        {"quote": "More", "reason": "linkLine"},
    )
    assert [unclaimed.sentence.start for unclaimed in held.unclaimed] == [9, 37]


def test_sentence_that_stands_twice_is_found_again(vocabulary: Vocabulary) -> None:
    block = {"quote": "Leave a reply", "occurrence": 2, "reason": "commentForm"}
    held = _sentences(vocabulary, block)
    again = unresolve(held, FURNITURE)
    assert again.sentences == (CandidateSentence(Pointer("Leave a reply", 2), "commentForm"),)
    assert resolve(again, FURNITURE, vocabulary) == held


FAULTS: dict[str, tuple[tuple[dict[str, Any], ...], str]] = {
    "quote that stands nowhere": (
        ({"quote": "the sea", "reason": "heading"},),
        "sentence in place 1: 'the sea' does not stand in the article",
    ),
    "quote that stands twice": (
        ({"quote": "Leave a reply", "reason": "commentForm"},),
        "sentence in place 1: 'Leave a reply' stands 2 times in the article",
    ),
    "quote across two sentences": (
        ({"quote": "on. More", "reason": "linkLine"},),
        "sentence in place 1: the quote at 5–13 crosses the end of a sentence; quote inside one sentence",
    ),
    "one sentence twice": (
        ({"quote": "More here", "reason": "linkLine"}, {"quote": "the lake", "reason": "heading"}),
        "sentence in place 2: the sentence at 9–35 has a reason already",
    ),
    "concept of another scheme": (
        ({"quote": "the lake", "reason": "denied"},),
        "sentence in place 1: 'denied' is no reason for a sentence without a claim; reasons are anecdote, ",
    ),
    "reason that nothing is called": (
        ({"quote": "the lake", "reason": "boredom"},),
        "sentence in place 1: nothing is called 'boredom'",
    ),
}


@pytest.mark.parametrize(("blocks", "message"), FAULTS.values(), ids=FAULTS)
def test_fault_in_a_sentence_is_refused_with_its_place(
    blocks: tuple[dict[str, Any], ...], message: str, vocabulary: Vocabulary
) -> None:
    with pytest.raises(InputError) as refused:
        _sentences(vocabulary, *blocks)
    assert str(refused.value).startswith(message)
