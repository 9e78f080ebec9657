"""Wishes: noun phrases for what is wanted, promised or provided for, and so is not yet.

"Wants | a vote by May", "promised | an assembly, an amnesty and the departure of the troops", "provides
for | the reopening of the road", "would give the south | a share of the income". The verb makes the whole
phrase a wish. What is definite may be there ("demanded the return of | the town"), unless its noun is an act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from parley.claims.claim import Claim
from parley.claims.cues import MODAL, Cue
from parley.claims.stating import own_words, words_in_roles, words_of_numbers
from parley.names import term
from parley.numbers.reading import cardinal
from parley.text.clauses.scope import Scope
from parley.text.function_words import COORDINATORS, DETERMINERS, MAYBE_FINITE
from parley.text.spans import Span
from parley.text.tokens import Token
from parley.text.words import Text

TO_COME = frozenset(map(term, ("hypothetical", "calledFor", "planned", "expected", "predicted", "proposed")))
"""The modalities of what is not actual."""
_ACTS = ("action", "phase", "impact", "purpose", "supportKind", "thirdPartyRole")
_WANTING = frozenset((
    "want", "wants", "wanted", "demand", "demands", "demanded", "demanding", "seek", "seeks", "sought",
    "seeking", "requested", "requests", "promise", "promises", "promised", "promising", "propose", "proposes",
    "proposed", "envisage", "envisages", "envisaged", "envisions", "foresees", "foresaw", "offer", "offers",
    "offered", "offering", "pledge", "pledges", "pledged", "pledging", "guarantees", "stipulates",
    "requires", "required", "awaits", "awaiting", "awaited", "pending", "urged", "urges",
))  # fmt: skip
"""Verbs whose object is not yet."""
_GIVING = frozenset((
    "promise", "promises", "promised", "promising", "offer", "offers", "offered", "offering", "pledged",
    "guarantees", "guaranteed",
))  # fmt: skip
"""Verbs with two objects."""
_LED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "for": frozenset((
            "provides", "provide", "provided", "providing", "calls", "call", "called", "calling", "appealed",
            "appeals", "pressed", "pressing", "asked", "asks", "hopes", "hoped", "hope", "hoping", "pushed",
            "pushing", "waiting", "waits", "proposal", "proposals", "plans",
        )),
        "on": frozenset(("insists", "insisted", "insist", "insisting", "conditional")),
    }
)  # fmt: skip
"""Words before a preposition that together have an object that is not yet: "provides | for"."""
_EXPECTING = frozenset(("expect", "expects", "expected"))
_MODALS = frozenset(("would", "will", "shall", "should", "must", "could", "may", "might", "ll"))
_NEW = frozenset(("a", "an", "another"))
_INDEFINITE = frozenset(("a", "an", "another", "further", "more", "additional", "new"))
_ENDS = frozenset(("to", "that", "who", "which", "whom", "whose", "if", "but", "not", "no", "as", "because"))
"""Words before which no object of a verb goes on."""
_MOST = 4
"""How many words name who is to get something."""
_NEAR, _FAR = 3, 12
"""How far an expecting verb may be before a number, and another verb before one of its objects."""


class Wishes:
    """The phrases of one article for what is not yet, by the verb before them."""

    def __init__(self, text: Text, scope: Scope) -> None:
        """Create it from the text, and its clauses."""
        self._text, self._scope = text, scope

    def of(self, claim: Claim) -> Iterator[Cue]:
        """Yield the word that makes the phrase of a claim a wish, a promise or a plan."""
        own = sorted(own_words(claim))
        if own and claim.kind != term("DiscourseRelation"):
            acts = [span for span in words_in_roles(claim, *map(term, _ACTS)) if span in claim.evidence]
            # "It provides for | the return of the dead": the act is behind the verb, and the subject before.
            yield from next(filter(None, (list(self._governing(claim, one)) for one in (own[0], *acts))), [])
        yield from self._expected(claim)

    def _governing(self, claim: Claim, first: Span) -> Iterator[Cue]:
        before = self._text.before(first)
        opening = self._opening(before, first, claim)
        if opening is None:
            return
        # After a modal verb, only what is new is not yet: "would free | 287 detainees" has detainees.
        is_new = self._is_new(before, first) and not words_in_roles(claim, term("action"))
        before = before[: len(before) - opening]
        for place in range(len(before) - 1, max(len(before) - _FAR, 0) - 1, -1):
            word = before[place]
            if self._is_wanting(before, place) and self._reaches(word, before[place + 1 :], first):
                yield Cue(MODAL, TO_COME, word.span)
                return
            if is_new and word.folded in _MODALS and self._is_beside(word, first):
                yield Cue(MODAL, TO_COME, word.span)
                return
            if word.folded in MAYBE_FINITE | _ENDS or self._ends(word, before, place):
                return

    def _opening(self, before: Sequence[Token], first: Span, claim: Claim) -> int | None:
        """Return how many words open the phrase before the first of its own, or None if it may be there.

        "A", "another", a number or nothing for a phrase of any kind; "the" before the noun of an act.
        """
        last = before[-1].folded if before else ""
        word = self._text.within(first)[0]
        is_act = first in words_in_roles(claim, *map(term, _ACTS))
        if last in _INDEFINITE or (last in ("the", "its", "their") and is_act and self._has_of(first)):
            return 1
        is_open = word.folded in _INDEFINITE or cardinal(word.folded) is not None or word.text[0] in "$€£"
        is_bare = word.text.islower() and word.folded not in DETERMINERS and (not is_act or last in _LED)
        return 0 if is_open or word.text[0].isdigit() or is_bare else None

    def _has_of(self, noun: Span) -> bool:
        return [word.folded for word in self._text.behind(noun)[:1]] == ["of"]

    def _is_wanting(self, before: Sequence[Token], place: int) -> bool:
        word = before[place].folded
        return word in _WANTING or (place > 0 and before[place - 1].folded in _LED.get(word, ()))

    def _reaches(self, verb: Token, between: Sequence[Token], first: Span) -> bool:
        """Return whether a phrase is an object of a verb: the first one, or one of a list of objects.

        After a comma, it is one only if an "and" follows; else it is an apposition: "a vote, | a long step".
        """
        if not between or self._is_receiver(verb, between, first):
            return True
        marks = self._text.content[between[-1].span.end : first.start]
        is_open = any(word.folded in COORDINATORS for word in self._text.behind(first)[:_FAR])
        is_listed = between[-1].folded in COORDINATORS or ("," in marks and is_open)
        return is_listed and not set(self._text.gap(verb.span.end, first.start).marks) & set("();:–—")

    def _is_receiver(self, verb: Token, between: Sequence[Token], first: Span) -> bool:
        """Return whether words name who is to get something: "promised every fighter | an allowance"."""
        is_one = len(between) <= _MOST and between[0].folded in DETERMINERS | {"them", "him", "her", "every"}
        gap = self._text.gap(verb.span.end, first.start)
        return verb.folded in _GIVING and is_one and not gap.marks and COORDINATORS.isdisjoint(gap.words)

    def _is_new(self, before: Sequence[Token], first: Span) -> bool:
        said = self._text.within(first)[0].folded
        return said in _NEW or (bool(before) and before[-1].folded in _NEW)

    def _is_beside(self, word: Token, first: Span) -> bool:
        return self._scope.at(word.span.start) == self._scope.at(first.start)

    def _ends(self, word: Token, before: Sequence[Token], place: int) -> bool:
        """Return whether a word before a phrase is in another part of the sentence."""
        following = before[place + 1].span.start if place + 1 < len(before) else word.span.end
        return bool(set(self._text.content[word.span.end : following]) & set('();:–—"“”'))

    def _expected(self, claim: Claim) -> Iterator[Cue]:
        for span in sorted(set(words_of_numbers(claim))):
            for word in self._text.before(span)[-_NEAR:]:
                gap = self._text.gap(word.span.end, span.start)
                if word.folded in _EXPECTING and not gap.marks and "to" not in gap.words:
                    yield Cue(MODAL, TO_COME, word.span)
                    return
