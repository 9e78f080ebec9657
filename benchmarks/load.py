"""Load on an endpoint: requests for some seconds, or one on each connection until the last has ended."""

from __future__ import annotations

import asyncio
import math
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmarks.client import BrokenAnswerError, Connection
from benchmarks.engines import Running
from benchmarks.processes import cpu_seconds
from benchmarks.questions import Question

_SCRIPT = Path(__file__).with_name("load.lua")
_RESULT = re.compile(r"^RESULT (\d+) (\d+) (\d+)$", re.MULTILINE)
_MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One measurement.

    Attributes:
        answers: How many complete answers with status 200 came.
        seconds: How long this took.
        failures: How many requests got something else.
        cpu: CPU time of the whole tree of the server's processes; not a number if it is not known.
    """

    answers: int
    seconds: float
    failures: int
    cpu: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds

    @property
    def cpu_of_one(self) -> float:
        """CPU time of one answer."""
        return self.cpu / self.answers if self.answers else math.nan


@dataclass(frozen=True, slots=True)
class Load:
    """The requests of one measurement.

    Attributes:
        seconds: Its duration; 0 means once on each connection, all at the same time.
        mark: A new text, which makes each request one that no cache has seen. None repeats one request.
    """

    question: Question
    connections: int
    seconds: int
    mark: str | None = None


def measure(running: Running, load: Load) -> Cell:
    """Return one measurement."""
    before = cpu_seconds(running.pid)
    if load.seconds and shutil.which("wrk"):
        answers, took, failures = _wrk(running, load)
    else:
        answers, took, failures = asyncio.run(_ask(running, load))
    # The kernel counts in hundredths of a second, so one answer on each connection is too short to measure.
    cpu = cpu_seconds(running.pid) - before if load.seconds else math.nan
    return Cell(answers, took, failures, cpu)


def _wrk(running: Running, load: Load) -> tuple[int, float, int]:
    question = load.question
    script = (str(_SCRIPT), f"http://{running.host}:{running.port}", "--")
    arguments = (question.target(running.path), question.media_type, load.mark or "-")
    command = ("wrk", "-t1", f"-c{load.connections}", f"-d{load.seconds}s", "--timeout", "30s", "-s")
    ran = subprocess.run(  # noqa: S603 - no shell
        (*command, *script, *arguments), check=True, capture_output=True, text=True
    )
    found = _RESULT.search(ran.stdout)
    if found is None:
        raise RuntimeError(f"wrk reported nothing:\n{ran.stdout}")
    requests, duration, failures = map(int, found.groups())
    return requests - failures, duration / _MICROSECONDS, failures


async def _ask(running: Running, load: Load) -> tuple[int, float, int]:
    """Send requests on all connections until the time is over; running ones still count."""
    numbers = count()
    pool = [Connection(running.host, running.port) for _ in range(load.connections)]
    start = time.perf_counter()

    async def ask(connection: Connection) -> list[bool]:
        complete: list[bool] = []
        while not complete or time.perf_counter() - start < load.seconds:
            mark = f"{load.mark}-{next(numbers)}" if load.mark else ""
            target = load.question.target(running.path, mark)
            complete.append(await _complete(connection, target, load.question.media_type))
        return complete

    results = [one for each in await asyncio.gather(*map(ask, pool)) for one in each]
    took = time.perf_counter() - start
    for connection in pool:
        connection.close()
    return sum(results), took, len(results) - sum(results)


async def _complete(connection: Connection, target: str, accept: str) -> bool:
    try:
        return (await connection.get(target, accept)).status == 200
    except (BrokenAnswerError, OSError):
        return False
