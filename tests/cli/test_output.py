"""Standard output that is closed, full or no longer read: one message at most, and never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import parley

SERVER = Path(parley.__file__).parents[1]
ALL = "SELECT * { ?s ?p ?o }"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.ttl"
    path.write_text("".join(f"<http://e/{n}> <http://e/p> {n} .\n" for n in range(5_000)))
    return path


def _run(shell: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = ["sh", "-c", f'"$@" {shell}', "sh", sys.executable, "-m", "parley", *map(str, arguments)]
    environment = {"PYTHONPATH": str(SERVER), "PATH": "/bin:/usr/bin"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize("form", ["csv", "json", "xml", "table"])
def test_a_full_disk_is_told(file: Path, form: str) -> None:
    done = _run(">/dev/full", "query", "--format", form, ALL, file)
    assert done.returncode == 2
    assert done.stderr.endswith("Error: standard output cannot be written (No space left on device)\n")
    assert "cannot be evaluated" not in done.stderr


@pytest.mark.parametrize("form", ["csv", "json", "xml", "table"])
def test_a_reader_that_has_gone_ends_it_without_a_word(file: Path, form: str) -> None:
    done = _run("| head -c 10", "query", "--format", form, ALL, file)
    assert done.stderr in ("", "5000 rows\n")
    assert done.stdout


def test_a_closed_output_takes_nothing(file: Path) -> None:
    done = _run(">&-", "query", "--format", "csv", ALL, file)
    assert (done.returncode, done.stderr) == (0, "")
