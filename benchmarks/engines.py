"""The engines of the comparison: each loads the same data, starts, and can be ended in any state."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import parley
from benchmarks.processes import tree
from benchmarks.release import Generated
from parley.errors import ServiceError

HOST = "127.0.0.1"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
_START_SECONDS = 900
_STOP_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Running:
    """A running server.

    Attributes:
        path: The path of its endpoint.
        load: Seconds from the files to data that it can serve; None if this is part of the start.
        start: Seconds from the command to the first answer.
    """

    name: str
    process: subprocess.Popen[bytes]
    port: int
    path: str
    start: float
    load: float | None = None
    host: str = HOST

    @property
    def pid(self) -> int:
        """The process at the top of its tree."""
        return self.process.pid

    def stop(self, *, at_once: bool = False) -> set[int]:
        """End it, and return the processes that remained; these are ended too."""
        before = tree(self.pid)
        if not at_once:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(_STOP_SECONDS)
        left = {process for process in before - {self.pid} if Path(f"/proc/{process}").exists()}
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for process in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, 9)
        return left


class Engine(ABC):
    """An engine that serves a generated corpus."""

    name: str
    path: str
    running: Running | None = None
    _load: float | None = None

    def prepare(self, data: Generated) -> None:  # noqa: B027 - most engines load when they start
        """Load the data, if this is a separate step."""

    @abstractmethod
    def command(self, data: Generated, port: int) -> list[str]:
        """Return the command that serves the data."""

    def serve(self, data: Generated) -> Running:
        """Start the server, and wait until it answers.

        Raises:
            ServiceError: It ended, or does not answer.
        """
        port, begin = free_port(), time.perf_counter()
        package = str(Path(parley.__file__).resolve().parents[1])
        process = subprocess.Popen(  # noqa: S603 - commands of this module
            self.command(data, port),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": package},
        )
        self.running = Running(self.name, process, port, self.path, 0.0)
        _await_answer(self.running)
        start = time.perf_counter() - begin
        self.running = Running(self.name, process, port, self.path, start, self._load)
        return self.running

    def restart(self, data: Generated) -> Running:
        """End the server in any state, and start it again."""
        self.stop(at_once=True)
        return self.serve(data)

    def stop(self, *, at_once: bool = False) -> set[int]:
        """End the server; return the processes that remained."""
        left = self.running.stop(at_once=at_once) if self.running else set()
        self.running = None
        return left

    def __enter__(self) -> Engine:
        """Return itself; the end of the block ends its server."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End its server."""
        self.stop(at_once=error is not None)


class Parley(Engine):
    """This checkout, with its default limits."""

    name = "parley"
    path = "/sparql"

    def __init__(self, options: tuple[str, ...] = ()) -> None:
        """Create it with further options of ``parley serve``."""
        self._options = options

    def command(self, data: Generated, port: int) -> list[str]:
        """Return the command that serves the release."""
        options = ["--release", str(data.folder), "--port", str(port), *self._options]
        return [sys.executable, "-m", "parley", "serve", *options]


class Empty(Engine):
    """An application that does nothing, on the HTTP server that Parley runs on."""

    name = "empty"
    path = "/"

    def command(self, data: Generated, port: int) -> list[str]:
        """Return the command that serves nothing."""
        options = ["--interface", "asgi", "--loop", "uvloop", "--no-ws", "--host", HOST, "--port", str(port)]
        return [sys.executable, "-m", "granian", *options, "benchmarks.empty:app"]


class Native(Engine):
    """Oxigraph's own server over data on disk; the union of the graphs is its default graph."""

    name = "native"
    path = "/query"

    def __init__(self, programs: Path, store: Path) -> None:
        """Create it from the folder of its program, and the place of its data."""
        self._program, self._store = str(programs / "oxigraph"), str(store)

    def prepare(self, data: Generated) -> None:
        """Load the data in bulk."""
        begin = time.perf_counter()
        files = [option for path in (data.triples, *data.extra) for option in ("--file", str(path))]
        command = [self._program, "load", "--location", self._store, *files]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        self._load = time.perf_counter() - begin

    def command(self, data: Generated, port: int) -> list[str]:
        """Return the command that serves the store."""
        return [self._program, "serve-read-only", "--location", self._store, "--bind", f"{HOST}:{port}"]


class RdflibEndpoint(Engine):
    """rdflib-endpoint, with either of its stores."""

    name = "rdflib"
    path = "/"

    def __init__(self, programs: Path, store: str) -> None:
        """Create it from the folder of its program, and the name of its store."""
        self._program, self._store = str(programs / "rdflib-endpoint"), store

    def command(self, data: Generated, port: int) -> list[str]:
        """Return the command that serves the files."""
        files = [str(path) for path in (data.triples, *data.extra)]
        options = ["--host", HOST, "--port", str(port), "--store", self._store]
        return [self._program, "serve", *options, *files]


def programs(environment: Path) -> Path:
    """Return the folder of the other engines' programs; install them if they are not there."""
    folder = environment / "bin"
    if not (folder / "oxigraph").exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)  # noqa: S603
        install = [str(folder / "python"), "-m", "pip", "install", "--quiet", "-r", str(REQUIREMENTS)]
        subprocess.run(install, check=True)  # noqa: S603
    return folder.resolve()


def end_on_termination() -> None:
    """Let SIGTERM unwind this process like Ctrl-C, so that it ends its servers."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _await_answer(running: Running) -> None:
    url = f"http://{running.host}:{running.port}{running.path}?query=ASK%7B%7D"
    headers = {"Accept": "application/sparql-results+json"}
    request = urllib.request.Request(url, headers=headers)
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        if running.process.poll() is not None:
            raise ServiceError(f"{running.name} ended with code {running.process.returncode} at its start")
        with contextlib.suppress(OSError, urllib.error.URLError):
            with urllib.request.urlopen(request, timeout=_START_SECONDS) as answer:  # noqa: S310
                answer.read()
            return
        time.sleep(0.01)
    raise ServiceError(f"{running.name} does not answer")
