"""A small release of an invented peace process, and servers over it: in process, and over HTTP."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from parley.advice.vocabulary import KnownNames
from parley.release.manifest import read_manifest
from parley.store.engine.interface import BlockingEngine
from parley.store.executors.accounts import Accounts
from parley.store.executors.launching import Zygote
from parley.store.executors.limits import Limits
from parley.store.executors.pool import ExecutorPool
from parley.store.loading.inventory import inventory_of
from parley.store.loading.source import Source
from parley.web.configuration.site import Release, Site
from parley.web.endpoint.sparql import SparqlEndpoint
from parley.web.http.cache import AnswerCache
from parley.web.http.mount import mount
from parley.web.pages.app import create_app
from parley.web.serving.front import Front
from tests.web.small_release import write_release

LARGE = f"SELECT ?x {{ ?a ?b ?c . ?d ?e ?f . VALUES ?x {{ '{'x' * 1_000}' }} }}"
"""A query with an answer that is soon too large: long queries run only where nobody else wants to."""
LIMITS = Limits(timeout=60, memory=256, answer=8, executors=2, waiting=4)


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release directory, in the layout that ``parley build`` writes."""
    return write_release(tmp_path_factory.mktemp("release"))


class EmptyEngine:
    """An engine over a release that holds nothing."""

    ready = True

    def ask(self, _: object) -> Any:
        return nullcontext(io.BytesIO(b'{"head":{"vars":[]},"results":{"bindings":[]}}'))


@dataclass(frozen=True)
class Running:
    """A pool on a loop of its own, and what it serves."""

    site: Site
    pool: ExecutorPool
    loop: asyncio.AbstractEventLoop
    zygote: Zygote


@contextmanager
def run(source: Source, limits: Limits = LIMITS) -> Iterator[Running]:
    """Hold a zygote and executors over a source."""
    with Zygote(source, limits) as zygote:
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever)
        thread.start()
        pool = ExecutorPool(zygote.address, limits)
        asyncio.run_coroutine_threadsafe(pool.open(), loop).result()
        names = tuple(file.shown for file in source.files)
        site = Site("http://127.0.0.1:8080", limits, zygote.triples, "files", file_names=names)
        yield Running(replace(site, contents=zygote.contents), pool, loop, zygote)
        asyncio.run_coroutine_threadsafe(pool.close(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@pytest.fixture(scope="session")
def running(release: Path) -> Iterator[Running]:
    """A zygote and executors over the release."""
    with run(Source(release=release)) as bare:
        known = Release(release, read_manifest(release))
        vocabulary = KnownNames(inventory_of(release))
        site = replace(bare.site, store_id=known.digest, release=known, vocabulary=vocabulary)
        yield replace(bare, site=site)


Ask = Callable[..., httpx.Response]


def client_of(running: Running, site: Site) -> Ask:
    """Make a client of the whole ASGI application of a site, without a socket between."""
    cache = AnswerCache(site.cache_bytes)
    accounts = Accounts(site.limits.allowance)
    flask = create_app(site, BlockingEngine(running.pool, running.loop), accounts)
    app: Any = Front(site, cache, SparqlEndpoint(running.pool, site, accounts, cache), mount(flask))

    async def send(method: str, path: str, **options: Any) -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://server.test") as client:
            client.headers.pop("accept")
            return await client.request(method, path, **options)

    def ask(method: str, path: str, **options: Any) -> httpx.Response:
        return asyncio.run_coroutine_threadsafe(send(method, path, **options), running.loop).result(90)

    return ask


@pytest.fixture(scope="session")
def ask_of(running: Running) -> Callable[[Site], Ask]:
    """Makes clients of sites over the release."""
    return lambda site: client_of(running, site)


@pytest.fixture(scope="session")
def ask(running: Running, ask_of: Callable[[Site], Ask]) -> Ask:
    """A client of the site of the release."""
    return ask_of(running.site)
