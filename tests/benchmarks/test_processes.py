"""Trees of processes: their members, CPU time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from benchmarks.processes import PeakMemory, await_idle, cpu_seconds, pss_bytes, running, tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
PROGRAM = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "print('ready', flush=True); input()"], stdin=sys.stdin)
child.wait()
"""


@pytest.fixture
def parent() -> Iterator[subprocess.Popen[str]]:
    """A process with one child, both waiting."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        assert process.stdin is not None
        process.stdin.close()


def test_tree_has_the_process_and_its_child(parent: subprocess.Popen[str]):
    found = tree(parent.pid)
    assert parent.pid in found
    assert len(found) == 2


def test_tree_of_a_process_that_is_gone_is_empty():
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    assert tree(process.pid) == set()


def test_processes_run_until_they_have_ended():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        with PeakMemory(process.pid) as peak:
            pass
        assert running(peak.seen, 0) == peak.seen
        process.kill()
        assert running(peak.seen, 20) == set()


def test_another_process_with_the_same_number_is_not_the_same():
    assert running({(os.getpid(), 0)}, 0) == set()


def test_waiting_processes_are_idle(parent: subprocess.Popen[str]):
    assert await_idle(parent.pid, 20)


def test_cpu_time_counts_children_that_have_ended():
    before = cpu_seconds(os.getpid())
    spin = "import time\nwhile time.process_time() < 0.2: pass"
    subprocess.run([sys.executable, "-c", spin], check=True)
    assert cpu_seconds(os.getpid()) - before >= 0.1


def test_memory_of_a_tree_counts_the_child(parent: subprocess.Popen[str]):
    (child,) = tree(parent.pid) - {parent.pid}
    assert pss_bytes(parent.pid) > pss_bytes(child) > 0


def test_peak_knows_who_was_in_the_tree(parent: subprocess.Popen[str]):
    with PeakMemory(parent.pid) as peak:
        pass
    assert {process for process, _ in peak.seen} == tree(parent.pid)
    assert peak.bytes > 0
