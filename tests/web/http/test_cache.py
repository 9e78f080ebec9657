"""Cached answers: within limits, computed once, sent compressed or not at all."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.store.executors.pool import ExecutorPool
from parley.web.configuration.site import Site
from parley.web.http import validators
from parley.web.http.cache import AnswerCache, CachedAnswer, SingleFlight

Ask = Callable[..., httpx.Response]
SELECT = "SELECT * { ?s a ?class }"


def entry(length: int) -> CachedAnswer:
    return CachedAnswer(200, (), b"x" * length, "key")


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4_000))))
def test_a_cache_never_holds_more_than_its_capacity(steps: list[tuple[int, int]]) -> None:
    cache = AnswerCache(16_000)
    for key, length in steps:
        cache.put(key, entry(length))
        assert cache.size <= cache.capacity
        kept = cache.get(key)
        assert (kept is not None) == cache.fits(length)


def test_what_was_used_last_stays() -> None:
    cache = AnswerCache(10 * 2_024)
    for key in range(10):
        cache.put(key, entry(1_000))
    cache.get(0)
    cache.put(10, entry(1_000))
    assert [cache.get(key) is not None for key in (0, 1, 10)] == [True, False, True]


def test_many_who_ask_at_once_get_one_outcome() -> None:
    async def body() -> tuple[list[tuple[str, bool]], int]:
        flights: SingleFlight[str] = SingleFlight()
        started, go = 0, asyncio.Event()

        async def work() -> str:
            nonlocal started
            started += 1
            await go.wait()
            return "done"

        asked = [asyncio.create_task(flights.join("key", work)) for _ in range(5)]
        await asyncio.sleep(0)
        asked[0].cancel()  # the one who started it leaves; the others do not notice
        await asyncio.sleep(0)
        go.set()
        return await asyncio.gather(*asked[1:]), started

    outcomes, started = asyncio.run(body())
    assert outcomes == [("done", False)] * 4
    assert started == 1


def test_when_nobody_waits_any_more_the_work_ends() -> None:
    async def body() -> bool:
        flights: SingleFlight[str] = SingleFlight()
        ended = asyncio.Event()

        async def work() -> str:
            try:
                await asyncio.Event().wait()
            finally:
                ended.set()
            return ""

        asked = [asyncio.create_task(flights.join("key", work)) for _ in range(2)]
        await asyncio.sleep(0)
        for task in asked:
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
        await asyncio.wait_for(ended.wait(), 5)
        return True

    assert asyncio.run(body())


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("*", None),
        ('"abc"', '"abc"'),
        ('W/"abc"', 'W/"abc"'),
        ('"abc.0f"', '"abc.0f"'),
        ('"x", W/"abc.0f.gzip"', 'W/"abc.0f.gzip"'),
        ('"abcd"', None),
        ('"x"', None),
        (",,", None),
    ],
)
def test_a_validator_is_of_the_request_in_any_representation(header: str | None, expected: str) -> None:
    assert validators.matching(header, "abc") == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [(None, False), ("", False), ("gzip", True), ("br, GZIP;q=0.5", True), ("gzip;q=0", False), ("*", True),
     ("identity", False), ("*;q=0, gzip", True)],
)  # fmt: skip
def test_gzip_is_sent_to_those_who_take_it(header: str | None, expected: bool) -> None:
    assert validators.accepts_gzip(header) is expected


@pytest.fixture
def counting(running: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of the queries that reach the executors."""
    asked: list[str] = []
    real = ExecutorPool.ask

    async def ask(self: ExecutorPool, question: Any) -> Any:
        asked.append(question.text)
        return await real(self, question)

    monkeypatch.setattr(ExecutorPool, "ask", ask)
    return asked


