"""Planted errors: that all kinds are planted, that the gate refuses them, and that a weak gate does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from parley.claims.claim import ArticleClaims
from parley.claims.corpus import ArticleFile, Corpus, text_of
from parley.claims.reading import from_triples
from parley.claims.vocabulary import Vocabulary
from parley.claims.writing import to_triples
from parley.errors import CheckError
from parley.gate.article import ArticleGate
from parley.gate.check import Gate
from parley.mutate.mutant import Mutant
from parley.mutate.score import KINDS, Judge, Score, mutants, score
from parley.names import term

BOATS = "quiet-boats-on-lake-orrin"
COMMON = ("subject swapped", "object swapped", "span moved", "modality changed", "time swapped")
Scored = Callable[[Vocabulary], Score]


def _file(corpus: Corpus, slug: str) -> ArticleFile:
    return next(file for file in corpus.articles if file.slug == slug)


@pytest.fixture(scope="session")
def unwaived(corpus: Corpus) -> dict[str, ArticleClaims]:
    """The claims of each article, without those that set a rule aside."""
    return {
        file.slug: replace(file.held, claims=tuple(claim for claim in file.held.claims if not claim.waivers))
        for file in corpus.articles
    }


@pytest.fixture(scope="session")
def planted(
    unwaived: dict[str, ArticleClaims], texts: dict[str, str], vocabulary: Vocabulary
) -> dict[str, list[Mutant]]:
    """All mutants of each article."""
    found = {}
    for slug, held in unwaived.items():
        gate = ArticleGate(text_of(held.article, texts), vocabulary)
        found[slug] = list(mutants(held, gate, vocabulary))
    return found


@pytest.fixture(scope="session")
def scored(
    unwaived: dict[str, ArticleClaims], texts: dict[str, str], gate: Gate, planted: dict[str, list[Mutant]]
) -> Scored:
    """Let the gate with some vocabulary judge a sample of mutants: every 25th, and the rarer kinds whole."""

    def run(vocabulary: Vocabulary) -> Score:
        total = Score()
        for slug, held in unwaived.items():
            judge = Judge(text_of(held.article, texts), vocabulary, gate.check_data)
            for number, mutant in enumerate(planted[slug]):
                if number % 25 == 0 or mutant.kind not in COMMON:
                    total.add(mutant, judge.refuses(mutant.planted_in(held)))
        return total

    return run


@pytest.fixture(scope="session")
def result(scored: Scored, vocabulary: Vocabulary) -> Score:
    return scored(vocabulary)


def test_every_kind_of_error_is_planted(planted: dict[str, list[Mutant]]) -> None:
    assert {mutant.kind for held in planted.values() for mutant in held} == set(KINDS)


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


def test_mutant_changes_its_own_claim_only(planted: dict[str, list[Mutant]], corpus: Corpus) -> None:
    held = _file(corpus, BOATS).held
    mutant = planted[BOATS][0]
    changed = [
        new for old, new in zip(held.claims, mutant.planted_in(held).claims, strict=True) if old != new
    ]
    assert changed == [mutant.claim]


def test_mutants_are_signed_anew_so_that_no_hash_betrays_them(
    planted: dict[str, list[Mutant]], corpus: Corpus, texts: dict[str, str]
) -> None:
    """Not one finding of the gate is about the article, a span or a sentence."""
    file = _file(corpus, BOATS)
    text = text_of(file.held.article, texts)
    gate = ArticleGate(text, corpus.vocabulary)
    for mutant in planted[BOATS][::7]:
        held = mutant.planted_in(file.held)
        triples = to_triples(held, text)
        found = gate.check(from_triples(triples, corpus.vocabulary), triples).findings
        assert not [finding for finding in found if finding.kind in ("article", "span", "sentence")]


def test_gate_kills_nearly_all(result: Score, record_property: Callable[[str, object], None]) -> None:
    rate = f"{result.killed.total()} of {result.planted.total()} killed ({result.rate:.2%})"
    record_property("killed", rate)
    print(rate)
    assert result.rate >= 0.99, [
        (mutant.claim.iri, mutant.kind, mutant.change) for mutant in result.survivors
    ]


def test_only_what_is_true_survives(result: Score) -> None:
    # Two passages of the article name the same person with the same office: the moved claim is as true.
    assert [mutant.kind for mutant in result.survivors] in ([], ["span moved"])


def _silent(vocabulary: Vocabulary) -> Vocabulary:
    """Return a vocabulary in which no cue speaks for a field."""
    spoken = {term(name) for name in ("denied", "hedged", "heldBy", "open")} | set(
        vocabulary.instances(term("modalities"))
    )
    return replace(
        vocabulary, cues={iri: words for iri, words in vocabulary.cues.items() if iri not in spoken}
    )


def _lax(vocabulary: Vocabulary) -> Vocabulary:
    """Return a vocabulary whose frames ask for roles in any order."""
    frames = {
        kind: tuple(part for frame in frames for part in (frame, _reversed(frame)))
        for kind, frames in vocabulary.frames.items()
    }
    return replace(vocabulary, frames=frames)


def _reversed(frame: str) -> str:
    """Return a frame with its first and last role exchanged."""
    parts = frame.split()
    roles = [place for place, part in enumerate(parts) if part.startswith("{")]
    parts[roles[0]], parts[roles[-1]] = parts[roles[-1]], parts[roles[0]]
    return " ".join(parts)


def _alike(vocabulary: Vocabulary) -> Vocabulary:
    """Return a vocabulary in which every state bears the names of all."""
    states = vocabulary.instances(term("State"))
    names = tuple(name for state in states for name in vocabulary.names[state])
    return replace(vocabulary, names={**vocabulary.names, **dict.fromkeys(states, names)})


WEAKER: dict[str, tuple[Callable[[Vocabulary], Vocabulary], set[str]]] = {
    "no cues": (_silent, {"list closed"}),
    "frames in any order": (_lax, {"direction reversed"}),
    "all states alike": (_alike, {"subject swapped", "object swapped"}),
}


@pytest.mark.parametrize(("weaken", "kinds"), WEAKER.values(), ids=WEAKER)
def test_weaker_gate_lets_more_survive(
    weaken: Callable[[Vocabulary], Vocabulary],
    kinds: set[str],
    vocabulary: Vocabulary,
    scored: Scored,
    result: Score,
) -> None:
    weak = scored(weaken(vocabulary))
    assert weak.rate < result.rate
    assert kinds & {mutant.kind for mutant in weak.survivors}


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


def test_rate_of_nothing_is_zero_and_not_one() -> None:
    assert Score().rate == 0.0
