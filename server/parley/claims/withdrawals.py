"""Withdrawn claims: a number that once named a claim names no other, and says why the claim went.

What stays is a tombstone, with the reason; each claim that takes the place of it is a ``prov:wasRevisionOf``
of the tombstone (PROV-O). In candidates it is a block:

    [[withdrawn]]
    number = 7
    reason = "What the article says of itself is no claim."
    replaced_by = [62]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from parley.claims.blocks import Form
from parley.claims.candidate import CandidateWithdrawal
from parley.claims.claim import Withdrawal
from parley.claims.faults import Faults
from parley.claims.iris import claim_iri
from parley.claims.nodes import Nodes
from parley.names import PROV, term
from parley.rdf import TYPE, link, literal

_FORM = Form({"number": int, "reason": str}, {"replaced_by": (int, list)})
_REVISES = PROV + "wasRevisionOf"


def parse_withdrawal(block: Any, where: str, faults: Faults) -> CandidateWithdrawal | None:
    """Return what a block of TOML states, or None after noting its faults."""
    if not _FORM.fits(block, where, faults):
        return None
    successors = block.get("replaced_by", [])
    listed = successors if isinstance(successors, list) else [successors]
    return CandidateWithdrawal(block["number"], block["reason"], tuple(listed))


def withdrawal_block(withdrawn: CandidateWithdrawal) -> Mapping[str, Any]:
    """Return the block of TOML that ``parse_withdrawal`` reads."""
    successors = {"replaced_by": list(withdrawn.successors)} if withdrawn.successors else {}
    return {"number": withdrawn.number, "reason": withdrawn.reason, **successors}


def resolve_withdrawals(
    article: str, written: Iterable[CandidateWithdrawal], numbers: Iterable[int], faults: Faults
) -> tuple[Withdrawal, ...]:
    """Return the withdrawn claims of an article.

    Args:
        article: Its slug.
        numbers: Those of its claims; only these take the place of another.
    """
    known = set(numbers)
    for one in written:
        for missing in sorted(set(one.successors) - known):
            faults.add(f"is replaced by {missing}, which is no claim here", where=f"withdrawn {one.number}")
    return tuple(
        Withdrawal(
            claim_iri(article, one.number),
            one.reason,
            tuple(claim_iri(article, successor) for successor in one.successors),
        )
        for one in sorted(written, key=lambda one: one.number)
    )


def unresolve_withdrawals(withdrawn: Iterable[Withdrawal]) -> tuple[CandidateWithdrawal, ...]:
    """Return withdrawn claims as they are written."""
    return tuple(
        CandidateWithdrawal(_number(one.iri), one.reason, tuple(map(_number, one.successors)))
        for one in withdrawn
    )


def withdrawal_triples(withdrawn: Withdrawal) -> Iterator[ox.Triple]:
    """Yield the tombstone, and which claims take its place."""
    yield link(withdrawn.iri, TYPE.value, term("Tombstone"))
    yield literal(withdrawn.iri, term("reason"), withdrawn.reason)
    for successor in withdrawn.successors:
        yield link(successor, _REVISES, withdrawn.iri)


def read_withdrawals(nodes: Nodes) -> tuple[Withdrawal, ...]:
    """Return the withdrawn claims that the triples of an article state.

    Raises:
        InputError: One has no reason, or several.
    """
    replaced = [(node, old) for node in sorted(nodes.subjects) for old in nodes.all(node, _REVISES)]
    return tuple(
        Withdrawal(iri, nodes.one(iri, term("reason")), tuple(new for new, old in replaced if old == iri))
        for iri in nodes.of_type(term("Tombstone"))
    )


def _number(claim: str) -> int:
    return int(claim.rsplit("-", 1)[1])
