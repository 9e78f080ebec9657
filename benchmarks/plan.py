"""The cells of a comparison, their order, and their results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.figures import median_ratio
from benchmarks.load import Cell
from benchmarks.questions import Question

COLD, HIT, NATIVE, RDFLIB = "cold", "hit", "native", "rdflib"
VARIANTS = (COLD, HIT, NATIVE, RDFLIB)
"""Parley with a new text each time, Parley with the same text again, and the two others."""

Key = tuple[str, int, str]
"""A query's name, a number of connections, a variant."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One cell of one round."""

    round: int
    question: Question
    connections: int
    variant: str


@dataclass
class Results:
    """All cells, in the order of the rounds."""

    cells: dict[Key, list[Cell]] = field(default_factory=dict)

    def add(self, turn: Turn, cell: Cell) -> None:
        """Add a cell."""
        self.cells.setdefault((turn.question.name, turn.connections, turn.variant), []).append(cell)

    def failures(self, variant: str) -> int:
        """Return how many requests of a variant failed."""
        return sum(cell.failures for key, cells in self.cells.items() if key[2] == variant for cell in cells)

    def rate(self, query: str, connections: int, ours: str, theirs: str) -> float | None:
        """Return the median ratio of rates; None if one of them was not measured."""
        pair = self._pair(query, connections, ours, theirs)
        return median_ratio(*([cell.rate for cell in cells] for cells in pair)) if pair else None

    def cpu(self, query: str, connections: int, ours: str, theirs: str) -> float | None:
        """Return the median ratio of CPU times of a request; None if one of them was not measured."""
        pair = self._pair(query, connections, ours, theirs)
        return median_ratio(*([cell.cpu_of_one for cell in cells] for cells in pair)) if pair else None

    def figure(self, query: str, connections: int, name: str) -> float | None:
        """Return the ratio of a goal."""
        if name == RDFLIB:
            return self.rate(query, connections, COLD, RDFLIB)
        if name.startswith("cpu-"):
            return self.cpu(query, connections, name.removeprefix("cpu-"), NATIVE)
        return self.rate(query, connections, name, NATIVE)

    def _pair(self, query: str, connections: int, *variants: str) -> list[list[Cell]] | None:
        held = [self.cells.get((query, connections, variant), []) for variant in variants]
        return held if all(held) and len({len(cells) for cells in held}) == 1 else None


def turns(
    questions: list[Question], connections: tuple[int, ...], rounds: int, variants: tuple[str, ...]
) -> Iterator[Turn]:
    """Yield the cells: the variants of one cell right after each other, with another one first each time.

    If something slows the machine for a while, it slows all variants of a cell, and none is always the first.
    """
    first = 0
    for number in range(rounds):
        for question in questions:
            for count in connections:
                order = variants[first % len(variants) :] + variants[: first % len(variants)]
                first += 1
                yield from (Turn(number, question, count, variant) for variant in order)
