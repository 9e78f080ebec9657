"""A cache of answers: limited in bytes, and each answer computed once for all who request it together.

A release does not change, so an answer is valid while its release is served. Each release has its own
cache. Only complete answers are cached, never errors.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_OVERHEAD = 1024
_SHARE = 8
"""No answer takes more of the cache than this part."""

_GZIP_LEVEL = 5
_GZIP_IN_THREAD = 128 * 1024
MIN_GZIP = 512

FlightOutcome = TypeVar("FlightOutcome")
HeaderFields = tuple[tuple[str, str], ...]


@dataclass(eq=False)
class CachedAnswer:
    """A cached answer.

    Attributes:
        status: The HTTP status.
        fields: The headers of this answer only, without its validator.
        body: Its bytes.
        key: The first part of its validator, which identifies the request.
    """

    status: int
    fields: HeaderFields
    body: bytes
    key: str
    digest: str = field(init=False)
    gzipped: bytes | None = None

    def __post_init__(self) -> None:
        """Note a hash of the bytes, so that the validator is strong [RFC 9110, section 8.8.1]."""
        self.digest = hashlib.sha256(self.body).hexdigest()[:16]

    @property
    def size(self) -> int:
        """Its size in the cache, with both representations if there are two."""
        return _OVERHEAD + len(self.body) + len(self.gzipped or b"")

    async def compressed(self) -> bytes:
        """Return the body compressed; this is done once."""
        if self.gzipped is None:
            arguments = (self.body, _GZIP_LEVEL)
            large = len(self.body) > _GZIP_IN_THREAD
            done = await asyncio.to_thread(_gzip, *arguments) if large else _gzip(*arguments)
            self.gzipped = done
        return self.gzipped


def _gzip(data: bytes, level: int) -> bytes:
    return gzip.compress(data, level, mtime=0)


class AnswerCache:
    """Answers by key. The least recently used leave first."""

    def __init__(self, capacity: int) -> None:
        """Create it with a capacity in bytes; 0 means no cache."""
        self.capacity = capacity
        self.size = self.hits = self.misses = 0
        self._entries: OrderedDict[Hashable, tuple[CachedAnswer, int]] = OrderedDict()

    def get(self, key: Hashable) -> CachedAnswer | None:
        """Return the answer with a key."""
        found = self._entries.get(key)
        if found is None:
            self.misses += 1
            return None
        self.hits += 1
        self._entries.move_to_end(key)
        return found[0]

    def fits(self, length: int) -> bool:
        """Return whether a body of this length would be cached."""
        return length <= self.capacity // _SHARE

    def put(self, key: Hashable, stored: CachedAnswer) -> None:
        """Cache an answer, or note that it has grown."""
        before = self._entries.pop(key, None)
        self.size -= before[1] if before else 0
        if not self.fits(len(stored.body)):
            return
        self._entries[key] = (stored, stored.size)
        self.size += stored.size
        while self.size > self.capacity:
            _, (_, size) = self._entries.popitem(last=False)
            self.size -= size


@dataclass(eq=False)
class _Flight(Generic[FlightOutcome]):
    task: asyncio.Future[FlightOutcome]
    passengers: int = 0


class SingleFlight(Generic[FlightOutcome]):
    """Runs a piece of work once for all who request it at the same time."""

    def __init__(self) -> None:
        """Create it without running work."""
        self._flights: dict[Hashable, _Flight[FlightOutcome]] = {}

    async def join(
        self, key: Hashable, start: Callable[[], Awaitable[FlightOutcome]]
    ) -> tuple[FlightOutcome, bool]:
        """Return the result, and whether this call started the work. The last to leave cancels it."""
        flight = self._flights.get(key)
        first = flight is None
        if flight is None:
            flight = self._flights[key] = _Flight(asyncio.ensure_future(start()))
            flight.task.add_done_callback(lambda _: self._landed(key, flight))
        flight.passengers += 1
        try:
            return await asyncio.shield(flight.task), first
        finally:
            flight.passengers -= 1
            if not flight.passengers and not flight.task.done():
                flight.task.cancel()
                self._landed(key, flight)

    def _landed(self, key: Hashable, flight: _Flight[FlightOutcome]) -> None:
        if self._flights.get(key) is flight:
            del self._flights[key]
        if flight.task.done() and not flight.task.cancelled():
            flight.task.exception()  # the waiting callers get it, if there are any
