"""The data on which an executor evaluates questions: its own, or a remote store. No wider than needed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import IO, Protocol

import pyoxigraph as ox

from parley.store.data.statistics import DataStatistics
from parley.store.query.question import Question

Results = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]
"""Solutions or a truth value; for CONSTRUCT and DESCRIBE, triples."""


class QueryableData(Protocol):
    """Data that queries can read."""

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
        """Statistics of the data; None if nobody has counted them."""
        ...

    @property
    def version(self) -> str | None:
        """The version of the data; None if it is not known."""
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
            QueryFailure: There are none, or they are incomplete; the class is the reason.
        """
        ...

    def clock(self) -> float:
        """Return the seconds that questions cost."""
        ...
