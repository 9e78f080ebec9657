"""Coverage: every clause of an article is accounted for, by a claim or by a recorded reason.

A claim accounts for a clause if words of the claim are in it: words of a role in its passage, or words of a
holder. It is not enough that another claim points back to a name in the clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.claims.claim import ArticleAnnotations, Claim
from parley.claims.stating import stated_roles
from parley.names import compact, term, thing
from parley.text.clauses.splitter import innermost
from parley.text.spans import Span
from parley.text.tokens import Token
from parley.text.words import Text

LIGHT = frozenset((
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
"""Words that state nothing by themselves: articles, pronouns, prepositions, conjunctions, auxiliaries."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A clause, and the claims or the reason for it.

    Attributes:
        sentence: The number of its sentence in the article, from 1; the title is a sentence.
        clause: Its span; clauses that interrupt it are inside.
        claims: The claims with words in it.
        reason: The IRI of the recorded reason why it has none.
        left: The parts of it outside the evidence of all claims, each from one content word to another.
    """

    sentence: int
    clause: Span
    claims: tuple[Claim, ...]
    reason: str | None
    left: tuple[Span, ...]

    @property
    def problem(self) -> str | None:
        """What is wrong with the claims or the reason of the clause."""
        if not self.claims and self.reason is None:
            return "has no claim, and no reason is recorded"
        if self.claims and self.reason is not None:
            return f"has claims and a reason for having none, {compact(self.reason)}; remove one of them"
        return None


def coverage(annotations: ArticleAnnotations, text: Text) -> list[Covered]:
    """Return every recorded clause of an article with its claims or its reason."""
    reasons = {unclaimed.clause: unclaimed.reason for unclaimed in annotations.unclaimed}
    speaking: list[list[Claim]] = [[] for _ in annotations.clauses]
    for claim in annotations.claims:
        starts = {word.span.start for span in _spans(claim) for word in text.within(span)}
        for place in {innermost(annotations.clauses, start) for start in starts} - {None}:
            speaking[place or 0].append(claim)
    numbers = {sentence: number for number, sentence in enumerate(text.sentences, 1)}
    covered = []
    for place, clause in enumerate(annotations.clauses):
        sentence = text.sentence_of(clause) or clause
        reason = reasons.get(clause)
        left = () if reason else tuple(_left(place, annotations, sentence, text))
        covered.append(Covered(numbers.get(sentence, 0), clause, tuple(speaking[place]), reason, left))
    return covered


def _spans(claim: Claim) -> Iterator[Span]:
    """Yield the words of a claim; a claim in a role has words of its own."""
    for role in stated_roles(claim):
        if not str(role.value).startswith(thing("claim", "")):
            for wording in role.wordings:
                if wording.span in claim.evidence or role.name == term("heldBy"):
                    yield wording.span


def _left(place: int, annotations: ArticleAnnotations, sentence: Span, text: Text) -> Iterator[Span]:
    evidence = [claim.evidence for claim in annotations.claims if claim.evidence in sentence]
    run: list[Token] = []
    for token in text.within(annotations.clauses[place]):
        own = innermost(annotations.clauses, token.span.start) == place
        if own and not any(token.span in span for span in evidence):
            run.append(token)
        else:
            yield from _weighty(run)
            run = []
    yield from _weighty(run)


def _weighty(run: Iterable[Token]) -> Iterator[Span]:
    """Yield the span from the first to the last content word of a run, if it has one."""
    weighty = [token.span for token in run if token.folded not in LIGHT]
    if weighty:
        yield Span(weighty[0].start, weighty[-1].end)
