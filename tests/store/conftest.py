"""A store that runs in executors, and a way to ask it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from parley.store.executors.launching import Zygote
from parley.store.executors.limits import Limits
from parley.store.executors.pool import ExecutorPool
from parley.store.loading.files.input_files import on_disk
from parley.store.loading.source import Source

Result = TypeVar("Result")
LIMITS = Limits(timeout=30, memory=128, answer=4, executors=2, waiting=2)


@pytest.fixture(scope="session")
def triples_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """3,000 triples."""
    path = tmp_path_factory.mktemp("data") / "numbers.nt"
    path.write_text(
        "".join(f"<http://e/{i}> <http://e/p> <http://e/{i * 7 % 3000}> .\n" for i in range(3000))
    )
    return path


@pytest.fixture(scope="session")
def limits() -> Limits:
    """The limits of the executors."""
    return LIMITS


@pytest.fixture(scope="session")
def zygote(triples_file: Path) -> Iterator[Zygote]:
    """A zygote over the triples."""
    with Zygote(Source(files=(on_disk(triples_file),)), LIMITS) as started:
        yield started


@pytest.fixture
def with_pool(zygote: Zygote) -> Callable[[Callable[[ExecutorPool], Awaitable[Any]]], Any]:
    """Runs a coroutine function with an open pool, and closes it."""

    async def run(body: Callable[[ExecutorPool], Awaitable[Result]]) -> Result:
        pool = ExecutorPool(zygote.address, LIMITS)
        await pool.open()
        try:
            return await body(pool)
        finally:
            await pool.close()

    return lambda body: asyncio.run(run(body))
