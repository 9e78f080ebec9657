"""A reader who leaves a page ends the query that it waits for, unless others wait for the same page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from parley.store.engine.interface import BlockingEngine
from parley.store.executors.accounts import Accounts
from parley.web.endpoint.sparql import SparqlEndpoint
from parley.web.http.cache import AnswerCache
from parley.web.http.mount import mount
from parley.web.pages import questions
from parley.web.pages.app import create_app
from parley.web.serving.front import Front
from parley.web.views.doors import GraphDoor
from tests.web.conftest import Running

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
PATIENCE = 4.0
"""Seconds; less than a query has."""


@pytest.fixture
def front(running: Running, monkeypatch: pytest.MonkeyPatch) -> Front:
    """The site of the release, with one question, which takes longer than a query may."""
    endless = GraphDoor("endless", "How many?", "", ENDLESS)
    monkeypatch.setattr(questions, "doors", lambda: [endless])
    site, cache = running.site, AnswerCache(0)
    accounts = Accounts(site.limits.allowance)
    pages = mount(create_app(site, BlockingEngine(running.pool, running.loop), accounts))
    return Front(site, cache, SparqlEndpoint(running.pool, site, accounts, cache), pages)


class Reader:
    """A client that stays until it leaves."""

    def __init__(self, front: Front) -> None:
        self.sent: list[Any] = []
        self._gone = asyncio.Event()
        scope = {
            "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": "/ask/endless",
            "query_string": b"", "headers": [(b"accept", b"text/html")], "client": ("127.0.0.1", 1),
        }  # fmt: skip
        self.answered = asyncio.create_task(front(scope, self._receive, self._send))

    def leave(self) -> None:
        self._gone.set()

    async def _receive(self) -> dict[str, Any]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        self.sent.append(message)


async def until(told: Callable[[], bool]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not told():
            await asyncio.sleep(0.01)


def on_loop_of(running: Running, work: Coroutine[Any, Any, None]) -> None:
    asyncio.run_coroutine_threadsafe(work, running.loop).result(3 * PATIENCE)


def test_whoever_leaves_a_page_ends_its_query(running: Running, front: Front) -> None:
    async def body() -> None:
        idle, replaced = running.pool.load()["idle"], running.pool.replaced
        reader = Reader(front)
        await until(lambda: running.pool.load()["idle"] < idle)
        reader.leave()
        await until(lambda: running.pool.replaced > replaced and running.pool.load()["idle"] == idle)
        await asyncio.wait_for(reader.answered, PATIENCE)
        assert reader.sent == []

    on_loop_of(running, body())


def test_a_page_that_another_waits_for_goes_on(running: Running, front: Front) -> None:
    async def body() -> None:
        idle, replaced = running.pool.load()["idle"], running.pool.replaced
        one, other = Reader(front), Reader(front)
        await until(lambda: running.pool.load()["idle"] < idle)
        one.leave()
        await asyncio.wait_for(one.answered, PATIENCE)
        assert (running.pool.load()["idle"], running.pool.replaced) == (idle - 1, replaced)
        other.leave()
        await until(lambda: running.pool.load()["idle"] == idle)

    on_loop_of(running, body())
