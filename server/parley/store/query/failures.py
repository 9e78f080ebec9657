"""The reasons why a query got no answer: one class for each reason with its own consequence for clients.

QueryFailure
├── MalformedQuery     it is not SPARQL
├── QueryRefused       it is, or may be, but this endpoint never runs it
├── TimeExceeded       ┐
├── MemoryExceeded     │ it needs more than one query may use
├── AnswerTooLarge     ┘
├── Unwritable         the requested format cannot represent the answer
├── EvaluationFailed   the engine failed
├── StoreFailed        the remote store gave no valid answer
├── Overloaded         too many queries are running and waiting
├── BudgetSpent        the client has used more than its share
└── Unavailable        there is no engine to ask
"""

from __future__ import annotations

from parley.errors import ServiceError


class QueryFailure(ServiceError):  # noqa: N818 - an outcome, told by its subclasses
    """A query that got no answer."""


class MalformedQuery(QueryFailure):
    """The text is not a SPARQL query.

    Attributes:
        line: The line of the error, from 1; None if the parser does not know it.
        column: From 1, in characters.
        corrected: The query as it was probably meant, if that is known.
    """

    def __init__(
        self,
        message: str,
        line: int | None = None,
        column: int | None = None,
        *,
        corrected: str | None = None,
    ) -> None:
        """Create it from the message, the place, and the corrected query."""
        super().__init__(message)
        self.line = line
        self.column = column
        self.corrected = corrected


class QueryRefused(QueryFailure):
    """The query needs something that this endpoint never does: an update, SERVICE, endless nesting."""


class TimeExceeded(QueryFailure):
    """The query ran longer than the limit and was ended."""


class MemoryExceeded(QueryFailure):
    """The query needed more memory than the limit, or made the engine fail."""


class AnswerTooLarge(QueryFailure):
    """The answer would have more bytes than the limit."""


class Unwritable(QueryFailure):
    """The requested format cannot represent a term of the answer; other formats can."""


class EvaluationFailed(QueryFailure):
    """The engine could not evaluate the query."""


class StoreFailed(QueryFailure):
    """The remote store failed, or its answer is broken."""


class Overloaded(QueryFailure):
    """Too many queries are running and waiting."""


class BudgetSpent(QueryFailure):
    """The client has used more CPU time than its share.

    Attributes:
        seconds: For how long it has to wait.
    """

    def __init__(self, seconds: float) -> None:
        """Create it from the time to wait."""
        super().__init__("your queries have used more CPU time than one client may")
        self.seconds = seconds


class Unavailable(QueryFailure):
    """There is no engine for the query: it is starting, stopping or broken."""
