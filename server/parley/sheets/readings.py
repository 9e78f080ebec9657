"""Readings: claims as they are offered, in words of the text for things and for the claims that they join.

What a joined claim says is asked in an item of its own. Were it read out again, its item would be answered
there; so it is shown by its words in the text: "(1), because (2)". For the labels of things see ``quoting``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from parley.claims.claim import ArticleClaims, Claim
from parley.claims.vocabulary import Vocabulary
from parley.sentences.sentence import sentence
from parley.sheets.draws import Draws
from parley.sheets.quoting import quoting


class Readings:
    """Reads the claims of one article out."""

    def __init__(self, held: ArticleClaims, content: str, vocabulary: Vocabulary) -> None:
        """Create it from the claims, the text, and the words for what they say."""
        self.claims: Mapping[str, Claim] = {claim.iri: claim for claim in held.claims}
        self._vocabulary = vocabulary
        self._quoting = quoting(held.mentions, content, vocabulary)
        self.own: Mapping[str, str] = {claim.iri: self.whole(claim) for claim in held.claims}
        """Each claim as one sentence, by its IRI."""

    def whole(self, claim: Claim) -> str:
        """Return a claim as one sentence, with all that it joins."""
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
        """Return a claim as one sentence in words of the text, with marks for what it joins."""
        return sentence(claim, self._quoting, {**self.claims, claim.iri: claim}, marks)

    def called(self, value: str) -> str:
        """Return what a value is called in what is offered."""
        return (self._quoting.wordings.get(value) or (self._vocabulary.label(value),))[0]
