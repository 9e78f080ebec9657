"""The files of a release for its page, and the changes since earlier releases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from parley.errors import ParleyError
from parley.names import GRAPHS
from parley.release.manifest import NAME, Manifest, ReleaseFile, read_manifest
from parley.web.configuration.site import Release

_PACKED = ".gz"
_WORDS: Mapping[str, tuple[str, str]] = {
    "claims.csv": ("Table", "CSV: a row for each claim"),
    "parley.trig": ("Everything", "TriG: the graphs apart"),
    "parley.nq": ("Everything", "N-Quads: the graphs apart"),
    "parley.ttl": ("Everything", "Turtle: the union of the graphs"),
    "parley.nt": ("Everything", "N-Triples: the union of the graphs"),
    "parley.jsonld": ("Everything", "JSON-LD: the union of the graphs"),
    "parley.rdf": ("Everything", "RDF/XML: the union of the graphs"),
    "ontology.ttl": ("Ontology and rules", "The ontology, in Turtle"),
    "shapes.ttl": ("Ontology and rules", "The shapes, in SHACL"),
    "context.jsonld": ("Ontology and rules", "The context of the JSON-LD"),
    "void.ttl": ("About the release", "The description of the release, in VoID"),
    "questions.ttl": ("About the release", "The questions, as SHACL executables"),
    "claims.rq": ("About the release", "The query that makes the table of claims"),
    "receipt.json": ("About the release", "What was checked, and how it came out"),
}
_ELSE = "About the release"


@dataclass(frozen=True)
class FileLine:
    """A file, with its compressed version if it has one."""

    file: ReleaseFile
    words: str
    packed: ReleaseFile | None


@dataclass(frozen=True)
class EarlierRelease:
    """An earlier release whose files are still here, and the differences now.

    Attributes:
        manifest: Its manifest.
        changes: By how many triples each graph has grown or shrunk; only those that differ.
    """

    manifest: Manifest
    changes: list[tuple[str, int]]


def by_content(manifest: Manifest) -> dict[str, list[FileLine]]:
    """Return the files of a release by their content."""
    listed = {file.name: file for file in manifest.files}
    groups: dict[str, list[FileLine]] = {}
    for name in sorted(listed, key=_rank):
        if name.endswith(_PACKED) and name.removesuffix(_PACKED) in listed:
            continue
        group, words = _WORDS.get(name, (_ELSE, listed[name].mediaType))
        groups.setdefault(group, []).append(FileLine(listed[name], words, listed.get(name + _PACKED)))
    return groups


def _rank(name: str) -> tuple[int, str]:
    known = list(_WORDS)
    return (known.index(name) if name in known else len(known)), name


def earlier(release: Release) -> list[EarlierRelease]:
    """Return the other releases in the same folder that were not issued later, the latest first."""
    others = [
        held
        for held in _beside(release.directory)
        if held.release != release.digest and held.issued <= release.manifest.issued and not held.preview
    ]
    others.sort(key=lambda held: (held.issued, held.release), reverse=True)
    return [EarlierRelease(held, _changes(held, release.manifest)) for held in others]


def release_called(release: Release, digest: str) -> Release | None:
    """Return the release with a digest in the folder of one, or that one itself."""
    if digest == release.digest:
        return release
    path = release.directory.resolve().parent / digest
    if not digest.isalnum() or not (path / NAME).is_file():
        return None
    try:
        manifest = read_manifest(path)
    except ParleyError:
        return None
    return Release(path, manifest) if manifest.release == digest and not manifest.preview else None


def _beside(directory: Path) -> list[Manifest]:
    """Return the manifests of the releases in the folder of a release."""
    whole = directory.resolve()
    found = []
    for path in sorted(whole.parent.glob(f"*/{NAME}")):
        if path.parent.is_symlink() or path.parent == whole:
            continue
        try:
            manifest = read_manifest(path.parent)
        except ParleyError:
            continue
        if manifest.release == path.parent.name:
            found.append(manifest)
    return found


def _changes(before: Manifest, now: Manifest) -> list[tuple[str, int]]:
    old = {graph.iri: graph.triples for graph in before.graphs}
    new = {graph.iri: graph.triples for graph in now.graphs}
    changed = ((iri, new.get(iri, 0) - old.get(iri, 0)) for iri in sorted(old.keys() | new.keys()))
    return [(iri.removeprefix(GRAPHS), difference) for iri, difference in changed if difference]
