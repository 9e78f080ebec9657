"""Killed at any moment: a file is the old one or the new one, and never a part of either."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from parley.errors import InputError
from parley.sheets.files import replace_file, write_new

CALLS = ("write", "flush", "fsync", "chmod", "replace", "hardlink_to")
OLD, NEW = b"old" * 100_000, b"new" * 100_000
SCRIPT = """
import os, signal, sys
from pathlib import Path
from parley.sheets import files
call, target, task = sys.argv[1], Path(sys.argv[2]), getattr(files, sys.argv[3])
def deadly(*given, **named):
    os.kill(os.getpid(), signal.SIGKILL)
if call == "fsync":
    os.fsync = deadly
elif call in ("chmod", "replace", "hardlink_to"):
    setattr(Path, call, deadly)
else:
    plain = os.fdopen
    class Deadly:
        def __init__(self, *given): self.file = plain(*given)
        def __enter__(self): return self
        def __exit__(self, *given): self.file.close()
        def write(self, data):
            self.file.write(data[: len(data) // 2]); self.file.flush()
            if call == "write": deadly()
            self.file.write(data[len(data) // 2 :])
        def flush(self): deadly()
    os.fdopen = Deadly
task(target, b"new" * 100_000)
"""


def _killed(call: str, target: Path, task: str) -> int:
    command = [sys.executable, "-c", SCRIPT, call, str(target), task]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(command, env=environment, check=False).returncode


@pytest.mark.parametrize("call", [call for call in CALLS if call != "hardlink_to"])
def test_file_that_was_there_stays_whole(call: str, tmp_path: Path) -> None:
    target = tmp_path / "record.ttl"
    target.write_bytes(OLD)
    assert _killed(call, target, "replace_file") == -signal.SIGKILL
    assert target.read_bytes() == OLD
    replace_file(target, NEW)
    assert target.read_bytes() == NEW


@pytest.mark.parametrize("call", [call for call in CALLS if call != "replace"])
def test_new_file_is_whole_or_not_there(call: str, tmp_path: Path) -> None:
    target = tmp_path / "record.ttl"
    assert _killed(call, target, "write_new") == -signal.SIGKILL
    assert not target.exists()
    write_new(target, NEW)
    assert target.read_bytes() == NEW


def test_what_is_left_of_a_killed_process_is_no_record(tmp_path: Path) -> None:
    _killed("fsync", tmp_path / "record.ttl", "write_new")
    assert list(tmp_path.glob("*.ttl")) == []


def test_new_file_takes_the_place_of_none(tmp_path: Path) -> None:
    target = tmp_path / "record.ttl"
    write_new(target, OLD)
    with pytest.raises(InputError, match="already exists"):
        write_new(target, NEW)
    assert target.read_bytes() == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["record.ttl"]


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputError, match="cannot be written"):
        replace_file(tmp_path / "file" / "record.ttl", NEW)
