"""Raising: the agent of what is allowed as the subject, "the officer was not allowed to speak"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.adjuncts import HELD_BY
from parley.sentences.clauses import Clause
from parley.sentences.context import RELATION, Context
from parley.sentences.interface import Reading
from parley.sentences.voices import fronted
from parley.sentences.wording_patterns import Pattern, Slot


def raised(
    clause: Clause, claim: Claim, pattern: Pattern, context: Context, read: Callable[[Context], Reading]
) -> Clause:
    """Return a passive of a claim in the role of the content, with the subject of that claim as its own.

    The clause stays as it is ("it was allowed that …") if its wording does not allow this, or if more is
    said of the content than that it may be: a denial, a holder, another modality.
    """
    slots = [piece for part in pattern.parts for piece in part.pieces if isinstance(piece, Slot)]
    held = context.held(claim.values(term("content")))
    if len(held) != 1 or not any("raised" in slot.flags for slot in slots):
        return clause
    content, inside = held[0], context.inside(claim, claim.values(HELD_BY))
    is_plain = content.kind != RELATION and content.iri not in context.told and not fronted(content, inside)
    if not is_plain or (content.modality, content.polarity) != (term("hypothetical"), term("affirmed")):
        return clause
    allowed = read(inside).clause(content)
    first = replace(clause.predicates[0], rest=allowed.infinitive)
    return replace(clause, subject=allowed.subject, plural=allowed.plural, predicates=(first,))
