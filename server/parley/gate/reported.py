"""Reported: content that is somebody's statement by the form of its text, wherever its passage was cut.

It stands in a quotation, in a clause that says what is said ("she hinted that | it failed"), beside "by its
own account", or a claim that someone says it has it for its content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parley.claims.claim import Claim
from parley.claims.cues import SPOKEN
from parley.claims.reach import names_a_holder
from parley.claims.stating import own_words, stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.gate.accounted_cues import is_held, other_claims
from parley.gate.small_words import SmallWords
from parley.names import term
from parley.text.clauses.kinds import ClauseKind
from parley.text.spans import Span
from parley.text.words import Text

_CONTENT, _ATTITUDE = term("content"), term("Attitude")
_WRITERS = frozenset((term("DiscourseRelation"), term("Membership")))
_WISHING = frozenset((term("hope"), term("wish")))
"""Attitudes to the future: what others fear, trust or expect is their view."""
_REPORTING = frozenset((
    "points", "predicted", "predicts", "predict", "hinted", "fears", "feared", "hopes", "hoped", "suspects",
    "suspected", "suspect", "concern", "concerns", "doubts", "charge", "charges", "accusation", "accusations",
    "belief", "view", "claim", "argues", "asserts", "declared", "concluded", "complains", "replied",
    "remarked", "observed", "commented", "conceded", "vowed", "suggests", "suggested", "repeated", "stressed",
))  # fmt: skip
"""Words of saying and thinking that are cues only with a clause of reported words, or beside one."""
_FINDING = frozenset((
    "call", "calls", "called", "find", "finds", "found", "put", "puts", "credit", "credits", "credited",
    "confidence", "consider", "considers", "considered", "regard", "regards", "regarded", "see", "sees",
    "seen",
    "describe", "expect", "expects", "expected", "estimated", "assessed", "foresees", "rated", "dubbed",
))  # fmt: skip
"""Words with which someone may state the next words without a clause."""
_BY_ACCOUNT = re.compile(r"\b[Bb]y (?:\S+ ){1,4}?(?:accounts?|estimates?|count|reckoning|admission)\b")
"""Phrases that ascribe their clause: "by its own account"."""


class Reported:
    """The reported words of one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary, small: SmallWords) -> None:
        """Create it from the text, the roles that hold claims, and the small words."""
        self._text, self._vocabulary = text, vocabulary
        self._scope, self._voice = small.scope, small.voice
        self.sayings = [cue.place for cue in small.cues if cue.kind == "saying"]
        self._reporting = [word.span for word in text.tokens if word.folded in _REPORTING]
        self._accounts = [Span(*found.span()) for found in _BY_ACCOUNT.finditer(text.content)]

    def told(self, claim: Claim, others: Sequence[Claim]) -> Iterator[str]:
        """Yield why a claim without a holder is somebody's statement."""
        above = [other for other in others if claim.iri in other_claims(other, self._vocabulary)]
        if any(other.polarity == SPOKEN["negation"] for other in above):
            # What nobody said is nobody's statement: "did not say that | it left".
            return
        for other in above:
            if self._tells(other, claim):
                yield f"the claim that has its words at {other.evidence} ascribes it to someone"
                return
        if claim.kind in _WRITERS:
            # What joins two statements, and who holds which office, is mostly told by the writer.
            return
        own = own_words(claim) or (claim.evidence,)
        for place in self.ascribing(own):
            if not self._voice.is_writers(claim, place):
                yield f"'{place.of(self._text.content)}' at {place} ascribes it to someone"
                return
        if self.quoted(own):
            yield "it is quoted"

    def ascribing(self, own: Sequence[Span]) -> Iterator[Span]:
        """Yield the words whose clause ascribes all clauses of some words."""
        clauses = self._scope.touched(own)
        sentence = self._text.sentence_of(own[0]) or own[0]
        for place in (*self.sayings, *self._reporting, *self._accounts):
            is_own = place not in sentence or any(place.overlaps(span) for span in own)
            if is_own or self._goes_on(place, own):
                continue
            speaks = (self._scope.speaks_for(place, frozenset((one,)), own=False) for one in clauses)
            if self._leads(place, own) or all(speaks):
                yield place

    def _goes_on(self, place: Span, own: Sequence[Span]) -> bool:
        """Tell whether words go on behind an aside with an "and": "it left, Marsh said, and | he came"."""
        clause = self._scope.clauses[self._scope.at(place.start) or 0]
        behind = [word.folded for word in self._text.behind(clause.span)[:1]]
        is_behind = clause.kind is ClauseKind.ASIDE and own[0].start >= clause.span.end
        return is_behind and behind in (["and"], ["but"])

    def _leads(self, place: Span, own: Sequence[Span]) -> bool:
        """Tell whether words ascribe the clause that they stand in, and some words with it."""
        if place not in self._accounts and not names_a_holder(place.of(self._text.content)):
            return False
        behind = place not in self._accounts and any(span.start >= place.end for span in own)
        return not behind and self._scope.touched(own) == {self._scope.at(place.start)}

    def leading(self, own: Sequence[Span]) -> Iterator[Span]:
        """Yield the words before some words that may state them without a clause: "found 40"."""
        sentence = self._text.sentence_of(own[0]) or own[0]
        last = max(span.start for span in own)
        for word in self._text.within(Span(sentence.start, max(sentence.start, last))):
            if word.folded in _REPORTING | _FINDING:
                yield word.span

    def quoted(self, own: Sequence[Span]) -> bool:
        """Return whether some words are in a quotation, which may have begun earlier in its paragraph."""
        return any(map(self._is_quoted, own))

    def _is_quoted(self, span: Span) -> bool:
        before = self._text.content[self._text.paragraph_of(span).start : span.start]
        return before.count('"') % 2 == 1 or before.count("“") > before.count("”")

    def _tells(self, other: Claim, claim: Claim) -> bool:
        """Return whether another claim has one as someone's statement, or joins it as someone says."""
        if is_held(other):
            return True
        if claim.iri not in other.values(_CONTENT):
            return False
        if other.kind == _ATTITUDE:
            return _WISHING.isdisjoint(map(str, other.values(term("attitude"))))
        words = [word.span for role in stated_roles(other) for word in role.wordings]
        return any(place in span for place in self.sayings for span in words)
