"""The score of a gate: how many planted errors of each kind it refuses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from parley.claims.claim import ArticleClaims, Claim
from parley.claims.reading import from_triples
from parley.claims.vocabulary import Vocabulary
from parley.claims.writing import to_triples
from parley.errors import CheckError, InputError
from parley.gate.article import ArticleGate, Company
from parley.gate.report import Tally
from parley.mutate import fields
from parley.mutate.mutant import Mutant
from parley.mutate.swaps import Swaps

CheckData = Callable[[Iterable[ox.Triple]], Tally]

KINDS = (
    "subject swapped", "object swapped", "number swapped", "time swapped", "direction reversed",
    "polarity changed", "modality changed", "hedge changed", "holder changed", "span moved",
    "list closed", "list opened", "list member left out",
)  # fmt: skip
"""All kinds of planted errors, in the order in which they are reported."""


@dataclass
class Score:
    """Counts of mutants by kind, and those that survived."""

    planted: Counter[str] = field(default_factory=Counter)
    killed: Counter[str] = field(default_factory=Counter)
    survivors: list[Mutant] = field(default_factory=list)

    def add(self, mutant: Mutant, killed: bool) -> None:
        """Count one mutant."""
        self.planted[mutant.kind] += 1
        self.killed[mutant.kind] += killed
        if not killed:
            self.survivors.append(mutant)

    def merge(self, other: Score) -> None:
        """Add the counts and survivors of another score."""
        self.planted += other.planted
        self.killed += other.killed
        self.survivors += other.survivors

    @property
    def rate(self) -> float:
        """The share of all mutants that were killed; 0 where there were none."""
        total = self.planted.total()
        return self.killed.total() / total if total else 0.0


def mutants(held: ArticleClaims, gate: ArticleGate, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Yield every mutant of an article's claims, each once."""
    swaps = Swaps(held, gate.text, vocabulary)
    for claim in held.claims:
        planted = _of_claim(claim, swaps, gate, vocabulary)
        # A value that stands at the words of two others is planted in the same way twice.
        yield from {(mutant.kind, mutant.claim): mutant for mutant in planted}.values()


def _of_claim(claim: Claim, swaps: Swaps, gate: ArticleGate, vocabulary: Vocabulary) -> Iterator[Mutant]:
    yield from swaps.values(claim)
    yield from swaps.numbers(claim)
    yield from swaps.times(claim)
    yield from swaps.directions(claim)
    yield from fields.polarity(claim)
    yield from fields.modality(claim, vocabulary)
    yield from fields.hedge(claim)
    yield from fields.holder(claim, gate.text, gate.names, vocabulary)
    yield from fields.passage(claim, gate.text, vocabulary)
    yield from fields.listing(claim)
    yield from fields.members(claim, vocabulary)


def score(
    held: ArticleClaims,
    content: str,
    vocabulary: Vocabulary,
    data: CheckData,
    tick: Callable[[Iterable[Mutant]], Iterable[Mutant]] = lambda planted: planted,
) -> Score:
    """Plant every mutant, one at a time, and let the gate judge each.

    Args:
        data: The checks of an article's triples that need no text.
        tick: Wraps the mutants, to show progress.

    Raises:
        CheckError: The claims do not pass the gate as they are.
    """
    judge = Judge(content, vocabulary, data)
    if judge.refuses(held):
        # Every mutant of refused claims would be refused as well, and count as killed.
        raise CheckError(f"{held.article.title}: its claims do not pass the gate; run 'parley check' first")
    result = Score()
    company = judge.gate.company(held.claims)
    for mutant in tick(list(mutants(held, judge.gate, vocabulary))):
        killed = judge.refuses_alone(mutant.claim, held, company) or judge.refuses(mutant.planted_in(held))
        result.add(mutant, killed)
    return result


class Judge:
    """Signs claims anew and lets the whole gate judge them."""

    def __init__(self, content: str, vocabulary: Vocabulary, data: CheckData) -> None:
        """Take the text, what its words may stand for, and the checks that need no text."""
        self.gate = ArticleGate(content, vocabulary)
        self._content = content
        self._vocabulary = vocabulary
        self._data = data

    def refuses_alone(self, claim: Claim, held: ArticleClaims, company: Company) -> bool:
        """Tell whether the rules on words refuse one claim, signed anew, beside the others as they are.

        They do so with nearly all mutants; only what they let pass needs the whole gate.
        """
        alone = to_triples(replace(held, claims=(claim,)), self._content)
        try:
            read = from_triples(alone, self._vocabulary)
        except InputError:
            return True
        return not self.gate.check_claim(read.claims[0], company).passed

    def refuses(self, held: ArticleClaims) -> bool:
        """Tell whether the gate refuses claims, whose offsets, hashes and links are made valid first."""
        triples = to_triples(held, self._content)
        try:
            read = from_triples(triples, self._vocabulary)
        except InputError:
            return True
        return not self.gate.check(read, triples).passed or not self._data(triples).passed
