"""Said once: roles that a sentence leaves out, because another role of the claim says the same."""

from __future__ import annotations

from dataclasses import replace

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.context import Context

_TARGET, _TOPIC, _CONCERNS = map(term, ("target", "topic", "concerns"))
_LETTERS = 4
"""How long a word with content is at least."""


def without_repeats(claim: Claim, context: Context) -> Claim:
    """Return a claim without what its sentence would say twice.

    A wish needs no target that is the subject of all that is wanted: "wants | the accord to be signed". An
    agenda needs no topic that the words for what it concerns have: "about | the exchange of prisoners".
    """
    held = context.held(claim.values(term("content")))
    is_wish = term("wish") in claim.values(term("attitude"))
    if is_wish and held and all(context.subjects(one) == claim.values(_TARGET) for one in held):
        return _without(claim, _TARGET)
    if claim.kind == term("Agenda") and claim.values(_CONCERNS) and _has_topic(claim, context):
        return _without(claim, _TOPIC)
    return claim


def _has_topic(claim: Claim, context: Context) -> bool:
    """Return whether the words for what an agenda concerns have those of its one topic, or the reverse."""
    topics = claim.values(_TOPIC)
    concerns = _words(context.words.values(claim, _CONCERNS))
    topic = _words(context.words.of(str(topics[0]))) if len(topics) == 1 else frozenset()
    return bool(topic and concerns) and (topic <= concerns or concerns <= topic)


def _words(said: str) -> frozenset[str]:
    words = (word.strip(",") for word in said.casefold().split(" "))
    return frozenset(word for word in words if len(word) >= _LETTERS)


def _without(claim: Claim, role: str) -> Claim:
    return replace(claim, roles=tuple(one for one in claim.roles if one.name != role))
