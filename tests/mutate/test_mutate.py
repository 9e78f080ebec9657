"""Planted errors: that all kinds are planted, what rules refuse of them, and that weak rules refuse less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

import pytest

from parley.claims.claim import ArticleAnnotations, Withdrawal
from parley.claims.corpus import ArticleFile, Corpus, text_of
from parley.claims.cues import ACTUAL, SPOKEN, hedges, modalities
from parley.claims.stating import stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.claims.writing import to_triples
from parley.errors import CheckError
from parley.gate.article import ArticleGate
from parley.gate.check import Gate
from parley.mutate.judging import Judge, Verdict
from parley.mutate.kinds import CLOSED, KINDS, Planted
from parley.mutate.mutant import Mutant
from parley.mutate.planting import MOST, mutants
from parley.mutate.score import Score, score
from parley.names import term
from parley.variants.kinds import Kind

BOATS, HARBOUR = "quiet-boats-on-lake-orrin", "talks-at-grey-harbour"
RARE = {
    Kind.METONYM, Kind.TIME_BOUNDS, Kind.QUALIFIER_DROPPED, Kind.QUALIFIER_PUT_IN, Planted.HOLDER_CUT_OFF,
    Planted.NEGATION_CUT_OFF, Planted.HEDGE_CUT_OFF, Planted.CLOSED_QUALIFIER, Planted.MODALITY_REREAD,
}  # fmt: skip
"""Kinds that the invented articles have no claim for."""
CONTRADICTED = (
    Kind.NUMBER, Kind.TIME_CLIPPED, Kind.POLARITY, Kind.HEDGE_DROPPED, Kind.HEDGE_CHANGED,
    Kind.HEDGE_PUT_IN, Kind.HOLDER_DROPPED, Kind.LIST_CLOSED, Kind.LIST_OPENED, Planted.NAME,
)  # fmt: skip
"""Kinds that closed classes of words betray."""
LEFT = (Kind.DIRECTION, Kind.MEMBER_LEFT_OUT, Planted.ANAPHOR, Planted.CLAIM_OUT, Planted.FALSE_REASON)
"""Kinds that no rule understands."""
Found = dict[str, list[Mutant]]
Scored = Callable[[Vocabulary, Collection[Kind | Planted]], Score]


def _file(corpus: Corpus, slug: str) -> ArticleFile:
    return next(file for file in corpus.articles if file.slug == slug)


def _of(kind: Kind | Planted, planted: Found) -> list[Mutant]:
    return [mutant for held in planted.values() for mutant in held if mutant.kind is kind]


@pytest.fixture(scope="session")
def planted(corpus: Corpus, texts: dict[str, str], vocabulary: Vocabulary) -> Found:
    """All mutants of each article."""
    found = {}
    for file in corpus.articles:
        gate = ArticleGate(text_of(file.annotations.article, texts), vocabulary)
        found[file.slug] = mutants(file.annotations, gate, vocabulary)
    return found


@pytest.fixture(scope="session")
def scored(corpus: Corpus, texts: dict[str, str], gate: Gate, planted: Found) -> Scored:
    """Let the gate with some vocabulary judge the mutants of some kinds."""

    def run(vocabulary: Vocabulary, kinds: Collection[Kind | Planted]) -> Score:
        total = Score()
        for file in corpus.articles:
            judge = Judge(
                file.annotations, text_of(file.annotations.article, texts), vocabulary, gate.check_data
            )
            for mutant in planted[file.slug]:
                if mutant.kind in kinds:
                    total.add(mutant, judge.verdict(mutant))
        return total

    return run


@pytest.fixture(scope="session")
def result(scored: Scored, vocabulary: Vocabulary) -> Score:
    return scored(vocabulary, (*CONTRADICTED, *LEFT))


@pytest.fixture(scope="session")
def judges(corpus: Corpus, texts: dict[str, str], gate: Gate) -> dict[str, Judge]:
    return {
        file.slug: Judge(
            file.annotations, text_of(file.annotations.article, texts), corpus.vocabulary, gate.check_data
        )
        for file in corpus.articles
    }


def test_every_kind_of_error_is_planted(planted: Found) -> None:
    assert set(KINDS) - {mutant.kind for held in planted.values() for mutant in held} <= RARE


def test_kind_is_of_one_closed_class_at_most() -> None:
    assert max(Counter(kind for kinds in CLOSED.values() for kind in kinds).values()) == 1


def test_no_more_of_a_kind_than_announced_is_planted_in_one_place(planted: Found) -> None:
    places = Counter((mutant.where, mutant.kind) for held in planted.values() for mutant in held)
    assert max(places.values()) == MOST


def test_every_mutant_changes_its_article(planted: Found, corpus: Corpus) -> None:
    for file in corpus.articles:
        same = [one for one in planted[file.slug] if one.planted_in(file.annotations) == file.annotations]
        assert same == []


def test_every_value_of_a_mutant_has_words(planted: Found) -> None:
    claims = [claim for held in planted.values() for mutant in held for claim in mutant.claims]
    bare = [(claim.iri, role) for claim in claims for role in stated_roles(claim) if not role.wordings]
    assert bare == []


def test_planted_value_stands_at_words_of_its_sentence_that_state_it(
    planted: Found, corpus: Corpus, texts: dict[str, str]
) -> None:
    """As "Kelland" for "Sarno" where the sentence names both; if it does not, at the words for "Sarno"."""
    own = {claim.iri: claim for file in corpus.articles for claim in file.annotations.claims}
    named, unnamed = 0, 0
    for file in corpus.articles:
        gate = ArticleGate(text_of(file.annotations.article, texts), corpus.vocabulary)
        for mutant in planted[file.slug]:
            if mutant.kind not in (Kind.SUBJECT, Kind.PLACE):
                continue
            claim = own[mutant.where]
            (role,) = {*mutant.claims[0].roles} - {*claim.roles}
            sentence = gate.text.sentence_of(claim.evidence) or claim.evidence
            places = {place for place, things in gate.names.within(sentence) if role.value in things}
            if places:
                named += 1
                assert gate.text.bare(role.wordings[0].span) in map(gate.text.bare, places)
            elif any(role.wordings == other.wordings for other in claim.roles):
                unnamed += 1
    assert named
    assert unnamed


@pytest.mark.parametrize(
    ("kind", "was_actual", "is_actual"),
    [
        (Planted.MODALITY_DROPPED, False, True),
        (Planted.MODALITY_PUT_IN, True, False),
        (Kind.MODALITY, False, False),
        (Kind.PLANNED_FOR_HELD, False, True),
        (Planted.HELD_FOR_PLANNED, True, False),
    ],
)
def test_kind_tells_which_way_a_modality_is_changed(
    kind: Kind | Planted, was_actual: bool, is_actual: bool, planted: Found, corpus: Corpus
) -> None:
    own = {claim.iri: claim.modality for file in corpus.articles for claim in file.annotations.claims}
    for mutant in _of(kind, planted):
        ways = own[mutant.where] == ACTUAL, mutant.claims[0].modality == ACTUAL
        assert ways == (was_actual, is_actual)


def test_negation_taken_into_a_name_leaves_no_claim_on_it_denied(planted: Found) -> None:
    found = [claim for mutant in _of(Planted.NEGATION_IN_NAME, planted) for claim in mutant.claims]
    assert {claim.polarity for claim in found} == {term("affirmed")}


def test_re_linked_words_belong_to_the_other_mention_alone(planted: Found) -> None:
    for mutant in (*_of(Planted.NAME, planted), *_of(Planted.ANAPHOR, planted)):
        left, given = mutant.mentions
        assert not {one.span for one in left.wordings} & {one.span for one in given.wordings}


def test_mutant_alone_comes_with_the_claims_that_it_joins_and_no_others(
    planted: Found, corpus: Corpus
) -> None:
    for file in corpus.articles:
        claims = {claim.iri: claim for claim in file.annotations.claims}
        for mutant in planted[file.slug][::17]:
            alone = mutant.alone_in(file.annotations, corpus.vocabulary)
            assert {*mutant.claims} <= {*alone.claims}
            assert all(claim in (*mutant.claims, claims[claim.iri]) for claim in alone.claims)
            values = {role.value for claim in alone.claims for role in claim.roles}
            assert {claim.iri for claim in {*alone.claims} - {*mutant.claims}} <= values


def test_mutants_are_signed_anew_so_that_no_hash_betrays_them(
    planted: Found, corpus: Corpus, texts: dict[str, str]
) -> None:
    file = _file(corpus, BOATS)
    text = text_of(file.annotations.article, texts)
    gate = ArticleGate(text, corpus.vocabulary)
    for mutant in planted[BOATS][::23]:
        if not mutant.left_out:
            held = mutant.planted_in(file.annotations)
            assert gate.check_passages(held, to_triples(held, text)).passed


def test_what_is_planted_as_it_was_is_not_refused(corpus: Corpus, texts: dict[str, str], gate: Gate) -> None:
    """So a planted error is refused for its content, not because of how it was planted."""
    for file in corpus.articles:
        gone = Withdrawal(
            f"{file.annotations.claims[0].iri}9", term("mistaken"), (file.annotations.claims[1].iri,)
        )
        held = replace(file.annotations, withdrawn=(gone,))
        judge = Judge(held, text_of(held.article, texts), corpus.vocabulary, gate.check_data)
        for claim in held.claims:
            verdict = judge.verdict(Mutant(Kind.SUBJECT, claim.iri, "nothing", (claim,)))
            assert verdict is Verdict.NOT_CONTRADICTED, claim.iri


@pytest.mark.parametrize("kind", CONTRADICTED)
def test_rules_contradict_what_closed_classes_betray(kind: Kind | Planted, result: Score) -> None:
    planted, contradicted, *_ = result.row([kind])
    assert contradicted > 0
    assert contradicted >= planted * 0.8


@pytest.mark.parametrize("kind", LEFT)
def test_what_rules_do_not_understand_is_left_to_the_second_coder(
    kind: Kind | Planted, result: Score
) -> None:
    assert kind in {mutant.kind for mutant in result.survivors}


def test_clause_that_loses_its_only_claim_is_refused(planted: Found, judges: dict[str, Judge]) -> None:
    """If the clause has another claim, only a second coder can notice that one is missing."""
    found = [(slug, one) for slug, held in planted.items() for one in held if one.kind is Planted.CLAIM_OUT]
    verdicts = Counter(judges[slug].verdict(one) for slug, one in found)
    assert verdicts[Verdict.REFUSED]
    assert verdicts[Verdict.NOT_CONTRADICTED]


def test_claim_upheld_against_a_rule_is_judged_by_the_others(
    corpus: Corpus, texts: dict[str, str], gate: Gate
) -> None:
    file = _file(corpus, BOATS)
    denied = replace(file.annotations.claims[0], polarity=term("denied"))
    judge = Judge(
        file.annotations, text_of(file.annotations.article, texts), corpus.vocabulary, gate.check_data
    )
    upheld = replace(denied, upheld=("negation",))
    verdicts = [judge.verdict(Mutant(Kind.POLARITY, one.iri, "", (one,))) for one in (denied, upheld)]
    assert verdicts == [Verdict.CONTRADICTED, Verdict.NOT_CONTRADICTED]


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


WEAKER: dict[str, tuple[Callable[[Vocabulary], Vocabulary], Kind]] = {
    "no cues of fields": (_silent, Kind.LIST_CLOSED),
    "no cues at all": (_wordless, Kind.CONCEPT),
    "all states alike": (_alike, Kind.SUBJECT),
}


@pytest.mark.parametrize(("weaken", "kind"), WEAKER.values(), ids=WEAKER)
def test_weaker_rules_contradict_less(
    weaken: Callable[[Vocabulary], Vocabulary], kind: Kind, vocabulary: Vocabulary, scored: Scored
) -> None:
    strong, weak = (scored(one, [kind]).row([kind]) for one in (vocabulary, weaken(vocabulary)))
    assert weak[0] == strong[0]
    assert weak[1] < strong[1]


def test_claims_that_the_gate_refuses_have_no_score(
    corpus: Corpus, texts: dict[str, str], gate: Gate
) -> None:
    file = _file(corpus, BOATS)
    denied = replace(file.annotations.claims[0], polarity=term("denied"))
    held: ArticleAnnotations = replace(file.annotations, claims=(denied, *file.annotations.claims[1:]))
    with pytest.raises(
        CheckError, match="Quiet Boats on Lake Orrin: its claims do not pass the gate; run 'parley check'"
    ):
        score(held, text_of(file.annotations.article, texts), corpus.vocabulary, gate.check_data)


def test_score_judges_every_mutant_and_ticks_for_each(
    corpus: Corpus, texts: dict[str, str], gate: Gate
) -> None:
    file = _file(corpus, BOATS)
    alone = replace(file.annotations, claims=file.annotations.claims[1:2])
    seen = []

    def tick(planted: Iterable[Mutant]) -> Iterable[Mutant]:
        for mutant in planted:
            seen.append(mutant)
            yield mutant

    result = score(alone, text_of(file.annotations.article, texts), corpus.vocabulary, gate.check_data, tick)
    assert len(seen) == result.row(KINDS)[0] > 10
