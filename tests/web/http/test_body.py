"""Bodies within bounds, and clients that go away."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest

from parley.web.http import body
from parley.web.http.body import ClientGone, read_body, while_connected
from parley.web.http.problem import Refusal
from parley.web.http.response import Message, Receive

GONE: Message = {"type": "http.disconnect"}


def part(data: bytes, *, more: bool) -> Message:
    return {"type": "http.request", "body": data, "more_body": more}


def receiver(messages: Iterable[Message]) -> Receive:
    """Return a receive function that gives the messages and then waits for ever."""
    left = list(messages)

    async def receive() -> Message:
        if left:
            return left.pop(0)
        await asyncio.Event().wait()
        return GONE

    return receive


def test_a_body_in_parts_is_whole() -> None:
    messages = [part(b"AS", more=True), part(b"", more=True), part(b"K{}", more=False)]
    assert asyncio.run(read_body(receiver(messages))) == b"ASK{}"


@pytest.mark.parametrize(
    ("messages", "status"),
    [([part(b"x" * 60, more=True), part(b"x" * 60, more=False)], 413), ([part(b"x", more=True)], 408)],
)
def test_a_body_that_is_too_long_or_never_ends_is_refused(
    monkeypatch: pytest.MonkeyPatch, messages: list[Message], status: int
) -> None:
    monkeypatch.setattr(body, "MAX_BODY", 100)
    monkeypatch.setattr(body, "BODY_SECONDS", 0.01)
    with pytest.raises(Refusal) as caught:
        asyncio.run(read_body(receiver(messages)))
    assert caught.value.problem.status == status


def test_a_body_that_breaks_off_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        asyncio.run(read_body(receiver([part(b"AS", more=True), GONE])))
    assert caught.value.problem.status == 400


def test_work_is_cancelled_when_the_client_leaves() -> None:
    async def body_of_test() -> bool:
        cancelled = asyncio.Event()

        async def work() -> None:
            try:
                await asyncio.Event().wait()
            finally:
                cancelled.set()

        with pytest.raises(ClientGone):
            await while_connected(receiver([GONE]), work())
        await asyncio.wait_for(cancelled.wait(), 5)
        return True

    assert asyncio.run(body_of_test())


@pytest.mark.parametrize("seconds", [0.0, 0.05])
def test_work_that_ends_gives_its_result_or_its_error(seconds: float) -> None:
    async def work(result: Any) -> Any:
        await asyncio.sleep(seconds)
        if isinstance(result, Exception):
            raise result
        return result

    assert asyncio.run(while_connected(receiver([]), work(7))) == 7
    with pytest.raises(LookupError):
        asyncio.run(while_connected(receiver([]), work(LookupError())))
