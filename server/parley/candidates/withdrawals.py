"""Withdrawn claims in candidates: blocks of TOML with the reason, and the claims that replace them.

[[withdrawn]]
number = 7
reason = "What the article says of itself is no claim."
replaced_by = [62]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from parley.candidates.blocks import BlockForm
from parley.candidates.candidate import CandidateWithdrawal
from parley.claims.claim import Withdrawal
from parley.claims.faults import Faults
from parley.claims.iris import claim_iri

_FORM = BlockForm({"number": int, "reason": str}, {"replaced_by": (int, list)})


def parse_withdrawal(block: Any, where: str, faults: Faults) -> CandidateWithdrawal | None:
    """Return the withdrawal in a block of TOML, or None after noting its faults."""
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
        numbers: Those of its claims; only these can replace another.
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
    """Return withdrawn claims as candidates have them."""
    return tuple(
        CandidateWithdrawal(_number(one.iri), one.reason, tuple(map(_number, one.successors)))
        for one in withdrawn
    )


def _number(claim: str) -> int:
    return int(claim.rsplit("-", 1)[1])
