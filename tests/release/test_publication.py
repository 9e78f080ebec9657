"""Publication: a failure before the last rename leaves the old release complete and current."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from parley.errors import InputError
from parley.release.publication import CURRENT, publish

OLD = {"a.ttl": b"old a", "b.ttl": b"old b"}
NEW = {"a.ttl": b"new a", "b.ttl": b"new b", "c.ttl": b"new c"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    publish(tmp_path / "out", "111111111111", OLD)
    return tmp_path / "out"


def _held(release: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in release.iterdir()}


def _is_old_and_clean(out: Path) -> bool:
    return _held(out / CURRENT) == OLD and sorted(path.name for path in out.iterdir()) == [
        "111111111111",
        CURRENT,
    ]


def test_first_release_is_current(out: Path) -> None:
    assert _is_old_and_clean(out)
    assert (out / CURRENT).readlink() == Path("111111111111")


def test_next_release_takes_its_place_and_the_old_one_stays(out: Path) -> None:
    assert publish(out, "222222222222", NEW) == out / "222222222222"
    assert _held(out / CURRENT) == NEW
    assert _held(out / "111111111111") == OLD


def test_release_that_is_there_already_becomes_current_again(out: Path) -> None:
    publish(out, "222222222222", NEW)
    publish(out, "111111111111", {"x": b"never written"})
    assert _held(out / CURRENT) == OLD


def test_others_may_read_a_release(out: Path) -> None:
    assert (out / "111111111111").stat().st_mode & 0o755 == 0o755


FAILURES = {"a write": "fsync", "the rename of the folder": "rename", "the switch": "replace"}


@pytest.mark.parametrize("where", FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_failure_leaves_the_old_release_current(
    where: str, number: int, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number), str(out / "b.ttl"))

    if where == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, where, fail)
    with pytest.raises(InputError, match=rf"cannot be written \({os.strerror(number)}\); what was published"):
        publish(out, "222222222222", NEW)
    monkeypatch.undo()
    assert _held(out / CURRENT) == OLD
    publish(out, "222222222222", NEW)
    assert _held(out / CURRENT) == NEW
    assert sorted(path.name for path in out.iterdir()) == ["111111111111", "222222222222", CURRENT]


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match=r"file.*: the release cannot be written"):
        publish(tmp_path / "file" / "out", "111111111111", OLD)


KILLED = """
import os, signal, sys
from pathlib import Path
from parley.release.publication import publish

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

setattr(os if sys.argv[2] == "fsync" else Path, sys.argv[2], die)
publish(Path(sys.argv[1]), "222222222222", {"a.ttl": b"new a", "b.ttl": b"new b", "c.ttl": b"new c"})
"""


@pytest.mark.parametrize("where", FAILURES.values(), ids=FAILURES)
def test_build_that_is_killed_leaves_the_old_release_current(where: str, out: Path, checkout: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(out), where]
    done = subprocess.run(command, env={"PYTHONPATH": str(checkout / "server")}, check=False, timeout=30)
    assert done.returncode == -9
    assert _held(out / CURRENT) == OLD
    publish(out, "222222222222", NEW)
    assert _held(out / CURRENT) == NEW
    assert sorted(path.name for path in out.iterdir()) == ["111111111111", "222222222222", CURRENT]
