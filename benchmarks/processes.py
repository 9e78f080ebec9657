"""Trees of processes, from the kernel: their members, CPU time, memory (Linux)."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_ZYGOTE = b"parley.store.executors.zygote"
_USER_TIME, _STARTED = 11, 19
"""Their index among the fields after the name in /proc/PID/stat [proc(5): fields 14 and 22]."""

Process = tuple[int, int]
"""A process number, and the time of its start, because numbers are used again."""


def tree(root: int) -> set[int]:
    """Return a process and all below it."""
    found, todo = set[int](), [root]
    while todo:
        process = todo.pop()
        if process in found:
            continue
        found.add(process)
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{process}/task").iterdir():
                todo += [int(child) for child in (task / "children").read_text().split()]
    return {process for process in found if Path(f"/proc/{process}").exists()}


def cpu_seconds(root: int) -> float:
    """Return the CPU time of a tree, with that of its ended children."""
    total = 0
    for process in tree(root):
        with contextlib.suppress(OSError):
            total += sum(map(int, _fields(process)[_USER_TIME : _USER_TIME + 4]))
    return total / _TICK


def pss_bytes(root: int) -> int:
    """Return the memory of a tree, with shared pages counted once [proc(5): smaps_rollup]."""
    return sum(map(pss_of, tree(root)))


def pss_of(process: int) -> int:
    """Return the memory of one process, with its share of shared pages; 0 if it is gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def is_executor(process: int) -> bool:
    """Return whether a process of Parley's has the data: the executors, and the process they fork from."""
    with contextlib.suppress(OSError):
        return _ZYGOTE in Path(f"/proc/{process}/cmdline").read_bytes()
    return False


def running(processes: set[Process], limit: float) -> set[Process]:
    """Return the processes that have not ended when the limit is over, or none as soon as all have."""
    end = time.monotonic() + limit
    while (left := {process for process in processes if _runs(process)}) and time.monotonic() < end:
        time.sleep(0.03)
    return left


def _runs(process: Process) -> bool:
    with contextlib.suppress(OSError):
        fields = _fields(process[0])
        return fields[0] != "Z" and int(fields[_STARTED]) == process[1]
    return False


def _fields(process: int) -> list[str]:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def _with_starts(processes: set[int]) -> set[Process]:
    found = set()
    for process in processes:
        with contextlib.suppress(OSError):
            found.add((process, int(_fields(process)[_STARTED])))
    return found


def await_idle(root: int, limit: float) -> bool:
    """Wait until a tree uses no more CPU; return whether that came within the limit."""
    end = time.monotonic() + limit
    before, still = cpu_seconds(root), 0
    while still < 2:
        if time.monotonic() > end:
            return False
        time.sleep(0.03)
        now = cpu_seconds(root)
        still = still + 1 if now == before else 0
        before = now
    return True


class PeakMemory:
    """Watches the memory of a tree while its block lasts.

    Attributes:
        bytes: The maximum.
        seen: All processes that were ever in the tree.
    """

    def __init__(self, root: int, interval: float = 0.2) -> None:
        """Create it from the top of the tree."""
        self.bytes = 0
        self.seen: set[Process] = set()
        self._root, self._interval = root, interval
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        while True:
            self.seen |= _with_starts(tree(self._root))
            self.bytes = max(self.bytes, pss_bytes(self._root))
            if self._over.wait(self._interval):
                return

    def __enter__(self) -> PeakMemory:
        """Begin to watch."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self._over.set()
        self._thread.join()
