"""The check of one article: mentions as well as claims, counted by kind, and each finding says where."""

from __future__ import annotations

from collections import Counter
from typing import Any

from parley.claims.claim import Article, ArticleClaims, Mention, Wording
from parley.claims.vocabulary import Vocabulary
from parley.gate.article import ArticleGate, word_checks
from parley.gate.passages import clause_findings
from parley.gate.report import FIELD_KINDS, Finding
from parley.gate.words import Text
from parley.names import thing
from parley.text.clauses import PROFILE as CLAUSE_PROFILE
from parley.text.clauses import clauses_of
from parley.text.profile import PROFILE, text_hash
from parley.text.spans import Span
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


PARTED = "Kelland, which left, has come back."


def _recorded(*clauses: Span, profile: int = 0) -> list[str]:
    article = Article(ARTICLE, "Lake", text_hash(PARTED), len(PARTED), PROFILE, profile)
    return [str(found) for found in clause_findings(ArticleClaims(article, (), (), clauses), Text(PARTED))]


def test_clauses_are_those_of_the_rules_in_use() -> None:
    whole, inner = clauses_of(PARTED)
    assert _recorded(whole, inner, profile=CLAUSE_PROFILE) == []
    assert _recorded(whole, profile=CLAUSE_PROFILE) == [
        "clause:lake-9-20: the clause at 9–20 is not recorded; write the article anew [clause]"
    ]
    assert _recorded(whole, inner, Span(0, 7), profile=CLAUSE_PROFILE) == [
        "clause:lake-0-7: the clause at 0–7 is none of the text [clause]"
    ]


def test_clauses_of_older_rules_need_only_part_the_text() -> None:
    assert _recorded(Span(0, 8), Span(9, 35)) == []
    assert _recorded(Span(0, 8), Span(9, 27)) == ["article:lake: the word at 30–34 is in no clause [clause]"]
    assert (
        _recorded(Span(0, 20), Span(9, 35))[0] == "clause:lake-0-20: 0–20 crosses the clause at 9–35 [clause]"
    )
    assert _recorded(Span(0, 35), Span(0, 34)) == [
        "clause:lake-0-35: no word is in the clause at 0–35 alone [clause]"
    ]


def test_clauses_of_newer_rules_are_refused() -> None:
    (found,) = _recorded(*clauses_of(PARTED), profile=CLAUSE_PROFILE + 1)
    assert "is newer than 1, which is in use" in found
