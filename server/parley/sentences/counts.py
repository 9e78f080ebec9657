"""Counts: which of the things that a claim names its number, or a word of quantity, is said of.

English counts what follows: "two | rifles", "several of | the rounds". So it is the nearest thing that a
passage names behind the words of the number.
"""

from __future__ import annotations

from parley.claims.claim import Claim, Role
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.text.spans import Span

_NEAR = 24
"""How many characters may stand between a number and the name of what it counts: "of the remaining"."""
_LEAD = 4
"""How many characters of a name may stand before its number: "the "."""
_BOUNDS = frozenset(term(name) for name in ("low", "best", "high"))


def counted(claim: Claim, vocabulary: Vocabulary) -> Role | None:
    """Return what the number of a claim counts, or None where its words do not tell."""
    words = [role for role in claim.roles if role.name in _BOUNDS]
    return next((found for role in words if (found := named_behind(claim, role, vocabulary))), None)


def named_behind(claim: Claim, word: Role, vocabulary: Vocabulary) -> Role | None:
    """Return the role with an entity whose name follows the words of another role closely, or has them."""
    spans = [wording.span for wording in word.wordings]
    near = [
        (max(wording.span.start - span.end, 0), role)
        for span in spans
        for role in claim.roles
        if vocabulary.holds_entities(role.name) and role.name != term("heldBy")
        for wording in role.wordings
        if 0 <= wording.span.start - span.end <= _NEAR or _has(wording.span, span, word.name in _BOUNDS)
    ]
    return min(near, key=lambda one: one[0])[1] if near else None


def _has(name: Span, words: Span, may_be_all: bool) -> bool:
    """Tell whether words are at the start of a name: "four" of "four of the chapters", or of "four" alone."""
    is_within = words.end < name.end or (may_be_all and words.end == name.end)
    return name.start <= words.start <= name.start + _LEAD and is_within
