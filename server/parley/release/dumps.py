"""Dumps: the data in every format of RDF, each the same bytes for the same data.

TriG and N-Quads contain exactly the graphs that the endpoint answers from. Turtle, N-Triples, JSON-LD and
RDF/XML contain the union of the data graphs, without ontology and description.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from typing import Any, Final

import pyoxigraph as ox
import rdflib

from parley.rdf import canonical_turtle, ordered, used_prefixes
from parley.rdf_writing import document
from parley.release.graphs import quads
from parley.release.jsonld_context import as_json

MEDIA_TYPES: Final[dict[str, str]] = {
    "parley.ttl": "text/turtle",
    "parley.nt": "application/n-triples",
    "parley.nq": "application/n-quads",
    "parley.trig": "application/trig",
    "parley.jsonld": "application/ld+json",
    "parley.rdf": "application/rdf+xml",
}
"""The dumps, and the media type of each."""
WHOLE = ("parley.nq", "parley.trig")
"""The dumps that are complete."""


def dumps(
    data: Mapping[str, list[ox.Triple]], whole: Mapping[str, list[ox.Triple]], context: dict[str, Any]
) -> dict[str, bytes]:
    """Return the bytes of every dump by its file name.

    Args:
        data: The data graphs.
        whole: All graphs.
        context: The JSON-LD context.

    Raises:
        UnwritableError: One of the formats cannot represent the data.
    """
    held = quads(whole)
    union = ordered(triple for triples in data.values() for triple in triples)
    prefixes = used_prefixes(union)
    all_prefixes = used_prefixes(quad.triple for quad in held)
    return {
        "parley.ttl": canonical_turtle(union),
        "parley.nt": _lines(union),
        "parley.nq": _lines(held),
        "parley.trig": document(held, ox.RdfFormat.TRIG, all_prefixes),
        "parley.jsonld": _json_ld(union, context),
        "parley.rdf": document(union, ox.RdfFormat.RDF_XML, prefixes),
    }


def compressed(data: bytes) -> bytes:
    """Return data as gzip, with no time in its header (RFC 1952, section 2.3.1)."""
    return gzip.compress(data, mtime=0)


def _lines(statements: list[ox.Triple] | list[ox.Quad]) -> bytes:
    return "".join(sorted(f"{statement} .\n" for statement in statements)).encode("utf-8")


def _json_ld(union: list[ox.Triple], context: dict[str, Any]) -> bytes:
    graph = rdflib.Graph().parse(data=_lines(union), format="nt")
    document = json.loads(graph.serialize(format="json-ld", context=context["@context"]))
    # rdflib writes nodes and values in the order of its hash tables.
    nodes = sorted(document["@graph"], key=lambda node: str(node["@id"]))
    return as_json({"@context": context["@context"], "@graph": [_sorted_node(node) for node in nodes]})


def _sorted_node(node: dict[str, Any]) -> dict[str, Any]:
    first = {key: _sorted_values(node[key]) for key in ("@id", "@type") if key in node}
    return first | {key: _sorted_values(node[key]) for key in sorted(node) if key not in first}


def _sorted_values(value: Any) -> Any:
    return (
        sorted(value, key=lambda item: json.dumps(item, sort_keys=True)) if isinstance(value, list) else value
    )
