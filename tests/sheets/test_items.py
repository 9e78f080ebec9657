"""Items: the offers are crossed, new, in the words of the text, and the same for one salt."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

import pytest

from parley.claims.claim import ArticleAnnotations, Claim
from parley.claims.corpus import ArticleFile, Corpus, text_of
from parley.coding.cards import cards_of
from parley.coding.digests import Digester
from parley.coding.records import CodingAnswer
from parley.errors import InputError
from parley.gate.article import objections_to
from parley.names import term, thing
from parley.sentences.sentence import sentence
from parley.sheets.claim_items import ClaimDesign
from parley.sheets.design import CATCH_SHARE
from parley.sheets.item import Asks, SheetItem
from parley.sheets.quoting import without_words
from parley.sheets.scope import scope_with, whole_scope
from parley.sheets.sheet import Sheetmaker, fits_salt, seed_of
from tests.sheets.conftest import HARBOUR, seed

ONE = thing("claim", "talks-at-grey-harbour-009")


@pytest.fixture(scope="module")
def designs(maker: Sheetmaker, harbour: ArticleFile) -> list[ClaimDesign]:
    return [
        one
        for number in range(4)
        for one in maker.claim_designs(seed(number), whole_scope(harbour.annotations))
    ]


def _claims(items: tuple[SheetItem, ...]) -> list[SheetItem]:
    return [item for item in items if item.shown.asks is Asks.CLAIM]


def test_everything_is_asked_and_as_many_claims_again_as_there_are_catch_items(
    items: tuple[SheetItem, ...], harbour: ArticleFile
) -> None:
    scope = whole_scope(harbour.annotations)
    asked = Counter((item.codes, item.catch) for item in items)
    assert {codes for codes, catch in asked if not catch} == scope.mentions | scope.claims | scope.sentences
    twice = {codes for (codes, catch), count in asked.items() if count == 2 and not catch}
    caught = {codes for codes, catch in asked if catch}
    assert max(asked.values()) == 2
    assert twice | caught < scope.claims
    assert len(twice) == len(caught)
    assert twice.isdisjoint(caught)


def test_first_version_asks_once(
    corpus: Corpus, harbour: ArticleFile, texts: dict[str, str]
) -> None:
    text = text_of(harbour.annotations.article, texts)
    made = Sheetmaker(corpus, harbour, text, version=1).made(seed(1), whole_scope(harbour.annotations))
    asked = Counter((item.codes, item.catch) for item in made)
    assert set(asked.values()) == {1}
    claims = _claims(made)
    assert sum(item.catch for item in claims) * CATCH_SHARE >= len(claims)


def test_items_are_numbered_and_come_in_three_parts(items: tuple[SheetItem, ...]) -> None:
    assert [item.number for item in items] == list(range(1, len(items) + 1))
    kinds = [item.shown.asks for item in items]
    assert kinds == sorted(kinds, key=list(Asks).index)


@pytest.mark.parametrize("count", [1, 2, 7, 8, 30])
def test_one_claim_item_in_eight_is_a_catch_item(count: int, maker: Sheetmaker, harbour: ArticleFile) -> None:
    asked = [claim.iri for claim in harbour.annotations.claims[:count]]
    claims = _claims(maker.made(seed(2), scope_with(harbour.annotations, asked)))
    assert sum(item.catch for item in claims) * CATCH_SHARE >= len(claims)


def test_statements_are_crossed(designs: list[ClaimDesign]) -> None:
    """Each value of each field is in half of the statements, so no statement is more typical than others."""
    for made in designs:
        offered = made.design.offered
        assert len(offered) == 2 ** len(made.design.contrasts)
        for contrast in made.design.contrasts:
            changed = [
                all(
                    getattr(claim, name) == getattr(contrast.claim, name)
                    for name in contrast.fields & {"polarity", "modality", "listing", "reading"}
                )
                and contrast.now in _values(claim, contrast.field)
                for claim in offered
            ]
            if contrast.now and " " not in contrast.field and "=" not in contrast.now:
                assert sum(changed) * 2 == len(offered), contrast


def _values(claim: object, field: str) -> set[str]:
    plain = {str(getattr(claim, field, ""))}
    return plain | {str(value) for value in claim.values(field)}  # type: ignore[attr-defined]


def test_most_claims_have_four_statements(designs: list[ClaimDesign]) -> None:
    counts = Counter(len(made.shown.options) for made in designs if not made.design.fixed)
    assert counts[4] > 3 * counts[2]
    assert set(counts) == {2, 4}


def test_statements_of_an_item_are_different(designs: list[ClaimDesign]) -> None:
    assert all(len(set(made.shown.options)) == len(made.shown.options) for made in designs)


def test_nothing_is_offered_that_the_article_states(
    designs: list[ClaimDesign], harbour: ArticleFile, corpus: Corpus
) -> None:
    claims = {claim.iri: claim for claim in harbour.annotations.claims}
    stated = {sentence(claim, corpus.vocabulary, claims) for claim in claims.values()}
    for made in designs:
        for at, claim in enumerate(made.design.offered):
            is_claim = at == 0 and made.design.planted is None
            read = sentence(claim, corpus.vocabulary, {**claims, claim.iri: claim})
            assert (read in stated) is is_claim, read


def test_claim_is_not_among_the_statements_of_a_catch_item(designs: list[ClaimDesign]) -> None:
    planted = [made for made in designs if made.design.planted]
    assert planted
    assert all(made.design.claim not in made.design.offered for made in planted)


def test_second_items_of_both_kinds_are_built_alike(designs: list[ClaimDesign]) -> None:
    """Any other difference between the two kinds would show which of them is the catch item."""
    seconds = [made.design for made in designs if made.design.fixed]
    firsts = [made.design for made in designs if not made.design.fixed]
    assert {one.planted is not None for one in seconds} == {False, True}
    for one in seconds:
        (kept,) = one.contrasts
        assert one.planted in (None, one.fixed)
        assert any(
            other.claim == one.claim and set(other.contrasts) == {one.fixed, kept} for other in firsts
        )


def test_no_value_is_only_planted(designs: list[ClaimDesign], harbour: ArticleFile) -> None:
    true = {str(role.value) for claim in harbour.annotations.claims for role in claim.roles}
    for made in designs:
        for change in made.design.contrasts:
            if change.now.startswith("http") and " " not in change.field and " " not in change.now:
                assert change.now in true or change.field in ("polarity", "modality", "listing", "reading")


def test_values_are_offered_as_often_as_they_are_right(maker: Sheetmaker, harbour: ArticleFile) -> None:
    balance: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for number in range(8):
        for made in maker.claim_designs(seed(number), whole_scope(harbour.annotations)):
            for one in made.design.contrasts if not made.design.fixed else ():
                if one.field in ("polarity", "modality"):
                    balance[one.field, *sorted((one.was, one.now))][one.was] += 1
    assert balance
    for counts in balance.values():
        assert len(counts) == 2
        # A claim that has nothing else to be told from is offered denied though no denied one is left for it.
        assert max(counts.values()) - min(counts.values()) <= 8, balance


def test_claims_that_read_alike_are_offered_the_same(corpus: Corpus, texts: dict[str, str]) -> None:
    file = corpus.articles[0]
    first = file.annotations.claims[0]
    twin = replace(first, iri=thing("claim", f"{file.slug}-099"))
    held = replace(file.annotations, claims=(*file.annotations.claims, twin))
    maker = Sheetmaker(corpus, replace(file, annotations=held), text_of(held.article, texts))
    made = maker.claim_designs(seed(3), whole_scope(held))
    fields = [
        {(one.field, one.now) for one in item.design.contrasts}
        for item in made
        if item.design.claim.iri in (first.iri, twin.iri) and not item.design.fixed
    ]
    assert fields[0] == fields[1]


def test_things_are_called_by_words_of_the_text(designs: list[ClaimDesign]) -> None:
    made = next(one for one in designs if one.design.claim.iri == ONE and len(one.shown.options) == 4)
    assert all("“Kelland”" in option for option in made.shown.options[:1])
    assert not any("Kelland" in option for option in without_words(made.shown.options))


def test_joined_claims_are_not_read_out(designs: list[ClaimDesign], harbour: ArticleFile) -> None:
    relation = thing("claim", "talks-at-grey-harbour-018")
    for made in (one for one in designs if one.design.claim.iri == relation):
        assert all("(1)" in option and "(2)" in option for option in made.shown.options)
        assert any(line.startswith("(1) is what is said by “") for line in made.shown.beside)


def test_words_that_only_some_statements_have_are_not_told(designs: list[ClaimDesign]) -> None:
    hedged = [one for one in designs if one.design.claim.iri == ONE]
    for made in hedged:
        is_contrast = any("hedge" in one.field for one in made.design.contrasts)
        told = any(line.startswith("reservation") or "reportedly" in line for line in made.shown.beside)
        assert not (is_contrast and told)


def test_rules_words_are_told_where_a_claim_is_upheld_against_them(
    corpus: Corpus, harbour: ArticleFile, texts: dict[str, str]
) -> None:
    """Both items have the rule's words, the one of the claim and the one of the planted claim."""
    text = text_of(harbour.annotations.article, texts)
    claims = [
        replace(one, polarity=term("denied"), upheld=("negation",)) if one.iri == ONE else one
        for one in harbour.annotations.claims
    ]
    held = replace(harbour.annotations, claims=tuple(claims))
    told = objections_to(held, text, corpus.vocabulary)
    assert told == {ONE: ("negation: no word of its passage denies it",)}
    maker = Sheetmaker(corpus, replace(harbour, annotations=held), text, told)
    asked = {design for number in range(8) for design in _told(maker, number)}
    line = "a rule reads the passage so, rightly or wrongly – negation: no word of its passage denies it"
    assert {beside for iri, _, beside in asked if iri == ONE} == {line}
    assert {is_catch for iri, is_catch, _ in asked if iri == ONE} == {False, True}
    assert {beside for iri, _, beside in asked if iri != ONE} == {""}


