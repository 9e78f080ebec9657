"""Governing: the modal words that govern the content of a claim, by their place before it.

"The League will | pay", "agreed on Thursday to | pay", "the planned | talks", "if | it pays": what such a
word stands before is not actual; where none stands before it, and no plan is told by tense, it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.claims.claim import Claim
from parley.claims.cues import MODAL, Cue, has_infinitive
from parley.claims.stating import own_words, stated_roles, words_in_roles
from parley.claims.vocabulary import Vocabulary
from parley.gate.conditions import CONDITIONS, TIMES, Conditions, is_finite_past
from parley.gate.directives import AWAY, directives
from parley.gate.grounding import kind_of
from parley.gate.small_words import SmallWords
from parley.names import term
from parley.text.clauses.kinds import ClauseKind
from parley.text.function_words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MAYBE_FINITE,
    PREPOSITIONS,
    RELATIVES,
)
from parley.text.spans import Span
from parley.text.words import Text

_RELATION, _MEMBERSHIP = term("DiscourseRelation"), term("Membership")
_CONTENT, _ACTION = term("content"), term("action")
_WANTING = frozenset(map(term, (
    "asking", "proposing", "appealing", "offering", "promising", "agreeing", "demanding", "deciding",
    "preparing", "pledgingMoney", "agreeingToMeet", "ordering",
)))  # fmt: skip
"""Acts whose content is not yet: directives and commissives."""
_LASTING = frozenset((_MEMBERSHIP, term("Relationship")))
_ARRIVALS = frozenset((term("action"), term("attendance"), term("phase")))
_NO_ACTS = frozenset(map(term, ("qualifier", "comparator", "unit", "measure", "hedge", "heldBy")))
_LINKING = AUXILIARIES | ADVERBS | {"be", "been", "being", "to", "likely"}
"""Words that may be between a modal word and its verb."""
_MODALS = frozenset((
    "will", "shall", "ll", "would", "can", "could", "may", "might", "must", "should", "cannot",
))  # fmt: skip
_MODIFYING = frozenset(("proposed", "planned", "potential", "possible", "expected", "scheduled", "draft"))
"""Modal words before a noun: "the proposed | end"."""
_PLANS = frozenset((
    "plan", "plans", "proposal", "proposals", "draft", "condition", "conditions", "demand", "demands",
    "offer", "offers", "suggestion",
))  # fmt: skip
"""Nouns for what is not yet: "under the plan, it was to leave"."""
_SCHEDULED = frozenset((
    "scheduled", "planned", "planned for", "proposed", "promised", "due", "set for", "agreed for",
    "pencilled in", "foreseen", "expected", "arranged",
))  # fmt: skip
"""Participles before the time of what they plan."""
_WOULD = frozenset(map(term, (
    "planned", "expected", "proposed", "calledFor", "predicted", "hypothetical",
)))  # fmt: skip
"""What "would" may mean."""
_FAILING = frozenset(("fail", "fails", "failed", "failing", "failure"))
"""Words whose infinitive did not happen."""
_PERFECT = (["have"], ["has"], ["had"], ["ve"])
"""Auxiliaries of the perfect, at the end of what is before a verb."""
_NEAR, _FAR = 3, 5
"""How far a "to" may be before a verb, and its governing word before the "to"."""


class Governing:
    """The modal words that govern the claims of one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary, small: SmallWords) -> None:
        """Create it from the text, the kinds of the values of roles, and the small words."""
        self._text, self._vocabulary, self._scope = text, vocabulary, small.scope
        self._cues = small.cues
        self._concepts = vocabulary.cue_phrases
        self._modal = [cue for cue in small.cues if cue.kind in ("modality", MODAL, "hedge")]
        self._conditions = Conditions(text, self._scope, small.cues)

    def may_govern(self, claim: Claim) -> tuple[list[Cue], bool]:
        """Return the modal words that may govern a claim, and whether an infinitive may govern it, too.

        They precede its act, in its clause or one that this depends on. They follow it, if it precedes the
        verb of its clause: "the talks planned for May".
        """
        acts, is_act = self._acts(claim)
        if claim.kind == _RELATION:
            # A relation of two plans is none itself: only a word right before it tells so, "may be because".
            return [cue for cue in self._modal if self._is_right_before(cue, acts[0])], False
        cues = [
            cue for cue in self._modal if self._may_speak(cue, acts, is_act) or self._is_arrival(cue, claim)
        ]
        if claim.kind != _MEMBERSHIP:
            cues += [cue for cue in self._modal if self._is_of_subject(cue, acts[-1])]
        if self.is_past(claim):
            cues = [cue for cue in cues if not self._is_of_noun(cue, acts[0]) and self._reaches(cue, acts[0])]
        is_bare = acts == [claim.evidence] and has_infinitive(self._text, claim.evidence)
        return cues, is_bare or any(map(self._has_infinitive, acts[-1:] if is_act else acts))

    def _has_infinitive(self, act: Span) -> bool:
        """Tell whether the "to" of an infinitive stands right before an act, or begins it.

        It may stand before a noun after its verb: "to hold | talks", and not before a verb in the past.
        """
        near, first = self._text.before(act)[-_NEAR:], self._text.within(act)[0]
        if is_finite_past(first.folded):
            near = near[-2:] if near[-1:] and near[-1].folded in _LINKING else near[-1:]
        start = near[0].span.start if near else act.start
        return has_infinitive(self._text, Span(start, first.span.end))

    def _is_of_noun(self, cue: Cue, act: Span) -> bool:
        """Tell whether a cue before the finite verb of a past act belongs to its subject only.

        "The session, scheduled for ten, was | postponed" was so; what a proposal or a condition leads is not.
        """
        place = self._scope.at(act.start)
        verb = None if place is None else self._scope.clauses[place].verb
        if verb is None or cue.kind == "hedge" or self._scope.at(cue.place.start) != place:
            return False
        said = cue.place.of(self._text.content).casefold()
        return cue.place.end <= verb <= act.start and said not in TIMES | CONDITIONS | _PLANS

    def bears_on(self, cue: Cue, claim: Claim) -> bool:
        """Tell whether a modal word near what was done may bear on it.

        One in a clause inside its object does not ("asked whether | it could stay"), nor one before "having".
        """
        acts, is_act = self._acts(claim)
        said = cue.place.of(self._text.content).casefold()
        if said == "had to":
            # What had to be done in the past mostly was.
            return False
        if not is_act or said in CONDITIONS:
            return True
        if [word.folded for word in self._text.before(acts[0])[-1:]] == ["having"]:
            return False
        above = {one for act in acts for one in self._scope.above(self._scope.at(act.start))}
        return self._scope.at(cue.place.start) in above or cue.place.start < acts[0].start

    def _reaches(self, cue: Cue, act: Span) -> bool:
        """Tell whether a cue reaches a past act: not from outside the relative clause that tells it."""
        place = self._scope.at(cue.place.start)
        for above in self._scope.above(self._scope.at(act.start)):
            if above == place:
                return True
            if self._scope.clauses[above].kind is ClauseKind.RELATIVE:
                return False
        return True

    def is_wanted(self, claim: Claim, others: Sequence[Claim]) -> Claim | None:
        """Return the claim of an act of asking, proposing or promising that has a claim as its content.

        What was asked for, proposed or promised is not said to be. "Agreed that it had left" is.
        """
        if self.is_past(claim):
            return None
        above = (other for other in others if claim.iri in other.values(_CONTENT))
        return next((one for one in above if not _WANTING.isdisjoint(map(str, one.values(_ACTION)))), None)

    def may_depend(self, claim: Claim) -> bool:
        """Tell whether a condition in the sentence of a hypothetical claim may be that of the claim."""
        sentence = self._text.sentence_of(claim.evidence) or claim.evidence
        acts, is_act = self._acts(claim)
        # "Would come if it left and it | had paid": a condition behind a past verb is not that of it.
        held = [cue for cue in self._modal if cue.place in sentence and (
            cue.place.end <= acts[0].start or not self.is_past(claim)
        )]  # fmt: skip
        said = (cue.place.of(self._text.content).casefold() for cue in held)
        if not is_act:
            return False
        return claim.modality == term("hypothetical") and not (TIMES | CONDITIONS).isdisjoint(said)

    def leads(self, claim: Claim) -> Iterator[Cue]:
        """Yield the words that make something a plan or wish, of whichever kind: it is not actual.

        "Planned | for May", "a force | would be sent", "asks the Council | to use it".
        """
        acts, is_act = self._acts(claim)
        when = words_in_roles(claim, term("time"))
        own = own_words(claim)
        for cue in self._modal:
            said = cue.place.of(self._text.content).casefold()
            if said in _SCHEDULED and self._is_arrival(cue, claim):
                yield cue
            is_own = any(cue.place.overlaps(span) for span in own)
            if not is_own and said in _SCHEDULED and any(self._touch(cue.place, span) for span in when):
                yield cue
            if cue.kind == MODAL and claim.kind != _MEMBERSHIP and self._is_indefinite(claim.evidence, cue):
                yield cue
        if is_act and claim.kind != _RELATION:
            yield from directives(acts[0], self._text)

    def _is_arrival(self, cue: Cue, claim: Claim) -> bool:
        """Return whether a participle stands for the act that it plans: "had been | expected on Monday"."""
        return any(
            cue.place in wording.span and role.value not in self._concepts.at(wording.span, self._text)
            for role in claim.roles
            if role.name in _ARRIVALS
            for wording in role.wordings
        )

    def _touch(self, cue: Span, time: Span) -> bool:
        """Tell whether a time follows a word, with "for" or "to" between at most: "planned for | May"."""
        gap = self._text.gap(cue.end, max(cue.end, time.start))
        return cue.end <= time.start and not gap.marks and gap.words in ((), ("for",))

    def _is_indefinite(self, passage: Span, modal: Cue) -> bool:
        """Tell whether a passage is a noun with "a" right before a modal verb."""
        first = self._text.within(passage)[0].folded
        before = self._text.before(passage)[-1:]
        if before and before[0].folded in PREPOSITIONS:
            # "Scanners bought with | a grant | would be installed": the grant is there.
            return False
        gap = self._text.gap(passage.end, max(passage.end, modal.place.start))
        if not RELATIVES.isdisjoint(word.folded for word in self._text.within(passage)):
            # "A road on which many depend | might be closed": what its own clause tells is so.
            return False
        return passage.end <= modal.place.start and first in ("a", "an") and not (gap.words or gap.marks)

    def fails(self, claim: Claim) -> set[str]:
        """Return "negation" if the act is what someone failed to do: "failed after a day to | agree"."""
        acts, is_act = self._acts(claim)
        sentence = self._text.sentence_of(acts[0]) or acts[0]
        words = [word.folded for word in self._text.within(Span(sentence.start, acts[0].start))]
        if not is_act or words[-1:] != ["to"]:
            return set()
        for word in reversed(words[-AWAY:-1]):
            if word in _FAILING:
                return {"negation"}
            if word in MAYBE_FINITE or word.endswith("ed"):
                break
        return set()

    def governs(self, claim: Claim) -> Iterator[Cue]:
        """Yield the modal words before what a claim says, with nothing but small words between."""
        if claim.kind == _RELATION:
            return
        acts, is_act = self._acts(claim)
        if claim.kind != _MEMBERSHIP:
            yield from self._conditions.over(acts[0], claim.evidence)
        hedges = words_in_roles(claim, term("hedge"))
        if is_act:
            for cue in self._modal:
                is_hedged = any(cue.place.overlaps(span) for span in hedges)
                if cue.kind != "hedge" and not is_hedged and self._is_right_before(cue, acts[0]):
                    yield cue
            yield from self._infinitives(acts[0])
            if claim.kind not in _LASTING:
                yield from self._conditions.awaited(acts[0])

    def is_past(self, claim: Claim) -> bool:
        """Tell whether the first word for what is done is a verb in the past, or stands behind "has"."""
        acts, is_act = self._acts(claim)
        return is_act and (is_finite_past(self._text.within(acts[0])[0].folded) or self._is_perfect(acts[0]))

    def _is_perfect(self, act: Span) -> bool:
        """Tell whether "has" or "had" stands before an act, and no modal verb before it."""
        before = [word.folded for word in self._text.before(act)[-_NEAR:]]
        while before and before[-1] in ADVERBS | {"been"}:
            before.pop()
        return before[-1:] in _PERFECT and _MODALS.isdisjoint(before) and "to" not in before

    def _infinitives(self, act: Span) -> Iterator[Cue]:
        """Yield a "be" that is no finite verb: "sums to be | paid", "demanded that they be | freed"."""
        near = self._text.before(act)[-3:]
        if not near or near[-1].folded != "be" or act.start - near[-1].span.end > 1:
            return
        *before, last = near
        if [word.folded for word in before[-1:]] == ["d"]:
            # "You'd be | surprised": you would.
            yield Cue(MODAL, _WOULD, last.span)
            return
        if [word.folded for word in before[-2:]] == ["only", "to"]:
            # "Was accepted, only to be withdrawn": that happened.
            return
        of_cue = any(cue.place.overlaps(word.span) for word in before for cue in self._cues)
        if not of_cue and _MODALS.isdisjoint(word.folded for word in before):
            yield Cue(MODAL, frozenset(map(term, ("calledFor", "planned", "proposed"))), last.span)

    def _is_right_before(self, cue: Cue, act: Span) -> bool:
        if cue.place.end > act.start or self._scope.at(cue.place.start) != self._scope.at(act.start):
            return False
        between = [word.folded for word in self._text.within(Span(cue.place.end, act.start))]
        said = cue.place.of(self._text.content).casefold()
        if said in TIMES or self._text.gap(cue.place.end, act.start).marks.strip("'’\"“”"):
            return False
        if not said.endswith(" to") and "to" in between[-2:]:
            return len(between) <= _FAR and between[-1] not in DETERMINERS
        if said in _MODIFYING:
            return not between
        is_gerund = act.of(self._text.content).split()[0].endswith("ing")
        rest = [word for word in between if word not in _LINKING]
        return (cue.kind == MODAL or said.endswith(" to")) and len(rest) <= is_gerund

    def _acts(self, claim: Claim) -> tuple[list[Span], bool]:
        """Return the words for what is done or so, and whether they are such; else those of the claim."""
        inside = [
            (role, word.span)
            for role in stated_roles(claim)
            if role.name not in (term("hedge"), term("heldBy"))
            for word in role.wordings
            if word.span in claim.evidence
        ]
        acts = sorted(
            span
            for role, span in inside
            if role.name not in _NO_ACTS and kind_of(role, self._vocabulary) == "concept"
        )
        own = sorted(span for role, span in inside if span in own_words(claim))
        return acts or own or [claim.evidence], bool(acts)

    def _may_speak(self, cue: Cue, acts: Sequence[Span], is_act: bool) -> bool:
        """Tell whether a cue stands before an act, or in the clause of words that are no act."""
        if is_act and any(cue.place.overlaps(act) for act in acts):
            return False
        place = self._scope.at(cue.place.start)
        if place in self._scope.touched(acts):
            return not is_act or cue.place.start < acts[-1].end
        clause = None if place is None else self._scope.clauses[place]
        is_first = clause and self._text.within(clause.span)[0].span.start == cue.place.start
        is_before = is_first and cue.place.end <= acts[0].start
        if clause and is_before and clause.parent in self._scope.touched(acts):
            # "If it pays, | it stays": what depends on a condition is hypothetical itself.
            return cue.place.of(self._text.content).casefold() in CONDITIONS
        above = {one for act in acts for one in self._scope.above(self._scope.at(act.start))}
        return place in above and cue.place.end <= acts[0].start

    def _is_of_subject(self, cue: Cue, act: Span) -> bool:
        """Tell whether a cue stands in the clause of words that stand before its verb."""
        place = self._scope.at(act.start)
        verb = None if place is None else self._scope.clauses[place].verb
        return verb is not None and act.end <= verb and self._scope.at(cue.place.start) == place
