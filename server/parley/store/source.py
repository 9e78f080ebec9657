"""What a store is loaded from: a release directory, or any RDF files."""

from __future__ import annotations

import gzip
import hashlib
import io
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from parley.errors import InputError
from parley.names import GRAPHS, PREFIXES
from parley.release.manifest import read_manifest
from parley.store.address import StoreAddress
from parley.store.evaluation import Loaded

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".n3": ox.RdfFormat.N3,
}
_RELEASE_PARTS = (
    ("parley.nq", None),
    ("ontology.ttl", "ontology"),
    ("void.ttl", "release"),
)
_OPTIONAL_PARTS = (("questions.ttl", "release"),)
"""What releases of before do not have: they are served without it."""

_PROGRESS_SECONDS = 2.0


@dataclass(frozen=True)
class Source:
    """What to ask: a release directory, files, or a store elsewhere; one of them.

    Attributes:
        release: The directory, to be loaded.
        files: The files, to be loaded.
        store: The store, which stays where it is.
    """

    release: Path | None = None
    files: tuple[Path, ...] = ()
    store: StoreAddress | None = None

    def to_wire(self) -> dict[str, Any]:
        """Return it as a message that JSON can carry."""
        return {
            "release": self.release and str(self.release),
            "files": [str(path) for path in self.files],
            "store": self.store and asdict(self.store),
        }

    @classmethod
    def from_wire(cls, message: dict[str, Any]) -> Source:
        """Return what ``to_wire`` made a message of."""
        release, store = message["release"], message["store"]
        files = tuple(Path(path) for path in message["files"])
        return cls(release and Path(release), files, store and StoreAddress(**store))


def load(source: Source) -> Loaded:
    """Load a store into memory, with progress on standard error where it takes long.

    Raises:
        InputError: A file cannot be read, or is not what its name says.
    """
    store = ox.Store()
    if source.release is None:
        for path in source.files:
            _load_file(store, path, None)
        return Loaded(store, prefixes=PREFIXES)
    for name, graph in verify_release(source.release):
        _load_file(store, source.release / name, ox.NamedNode(GRAPHS + graph) if graph else None)
    return Loaded(store, union=True, prefixes=PREFIXES)


def release_parts(directory: Path) -> tuple[tuple[str, str | None], ...]:
    """Return the files of a release that are served, each with the name of its graph; None for quads.

    Raises:
        InputError: The release has no manifest.
    """
    listed = {entry.name for entry in read_manifest(directory).files}
    return (*_RELEASE_PARTS, *(part for part in _OPTIONAL_PARTS if part[0] in listed))


def verify_release(directory: Path) -> tuple[tuple[str, str | None], ...]:
    """Compare what is loaded from a release with the digests of its manifest.

    Returns:
        The files to load, each with the name of its graph; None where the file names the graphs itself.

    Raises:
        InputError: The release is incomplete or was changed.
    """
    digests = {entry.name: entry.sha256 for entry in read_manifest(directory).files}
    parts = release_parts(directory)
    for name, _ in parts:
        path = directory / name
        with _readable(path), path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if digest != digests.get(name):
            raise InputError("is not the file the manifest lists: build the release again", where=str(path))
    return parts


def _load_file(store: ox.Store, path: Path, graph: ox.NamedNode | None) -> None:
    form = _format_of(path)
    try:
        with _readable(path), _Progress(path) as file:
            store.bulk_load(file, form, to_graph=graph)  # type: ignore[arg-type]  # an object with read()
    except (SyntaxError, ValueError) as error:
        line = f":{error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
        reason = error.msg if isinstance(error, SyntaxError) else str(error)
        raise InputError(f"is not valid {form.name}: {reason}", where=f"{path}{line}") from None


def _format_of(path: Path) -> ox.RdfFormat:
    name = path.name.removesuffix(".gz")
    form = _FORMATS.get(Path(name).suffix.lower())
    if form is None:
        known = " ".join(_FORMATS)
        raise InputError(f"has no extension of RDF; known are {known}, each also with .gz", where=str(path))
    return form


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise InputError("is not a complete gzip file", where=str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", where=str(path)) from None


class _Progress:
    """A file that tells on standard error how much of it was read, every few seconds."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._raw = path.open("rb")
        self._size = max(1, path.stat().st_size)
        plain: IO[bytes] = self._raw
        if path.suffix == ".gz":
            plain = gzip.GzipFile(fileobj=self._raw)  # type: ignore[assignment]
        self._buffered = io.BufferedReader(plain, 1 << 20)  # type: ignore[type-var]
        self._next = time.monotonic() + _PROGRESS_SECONDS

    def read(self, length: int = -1) -> bytes:
        """Return the next bytes."""
        if time.monotonic() > self._next:
            self._next = time.monotonic() + _PROGRESS_SECONDS
            share = 100 * self._raw.tell() // self._size
            print(f"Loading {self._path.name}: {share} %", file=sys.stderr, flush=True)
        return self._buffered.read(length)

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._raw.close()
