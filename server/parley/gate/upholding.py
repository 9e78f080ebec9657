"""Upholding: a claim that a rule contradicts and its author holds true is refused no more, and asks for more.

Two others have to confirm it (``parley.coding.confirmation``), and it says against which kind of check it is
upheld. Where no such check contradicts it, nothing is to be upheld.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.claims.claim import Claim
from parley.gate.report import WORD_KINDS, Finding
from parley.names import compact


def left_of(findings: Iterable[Finding], claim: Claim) -> Iterator[Finding]:
    """Yield the findings but those that a claim is upheld against, and what it is upheld against in vain."""
    found = list(findings)
    yield from (finding for finding in found if finding.kind not in claim.upheld)
    for kind in sorted({*claim.upheld} & {*WORD_KINDS} - {finding.kind for finding in found}):
        message = f"is upheld against the checks of {kind!r}, and none contradicts it; leave 'upheld' out"
        yield Finding(kind, compact(claim.iri), message)