def _told(maker: Sheetmaker, number: int) -> list[tuple[str, bool, str]]:
    """Return what is told of rules, for each claim and what is planted in its place."""
    return [
        (
            made.design.claim.iri,
            made.design.planted is not None,
            "".join(line for line in made.shown.beside if "rule" in line),
        )
        for made in maker.claim_designs(seed(number), whole_scope(maker.annotations))
    ]


def test_sentences_do_not_read_out_what_is_asked_on_the_sheet(
    items: tuple[SheetItem, ...], harbour: ArticleFile, corpus: Corpus
) -> None:
    claims = {claim.iri: claim for claim in harbour.annotations.claims}
    read = {sentence(claim, corpus.vocabulary, claims) for claim in claims.values()}
    for item in items:
        if item.shown.asks is Asks.SENTENCE:
            assert not any(line in text for line in read for text in item.shown.beside)
            assert all(items[number - 1].codes in claims for number in item.about)


def test_cards_of_a_group_are_offered_for_each_of_its_mentions(items: tuple[SheetItem, ...]) -> None:
    groups = defaultdict(list)
    for item in items:
        if item.shown.asks is Asks.MENTION:
            groups[frozenset(item.shown.options)].append(item.shown.options[(item.right or 0) - 1])
    for cards, right in groups.items():
        assert 2 < len(cards) < 7
        assert set(right) <= cards
        assert len(set(right)) == len(right)


