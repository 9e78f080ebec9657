"""Two lanes: every query starts in the short lane, and long queries give way to short ones.

After a slice of CPU time a query leaves the short lane and continues in the long lane, where it gets only
what the others leave. (Wall time would punish a short query that waits for a core.) If the long lane is
full, the query is ended, and starts again when there is room. So waiting queries take no memory.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from parley.store.executors.handle import ExecutorHandle
from parley.store.executors.limits import Limits
from parley.store.query.deadline import Deadline

SLICE_SECONDS = 0.05
MAX_PAUSED = 32
"""How many queries may wait for the long lane."""


@dataclass(frozen=True)
class Pace:
    """How short and long queries are separated.

    Attributes:
        slice_seconds: The time after which a query counts as long.
        remote: Whether a remote store does the work. Then wall time is counted, and a query stays in the
            short lane if the long lane is full, because a restart would cost the store its work twice.
    """

    slice_seconds: float = SLICE_SECONDS
    remote: bool = False


LOCAL = Pace()
REMOTE = Pace(0.5, remote=True)


class Lane(Enum):
    """The lane of a query."""

    SHORT = "short"
    LONG = "long"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(eq=False)
class Run:
    """One query on its way, from the first to the last message of one executor.

    Attributes:
        executor: The executor that evaluates it.
        deadline: When it must end, in wall time.
        lane: Its lane; paused if it will start again.
    """

    executor: ExecutorHandle
    deadline: Deadline
    lane: Lane = Lane.SHORT
    timer: asyncio.TimerHandle | None = None

    def __post_init__(self) -> None:
        """Note the clocks, and how long it has waited so far."""
        self.waited = self.deadline.spent
        self._started = time.monotonic()
        self._cpu = self.executor.cpu_before
        self._spent: float | None = None

    def cost(self) -> float:
        """Return the CPU seconds it has used so far; wall time if the kernel does not report CPU time."""
        if self._spent is not None:
            return self._spent
        now = self.executor.cpu_seconds()
        if now is None or self._cpu is None:
            return time.monotonic() - self._started
        return now - self._cpu

    def end(self, lane: Lane) -> None:
        """Kill its executor, and note the cost."""
        self._spent = self.cost()
        self.lane = lane
        self.executor.kill()


class Lanes:
    """The lanes of one pool."""

    def __init__(self, limits: Limits, on_room: Callable[[], None], pace: Pace = LOCAL) -> None:
        """Create it from the limits, the pace, and a callback for a query that leaves the short lane."""
        self._limits = limits
        self._pace = pace
        self._on_room = on_room
        self._long = 0
        self._paused: deque[asyncio.Future[None]] = deque()

    def lengths(self) -> dict[str, int]:
        """Return how many queries are in the long lane, and how many wait for it."""
        return {"long": self._long, "paused": len(self._paused)}

    def enter(self, run: Run) -> None:
        """Move a query into the short lane, and watch it until it leaves."""
        run.timer = asyncio.get_running_loop().call_later(self._pace.slice_seconds, self._inspect, run)

    def leave(self, run: Run) -> None:
        """Remove a query that ended. Its place in the long lane goes to the next query."""
        if run.timer is not None:
            run.timer.cancel()
        if run.lane is Lane.LONG:
            self.give_back()

    async def take_place(self, seconds: float) -> None:
        """Wait for a place in the long lane, and take it.

        Raises:
            TimeoutError: No place was free in time.
        """
        if self._long < self._limits.long_queries:
            self._long += 1
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._paused.append(place)
        try:
            async with asyncio.timeout(seconds):
                await place
        except BaseException:
            if place in self._paused:
                self._paused.remove(place)
            elif not place.cancelled():
                self.give_back()
            raise

    def give_back(self) -> None:
        """Give a place in the long lane to the next waiting query, if there is one."""
        while self._paused:
            place = self._paused.popleft()
            if not place.done():
                place.set_result(None)
                return
        self._long -= 1

    def close(self) -> None:
        """Let all waiting queries continue; they find no place."""
        while self._paused:
            place = self._paused.popleft()
            if not place.done():
                place.set_result(None)

    def _inspect(self, run: Run) -> None:
        """Move a query that has used its slice to the long lane."""
        left = self._pace.slice_seconds - run.cost()
        if left > 0:
            run.timer = asyncio.get_running_loop().call_later(max(left, 0.005), self._inspect, run)
            return
        has_room = self._long < self._limits.long_queries
        if self._pace.remote and not has_room:
            run.timer = asyncio.get_running_loop().call_later(self._pace.slice_seconds, self._inspect, run)
            return
        if has_room:
            self._long += 1
            run.lane = Lane.LONG
            run.executor.give_way()
        else:
            run.end(Lane.PAUSED if len(self._paused) < MAX_PAUSED else Lane.ENDED)
        self._on_room()
