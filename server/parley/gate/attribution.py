"""Attribution: a claim with a holder must have the cue and the reported words of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parley.claims.attribution import FIRST_PERSON, Attributions
from parley.claims.claim import Claim
from parley.claims.cues import Cue
from parley.claims.stating import own_words
from parley.claims.vocabulary import Vocabulary
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.gate.small_words import SmallWords
from parley.names import compact, term
from parley.text.spans import Span
from parley.text.words import Text

_HELD_BY = term("heldBy")
_OPENED = re.compile(r"(?<![^\s(\[—–-])['‘](?=\w)")
"""A single quotation mark at the start of a quotation, which is not an apostrophe."""
_BY = frozenset(("by", "to", "in", "for", "of", "with", "from", "as", "most", "and"))
"""Words that introduce a holder after the reported words: "by its estimate", "Rell and Marsh blame it"."""


class AttributionRule:
    """The rule on the attributions of the claims of one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary, small: SmallWords) -> None:
        """Create it from the text, and its small words."""
        self._text = text
        self._attributions = Attributions(text, vocabulary)
        self._scope, self._voice, self._reach = small.scope, small.voice, small.reach
        self._sayings = [cue for cue in small.cues if cue.kind == "saying"]

    def findings(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Finding]:
        """Yield differences between a claim and its passage in cue or content; shapes require both."""
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
        elif self._is_unsaid(claim):
            yield self._finding(claim, "no word of saying ascribes it", ", and the claim has a holder")

    def _is_unsaid(self, claim: Claim) -> bool:
        """Return whether nothing ascribes a claim: no word of saying, quotation, or verb of its holder.

        There are many verbs for a statement ("puts it at 40"). The reported words follow them.
        """
        sentence = self._text.sentence_of(claim.evidence) or claim.evidence
        own = own_words(claim)
        if self._is_quoted(sentence) or any(self._may_ascribe(cue, claim, own) for cue in self._sayings):
            return False
        held = [role for role in claim.roles if role.name == _HELD_BY]
        acting = {role.value for role in claim.roles if role.name != _HELD_BY}
        if any(role.value in acting for role in held):
            return False
        first = min((span.start for span in own), default=claim.evidence.start)
        # Reported words include words for their holder only if these point back.
        words = [word for role in held for word in role.wordings if word.antecedent or word.span not in own]
        places = {place for word in words for place in (word.span, word.antecedent) if place}
        return not any(self._may_say(place, sentence, first) for place in places)

    def _may_ascribe(self, cue: Cue, claim: Claim, own: Sequence[Span]) -> bool:
        """Return whether a word of saying in the sentence of a claim may apply to it.

        A word with reported words after it applies only to these, and to a passage that it is in or beside.
        """
        passage = claim.evidence
        if cue.place not in (self._text.sentence_of(passage) or passage):
            return False
        if any(cue.place in span for span in own) or self._voice.is_writers(claim, cue.place):
            return False
        says = cue.place in passage or self._reach.is_beside(cue, passage)
        of_clause = self._scope.speaks_for(cue.place, self._scope.of(own, passage))
        return says or of_clause or not self._scope.has_content(cue.place)

    def _may_say(self, holder: Span, sentence: Span, first: int) -> bool:
        """Return whether a holder speaks, or precedes the reported words, or follows them with "by"."""
        words = (*self._text.before(holder)[-1:], *self._text.within(holder)[:1])
        if any(word.folded in FIRST_PERSON for word in words[-1:]):
            return True
        parted = ";" in Span(first, max(first, holder.start)).of(self._text.content)
        is_by = any(word.folded in _BY for word in words)
        return holder in sentence and (holder.start < first or is_by or parted)

    def _is_quoted(self, sentence: Span) -> bool:
        """Return whether a sentence has a quotation, or lies in one that began earlier in its paragraph."""
        paragraph = self._text.paragraph_of(sentence)
        before = Span(paragraph.start, sentence.start).of(self._text.content)
        own = sentence.of(self._text.content)
        is_open = sum(before.count(mark) for mark in '"“”') % 2 == 1
        return is_open or any(mark in own for mark in '"“”«»') or bool(_OPENED.search(before + own))

    def _finding(self, claim: Claim, reads: str, claimed: str = "") -> Finding:
        return Finding(CheckKind.SAYING, compact(claim.iri), reads, claimed=claimed)


def _listed(spans: Sequence[Span]) -> str:
    return ", ".join(map(str, spans)) or "no place"
