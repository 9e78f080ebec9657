"""The check of one article: mentions as well as claims, counted by kind, and each finding says where."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from parley.claims.claim import Article, ArticleAnnotations, Detail, Mention, Wording
from parley.claims.vocabulary import Vocabulary
from parley.gate.article import ArticleGate, word_checks
from parley.gate.kinds import FIELD_KINDS
from parley.gate.passages import clause_findings
from parley.gate.report import Finding, Tally
from parley.names import term, thing
from parley.text.clauses.splitter import PROFILE as CLAUSE_PROFILE
from parley.text.clauses.splitter import clauses_of
from parley.text.profile import PROFILE, text_hash
from parley.text.spans import Span
from parley.text.words import Text
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


def _held(*tables: dict[str, Any], mentions: tuple[Mention, ...] = ()) -> ArticleAnnotations:
    article = Article(ARTICLE, "Lake", text_hash(TEXT), len(TEXT), PROFILE, CLAUSE_PROFILE, "en")
    claims = tuple(claim_of(table, TEXT, number) for number, table in enumerate(tables, 1))
    return ArticleAnnotations(article, claims, mentions)


def _mention(entity: str, words: str, antecedent: str | None = None) -> Mention:
    before = span_of(antecedent, TEXT) if antecedent else None
    wording = Wording(span_of(words, TEXT), before)
    return Mention(thing("mention", "lake-one"), (thing("state", entity),), (wording,))


def _found(annotations: ArticleAnnotations, vocabulary: Vocabulary) -> list[Finding]:
    return ArticleGate(TEXT, vocabulary).check_words(annotations).findings


def test_checks_are_counted_by_kind(world: Vocabulary) -> None:
    held = _held(GIVEN, mentions=(_mention("kelland", "Kelland"),))
    expected = Counter(name=2, concept=1, number=2, time=1, **dict.fromkeys(FIELD_KINDS, 1))
    assert word_checks(held, world) == expected
    tally = ArticleGate(TEXT, world).check_words(held)
    assert (tally.performed, tally.findings) == (expected, [])


def test_finding_names_claim_problem_and_kind(world: Vocabulary) -> None:
    (found,) = _found(_held({**GIVEN, "polarity": "denied"}), world)
    message = "no word of its passage denies it, and the claim is denied"
    assert str(found) == f"claim:lake-001: contradicted: {message} [negation]"


def test_finding_on_a_role_names_the_value(world: Vocabulary) -> None:
    table = {"passage": "Kelland gave", "role": [["supporter", "state:morvia", "Kelland"]]}
    (found,) = _found(_held(table), world)
    message = "parley:supporter state:morvia: the words at 0–7 are a name of state:kelland"
    assert str(found) == f"claim:lake-001: contradicted: {message} [name]"


def test_mention_by_the_name_of_something_else_is_refused(world: Vocabulary) -> None:
    (found,) = _found(_held(mentions=(_mention("morvia", "Kelland"),)), world)
    assert str(found) == "mention:lake-one: contradicted: the words at 0–7 are a name of state:kelland [name]"


def test_mention_by_a_pronoun_needs_an_antecedent(world: Vocabulary) -> None:
    (found,) = _found(_held(mentions=(_mention("kelland", "They"),)), world)
    assert "the words at 40–44 only point back" in found.message
    assert _found(_held(mentions=(_mention("kelland", "They", "Kelland"),)), world) == []


def test_antecedent_of_a_mention_stands_before(world: Vocabulary) -> None:
    (found,) = _found(_held(mentions=(_mention("morvia", "They", "Morvia"),)), world)
    assert "does not come before" in found.message


def test_words_of_a_mention_are_of_the_pronoun_that_a_person_has(world: Vocabulary) -> None:
    text, rell = "Rell came. He left.", thing("person", "tomas-rell")
    words = Wording(span_of("He", text), span_of("Rell", text))
    mention = Mention(thing("mention", "lake-one"), (rell,), (words,))
    article = replace(_held().article, text_hash=text_hash(text), characters=len(text))
    held = ArticleAnnotations(article, (), (mention,))
    for pronoun, says in (("he", []), ("she", ["the words at 11–13 say he"])):
        gate = ArticleGate(text, replace(world, pronouns={rell: pronoun}))
        found = [finding.message.partition(",")[0] for finding in gate.check_words(held).findings]
        assert [message.removeprefix("contradicted: ") for message in found] == says


def test_claim_cannot_be_about_itself(world: Vocabulary) -> None:
    passage = "They sank"
    table = {"passage": passage, "role": [["content", "claim:lake-001", passage]]}
    assert [finding.kind for finding in _found(_held(table), world)] == ["structure"]


# Metadata, and other languages -----------------------------------------------------------------------

DATED = "By Ida Quill. Kelland gave 40 boats on Friday. Published on 10 May 2031."
IN_TEXT = term("inText")


def _described(language: str = "en", **values: str) -> ArticleAnnotations:
    """Return an article whose details were read at their words in the text, with one claim."""
    words = values | ({"published": "10 May 2031"} if "published" in values else {})
    details = tuple(Detail(name, IN_TEXT, span_of(quote, DATED)) for name, quote in words.items())
    article = Article(
        ARTICLE, "Lake", text_hash(DATED), len(DATED), PROFILE, CLAUSE_PROFILE, language, **values
    )
    table = {"passage": "Kelland gave 40 boats", "role": [["supporter", "state:kelland", "Kelland"]]}
    return ArticleAnnotations(replace(article, details=details), (claim_of(table, DATED),))


def _judged(annotations: ArticleAnnotations, world: Vocabulary) -> Tally:
    return ArticleGate(DATED, world, annotations.article.published).check_words(annotations)


def test_details_that_the_text_states_are_right(world: Vocabulary) -> None:
    tally = _judged(_described(byline="Ida Quill", published="2031-05-10"), world)
    assert (tally.performed["metadata"], tally.failed("metadata")) == (2, 0)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("byline", "Ida Quilt", "article:lake#byline: the words at 3–12 do not state Ida Quilt [metadata]"),
        (
            "published",
            "2031-05-11",
            "article:lake#published: the words at 60–71 do not state 2031-05-11 [metadata]",
        ),
    ],
)
def test_detail_that_its_words_do_not_state_is_refused(
    name: str, value: str, message: str, world: Vocabulary
) -> None:
    held = _described(byline="Ida Quill", published="2031-05-10")
    article = replace(held.article, **{name: value})
    found = _judged(replace(held, article=article), world).findings
    assert message in map(str, found)


def test_title_of_the_text_stands_in_it(world: Vocabulary) -> None:
    held = _described()
    article = replace(held.article, title="By Ida", details=(Detail("title", IN_TEXT),))
    assert _judged(replace(held, article=article), world).failed("metadata") == 0
    (found,) = _judged(replace(held, article=replace(article, title="By Eda")), world).findings
    assert str(found) == "article:lake#title: is not in the text [metadata]"


def test_what_was_read_elsewhere_is_not_held_against_the_text(world: Vocabulary) -> None:
    held = _described(byline="Ida Quill")
    article = replace(held.article, byline="E. Stone", details=(Detail("byline", term("onPage")),))
    tally = _judged(replace(held, article=article), world)
    assert (tally.performed["metadata"], tally.findings) == (0, [])


def test_of_an_article_in_another_language_no_rule_on_words_runs(world: Vocabulary) -> None:
    held = _described("fr", byline="Ida Quill", published="2031-05-11")
    held = replace(held, claims=tuple(replace(claim, polarity=term("denied")) for claim in held.claims))
    tally = _judged(held, world)
    assert tally.findings == []
    # A day is written in words, too.
    assert tally.performed == Counter(metadata=1)
    assert tally.skipped == Counter(name=1, **dict.fromkeys(FIELD_KINDS, 1))


def test_what_did_not_run_and_why_is_one_line(world: Vocabulary) -> None:
    (note,) = _judged(_described("fr"), world).notes
    assert note == (
        "article:lake is in 'fr', and the rules on name, concept, number, time, negation, modality, hedge,"
        " saying, listing, qualifier know English only"
    )
    assert _judged(_described("en-GB"), world).notes == []


PARTED = "Kelland, which left, has come back."


def _recorded(*clauses: Span, profile: int = 0) -> list[str]:
    article = Article(ARTICLE, "Lake", text_hash(PARTED), len(PARTED), PROFILE, profile, "en")
    annotations = ArticleAnnotations(article, (), (), clauses)
    return [str(found) for found in clause_findings(annotations, Text(PARTED))]


def test_clauses_are_those_of_the_rules_in_use() -> None:
    whole, inner = clauses_of(PARTED)
    assert _recorded(whole, inner, profile=CLAUSE_PROFILE) == []
    assert _recorded(whole, profile=CLAUSE_PROFILE) == [
        "clause:lake-9-20: the clause at 9–20 is not recorded; write the article again [clause]"
    ]
    assert _recorded(whole, inner, Span(0, 7), profile=CLAUSE_PROFILE) == [
        "clause:lake-0-7: the clause at 0–7 is not in the text [clause]"
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
