"""The check of one article: mentions as well as claims, counted by kind, and each finding says where."""

from __future__ import annotations

from collections import Counter
from typing import Any

from parley.claims.claim import Article, ArticleClaims, Mention, Wording
from parley.claims.vocabulary import Vocabulary
from parley.gate.article import ArticleGate, word_checks
from parley.gate.report import FIELD_KINDS, Finding
from parley.names import thing
from parley.text.clauses import PROFILE as CLAUSE_PROFILE
from parley.text.profile import PROFILE, text_hash
from tests.gate.written import ARTICLE, claim_of, span_of

TEXT = "Kelland gave at least 40 boats in 2031. They sank, and Morvia left."
GIVEN: dict[str, Any] = {
    "passage": "Kelland gave at least 40 boats in 2031",
    "role": [
        ["supporter", "state:kelland", "Kelland"],
        ["supportKind", "weapons", "boats"],
        ["low", 40, "40"],
        ["comparator", "atLeast", "at least"],
    ],
    "time": [["in 2031", "in 2031"]],
}


def _held(*tables: dict[str, Any], mentions: tuple[Mention, ...] = ()) -> ArticleClaims:
    article = Article(ARTICLE, "Lake", text_hash(TEXT), len(TEXT), PROFILE, CLAUSE_PROFILE)
    claims = tuple(claim_of(table, TEXT, number) for number, table in enumerate(tables, 1))
    return ArticleClaims(article, claims, mentions)


def _mention(entity: str, words: str, antecedent: str | None = None) -> Mention:
    before = span_of(antecedent, TEXT) if antecedent else None
    wording = Wording(span_of(words, TEXT), before)
    return Mention(thing("mention", "lake-one"), (thing("state", entity),), (wording,))


def _found(held: ArticleClaims, vocabulary: Vocabulary) -> list[Finding]:
    return ArticleGate(TEXT, vocabulary).check_words(held).findings


def test_checks_are_counted_by_kind(world: Vocabulary) -> None:
    held = _held(GIVEN, mentions=(_mention("kelland", "Kelland"),))
    expected = Counter(name=2, concept=1, number=2, time=1, **dict.fromkeys(FIELD_KINDS, 1))
    assert word_checks(held, world) == expected
    tally = ArticleGate(TEXT, world).check_words(held)
    assert (tally.performed, tally.findings) == (expected, [])


def test_finding_names_claim_problem_and_kind(world: Vocabulary) -> None:
    (found,) = _found(_held({**GIVEN, "polarity": "denied"}), world)
    message = "claim:lake-001: the claim is denied, and no word of its passage denies it [negation]"
    assert str(found) == message


def test_finding_on_a_role_names_the_value(world: Vocabulary) -> None:
    table = {"passage": "Kelland gave", "role": [["supporter", "state:morvia", "Kelland"]]}
    (found,) = _found(_held(table), world)
    message = "parley:supporter state:morvia: the words at 0–7 are a name of state:kelland"
    assert str(found) == f"claim:lake-001: {message} [name]"


def test_mention_by_the_name_of_something_else_is_refused(world: Vocabulary) -> None:
    (found,) = _found(_held(mentions=(_mention("morvia", "Kelland"),)), world)
    assert str(found) == "mention:lake-one: the words at 0–7 are a name of state:kelland [name]"


def test_mention_by_a_pronoun_needs_an_antecedent(world: Vocabulary) -> None:
    (found,) = _found(_held(mentions=(_mention("kelland", "They"),)), world)
    assert "the words at 40–44 only point back" in found.message
    assert _found(_held(mentions=(_mention("kelland", "They", "Kelland"),)), world) == []


def test_antecedent_of_a_mention_stands_before(world: Vocabulary) -> None:
    (found,) = _found(_held(mentions=(_mention("morvia", "They", "Morvia"),)), world)
    assert "does not come before" in found.message


def test_claim_cannot_be_about_itself(world: Vocabulary) -> None:
    passage = "They sank"
    table = {"passage": passage, "role": [["content", "claim:lake-001", passage]]}
    assert [finding.kind for finding in _found(_held(table), world)] == ["structure"]
