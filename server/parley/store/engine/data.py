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

    def answering(self, question: Question) -> AbstractContextManager[Results]:
        """Return the results of a question. They are complete only when the block has ended.

        Raises:
            QueryFailure: There are none, or they are incomplete; the class is the reason.
        """
        ...

    def sink(self, output: IO[bytes]) -> IO[bytes]:
        """Return a stream for answers, which removes masks, so that values arrive as they were sent."""
        ...

    def clock(self) -> float:
        """Return the seconds that questions cost."""
        ...
