"""Picks: the mentions of its article that a claim picks."""

from __future__ import annotations

from collections.abc import Iterable

from parley.claims.claim import Claim, Mention
from parley.claims.stating import stated_roles


def mentions_picked(claim: Claim, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return all mentions that link the entities of a claim to its words, in order."""
    stated = {(role.value, wording.span) for role in stated_roles(claim) for wording in role.wordings}
    return tuple(
        mention.iri
        for mention in mentions
        if any((entity, one.span) in stated for entity in mention.entities for one in mention.wordings)
    )
