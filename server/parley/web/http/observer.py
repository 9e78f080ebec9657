"""Watches the answers go out: counts them, and writes a line for each where a log is wanted.

A line and a count say what kind of request it was and what became of it, never the query, never an address.
"""

from __future__ import annotations

import json
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from parley.web.http.response import AsgiScope, Message, Send

BOUNDS = (0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10.0)
"""Seconds: answers are counted by the first of these that they did not take longer than."""

_ROUTES = ("sparql", "id", "dumps", "ontology", "shapes", "things", "static")
_METHODS = ("GET", "HEAD", "POST", "OPTIONS", "QUERY")

Write = Callable[[str], None]


@dataclass
class AnswerCounts:
    """What went out since the start.

    Attributes:
        answers: How many, by route, method and status.
        buckets: How many, by the bound of their duration; the last for those beyond all bounds.
        seconds: How long they took, all together.
        bytes: How many bytes they had.
    """

    answers: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    buckets: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0
    bytes: int = 0


class Observer:
    """Counts and logs.

    Attributes:
        counts: What it has counted.
    """

    def __init__(self, write: Write | None = None) -> None:
        """Take where lines go; None for nowhere."""
        self.counts = AnswerCounts()
        self._write = write

    def watch(self, scope: AsgiScope, path: str, send: Send) -> tuple[Send, Callable[[], None]]:
        """Return the function that sends, and the one to call when the request is over."""
        started = time.perf_counter()
        status, length, announced = 0, 0, 0

        async def watched(message: Message) -> None:
            nonlocal status, length, announced
            if message["type"] == "http.response.start":
                status = message["status"]
                announced = int(dict(message["headers"]).get(b"content-length", 0))
            elif message["type"] == "http.response.pathsend":
                length = announced
            else:
                length += len(message.get("body", b""))
            await send(message)

        def over() -> None:
            seconds = time.perf_counter() - started
            self._note(_route(path), scope["method"], status, length, seconds)

        return watched, over

    def _note(self, route: str, method: str, status: int, length: int, seconds: float) -> None:
        """Count and log one answer. Status 0 means that the client left before the answer."""
        known = method if method in _METHODS else "other"
        counts = self.counts
        counts.answers[route, known, status] += 1
        counts.buckets[bisect_left(BOUNDS, seconds)] += 1
        counts.seconds += seconds
        counts.bytes += length
        if self._write is not None:
            line = {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "route": route,
                "method": known,
                "status": status,
                "bytes": length,
                "milliseconds": round(1000 * seconds, 1),
            }
            self._write(json.dumps(line, separators=(",", ":")))


def _route(path: str) -> str:
    """Return the part of the site of a path: few values, whatever the request is."""
    first = path.strip("/").partition("/")[0].partition(".")[0]
    if first in _ROUTES:
        return first
    return "home" if not first else "other"
