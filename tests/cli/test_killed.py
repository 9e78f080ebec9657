"""Executors killed in the middle of an answer: what curl gets is the whole answer, or an error.

Nothing in the server helps: the tests read in /proc how much of the answer is in the executor's spool.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from parley.store.query.formats import GRAPH_FORMATS, SOLUTION_FORMATS, Format
from tests.cli.server import Served, executors

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(
        not Path("/proc/self/fd").exists() or shutil.which("curl") is None, reason="needs /proc and curl"
    ),
]

SUBJECTS, VALUES = 1_000, 100
ROWS = SUBJECTS * VALUES
_LONG = "x" * 60
"""Makes the rows so long that an answer takes a while to be written in each format."""

_NUMBERS = "VALUES ?n { " + " ".join(f'"{number}{_LONG}"' for number in range(VALUES)) + " }"
SELECT = f"SELECT ?s ?o ?n {{ ?s <http://e/p> ?o . {_NUMBERS} }}"
CONSTRUCT = f"CONSTRUCT {{ ?s <http://e/n> ?n }} WHERE {{ ?s <http://e/p> ?o . {_NUMBERS} }}"
SPOOL = 4
"""The descriptor of the spool in an executor: behind the three standard ones and the connection."""

TENTHS = (0, 3, 6, 9)
TRIES = 20
"""How often a place is aimed at: an answer may be complete before the test sees that it has got there."""

ASKED = [(form, SELECT) for form in SOLUTION_FORMATS] + [(form, CONSTRUCT) for form in GRAPH_FORMATS]


@dataclass(frozen=True)
class Fetched:
    """What curl came back with."""

    code: int
    status: int
    body: bytes


class Fetch:
    """curl at work; ``-f`` makes an error status an exit code, and a body that is cut always is one."""

    def __init__(self, server: Served, form: Format, query: str, folder: Path, *options: str) -> None:
        self.body = folder / "body"
        self.body.unlink(missing_ok=True)
        command = [
            "curl", "-sS", "-f", "-o", str(self.body), "-w", "%{http_code}", "--max-time", "60",
            "-H", f"Accept: {form.media_type}", "--data-urlencode", f"query={query}", *options,
            f"{server.client.base_url}/sparql",
        ]  # fmt: skip
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def result(self) -> Fetched:
        told = self.process.communicate(timeout=90)[0]
        body = self.body.read_bytes() if self.body.exists() else b""
        return Fetched(self.process.returncode, int(told or 0), body)


class Spool:
    """The spool of a running executor, seen from outside; it can be seen on when the executor is gone."""

    def __init__(self, process: int) -> None:
        self.handle = os.pidfd_open(process)
        try:
            self.file = os.open(f"/proc/{process}/fd/{SPOOL}", os.O_RDONLY)
        except OSError:
            os.close(self.handle)
            raise

    def size(self) -> int:
        return os.fstat(self.file).st_size

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.handle, signal.SIGKILL)

    def close(self) -> None:
        os.close(self.handle)
        os.close(self.file)


def spools(server: Served) -> list[Spool]:
    """Return the spools of all executors that have written nothing, once there is one.

    One that has answered before ends soon, and its spool is full.
    """
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if found := [spool for spool in map(spool_of, executors(server)) if spool is not None]:
            return found
        time.sleep(0.005)
    raise AssertionError("there is no executor")


def spool_of(process: int) -> Spool | None:
    """Return the empty spool of an executor that has sealed its descriptors."""
    with contextlib.suppress(OSError):
        if "parley-answer" in str(Path(f"/proc/{process}/fd/{SPOOL}").readlink()):
            spool = Spool(process)
            if not spool.size():
                return spool
            spool.close()
    return None


def kill_when(seen: list[Spool], least: int) -> int:
    """Kill the executor with a spool of this many bytes, and return how many it had written in the end."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for spool in seen:
            if spool.size() > least:
                spool.kill()
                return settled(spool)
    raise AssertionError("no executor writes an answer")


def settled(spool: Spool) -> int:
    """Return the size of the spool of a killed executor, once it cannot grow any more."""
    before = -1
    while before != (size := spool.size()):
        before = size
        time.sleep(0.005)
    return size


def kill(process: int) -> None:
    """Kill a process that may have ended already, and wait for its end."""
    with contextlib.suppress(ProcessLookupError):
        handle = os.pidfd_open(process)
        try:
            signal.pidfd_send_signal(handle, signal.SIGKILL)
            select.select([handle], [], [], 10)
        finally:
            os.close(handle)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "numbers.nt"
    path.write_text("".join(f"<http://e/{i}> <http://e/p> <http://e/o{i}> .\n" for i in range(SUBJECTS)))
    return path


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[Served]:
    """A server without a cache: it computes each answer again."""
    running = Served(str(data), "--executors", "1", "--timeout", "60", "--cache", "0")
    yield running
    running.close()


