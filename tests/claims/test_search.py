"""The search for unstated matters, in the invented corpus."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.corpus import Corpus
from parley.claims.search import Search, Searcher, SearchVerdict
from parley.names import term, thing
from parley.text.search import parse_term

BOATS, TALKS = thing("article", "quiet-boats-on-lake-orrin"), thing("article", "talks-at-grey-harbour")


@pytest.fixture(scope="module")
def searcher(corpus: Corpus, texts: dict[str, str]) -> Searcher:
    return Searcher(corpus, texts)


@pytest.fixture(scope="module")
def without_talks(corpus: Corpus, texts: dict[str, str]) -> Searcher:
    held = corpus.articles[0].annotations.article.text_hash
    return Searcher(corpus, {held: texts[held]})


def _search(searcher: Searcher, *terms: str) -> Search:
    return searcher.search([parse_term(written) for written in terms])


def test_what_stands_nowhere_is_not_stated(searcher: Searcher) -> None:
    search = _search(searcher, "guarant*", "vouch*")
    assert (search.verdict, search.searched, search.missing, search.found) == (
        SearchVerdict.NOT_STATED,
        (BOATS, TALKS),
        (),
        (),
    )


def test_without_a_text_nothing_can_be_said(without_talks: Searcher) -> None:
    search = _search(without_talks, "guarant*")
    assert (search.verdict, search.searched, search.missing) == (
        SearchVerdict.NOT_CHECKED,
        (BOATS,),
        (TALKS,),
    )


def test_what_is_found_is_stated_whatever_text_is_missing(without_talks: Searcher) -> None:
    assert _search(without_talks, "truce").verdict is SearchVerdict.STATED


def test_one_term_of_several_is_enough(searcher: Searcher) -> None:
    search = _search(searcher, "guarant*", "truce")
    assert search.verdict is SearchVerdict.STATED
    assert [(word, search.count(word, BOATS), search.count(word, TALKS)) for word in search.terms] == [
        ("guarant*", 0, 0),
        ("truce", 1, 0),
    ]


def test_found_place_leads_to_the_claims_there(searcher: Searcher, corpus: Corpus) -> None:
    hit = _search(searcher, "truce").found[0]
    assert (hit.where, hit.claims, hit.open) == (
        BOATS,
        (thing("claim", "quiet-boats-on-lake-orrin-007"),),
        (),
    )


def test_words_that_no_claim_holds_are_stated_all_the_same(searcher: Searcher) -> None:
    search = _search(searcher, "ferryman")
    assert search.verdict is SearchVerdict.STATED
    assert search.found[0].claims == ()


def test_name_of_what_a_claim_speaks_of_counts(searcher: Searcher) -> None:
    """The text says "Varna government". The name in the graph is longer."""
    search = _search(searcher, "government of Varna Coast")
    assert search.verdict is SearchVerdict.STATED
    assert [(hit.where, hit.span) for hit in search.found] == [
        (thing("organization", "government-of-varna-coast"), None)
    ]
    assert search.count_names("government of Varna Coast") == 1


def test_cue_of_a_concept_is_no_name_of_it(searcher: Searcher) -> None:
    """An article may say "emissaries" for representatives, but perhaps none does."""
    assert _search(searcher, "representatives").verdict is SearchVerdict.STATED
    assert _search(searcher, "took place").count_names("took place") == 0


def test_party_that_is_not_named_is_stated_as_unknown(searcher: Searcher) -> None:
    search = _search(searcher, "rival delegations")
    assert search.verdict is SearchVerdict.STATED_AS_UNKNOWN
    assert search.open_claims == (thing("claim", "talks-at-grey-harbour-017"),)


def test_it_is_stated_if_one_place_of_several_leaves_nothing_open(searcher: Searcher) -> None:
    assert _search(searcher, "rival delegations", "Kelland").verdict is SearchVerdict.STATED


def test_concept_that_leaves_open_makes_it_stated_as_unknown(corpus: Corpus, texts: dict[str, str]) -> None:
    words = replace(corpus.vocabulary, leave_open=frozenset((term("noConsensus"),)))
    search = _search(Searcher(replace(corpus, vocabulary=words), texts), "reached no consensus")
    assert search.verdict is SearchVerdict.STATED_AS_UNKNOWN
    assert search.open_claims == (thing("claim", "quiet-boats-on-lake-orrin-006"),)


def test_concepts_that_leave_open_are_data(corpus: Corpus) -> None:
    assert {term("unresolved"), term("awaited")} <= corpus.vocabulary.leave_open


def test_time_and_claim_in_a_role_have_no_name(searcher: Searcher) -> None:
    assert _search(searcher, "time", "w3id").found == ()
