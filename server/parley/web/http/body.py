"""Reads the body of a request, within limits, and notices when the client leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from typing import Any, TypeVar

from parley.store.query.bounds import MAX_BODY
from parley.web.http.problem import Problem, Refusal
from parley.web.http.response import Receive

BODY_SECONDS = 30.0
_DIGITS = 20
"""If a length has more digits than this, its first digits already show that it is too great."""
_UNWATCHED_SECONDS = 0.02
"""Queries up to this time need no watcher."""

AwaitedResult = TypeVar("AwaitedResult")


class ClientGone(Exception):  # noqa: N818 - not an error: nobody is left to tell
    """The client left before its answer was ready."""


def refuse_long(fields: Mapping[str, str]) -> None:
    """Refuse a body with an announced length that is too great, before it is read.

    Raises:
        Refusal: It is too long [RFC 9110, section 15.5.14].
    """
    announced = fields.get("content-length", "")
    if announced.isdecimal() and int(announced[:_DIGITS]) > MAX_BODY:
        raise Refusal(_TOO_LONG)


async def read_body(receive: Receive) -> bytes:
    """Return the whole body.

    Raises:
        Refusal: It is too long, comes too slowly, or ends too early.
    """
    parts = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            more = True
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refusal(_BROKEN)  # the server cannot tell a broken body from a client that left
                parts += message.get("body", b"")
                more = message.get("more_body", False)
                if len(parts) > MAX_BODY:
                    raise Refusal(_TOO_LONG)
    except TimeoutError as error:
        raise Refusal(_TOO_SLOW) from error
    return bytes(parts)


async def while_connected(receive: Receive, work: Coroutine[Any, Any, AwaitedResult]) -> AwaitedResult:
    """Return the result of the work; cancel it as soon as the client leaves.

    Raises:
        ClientGone: The client left.
    """
    watch = _Watch(receive)
    try:
        return await work
    except asyncio.CancelledError as error:
        if watch.seen and not watch.worker.uncancel():
            raise ClientGone from error
        raise
    finally:
        watch.end()


class _Watch:
    """Cancels the task that created it, if the client leaves; it starts after a moment.

    Attributes:
        worker: The task.
        seen: Whether the client left.
    """

    def __init__(self, receive: Receive) -> None:
        worker = asyncio.current_task()
        if worker is None:
            raise RuntimeError("there is no task to cancel")
        self.worker = worker
        self.seen = False
        self._receive = receive
        self._watcher: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(_UNWATCHED_SECONDS, self._begin)

    def end(self) -> None:
        self._timer.cancel()
        if self._watcher is not None:
            self._watcher.cancel()

    def _begin(self) -> None:
        self._watcher = asyncio.create_task(self._cancel_when_gone())

    async def _cancel_when_gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.seen = True
        self.worker.cancel()


_TOO_LONG = Problem(
    413,
    "body-too-large",
    "The body is too long",
    f"A query may have {MAX_BODY // 1024 // 1024} MiB.",
)
_BROKEN = Problem(
    400, "body-incomplete", "The body is broken", "It ended too early, or its chunks are malformed."
)
_TOO_SLOW = Problem(408, "body-too-slow", "The body came too slowly", "Send it within 30 seconds.")
