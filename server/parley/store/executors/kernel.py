"""The limits that the kernel enforces for an executor.

Linux enforces all of them. macOS has no useful RLIMIT_AS and no parent-death signal. There the time limit
and the answer limit work, and the memory limit does not.
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
    """Let the kernel kill this process when its parent ends, for any reason.

    Args:
        parent: The parent at the fork. If it is already gone, this process ends here.
    """
    if LINUX:
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def seal_descriptors(keep: tuple[int, ...], spare: int = 0) -> tuple[int, ...]:
    """Move descriptors down to 3, 4 …, close all others, and leave no number for a new one, or few.

    Without spare numbers no query reaches a network or a file, whatever its engine can do. Standard
    input, output and error become the null device, because an engine that crashes prints its stack.

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
    """Set the limits of the whole process: memory beyond the present use, bytes of one file, no core."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that the write fails, and not the process
    resource.setrlimit(resource.RLIMIT_FSIZE, (answer, answer))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if LINUX:
        allowed = address_space() + memory
        resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))


def offer_to_oom_killer() -> None:
    """Let the kernel end this process first if the machine runs out of memory."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("800")


def allow_cpu(seconds: float) -> None:
    """Limit this process to some more seconds of CPU time, in case the front fails to end it."""
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

    Its memory beyond the shared pages is not more than this. A fork that counts a reference in a shared page
    gets its own copy of the page, and no limit of the address space counts that.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()


def open_self() -> int | None:
    """Return a descriptor for this process alone, if the kernel has such descriptors."""
    if hasattr(os, "pidfd_open"):
        with contextlib.suppress(OSError):
            return os.pidfd_open(os.getpid())
    return None


def kill(process: int, handle: int | None) -> None:
    """End a process at once, by its handle, so that a reused number is never hit."""
    with contextlib.suppress(ProcessLookupError):
        if handle is not None:
            signal.pidfd_send_signal(handle, signal.SIGKILL)
        else:
            os.kill(process, signal.SIGKILL)


def give_way(process: int) -> None:
    """Let a process run only while nothing else needs the core. This cannot be undone.

    With only the lowest priority, it would stay on its core for some milliseconds when another wakes. An
    idle process leaves at once [sched(7), SCHED_IDLE].
    """
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process, _LOWEST_PRIORITY)
        if LINUX:
            os.sched_setscheduler(process, os.SCHED_IDLE, os.sched_param(0))


def cpu_seconds(process: int) -> float | None:
    """Return the CPU time of another process (Linux); None if it is gone or the time is not known."""
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
