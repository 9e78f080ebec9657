"""The service description: the abilities of the endpoint [SPARQL 1.1 Service Description]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

import pyoxigraph as ox

from parley.names import GRAPHS, PREFIXES, RDF, RDFS, ROOT, SD, VOID
from parley.rdf import parse_turtle
from parley.rdf_writing import document, graph_format
from parley.store.query.formats import FORMATS, Format
from parley.web.configuration.site import Release, Site

_TYPE = ox.NamedNode(RDF + "type")
_VOID = "void.ttl"
_COUNTS = {
    VOID + name
    for name in ("subset", "triples", "entities", "class", "property", "classPartition", "propertyPartition")
}
"""The counts of VoID."""

_NOT_LISTED = (
    "There are {} named graphs; those without a name, and those beyond the first thousand, are not described."
)


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
        ox.Triple(service, _TYPE, _sd("Service")),
        ox.Triple(service, _sd("endpoint"), ox.NamedNode(endpoint)),
        ox.Triple(service, ox.NamedNode(RDFS + "seeAlso"), ox.NamedNode(site.url("/openapi.json"))),
        ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        ox.Triple(service, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, _TYPE, _sd("Dataset")),
        ox.Triple(dataset, _sd("defaultGraph"), default),
        ox.Triple(default, _TYPE, _sd("Graph")),
        _count(default, site.contents.default if site.contents else site.triples),
    ]
    if site.contents and site.contents.union:
        triples.append(ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph")))
    triples += _named_graphs(dataset, dict(_graphs(site)))
    if site.contents and site.contents.graphs > len(site.contents.named):
        triples.append(_remark(dataset, _NOT_LISTED.format(site.contents.graphs)))
    if site.release is not None:
        triples += _statistics(dataset, site.release)
        triples.append(_remark(dataset, site.release.manifest.confirmation))
    triples += [_remark(service, promise) for promise in site.promises]
    formats = "http://www.w3.org/ns/formats/"
    triples += [
        ox.Triple(service, _sd("resultFormat"), ox.NamedNode(formats + offer.iri_name)) for offer in FORMATS
    ]
    return triples


def _graphs(site: Site) -> Iterable[tuple[str, int]]:
    """Return the named graphs with their numbers of triples; for a remote store, those of its release."""
    if site.contents is not None and not site.remote:
        return site.contents.named
    return ((entry.iri, entry.triples) for entry in site.release.manifest.graphs) if site.release else ()


def _named_graphs(dataset: ox.NamedNode, graphs: Mapping[str, int]) -> Iterator[ox.Triple]:
    """Yield the named graphs. Each description has the name of its subject."""
    for iri, number in graphs.items():
        name = ox.NamedNode(iri)
        described = ox.NamedNode(f"{dataset.value}-{quote(iri.removeprefix(GRAPHS), safe='/')}")
        yield ox.Triple(dataset, _sd("namedGraph"), described)
        yield ox.Triple(described, _TYPE, _sd("NamedGraph"))
        yield ox.Triple(described, _sd("name"), name)
        yield ox.Triple(described, _sd("graph"), name)
        yield ox.Triple(name, _TYPE, _sd("Graph"))
        yield _count(name, number)


def _count(graph: ox.NamedNode, triples: int) -> ox.Triple:
    return ox.Triple(graph, ox.NamedNode(VOID + "triples"), ox.Literal(triples))


def _statistics(dataset: ox.NamedNode, release: Release) -> list[ox.Triple]:
    """Return what the release states on its graphs: triples, classes, properties [VoID, section 4]."""
    described = parse_turtle((release.directory / _VOID).read_bytes(), where=_VOID)
    counts = [triple for triple in described if triple.predicate.value in _COUNTS]
    return [*counts, ox.Triple(dataset, ox.NamedNode(RDFS + "seeAlso"), ox.NamedNode(ROOT))]


def _remark(subject: ox.NamedNode, sentence: str) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(RDFS + "comment"), ox.Literal(sentence, language="en"))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
