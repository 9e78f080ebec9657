"""Judging: the verdict of the gate on an article with a planted error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum

import pyoxigraph as ox

from parley.claims.claim import ArticleAnnotations
from parley.claims.coverage import coverage
from parley.claims.vocabulary import Vocabulary
from parley.claims.writing import to_triples
from parley.errors import InputError
from parley.gate.article import ArticleGate
from parley.gate.entity_words import EntityWords
from parley.gate.passages import coverage_findings
from parley.gate.report import Finding, Tally
from parley.mutate.mutant import Mutant

CheckData = Callable[[Iterable[ox.Triple]], Tally]


class Verdict(Enum):
    """The verdict of the gate on a planted error."""

    CONTRADICTED = "contradicted"
    """A rule understands the words to say otherwise."""
    REFUSED = "otherwise refused"
    """No rule on words, but the shapes, or the checks of data or coverage, refuse it."""
    NOT_CONTRADICTED = "not contradicted"


class Judge:
    """Signs the claims of one article again, and lets the gate judge the planted errors.

    It judges the changed part, and not the effect of the change on its neighbours. For an omission it judges
    the coverage of clauses, and the remaining claims of the same sentences.
    """

    def __init__(
        self, annotations: ArticleAnnotations, content: str, vocabulary: Vocabulary, data: CheckData
    ) -> None:
        """Create it from the claims, the text, the meanings of words, and the checks without text."""
        article = annotations.article
        self.gate = ArticleGate(content, vocabulary, article.published, article.hemisphere)
        self._naming = EntityWords(self.gate.text, vocabulary, self.gate.names)
        self._annotations = annotations
        self._content = content
        self._vocabulary = vocabulary
        self._data = data

    def verdict(self, mutant: Mutant) -> Verdict:
        """Return the verdict of the gate on a mutant."""
        found = list(self._findings(mutant))
        if any(finding.contradicts for finding in found):
            return Verdict.CONTRADICTED
        return Verdict.REFUSED if found or not self._is_sound(mutant) else Verdict.NOT_CONTRADICTED

    def refuses_as_it_is(self) -> bool:
        """Return whether the gate refuses the claims without any mutant."""
        triples = to_triples(self._annotations, self._content)
        return not (self.gate.check(self._annotations, triples).passed and self._data(triples).passed)

    def _findings(self, mutant: Mutant) -> Iterator[Finding]:
        planted = mutant.planted_in(self._annotations)
        changed = mutant.claims
        if not (mutant.claims or mutant.mentions):
            yield from coverage_findings(planted, coverage(planted, self.gate.text))
            touched = {
                self.gate.text.sentence_of(claim.evidence)
                for claim in self._annotations.claims
                if claim.iri in mutant.left_out
            }
            changed = tuple(
                claim for claim in planted.claims if self.gate.text.sentence_of(claim.evidence) in touched
            )
        for mention in mutant.mentions:
            yield from self._naming.mention_findings(mention)
        for claim in changed:
            for finding in self.gate.claim_findings(claim, planted.claims):
                if finding.kind not in claim.upheld:
                    yield finding

    def _is_sound(self, mutant: Mutant) -> bool:
        """Return whether the data of the changed claims pass the checks without text."""
        if not mutant.claims:
            return True
        try:
            triples = to_triples(mutant.alone_in(self._annotations, self._vocabulary), self._content)
        except InputError:
            return False
        return self._data(triples).passed
