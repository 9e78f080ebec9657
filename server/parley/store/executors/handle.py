"""An executor as the front sees it: a connection for questions, and handles to slow it down and kill it."""

from __future__ import annotations

import asyncio
import os
import socket
from dataclasses import dataclass, field
from pathlib import Path

from parley.store.executors import kernel, wire
from parley.store.query.failures import Unavailable
from parley.store.query.question import Question

_HELLO_BYTES = 4
_HELLO_DESCRIPTORS = 2


@dataclass(eq=False)
class ExecutorHandle:
    """An executor.

    Attributes:
        process: Its process number.
        remote: Whether a remote store does the work, so that CPU time means nothing.
        cpu_before: The CPU time it had used when it was last idle; None if that says nothing.
    """

    connection: socket.socket
    process: int
    spool: int | None
    handle: int | None
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)
    remote: bool = False
    cpu_before: float | None = field(init=False, default=None)
    _incoming: wire.FrameReader = field(default_factory=wire.FrameReader)
    _reply: asyncio.Future[wire.Frame | None] | None = None

    def __post_init__(self) -> None:
        """Listen to it while it lives."""
        self.cpu_before = self.cpu_seconds()
        self.loop.add_reader(self.connection, self._hear)

    @property
    def alive(self) -> bool:
        """Whether an idle executor is still connected. It sends nothing without a question."""
        try:
            self.connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    async def exchange(self, question: Question) -> wire.Frame | None:
        """Send a question and return the reply; None if the question ended the executor."""
        reply: asyncio.Future[wire.Frame | None] = self.loop.create_future()
        self._reply = reply
        try:
            await self.loop.sock_sendall(self.connection, wire.encode(question.to_wire()))
            frame = await reply
            if frame is not None and not self.remote:
                self.cpu_before = frame[0]["cpu_in_all"]
            return frame
        except (ConnectionResetError, BrokenPipeError):
            return None
        finally:
            self._reply = None

    def _hear(self) -> None:
        """Receive data. If an executor sends anything without a question, it counts as lost."""
        try:
            part = self.connection.recv(wire.RECEIVE_BYTES)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            part = b""
        if not part or self._reply is None:
            self._lose()
        elif (frame := self._incoming.add(part)) is not None and not self._reply.done():
            self._reply.set_result(frame)

    def _lose(self) -> None:
        """Notify the waiting call that it is gone."""
        self.loop.remove_reader(self.connection)
        if self._reply is not None and not self._reply.done():
            self._reply.set_result(None)

    def cpu_seconds(self) -> float | None:
        """Return the CPU time it has used; None if this is unknown, means nothing, or it is gone."""
        return None if self.remote else kernel.cpu_seconds(self.process)

    def take_spool(self) -> int:
        """Hand over the descriptor of the spool."""
        if self.spool is None:
            raise Unavailable("an executor had no spool")
        spool, self.spool = self.spool, None
        return spool

    def give_way(self) -> None:
        """From now on, let it run only while nothing else needs the core."""
        kernel.give_way(self.process)

    def kill(self) -> None:
        """Kill it."""
        kernel.kill(self.process, self.handle)

    def end(self) -> None:
        """Kill it and close everything that belongs to it."""
        self.kill()
        self._lose()
        self.connection.close()
        for descriptor in (self.spool, self.handle):
            if descriptor is not None:
                os.close(descriptor)
        self.spool = self.handle = None


async def connect(address: Path, *, remote: bool = False) -> ExecutorHandle:
    """Connect to the zygote and receive the hello of the executor that it forked.

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
    process = int.from_bytes(hello, "big")
    spool, handle = descriptors[0], descriptors[1] if len(descriptors) > 1 else None
    return ExecutorHandle(connection, process, spool, handle, loop, remote)


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
