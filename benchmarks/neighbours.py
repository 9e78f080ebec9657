"""Processes that have nothing to do with a server, and load the machine as its executors do under attack.

Two compute all the time while nothing else needs the core, as queries in the long lane do. Another starts a
process a few times a second, which computes for one slice and ends, as a new executor does. What light
queries lose beside these, they lose by the machine: its kernel, its scheduler, and the costs of a fork.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context

from parley.store.executors.kernel import give_way
from parley.store.executors.lanes import SLICE_SECONDS

_COMPUTING = 2
_FORKS_A_SECOND = 6
"""About as many executors as a server replaces each second under these attacks."""
_OBJECTS = 3_000_000
"""Objects of the process that forks: so many pages as a process with a loaded store has."""


@contextmanager
def neighbours() -> Iterator[None]:
    """Run such processes as long as the block lasts."""
    context = get_context("spawn")
    targets = [_compute] * _COMPUTING + [_fork]
    running = [context.Process(target=target, daemon=True) for target in targets]
    for process in running:
        process.start()
    try:
        yield
    finally:
        for process in running:
            process.kill()
            process.join()


def _compute() -> None:
    give_way(os.getpid())
    while True:
        pass


def _fork() -> None:
    held = [object() for _ in range(_OBJECTS)]
    while held:
        child = os.fork()
        if child == 0:
            end = time.perf_counter() + SLICE_SECONDS
            while time.perf_counter() < end:
                pass
            os._exit(0)
        time.sleep(1 / _FORKS_A_SECOND)
        os.waitpid(child, 0)
