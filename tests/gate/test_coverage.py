"""Coverage: which sentences are accounted for, and what of them no claim holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.claims.claim import ArticleClaims, Unclaimed, Wording
from parley.claims.corpus import Corpus
from parley.gate.coverage import coverage, coverage_findings
from parley.names import term
from parley.text.spans import Span
from parley.text.words import Text

TEXT = Text("Lake talks\n\nSo Kelland hosted the talks in the old town of Orrin. The Front left.\n\n* * *")
TITLE, FIRST, SECOND = Span(0, 10), Span(12, 65), Span(66, 81)


def _held(corpus: Corpus, *evidence: Span, unclaimed: tuple[Span, ...] = ()) -> ArticleClaims:
    """Return claims that say whatever they say, at some places."""
    held = corpus.articles[0].held
    claims = tuple(replace(held.claims[0], evidence=span) for span in evidence)
    return replace(
        held, claims=claims, unclaimed=tuple(Unclaimed(span, term("heading")) for span in unclaimed)
    )


def _problems(held: ArticleClaims) -> list[str]:
    return [finding.message for finding in coverage_findings(held, coverage(held, TEXT))]


def test_claims_and_reasons_together_cover_an_article(corpus: Corpus) -> None:
    held = _held(corpus, Span(15, 39), Span(15, 65), SECOND, unclaimed=(TITLE,))
    covered = coverage(held, TEXT)
    assert [(place.sentence, len(place.claims), place.reason) for place in covered] == [
        (TITLE, 0, term("heading")),
        (FIRST, 2, None),
        (SECOND, 1, None),
    ]
    assert _problems(held) == []


def test_line_without_a_word_needs_nothing(corpus: Corpus) -> None:
    assert [place.number for place in coverage(_held(corpus), TEXT)] == [1, 2, 3]


def test_sentence_with_neither_is_found(corpus: Corpus) -> None:
    held = _held(corpus, FIRST, unclaimed=(TITLE,))
    found = list(coverage_findings(held, coverage(held, TEXT)))
    assert [(finding.kind, finding.where, finding.message) for finding in found] == [
        (
            "coverage",
            "sentence:quiet-boats-on-lake-orrin-66-81",
            "sentence 3 at 66–81 has no claim, and no reason is recorded",
        )
    ]


def test_sentence_with_both_is_found(corpus: Corpus) -> None:
    assert _problems(_held(corpus, FIRST, SECOND, unclaimed=(TITLE, SECOND))) == [
        "sentence 3 at 66–81 has claims and a reason for having none, parley:heading; take one away"
    ]


def test_role_of_another_claim_does_not_cover_a_sentence(corpus: Corpus) -> None:
    """Only evidence counts: a name that a claim points back to says nothing of its own sentence."""
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


def test_of_a_sentence_with_a_reason_nothing_is_left(corpus: Corpus) -> None:
    assert coverage(_held(corpus, unclaimed=(TITLE,)), TEXT)[0].left == ()


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
