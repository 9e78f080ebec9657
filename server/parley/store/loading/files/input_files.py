"""The paths that users give to load: files, folders of files, pipes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from parley.errors import InputError
from parley.store.loading.files.kinds import VAGUE, by_ending, ending
from parley.store.loading.files.reading import glance

_STANDARD_INPUT = Path("/dev/stdin")


@dataclass(frozen=True)
class InputFile:
    """A file to be loaded.

    Attributes:
        path: The path of its bytes.
        shown: Its name in messages.
        base: The base of its relative IRIs; None if it has no address.
        kind: The format that the user gave; None if the file itself decides.
    """

    path: Path
    shown: str
    base: str | None = None
    kind: str | None = None


def on_disk(path: Path, base: str | None = None, kind: str | None = None) -> InputFile:
    """Return a file whose base is its own address, unless another is given [RFC 3986, section 5.1.3]."""
    return InputFile(path, str(path), base or path.absolute().as_uri(), kind)


@contextmanager
def input_files(
    paths: Sequence[Path], base: str | None = None, kind: str | None = None
) -> Iterator[tuple[InputFile, ...]]:
    """Return the files of paths: those in folders, in order, and copies of pipes that last for the block.

    Raises:
        InputError: There is none, or the base is no IRI.
    """
    if base is not None:
        _check_base(base)
    with TemporaryDirectory(prefix="parley-") as spool:
        yield tuple(file for path in paths for file in _files(path, base, kind, Path(spool)))


def _check_base(base: str) -> None:
    try:
        ox.NamedNode(base)
    except ValueError as error:
        raise InputError(f"“{base}” is no absolute IRI ({error})", where="--base") from error


def _files(path: Path, base: str | None, kind: str | None, spool: Path) -> Iterable[InputFile]:
    source = _STANDARD_INPUT if str(path) == "-" else path
    try:
        if source.is_dir():
            return [on_disk(file, base, kind) for file in _in_folder(source)]
        if source.is_file() or not source.exists():
            return [on_disk(source, base, kind)]
        copy = spool / f"{len(list(spool.iterdir()))}"
        with source.open("rb") as stream, copy.open("wb") as file:
            shutil.copyfileobj(stream, file)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", where=str(path)) from error
    shown = "standard input" if source is _STANDARD_INPUT else str(path)
    return [InputFile(copy, shown, base, kind)]


def _in_folder(folder: Path) -> list[Path]:
    """Return the RDF files of a folder and its subfolders, in order, without hidden files.

    Links are followed; a folder that several of them lead to is read once.

    Raises:
        InputError: There is none, or a folder or a link leads to what cannot be read.
    """
    files = sorted(path for path in _below(folder) if _is_rdf(path))
    if not files:
        raise InputError("holds no RDF file", where=str(folder))
    return files


def _below(folder: Path) -> Iterator[Path]:
    """Yield what a folder and its subfolders hold besides folders and pipes."""
    known = {os.path.realpath(folder)}
    for place, folders, names in os.walk(folder, onerror=_unreadable, followlinks=True):
        inside = {
            os.path.realpath(Path(place, name)): name
            for name in sorted(folders, reverse=True)
            if not name.startswith(".")
        }
        folders[:] = sorted(name for real, name in inside.items() if real not in known)
        known.update(inside)
        paths = (Path(place, name) for name in names if not name.startswith("."))
        # What cannot be found, such as the end of a link, is an error when it is read.
        yield from (path for path in paths if path.is_file() or not path.exists())


def _unreadable(error: OSError) -> None:
    raise InputError(f"cannot be read ({error.strerror or error})", where=str(error.filename)) from error


def _is_rdf(path: Path) -> bool:
    """Return whether a file of a folder is RDF: by its name, or by a possible name and its content."""
    if by_ending(path.name) is None:
        return False
    if ending(path.name) not in VAGUE:
        return True
    seen = glance(path)
    return seen is not None and seen.kind is not None and seen.sure
