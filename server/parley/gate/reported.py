"""Reported: content that is somebody's statement by the form of its text, wherever its passage was cut.

It stands in a quotation, in a clause that says what is said ("she hinted that | it failed"), beside "by its
own account", or a claim that someone says it has it for its content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parley.claims.claim import Claim
from parley.claims.cues import SPOKEN
from parley.claims.reach import names_a_holder
from parley.claims.stating import own_words, stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.gate.accounted_cues import is_held, other_claims
from parley.gate.small_words import SmallWords
from parley.names import term
from parley.text.clauses.kinds import ClauseKind
from parley.text.function_words import AUXILIARIES, PREPOSITIONS, RELATIVES, SUBORDINATORS, TEMPORAL
from parley.text.spans import Span
from parley.text.words import Text

_CONTENT, _ATTITUDE = term("content"), term("Attitude")
_RELATION, _HELD_BY = term("DiscourseRelation"), term("heldBy")
_WRITERS = frozenset((_RELATION, term("Membership")))
_WISHING = frozenset((term("hope"), term("wish")))
"""Attitudes to the future: what others fear, trust or expect is their view."""
_REPORTING = frozenset((
    "points", "predicted", "predicts", "predict", "hinted", "fears", "feared", "hopes", "hoped", "suspects",
    "suspected", "suspect", "concern", "concerns", "doubts", "charge", "charges", "accusation", "accusations",
    "belief", "view", "claim", "argues", "asserts", "declared", "concluded", "complains", "replied",
    "remarked", "observed", "commented", "conceded", "vowed", "suggests", "suggested", "repeated", "stressed",
    "estimate", "insist", "tell", "adding", "warning", "answered", "answers", "retorted", "retorts",
    "countered", "complain", "argue", "assert", "warn", "signal", "hint", "signals", "signalled", "signaled",
    "reckon", "reckons", "reckoned", "concede", "concedes",
))  # fmt: skip
"""Words of saying and thinking that are cues only with a clause of reported words, or beside one."""
_STATING = _REPORTING | frozenset((
    "call", "calls", "called", "find", "finds", "found", "put", "puts", "credit", "credits", "credited",
    "confidence", "consider", "considers", "considered", "regard", "regards", "regarded", "see", "sees",
    "seen", "blames", "blamed", "counts", "counted", "recorded", "lists", "listed", "attributes",
    "attributed", "believe", "believes", "believed", "heard", "hears", "claims", "claimed", "cite",
    "cites", "cited", "citing", "assured", "assures", "state", "states", "stated", "stating",
    "reiterated", "reiterates", "repeats", "dismiss", "dismisses", "dismissed", "dismissing", "accuse",
    "accuses", "accused", "accusing", "reckon", "reckons", "reckoned", "grumbles", "grumbled", "concedes",
    "hold", "holds", "blame", "blaming", "verified", "denies", "denied", "denying", "rejects", "rejected",
    "fear", "hope", "thinks", "thought", "reported", "reports", "notes", "noted", "noting", "warns",
    "warned", "admits", "admitted", "complained", "complaining", "maintains", "maintained", "insisted",
    "insisting", "arguing", "argued", "describe", "expect", "expects", "expected", "estimated",
    "assessed", "foresees", "rated", "dubbed", "announced", "announces", "announcing",
))  # fmt: skip
"""These, and words with which someone may state the next words without a clause."""
_AGAINST = frozenset(("while", "whereas", "although", "though", "even"))
"""Words before what is set against the words before it."""
_PRONOUNS = frozenset(("he", "she", "they"))
"""Subjects that may be whoever spoke before."""
_OPENING, _CLOSING = frozenset('"“'), frozenset('"”')
_BY_ACCOUNT = re.compile(r"\b[Bb]y (?:\S+ ){1,4}?(?:accounts?|estimates?|count|reckoning|admission)\b")
"""Phrases that ascribe their clause: "by its own account"."""


class Reported:
    """The reported words of one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary, small: SmallWords) -> None:
        """Create it from the text, the roles that hold claims, and the small words."""
        self._text, self._vocabulary = text, vocabulary
        self._scope, self._voice = small.scope, small.voice
        self.sayings = [cue.place for cue in small.cues if cue.kind == "saying"]
        reporting = (word.span for word in text.tokens if word.folded in _REPORTING)
        self.told_by = (*self.sayings, *reporting)
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
        if claim.kind == _RELATION and (joined := self._joined(claim, others)):
            # "Marsh said it left because | it had lost": what joins two statements of one speaker is theirs.
            yield f"the claims that it joins, at {joined[0].evidence}, are someone's statements"
            return
        if claim.kind in _WRITERS:
            # What joins two statements, and who holds which office, is mostly told by the writer.
            return
        own = own_words(claim) or (claim.evidence,)
        for place in self.ascribing(own):
            if not self._voice.may_be_writers(claim, place):
                yield f"'{place.of(self._text.content)}' at {place} ascribes it to someone"
                return
        verbs = (self._scope.clauses[place].verb for place in self._scope.touched(own))
        # Words in quotation marks that are less than a clause, "the “Lake Rounds” | opened", say nothing.
        if self.quoted((*own, *(Span(verb, verb + 1) for verb in verbs if verb is not None))):
            yield "it is quoted"

    def _joined(self, claim: Claim, others: Sequence[Claim]) -> list[Claim]:
        """Return the claims that a relation joins, if they are statements of one holder in one sentence."""
        iris = other_claims(claim, self._vocabulary)
        joined = [other for other in others if other.iri in iris]
        sentences = {self._text.sentence_of(one.evidence) for one in joined}
        holders = [frozenset(one.values(_HELD_BY)) for one in joined]
        is_one = len(joined) > 1 and len(sentences) == 1 and frozenset.intersection(*holders)
        return joined if is_one else []

    def ascribing(self, own: Sequence[Span]) -> Iterator[Span]:
        """Yield the words whose clause ascribes all clauses of some words."""
        clauses = self._scope.touched(own)
        sentence = self._text.sentence_of(own[0]) or own[0]
        for place in (*self.told_by, *self._accounts):
            is_own = place not in sentence or any(place.overlaps(span) for span in own)
            if is_own or self.is_apart(place, own):
                continue
            speaks = (self._scope.speaks_for(place, frozenset((one,)), own=False) for one in clauses)
            if self._leads(place, own) or self._closes(place, own) or all(speaks):
                yield place

    def is_apart(self, place: Span, own: Sequence[Span]) -> bool:
        """Tell whether a word of saying leaves open, or to a relative clause alone, who says some words.

        So it does where they go on behind an aside and may be the writer's own ("it left, Marsh said, and
        | he came", "... after | he came"). "The war in | which, according to Marsh, ten died" is open too.
        """
        between = self._text.within(Span(own[-1].end, max(own[-1].end, place.start)))
        is_open = any(one.folded in RELATIVES for one in between) or self._is_parted(own, place)
        if names_a_holder(place.of(self._text.content)) and is_open:
            return True
        at = self._scope.at(place.start)
        if self._is_set_against(place, own) or self._is_of_occasion(at, own) or self._goes_on(place, own):
            return True
        clause = self._scope.clauses[at or 0]
        behind = self._text.behind(clause.span)[:1]
        if clause.kind is not ClauseKind.ASIDE or own[0].start < clause.span.end or not behind:
            return False
        next_one = self._scope.clauses[self._scope.at(behind[0].span.start) or 0]
        return behind[0].folded in ("and", "but") or next_one.kind is ClauseKind.SUBORDINATE

    def _is_set_against(self, saying: Span, own: Sequence[Span]) -> bool:
        """Tell whether a clause behind reported words sets something against them: "..., while | it held".

        It may be the speaker's, or the writer's own.
        """
        for above in self._scope.above(self._scope.at(own[0].start)):
            clause = self._scope.clauses[above]
            first = self._text.within(clause.span)[0]
            has_comma = self._text.content[saying.end : first.span.start].rstrip().endswith(",")
            if clause.kind is ClauseKind.SUBORDINATE and first.folded in _AGAINST and has_comma:
                return True
        return False

    def _goes_on(self, saying: Span, own: Sequence[Span]) -> bool:
        """Tell whether a sentence goes on behind what is said, as part of it or in the writer's own words.

        "Marsh said it was over, and the League | left", "said that it was over, but he | did not leave".
        """
        words = self._text.within(Span(saying.end, max(saying.end, own[0].end)))
        is_plain = True
        for word, behind in pairwise(words):
            has_comma = self._text.content[saying.end : word.span.start].rstrip().endswith(",")
            is_joint = has_comma and word.folded in ("and", "but") and behind.span.start <= own[0].start
            if is_joint and (behind.folded in _PRONOUNS or (is_plain and behind.folded != "that")):
                return True
            is_plain = is_plain and word.folded != "that"
        return False

    def _is_of_occasion(self, saying: int | None, own: Sequence[Span]) -> bool:
        """Tell whether words are of the occasion of a statement: "..., Marsh said after a day | that ..."."""
        if saying is None or self._scope.clauses[saying].kind is not ClauseKind.ASIDE:
            return False
        place = self._scope.at(own[0].start)
        is_relative = place is not None and self._scope.clauses[place].kind is ClauseKind.RELATIVE
        return is_relative and self._scope.clauses[place or 0].parent == saying

    def _is_parted(self, own: Sequence[Span], saying: Span) -> bool:
        """Tell whether a clause of a time or reason stands between some words and a word of saying.

        "It was signed in May, after ten had died, | according to Marsh" ascribes the deaths, if not more.
        """
        end = own[-1].end
        for word in self._text.within(Span(end, max(end, saying.start))):
            has_comma = self._text.content[end : word.span.start].rstrip().endswith(",")
            if word.folded in TEMPORAL | SUBORDINATORS and has_comma:
                return True
        return False

    def _closes(self, place: Span, own: Sequence[Span]) -> bool:
        """Tell whether "by the count of" stands right behind some words and a comma."""
        gap = self._text.content[own[-1].end : max(own[-1].end, place.start)]
        return place in self._accounts and gap.strip() == "," and own[-1].end < place.start

    def _leads(self, place: Span, own: Sequence[Span]) -> bool:
        """Tell whether words ascribe the clause that they stand in: what is before them, or all behind."""
        if self._scope.touched(own) != {self._scope.at(place.start)}:
            return False
        if place in self._accounts:
            return True
        holder = self._up_to_comma(place)
        if not names_a_holder(place.of(self._text.content)) or any(map(holder.overlaps, own)):
            return False
        opens = RELATIVES.issuperset(word.folded for word in self._text.before(place)[-1:])
        return opens or all(span.end <= place.start for span in own)

    def _up_to_comma(self, place: Span) -> Span:
        """Return a phrase that ascribes with the holder behind it, up to a comma: "according to | Marsh,"."""
        end = place.end
        for word in self._text.behind(place):
            if "," in self._text.content[end : word.span.start]:
                break
            end = word.span.end
        return Span(place.start, end)

    def leading(self, own: Sequence[Span]) -> Iterator[Span]:
        """Yield the words before some words that may state them without a clause: "found 40"."""
        sentence = self._text.sentence_of(own[0]) or own[0]
        last = max(span.start for span in own)
        for word in self._text.within(Span(sentence.start, max(sentence.start, last))):
            if word.folded in _STATING:
                yield word.span

    def may_tell(self, holder: Span, own: Sequence[Span]) -> bool:
        """Tell whether "that" and a subject stand between a holder and some words: "made it plain | that it".

        A verb before it that is no known word of saying may say who holds what follows.
        """
        known = {place.start for place in self.told_by}
        words = self._text.within(Span(holder.end, max(holder.end, own[0].end)))
        return any(
            word.folded == "that"
            and behind.folded not in AUXILIARIES
            and before.folded not in PREPOSITIONS
            and before.span.start not in known
            for before, word, behind in zip(words, words[1:], words[2:], strict=False)
        )

    def quoted(self, own: Sequence[Span]) -> bool:
        """Return whether all of some words are in a quotation, which its paragraph may have opened before."""
        return all(map(self._is_quoted, own))

    def _is_quoted(self, span: Span) -> bool:
        content = self._text.content
        if content[span.start - 1 : span.start] in _OPENING and content[span.end : span.end + 1] in _CLOSING:
            return False  # a name in quotation marks: the “Lake Rounds”
        before = content[self._text.paragraph_of(span).start : span.start]
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
