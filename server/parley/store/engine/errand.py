"""An errand: the queries that threads ask for one request, which end when nobody waits for it any longer."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from parley.store.query.failures import Unavailable

Outcome = TypeVar("Outcome")


class Errand:
    """What a thread does for a request: one query at a time. Another thread ends it, without a lock.

    The order makes that safe: a query is noted before the end is looked for, and the end before the query.
    """

    def __init__(self) -> None:
        """Create it without a query."""
        self._running: Future[Any] | None = None
        self._ended = False

    def wait(self, answer: Future[Outcome]) -> Outcome:
        """Return the answer to a query.

        Raises:
            Unavailable: Nobody waits for it any longer.
        """
        self._running = answer
        if self._ended:
            answer.cancel()
        try:
            return answer.result()
        except CancelledError as error:
            raise Unavailable("nobody waits for the answer any longer") from error

    def end(self) -> None:
        """End the running query and all later ones."""
        self._ended = True
        if self._running is not None:
            self._running.cancel()


_ERRAND: ContextVar[Errand] = ContextVar("errand")


def current_errand() -> Errand:
    """Return the errand of the context, or else one that nobody ends."""
    return _ERRAND.get(None) or Errand()


@contextmanager
def errand() -> Iterator[None]:
    """Let the queries that are asked within, also by threads with a copy of the context, end with it."""
    begun = Errand()
    token = _ERRAND.set(begun)
    try:
        yield
    finally:
        begun.end()
        _ERRAND.reset(token)
