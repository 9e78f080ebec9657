"""Files that are written completely or not at all, even if the process is killed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from parley.errors import InputError


def read_text(path: Path) -> str:
    """Return the text of a file.

    Raises:
        InputError: It cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8; save it as UTF-8 text"
        raise InputError(message, where=str(path)) from error


def write_new(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file that must not exist yet.

    Args:
        private: Whether only its owner may read it.

    Raises:
        InputError: It already exists, or cannot be written.
    """
    _write(path, data, 0o600 if private else 0o644, new=True)


def replace_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file, or replace it in one step.

    Args:
        private: Whether only its owner may read it.

    Raises:
        InputError: It cannot be written; an earlier file stays.
    """
    _write(path, data, 0o600 if private else 0o644, new=False)


def _write(path: Path, data: bytes, mode: int, *, new: bool) -> None:
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True)
        descriptor, name = tempfile.mkstemp(prefix=".unfinished-", dir=path.parent)
        unfinished = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.chmod(mode)
            if not new:
                unfinished.replace(path)
            elif path.exists():
                raise InputError("already exists, and is not overwritten", where=str(path))
            else:
                path.hardlink_to(unfinished)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", where=str(path)) from error
