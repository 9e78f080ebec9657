"""Which client gets the next idle executor: one that has used little recently, before one that has used much.

Greedy clients are served when nobody else waits, and never get the last idle executor. So the next client
finds an executor, and need not wait for the slice of a long query.

An executor that has answered is faster than a new one, which copies each page of memory that it touches
first. So the executors that answered last go to the clients that have used little, and new ones to the
others: otherwise each query that ends its executor would give a new one to the next client.
"""

from __future__ import annotations

import asyncio
from collections import deque

from parley.store.executors.handle import ExecutorHandle
from parley.store.query import failures


class Turns:
    """The idle executors of a pool, and the clients that wait for one."""

    def __init__(self, executors: int, waiting: int) -> None:
        """Create it from the number of executors, and how many may wait: greedy clients, and others."""
        self._reserve = min(1, executors - 1)
        self._places = waiting
        self._idle: deque[ExecutorHandle] = deque()
        """New ones first, and the one that answered last at the end."""
        self._frugal: deque[asyncio.Future[ExecutorHandle]] = deque()
        self._greedy: deque[asyncio.Future[ExecutorHandle]] = deque()

    @property
    def idle(self) -> int:
        """How many executors are idle."""
        return len(self._idle)

    @property
    def waiting(self) -> int:
        """How many wait for one."""
        return len(self._frugal) + len(self._greedy)

    def give(self, executor: ExecutorHandle, *, new: bool = False) -> None:
        """Receive an executor that is idle now, and lend it to the next client.

        Args:
            new: Whether it has not answered yet.
        """
        if new:
            self._idle.appendleft(executor)
        else:
            self._idle.append(executor)
        while self._idle and (queue := self._next_queue()) is not None:
            place = queue.popleft()
            if not place.done():
                place.set_result(self._pick(greedy=queue is self._greedy))

    async def take(self, seconds: float, *, greedy: bool = False) -> ExecutorHandle:
        """Return an executor: the one that answered last, or for a greedy client the newest.

        Args:
            seconds: How long to wait for one.
            greedy: Whether the client has used much recently.

        Raises:
            Overloaded: Too many wait, or there was none in time.
        """
        queue, reserve = (self._greedy, self._reserve) if greedy else (self._frugal, 0)
        if len(self._idle) > reserve and not queue:
            return self._pick(greedy=greedy)
        if len(queue) >= self._places:
            raise failures.Overloaded("too many queries are running and waiting")
        place: asyncio.Future[ExecutorHandle] = asyncio.get_running_loop().create_future()
        queue.append(place)
        try:
            async with asyncio.timeout(seconds):
                return await place
        except BaseException as error:
            if place in queue:
                queue.remove(place)
            elif not place.cancelled():
                self.give(place.result())  # it was lent at the moment when the client gave up
            if isinstance(error, TimeoutError):
                raise failures.Overloaded("the query waited too long for its turn") from error
            raise

    def drain(self) -> list[ExecutorHandle]:
        """Remove and return all idle executors."""
        idle, self._idle = self._idle, deque()
        return list(idle)

    def _pick(self, *, greedy: bool) -> ExecutorHandle:
        return self._idle.popleft() if greedy else self._idle.pop()

    def _next_queue(self) -> deque[asyncio.Future[ExecutorHandle]] | None:
        if self._frugal:
            return self._frugal
        return self._greedy if self._greedy and len(self._idle) > self._reserve else None
