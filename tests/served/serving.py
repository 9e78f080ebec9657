"""A server as a person runs it: by the command, in a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tests.greetings import greeting_of


@contextmanager
def serving(*arguments: object) -> Iterator[str]:
    """Serve for the block, and give the address of the server, without a final slash.

    Queries have a minute: what is asked here must be answered however busy the machine is.
    """
    port = _free_port()
    command = [sys.executable, "-m", "parley", "serve", *map(str, arguments), "--port", str(port)]
    command += ["--timeout", "60"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as server:
        said = greeting_of(server.stderr)
        assert said.startswith("Serving "), said
        address = f"http://127.0.0.1:{port}"
        _await(f"{address}/health")
        try:
            yield address
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=30)
        assert server.returncode == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(address: str) -> None:
    """Wait until an address answers: the server says that it serves a moment before it listens."""
    for _ in range(50):
        try:
            with urllib.request.urlopen(address) as answer:
                assert answer.status == 200
                return
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.1)
    raise TimeoutError(address)
