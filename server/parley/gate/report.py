"""The report of a check: findings, and how many checks of each kind were performed, failed or skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.gate.kinds import CheckKind


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault that a check refuses.

    Attributes:
        kind: The kind of check.
        where: The claim or other node that is refused.
        reads: The fault. For a contradiction, how the rule reads the words, whatever the claim says.
        value: The value of the claim, if it is about one.
        claimed: What the claim says instead, as the end of the sentence.
    """

    kind: CheckKind
    where: str
    reads: str
    value: str = ""
    claimed: str = ""

    @property
    def message(self) -> str:
        """The whole message."""
        return f"{self.value}: {self.reads}{self.claimed}" if self.value else self.reads + self.claimed

    @property
    def contradicts(self) -> bool:
        """Whether the words of a passage contradict the claim. Any other finding is on the data."""
        return self.kind.is_of_words

    def __str__(self) -> str:
        """Return the finding on one line: for a contradiction the verdict, the words and the rule."""
        verdict = "contradicted: " if self.contradicts else ""
        return f"{self.where}: {verdict}{self.message} [{self.kind}]"


@dataclass
class Tally:
    """Counts of checks by kind, with the findings."""

    performed: Counter[CheckKind] = field(default_factory=Counter)
    skipped: Counter[CheckKind] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Parts that were not checked, and why, if the counts do not show it: a line each."""

    def add(self, kind: CheckKind, findings: Iterable[Finding], *, performed: int = 1) -> None:
        """Count checks of a kind as performed, and add their findings."""
        self.performed[kind] += performed
        self.findings.extend(findings)

    def merge(self, other: Tally) -> None:
        """Add the counts and findings of another tally."""
        self.performed += other.performed
        self.skipped += other.skipped
        self.findings += other.findings
        self.notes += other.notes

    def failed(self, kind: CheckKind) -> int:
        """Return how many findings a kind has."""
        return sum(finding.kind == kind for finding in self.findings)

    @property
    def contradicted(self) -> frozenset[str]:
        """The claims and mentions that words contradict."""
        return frozenset(finding.where for finding in self.findings if finding.contradicts)

    @property
    def passed(self) -> bool:
        """Whether nothing was refused."""
        return not self.findings

    def rows(self) -> list[tuple[CheckKind, int, int, int]]:
        """Return kind, performed, failed, skipped for each kind that occurs, in fixed order."""
        return [
            (kind, self.performed[kind], self.failed(kind), self.skipped[kind])
            for kind in CheckKind
            if self.performed[kind] or self.skipped[kind] or self.failed(kind)
        ]
