"""A generated corpus as a release folder that ``parley serve --release`` serves."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import parley
from benchmarks.corpus import stream
from parley.names import ROOT, VOID
from parley.rdf import read_turtle
from parley.release.dataset import ONTOLOGY_GRAPH, RELEASE_GRAPH, ontology_graph
from parley.release.jsonld_context import as_json
from parley.release.manifest import NAME, Manifest, ReleaseFile, ReleaseGraph, release_digest
from parley.resources import folder

ISSUED = "2026-11-24"
CONFIRMATION = "The claims are invented: no article states them, and nobody can confirm them."


@dataclass(frozen=True)
class Generated:
    """A corpus on disk.

    Attributes:
        folder: The release.
        quads: All served data, with the named graphs.
        triples: The same without them.
        extra: Served files beside the data: ontology and description.
    """

    folder: Path
    quads: Path
    triples: Path
    extra: tuple[Path, ...]
    count: int


def write_release(out: Path, triples: int, seed: int) -> Generated:
    """Write a corpus of about this number of triples, and the other files of a release."""
    out.mkdir(parents=True, exist_ok=True)
    quads, plain = out / "parley.nq", out / "parley.nt"
    counts = _write_data(quads, plain, triples, seed)
    total = counts.total()
    ontology, description = out / "ontology.ttl", out / "void.ttl"
    ontology.write_bytes(b"\n".join(path.read_bytes() for path in sorted(folder("ontology").glob("*.ttl"))))
    description.write_text(f"<{ROOT}> a <{VOID}Dataset> ; <{VOID}triples> {total} .\n", "utf-8")
    with quads.open("a") as whole:
        for graph, statements in (
            (ONTOLOGY_GRAPH, ontology_graph(ontology.read_bytes())),
            (RELEASE_GRAPH, read_turtle(description)),
        ):
            whole.writelines(f"{statement} <{graph}> .\n" for statement in statements)
    types = {quads: "application/n-quads", plain: "application/n-triples"}
    listed = (quads, plain, ontology, description)
    files = tuple(_entry(path, types.get(path, "text/turtle")) for path in listed)
    manifest = Manifest(
        release=release_digest(files),
        dataVersion=files[0].sha256,
        software=parley.__version__,
        ontologyVersion=parley.__version__,
        hashProfile=1,
        issued=ISSUED,
        confirmation=CONFIRMATION,
        triples=total,
        graphs=tuple(ReleaseGraph(name.strip("<>"), number) for name, number in counts.items()),
        files=files,
    )
    (out / NAME).write_bytes(as_json(manifest.as_json()))
    return Generated(out, quads, plain, (ontology, description), total)


def write_quads(path: Path, triples: int, seed: int) -> int:
    """Write a corpus as N-Quads only, and return how many it has."""
    return _write_data(path, None, triples, seed).total()


def _write_data(quads: Path, plain: Path | None, triples: int, seed: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    with quads.open("w") as with_graphs, (plain or Path("/dev/null")).open("w") as without:
        for graph, statements in stream(triples, seed):
            counts[graph] += len(statements)
            with_graphs.writelines(f"{s} {p} {o} {graph} .\n" for s, p, o in statements)
            if plain is not None:
                without.writelines(f"{s} {p} {o} .\n" for s, p, o in statements)
    return counts


def _entry(path: Path, media_type: str) -> ReleaseFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return ReleaseFile(path.name, media_type, path.stat().st_size, digest)
