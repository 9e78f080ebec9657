"""The check of one article's claims against its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from parley.claims.claim import Article, ArticleAnnotations, Claim
from parley.claims.metadata import knows
from parley.claims.nodes import Nodes
from parley.claims.stating import stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.gate.attribution import AttributionRule
from parley.gate.concepts import Concepts
from parley.gate.counted import Counted
from parley.gate.entity_words import EntityWords
from parley.gate.fields import Fields
from parley.gate.grounding import kind_of, place_findings
from parley.gate.kinds import FIELD_KINDS, WORD_KINDS, CheckKind
from parley.gate.metadata import metadata_checks, metadata_findings
from parley.gate.names import Names
from parley.gate.numbers import Numbers
from parley.gate.passages import (
    article_findings,
    clause_findings,
    extent_findings,
    sentence_findings,
    span_findings,
)
from parley.gate.qualifiers import Qualifiers
from parley.gate.report import Finding, Tally
from parley.gate.small_words import SmallWords
from parley.gate.times import Times
from parley.gate.upholding import left_of, objections
from parley.names import compact, term
from parley.text.words import Text

EXTENTS = (CheckKind.SENTENCE, CheckKind.SPAN, CheckKind.CLAUSE)
"""The nodes with a place in the text, by their kind of check."""


class ArticleGate:
    """The gate of one article's text. Parts of the text are found once, for all checks of claims.

    Its rules only refuse. They do not judge words that they do not understand.
    """

    def __init__(
        self,
        content: str,
        vocabulary: Vocabulary,
        published: str | None = None,
        hemisphere: str | None = None,
    ) -> None:
        """Create it from the canonical text, the meanings of its words, the day of publication, the place."""
        self.text = Text(content)
        self.names = Names(self.text, vocabulary)
        self._vocabulary = vocabulary
        self._naming = EntityWords(self.text, vocabulary, self.names)
        small = SmallWords.of(self.text, vocabulary)
        self._rules = (
            self._naming,
            Concepts(self.text, vocabulary),
            Numbers(self.text, vocabulary),
            Counted(self.text),
            Times(self.text, published, hemisphere),
            Fields(self.text, vocabulary, small, published),
            AttributionRule(self.text, vocabulary, small),
            Qualifiers(self.text, vocabulary),
        )

    def check(self, annotations: ArticleAnnotations, triples: Iterable[ox.Triple]) -> Tally:
        """Check an article's triples, with their mentions and claims, against the text."""
        tally = self.check_passages(annotations, triples)
        if tally.passed:
            tally.merge(self.check_words(annotations))
        else:
            # If passages do not have their hashes, the words in them cannot be checked.
            tally.skipped.update(word_checks(annotations, self._vocabulary))
        return tally

    def check_passages(self, annotations: ArticleAnnotations, triples: Iterable[ox.Triple]) -> Tally:
        """Check that the article is the cited one, and that its parts are in their places."""
        tally = Tally()
        tally.add(CheckKind.ARTICLE, article_findings(annotations.article, self.text))
        _check_extents(triples, self.text, tally)
        if tally.passed:
            tally.findings.extend(clause_findings(annotations, self.text))
        return tally

    def check_words(self, annotations: ArticleAnnotations) -> Tally:
        """Check the words of the metadata, mentions and claims of an article.

        The rules on words know one language. For an article in another, only the metadata are checked.
        """
        tally = Tally()
        checks = metadata_checks(annotations.article)
        tally.add(CheckKind.METADATA, metadata_findings(annotations.article, self.text), performed=checks)
        if not knows(annotations.article.language):
            tally.notes.append(_foreign(annotations.article))
            tally.skipped.update(_of_words(annotations, self._vocabulary))
            return tally
        tally.performed.update(_of_words(annotations, self._vocabulary))
        for mention in annotations.mentions:
            tally.findings.extend(self._naming.mention_findings(mention))
        for claim in annotations.claims:
            tally.findings.extend(left_of(self.claim_findings(claim, annotations.claims), claim))
        return tally

    def claim_findings(self, claim: Claim, claims: Sequence[Claim]) -> Iterator[Finding]:
        """Yield the contradictions between a claim and its passage, among the claims of an article.

        The claim replaces the claim with the same IRI, if there is one among them.
        """
        others = [other for other in claims if other.iri != claim.iri]
        yield from place_findings(claim, others, self._vocabulary, self.text)
        for rule in self._rules:
            yield from rule.findings(claim, others)


def objections_to(
    annotations: ArticleAnnotations, content: str, vocabulary: Vocabulary
) -> dict[str, tuple[str, ...]]:
    """Return the readings of the rules against which claims of an article are upheld, by IRI."""
    upheld = [claim for claim in annotations.claims if claim.upheld]
    if not upheld:
        return {}
    article = annotations.article
    gate = ArticleGate(content, vocabulary, article.published, article.hemisphere)
    return {
        claim.iri: objections(gate.claim_findings(claim, annotations.claims), claim, content, vocabulary)
        for claim in upheld
    }


def _foreign(article: Article) -> str:
    """Return which rules did not judge an article, and why."""
    kinds = ", ".join(WORD_KINDS)
    return f"{compact(article.iri)} is in {article.language!r}, and the rules on {kinds} know English only"


def word_checks(annotations: ArticleAnnotations, vocabulary: Vocabulary) -> Counter[CheckKind]:
    """Return how many checks there are of the words of metadata, mentions and claims, by kind."""
    return Counter({CheckKind.METADATA: metadata_checks(annotations.article)}) + _of_words(
        annotations, vocabulary
    )


def _of_words(annotations: ArticleAnnotations, vocabulary: Vocabulary) -> Counter[CheckKind]:
    checks: Counter[str] = Counter({CheckKind.NAME: len(annotations.mentions)})
    for claim in annotations.claims:
        checks.update(kind_of(role, vocabulary) for role in stated_roles(claim))
        checks.update(FIELD_KINDS)
    return Counter({kind: checks[kind] for kind in WORD_KINDS})


def _check_extents(triples: Iterable[ox.Triple], text: Text, tally: Tally) -> None:
    nodes = Nodes(triples)
    for kind in EXTENTS:
        for node in nodes.of_type(term(kind.capitalize())):
            tally.add(kind, _extent_findings(kind, node, nodes, text))


def _extent_findings(kind: CheckKind, node: str, nodes: Nodes, text: Text) -> Iterator[Finding]:
    """Yield the problems of a span, clause or sentence: first of its own place, then of its position."""
    name = compact(node)
    if not all(nodes.all(node, term(needed)) for needed in ("start", "end", "tokenHash")):
        yield Finding(kind, name, "lacks a start, an end or a token hash")
        return
    span = nodes.span(node)
    own = list(extent_findings(kind, name, span, nodes.one(node, term("tokenHash")), text))
    yield from own
    if own:
        return
    if kind is CheckKind.SENTENCE:
        yield from sentence_findings(name, span, text)
    elif (sentence := nodes.maybe(node, term("sentence"))) in nodes.subjects:
        yield from span_findings(kind, name, span, nodes.span(sentence or ""), text)
    else:
        yield Finding(kind, name, "has no sentence")
