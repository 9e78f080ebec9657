"""Conditions: words for what is awaited or depends on something: "if it pays", "until the troops left"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.claims.cues import MODAL, Cue
from parley.names import term
from parley.text.clauses.kinds import ClauseKind
from parley.text.clauses.scope import Scope
from parley.text.function_words import AUXILIARIES, DETERMINERS, MAYBE_PAST, PAST, SUBJECTS
from parley.text.spans import Span
from parley.text.words import Text

CONDITIONS = frozenset(("if", "unless", "should", "lest", "once", "provided", "provided that"))
"""Words before a condition."""
TIMES = frozenset(("when", "until", "once", "as soon as", "as long as", "if", "unless", "whether"))
"""Modal words that govern only their own clause."""
TO_COME = frozenset(map(term, ("hypothetical", "calledFor", "planned", "expected", "predicted")))
"""The modalities of what is awaited."""
_CONDITIONAL = frozenset((term("hypothetical"), term("calledFor")))
_AHEAD = frozenset(("will", "shall", "ll", "would"))
_AWAITING = frozenset(("until", "till", "before", "once"))
"""Words before what is awaited."""
_NO_SUBJECT = AUXILIARIES | {"of", "to", "and", "which", "who", "that"}
"""Words that are in no short subject."""
_USUALLY = frozenset(("normally", "usually", "generally", "traditionally", "typically", "always"))
_MORE_PAST = frozenset((
    "got", "shot", "struck", "bound", "beat", "dug", "drank", "rode", "slept", "sold", "swept", "tore",
    "woke", "hung", "clung", "slid", "bled", "bred", "fed", "sped", "shone", "slew", "spun", "stole",
    "swung", "wept", "crept", "leapt", "bent", "dwelt", "spilt",
))  # fmt: skip
_MOST, _OPENING = 8, 3
"""How far such a word may be before a verb, and from the beginning of its clause: "but only once"."""


def is_finite_past(word: str) -> bool:
    """Return whether a word may be a finite verb in the past, by its form."""
    is_past = word.endswith("ed") or word in PAST | MAYBE_PAST | _MORE_PAST
    return is_past and not word.endswith("s")


class Conditions:
    """The conditions of one article."""

    def __init__(self, text: Text, scope: Scope, cues: Sequence[Cue]) -> None:
        """Create it from the text, its clauses, and its small words."""
        self._text, self._scope = text, scope
        self._ahead = [
            cue.place for cue in cues if cue.kind == MODAL and text.within(cue.place)[0].folded in _AHEAD
        ]

    def over(self, act: Span, passage: Span) -> Iterator[Cue]:
        """Yield the words that make a subordinate clause hypothetical: "only if", or "when" in the future.

        A noun behind the verb of the clause may be actual: "if it leaves | the besieged town".
        """
        place = self._scope.at(act.start)
        clause = None if place is None else self._scope.clauses[place]
        if clause is None or clause.kind is not ClauseKind.SUBORDINATE:
            return
        at = clause.verb
        if at is not None and (at < passage.start or self._is_subject(passage, at)):
            return
        is_ahead = any(self._scope.at(modal.start) == clause.parent for modal in self._ahead)
        if self._is_habit(clause.span):
            return
        verb = "" if clause.verb is None else self._text.within(Span(clause.verb, clause.span.end))[0].folded
        is_over = not is_ahead and (verb == "had" or verb in PAST)
        for word in self._text.within(clause.span)[:_OPENING]:
            if word.folded == "once" and is_over:
                # "Once it had laid down its arms, he came": after that.
                return
            if word.folded in CONDITIONS or (is_ahead and word.folded in TIMES):
                yield Cue(MODAL, _CONDITIONAL if word.folded in CONDITIONS else TO_COME, word.span)
                return

    def _is_subject(self, passage: Span, verb: int) -> bool:
        """Return whether a passage is the subject right before a verb: "if | the posts built in May | go"."""
        return passage.end <= verb and not self._text.within(Span(passage.end, verb))

    def awaited(self, act: Span) -> Iterator[Cue]:
        """Yield the "until" or "before" of what is awaited: "until both sides | tell her".

        The verb is in the present, or in the past after "would": "would stay until the troops | left".
        """
        near = self._text.before(act)[-_MOST:]
        first, last = self._text.within(act)[0].folded, [word.folded for word in near[-1:]]
        is_passive = last in (["is"], ["are"])
        near = near[:-1] if is_passive else near
        while near and near[0].folded not in _AWAITING:
            near = near[1:]
        subject = [word.folded for word in near[1:]]
        place = self._scope.at(act.start)
        clause = None if place is None else self._scope.clauses[place]
        if clause and clause.kind is ClauseKind.ASIDE and near and near[0].span not in clause.span:
            # "Would need aid until May, he | added."
            return
        if clause and self._is_habit(clause.span):
            return
        if not subject or set(self._text.gap(near[0].span.end, act.start).marks) & set(";:–—"):
            return
        if not _NO_SUBJECT.isdisjoint(subject) or any(map(is_finite_past, subject)):
            return
        is_open = subject[0] in SUBJECTS | DETERMINERS | {"it", "both"}
        is_present = is_passive or not (is_finite_past(first) or first in AUXILIARIES)
        # "Waits before he walks" is a habit.
        is_open = is_open and near[0].folded != "before"
        if (is_open and is_present) or self._is_after_modal(near[0].span):
            yield Cue(MODAL, TO_COME, near[0].span)

    def _is_habit(self, clause: Span) -> bool:
        """Return whether a clause tells what is usual: "when the floods normally recede"."""
        return not _USUALLY.isdisjoint(word.folded for word in self._text.within(clause))

    def _is_after_modal(self, word: Span) -> bool:
        """Return whether "will" or "would" stands before a word in its clause."""
        place = self._scope.at(word.start)
        return any(modal.end <= word.start and self._scope.at(modal.start) == place for modal in self._ahead)