def test_answers_are_bound_to_what_was_shown(
    items: tuple[SheetItem, ...], harbour: ArticleFile, corpus: Corpus
) -> None:
    today = Digester(harbour.annotations, corpus.vocabulary, cards_of(corpus)).all
    for item in items:
        assert (item.digests == today[item.codes]) is not item.catch


def test_one_salt_makes_one_sheet(
    maker: Sheetmaker, harbour: ArticleFile, items: tuple[SheetItem, ...]
) -> None:
    salt, made = maker.salted(seed(1), whole_scope(harbour.annotations))
    assert made == items
    assert fits_salt(items, salt)
    assert seed_of(salt) == seed(1)


def test_other_salts_make_other_sheets(
    maker: Sheetmaker, harbour: ArticleFile, items: tuple[SheetItem, ...]
) -> None:
    salt, made = maker.salted(seed(9), whole_scope(harbour.annotations))
    assert made != items
    assert not fits_salt(items, salt)


def test_answer_is_judged_by_what_was_offered(items: tuple[SheetItem, ...]) -> None:
    item = next(item for item in _claims(items) if not item.catch)
    wrong = next(number for number in range(1, 5) if number != item.right)
    assert item.judged(str(item.right)) == (CodingAnswer.CONFIRMED, item.right)
    assert item.judged(str(wrong)) == (CodingAnswer.ANOTHER_PICKED, wrong)
    assert item.judged("n") == (CodingAnswer.NONE_OF_THESE, None)


