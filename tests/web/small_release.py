"""A small release of an invented peace process, in the layout that ``parley build`` writes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pyoxigraph as ox

from parley.names import GRAPHS
from parley.release.dataset import ONTOLOGY_GRAPH, RELEASE_GRAPH

_DATA = Path(__file__).parent / "release"
_GRAPH_OF = {
    "shared": "shared",
    "notions": "shared",
    "article": "article/calm-waters",
    "other-article": "article/low-tide",
    "derived": "derived",
    "silences": "silences",
    "codings": "codings",
    "ontology": "ontology",
    "void": "release",
    "questions": "release",
}
"""The files of a release, and the graph of each."""
DIGEST = "0123456789ab"
CONFIRMATION = "No second coder has confirmed the claims; <b>nothing</b> here is proved."


def write_release(folder: Path) -> Path:
    """Write the release into a folder, and return the folder."""
    quads = [
        ox.Quad(*_triple_of(quad), ox.NamedNode(GRAPHS + graph))
        for name, graph in _GRAPH_OF.items()
        for quad in ox.parse(path=_DATA / f"{name}.ttl", format=ox.RdfFormat.TURTLE)
    ]
    stated = [quad for quad in quads if quad.graph_name.value not in (ONTOLOGY_GRAPH, RELEASE_GRAPH)]
    (folder / "parley.nq").write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    for name in ("ontology.ttl", "shapes.ttl", "void.ttl", "questions.ttl"):
        (folder / name).write_bytes((_DATA / name).read_bytes())
    (folder / "manifest.json").write_text(json.dumps(_manifest(folder, len(stated))))
    (folder / "receipt.json").write_text("{}")
    return folder


def _triple_of(quad: ox.Quad) -> tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]:
    return quad.subject, quad.predicate, quad.object  # type: ignore[return-value]


def _manifest(folder: Path, triples: int) -> dict[str, object]:
    media_types = {".nq": "application/n-quads", ".ttl": "text/turtle"}
    return {
        "release": DIGEST,
        "dataVersion": "00",
        "software": "0.1.0",
        "ontologyVersion": "0.1.0",
        "hashProfile": 1,
        "issued": "2031-06-01",
        "confirmation": CONFIRMATION,
        "triples": triples,
        "graphs": [{"iri": GRAPHS + graph, "triples": 1} for graph in dict.fromkeys(_GRAPH_OF.values())],
        "files": [
            {
                "name": path.name,
                "mediaType": media_types[path.suffix],
                "bytes": path.stat().st_size,
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            }
            for path in sorted(folder.iterdir())
        ],
    }