@pytest.mark.slow
@pytest.mark.parametrize(("form", "query"), ASKED, ids=[form.name for form, _ in ASKED])
def test_an_answer_whose_executor_is_killed_is_an_error(
    server: Served, form: Format, query: str, tmp_path: Path
) -> None:
    whole = Fetch(server, form, query, tmp_path).result()
    assert (whole.code, whole.status) == (0, 200)
    assert whole.body.count(_LONG.encode()) == ROWS
    for tenth in TENTHS:
        assert any(killed_within(server, form, query, tmp_path, whole.body, tenth) for _ in range(TRIES))
    again = Fetch(server, form, query, tmp_path).result()
    assert same(again.body, whole.body)


def same(one: bytes, other: bytes) -> bool:
    """Return whether two answers have the same rows, in any order; to sort megabytes takes a second."""
    return one == other or sorted(one) == sorted(other)


def killed_within(server: Served, form: Format, query: str, folder: Path, whole: bytes, tenth: int) -> bool:
    """Kill the executor at a place of its answer, check what curl got, and tell whether it came in time."""
    seen = spools(server)
    fetch = Fetch(server, form, query, folder)
    try:
        written = kill_when(seen, len(whole) * tenth // 10)
    finally:
        for spool in seen:
            spool.close()
        fetched = fetch.result()
    assert (fetched.code, fetched.status, fetched.body) == (22, 422, b"") or (
        (fetched.code, fetched.status, written) == (0, 200, len(whole))
        and same(fetched.body, whole)
    )
    return written < len(whole)


@pytest.mark.parametrize(("form", "query"), ASKED, ids=[form.name for form, _ in ASKED])
def test_an_answer_that_was_complete_arrives_though_all_executors_are_killed(
    server: Served, form: Format, query: str, tmp_path: Path
) -> None:
    whole = Fetch(server, form, query, tmp_path).result()
    arrived = bytearray()
    sent = server.client.stream("POST", "/sparql", data={"query": query}, headers={"Accept": form.media_type})
    with sent as answer:
        for number, part in enumerate(answer.iter_raw(len(whole.body) // 10)):
            arrived += part
            if number < 9:
                for process in executors(server):
                    kill(process)
    assert answer.status_code == 200
    assert same(bytes(arrived), whole.body)


@pytest.mark.parametrize("tenth", [1, 3, 5])
def test_an_answer_that_the_server_cannot_finish_is_seen_as_cut(
    data: Path, tmp_path: Path, tenth: int
) -> None:
    """The serving process is killed, so no error can follow. The length tells the client."""
    running = Served(str(data), "--timeout", "60")
    try:
        length = len(Fetch(running, SOLUTION_FORMATS[0], SELECT, tmp_path).result().body)
        fetch = Fetch(running, SOLUTION_FORMATS[0], SELECT, tmp_path, "--limit-rate", f"{length}")
        end = time.monotonic() + 30
        while not (fetch.body.exists() and fetch.body.stat().st_size > length * tenth // 10):
            assert time.monotonic() < end
            time.sleep(0.002)
        for process in serving(running):
            kill(process)
        fetched = fetch.result()
    finally:
        running.close()
    assert (fetched.code == 0) == (len(fetched.body) == length)
    assert fetched.code != 0 or tenth > 1  # the end of an answer may be on its way already


def serving(server: Served) -> set[int]:
    """Return the processes that hold connections: the command and its children, without the executors."""
    return {process for process in server.tree() if process not in executors(server)} | {server.process.pid}


def test_an_executor_that_is_killed_is_replaced(server: Served) -> None:
    for _ in range(5):
        before = executors(server)
        for process in before:
            kill(process)
        answer = server.client.get("/sparql", params={"query": "ASK {}"})
        assert answer.json()["boolean"] is True
        assert not before & executors(server)


def test_a_client_that_reads_nothing_holds_nobody_up(server: Served) -> None:
    url = server.client.base_url
    body = f"query={SELECT}".replace(" ", "+").replace("?", "%3F").encode()
    head = (
        "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((url.host, url.port or 80), timeout=20) as deaf:
        deaf.sendall(head.encode() + body)
        assert deaf.recv(12) == b"HTTP/1.1 200"
        assert server.client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
