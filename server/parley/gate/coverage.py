"""Coverage: that every sentence of an article is accounted for, by a claim or by a recorded reason.

A sentence is accounted for by a claim if the claim's evidence lies in it; that another claim only
points back to a name in it is not enough. A sentence without a word says nothing and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.claims.claim import ArticleClaims, Claim
from parley.claims.iris import sentence_iri
from parley.gate.report import Finding
from parley.names import compact
from parley.text.spans import Span
from parley.text.tokens import Token
from parley.text.words import Text

_LIGHT = frozenset((
    "a", "an", "the", "this", "that", "these", "those", "it", "its", "he", "she", "they", "them", "his",
    "her", "their", "we", "our", "you", "your", "i", "and", "or", "but", "nor", "so", "yet", "if",
    "than", "then", "as", "though", "although", "while", "because", "also", "too", "very", "both",
    "each", "any", "some", "of", "in", "on", "at", "by", "for", "from", "to", "into", "with", "without",
    "within", "over", "under", "between", "among", "through", "during", "since", "until", "after",
    "before", "about", "against", "towards", "toward", "upon", "out", "up", "off", "per", "via", "is",
    "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does",
    "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "there", "here",
    "who", "whom", "whose", "which", "what", "when", "where", "why", "how", "however", "s", "t",
))  # fmt: skip
"""Words that carry no fact by themselves: articles, pronouns, prepositions, conjunctions, auxiliaries."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A sentence, and what accounts for it.

    Attributes:
        number: The place of the sentence in the article, counted from 1; the title is a sentence.
        claims: The claims whose evidence lies in it.
        reason: The IRI of the recorded reason why it has none.
        left: The stretches of it that no claim's evidence holds, each from a word of weight to one.
    """

    number: int
    sentence: Span
    claims: tuple[Claim, ...]
    reason: str | None
    left: tuple[Span, ...]

    @property
    def problem(self) -> str | None:
        """What is wrong with how the sentence is accounted for."""
        if not self.claims and self.reason is None:
            return "has no claim, and no reason is recorded"
        if self.claims and self.reason is not None:
            return f"has claims and a reason for having none, {compact(self.reason)}; take one away"
        return None


def coverage(held: ArticleClaims, text: Text) -> list[Covered]:
    """Return every sentence of an article that has words, with what accounts for it."""
    reasons = {unclaimed.sentence: unclaimed.reason for unclaimed in held.unclaimed}
    covered = []
    for number, sentence in enumerate(text.sentences, 1):
        if not text.within(sentence):
            continue
        claims = tuple(claim for claim in held.claims if claim.evidence in sentence)
        reason = reasons.get(sentence)
        left = () if reason else tuple(_left(sentence, claims, text))
        covered.append(Covered(number, sentence, claims, reason, left))
    return covered


def coverage_findings(held: ArticleClaims, covered: Iterable[Covered]) -> Iterator[Finding]:
    """Yield a finding for each sentence that is accounted for not at all, or twice."""
    for place in covered:
        if place.problem:
            node = compact(sentence_iri(held.article.iri, place.sentence))
            yield Finding("coverage", node, f"sentence {place.number} at {place.sentence} {place.problem}")


def _left(sentence: Span, claims: Iterable[Claim], text: Text) -> Iterator[Span]:
    held = [claim.evidence for claim in claims]
    run: list[Token] = []
    for token in text.within(sentence):
        if any(token.span in evidence for evidence in held):
            yield from _weighty(run)
            run = []
        else:
            run.append(token)
    yield from _weighty(run)


def _weighty(run: Iterable[Token]) -> Iterator[Span]:
    """Yield the span from the first to the last word of weight of a run, if it has one."""
    weighty = [token.span for token in run if token.folded not in _LIGHT]
    if weighty:
        yield Span(weighty[0].start, weighty[-1].end)
