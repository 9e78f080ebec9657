"""A server as a process of its own, and the processes below it."""

from __future__ import annotations

import contextlib
import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import httpx

import parley
from tests.greetings import greeting_of

START_SECONDS = 60
PATIENCE = 60
"""How long anything is waited for: none of it is to fail because the machine is busy."""


class Served:
    """A running server."""

    def __init__(self, *arguments: str) -> None:
        package = str(Path(parley.__file__).parents[1])
        self.process = subprocess.Popen(
            [sys.executable, "-m", "parley", "serve", "--port", "0", *arguments],
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": package},
            text=True,
        )
        self.greeting = greeting_of(self.process.stderr, START_SECONDS)
        address = re.search(r"http://[\d.]+:\d+", self.greeting)
        assert address, self.greeting
        self.client = httpx.Client(base_url=address.group(), timeout=PATIENCE)
        self._await_listening()

    def _await_listening(self) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            with contextlib.suppress(httpx.ConnectError):
                self.client.get("/health")
                return
        raise AssertionError("the server does not listen")

    def tree(self) -> set[int]:
        """Return the server and all processes below it."""
        found, todo = set[int](), [self.process.pid]
        while todo:
            process = todo.pop()
            found.add(process)
            children = Path(f"/proc/{process}/task/{process}/children")
            with contextlib.suppress(FileNotFoundError):
                todo += [int(child) for child in children.read_text().split()]
        return found

    def end(self, number: int) -> int:
        """Send a signal, wait for the end of all processes, and return the exit code."""
        handles = [os.pidfd_open(process) for process in self.tree()]
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        for handle in handles:
            ended, _, _ = select.select([handle], [], [], PATIENCE)
            os.close(handle)
            assert ended, "a process survived"
        return code

    def close(self) -> None:
        self.client.close()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()


def executors(served: Served) -> set[int]:
    """Return the executors: the processes below the zygote."""
    parents = {process: parent_of(process) for process in served.tree()}
    return {process for process, parent in parents.items() if parents.get(parent) == served.process.pid}


def parent_of(process: int) -> int:
    """Return the parent of a process; 0 where it has ended meanwhile."""
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return 0


def await_busy(processes: set[int]) -> None:
    """Return once one of the processes computes."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for process in processes:
            fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
            if int(fields[11]) > 20:  # a fifth of a second of CPU time
                return
    raise AssertionError("no executor computes")
