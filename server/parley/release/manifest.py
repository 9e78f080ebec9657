"""The manifest of a release: its versions, graphs and files. A server reads it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from parley.errors import InputError

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """One file of a release."""

    name: str
    mediaType: str  # noqa: N815 - the name in the manifest
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ReleaseGraph:
    """One named graph of a release."""

    iri: str
    triples: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of a release; the names are those of the JSON file.

    Attributes:
        confirmation: Who has confirmed its claims, in words; ``coding`` has the same in numbers.
        preview: Whether it has claims that nobody has confirmed, for its maker only.
    """

    release: str
    dataVersion: str  # noqa: N815
    software: str
    ontologyVersion: str  # noqa: N815
    hashProfile: int  # noqa: N815
    issued: str
    confirmation: str
    triples: int
    graphs: tuple[ReleaseGraph, ...]
    files: tuple[ReleaseFile, ...]
    coding: Mapping[str, Any] = field(default_factory=dict)
    preview: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the manifest in the form of its file."""
        return asdict(self)


def release_file(name: str, media_type: str, data: bytes) -> ReleaseFile:
    """Return the entry of a file."""
    return ReleaseFile(name, media_type, len(data), hashlib.sha256(data).hexdigest())


def release_digest(files: tuple[ReleaseFile, ...]) -> str:
    """Return the first 12 digits of the SHA-256 over the names and hashes of all files."""
    listed = "".join(f"{file.sha256}  {file.name}\n" for file in sorted(files, key=lambda file: file.name))
    return hashlib.sha256(listed.encode("utf-8")).hexdigest()[:12]


def read_manifest(release: Path) -> Manifest:
    """Read the manifest of a release folder.

    Raises:
        InputError: There is none, or it is not a manifest.
    """
    path = release / NAME
    try:
        return _manifest(json.loads(path.read_text("utf-8")))
    except OSError as error:
        message = f"cannot be read ({error.strerror}); make a release with 'parley build'"
        raise InputError(message, where=str(path)) from error
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(f"is not the manifest of a release ({error})", where=str(path)) from error


def _manifest(data: Mapping[str, Any]) -> Manifest:
    graphs = tuple(ReleaseGraph(**graph) for graph in data["graphs"])
    files = tuple(ReleaseFile(**file) for file in data["files"])
    return Manifest(**{**data, "graphs": graphs, "files": files})
