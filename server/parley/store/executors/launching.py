"""Starts a zygote and watches it."""

from __future__ import annotations

import dataclasses
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import parley
from parley.errors import InputError, ServiceError
from parley.store.data.statistics import DataStatistics
from parley.store.executors import wire
from parley.store.executors.limits import Limits
from parley.store.loading.source import Source

_STOP_SECONDS = 5.0


class Zygote:
    """A running zygote. When it stops, all of its executors end.

    Attributes:
        address: The Unix socket, in its own directory. Every connection gets an executor.
        triples: How many triples it has.
        version: The version of the data in a remote store; None if the store does not give it.
        contents: Statistics of the data; None if nobody has counted them.
    """

    def __init__(self, source: Source, limits: Limits) -> None:
        """Start it and wait until it has loaded the source.

        Raises:
            InputError: The source cannot be loaded.
            ServiceError: The process ended without a message, or the remote store cannot be used.
        """
        self.address = Path(tempfile.mkdtemp(prefix="parley-")) / "zygote"
        self.version: str | None = None
        self.contents: DataStatistics | None = None
        self._stopping = False
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = _spawn(theirs.fileno())
        order = {
            "address": str(self.address),
            "source": source.to_wire(),
            "limits": dataclasses.asdict(limits),
        }
        try:
            self._control.sendall(wire.encode(order))
            self.triples = self._await_ready()
        except BaseException:
            self.stop()
            raise

    def _await_ready(self) -> int:
        report = wire.receive(self._control)
        if report is None:
            code = self._process.wait()
            raise ServiceError(
                f"the process that loads the data ended early (exit {code}): is there enough memory?"
            )
        if not report[0]["ready"]:
            kind = InputError if report[0]["code"] == InputError.exit_code else ServiceError
            raise kind(report[0]["message"])
        self.version = report[0]["version"]
        if report[0]["contents"]:
            self.contents = DataStatistics.from_wire(report[0]["contents"])
        return int(report[0]["triples"])

    @property
    def process(self) -> int:
        """Its process number."""
        return self._process.pid

    def on_death(self, callback: Callable[[], None]) -> None:
        """Call a function, in its own thread, if the zygote ends unexpectedly."""

        def watch() -> None:
            code = self._process.wait()
            if code and not self._stopping:
                callback()

        threading.Thread(target=watch, name="zygote-watch", daemon=True).start()

    def stop(self) -> None:
        """End the zygote and its executors."""
        self._stopping = True
        self._control.close()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.address.parent, ignore_errors=True)

    def __enter__(self) -> Zygote:
        """Return itself; the end of the block stops it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it."""
        self.stop()


def _spawn(control: int) -> subprocess.Popen[bytes]:
    """Start the process, in its own group, so that Ctrl-C reaches only its parent."""
    package = str(Path(parley.__file__).resolve().parent.parent)
    search = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-c", f"from parley.store.executors.zygote import main; main({control})"],
        pass_fds=(control,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        process_group=0,
        env={**os.environ, "PYTHONPATH": search},
    )
