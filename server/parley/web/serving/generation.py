"""One release while it is served: its executors, its cache and its pages, until its last answer is sent."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from parley.advice.vocabulary import KnownNames
from parley.store.data.statistics import kinds_in
from parley.store.engine.interface import BlockingEngine
from parley.store.executors.accounts import Accounts
from parley.store.executors.lanes import LOCAL, REMOTE
from parley.store.executors.pool import ExecutorPool
from parley.store.loading.inventory import inventory_of
from parley.store.loading.source import DATASET_FILE
from parley.web.configuration.site import Site
from parley.web.endpoint.sparql import SparqlEndpoint
from parley.web.http.cache import AnswerCache
from parley.web.http.mount import mount
from parley.web.http.problem import Problem
from parley.web.http.response import AsgiScope, Receive, Response, Send
from parley.web.pages.app import create_app
from parley.web.serving.front import Front

NOT_STARTED = Problem(
    503, "unavailable", "The server cannot answer", "It is starting.", headers=(("Retry-After", "10"),)
)


class Generation:
    """Serves one version of the data. A request uses the version that was current when it arrived."""

    def __init__(self, site: Site, address: Path, accounts: Accounts, end_zygote: Callable[[], None]) -> None:
        """Create it from the site, the socket of its zygote, the accounts, and the end of the zygote."""
        self.site = site
        self.pool = ExecutorPool(address, site.limits, accounts, REMOTE if site.remote else LOCAL)
        self.cache = AnswerCache(site.cache_bytes)
        self._accounts = accounts
        self._end_zygote = end_zygote
        self._front: Front | None = None
        self._running = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    async def start(self) -> None:
        """Start the executors and the pages."""
        if self.site.release is not None:
            directory = self.site.release.directory
            found = await asyncio.to_thread(inventory_of, directory)
            vocabulary = await asyncio.to_thread(KnownNames, found)
            self.site = replace(self.site, vocabulary=vocabulary)
            if self.site.contents and self.site.remote:  # nobody has counted the data of a remote store
                kinds = await asyncio.to_thread(kinds_in, directory / DATASET_FILE)
                self.site = replace(self.site, contents=replace(self.site.contents, kinds=kinds))
        await self.pool.open()
        engine = BlockingEngine(self.pool, asyncio.get_running_loop())
        pages = create_app(self.site, engine, self._accounts)
        endpoint = SparqlEndpoint(self.pool, self.site, self._accounts, self.cache)
        self._front = Front(self.site, self.cache, endpoint, mount(pages))

    async def answer(self, scope: AsgiScope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self._front is None:
            await Response.of_problem(NOT_STARTED, None).send(send)
            return
        self._running += 1
        self._quiet.clear()
        try:
            await self._front(scope, receive, send)
        finally:
            self._running -= 1
            if not self._running:
                self._quiet.set()

    async def retire(self) -> None:
        """Let the received requests end, then end the executors and the zygote."""
        await self._quiet.wait()
        await self.pool.close()
        await asyncio.to_thread(self._end_zygote)

    async def stop(self, seconds: float) -> None:
        """Give running requests some seconds, then end the executors."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._quiet.wait(), seconds)
        await self.pool.close()


def ender_of(process: int) -> Callable[[], None]:
    """Return a function that ends a zygote of another process."""

    def end() -> None:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGUSR1)

    return end
