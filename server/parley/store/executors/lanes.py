"""Two lanes: every query starts in the short one; one that takes long gives way to those that do not.

After a slice of CPU time (wall time would punish a short query that waits for a core) a query leaves
the short lane and runs on in the long one, where it gets only what the others leave. If the long lane
is full, it is ended, and begun anew in the long lane when there is room: so what waits takes no memory.
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
"""So many queries wait for the long lane."""


@dataclass(frozen=True)
class Pace:
    """How queries are told apart.

    Attributes:
        slice_seconds: What a query may use before it counts as long.
        remote: Whether a remote store does the work: then wall time is counted, and a query that
            finds the long lane full stays where it is: begun anew, it would be the store's work twice.
    """

    slice_seconds: float = SLICE_SECONDS
    remote: bool = False


LOCAL = Pace()
REMOTE = Pace(0.5, remote=True)


class Lane(Enum):
    """Where a query is."""

    SHORT = "short"
    LONG = "long"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(eq=False)
class Run:
    """One query on its way, from the first to the last word of one executor.

    Attributes:
        executor: Who evaluates it.
        deadline: Until when it may run, in wall time.
        lane: Where it is; paused if it is to be begun anew.
    """

    executor: ExecutorHandle
    deadline: Deadline
    lane: Lane = Lane.SHORT
    timer: asyncio.TimerHandle | None = None

    def __post_init__(self) -> None:
        """Note where the clocks stand, and how long it has waited so far."""
        self.waited = self.deadline.spent
        self._started = time.monotonic()
        self._cpu = self.executor.cpu_before
        self._spent: float | None = None

    def cost(self) -> float:
        """Return the CPU seconds it has used so far; wall time, where the kernel does not tell."""
        if self._spent is not None:
            return self._spent
        now = self.executor.cpu_seconds()
        if now is None or self._cpu is None:
            return time.monotonic() - self._started
        return now - self._cpu

    def end(self, lane: Lane) -> None:
        """Kill who evaluates it, and note what that has cost."""
        self._spent = self.cost()
        self.lane = lane
        self.executor.kill()


class Lanes:
    """The lanes of one pool."""

    def __init__(self, limits: Limits, on_room: Callable[[], None], pace: Pace = LOCAL) -> None:
        """Take the limits, what to call when a query leaves the short lane, and when it has to."""
        self._limits = limits
        self._pace = pace
        self._on_room = on_room
        self._long = 0
        self._paused: deque[asyncio.Future[None]] = deque()

    def lengths(self) -> dict[str, int]:
        """Return how many queries are in the long lane, and how many wait for it."""
        return {"long": self._long, "paused": len(self._paused)}

    def enter(self, run: Run) -> None:
        """Take a query into the short lane, and look after it until it leaves."""
        run.timer = asyncio.get_running_loop().call_later(self._pace.slice_seconds, self._inspect, run)

    def leave(self, run: Run) -> None:
        """Let go of a query that ended; the place it had in the long lane goes to the next."""
        if run.timer is not None:
            run.timer.cancel()
        if run.lane is Lane.LONG:
            self.give_back()

    async def take_place(self, seconds: float) -> None:
        """Wait for a place in the long lane, and take it.

        Raises:
            TimeoutError: There was none in time.
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
        """Give a place in the long lane to the next who waits for one, if anybody does."""
        while self._paused:
            place = self._paused.popleft()
            if not place.done():
                place.set_result(None)
                return
        self._long -= 1

    def close(self) -> None:
        """Let all go on who wait; there is nothing left for them to take."""
        while self._paused:
            place = self._paused.popleft()
            if not place.done():
                place.set_result(None)

    def _inspect(self, run: Run) -> None:
        """Move a query on that has used up its slice."""
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
