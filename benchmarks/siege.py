"""Attackers, and one client that sends light queries.

The attackers are a process of their own, with the lowest priority. Real attackers have their own machines,
and the time for their requests must not slow the measured client.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count, cycle
from multiprocessing import connection as pipes
from multiprocessing import get_context
from urllib.parse import quote

from benchmarks.client import Answer, BrokenAnswerError, Connection
from benchmarks.engines import Running
from benchmarks.hostile import Hostile
from benchmarks.neighbours import neighbours
from benchmarks.questions import SOLUTIONS, Question

_LIGHT, _FIRST_ATTACKER = 200, 10
_PAUSE = 0.02
"""Seconds between two light requests: one client, not another attack."""
_BROKEN = 0
_SLOWEST = 30.0
_SETTLING = 1.0
"""Seconds until neighbours have all their memory."""
_AFTER_REFUSAL = 0.05
"""Seconds that an attacker waits after a refusal: no more than necessary, whatever the answer is."""
_LOWEST_PRIORITY = 19


@dataclass(frozen=True, slots=True)
class Order:
    """A planned attack.

    Attributes:
        questions: The queries of the light client.
        network: A number that no other attack has: its clients have addresses of their own, 127.0.N.0 and on,
            and so full accounts.
    """

    hostile: Hostile
    questions: list[Question]
    seconds: float
    attackers: int
    network: int

    def address(self, host: int) -> str:
        """Return an address for a client."""
        return f"127.0.{self.network}.{host}"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The endpoint."""

    host: str
    port: int
    path: str

    @classmethod
    def of(cls, running: Running) -> Endpoint:
        """Return the endpoint of a server."""
        return cls(running.host, running.port, running.path)


@dataclass
class Light:
    """The results of the client with light queries.

    Attributes:
        seconds: How long each complete answer took.
        statuses: How often each status came; 0 stands for a broken or missing answer.
        answers: Each different body that came with 200, by query.
    """

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    answers: dict[str, dict[bytes, Answer]] = field(default_factory=dict)

    @property
    def failures(self) -> int:
        """How many requests got anything except a complete answer."""
        return self.statuses.total() - self.statuses[200]


@dataclass
class Loot:
    """The answers to the attackers.

    Attributes:
        kept: The answers with status 200, with the query of each.
    """

    statuses: Counter[int] = field(default_factory=Counter)
    kept: list[tuple[str, Answer]] = field(default_factory=list)


def rest(running: Running, order: Order) -> Light:
    """Return the results of the light client without other clients."""
    return asyncio.run(_light(Endpoint.of(running), order, order.seconds / 2, "rest"))


def beside_neighbours(running: Running, order: Order) -> Light:
    """Return the results of the light client beside processes that ask the server nothing."""
    with neighbours():
        time.sleep(_SETTLING)
        return asyncio.run(_light(Endpoint.of(running), order, order.seconds, "neighbours"))


def besiege(running: Running, order: Order) -> tuple[Light, Loot]:
    """Let attackers send queries, each from its own address, together with the light client."""
    endpoint, context = Endpoint.of(running), get_context("spawn")
    ours, theirs = context.Pipe()
    attackers = context.Process(target=_attackers, args=(theirs, endpoint, order), daemon=True)
    attackers.start()
    ours.recv()
    light = asyncio.run(_light(endpoint, order, order.seconds, "attack"))
    ours.send(None)
    loot: Loot = ours.recv()
    attackers.join()
    return light, loot


async def _light(endpoint: Endpoint, order: Order, seconds: float, mark: str) -> Light:
    light, connection = Light(), Connection(endpoint.host, endpoint.port, order.address(_LIGHT))
    end = time.perf_counter() + seconds
    for number, question in enumerate(cycle(order.questions)):
        begin = time.perf_counter()
        if begin > end:
            break
        target = question.target(endpoint.path, f"{mark}-{order.network}-{number}")
        answer = await _answer(connection, target, question.media_type)
        light.seconds.append(time.perf_counter() - begin)
        light.statuses[answer.status if answer else _BROKEN] += 1
        if answer and answer.status == 200:
            light.answers.setdefault(question.name, {})[answer.body] = answer
        await asyncio.sleep(_PAUSE)
    connection.close()
    return light


def _attackers(pipe: pipes.Connection, endpoint: Endpoint, order: Order) -> None:
    """Attack until the stop signal, and send the results; the body of a process."""
    os.nice(_LOWEST_PRIORITY)
    pipe.send(None)
    pipe.send(asyncio.run(_attack_until_told(pipe, endpoint, order)))


async def _attack_until_told(pipe: pipes.Connection, endpoint: Endpoint, order: Order) -> Loot:
    loot, told = Loot(), asyncio.Event()
    asyncio.get_running_loop().add_reader(pipe.fileno(), told.set)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_attack(endpoint, order, n, loot)) for n in range(order.attackers)]
        await told.wait()
        for task in tasks:
            task.cancel()
    asyncio.get_running_loop().remove_reader(pipe.fileno())
    return loot


async def _attack(endpoint: Endpoint, order: Order, attacker: int, loot: Loot) -> None:
    connection = Connection(endpoint.host, endpoint.port, order.address(_FIRST_ATTACKER + attacker))
    try:
        for turn in count(1):
            query = order.hostile.query(1_000 * turn + attacker)
            answer = await _answer(connection, f"{endpoint.path}?query={quote(query)}", SOLUTIONS)
            loot.statuses[answer.status if answer else _BROKEN] += 1
            if answer and answer.status == 200:
                loot.kept.append((query, answer))
            else:
                await asyncio.sleep(_AFTER_REFUSAL)
    finally:
        connection.close()


async def _answer(connection: Connection, target: str, accept: str) -> Answer | None:
    try:
        async with asyncio.timeout(_SLOWEST):
            return await connection.get(target, accept)
    except (TimeoutError, BrokenAnswerError, OSError):
        return None
