"""Attribution: a claim with a holder must have the cue and the reported words of its sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from parley.claims.attribution import FIRST_PERSON, Attributions
from parley.claims.claim import Claim
from parley.claims.reach import names_a_holder
from parley.claims.stating import own_words
from parley.claims.vocabulary import Vocabulary
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.gate.reported import Reported
from parley.gate.small_words import SmallWords
from parley.names import compact, term
from parley.text.clauses.kinds import ClauseKind
from parley.text.function_words import AUXILIARIES
from parley.text.spans import Span
from parley.text.words import Text

_HELD_BY = term("heldBy")
_PRONOUNS = frozenset(("he", "she", "it", "they"))
"""Subjects that may be whoever spoke before."""
_WHO = frozenset((("who",), ("which",), ("whose",)))
"""Words at the beginning of an aside about a holder."""
_BY_THE_COUNT = re.compile(
    r"\bby (?:\S+ ){0,3}(?:accounts?|estimates?|count|reckoning|admission|tally) of(?: \w+){0,4} $"
)
"""Words that introduce a holder at the end of a phrase: "by the latest count of the | League"."""
_BY = frozenset(("by",))
"""Words that introduce a holder after the reported words: "by its estimate"."""


class AttributionRule:
    """The rule on the attributions of the claims of one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary, small: SmallWords) -> None:
        """Create it from the text, and its small words."""
        self._text = text
        self._attributions = Attributions(text, vocabulary)
        self._scope, self._voice, self._reach = small.scope, small.voice, small.reach
        self._reported = Reported(text, vocabulary, small)

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
        """Return whether nothing ascribes a claim to its holder: no word of saying, no quotation, no "by X".

        Statements of a speaker in it, or in the claim of another act of saying, are not judged.
        """
        sentence = self._text.sentence_of(claim.evidence) or claim.evidence
        own = own_words(claim) or (claim.evidence,)
        held = [word for role in claim.roles if role.name == _HELD_BY for word in role.wordings]
        holders = claim.values(_HELD_BY)
        places = {place for word in held for place in (word.span, word.antecedent) if place}
        by_value = [(role.name, role.value, word.span) for role in claim.roles for word in role.wordings]
        # "The two women": the holder may be one of those whom the words of another role name together.
        joint = {span for name, value, span in by_value if name != _HELD_BY and value in holders}
        others = {span for _, value, span in by_value if value not in holders} - joint
        if any(word.span in others for word in held):
            return True
        if any(map(self._leads_to_holder, places)) or self._is_beside_cue(claim, places):
            return False
        sayings = {*self._reported.ascribing(own), *self._reported.leading(own)}
        sayings = {saying for saying in sayings if not self._voice.is_writers(claim, saying)}
        sayings.update(cue for cue in self._reported.sayings if self._may_ascribe(cue, claim, own))
        inside = [place for place in places if place in sentence]
        inside = [place for place in inside if not self._is_reported(place, claim, sayings)]
        if any(self._leads(place, own) or self._reported.may_tell(place, own) for place in inside):
            return False
        if self._reported.quoted(own):
            sayings.update(saying for saying in self._reported.sayings if saying in sentence)
            if not inside or not self._reported.quoted(inside):
                return False
        if any(self._says(place, saying) for place in inside for saying in sayings):
            return False
        return bool(sayings and inside) or not (sayings or self._goes_on(sentence, places))

    def _is_beside_cue(self, claim: Claim, places: Collection[Span]) -> bool:
        """Return whether a cue that the author chose stands right behind the holder: "figures show"."""
        cue = claim.attribution.cue if claim.attribution else None
        if cue is None or any(cue.overlaps(saying) for saying in self._reported.sayings):
            return False
        return any(cue.start - place.end == 1 for place in places)

    def _is_reported(self, holder: Span, claim: Claim, sayings: Collection[Span]) -> bool:
        """Tell whether words for a holder are part of what is said: "adding that | she hoped"."""
        return holder in claim.evidence and any(saying.end <= holder.start for saying in sayings)

    def _goes_on(self, sentence: Span, holders: Collection[Span]) -> bool:
        """Tell whether a report goes on in a sentence: "Marsh said it failed. | The envoys had left."

        The last word of saying before it, in its paragraph, is that of the holder; one with a pronoun may be.
        """
        paragraph = self._text.paragraph_of(sentence)
        for saying in sorted(self._reported.told_by, reverse=True):
            if paragraph.start <= saying.start and saying.end <= sentence.start:
                if any(self._says(place, saying) for place in holders):
                    return True
                if not _PRONOUNS.issuperset(word.folded for word in self._text.before(saying)[-1:]):
                    return False
        return False

    def _leads(self, holder: Span, own: Sequence[Span]) -> bool:
        """Tell whether a holder says the rest of its sentence, in whichever clause it is.

        "Marsh said it had a plan, under which | it left"; "it stayed and | it left, according to Marsh".
        """
        sentence = self._text.sentence_of(holder) or holder
        return any(
            saying in sentence and self._says(holder, saying) and not any(map(saying.overlaps, own))
            for saying in self._reported.told_by
            if saying.end <= own[0].start or names_a_holder(saying.of(self._text.content))
        )

    def _says(self, holder: Span, saying: Span) -> bool:
        """Tell whether a holder stands in the clause of a word of saying, or before it.

        "Marsh said", "Marsh left and said", "Marsh, 71, | says".
        """
        place, held = self._scope.at(saying.start), self._scope.at(holder.start)
        if self._is_pronoun(holder) and self._is_pronoun(saying, before=True):
            # "He would stay, he said": both pronouns are the holder's.
            return True
        if place is None or held == place or holder not in Span(0, saying.start):
            return held == place
        if self._is_subject(holder, saying):
            return True
        *before, last = self._text.before(saying) or self._text.within(saying)
        while before and last.folded in AUXILIARIES:
            *before, last = before
        clause = self._scope.clauses[place]
        joined = before and holder.start >= before[0].span.start and last.folded in ("and", "but")
        return bool(joined) or (held == clause.parent and clause.span.start == saying.start)

    def _is_pronoun(self, place: Span, *, before: bool = False) -> bool:
        words = self._text.before(place)[-1:] if before else self._text.within(place)
        return len(words) == 1 and words[0].folded in _PRONOUNS

    def _is_subject(self, holder: Span, saying: Span) -> bool:
        """Tell whether a holder stands right before a word of saying, or parted from it by "who ...,".

        "The League and Kelland | announced", "Marsh, who led the team, | answered".
        """
        gap = self._text.gap(holder.end, saying.start)
        if not gap.marks:
            return AUXILIARIES.issuperset(gap.words)
        aside = self._text.content[holder.end : saying.start].strip()
        return gap.words[:1] in _WHO and aside[0] + aside[-1] == ",,"

    def _may_ascribe(self, saying: Span, claim: Claim, own: Sequence[Span]) -> bool:
        """Return whether a word of saying in the sentence of a claim may apply to it.

        A word with reported words after it applies only to these, and to a passage that it is in or beside.
        """
        passage = claim.evidence
        if saying not in (self._text.sentence_of(passage) or passage):
            return False
        # "..., | of which half were paid, Marsh said": a relative clause may be told by the speaker, too.
        is_of_both = all(map(self._is_relative, own)) and own[-1].end <= saying.start
        if any(saying in span for span in own) or (self._voice.is_writers(claim, saying) and not is_of_both):
            return False
        beside = any(cue.place == saying for cue in self._reach.beside(passage))
        of_clause = self._scope.speaks_for(saying, self._scope.of(own, passage))
        return saying in passage or beside or of_clause or self._depends(own, saying)

    def _is_relative(self, words: Span) -> bool:
        place = self._scope.at(words.start)
        return place is not None and self._scope.clauses[place].kind is ClauseKind.RELATIVE

    def _depends(self, own: Sequence[Span], saying: Span) -> bool:
        """Tell whether some words go on behind a word of saying, with no semicolon between.

        So do all words before a word of saying at the end of its sentence, or between two commas.
        """
        if self._text.content[saying.end] == "," and "," in self._text.gap(own[-1].end, saying.start).marks:
            return True
        between = self._text.content[saying.end : max(saying.end, own[0].start)]
        return (saying.end <= own[0].start and ";" not in between) or not self._text.behind(saying)

    def _leads_to_holder(self, holder: Span) -> bool:
        """Tell whether a holder is "I" or "we", or stands behind a "by": "by its estimate"."""
        words = (*self._text.before(holder)[-1:], *self._text.within(holder)[:1])
        sentence = self._text.sentence_of(holder) or holder
        if _BY_THE_COUNT.search(self._text.content[sentence.start : holder.start].casefold()):
            return True
        return words[-1].folded in FIRST_PERSON or any(word.folded in _BY for word in words)

    def _finding(self, claim: Claim, reads: str, claimed: str = "") -> Finding:
        return Finding(CheckKind.SAYING, compact(claim.iri), reads, claimed=claimed)


def _listed(spans: Sequence[Span]) -> str:
    return ", ".join(map(str, spans)) or "no place"
