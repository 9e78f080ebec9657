"""The process that loads a store once and forks an executor for each connection.

It has one thread and never evaluates anything, so forking it is safe, and its forks share the store.
Run as ``python -c "from parley.store.executors.zygote import main; main(N)"`` with N the descriptor of a
socket. The parent process has the other end: when it closes, everything here ends.
"""

from __future__ import annotations

import gc
import os
import select
import shutil
import signal
import socket
from pathlib import Path
from typing import Any, NoReturn

from parley.errors import ParleyError
from parley.store.engine.data import QueryableData
from parley.store.executors import executor, wire
from parley.store.executors.limits import Limits
from parley.store.loading.source import Source, load
from parley.store.remote.store import connect


def main(control_number: int) -> NoReturn:
    """Load the source that the first frame on the control socket names, report, and fork until it closes."""
    control = socket.socket(fileno=control_number)
    order = wire.receive(control)
    if order is None:
        os._exit(0)
    address = Path(order[0]["address"])
    limits = Limits.from_wire(order[0]["limits"])
    data = _load(control, Source.from_wire(order[0]["source"]), limits)
    listener = _listen(address)
    known = data.contents and data.contents.to_wire()
    report = {"ready": True, "triples": data.triples, "version": data.version, "contents": known}
    _report(control, report)
    try:
        _fork_on_demand(control, listener, data, limits)
    except _Retired:
        shutil.rmtree(address.parent, ignore_errors=True)
        os._exit(0)  # its executors end with it
    finally:
        shutil.rmtree(address.parent, ignore_errors=True)
        os.killpg(os.getpgrp(), signal.SIGKILL)  # the executors, and itself
    os._exit(0)


class _Retired(Exception):  # noqa: N818 - not an error
    """Another release is served now."""


def _retire(*_: object) -> None:
    raise _Retired


def _load(control: socket.socket, source: Source, limits: Limits) -> QueryableData:
    try:
        data: QueryableData = connect(source.store, limits.timeout) if source.store else load(source)
    except ParleyError as error:
        _report(control, {"ready": False, "message": str(error), "code": error.exit_code})
        os._exit(error.exit_code)
    except MemoryError:
        _report(control, {"ready": False, "message": "the data do not fit into memory", "code": 2})
        os._exit(2)
    gc.collect()
    gc.freeze()  # garbage collection in a fork would copy every page that it visits
    return data


def _listen(address: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(address))
    listener.listen(128)
    return listener


def _report(control: socket.socket, header: dict[str, Any]) -> None:
    control.sendall(wire.encode(header))


def _fork_on_demand(
    control: socket.socket, listener: socket.socket, data: QueryableData, limits: Limits
) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel reaps
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the parent process decides when its queries end
    signal.signal(signal.SIGUSR1, _retire)
    zygote = os.getpid()
    while True:
        readable, _, _ = select.select([control, listener], [], [])
        if control in readable:
            return
        connection, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            control.close()
            _run(connection, data, limits, zygote)
        connection.close()


def _run(connection: socket.socket, data: QueryableData, limits: Limits, zygote: int) -> NoReturn:
    """Run as an executor. Whatever ends it, the code of the zygote never continues in this process."""
    try:
        executor.run(connection, data, limits, zygote)
    finally:
        os._exit(0)
