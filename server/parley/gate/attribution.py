"""Attribution: that a claim which someone holds has the cue and the content that its sentence has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.claims.attribution import Attributions
from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import compact
from parley.text.spans import Span
from parley.text.words import Text


class AttributionRule:
    """The rule on what ascribes the claims of one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary) -> None:
        """Take the text, and the words of saying."""
        self._text = text
        self._attributions = Attributions(text, vocabulary)

    def findings(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Finding]:
        """Yield where cue or content of a claim is not that of its passage; that it has any, a shape asks."""
        own = claim.attribution
        if own is None:
            return
        found = self._attributions.of(claim, own.cue)
        if own.cue is not None and own.cue not in (self._text.sentence_of(claim.evidence) or claim.evidence):
            yield self._finding(claim, f"the cue at {own.cue} does not stand in the sentence of the claim")
        elif found is None:
            yield self._finding(claim, "has a cue or content of what someone says, and no holder")
        elif found.cue != own.cue:
            reads = f"the words at {found.cue} ascribe it"
            yield self._finding(claim, reads, ", and the claim has no such cue")
        elif found.content != own.content:
            told, wanted = (_listed(content) for content in (own.content, found.content))
            yield self._finding(claim, f"what is said stands at {wanted}", f", and not at {told}")

    def _finding(self, claim: Claim, reads: str, claimed: str = "") -> Finding:
        return Finding(CheckKind.SAYING, compact(claim.iri), reads, claimed=claimed)


def _listed(spans: Sequence[Span]) -> str:
    return ", ".join(map(str, spans)) or "no place"
