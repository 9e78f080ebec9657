"""The service description: what the endpoint can do [SPARQL 1.1 Service Description]."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from parley.names import GRAPHS, PREFIXES, RDF, RDFS, ROOT, SD, VOID
from parley.rdf import parse_turtle
from parley.release.manifest import ReleaseGraph
from parley.serialization import document, graph_format
from parley.store.formats import GRAPH_FORMATS, SOLUTION_FORMATS, Format
from parley.web.site import Release, Site

_FORMATS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdf": "RDF_XML",
    "trig": "TriG",
    "nq": "N-Quads",
}
"""The names of the formats under http://www.w3.org/ns/formats/."""

_VOID = "void.ttl"
_COUNTS = {
    VOID + name
    for name in ("subset", "triples", "entities", "class", "property", "classPartition", "propertyPartition")
}
"""What VoID counts."""


def description(site: Site, answer_format: Format) -> bytes:
    """Return the service description in a format."""
    used = {name: PREFIXES[name] for name in ("rdf", "rdfs", "sd", "void", "xsd")}
    return document(_triples(site), graph_format(answer_format.media_type), used)


def _triples(site: Site) -> list[ox.Triple]:
    endpoint = site.url("/sparql")
    service, dataset, default = (
        ox.NamedNode(endpoint + part) for part in ("#service", "#dataset", "#default-graph")
    )
    triples = [
        ox.Triple(service, _rdf("type"), _sd("Service")),
        ox.Triple(service, _sd("endpoint"), ox.NamedNode(endpoint)),
        ox.Triple(service, ox.NamedNode(RDFS + "seeAlso"), ox.NamedNode(site.url("/openapi.json"))),
        ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        ox.Triple(service, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, _rdf("type"), _sd("Dataset")),
        ox.Triple(dataset, _sd("defaultGraph"), default),
        ox.Triple(default, _rdf("type"), _sd("Graph")),
        ox.Triple(default, ox.NamedNode(VOID + "triples"), ox.Literal(site.triples)),
    ]
    if site.release is not None:
        triples.append(ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph")))
        triples += _named_graphs(dataset, site.release.manifest.graphs)
        triples += _statistics(dataset, site.release)
        triples.append(_remark(dataset, site.release.manifest.confirmation))
    triples += [_remark(service, promise) for promise in site.promises]
    formats = "http://www.w3.org/ns/formats/"
    triples += [
        ox.Triple(service, _sd("resultFormat"), ox.NamedNode(formats + _FORMATS[offer.name]))
        for offer in (*SOLUTION_FORMATS, *GRAPH_FORMATS)
    ]
    return triples


def _named_graphs(dataset: ox.NamedNode, graphs: Iterable[ReleaseGraph]) -> list[ox.Triple]:
    triples = []
    for entry in graphs:
        name = ox.NamedNode(entry.iri)
        described = ox.NamedNode(f"{dataset.value}-{entry.iri.removeprefix(GRAPHS)}")
        triples += [
            ox.Triple(dataset, _sd("namedGraph"), described),
            ox.Triple(described, _rdf("type"), _sd("NamedGraph")),
            ox.Triple(described, _sd("name"), name),
            ox.Triple(described, _sd("graph"), name),
        ]
    return triples


def _statistics(dataset: ox.NamedNode, release: Release) -> list[ox.Triple]:
    """Return what the release says of its graphs: triples, classes and properties [VoID, section 4]."""
    described = parse_turtle((release.directory / _VOID).read_bytes(), where=_VOID)
    counts = [triple for triple in described if triple.predicate.value in _COUNTS]
    return [*counts, ox.Triple(dataset, ox.NamedNode(RDFS + "seeAlso"), ox.NamedNode(ROOT))]


def _remark(subject: ox.NamedNode, sentence: str) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(RDFS + "comment"), ox.Literal(sentence, language="en"))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)


def _rdf(name: str) -> ox.NamedNode:
    return ox.NamedNode(RDF + name)
