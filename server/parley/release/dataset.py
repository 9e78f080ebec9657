"""The whole dataset of a release: its data, its ontology, and its description.

The endpoint answers from exactly these graphs, and the dumps of TriG and N-Quads contain exactly them.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from parley.names import GRAPHS
from parley.rdf import ordered, parse_turtle

ONTOLOGY_GRAPH = GRAPHS + "ontology"
RELEASE_GRAPH = GRAPHS + "release"


def ontology_graph(turtle: bytes) -> list[ox.Triple]:
    """Return the triples of the ontology, in order, with blank nodes named by their triples.

    The names are those of RDF Dataset Canonicalization (RDFC-1.0): equal ontologies give equal bytes.

    Raises:
        InputError: It is no Turtle.
    """
    dataset = ox.Dataset(
        ox.Quad(triple.subject, triple.predicate, triple.object)
        for triple in parse_turtle(turtle, where="ontology.ttl")
    )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return ordered(quad.triple for quad in dataset)


def described_graphs(
    data: Mapping[str, list[ox.Triple]], ontology: list[ox.Triple]
) -> dict[str, list[ox.Triple]]:
    """Return the graphs that the data version covers: all except that of the release itself."""
    return {**data, ONTOLOGY_GRAPH: ontology}
