"""Counts: the thing of a claim to which its number, or a word of quantity, belongs.

English counts the next words: "two | rifles", "several of | the rounds". So it is the nearest thing that the
passage names after the words of the number.
"""

from __future__ import annotations

from parley.claims.claim import Claim, Role
from parley.claims.stating import words_in_roles
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.nouns import is_plural
from parley.text.spans import Span

_NEAR = 24
"""How many characters may be between a number and the name of the counted things: "of the remaining"."""
_LEAD = 4
"""How many characters of a name may precede its number: "the "."""
_APART = frozenset((term("heldBy"), term("partOf"), term("occasion")))
"""Roles that no number of a clause counts."""
_BOUNDS = frozenset(term(name) for name in ("low", "best", "high"))


def counted(claim: Claim, vocabulary: Vocabulary) -> Role | None:
    """Return the counted thing of a claim's number, or None if its words do not show it."""
    words = [role for role in claim.roles if role.name in _BOUNDS]
    near = (found for role in words if (found := named_behind(claim, role, vocabulary)))
    return next(near, None) or _understood(claim, words, vocabulary)


def _understood(claim: Claim, words: list[Role], vocabulary: Vocabulary) -> Role | None:
    """Return the counted thing of a bare number: "two | did not reply", "released | 118".

    It is the only plural thing. If there are several, the number is on the same side of the verb as the
    counted thing.
    """
    if not words or not frozenset((term("people"),)).issuperset(claim.values(term("unit"))):
        return None
    several = [
        role for role in claim.roles
        if vocabulary.holds_entities(role.name) and role.name not in _APART and _are_many(role, vocabulary)
    ]  # fmt: skip
    subject = vocabulary.subject_roles.get(claim.kind)
    is_first = _starts(claim, words[0].name) < _starts(claim, vocabulary.predicate_roles.get(claim.kind, ""))
    several.sort(key=lambda role: (role.name == subject) != is_first)
    return several[0] if several else None


def _are_many(role: Role, vocabulary: Vocabulary) -> bool:
    label = vocabulary.label(str(role.value))
    return is_plural(str(role.value), vocabulary) and label[:1].islower()


def _starts(claim: Claim, name: str) -> int:
    """Return where the words of a role begin; 0 if it has none."""
    return min((span.start for span in words_in_roles(claim, name)), default=0)


def named_behind(claim: Claim, word: Role, vocabulary: Vocabulary) -> Role | None:
    """Return the role with an entity whose name contains the words of another role, or closely follows."""
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
    """Return whether words begin a name: "four" in "four of the chapters", or in "four" alone."""
    is_within = words.end < name.end or (may_be_all and words.end == name.end)
    return name.start <= words.start <= name.start + _LEAD and is_within
