"""The source of a store: a release directory, or any RDF files."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from parley.errors import InputError
from parley.names import PREFIXES
from parley.release.manifest import read_manifest
from parley.store.data.masking import ValueMask
from parley.store.data.statistics import ValueTally, contents
from parley.store.engine.evaluation import Loaded
from parley.store.loading.files.input_files import InputFile
from parley.store.loading.files.notices import Notices
from parley.store.loading.files.reading import read_quads
from parley.store.remote.address import StoreAddress

DATASET_FILE = "parley.nq"
"""The file with all graphs of a release."""


@dataclass(frozen=True)
class Source:
    """One of three: a release directory, files, or a remote store.

    Attributes:
        release: The directory to load.
        files: The files to load.
        union: Whether queries that name no dataset see all graphs of the files as one.
        store: The remote store; nothing is loaded from it.
    """

    release: Path | None = None
    files: tuple[InputFile, ...] = ()
    union: bool = False
    store: StoreAddress | None = None

    def to_wire(self) -> dict[str, Any]:
        """Return it as a message that JSON can carry."""
        return {
            "release": self.release and str(self.release),
            "files": [asdict(file) | {"path": str(file.path)} for file in self.files],
            "union": self.union,
            "store": self.store and asdict(self.store),
        }

    @classmethod
    def from_wire(cls, message: dict[str, Any]) -> Source:
        """Return the source in a message from ``to_wire``."""
        release, store = message["release"], message["store"]
        files = tuple(InputFile(**file | {"path": Path(file["path"])}) for file in message["files"])
        return cls(release and Path(release), files, message["union"], store and StoreAddress(**store))


def load(source: Source, tell: Callable[[str], None] | None = None) -> Loaded:
    """Load a store into memory, and show progress on standard error if it takes long.

    Args:
        source: What to load.
        tell: Receives messages about left-out or changed parts; None for standard error.

    Raises:
        InputError: A file cannot be read, or is not what its name says.
    """
    store, keeper, tally = ox.Store(), ValueMask(), ValueTally()
    for file in _parts(source):
        notices = Notices()
        store.bulk_extend(_quads(file, keeper, tally, notices))
        if not notices.read and source.release is None:
            notices.tell("holds no statement")
        for line in notices.lines():
            (tell or _warn)(f"{file.shown}: {line}")
    union = source.union or source.release is not None
    return Loaded(
        store,
        union=union,
        prefixes=PREFIXES,
        mask=keeper.mask,
        masked=keeper.used,
        contents=contents(store, tally.kinds(), union=union),
    )


def _parts(source: Source) -> Iterator[InputFile]:
    """Yield the quads to load."""
    yield from source.files
    if source.release is not None:
        path = verify_release(source.release)
        yield InputFile(path, str(path))


def _quads(file: InputFile, keeper: ValueMask, tally: ValueTally, notices: Notices) -> Iterator[ox.Quad]:
    """Yield the quads of a file in the form for the store."""
    read = 0
    for quad in read_quads(file.path, file.shown, file.base, file.kind, notices):
        read += 1
        value = quad.object
        tally.add(quad.predicate, value)
        if type(value) is not ox.NamedNode:
            if type(value) is ox.Triple:
                raise _newer(quad, file)
            if type(value) is ox.Literal and (language := value.language) is not None:
                if value.direction is not None:
                    raise _newer(quad, file)
                notices.languages.add(language)
            elif (kept := keeper.keep(value)) is not value:
                yield ox.Quad(quad.subject, quad.predicate, kept, quad.graph_name)
                continue
        yield quad
    notices.read = read


def _newer(quad: ox.Quad, file: InputFile) -> InputError:
    return InputError(
        f"says {quad.predicate} {quad.object} of {quad.subject}: triple terms and directions of text are of"
        " RDF 1.2, and this server uses RDF 1.1, which all readers understand",
        where=file.shown,
    )


def _warn(sentence: str) -> None:
    print(f"Warning: {sentence}", file=sys.stderr, flush=True)


def verify_release(directory: Path) -> Path:
    """Return the file that is loaded from a release, after it was compared with the digest in its manifest.

    Raises:
        InputError: The release is incomplete or was changed.
    """
    digests = {entry.name: entry.sha256 for entry in read_manifest(directory).files}
    path = directory / DATASET_FILE
    with _readable(path), path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != digests.get(DATASET_FILE):
        raise InputError("is not the file the manifest lists: build the release again", where=str(path))
    return path


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", where=str(path)) from error
