"""Coverage: which clauses are accounted for, and what of them no claim holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.claim import ArticleAnnotations, Role, Unclaimed, Wording
from parley.claims.corpus import Corpus
from parley.claims.coverage import coverage
from parley.gate.passages import coverage_findings
from parley.names import term
from parley.text.clauses.splitter import clauses_of
from parley.text.quotes import locate
from parley.text.spans import Span
from parley.text.words import Text

TEXT = Text("Lake talks\n\nSo Kelland hosted the talks in the old town of Orrin. The Front left.\n\n* * *")
TITLE, FIRST, SECOND = Span(0, 10), Span(12, 65), Span(66, 81)


def _held(corpus: Corpus, *evidence: Span, unclaimed: tuple[Span, ...] = ()) -> ArticleAnnotations:
    """Return claims of any content, at some places."""
    held = corpus.articles[0].annotations
    claims = tuple(
        replace(
            held.claims[0], evidence=span, roles=(Role(term("subject"), "x", (Wording(span),)),), times=()
        )
        for span in evidence
    )
    reasons = tuple(Unclaimed(span, term("heading")) for span in unclaimed)
    return replace(held, claims=claims, clauses=clauses_of(TEXT.content), unclaimed=reasons)


def _problems(annotations: ArticleAnnotations) -> list[str]:
    return [finding.message for finding in coverage_findings(annotations, coverage(annotations, TEXT))]


def test_claims_and_reasons_together_cover_an_article(corpus: Corpus) -> None:
    held = _held(corpus, Span(15, 39), Span(15, 65), SECOND, unclaimed=(TITLE,))
    covered = coverage(held, TEXT)
    assert [(place.clause, len(place.claims), place.reason) for place in covered] == [
        (TITLE, 0, term("heading")),
        (FIRST, 2, None),
        (SECOND, 1, None),
    ]
    assert _problems(held) == []


def test_line_without_a_word_needs_nothing(corpus: Corpus) -> None:
    assert [place.sentence for place in coverage(_held(corpus), TEXT)] == [1, 2, 3]


def test_clause_with_neither_is_found(corpus: Corpus) -> None:
    held = _held(corpus, FIRST, unclaimed=(TITLE,))
    found = list(coverage_findings(held, coverage(held, TEXT)))
    assert [(finding.kind, finding.where, finding.message) for finding in found] == [
        (
            "coverage",
            "clause:quiet-boats-on-lake-orrin-66-81",
            "the clause at 66–81 of sentence 3 has no claim, and no reason is recorded",
        )
    ]


def test_clause_with_both_is_found(corpus: Corpus) -> None:
    assert _problems(_held(corpus, FIRST, SECOND, unclaimed=(TITLE, SECOND))) == [
        (
            "the clause at 66–81 of sentence 3 has claims and a reason for having none, parley:heading;"
            " remove one of them"
        )
    ]


def test_role_of_another_claim_does_not_cover_a_clause(corpus: Corpus) -> None:
    """Only words in the passage count. A name to which a claim points back does not cover its own clause."""
    held = _held(corpus, FIRST, unclaimed=(TITLE,))
    role = held.claims[0].roles[0]
    mentioned = replace(role, wordings=(Wording(role.wordings[0].span, Span(70, 75)),))
    held = replace(held, claims=(replace(held.claims[0], roles=(mentioned,)),))
    assert len(_problems(held)) == 1


@pytest.mark.parametrize(
    ("evidence", "left"),
    [
        ((FIRST,), []),
        ((Span(15, 39),), ["old town of Orrin"]),
        ((Span(23, 39), Span(59, 64)), ["Kelland", "old town"]),
        ((Span(15, 22), Span(47, 65)), ["hosted the talks"]),
        ((Span(15, 64),), []),
    ],
)
def test_stretches_in_no_claim_go_from_word_of_weight_to_word_of_weight(
    evidence: tuple[Span, ...], left: list[str], corpus: Corpus
) -> None:
    place = coverage(_held(corpus, *evidence), TEXT)[1]
    assert [span.of(TEXT.content) for span in place.left] == left


def test_of_a_clause_with_a_reason_nothing_is_left(corpus: Corpus) -> None:
    assert coverage(_held(corpus, unclaimed=(TITLE,)), TEXT)[0].left == ()


PARTED = Text("Kelland, which hosts the talks, has left because Morvia has gone. Rell said that it was so.")


@pytest.mark.parametrize(
    ("words", "open_clauses"),
    [
        (
            ("Kelland", "has left"),
            ["which hosts the talks,", "because Morvia has gone.", "Rell said", "that it was so."],
        ),
        (("hosts", "left", "Morvia", "so"), ["Rell said"]),
        (("hosts", "left", "Morvia", "so", "Rell"), []),
    ],
)
def test_clause_without_words_of_a_claim_is_open(
    words: tuple[str, ...], open_clauses: list[str], corpus: Corpus
) -> None:
    spans = [span for word in words for span in locate(word, PARTED.content)[:1]]
    held = replace(_held(corpus, *spans), clauses=clauses_of(PARTED.content))
    found = [place.clause.of(PARTED.content) for place in coverage(held, PARTED) if place.problem]
    assert found == open_clauses


def test_holder_accounts_for_the_clause_that_only_says_who_says_it(corpus: Corpus) -> None:
    held = replace(_held(corpus, *locate("so", PARTED.content)), clauses=clauses_of(PARTED.content))
    holder = Role(term("heldBy"), "y", (Wording(locate("Rell", PARTED.content)[0]),))
    held = replace(held, claims=(replace(held.claims[0], roles=(*held.claims[0].roles, holder)),))
    found = [place.clause.of(PARTED.content) for place in coverage(held, PARTED) if not place.problem]
    assert found == ["Rell said", "that it was so."]


FURNITURE = """Lake Talks Halted


Orrin was taken by surprise. This report looks at what the lake plan may bring.

See Also –\u00a0Ferry Fares to Rise in Morvia, Kelland

The talks go on.



Ida Marsh writes on ferries. She thinks that it's right to count everyone, whatever it costs. Marsh has been
at it for years.

Write a Comment

We shall not print your address. What you must fill in is marked *"""


def test_furniture_of_a_site_is_cut_into_sentences_of_its_own() -> None:
    text = FURNITURE.replace("been\nat", "been at")
    assert [span.of(text)[:12] for span in Text(text).sentences] == [
        "Lake Talks H",
        "Orrin was ta",
        "This report ",
        "See Also –\u00a0F",
        "The talks go",
        "Ida Marsh wr",
        "She thinks t",
        "Marsh has be",
        "Write a Comm",
        "We shall not",
        "What you mus",
    ]
