"""Turns: who gets the next idle executor, who has to wait, and that none is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.store.executors.handle import ExecutorHandle
from parley.store.executors.turns import Turns
from parley.store.query.failures import Overloaded

PATIENCE = 60.0


def remotes(number: int) -> list[ExecutorHandle]:
    """Return stand-ins for executors: turns only hand them on."""
    return [cast("ExecutorHandle", f"executor {index}") for index in range(number)]


def run(body: Callable[[Turns], Awaitable[Any]], executors: int = 2, waiting: int = 2) -> Any:
    """Return the result of a body with turns whose executors are all idle."""

    async def with_turns() -> Any:
        turns = Turns(executors, waiting)
        for remote in remotes(executors):
            turns.give(remote)
        return await body(turns)

    return asyncio.run(with_turns())


async def begin(
    turns: Turns, *, greedy: bool = False, seconds: float = PATIENCE
) -> asyncio.Task[ExecutorHandle]:
    """Begin to take an executor, as far as it goes at once."""
    task = asyncio.create_task(turns.take(seconds, greedy=greedy))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return task


def test_the_last_idle_executor_is_kept_from_the_greedy() -> None:
    async def body(turns: Turns) -> tuple[bool, bool, bool]:
        first, second = [await begin(turns, greedy=True) for _ in range(2)]
        frugal = await begin(turns)
        second.cancel()
        return first.done(), second.done(), frugal.done()

    assert run(body) == (True, False, True)


def test_the_only_executor_is_kept_from_nobody() -> None:
    async def body(turns: Turns) -> ExecutorHandle:
        return await turns.take(PATIENCE, greedy=True)

    assert run(body, executors=1) == "executor 0"


def test_new_executor_goes_to_the_greedy_and_the_last_that_answered_to_others() -> None:
    async def body(turns: Turns) -> tuple[ExecutorHandle, ExecutorHandle]:
        turns.give(cast("ExecutorHandle", "new"), new=True)
        return await turns.take(PATIENCE, greedy=True), await turns.take(PATIENCE)

    assert run(body, executors=2) == ("new", "executor 1")


def test_whoever_has_used_little_goes_first() -> None:
    async def body(turns: Turns) -> list[bool]:
        lent = [await turns.take(PATIENCE) for _ in range(2)]
        greedy, frugal = await begin(turns, greedy=True), await begin(turns)
        seen = []
        for remote in (*lent, *lent):
            turns.give(remote)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            seen += [greedy.done(), frugal.done()]
        return seen[:6]

    assert run(body) == [False, True, False, True, True, True]


@pytest.mark.parametrize("greedy", [True, False])
def test_only_so_many_wait_of_each_kind(*, greedy: bool) -> None:
    async def body(turns: Turns) -> tuple[int, int]:
        for _ in range(2):
            await turns.take(PATIENCE)
        tasks = [await begin(turns, greedy=greedy) for _ in range(2)]
        with pytest.raises(Overloaded, match="too many"):
            await turns.take(PATIENCE, greedy=greedy)
        tasks.append(await begin(turns, greedy=not greedy))
        waiting = turns.waiting
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return waiting, turns.waiting

    assert run(body) == (3, 0)


def test_whoever_waits_too_long_is_told_and_waits_no_more() -> None:
    async def body(turns: Turns) -> int:
        for _ in range(2):
            await turns.take(PATIENCE)
        with pytest.raises(Overloaded, match="too long"):
            await turns.take(0.001)
        return turns.waiting

    assert run(body) == 0


def test_an_executor_lent_to_whoever_gives_up_is_idle_again() -> None:
    async def body(turns: Turns) -> tuple[int, int]:
        lent = [await turns.take(PATIENCE) for _ in range(2)]
        task = await begin(turns)
        turns.give(lent[0])
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return turns.idle, turns.waiting

    assert run(body) == (1, 0)


@given(
    executors=st.integers(1, 4),
    steps=st.lists(st.sampled_from(["frugal", "greedy", "give", "cancel"]), max_size=40),
)
def test_no_executor_is_lost_or_lent_twice_and_nobody_waits_beside_an_idle_one(
    executors: int, steps: list[str]
) -> None:
    async def body(turns: Turns) -> None:
        tasks: list[asyncio.Task[ExecutorHandle]] = []
        lent: list[ExecutorHandle] = []
        for step in steps:
            if step == "give" and lent:
                turns.give(lent.pop())
            elif step == "cancel" and tasks:
                tasks.pop().cancel()
            elif step in ("frugal", "greedy"):
                tasks.append(await begin(turns, greedy=step == "greedy"))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            lent += [task.result() for task in tasks if task.done()]
            tasks = [task for task in tasks if not task.done()]
            assert len(set(lent)) == len(lent) == executors - turns.idle
            assert turns.waiting == len(tasks)
            assert turns.idle <= min(1, executors - 1) or not tasks
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    run(body, executors=executors, waiting=100)