def test_what_reads_alike_is_refused_by_name(
    corpus: Corpus, harbour: ArticleFile, texts: dict[str, str]
) -> None:
    labels = {iri: "a state" if "/state/" in iri else one for iri, one in corpus.vocabulary.labels.items()}
    blurred = replace(corpus, vocabulary=replace(corpus.vocabulary, labels=labels))
    maker = Sheetmaker(blurred, harbour, text_of(harbour.annotations.article, texts))
    with pytest.raises(InputError, match=r"claim:talks-at-grey-harbour-\d+: reads as it does with parley:"):
        maker.made(seed(1), whole_scope(harbour.annotations))


def _without_claims(annotations: ArticleAnnotations) -> ArticleAnnotations:
    return replace(annotations, claims=())


def test_article_without_claims_has_mentions_and_sentences(
    corpus: Corpus, harbour: ArticleFile, texts: dict[str, str]
) -> None:
    empty = replace(harbour, annotations=_without_claims(harbour.annotations))
    maker = Sheetmaker(corpus, empty, text_of(harbour.annotations.article, texts))
    assert {item.shown.asks for item in maker.made(seed(1), whole_scope(empty.annotations))} == {
        Asks.MENTION,
        Asks.SENTENCE,
    }


@pytest.mark.parametrize(("version", "count"), [(1, 1), (2, 2)])
def test_joined_claims_of_one_passage_have_words_of_their_own(
    version: int, count: int, corpus: Corpus, harbour: ArticleFile, texts: dict[str, str]
) -> None:
    claims = {claim.iri[-3:]: claim for claim in harbour.annotations.claims}
    passage = claims["018"].evidence
    held = replace(
        harbour.annotations,
        claims=tuple(
            replace(one, evidence=passage) if one in (claims["016"], claims["017"]) else one
            for one in claims.values()
        ),
    )
    text = text_of(held.article, texts)
    maker = Sheetmaker(corpus, replace(harbour, annotations=held), text, version=version)
    made = maker.claim_designs(seed(1), scope_with(held, [claims["018"].iri]))
    told = {line[4:] for line in made[0].shown.beside if line.startswith("(")}
    assert len(told) == count
    assert any("complex relationship" in line for line in told)


@pytest.mark.parametrize(
    ("relation", "version", "is_offered"),
    [("locationRelation", 1, True), ("locationRelation", 2, False), ("ownership", 2, True)],
)
def test_relations_that_may_both_hold_are_not_offered(
    relation: str,
    version: int,
    is_offered: bool,
    corpus: Corpus,
    harbour: ArticleFile,
    texts: dict[str, str],
) -> None:
    """Another claim has the other relation, of another thing, so that the two may exchange theirs."""
    (one,) = (claim for claim in harbour.annotations.claims if claim.kind == term("Relationship"))
    other, state = thing("claim", f"{HARBOUR}-099"), thing("state", "kelland")
    pair = (
        _with_values(one, relationKind=term("partOfRelation")),
        _with_values(replace(one, iri=other), relationKind=term(relation), counterpart=state),
    )
    others = [claim for claim in harbour.annotations.claims if claim is not one]
    held = replace(harbour.annotations, claims=(pair[0], *others, pair[1]))
    text = text_of(held.article, texts)
    maker = Sheetmaker(corpus, replace(harbour, annotations=held), text, version=version)
    made = maker.claim_designs(seed(1), whole_scope(held))
    values = {(change.was, change.now) for item in made for change in item.design.contrasts}
    assert ((term("partOfRelation"), term(relation)) in values) is is_offered


def _with_values(claim: Claim, **values: str) -> Claim:
    changed = {term(name): value for name, value in values.items()}
    return replace(
        claim,
        roles=tuple(replace(role, value=changed.get(role.name, role.value)) for role in claim.roles),
    )
