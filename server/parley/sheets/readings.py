"""Readings: claims as they are offered, with words of the text for entities and for joined claims.

A joined claim has its own item. If its sentence were shown here, it would answer that item. So it is shown by
its words in the text: "(1), because (2)". For the labels of entities see ``quoting``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from parley.claims.claim import ArticleAnnotations, Claim
from parley.claims.vocabulary import Vocabulary
from parley.sentences.sentence import sentence
from parley.sheets.draws import Draws
from parley.sheets.quoting import quoting


class Readings:
    """Makes sentences of the claims of one article."""

    def __init__(
        self, annotations: ArticleAnnotations, content: str, vocabulary: Vocabulary, version: int
    ) -> None:
        """Create it from the claims, the text, the vocabulary, and the version of the sheets."""
        self.version = version
        self.claims: Mapping[str, Claim] = {claim.iri: claim for claim in annotations.claims}
        self._vocabulary = vocabulary
        self._quoting = quoting(annotations.mentions, content, vocabulary, version)
        self.own: Mapping[str, str] = {claim.iri: self.whole(claim) for claim in annotations.claims}
        """Each claim as one sentence, by its IRI."""

    def whole(self, claim: Claim) -> str:
        """Return a claim as one sentence, with all joined claims."""
        return sentence(claim, self._vocabulary, {**self.claims, claim.iri: claim})

    def joined(self, claims: Iterable[Claim]) -> list[str]:
        """Return the claims that some claims join, by IRI, in order."""
        return sorted(
            {str(role.value) for claim in claims for role in claim.roles if role.value in self.claims}
        )

    def marks(self, claims: Iterable[Claim], draws: Draws, name: str) -> dict[str, str]:
        """Return the marks of all claims that some claims join, by IRI, numbered by chance."""
        order = draws.shuffled(self.joined(claims), str, "mark", name)
        return {iri: f"({number})" for number, iri in enumerate(order, 1)}

    def offered(self, claim: Claim, marks: Mapping[str, str]) -> str:
        """Return a claim as one sentence in words of the text, with marks for joined claims."""
        return sentence(claim, self._quoting, {**self.claims, claim.iri: claim}, marks)

    def called(self, value: str) -> str:
        """Return the name of a value in an offer."""
        return (self._quoting.wordings.get(value) or (self._vocabulary.label(value),))[0]
