"""Publication: a release is written beside the current one, and one rename replaces that one.

If anything fails or is killed before the rename, the earlier release is complete and still served.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from parley.errors import InputError
from parley.release.manifest import NAME, read_manifest

CURRENT = "current"
_UNFINISHED = ".unfinished-"


def publish(out: Path, digest: str, files: Mapping[str, bytes]) -> Path:
    """Write the files of a release to ``out/<digest>`` and make ``out/current`` point to it.

    Returns:
        The folder of the release.

    Raises:
        InputError: The disk is full, or the folder cannot be written; the earlier release stays.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        _sweep(out)
        target = out / digest
        if not target.is_dir():
            _write(out, target, files)
        _switch(out, digest)
    except OSError as error:
        message = f"the release cannot be written ({error.strerror}); what was published before is unchanged"
        raise InputError(message, where=str(error.filename or out)) from error
    return target


def refuse_mixing(out: Path, *, preview: bool) -> None:
    """Refuse a folder of releases for a preview, and one of previews for a release.

    Raises:
        InputError: The other kind is there; a server that follows the folder would serve it.
    """
    current = out / CURRENT
    if not (current / NAME).is_file() or read_manifest(current).preview == preview:
        return
    if preview:
        raise InputError("holds releases; write a preview into another folder (--out)", where=str(out))
    raise InputError("holds previews; write releases into another folder (--out)", where=str(out))


def _write(out: Path, target: Path, files: Mapping[str, bytes]) -> None:
    unfinished = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=out))
    try:
        for name, data in files.items():
            with (unfinished / name).open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        unfinished.chmod(0o755)
        unfinished.rename(target)
    except OSError:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def _switch(out: Path, digest: str) -> None:
    link = out / f"{_UNFINISHED}{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(digest)
    link.replace(out / CURRENT)


def _sweep(out: Path) -> None:
    """Remove the remains of a killed build."""
    for left in out.glob(f"{_UNFINISHED}*"):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
