"""Selection: withheld items are left out, with everything that rests on them, and nothing else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.claims.corpus import Corpus
from parley.claims.reading import from_triples
from parley.coding.confirmation import Confirmation, confirm
from parley.coding.items import items_of
from parley.coding.records import CodingAnswer
from parley.coding.register import Register, load_register
from parley.names import RDFS, term, thing
from parley.rdf import link, literal
from parley.release.graphs import DERIVED, derive
from parley.release.questions import CompetencyQuestion
from parley.release.selection import answerable, published


@pytest.fixture(scope="module")
def register(corpus_root: Path) -> Register:
    return load_register(corpus_root)


def without(corpus: Corpus, register: Register, dissented: Collection[str]) -> Confirmation:
    """Return the confirmations if a coder gave other answers to some items."""
    codings = tuple(
        replace(one, answer=CodingAnswer.NONE_OF_THESE) if one.codes in dissented and not one.catch else one
        for one in register.codings
    )
    return confirm(items_of(corpus), replace(register, codings=codings))


@pytest.fixture(scope="module")
def items(corpus: Corpus) -> list[str]:
    return [iri for iri, item in items_of(corpus).items() if not item.is_sentence]


def test_of_a_corpus_that_is_all_confirmed_all_is_published(corpus: Corpus, register: Register) -> None:
    assert published(corpus, confirm(items_of(corpus), register)) == corpus


def test_of_a_corpus_that_nobody_coded_no_claim_is_published(corpus: Corpus) -> None:
    left = published(corpus, confirm(items_of(corpus), Register()))
    left_over = [file.annotations for file in left.articles]
    assert [(one.claims, one.mentions, one.unclaimed) for one in left_over] == [
        ((), (), ()), ((), (), ()),
    ]  # fmt: skip
    for before, after in zip(corpus.articles, left.articles, strict=True):
        assert after.annotations.sentences == before.annotations.sentences
    assert not any("/claim/" in str(triple) for triple in derive(left).graphs[DERIVED])


@settings(max_examples=12)
@given(data=st.data())
def test_what_is_left_is_what_would_have_been_entered(
    data: st.DataObject, corpus: Corpus, register: Register, items: list[str]
) -> None:
    found = without(corpus, register, data.draw(st.sets(st.sampled_from(items), max_size=6)))
    left = published(corpus, found)
    for file in left.articles:
        read = from_triples(file.triples, corpus.vocabulary)
        assert (read.claims, read.mentions, read.unclaimed) == (
            file.annotations.claims, file.annotations.mentions, file.annotations.unclaimed,
        )  # fmt: skip
    withheld = found.claims.keys() - found.published
    said = {node.value for file in left.articles for triple in file.triples for node in _named(triple)}
    assert not any(iri.partition("#")[0] in withheld for iri in said)


def _named(triple: ox.Triple) -> list[ox.NamedNode]:
    return [node for node in triple if isinstance(node, ox.NamedNode)]


def test_words_denote_no_more_what_only_a_withheld_claim_says(corpus: Corpus, register: Register) -> None:
    file = corpus.articles[1]
    claim = next(
        one for one in file.annotations.claims if any(isinstance(role.value, int) for role in one.roles)
    )
    left = published(corpus, without(corpus, register, {claim.iri})).articles[1]
    numbers = {
        role.value for one in left.annotations.claims for role in one.roles if isinstance(role.value, int)
    }
    denoted = {int(str(t.object.value)) for t in left.triples if t.predicate.value == term("denotesNumber")}
    assert denoted == numbers


def test_link_goes_with_what_it_rests_on(corpus: Corpus, register: Register) -> None:
    claim, mention = (
        corpus.articles[0].annotations.claims[0].iri,
        corpus.articles[0].annotations.mentions[0].iri,
    )
    one, other = thing("link", "one"), thing("link", "other")
    links = (
        link(one, term("restsOn"), claim),
        link(one, term("restsOn"), mention),
        literal(one, RDFS + "label", "Because of the claim."),
        link(other, term("restsOn"), mention),
    )
    linked = replace(corpus, links=links)
    assert published(linked, without(corpus, register, {claim})).links == links[3:]
    assert published(linked, without(corpus, register, {mention})).links == ()


def test_silence_goes_with_the_claim_that_states_it(corpus: Corpus, register: Register) -> None:
    stating = next(silence for silence in corpus.silences if silence.stated_by)
    left = published(corpus, without(corpus, register, {stating.stated_by[0]}))
    assert stating not in left.silences
    assert len(left.silences) == len(corpus.silences) - 1
    assert not any(stating.iri in str(triple) for triple in left.recorded)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("SELECT ?x { claim:quiet-boats-on-lake-orrin-001 ?p ?x }", False),
        ("SELECT ?x { <https://w3id.org/parley/id/claim/quiet-boats-on-lake-orrin-001> ?p ?x }", False),
        ("SELECT ?x { claim:quiet-boats-on-lake-orrin-002 ?p ?x }", True),
        ("SELECT ?x { ?claim ?p ?x }", True),
    ],
)
def test_question_that_names_a_withheld_claim_is_not_asked(
    text: str, asked: bool, corpus: Corpus, register: Register
) -> None:
    question = CompetencyQuestion("cq-1", "What?", "All.", text, ("all",))
    found = without(corpus, register, {thing("claim", "quiet-boats-on-lake-orrin-001")})
    assert bool(answerable([question], found)) is asked


def test_reason_for_a_clause_goes_where_it_does_not_hold(corpus: Corpus, register: Register) -> None:
    sentence = next(iri for iri, item in items_of(corpus).items() if item.is_sentence)
    codings = tuple(
        replace(one, answer=CodingAnswer.REASON_DOES_NOT_HOLD) if one.codes == sentence else one
        for one in register.codings
    )
    found = confirm(items_of(corpus), replace(register, codings=codings))
    file, left = corpus.articles[0], published(corpus, found).articles[0]
    assert len(left.annotations.unclaimed) == len(file.annotations.unclaimed) - 1
    assert left.annotations.clauses == file.annotations.clauses
