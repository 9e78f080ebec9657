"""Why a query got no answer: one class for each reason that a client can do something about.

QueryFailure
├── MalformedQuery     it is not SPARQL
├── QueryRefused       it is, or may be, but this endpoint never runs it
├── TimeExceeded       ┐
├── MemoryExceeded     │ it needs more than one query may use
├── AnswerTooLarge     ┘
├── Unwritable         the format that is asked for cannot hold the answer
├── EvaluationFailed   the engine gave up
├── StoreFailed        the remote store gave no answer that holds
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
        line: Where it stops being one, from 1; None if the parser cannot tell.
        column: From 1, in characters.
        corrected: The query as it was probably meant, where that can be told.
    """

    def __init__(
        self,
        message: str,
        line: int | None = None,
        column: int | None = None,
        *,
        corrected: str | None = None,
    ) -> None:
        """Take the message, the place, and what was probably meant."""
        super().__init__(message)
        self.line = line
        self.column = column
        self.corrected = corrected


class QueryRefused(QueryFailure):
    """The query asks for what this endpoint never does: an update, SERVICE, endless nesting."""


class TimeExceeded(QueryFailure):
    """The query ran longer than the limit and was ended."""


class MemoryExceeded(QueryFailure):
    """The query needed more memory than the limit, or made the engine fail."""


class AnswerTooLarge(QueryFailure):
    """The answer would have more bytes than the limit."""


class Unwritable(QueryFailure):
    """The format that is asked for cannot hold a term of the answer; others can."""


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
        """Take the time to wait."""
        super().__init__("your queries have used more CPU time than one client may")
        self.seconds = seconds


class Unavailable(QueryFailure):
    """There is no engine to ask: it is starting, stopping or broken."""
