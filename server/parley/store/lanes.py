"""Two lanes: every query starts in the short one; one that takes long gives way to those that do not.

After a slice of CPU time (wall time would punish a short query that waits for a core) a query leaves
the short lane and runs on in the long one, where it gets only what the others leave. If the long lane
is full, it is paused until there is room; if it has become too large to be kept, it is ended.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from parley.store.limits import Limits
from parley.store.remote import Remote

SLICE_SECONDS = 0.05
MAX_PAUSED = 32
MAX_PAUSED_BYTES = 64 * 1024 * 1024
"""What a paused query may have in memory beyond the data."""


@dataclass(frozen=True)
class Pace:
    """How queries are told apart.

    Attributes:
        slice_seconds: What a query may use before it counts as long.
        elsewhere: Whether a store elsewhere does the work: then wall time is counted, and a query that
            finds the long lane full stays where it is, for to pause its executor would pause nothing.
    """

    slice_seconds: float = SLICE_SECONDS
    elsewhere: bool = False


HERE = Pace()
ELSEWHERE = Pace(0.5, elsewhere=True)


class Lane(Enum):
    """Where a query is."""

    SHORT = "short"
    LONG = "long"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(eq=False)
class Run:
    """One query on its way.

    Attributes:
        remote: Who evaluates it.
        seconds: How long it may run, in wall time; pauses are not counted.
        deadline: The timeout around it.
        lane: Where it is.
    """

    remote: Remote
    seconds: float
    deadline: asyncio.Timeout
    lane: Lane = Lane.SHORT
    timer: asyncio.TimerHandle | None = None

    def __post_init__(self) -> None:
        """Note where the clocks stand."""
        self._started = time.monotonic()
        self._cpu = self.remote.cpu_seconds()
        self._ran = 0.0

    def cost(self) -> float:
        """Return the CPU seconds it has used so far; wall time, where the kernel does not tell."""
        now = self.remote.cpu_seconds()
        if now is None or self._cpu is None:
            return self._ran + (0.0 if self.lane is Lane.PAUSED else time.monotonic() - self._started)
        return now - self._cpu

    def pause(self, longest: float) -> None:
        """Stop it, and let it wait so many seconds at most."""
        self._ran += time.monotonic() - self._started
        self.lane = Lane.PAUSED
        self.remote.pause()
        self.deadline.reschedule(asyncio.get_running_loop().time() + longest)

    def resume(self) -> None:
        """Let it run for the rest of its time, giving way to others."""
        self._started = time.monotonic()
        self.lane = Lane.LONG
        self.deadline.reschedule(asyncio.get_running_loop().time() + max(0.0, self.seconds - self._ran))
        self.remote.resume()


class Lanes:
    """The lanes of one pool."""

    def __init__(self, limits: Limits, on_room: Callable[[], None], pace: Pace = HERE) -> None:
        """Take the limits, what to call when a query leaves the short lane, and when it has to."""
        self._limits = limits
        self._pace = pace
        self._on_room = on_room
        self._long = 0
        self._paused: deque[Run] = deque()

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
        if run.lane is Lane.PAUSED:
            self._paused.remove(run)
        elif run.lane is Lane.LONG and self._paused:
            self._paused.popleft().resume()
        elif run.lane is Lane.LONG:
            self._long -= 1

    def _inspect(self, run: Run) -> None:
        """Move a query on that has used up its slice."""
        left = self._pace.slice_seconds - run.cost()
        if left > 0:
            run.timer = asyncio.get_running_loop().call_later(max(left, 0.005), self._inspect, run)
            return
        has_room = self._long < self._limits.long_queries
        if self._pace.elsewhere and not has_room:
            run.timer = asyncio.get_running_loop().call_later(self._pace.slice_seconds, self._inspect, run)
            return
        run.remote.give_way()
        if has_room:
            self._long += 1
            run.lane = Lane.LONG
        elif len(self._paused) < MAX_PAUSED and run.remote.growth < MAX_PAUSED_BYTES:
            run.pause(self._limits.timeout)
            self._paused.append(run)
        else:
            run.lane = Lane.ENDED
            run.remote.kill()
        self._on_room()
