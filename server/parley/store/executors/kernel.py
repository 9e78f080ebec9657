"""The limits that the kernel keeps for an executor.

Linux keeps all of them. macOS has no RLIMIT_AS worth the name and no parent-death signal: there the
time limit and the answer limit hold, and the memory limit does not.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import resource
import signal
import sys
import time
from pathlib import Path

LINUX = sys.platform == "linux"
_PR_SET_PDEATHSIG = 1
_CPUCLOCK_SCHED = 2
_LOWEST_PRIORITY = 19
_CPU_GRACE = 2
_PARKING = 32


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when its parent ends, however that ends.

    Args:
        parent: Who the parent was at the fork; if it is gone already, this process ends here.
    """
    if LINUX:
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def seal_descriptors(keep: tuple[int, ...], spare: int = 0) -> tuple[int, ...]:
    """Move descriptors down to 3, 4 …, close all others, and leave no number for a new one, or few.

    With none to spare no query reaches a network or a file, whatever its engine can do. Standard input,
    output and error become the null device: an engine that dies prints a stack of its own.

    Returns:
        The new numbers.
    """
    null = os.open(os.devnull, os.O_RDWR)
    parked = [fcntl.fcntl(descriptor, fcntl.F_DUPFD, _PARKING) for descriptor in keep]
    for number, descriptor in enumerate((null, null, null, *parked)):
        os.dup2(descriptor, number)
    lowest_free = 3 + len(keep)
    os.closerange(lowest_free, _open_max())
    highest = lowest_free + spare
    resource.setrlimit(resource.RLIMIT_NOFILE, (highest, highest))
    return tuple(range(3, lowest_free))


def confine(memory: int, answer: int) -> None:
    """Set the limits of a whole life: memory beyond what there is now, bytes of one file, no core."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that the write fails instead of the process
    resource.setrlimit(resource.RLIMIT_FSIZE, (answer, answer))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if LINUX:
        allowed = address_space() + memory
        resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))


def offer_to_oom_killer() -> None:
    """Let the kernel take this process first when the machine runs out of memory."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("800")


def allow_cpu(seconds: float) -> None:
    """Let this process use so many more seconds of CPU time, should the front fail to end it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + _CPU_GRACE
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def address_space() -> int:
    """Return the bytes of address space that this process has (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


def touched_memory() -> int:
    """Return the bytes of the pages that this process has written to or read for the first time.

    What it takes beyond what it shares is no more: a fork that counts a reference in a shared page gets
    a copy of that page, which no limit of address space sees.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()


def open_self() -> int | None:
    """Return a descriptor that stands for this process and no other, where the kernel has such."""
    if hasattr(os, "pidfd_open"):
        with contextlib.suppress(OSError):
            return os.pidfd_open(os.getpid())
    return None


def kill(process: int, handle: int | None) -> None:
    """End a process at once; by its handle, so that a reused number is never hit."""
    with contextlib.suppress(ProcessLookupError):
        if handle is not None:
            signal.pidfd_send_signal(handle, signal.SIGKILL)
        else:
            os.kill(process, signal.SIGKILL)


def give_way(process: int) -> None:
    """Let a process run only where nobody else wants to; there is no way back.

    At the lowest priority alone it would keep its core for some milliseconds when another wakes; an idle
    one gives it up at once [sched(7), SCHED_IDLE].
    """
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process, _LOWEST_PRIORITY)
        if LINUX:
            os.sched_setscheduler(process, os.SCHED_IDLE, os.sched_param(0))


def cpu_seconds(process: int) -> float | None:
    """Return the CPU time of another process (Linux); None where it is gone or nobody tells."""
    if LINUX:
        with contextlib.suppress(OSError):
            return time.clock_gettime((~process << 3) | _CPUCLOCK_SCHED)  # MAKE_PROCESS_CPUCLOCK
    return None


def _open_max() -> int:
    """Return a number above every descriptor that is open."""
    for listing in ("/proc/self/fd", "/dev/fd"):
        with contextlib.suppress(OSError, ValueError):
            return max(int(name) for name in os.listdir(listing)) + 1  # noqa: PTH208 - names are enough
    return os.sysconf("SC_OPEN_MAX")
