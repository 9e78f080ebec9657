"""The pool of executors: lends one to each query, ends it at the deadline, and replaces it at once."""

from __future__ import annotations

import asyncio
import contextlib
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from parley.store.engine.answer import Answer
from parley.store.executors import wire
from parley.store.executors.accounts import KILL_SECONDS, Accounts
from parley.store.executors.handle import ExecutorHandle, connect
from parley.store.executors.lanes import LOCAL, Lane, Lanes, Pace, Run
from parley.store.executors.limits import Limits
from parley.store.executors.turns import Turns
from parley.store.query import failures
from parley.store.query.deadline import Deadline
from parley.store.query.question import Question

_RETRY_SECONDS = (0.05, 0.1, 0.2, 0.5, 1.0)
_WORTH_TELLING = 0.1
_NO_PLACE = "the query waited too long for a place among the long ones"


class ExecutorPool:
    """An engine whose queries run in processes that can be killed.

    Attributes:
        reachable: Whether a remote store answered at the last attempt; the caller of the store sets it.
        cpu_seconds: The cost of all queries together.
        replaced: How many executors were ended or retired.
    """

    def __init__(
        self, address: Path, limits: Limits, accounts: Accounts | None = None, pace: Pace = LOCAL
    ) -> None:
        """Create it from the socket of the zygote, the limits, the accounts of the clients, and the pace."""
        self._address = address
        self._limits = limits
        self._accounts = accounts or Accounts(limits.allowance)
        self._pace = pace
        self._lanes = Lanes(limits, self._hire, pace)
        self._turns = Turns(limits.executors, limits.waiting)
        self._all: set[ExecutorHandle] = set()
        self._hiring: set[asyncio.Task[None]] = set()
        self._undelivered = 0
        self._most_undelivered = limits.undelivered_bytes
        self._closed = False
        self.reachable = True
        self.cpu_seconds = 0.0
        self.replaced = 0

    @property
    def ready(self) -> bool:
        """Whether there are executors, and data for them."""
        return bool(self._all) and self.reachable and not self._closed

    def load(self) -> dict[str, int]:
        """Return how many queries wait, run long or are paused, and how many executors are idle."""
        return {"waiting": self._turns.waiting, "idle": self._turns.idle, **self._lanes.lengths()}

    async def open(self) -> None:
        """Start all executors."""
        for _ in range(self._limits.executors):
            self._hire()
        await asyncio.gather(*self._hiring)

    async def close(self) -> None:
        """End all executors and so all queries."""
        self._closed = True
        for task in self._hiring:
            task.cancel()
        for executor in self._all:
            executor.kill()  # a waiting call sees that its connection ends, and releases the executor
        self._lanes.close()
        for executor in self._turns.drain():
            self._dismiss(executor)

    async def ask(self, question: Question) -> Answer:
        """Return a complete answer. If the call is cancelled, the executor is killed.

        Raises:
            QueryFailure: There is no answer; the class is the reason.
        """
        deadline = Deadline(min(self._limits.timeout, question.seconds or self._limits.timeout))
        run = Run(await self._borrow(question.client, deadline), deadline)
        self._lanes.enter(run)
        answer = await self._run(run, question)
        if answer is None and run.lane is Lane.PAUSED:
            run = Run(await self._long_executor(deadline), deadline, Lane.LONG)
            answer = await self._run(run, question)
        if answer is None:
            raise self._lost(run)
        return answer

    async def _run(self, run: Run, question: Question) -> Answer | None:
        """Return the answer of an executor within the time; None if the question ended it."""
        frame: wire.Frame | None = None
        try:
            async with asyncio.timeout(run.deadline.left):
                frame = await run.executor.exchange(question)
            return self._answer(run.executor, *frame) if frame else None
        except TimeoutError as error:
            raise _late(run) from error
        finally:
            self._settle(run, frame, question.client)

    async def _long_executor(self, deadline: Deadline) -> ExecutorHandle:
        """Return a new executor for a query that starts again, when there is a place in the long lane."""
        try:
            await self._lanes.take_place(deadline.left)
        except TimeoutError as error:
            raise failures.Overloaded(_NO_PLACE) from error
        try:
            async with asyncio.timeout(deadline.left):
                executor = await connect(self._address)
        except BaseException as error:
            self._lanes.give_back()
            if isinstance(error, TimeoutError):
                raise failures.Overloaded(_NO_PLACE) from error
            if isinstance(error, OSError):
                raise failures.Unavailable("no executor could be started") from error
            raise
        self._all.add(executor)
        executor.give_way()
        if self._closed:
            executor.kill()  # the pool then finds it lost
        return executor

    def _settle(self, run: Run, frame: wire.Frame | None, client: str | None) -> None:
        """Charge the cost of a query, and return or replace its executor."""
        cost = frame[0]["cpu"] if frame else run.cost() + (0.0 if run.lane is Lane.PAUSED else KILL_SECONDS)
        self._accounts.charge(client, cost)
        self.cpu_seconds += cost
        was_short = run.lane is Lane.SHORT
        self._lanes.leave(run)
        if was_short and frame is not None and not frame[0]["last"] and not self._closed:
            self._turns.give(run.executor)
            return
        self.replaced += 1
        self._dismiss(run.executor)
        if was_short:
            self._hire()

    def _answer(self, executor: ExecutorHandle, header: dict[str, Any], body: bytes) -> Answer:
        if "failure" in header:
            raise _failure(header)
        if not header["spooled"]:
            return Answer(body)
        size: int = header["size"]
        spool = executor.take_spool()
        self._undelivered += size
        return Answer(spool=spool, size=size, on_close=lambda: self._delivered(size))

    def _lost(self, run: Run) -> failures.QueryFailure:
        """Return why an executor ended in the middle of a query."""
        if self._closed:
            return failures.Unavailable("the server is stopping")
        if run.lane is Lane.ENDED:
            return failures.Overloaded("too many long queries are running; this one was ended to let others")
        return failures.MemoryExceeded(
            f"the query needed more than the {self._limits.memory} MiB of memory a query may use, "
            "or made the engine fail"
        )

    def _delivered(self, size: int) -> None:
        self._undelivered -= size

    async def _borrow(self, client: str | None, deadline: Deadline) -> ExecutorHandle:
        """Return an executor that is alive; wait for one if necessary and allowed."""
        if self._closed:
            raise failures.Unavailable("the server is stopping")
        if self._undelivered > self._most_undelivered:
            raise failures.Overloaded("too many large answers are still being fetched by slow clients")
        greedy = self._accounts.is_greedy(client)
        while True:
            executor = await self._turns.take(deadline.left, greedy=greedy)
            if executor.alive:
                return executor
            self._dismiss(executor)
            self._hire()

    def _dismiss(self, executor: ExecutorHandle) -> None:
        self._all.discard(executor)
        executor.end()

    def _hire(self) -> None:
        if not self._closed:
            task = asyncio.create_task(self._hire_one())
            self._hiring.add(task)
            task.add_done_callback(self._hiring.discard)

    async def _hire_one(self) -> None:
        """Connect to the zygote until it gives an executor. Without an executor, the pool is not ready."""
        for delay in chain(_RETRY_SECONDS, repeat(_RETRY_SECONDS[-1])):
            with contextlib.suppress(OSError):
                executor = await connect(self._address, remote=self._pace.remote)
                self._all.add(executor)
                self._turns.give(executor, new=True)
                return
            await asyncio.sleep(delay)


def _late(run: Run) -> failures.QueryFailure:
    """Return why a query was ended at its deadline: it was long, or it waited long for others."""
    seconds, waited = run.deadline.seconds, run.waited
    if waited > seconds / 2:
        return failures.Overloaded(
            f"the query waited {waited:.1f} of its {seconds:g} seconds for others, and the rest was too short"
        )
    told = f", of which it waited {waited:.1f} for others" if waited >= _WORTH_TELLING else ""
    return failures.TimeExceeded(f"the query ran longer than {seconds:g} seconds{told} and was ended")


def _failure(header: dict[str, Any]) -> failures.QueryFailure:
    """Return the failure that an executor described."""
    kind: type[failures.QueryFailure] = getattr(failures, header["failure"])
    if issubclass(kind, failures.MalformedQuery):
        return kind(header["message"], header["line"], header["column"])
    return kind(header["message"])
