"""The pool: limits that hold, failures that say why, and executors that are replaced."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from parley.store.executors.accounts import Accounts, Allowance
from parley.store.executors.lanes import Run
from parley.store.executors.launching import Zygote
from parley.store.executors.limits import Limits
from parley.store.executors.pool import ExecutorPool
from parley.store.query import failures
from parley.store.query.deadline import Deadline
from parley.store.query.formats import CSV, QueryForm
from parley.store.query.question import Question, question_of

WithPool = Callable[[Callable[[ExecutorPool], Awaitable[Any]]], Any]

LONG = "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c } LIMIT 1000 } ?d ?e ?f FILTER (?a != ?f || true) }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
TOO_LONG = 1.5
"""The limit that queries have which are to exceed it; others have a generous one."""
FLOOD = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
DISTINCT = "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f } ORDER BY ?d"
CONCAT = (
    "SELECT ?x30 { BIND('aaaaaaaa' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(30))
    + "}"
)


def unscanned(text: str) -> Question:
    """Return a question as it would be if the scan let everything through."""
    return Question(text, CSV.media_type, QueryForm.ASK, names_dataset=False, makes_values=False, prefixes={})


async def read(pool: ExecutorPool, asked: Question) -> bytes:
    with await pool.ask(asked) as answer:
        return answer.read()


async def count(pool: ExecutorPool) -> bytes:
    return await read(pool, question_of("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", CSV))


def test_small_and_large_answers_are_complete(with_pool: WithPool) -> None:
    async def body(pool: ExecutorPool) -> tuple[bytes, bytes]:
        return await count(pool), await read(pool, question_of("SELECT ?s ?o { ?s ?p ?o }", CSV))

    small, large = with_pool(body)
    assert small.split() == [b"n", b"3000"]
    assert len(large) > 64 * 1024
    assert large.count(b"\r\n") == 3001


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        (replace(question_of(ENDLESS), seconds=TOO_LONG), failures.TimeExceeded),
        (question_of(FLOOD), failures.AnswerTooLarge),
        pytest.param(question_of(CONCAT), failures.MemoryExceeded, marks=pytest.mark.alone),
        pytest.param(question_of(DISTINCT), failures.MemoryExceeded, marks=pytest.mark.alone),
        (question_of("SELECT ?s { ?s ?p }"), failures.MalformedQuery),
        (unscanned("ASK " + "{" * 5_000 + "}" * 5_000), failures.MemoryExceeded),
        (
            replace(unscanned("ASK {?s ?p " + "(" * 400 + ")" * 400 + "}"), seconds=TOO_LONG),
            failures.TimeExceeded,
        ),
        (unscanned("ASK {SERVICE <http://127.0.0.1:9/> {?s ?p ?o}}"), failures.EvaluationFailed),
    ],
    ids=["endless", "flood", "concat", "distinct", "malformed", "braces", "lists", "service"],
)
def test_a_query_that_fails_says_why_and_the_next_one_works(
    with_pool: WithPool, asked: Question, kind: type[failures.QueryFailure]
) -> None:
    async def body(pool: ExecutorPool) -> bytes:
        with pytest.raises(kind):
            await pool.ask(asked)
        return await count(pool)

    assert with_pool(body).split() == [b"n", b"3000"]


def test_no_query_reaches_the_network(with_pool: WithPool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        asked = unscanned(
            f"ASK {{ SERVICE SILENT <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        )

        async def body(pool: ExecutorPool) -> None:
            await read(pool, asked)

        with_pool(body)
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_cancelling_ends_the_query(with_pool: WithPool) -> None:
    async def body(pool: ExecutorPool) -> tuple[set[int], set[int]]:
        before = processes(pool)
        task = asyncio.create_task(pool.ask(question_of(ENDLESS)))
        await asyncio.sleep(0)
        while not pool.load()["idle"] < len(before):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.gather(*pool._hiring)
        return before, processes(pool)

    before, after = with_pool(body)
    (killed,) = before - after
    assert len(after) == len(before)
    await_end(killed)


def test_an_idle_executor_that_died_is_replaced_unnoticed(with_pool: WithPool) -> None:
    async def body(pool: ExecutorPool) -> list[bytes]:
        for process in processes(pool):
            os.kill(process, signal.SIGKILL)
            await_end(process)
        return [await count(pool) for _ in range(4)]

    assert [answer.split()[1] for answer in with_pool(body)] == [b"3000"] * 4


def test_beyond_running_and_waiting_queries_are_turned_away(with_pool: WithPool) -> None:
    async def body(pool: ExecutorPool) -> list[type]:
        asked = [pool.ask(replace(question_of(ENDLESS), seconds=TOO_LONG)) for _ in range(6)]
        return [type(outcome) for outcome in await asyncio.gather(*asked, return_exceptions=True)]

    outcomes = with_pool(body)
    assert outcomes.count(failures.Overloaded) >= 2
    assert set(outcomes) == {failures.Overloaded, failures.TimeExceeded}


def test_large_answers_that_nobody_fetches_are_bounded(with_pool: WithPool, limits: Limits) -> None:
    async def body(pool: ExecutorPool) -> None:
        pairs = f"?a ?b ?c . ?d ?e ?f . VALUES ?x {{ '{'x' * 1_000}' }}"
        asked = question_of(f"SELECT ?x {{ {pairs} }} LIMIT 3000", CSV)
        size, bound = 0, limits.undelivered_bytes
        held = []
        while size <= bound:
            held.append(await pool.ask(asked))
            size += held[-1].size
        with pytest.raises(failures.Overloaded, match="slow clients"):
            await pool.ask(asked)
        for answer in held:
            answer.close()
        await count(pool)

    with_pool(body)


def test_a_closed_pool_has_no_executors_and_answers_nobody(with_pool: WithPool) -> None:
    async def body(pool: ExecutorPool) -> set[int]:
        left = processes(pool)
        await pool.close()
        assert not pool.ready
        with pytest.raises(failures.Unavailable):
            await pool.ask(question_of("ASK {}"))
        return left

    for process in with_pool(body):
        await_end(process)


def test_a_query_that_runs_when_the_pool_closes_is_told_so(with_pool: WithPool) -> None:
    async def body(pool: ExecutorPool) -> None:
        task = asyncio.create_task(pool.ask(question_of(ENDLESS)))
        while pool.load()["idle"] == len(processes(pool)):
            await asyncio.sleep(0)
        await pool.close()
        with pytest.raises(failures.Unavailable):
            await task

    with_pool(body)


@pytest.mark.skipif(sys.platform != "linux", reason="other kernels have no idle class")
def test_a_query_that_takes_long_runs_only_where_nobody_else_wants_to(with_pool: WithPool) -> None:
    async def body(pool: ExecutorPool) -> list[int]:
        task = asyncio.create_task(pool.ask(question_of(ENDLESS)))
        while not pool.load()["long"]:
            await asyncio.sleep(0.01)
        classes = sorted(os.sched_getscheduler(process) for process in processes(pool))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return classes

    assert set(with_pool(body)) == {os.SCHED_OTHER, os.SCHED_IDLE}


def test_without_a_zygote_the_pool_is_not_ready(tmp_path: Path) -> None:
    async def body() -> bool:
        pool = ExecutorPool(tmp_path / "none", Limits(executors=1))
        opening = asyncio.create_task(pool.open())
        await asyncio.sleep(0)
        ready = pool.ready
        await pool.close()
        with pytest.raises(asyncio.CancelledError):
            await opening
        return ready

    assert not asyncio.run(body())


def test_long_queries_give_way_to_short_ones(zygote: Zygote) -> None:
    async def body() -> tuple[bytes, dict[str, int], list[bool]]:
        limits = Limits(timeout=30, memory=128, executors=1, long_queries=1)
        pool = ExecutorPool(zygote.address, limits)
        await pool.open()
        long = [asyncio.create_task(pool.ask(question_of(ENDLESS))) for _ in range(3)]
        while pool.load()["paused"] < 2:
            await asyncio.sleep(0.01)
        counted, load = await count(pool), pool.load()
        done = [task.done() for task in long]
        long[0].cancel()
        while pool.load()["paused"] == 2:
            await asyncio.sleep(0.01)
        await pool.close()
        await asyncio.gather(*long, return_exceptions=True)
        return counted, load, done

    counted, load, done = asyncio.run(body())
    assert counted.split() == [b"n", b"3000"]
    assert (load["long"], load["paused"]) == (1, 2)
    assert done == [False] * 3


@pytest.mark.alone
def test_a_query_that_waits_for_the_long_lane_is_begun_anew_and_complete(zygote: Zygote) -> None:
    async def body() -> tuple[bytes, bool]:
        limits = Limits(timeout=60, memory=128, executors=1, long_queries=1)
        pool = ExecutorPool(zygote.address, limits)
        await pool.open()
        first = asyncio.create_task(pool.ask(question_of(ENDLESS)))
        while pool.load()["long"] < 1:
            await asyncio.sleep(0.01)
        second = asyncio.create_task(pool.ask(question_of(LONG, CSV)))
        while pool.load()["paused"] < 1:
            await asyncio.sleep(0.01)
        waited = not second.done()
        first.cancel()
        with await second as answer:
            rows = answer.read()
        load = pool.load()
        await pool.close()
        assert (load["long"], load["paused"]) == (0, 0)
        return rows, waited

    rows, waited = asyncio.run(body())
    assert rows.split() == [b"n", b"3000000"]
    assert waited


def test_the_limit_of_a_query_holds_while_it_waits(zygote: Zygote) -> None:
    async def body() -> list[bool]:
        pool = ExecutorPool(zygote.address, Limits(timeout=60, memory=128, executors=1, long_queries=1))
        await pool.open()
        first = asyncio.create_task(pool.ask(question_of(ENDLESS)))
        while pool.load()["long"] < 1:
            await asyncio.sleep(0.01)
        with pytest.raises(failures.Overloaded, match="a place among the long ones"):
            await pool.ask(replace(question_of(ENDLESS), seconds=3))
        running = not first.done()
        await pool.close()
        await asyncio.gather(first, return_exceptions=True)
        return [running]

    assert asyncio.run(body()) == [True]


def test_a_deadline_that_has_passed_leaves_nothing() -> None:
    assert Deadline(5, begun=time.monotonic() - 7).left == 0
    assert 0 < Deadline(5, begun=time.monotonic()).left <= 5


@pytest.mark.alone
def test_a_query_that_waited_most_of_its_time_did_not_run_too_long(with_pool: WithPool) -> None:
    async def ask(pool: ExecutorPool, waited: float) -> failures.QueryFailure:
        deadline = Deadline(10, begun=time.monotonic() - waited)
        run = Run(await pool._turns.take(10), deadline)
        pool._lanes.enter(run)
        late = replace(run, deadline=replace(deadline, seconds=waited + 0.1))
        with pytest.raises(failures.QueryFailure) as caught:
            await pool._run(late, question_of(ENDLESS))
        return caught.value

    async def body(pool: ExecutorPool) -> list[failures.QueryFailure]:
        return [await ask(pool, waited) for waited in (0.02, 9.0)]

    short, long = with_pool(body)
    assert isinstance(short, failures.TimeExceeded)
    assert isinstance(long, failures.Overloaded)


def test_closing_a_pool_ends_those_who_wait_for_the_long_lane(zygote: Zygote) -> None:
    async def body() -> list[type]:
        pool = ExecutorPool(zygote.address, Limits(timeout=60, memory=128, executors=1, long_queries=1))
        await pool.open()
        asked = [asyncio.create_task(pool.ask(question_of(ENDLESS))) for _ in range(2)]
        while pool.load()["paused"] < 1:
            await asyncio.sleep(0.01)
        await pool.close()
        async with asyncio.timeout(10):
            return [type(failure) for failure in await asyncio.gather(*asked, return_exceptions=True)]

    assert asyncio.run(body()) == [failures.Unavailable] * 2


def test_what_a_query_costs_goes_on_the_account_of_its_client(zygote: Zygote) -> None:
    async def body() -> None:
        accounts = Accounts(Allowance(burst=0.3, rate=0.001))
        pool = ExecutorPool(zygote.address, Limits(timeout=0.2, executors=1), accounts)
        await pool.open()
        with pytest.raises(failures.TimeExceeded):
            await pool.ask(replace(question_of(ENDLESS), client="greedy"))
        await pool.close()
        accounts.admit("modest")
        with pytest.raises(failures.BudgetSpent):
            accounts.admit("greedy")

    asyncio.run(body())


def processes(pool: ExecutorPool) -> set[int]:
    return {remote.process for remote in pool._all}


def await_end(process: int) -> None:
    """Return once a process has ended; fail if it has not soon."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return
    ended, _, _ = select.select([handle], [], [], 10)
    os.close(handle)
    assert ended
