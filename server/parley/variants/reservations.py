"""Reservations: a holder, hedge or qualifier that is removed, changed or added."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from parley.claims.claim import Claim, Role
from parley.names import term
from parley.variants.kinds import Kind
from parley.variants.variant import Variant, with_roles, with_value

HELD_BY, HEDGE, QUALIFIER = term("heldBy"), term("hedge"), term("qualifier")


def holder(claim: Claim, holders: Collection[str]) -> Iterator[Variant]:
    """Yield the claim in the article's own voice, and with each other one of some holders."""
    own = [role for role in claim.roles if role.name == HELD_BY]
    others = [role for role in claim.roles if role.name != HELD_BY]
    fields, was = frozenset((HELD_BY,)), " ".join(sorted(str(role.value) for role in own))
    if own:
        dropped = replace(with_roles(claim, others), attribution=None)
        yield Variant(Kind.HOLDER_DROPPED, dropped, fields, was, "")
    # The agent of reported words is seldom the speaker. To separate the two readings is another matter.
    for now in sorted({*holders} - {str(role.value) for role in claim.roles}):
        words = own[0].wordings if own else ()
        changed = with_roles(claim, [*others, Role(HELD_BY, now, words)])
        kind = Kind.HOLDER_CHANGED if own else Kind.HOLDER_PUT_IN
        yield Variant(kind, changed, fields, was, now)


def hedge(claim: Claim, hedges: Collection[str]) -> Iterator[Variant]:
    """Yield the claim without each hedge, with another hedge instead, and with one if it has none."""
    own = [role for role in claim.roles if role.name == HEDGE]
    fields, held = frozenset((HEDGE,)), {str(role.value) for role in own}
    for role in own:
        was = str(role.value)
        yield Variant(Kind.HEDGE_DROPPED, _without(claim, role), fields, was, "")
        for now in sorted({*hedges} - held):
            changed = with_value(claim, role, now, role.wordings)
            yield Variant(Kind.HEDGE_CHANGED, changed, fields, was, now)
    for now in sorted(hedges) if not own else ():
        changed = with_roles(claim, [*claim.roles, Role(HEDGE, now)])
        yield Variant(Kind.HEDGE_PUT_IN, changed, fields, "", now)


def qualifier(claim: Claim, qualifiers: Collection[str]) -> Iterator[Variant]:
    """Yield the claim without each of its qualifiers, and with one if it has none."""
    own = [role for role in claim.roles if role.name == QUALIFIER]
    fields = frozenset((QUALIFIER,))
    for role in own:
        was = str(role.value)
        yield Variant(Kind.QUALIFIER_DROPPED, _without(claim, role), fields, was, "")
    for now in sorted(qualifiers) if not own else ():
        changed = with_roles(claim, [*claim.roles, Role(QUALIFIER, now)])
        yield Variant(Kind.QUALIFIER_PUT_IN, changed, fields, "", now)


def _without(claim: Claim, role: Role) -> Claim:
    return with_roles(claim, [other for other in claim.roles if other != role])
