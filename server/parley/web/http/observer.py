"""Watches the answers: counts them, and logs a line for each if there is a log."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime

from parley.web.http.metrics import Metrics, route_of
from parley.web.http.response import AsgiScope, Message, Send

Write = Callable[[str], None]


class Observer:
    """Counts and logs. A line has the kind of the request and its result, never the query."""

    def __init__(self, metrics: Metrics, write: Write | None = None) -> None:
        """Create it from the counters, and the log; None for no log."""
        self._metrics = metrics
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
            self._note(route_of(path), scope["method"], status, length, seconds)

        return watched, over

    def _note(self, route: str, method: str, status: int, length: int, seconds: float) -> None:
        """Count and log one answer. Status 0 means that the client left before the answer."""
        known = method if method in ("GET", "HEAD", "POST", "OPTIONS", "QUERY") else "other"
        self._metrics.count(route, known, status, length, seconds)
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
