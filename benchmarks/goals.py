"""The ratios that Parley is to reach. Missed ones are printed, and change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

SMALL_LOOKUPS = ("01-point", "02-describe")
SMALL_JOINS = ("03-claim", "04-supporters", "08-article")
LARGE = ("05-text", "06-years", "07-latest")
AGGREGATES = ("06-years", "10-count")


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio to reach.

    Attributes:
        query: The name of the query.
        connections: The number of connections.
        figure: The figure: ``cold`` and ``hit`` are rates against native, ``rdflib`` is the cold rate against
            rdflib-endpoint, ``cpu-cold`` and ``cpu-hit`` are CPU times of a request against native.
        bound: The least, or with ``cpu`` the greatest, ratio.
    """

    query: str
    connections: int
    figure: str
    bound: float

    def reached(self, ratio: float) -> bool:
        """Return whether a ratio is good enough."""
        return ratio <= self.bound if self.figure.startswith("cpu") else ratio >= self.bound


def goals() -> Iterator[Goal]:
    """Yield all goals."""
    for query in SMALL_LOOKUPS:
        yield from _small(query, at_eight=0.4, hit=1.2)
    for query in SMALL_JOINS:
        yield from _small(query, at_eight=0.6, hit=3.0)
    for query in LARGE:
        yield from (Goal(query, connections, "cold", 2.0) for connections in (1, 8))
        yield Goal(query, 8, "hit", 50.0)
    yield Goal("09-rows", 1, "cold", 2.0)
    yield Goal("10-count", 1, "cold", 1.3)
    yield Goal("10-count", 8, "hit", 50.0)
    for query in (*SMALL_LOOKUPS, *SMALL_JOINS, "05-text"):
        yield Goal(query, 1, "rdflib", 5.0)
        yield Goal(query, 8, "rdflib", 10.0)
    for query in AGGREGATES:
        yield Goal(query, 1, "rdflib", 40.0)


def _small(query: str, *, at_eight: float, hit: float) -> Iterator[Goal]:
    yield Goal(query, 8, "cold", at_eight)
    yield Goal(query, 1, "cold", 0.4)
    yield Goal(query, 8, "cpu-cold", 3.0)
    yield Goal(query, 8, "hit", hit)
    yield Goal(query, 8, "cpu-hit", 0.5)
