"""The score of the rules: how many planted errors of each kind they contradict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from parley.claims.claim import ArticleAnnotations
from parley.claims.vocabulary import Vocabulary
from parley.errors import CheckError
from parley.mutate.judging import CheckData, Judge, Verdict
from parley.mutate.kinds import Planted
from parley.mutate.mutant import Mutant
from parley.mutate.planting import mutants
from parley.variants.kinds import Kind

Row = tuple[int, int, int, int]
"""How many mutants were planted, contradicted, otherwise refused, and not contradicted."""


@dataclass
class Score:
    """Counts of mutants by kind and verdict, and the survivors."""

    counts: Counter[tuple[Kind | Planted, Verdict]] = field(default_factory=Counter)
    survivors: list[Mutant] = field(default_factory=list)

    def add(self, mutant: Mutant, verdict: Verdict) -> None:
        """Count one mutant."""
        self.counts[mutant.kind, verdict] += 1
        if verdict is Verdict.NOT_CONTRADICTED:
            self.survivors.append(mutant)

    def merge(self, other: Score) -> None:
        """Add the counts and survivors of another score."""
        self.counts += other.counts
        self.survivors += other.survivors

    def row(self, kinds: Iterable[Kind | Planted]) -> Row:
        """Return the counts of some kinds together."""
        held = tuple(kinds)
        contradicted, refused, left = (sum(self.counts[kind, one] for kind in held) for one in Verdict)
        return contradicted + refused + left, contradicted, refused, left


def score(
    annotations: ArticleAnnotations,
    content: str,
    vocabulary: Vocabulary,
    data: CheckData,
    tick: Callable[[Iterable[Mutant]], Iterable[Mutant]] = lambda planted: planted,
) -> Score:
    """Plant mutants in an article, one at a time, and let the gate judge each.

    Args:
        data: The checks of an article's triples without text.
        tick: Wraps the mutants, to show progress.

    Raises:
        CheckError: The claims themselves do not pass the gate.
    """
    judge = Judge(annotations, content, vocabulary, data)
    if judge.refuses_as_it_is():
        # Every mutant of refused claims would be refused as well, whatever its error is.
        raise CheckError(
            f"{annotations.article.title}: its claims do not pass the gate; run 'parley check' first"
        )
    result = Score()
    for mutant in tick(mutants(annotations, judge.gate, vocabulary)):
        result.add(mutant, judge.verdict(mutant))
    return result
