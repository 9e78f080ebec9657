"""The application of the serving process: it serves the current release, and later the next one."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from parley.errors import ParleyError, ServiceError
from parley.release.manifest import read_manifest
from parley.store.engine.answer import Answer
from parley.store.executors import kernel
from parley.store.executors.accounts import Accounts
from parley.store.executors.launching import Zygote
from parley.store.loading.source import Source
from parley.store.remote.address import StoreAddress
from parley.store.remote.store import prober
from parley.web.configuration.remote import site_of_store, store_id
from parley.web.configuration.site import Release, Site
from parley.web.http import headers, metrics
from parley.web.http.observer import Observer
from parley.web.http.problem import Problem
from parley.web.http.response import AsgiScope, Receive, Response, Send
from parley.web.serving.generation import NOT_STARTED, Generation, ender_of

_FOLLOW_SECONDS = 1.0
_STORE_SECONDS = 5.0
"""How often a remote store is asked for its version of the data."""

STOP_SECONDS = 5.0
"""How long running requests may continue after the signal to stop."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class ServingPlan:
    """Everything that the serving process needs.

    Attributes:
        zygote: The socket of the zygote.
        process: The process of the zygote.
        site: The site to serve.
        parent: The process that started the zygote; without it, this process ends.
        greeting: The message on standard error at the start.
        current: The link to the current release, which is followed; None to serve only this one.
        store: The remote store that answers the queries; None if the data are loaded here.
        releases: The folder for the release of a remote store.
        log: The file that gets a line for each request, ``-`` for standard error; None for no log.
    """

    zygote: Path
    process: int
    site: Site
    parent: int
    greeting: str = ""
    current: Path | None = None
    store: StoreAddress | None = None
    releases: Path = Path("release")
    log: str | None = None


