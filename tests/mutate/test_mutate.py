"""Planted errors: that all kinds are planted, what rules refuse of them, and that weak rules refuse less."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from parley.claims.claim import ArticleClaims
from parley.claims.corpus import ArticleFile, Corpus, text_of
from parley.claims.cues import SPOKEN, hedges, modalities
from parley.claims.vocabulary import Vocabulary
from parley.claims.writing import to_triples
from parley.errors import CheckError
from parley.gate.article import ArticleGate
from parley.gate.check import Gate
from parley.mutate.mutant import Mutant
from parley.mutate.score import KINDS, Judge, Score, mutants, score
from parley.names import term

BOATS = "quiet-boats-on-lake-orrin"
RARE = {"holder cut off", "qualifier dropped"}
"""Kinds that the invented articles may have no claim for."""
COMMON = ("subject swapped", "object swapped", "span moved", "modality changed", "time swapped")
Scored = Callable[[Vocabulary], Score]


def _file(corpus: Corpus, slug: str) -> ArticleFile:
    return next(file for file in corpus.articles if file.slug == slug)


@pytest.fixture(scope="session")
def planted(corpus: Corpus, texts: dict[str, str], vocabulary: Vocabulary) -> dict[str, list[Mutant]]:
    """All mutants of each article."""
    found = {}
    for file in corpus.articles:
        gate = ArticleGate(text_of(file.held.article, texts), vocabulary)
        found[file.slug] = list(mutants(file.held, gate, vocabulary))
    return found


@pytest.fixture(scope="session")
def scored(corpus: Corpus, texts: dict[str, str], gate: Gate, planted: dict[str, list[Mutant]]) -> Scored:
    """Let the gate with some vocabulary judge a sample of mutants: every fifth, and the rarer kinds whole."""

    def run(vocabulary: Vocabulary) -> Score:
        total = Score()
        for file in corpus.articles:
            judge = Judge(file.held, text_of(file.held.article, texts), vocabulary, gate.check_data)
            for number, mutant in enumerate(planted[file.slug]):
                if number % 5 == 0 or mutant.kind not in COMMON:
                    total.add(mutant, judge.verdict(mutant))
        return total

    return run


@pytest.fixture(scope="session")
def result(scored: Scored, vocabulary: Vocabulary) -> Score:
    return scored(vocabulary)


def test_every_kind_of_error_is_planted(planted: dict[str, list[Mutant]]) -> None:
    assert set(KINDS) - {mutant.kind for held in planted.values() for mutant in held} <= RARE


def test_no_other_kind_is_planted(planted: dict[str, list[Mutant]]) -> None:
    assert {mutant.kind for held in planted.values() for mutant in held} <= set(KINDS)


def test_every_mutant_differs_from_the_claim_it_takes_the_place_of(
    planted: dict[str, list[Mutant]], corpus: Corpus
) -> None:
    for file in corpus.articles:
        claims = {claim.iri: claim for claim in file.held.claims}
        same = [mutant for mutant in planted[file.slug] if mutant.claim == claims[mutant.claim.iri]]
        assert same == []


def test_no_mutant_is_planted_twice(planted: dict[str, list[Mutant]]) -> None:
    for held in planted.values():
        assert len({(mutant.kind, mutant.claim) for mutant in held}) == len(held)


def test_mutant_comes_with_the_claims_that_it_joins_and_no_others(
    planted: dict[str, list[Mutant]], corpus: Corpus
) -> None:
    for file in corpus.articles:
        claims = {claim.iri: claim for claim in file.held.claims}
        for mutant in planted[file.slug][::17]:
            alone = mutant.planted_in(file.held, corpus.vocabulary)
            assert mutant.claim in alone.claims
            assert all(claim in (mutant.claim, claims[claim.iri]) for claim in alone.claims)
            values = {role.value for claim in alone.claims for role in claim.roles}
            assert {claim.iri for claim in alone.claims} - {mutant.claim.iri} <= values


def test_mutants_are_signed_anew_so_that_no_hash_betrays_them(
    planted: dict[str, list[Mutant]], corpus: Corpus, texts: dict[str, str]
) -> None:
    file = _file(corpus, BOATS)
    text = text_of(file.held.article, texts)
    gate = ArticleGate(text, corpus.vocabulary)
    for mutant in planted[BOATS][::7]:
        held = mutant.planted_in(file.held, corpus.vocabulary)
        assert gate.check_passages(held, to_triples(held, text)).passed


def test_mutant_has_no_loose_ends(
    planted: dict[str, list[Mutant]], corpus: Corpus, texts: dict[str, str], gate: Gate
) -> None:
    """An error is refused for what it says, and not because it was planted carelessly."""
    file = _file(corpus, BOATS)
    text = text_of(file.held.article, texts)
    for mutant in planted[BOATS][::7]:
        tally = gate.check_data(to_triples(mutant.planted_in(file.held, corpus.vocabulary), text))
        assert not tally.failed("structure"), [str(finding) for finding in tally.findings]


CONTRADICTED = (
    "number swapped",
    "time clipped",
    "polarity changed",
    "hedge dropped",
    "hedge changed",
    "hedge put in",
    "list closed",
    "list opened",
)
"""Kinds that closed classes of words betray."""


@pytest.mark.parametrize("kind", CONTRADICTED)
def test_rules_contradict_what_closed_classes_betray(kind: str, result: Score) -> None:
    caught = result.contradicted[kind] + result.refused[kind]
    assert result.contradicted[kind] > 0
    assert caught >= result.planted[kind] * 0.8


@pytest.mark.parametrize("kind", ["list member left out", "holder put in"])
def test_what_rules_do_not_understand_is_left_to_the_second_coder(kind: str, result: Score) -> None:
    assert kind in {mutant.kind for mutant in result.survivors}


def _silent(vocabulary: Vocabulary) -> Vocabulary:
    """Return a vocabulary in which no cue speaks for a field."""
    spoken = {*SPOKEN.values(), *modalities(vocabulary), *hedges(vocabulary)}
    return replace(
        vocabulary, cues={iri: words for iri, words in vocabulary.cues.items() if iri not in spoken}
    )


def _alike(vocabulary: Vocabulary) -> Vocabulary:
    """Return a vocabulary in which every state bears the names of all."""
    states = vocabulary.instances(term("State"))
    names = tuple(name for state in states for name in vocabulary.names[state])
    return replace(vocabulary, names={**vocabulary.names, **dict.fromkeys(states, names)})


def _wordless(vocabulary: Vocabulary) -> Vocabulary:
    """Return a vocabulary in which no concept has cues."""
    return replace(vocabulary, cues={})


WEAKER: dict[str, tuple[Callable[[Vocabulary], Vocabulary], set[str]]] = {
    "no cues of fields": (_silent, {"list closed"}),
    "no cues at all": (_wordless, {"object swapped"}),
    "all states alike": (_alike, {"subject swapped", "object swapped"}),
}


@pytest.mark.parametrize(("weaken", "kinds"), WEAKER.values(), ids=WEAKER)
def test_weaker_rules_let_more_survive(
    weaken: Callable[[Vocabulary], Vocabulary],
    kinds: set[str],
    vocabulary: Vocabulary,
    scored: Scored,
    result: Score,
) -> None:
    weak = scored(weaken(vocabulary))
    assert weak.planted == result.planted
    assert any(weak.contradicted[kind] < result.contradicted[kind] for kind in kinds)


def test_claims_that_the_gate_refuses_have_no_score(
    corpus: Corpus, texts: dict[str, str], gate: Gate
) -> None:
    file = _file(corpus, BOATS)
    denied = replace(file.held.claims[0], polarity=term("denied"))
    held: ArticleClaims = replace(file.held, claims=(denied, *file.held.claims[1:]))
    with pytest.raises(
        CheckError, match="Quiet Boats on Lake Orrin: its claims do not pass the gate; run 'parley check'"
    ):
        score(held, text_of(file.held.article, texts), corpus.vocabulary, gate.check_data)


def test_score_judges_every_mutant_and_ticks_for_each(
    corpus: Corpus, texts: dict[str, str], gate: Gate
) -> None:
    file = _file(corpus, BOATS)
    alone = replace(file.held, claims=file.held.claims[1:2])
    seen = []

    def tick(planted: Iterable[Mutant]) -> Iterable[Mutant]:
        for mutant in planted:
            seen.append(mutant)
            yield mutant

    result = score(alone, text_of(file.held.article, texts), corpus.vocabulary, gate.check_data, tick)
    assert len(seen) == result.planted.total() > 10
