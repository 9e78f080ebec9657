"""Courtesy: modal words that express politeness, or are said in passing, about something actual.

"I should add that" adds it. "The minister would say only that" reports what the minister said. A topic in an
indirect question is not uncertain for that reason.
"""

from __future__ import annotations

from collections.abc import Container

from parley.claims.claim import Claim
from parley.claims.stating import stated_roles
from parley.names import term
from parley.text.spans import Span
from parley.text.words import Text

_POLITE = frozenset(("would", "should", "must", "may", "might", "can"))
_LIGHT = frozenset((
    "like", "to", "only", "just", "also", "make", "a", "an", "my", "one", "two", "three", "few",
))  # fmt: skip
"""Words between a polite word and its act: "would like to thank", "would make a request"."""
_REPORTED = frozenset(("say", "add", "comment", "confirm", "tell"))
"""Verbs of saying: what others "would say" they have said, or have not."""
_SAYING = _REPORTED | {
    "note", "stress", "recall", "repeat", "thank", "ask", "request", "requests", "mention", "emphasise",
    "emphasize", "underline", "point", "remind", "appeal", "congratulate", "commend", "welcome", "report",
    "acknowledge", "observe", "express",
}  # fmt: skip
"""Verbs and nouns of saying: if speakers say that they should or would like to do this, they do it."""
_PREFERRING = frozenset(("prefer", "like", "love", "rather", "welcome", "hate"))
"""Verbs of a wish or preference after "would", which somebody has: "would prefer to wait"."""
_OWN = frozenset(("i", "we"))
_QUESTION = frozenset(("who", "what", "how", "when", "where", "why", "whether"))


def is_courteous(modal: Span, claim: Claim, text: Text) -> bool:
    """Return whether a modal word in the passage of a claim leaves its content actual."""
    before = [word.folded for word in text.before(modal)[-1:]]
    word = modal.of(text.content).casefold()
    if claim.kind == term("Agenda") and not _QUESTION.isdisjoint((word, *before)):
        return True
    if not _OWN.isdisjoint(before):
        return word in _POLITE and _says(modal, _SAYING, claim, text)
    behind = [token.folded for token in text.behind(modal)[:1]]
    if word == "would" and claim.kind == term("Attitude") and not _PREFERRING.isdisjoint(behind):
        return True
    if word == "meant to" and claim.values(term("purpose")):
        return True
    return word == "would" and _says(modal, _REPORTED, claim, text)


def _says(modal: Span, saying: Container[str], claim: Claim, text: Text) -> bool:
    """Return whether a word of saying, one of the claim's own words, follows a modal word."""
    said = next((token for token in text.behind(modal) if token.folded not in _LIGHT), None)
    return said is not None and said.folded in saying and _is_own(said.span, claim)


def _is_own(span: Span, claim: Claim) -> bool:
    """Return whether words state a value of a claim."""
    return any(span in wording.span for role in stated_roles(claim) for wording in role.wordings)
