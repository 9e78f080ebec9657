"""The narrow interface behind which any engine can stand: a question in, a complete answer out."""

from __future__ import annotations

import asyncio
from typing import Protocol

from parley.store.engine.answer import Answer
from parley.store.query.question import Question


class Engine(Protocol):
    """Answers questions."""

    @property
    def ready(self) -> bool:
        """Whether it can answer now."""
        ...

    async def ask(self, question: Question) -> Answer:
        """Return a complete answer; cancelling the call ends the query.

        Raises:
            QueryFailure: There is no answer; the reason is the class.
        """
        ...


class BlockingEngine:
    """An engine for threads that wait: it asks the same engine on the loop it lives on."""

    def __init__(self, engine: Engine, loop: asyncio.AbstractEventLoop) -> None:
        """Take the engine and its loop."""
        self._engine = engine
        self._loop = loop

    @property
    def ready(self) -> bool:
        """Whether the engine can answer now."""
        return self._engine.ready

    def ask(self, question: Question) -> Answer:
        """Return a complete answer.

        Raises:
            QueryFailure: There is no answer; the reason is the class.
        """
        return asyncio.run_coroutine_threadsafe(self._engine.ask(question), self._loop).result()
