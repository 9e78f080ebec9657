"""The pool of executors: lends one to each query, ends it at the deadline, replaces it at once."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from dataclasses import dataclass, field
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from parley.store import failures, kernel, wire
from parley.store.answer import Answer
from parley.store.limits import Limits
from parley.store.question import Question

_HELLO_BYTES = 4
_HELLO_DESCRIPTORS = 2
_RETRY_SECONDS = (0.05, 0.1, 0.2, 0.5, 1.0)


class ExecutorPool:
    """An engine whose queries run in processes that can be killed."""

    def __init__(self, address: Path, limits: Limits) -> None:
        """Take the socket of the zygote and the limits."""
        self._address = address
        self._limits = limits
        self._idle: asyncio.LifoQueue[_Remote] = asyncio.LifoQueue()
        self._all: set[_Remote] = set()
        self._hiring: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._undelivered = 0
        self._closed = False

    @property
    def ready(self) -> bool:
        """Whether there are executors."""
        return bool(self._all) and not self._closed

    async def open(self) -> None:
        """Start all executors."""
        for _ in range(self._limits.executors):
            self._hire()
        await asyncio.gather(*self._hiring)

    async def close(self) -> None:
        """End all executors, and with them all queries."""
        self._closed = True
        for task in self._hiring:
            task.cancel()
        for remote in self._all:
            remote.kill()  # whoever waits for one sees its connection end, and lets go of it
        while not self._idle.empty():
            self._dismiss(self._idle.get_nowait())

    async def ask(self, question: Question) -> Answer:
        """Return a complete answer; cancelling the call kills the executor.

        Raises:
            QueryFailure: There is no answer; the reason is the class.
        """
        remote = await self._borrow()
        keep = False
        try:
            async with asyncio.timeout(self._limits.timeout):
                frame = await remote.exchange(question)
            if frame is None:
                raise self._lost()
            keep = not frame[0]["last"]
            return self._answer(remote, *frame)
        except TimeoutError:
            raise failures.TimeExceeded(
                f"the query ran longer than {self._limits.timeout:g} seconds and was ended"
            ) from None
        finally:
            if keep and not self._closed:
                self._idle.put_nowait(remote)
            else:
                self._dismiss(remote)
                self._hire()

    def _answer(self, remote: _Remote, header: dict[str, Any], body: bytes) -> Answer:
        if "failure" in header:
            raise _failure(header)
        if not header["spooled"]:
            return Answer(body)
        size: int = header["size"]
        spool = remote.take_spool()
        self._undelivered += size
        return Answer(spool=spool, size=size, on_close=lambda: self._delivered(size))

    def _lost(self) -> failures.QueryFailure:
        """Return why an executor ended in the middle of a query."""
        if self._closed:
            return failures.Unavailable("the server is stopping")
        return failures.MemoryExceeded(
            f"the query needed more than the {self._limits.memory} MiB of memory a query may use, "
            "or made the engine fail"
        )

    def _delivered(self, size: int) -> None:
        self._undelivered -= size

    async def _borrow(self) -> _Remote:
        """Return an executor that is alive, waiting for one if need be and allowed."""
        if self._closed:
            raise failures.Unavailable("the server is stopping")
        if self._undelivered > self._limits.undelivered_bytes:
            raise failures.Overloaded("too many large answers are still being fetched by slow clients")
        while True:
            remote = await self._next_idle()
            if remote.alive:
                return remote
            self._dismiss(remote)
            self._hire()

    async def _next_idle(self) -> _Remote:
        with contextlib.suppress(asyncio.QueueEmpty):
            return self._idle.get_nowait()
        if self._waiting >= self._limits.waiting:
            raise failures.Overloaded("too many queries are running and waiting")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.timeout):
                return await self._idle.get()
        except TimeoutError:
            raise failures.Overloaded("the query waited too long for its turn") from None
        finally:
            self._waiting -= 1

    def _dismiss(self, remote: _Remote) -> None:
        self._all.discard(remote)
        remote.end()

    def _hire(self) -> None:
        if not self._closed:
            task = asyncio.create_task(self._hire_one())
            self._hiring.add(task)
            task.add_done_callback(self._hiring.discard)

    async def _hire_one(self) -> None:
        """Connect to the zygote until it gives an executor; without it, the pool is not ready."""
        for delay in chain(_RETRY_SECONDS, repeat(_RETRY_SECONDS[-1])):
            with contextlib.suppress(OSError):
                remote = await _connect(self._address)
                self._all.add(remote)
                self._idle.put_nowait(remote)
                return
            await asyncio.sleep(delay)


@dataclass(eq=False)
class _Remote:
    """An executor as seen from the front."""

    connection: socket.socket
    process: int
    spool: int | None
    handle: int | None
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)

    @property
    def alive(self) -> bool:
        """Whether an idle executor still holds its end: it says nothing unasked."""
        try:
            self.connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    async def exchange(self, question: Question) -> wire.Frame | None:
        """Send a question and return the reply; None where the executor died of it."""
        try:
            await self.loop.sock_sendall(self.connection, wire.encode(question.to_wire()))
            return await wire.receive_async(self.loop, self.connection)
        except (ConnectionResetError, BrokenPipeError):
            return None

    def take_spool(self) -> int:
        """Hand over the descriptor of the spool."""
        if self.spool is None:
            raise failures.Unavailable("an executor had no spool")
        spool, self.spool = self.spool, None
        return spool

    def kill(self) -> None:
        """Kill the executor."""
        kernel.kill(self.process, self.handle)

    def end(self) -> None:
        """Kill the executor and let go of all that belongs to it."""
        self.kill()
        self.connection.close()
        for descriptor in (self.spool, self.handle):
            if descriptor is not None:
                os.close(descriptor)
        self.spool = self.handle = None


async def _connect(address: Path) -> _Remote:
    """Connect to the zygote and take the hello of the executor it forked.

    Raises:
        OSError: There is no zygote, or it could not fork.
    """
    loop = asyncio.get_running_loop()
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.setblocking(False)
    try:
        await loop.sock_connect(connection, str(address))
        await _readable(loop, connection)
        hello, descriptors, _, _ = socket.recv_fds(connection, _HELLO_BYTES, _HELLO_DESCRIPTORS)
        if len(hello) < _HELLO_BYTES or not descriptors:
            raise ConnectionError("the zygote gave no executor")
    except BaseException:
        connection.close()
        raise
    spool, handle = descriptors[0], descriptors[1] if len(descriptors) > 1 else None
    return _Remote(connection, int.from_bytes(hello, "big"), spool, handle)


async def _readable(loop: asyncio.AbstractEventLoop, connection: socket.socket) -> None:
    ready: asyncio.Future[None] = loop.create_future()
    loop.add_reader(connection, _set, ready)
    try:
        await ready
    finally:
        loop.remove_reader(connection)


def _set(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)


def _failure(header: dict[str, Any]) -> failures.QueryFailure:
    """Return the failure that an executor described."""
    kind: type[failures.QueryFailure] = getattr(failures, header["failure"])
    if issubclass(kind, failures.MalformedQuery):
        return kind(header["message"], header["line"], header["column"])
    return kind(header["message"])
