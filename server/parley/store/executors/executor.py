"""A forked process that answers one question at a time, within limits, until it is retired or killed."""

from __future__ import annotations

import os
import socket
import time
from dataclasses import dataclass
from typing import IO, Any, cast

from parley.store.engine.data import QueryableData
from parley.store.engine.evaluation import evaluate
from parley.store.engine.spool import Spool, nameless_file
from parley.store.executors import kernel, wire
from parley.store.executors.limits import Limits
from parley.store.query.failures import MalformedQuery, MemoryExceeded, QueryFailure
from parley.store.query.question import Question

_RETIRE_SHARE = 4
"""An executor retires when it has touched its allowance divided by this number."""


def run(connection: socket.socket, data: QueryableData, limits: Limits, zygote: int) -> None:
    """Serve one connection to its end. This is the body of a forked process, which ends with it.

    It first sends a hello with the process number and two descriptors: the spool, and, if the kernel has
    them, a handle by which this process can be killed.
    """
    kernel.die_with_parent(zygote)
    kernel.offer_to_oom_killer()
    spool = nameless_file()
    _say_hello(connection, spool)
    kernel.confine(limits.memory_bytes, limits.answer_bytes)
    keep = connection.detach(), spool
    connection_number, spool_number = kernel.seal_descriptors(keep, data.descriptors)
    _Executor(socket.socket(fileno=connection_number), spool_number, data, limits).serve()


def _say_hello(connection: socket.socket, spool: int) -> None:
    handle = kernel.open_self()
    descriptors = [spool] if handle is None else [spool, handle]
    socket.send_fds(connection, [os.getpid().to_bytes(4, "big")], descriptors)


@dataclass
class _Executor:
    connection: socket.socket
    spool: int
    data: QueryableData
    limits: Limits

    def serve(self) -> None:
        """Answer questions until one was the last, or the connection closes."""
        at_start = kernel.touched_memory()
        allowance = self.limits.memory_bytes // _RETIRE_SHARE
        while (frame := wire.receive(self.connection)) is not None:
            kernel.allow_cpu(self.limits.timeout)
            before = self.data.clock()
            header, body = self._reply(Question.from_wire(frame[0]))
            header["cpu"] = self.data.clock() - before
            header["cpu_in_all"] = time.process_time()
            header["last"] = header["spooled"] or kernel.touched_memory() - at_start > allowance
            self.connection.sendall(wire.encode(header, body))
            if header["last"]:
                return

    def _reply(self, question: Question) -> tuple[dict[str, Any], bytes]:
        spool = Spool(self.spool)
        try:
            evaluate(self.data, question, cast("IO[bytes]", spool))
        except QueryFailure as failure:
            return describe_failure(failure, spooled=spool.spilled), b""
        except MemoryError:
            return describe_failure(MemoryExceeded("out of memory"), spooled=True), b""
        body = b"" if spool.spilled else spool.inline()
        return {"spooled": spool.spilled, "size": spool.size}, body


def describe_failure(failure: QueryFailure, *, spooled: bool) -> dict[str, Any]:
    """Return the header that reports a failure to the front."""
    header: dict[str, Any] = {"failure": type(failure).__name__, "message": str(failure), "spooled": spooled}
    if isinstance(failure, MalformedQuery):
        header |= {"line": failure.line, "column": failure.column}
    return header
