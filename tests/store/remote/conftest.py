"""The server in front of remote stores: one that misbehaves on demand, and real engines where they are."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

import parley
from tests.greetings import greeting_of

ROOT = Path(__file__).parents[3]
START_SECONDS = 60
Serve = Callable[..., AbstractContextManager[httpx.Client]]


@contextlib.contextmanager
def _serve(*arguments: object, **environment: str) -> Iterator[httpx.Client]:
    command = [sys.executable, "-m", "parley", "serve", "--port", "0", *map(str, arguments)]
    path = str(Path(parley.__file__).parents[1])
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    environ = {**clean, **environment, "PYTHONPATH": path}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environ, text=True) as process:
        greeting = greeting_of(process.stderr, START_SECONDS)
        found = re.search(r" at (http://[\d.]+:\d+)/", greeting)
        if found is None:
            process.kill()
            raise AssertionError(greeting + process.stderr.read())
        try:
            with httpx.Client(base_url=found[1], timeout=90) as client:
                client.headers["X-Greeting"] = greeting.encode("ascii", "replace").decode().strip()
                _await(lambda: client.get("/health"))
                yield client
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=30)


def _await(attempt: Callable[[], object]) -> None:
    """Repeat what fails to connect until it does not."""
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            attempt()
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="session")
def serve() -> Serve:
    """Runs ``parley serve`` and gives a client of it."""
    return _serve


@pytest.fixture(scope="session")
def releases(own_releases: Path) -> Path:
    """The folder of releases, with a release of Parley's own corpus."""
    return own_releases


# A store that misbehaves on demand --------------------------------------------------------------------

JSON = "application/sparql-results+json"
TRIPLES = "application/n-triples"
VALUE = '{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"%s"}}]}}'


def reply(body: str | bytes, media_type: str = JSON, *, status: str = "200 OK", fields: str = "") -> bytes:
    """Return a reply of HTTP with the length of its body."""
    data = body.encode() if isinstance(body, str) else body
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(data)}\r\n{fields}\r\n"
    return head.encode() + data


def chunked(*parts: str, media_type: str = JSON, end: bool = True) -> bytes:
    """Return a reply in chunks; without an end it breaks off."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nTransfer-Encoding: chunked\r\n\r\n"
    body = "".join(f"{len(part.encode()):x}\r\n{part}\r\n" for part in parts)
    return (head + body + ("0\r\n\r\n" if end else "")).encode()


class Fake:
    """A store that behaves as a row of the table says.

    Attributes:
        seen: The requests of queries: headers and fields.
        left: How many clients went away before they were answered.
        version: What state of the data it says it holds; "" for none.
        union: Whether its default graph is the union.
        rows: How many rows it gives at most, and says so in the way of Virtuoso.
    """

    def __init__(self, behaviours: dict[str, bytes]) -> None:
        self.behaviours = behaviours
        self.seen: list[tuple[dict[str, str], dict[str, list[str]]]] = []
        self.left = 0
        self.version, self.union, self.rows = "", True, 0
        self.open = True
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        self._started.wait()

    def _run(self) -> None:
        async def main() -> None:
            self._stop = asyncio.Event()
            server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
            self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/sparql"
            self._started.set()
            await self._stop.wait()
            server.close()

        self._loop.run_until_complete(main())

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:])}
            body = await reader.readexactly(int(headers["content-length"]))
            fields = parse_qs(body.decode(), strict_parsing=True)
            await self._say(headers, fields, reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _say(
        self, headers: dict[str, str], fields: dict[str, list[str]], reader: Any, writer: Any
    ) -> None:
        query = fields["query"][0]
        if not self.open:
            return
        if (said := self._about_itself(query)) is not None:
            writer.write(said)
        else:
            self.seen.append((headers, fields))
            name = re.search(r"urn:do:([a-z0-9-]+)", query)
            assert name is not None, query
            what = self.behaviours[name[1]]
            writer.write(what)
            if not what:  # says nothing until the client goes
                assert await reader.read() == b""
                self.left += 1
                return
        await writer.drain()

    def _about_itself(self, query: str) -> bytes | None:
        """Return the answers to the queries that test a store."""
        if "urn:do:" in query:
            return None
        if "ontology" in query:
            rows = f'{{"data":{{"type":"literal","value":"{self.version}"}}}}' if self.version else ""
            return reply(f'{{"head":{{"vars":["data","ontology"]}},"results":{{"bindings":[{rows}]}}}}')
        if query.startswith("ASK"):
            return reply(json.dumps({"head": {}, "boolean": self.union}))
        if "LIMIT 10001" in query:
            return reply(VALUE % 1, fields=f"X-SPARQL-MaxRows: {self.rows}\r\n" if self.rows else "")
        if "COUNT" in query:
            return reply(VALUE % 7)
        return None


@pytest.fixture
def fake() -> Iterator[Callable[[dict[str, bytes]], Fake]]:
    """Starts stores that misbehave."""
    started: list[Fake] = []

    def start(behaviours: dict[str, bytes]) -> Fake:
        started.append(Fake(behaviours))
        return started[-1]

    yield start
    for store in started:
        store.close()
