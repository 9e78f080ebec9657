"""The narrow interface of every engine: a question in, a complete answer out."""

from __future__ import annotations

import asyncio
from typing import Protocol

from parley.store.engine.answer import Answer
from parley.store.engine.errand import current_errand
from parley.store.query.question import Question


class Engine(Protocol):
    """Answers questions."""

    @property
    def ready(self) -> bool:
        """Whether it can answer now."""
        ...

    async def ask(self, question: Question) -> Answer:
        """Return a complete answer. If the call is cancelled, the query ends.

        Raises:
            QueryFailure: There is no answer; the class is the reason.
        """
        ...


class BlockingEngine:
    """An engine for threads that wait: it calls an engine on the event loop of that engine."""

    def __init__(self, engine: Engine, loop: asyncio.AbstractEventLoop) -> None:
        """Create it from the engine and its loop."""
        self._engine = engine
        self._loop = loop

    @property
    def ready(self) -> bool:
        """Whether the engine can answer now."""
        return self._engine.ready

    def ask(self, question: Question) -> Answer:
        """Return a complete answer. If the errand of the thread is ended, the query ends.

        Raises:
            QueryFailure: There is no answer; the class is the reason.
        """
        asked = asyncio.run_coroutine_threadsafe(self._engine.ask(question), self._loop)
        return current_errand().wait(asked)