class Server:
    """The ASGI application with its lifespan: it starts and ends the executors."""

    def __init__(self, plan: ServingPlan) -> None:
        """Create it from the plan; nothing is started yet."""
        self._plan = plan
        self._accounts = Accounts(plan.site.limits.allowance)
        self._observer = Observer(_writer(plan.log))
        self._generation: Generation | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: AsgiScope, receive: Receive, send: Send) -> None:
        """Answer a request, or a lifespan event of the process [ASGI, Lifespan]."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http" and self._generation is not None:
            await self._answer(self._generation, scope, receive, send)
        elif scope["type"] == "http":
            await Response.of_problem(NOT_STARTED, None).send(send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})

    async def start(self) -> None:
        """Serve the release of the plan, and follow the link to the current one."""
        plan = self._plan
        if plan.zygote.exists():
            ender = ender_of(plan.process)
            self._generation = Generation(plan.site, plan.zygote, self._accounts, ender)
            await self._generation.start()
        elif plan.current is not None:  # this process replaces one that already served another release
            await self._take_up(plan.current.resolve())
        elif plan.store is not None:
            await self._take_up_store(plan.store)
        if plan.current is not None:
            self._spawn(self._follow(plan.current))
        if plan.store is not None:
            self._spawn(self._follow_store(plan.store))

    async def stop(self) -> None:
        """End the executors."""
        for task in self._tasks:
            task.cancel()
        if self._generation is not None:
            await self._generation.stop(STOP_SECONDS)

    async def _answer(self, generation: Generation, scope: AsgiScope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(generation.site.prefix)
        watched, over = self._observer.watch(scope, path, send)
        try:
            if path == "/metrics":
                await self._tell_metrics(generation, scope["method"], watched)
            else:
                await generation.answer(scope, receive, watched)
        finally:
            over()

    async def _tell_metrics(self, generation: Generation, method: str, send: Send) -> None:
        if method == "OPTIONS":
            await Response(204, headers.preflight(headers.READING), Answer()).send(send)
            return
        if method not in headers.READING:
            await Response.of_problem(_READ_ONLY, None).send(send)
            return
        pool, cache = generation.pool, generation.cache
        gauges = [(f"queries_{name}", "gauge", float(number)) for name, number in pool.load().items()]
        gauges += [
            ("executors_replaced_total", "counter", pool.replaced),
            ("query_cpu_seconds_total", "counter", pool.cpu_seconds),
            ("cache_bytes", "gauge", cache.size),
            ("cache_hits_total", "counter", cache.hits),
            ("cache_misses_total", "counter", cache.misses),
            ("triples", "gauge", generation.site.triples),
            ("ready", "gauge", float(pool.ready)),
        ]
        fields = [("Content-Type", metrics.MEDIA_TYPE), ("Cache-Control", "no-store")]
        response = Response(200, fields, Answer(metrics.metrics_text(self._observer.counts, gauges)))
        await response.send(send, with_body=method == "GET")

    async def _follow(self, current: Path) -> None:
        """Serve each release to which the link is moved. Ignore one that cannot be loaded."""
        refused: Path | None = None
        while True:
            await asyncio.sleep(_FOLLOW_SECONDS)
            target = await asyncio.to_thread(current.resolve)
            served = self._generation and self._generation.site.release
            if target == refused or (served and target == served.directory):
                continue
            refused = None
            try:
                await self._take_up(target)
            except ParleyError as error:
                refused = target
                _log.error("a new release is not taken up, the one before stays: %s", error)

    async def _take_up(self, directory: Path) -> None:
        """Serve another release. Requests that arrived before end with the release they began with."""
        manifest = await asyncio.to_thread(read_manifest, directory)
        zygote = await asyncio.to_thread(Zygote, Source(release=directory), self._plan.site.limits)
        zygote.on_death(self._lost)
        release = Release(directory, manifest)
        site = replace(
            self._plan.site,
            triples=zygote.triples,
            store_id=release.digest,
            release=release,
            contents=zygote.contents,
        )
        await self._change_over(site, zygote)
        _log.warning("serving release %s, %d triples", release.digest, zygote.triples)

    async def _change_over(self, site: Site, zygote: Zygote) -> None:
        """Let new requests use another version of the data."""
        generation = Generation(site, zygote.address, self._accounts, zygote.stop)
        try:
            if site.is_preview and not self._plan.site.is_preview:
                raise ServiceError("it is a preview, whose claims nobody has confirmed")
            await generation.start()
        except ParleyError:
            await asyncio.to_thread(zygote.stop)
            raise
        before, self._generation = self._generation, generation
        if before is not None:
            self._spawn(before.retire())

    async def _follow_store(self, address: StoreAddress) -> None:
        """Notice when a store cannot be reached, and when it has another version of the data."""
        probe = await asyncio.to_thread(prober, address)
        while True:
            await asyncio.sleep(_STORE_SECONDS)
            generation = self._generation
            try:
                version = await asyncio.to_thread(probe.read_version)
                if generation is not None and self._is_another(version, generation.site):
                    await self._take_up_store(address)
                elif generation is not None:
                    generation.pool.reachable = True
            except ParleyError as error:
                if generation is not None and generation.pool.reachable:
                    _log.error("the store does not answer: %s", error)
                    generation.pool.reachable = False

    def _is_another(self, version: str | None, site: Site) -> bool:
        own = self._plan.store is not None and self._plan.store.version
        return version is not None and not own and site.store_id != store_id(version)

    async def _take_up_store(self, address: StoreAddress) -> None:
        """Serve the current data of a store, and delete the cache of its earlier data."""
        zygote = await asyncio.to_thread(Zygote, Source(store=address), self._plan.site.limits)
        zygote.on_death(self._lost)
        before = replace(self._plan.site, contents=zygote.contents)
        site = site_of_store(before, self._plan.releases, zygote.version, zygote.triples)
        await self._change_over(site, zygote)
        _log.warning("serving a store, version %s, %d triples", zygote.version, zygote.triples)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _lost(self) -> None:
        """Stop the server, because the process with the data ended."""
        _log.error("the process with the data ended; the server stops")
        os.kill(self._plan.parent, signal.SIGTERM)

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


_READ_ONLY = Problem(
    405,
    "method-not-allowed",
    "No such method",
    "Metrics are read with GET.",
    headers=(("Allow", ", ".join(headers.READING)),),
)


def _writer(log: str | None) -> Callable[[str], None] | None:
    """Return a function that writes a line to the log, at once."""
    if log is None:
        return None
    stream = sys.stderr if log == "-" else Path(log).open("a", buffering=1, encoding="utf-8")  # noqa: SIM115

    def write(line: str) -> None:
        stream.write(line + "\n")
        stream.flush()

    return write


def make_server(plan: ServingPlan) -> Server:
    """Return the application of a serving process; called in that process."""
    kernel.die_with_parent(plan.parent)
    log_format = "%(levelname)s %(name)s: %(message)s"
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format=log_format)
    return Server(plan)
