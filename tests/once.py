"""What is made once for all processes of a test run."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 300.0
"""How many seconds a process waits for what another one makes."""


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first process fills, and that the others wait for.

    Raises:
        AssertionError: The process that was first did not fill it.
    """
    first, done = (folder.with_name(f"{folder.name}.{state}") for state in ("first", "done"))
    try:
        first.mkdir()
    except FileExistsError:
        end = time.monotonic() + PATIENCE
        while not done.exists():
            assert time.monotonic() < end, f"{folder.name} was not made"
            time.sleep(0.1)
    else:
        make(folder)
        done.mkdir()
    return folder
