"""Upholding: a claim that a rule contradicts, but its author considers right, is no longer refused.

It needs two confirmations by others (``parley.coding.confirmation``), who are shown how the rule reads the
words. The claim names the kind of check. If no such check contradicts it, it cannot be upheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.gate.kinds import WORD_KINDS, CheckKind
from parley.gate.report import Finding
from parley.names import compact, expand

_PLACE = re.compile(r"(?:'.*?' at |at |)(\d+)–(\d+)")
_TERM = re.compile(r"\b[a-z]+:[\w-]+")


def left_of(findings: Iterable[Finding], claim: Claim) -> Iterator[Finding]:
    """Yield the findings without those that a claim is upheld against, and every needless upholding."""
    found = list(findings)
    yield from (finding for finding in found if finding.kind not in claim.upheld)
    for kind in sorted({*claim.upheld} & {*WORD_KINDS} - {finding.kind for finding in found}):
        message = (
            f"is upheld against the checks of {str(kind)!r}, and none contradicts it; leave 'upheld' out"
        )
        yield Finding(CheckKind(kind), compact(claim.iri), message)


def objections(
    findings: Iterable[Finding], claim: Claim, content: str, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return how the rules against which a claim is upheld read the words of the text, a line each.

    The lines leave out what the claim says instead, because the coder has to find that.
    """
    lines = (
        f"{finding.kind}: {_told(finding.reads, content, vocabulary)}"
        for finding in findings
        if finding.kind in claim.upheld
    )
    return tuple(dict.fromkeys(lines))


def _told(reads: str, content: str, vocabulary: Vocabulary) -> str:
    """Return a reading with words of the text in place of offsets, and labels in place of names."""
    told = _PLACE.sub(lambda at: f"“{content[int(at[1]) : int(at[2])]}”", reads)
    return _TERM.sub(lambda name: vocabulary.label(expand(name[0]) or name[0]), told)
