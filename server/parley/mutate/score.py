"""The score of the rules: how many planted errors of each kind they refuse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from parley.claims.attribution import Attributions
from parley.claims.claim import ArticleClaims, Claim
from parley.claims.vocabulary import Vocabulary
from parley.claims.writing import to_triples
from parley.errors import CheckError, InputError
from parley.gate.article import ArticleGate
from parley.gate.report import Tally
from parley.mutate import fields, times
from parley.mutate.mutant import Mutant
from parley.mutate.swaps import Swaps

CheckData = Callable[[Iterable[ox.Triple]], Tally]

KINDS = (
    "subject swapped", "object swapped", "direction reversed", "number swapped", "time swapped",
    "time clipped", "polarity changed", "modality changed", "hedge dropped", "hedge changed",
    "hedge put in", "holder dropped", "holder cut off", "holder changed", "holder put in", "span moved",
    "list closed", "list opened", "list member left out",
)  # fmt: skip
"""All kinds of planted errors, in the order in which they are reported."""


@dataclass
class Score:
    """Counts of mutants by kind, and those that survived."""

    planted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    survivors: list[Mutant] = field(default_factory=list)

    def add(self, mutant: Mutant, *, refused: bool) -> None:
        """Count one mutant."""
        self.planted[mutant.kind] += 1
        self.refused[mutant.kind] += refused
        if not refused:
            self.survivors.append(mutant)

    def merge(self, other: Score) -> None:
        """Add the counts and survivors of another score."""
        self.planted += other.planted
        self.refused += other.refused
        self.survivors += other.survivors


def mutants(held: ArticleClaims, gate: ArticleGate, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Yield every mutant of an article's claims, each once."""
    swaps = Swaps(held, gate.text, vocabulary)
    attributions = Attributions(gate.text, vocabulary)
    for claim in held.claims:
        planted = _of_claim(claim, held, swaps, gate, vocabulary)
        # What ascribes a claim follows from its text: whoever plants an error writes it anew.
        written = (
            replace(one, claim=replace(one.claim, attribution=attributions.of(one.claim))) for one in planted
        )
        # A value that stands at the words of two others is planted in the same way twice.
        yield from {(mutant.kind, mutant.claim): mutant for mutant in written}.values()


def _of_claim(
    claim: Claim, held: ArticleClaims, swaps: Swaps, gate: ArticleGate, vocabulary: Vocabulary
) -> Iterator[Mutant]:
    yield from swaps.values(claim)
    yield from swaps.numbers(claim)
    yield from swaps.directions(claim)
    yield from times.swapped(claim, held, gate.text)
    yield from times.clipped(claim, held.article, gate.text)
    yield from fields.polarity(claim)
    yield from fields.modality(claim, vocabulary)
    yield from fields.hedge(claim, vocabulary)
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
    judge = Judge(held, content, vocabulary, data)
    if judge.refuses_as_it_is():
        # Every mutant of refused claims would be refused as well, whatever is planted in it.
        raise CheckError(f"{held.article.title}: its claims do not pass the gate; run 'parley check' first")
    result = Score()
    for mutant in tick(list(mutants(held, judge.gate, vocabulary))):
        result.add(mutant, refused=judge.refuses(mutant))
    return result


class Judge:
    """Signs the claims of one article anew, and lets the whole gate judge them."""

    def __init__(self, held: ArticleClaims, content: str, vocabulary: Vocabulary, data: CheckData) -> None:
        """Take the claims, the text, what its words may stand for, and the checks that need no text."""
        self.gate = ArticleGate(content, vocabulary, held.article.published)
        self._held = held
        self._content = content
        self._vocabulary = vocabulary
        self._data = data

    def refuses(self, mutant: Mutant) -> bool:
        """Tell whether the gate refuses a mutant, by its words or as data."""
        by_words = self.gate.claim_findings(mutant.claim, self._held.claims)
        if next(by_words, None) is not None:
            return True
        try:
            triples = to_triples(mutant.planted_in(self._held, self._vocabulary), self._content)
        except InputError:
            return True
        return not self._data(triples).passed

    def refuses_as_it_is(self) -> bool:
        """Tell whether the gate refuses the claims without any mutant."""
        triples = to_triples(self._held, self._content)
        return not (self.gate.check(self._held, triples).passed and self._data(triples).passed)
