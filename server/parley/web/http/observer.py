"""Watches the answers go out: counts them, and writes a line for each where a log is wanted."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime

from parley.web.http.metrics import Metrics, route_of
from parley.web.http.response import AsgiScope, Message, Send

Write = Callable[[str], None]


class Observer:
    """Counts and logs; a line says what kind of request it was and what became of it, never the query."""

    def __init__(self, metrics: Metrics, write: Write | None = None) -> None:
        """Take the counters, and where lines go; None for nowhere."""
        self._metrics = metrics
        self._write = write

    def watch(self, scope: AsgiScope, path: str, send: Send) -> tuple[Send, Callable[[], None]]:
        """Return what to send with, and what to call once the request is over."""
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
        """Count and log one answer; status 0 is a client that left before there was one."""
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
