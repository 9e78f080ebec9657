"""Reads the body of a request, within bounds, and notices when the client goes away."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from parley.web.problem import Problem, Refusal
from parley.web.response import Receive

MAX_BODY = 10 * 1024 * 1024
BODY_SECONDS = 30.0
_UNWATCHED_SECONDS = 0.02
"""Queries that take no longer cost no watcher."""

Result = TypeVar("Result")


class ClientGone(Exception):  # noqa: N818 - not an error: nobody is left to tell
    """The client went away before its answer was ready."""


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
                    raise Refusal(_BROKEN)  # the server tells a broken body and a client that left alike
                parts += message.get("body", b"")
                more = message.get("more_body", False)
                if len(parts) > MAX_BODY:
                    raise Refusal(_TOO_LONG)
    except TimeoutError:
        raise Refusal(_TOO_SLOW) from None
    return bytes(parts)


async def while_connected(receive: Receive, work: Coroutine[Any, Any, Result]) -> Result:
    """Return what the work returns; cancel it as soon as the client goes away.

    Raises:
        ClientGone: It went.
    """
    task = asyncio.ensure_future(work)
    watcher: asyncio.Future[None] | None = None
    try:
        await asyncio.wait({task}, timeout=_UNWATCHED_SECONDS)
        if not task.done():
            watcher = asyncio.ensure_future(_disconnected(receive))
            await asyncio.wait({task, watcher}, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise ClientGone
        return task.result()
    finally:
        for pending in (task, watcher):
            if pending is not None and not pending.done():
                pending.cancel()


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


_TOO_LONG = Problem(
    413,
    "body-too-large",
    "The body is too long",
    f"A query may have {MAX_BODY // 1024 // 1024} MiB.",
)
_BROKEN = Problem(
    400, "body-incomplete", "The body is broken", "It ended before its end, or its chunks are malformed."
)
_TOO_SLOW = Problem(408, "body-too-slow", "The body came too slowly", "Send it within 30 seconds.")