@pytest.mark.parametrize(
    ("path", "options"),
    [("/sparql", {"params": {"query": SELECT}}), ("/about", {}), ("/id/state/ardenia.ttl", {}),
     ("/sparql", {"params": {"query": SELECT}, "headers": {"Accept": "text/html"}})],
)  # fmt: skip
def test_an_answer_is_worked_out_once(
    ask_of: Callable[[Site], Ask], running: Any, counting: list[str], path: str, options: dict[str, Any]
) -> None:
    ask = ask_of(running.site)
    first = ask("GET", path, **options)
    worked = len(counting)
    again = ask("GET", path, **options)
    assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
    assert len(counting) == worked


@pytest.mark.parametrize(
    ("path", "queries"),
    [("/id/claim/calm-waters-001.html", 1), ("/id/state/ardenia.html", 2), ("/id/state/ardenia.ttl", 2),
     ("/", 2), ("/search?q=ardenia", 2), ("/ask/who-supports-whom", 3),
     ("/sparql?query=SELECT ?s { ?s ?p ?q }", 2), ("/sparql?query=ASK {}", 1)],
)  # fmt: skip
def test_a_page_asks_the_store_but_a_few_times(
    ask_of: Callable[[Site], Ask], running: Any, counting: list[str], path: str, queries: int
) -> None:
    ask = ask_of(running.site)
    ask("GET", "/id/state/veltra.html")  # what holds for the whole release is asked once
    counting.clear()
    assert ask("GET", path, headers={"Accept": "text/html"}).status_code == 200
    assert len(counting) == queries, counting


def test_the_query_page_shares_what_programs_were_answered(
    ask_of: Callable[[Site], Ask], running: Any, counting: list[str]
) -> None:
    ask = ask_of(running.site)
    ask("GET", "/sparql", params={"query": "ASK { ?s ?p 7 }"}, headers={"Accept": "application/json"})
    counting.clear()
    assert ask("GET", "/sparql", params={"query": "ASK { ?s ?p 7 }"}, headers={"Accept": "text/html"})
    assert counting == []


def test_errors_and_what_changes_by_itself_are_worked_out_each_time(
    ask_of: Callable[[Site], Ask], running: Any, counting: list[str]
) -> None:
    ask = ask_of(running.site)
    for query in ("SELECT (RAND() AS ?x) {}", "SELECT ?s { ?s ?p }"):
        for accept in ("text/csv", "text/html"):
            before = len(counting)
            for _ in range(2):
                ask("GET", "/sparql", params={"query": query}, headers={"Accept": accept})
            assert len(counting) - before == 2


def test_without_a_cache_everything_is_worked_out_each_time(
    ask_of: Callable[[Site], Ask], running: Any, counting: list[str]
) -> None:
    ask = ask_of(replace(running.site, cache_bytes=0))
    answers = [ask("GET", "/sparql", params={"query": SELECT}) for _ in range(2)]
    assert answers[0].headers["etag"].startswith("W/")
    assert len(counting) == 2


@pytest.mark.parametrize("path", ["/sparql?query=SELECT * { ?s ?p ?o }", "/about", "/ontology.ttl"])
def test_packed_answers_hold_the_same_and_have_a_validator_of_their_own(ask: Ask, path: str) -> None:
    plain = ask("GET", path, headers={"Accept-Encoding": "identity"})
    packed = ask("GET", path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content)
    assert packed.content == plain.content
    assert "content-encoding" not in plain.headers
    assert packed.headers["etag"] != plain.headers["etag"]
    assert all("Accept-Encoding" in answer.headers["vary"] for answer in (plain, packed))


def test_strong_validators_stand_for_bytes(ask: Ask) -> None:
    response = ask("GET", "/sparql", params={"query": SELECT})
    assert not response.headers["etag"].startswith("W/")


def test_gzip_is_the_same_each_time() -> None:
    packed = asyncio.run(entry(1_000).compressed())
    assert packed == asyncio.run(entry(1_000).compressed())
    assert gzip.decompress(packed) == b"x" * 1_000
