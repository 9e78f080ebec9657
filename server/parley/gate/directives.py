"""Directives: verbs whose infinitive says what somebody asks for, promises or wishes: "asked him to | go"."""

from __future__ import annotations

from collections.abc import Iterator

from parley.claims.cues import MODAL, Cue, has_infinitive
from parley.gate.conditions import TO_COME
from parley.text.function_words import ADVERBS, MAYBE_FINITE
from parley.text.spans import Span
from parley.text.tokens import Token
from parley.text.words import Text

_DIRECTING = frozenset((
    "ask", "asks", "asked", "asking", "urge", "urges", "urged", "urging", "order", "orders", "ordered",
    "invite", "invites", "invited", "call", "calls", "called", "calling", "tell", "told", "want", "wants",
    "wanted", "agree", "agrees", "agreed", "pledge", "pledges", "pledged", "promise", "promises", "promised",
    "vow", "vows", "vowed", "threaten", "threatens", "threatened", "offer", "offers", "offered", "propose",
    "proposes", "proposed", "consented", "undertook", "ready", "willing", "unwilling", "prepare", "prepares",
    "prepared", "preparing", "obliged", "hopes", "hope", "hoped", "intends", "intended", "plans", "planned",
    "appealed", "appeals", "required", "requires", "expected", "opportunity", "demanded", "demands",
))  # fmt: skip
"""Verbs, and adjectives, whose infinitive says what is not yet: directives, commissives, wishes."""
AWAY = 10
"""How far such a verb may be before its "to": "asks those members of the Council to"."""


def directives(act: Span, text: Text) -> Iterator[Cue]:
    """Yield the verb of asking, promising or wishing whose infinitive an act is: "asked him to | go"."""
    *before, last = text.before(act) or text.within(act)
    while before and last.folded in ADVERBS | {"be", "have"}:
        *before, last = before
    if last.folded in ("and", "or"):
        before, last = _first_infinitive(before, last, text)
    if last.folded != "to":
        return
    for word in reversed(before[-AWAY:]):
        if word.folded in _DIRECTING:
            yield Cue(MODAL, TO_COME, word.span)
            return
        if word.folded in MAYBE_FINITE or word.folded.endswith(("ed", "ing")):
            return


def _first_infinitive(before: list[Token], joint: Token, text: Text) -> tuple[list[Token], Token]:
    """Return the "to" of a first infinitive, with what is before it: "to lay down arms and | talk"."""
    for place in range(len(before) - 1, max(len(before) - AWAY, -1), -1):
        word = before[place]
        if word.folded == "to" and not has_infinitive(
            text, Span(word.span.start, before[min(place + 1, len(before) - 1)].span.end)
        ):
            break
        if word.folded == "to":
            return before[:place], word
        if word.folded in MAYBE_FINITE or word.folded.endswith("ed"):
            break
    return before, joint
