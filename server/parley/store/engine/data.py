"""What an executor evaluates questions on: data of its own, or a remote store; no wider than needed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import IO, Protocol

import pyoxigraph as ox

from parley.store.data.statistics import DataStatistics
from parley.store.query.question import Question

Results = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]
"""Solutions or a truth value; of CONSTRUCT and DESCRIBE, triples."""


class QueryableData(Protocol):
    """Data that can be asked."""

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that queries need not declare."""
        ...

    @property
    def triples(self) -> int:
        """How many triples there are."""
        ...

    @property
    def contents(self) -> DataStatistics | None:
        """What is in it; None where nobody has looked."""
        ...

    @property
    def version(self) -> str | None:
        """What state the data are in; None where nobody says."""
        ...

    @property
    def descriptors(self) -> int:
        """How many files and sockets an executor may have open beside its own."""
        ...

    def answering(
        self, question: Question, output: IO[bytes]
    ) -> AbstractContextManager[tuple[Results, IO[bytes]]]:
        """Return the results of a question, and where to write them, to arrive as their values were sent.

        Only the end of the block says that the results were all.

        Raises:
            QueryFailure: There are none, or they turn out to be incomplete; the reason is the class.
        """
        ...

    def clock(self) -> float:
        """Return the seconds by which questions are paid for."""
        ...
