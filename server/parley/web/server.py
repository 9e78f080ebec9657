"""Puts the parts together: the pool on the loop, the endpoint before it, the pages behind it."""

from __future__ import annotations

import asyncio
import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from a2wsgi import WSGIMiddleware

from parley.store import kernel
from parley.store.engine import BlockingEngine
from parley.store.pool import ExecutorPool
from parley.web.app import create_app
from parley.web.front import Front
from parley.web.response import Receive, Scope, Send
from parley.web.site import Site
from parley.web.sparql import SparqlEndpoint

_PAGE_THREADS = 8


@dataclass(frozen=True)
class Plan:
    """All that the serving process needs to know.

    Attributes:
        zygote: The socket of the zygote.
        site: What is served.
        parent: The process that started the zygote; without it, nobody serves.
        greeting: What is said on standard error once it is served.
    """

    zygote: Path
    site: Site
    parent: int
    greeting: str = ""


class Server:
    """The ASGI application with its life: it starts and ends the executors."""

    def __init__(self, plan: Plan) -> None:
        """Take the plan; nothing is started yet."""
        self._plan = plan
        self._pool = ExecutorPool(plan.zygote, plan.site.limits)
        self._front: Front | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or follow the life of the process [ASGI, Lifespan]."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http" and self._front is not None:
            await self._front(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})

    async def start(self) -> None:
        """Start the executors and the pages."""
        await self._pool.open()
        site = self._plan.site
        pages = create_app(site, BlockingEngine(self._pool, asyncio.get_running_loop()))
        wrapped: Any = WSGIMiddleware(cast("Any", pages.wsgi_app), workers=_PAGE_THREADS)
        self._front = Front(site, SparqlEndpoint(self._pool, site), wrapped)

    async def stop(self) -> None:
        """End the executors."""
        await self._pool.close()

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await self.start()
                if self._plan.greeting:
                    print(self._plan.greeting, file=sys.stderr, flush=True)
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return


def make_server(plan: Plan) -> Server:
    """Return the application of a serving process; called in that process."""
    kernel.die_with_parent(plan.parent)
    log_format = "%(levelname)s %(name)s: %(message)s"
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format=log_format)
    return Server(plan)
