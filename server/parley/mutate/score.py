"""The score of the rules: how many planted errors of each kind they contradict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

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
    "qualifier dropped",
    "list closed", "list opened", "list member left out",
)  # fmt: skip
"""All kinds of planted errors, in the order in which they are reported."""


class Verdict(Enum):
    """What the gate says of a claim with a planted error."""

    CONTRADICTED = "contradicted"
    """A rule has understood the words to say otherwise."""
    REFUSED = "refused as data"
    """No rule on words, but the shapes or the checks of data refuse it."""
    NOT_CONTRADICTED = "not contradicted"


@dataclass
class Score:
    """Counts of mutants by kind, and those that survived."""

    planted: Counter[str] = field(default_factory=Counter)
    contradicted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    survivors: list[Mutant] = field(default_factory=list)

    def add(self, mutant: Mutant, verdict: Verdict) -> None:
        """Count one mutant."""
        self.planted[mutant.kind] += 1
        self.contradicted[mutant.kind] += verdict is Verdict.CONTRADICTED
        self.refused[mutant.kind] += verdict is Verdict.REFUSED
        if verdict is Verdict.NOT_CONTRADICTED:
            self.survivors.append(mutant)

    def merge(self, other: Score) -> None:
        """Add the counts and survivors of another score."""
        self.planted += other.planted
        self.contradicted += other.contradicted
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
    yield from fields.qualifier(claim)
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
        result.add(mutant, judge.verdict(mutant))
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

    def verdict(self, mutant: Mutant) -> Verdict:
        """Return what the gate says of a mutant."""
        found = list(self.gate.claim_findings(mutant.claim, self._held.claims))
        if any(finding.contradicts for finding in found):
            return Verdict.CONTRADICTED
        return Verdict.REFUSED if found or not self._is_sound(mutant) else Verdict.NOT_CONTRADICTED

    def _is_sound(self, mutant: Mutant) -> bool:
        """Tell whether the data of a mutant pass the checks that need no text."""
        try:
            triples = to_triples(mutant.planted_in(self._held, self._vocabulary), self._content)
        except InputError:
            return False
        return self._data(triples).passed

    def refuses_as_it_is(self) -> bool:
        """Tell whether the gate refuses the claims without any mutant."""
        triples = to_triples(self._held, self._content)
        return not (self.gate.check(self._held, triples).passed and self._data(triples).passed)
