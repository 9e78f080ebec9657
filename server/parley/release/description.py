"""The description of a release, in VoID and DCAT, for programs that look for data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from parley.errors import InputError
from parley.names import DCAT, DCTERMS, FOAF, GRAPHS, RDF, RDFS, ROOT, VOID, XSD
from parley.rdf import TYPE, canonical_turtle, link, literal, ordered
from parley.release.dataset import RELEASE_GRAPH
from parley.release.dumps import MEDIA_TYPES, WHOLE
from parley.release.graphs import Derivation
from parley.release.manifest import ReleaseFile
from parley.release.table import TABLE, TABLE_TYPES

DATASET = ROOT
Use = tuple[str, str, str | None]
"""Of a triple what is counted: its subject, its predicate, and its class if it states one."""

_ROUNDS = 10
_LEFT_OUT = "The data graphs as one, without the ontology and this description of the release."


def description(
    derivation: Derivation,
    described: Mapping[str, list[ox.Triple]],
    declared: list[ox.Triple],
    version: str,
    questions: list[ox.Triple],
    confirmation: str,
) -> list[ox.Triple]:
    """Return VoID and DCAT: the declared values, the counts, the partitions, the dumps.

    It also has the confirmation of the claims, the rules of derivation, and the comparisons of claims. The
    counts cover everything that the endpoint answers from, including this graph with its questions. So they
    are repeated until they equal the counts of the graph that contains them.

    Args:
        derivation: How the derived graph was made.
        described: The other graphs of the release.
        declared: The triples of the release's own source file: title, date, licence.
        version: The data version.
        questions: The other content of the graph.
        confirmation: Who has confirmed the claims, in words.

    Raises:
        InputError: The counts never become stable.
    """
    constant = [
        *declared,
        literal(DATASET, RDFS + "comment", confirmation, language="en"),
        *_fixed(version),
        *_distributions(),
        *derivation.comparisons,
        *(statement for rule in derivation.rules for statement in rule.statements()),
    ]
    uses = {name: _uses(held) for name, held in described.items()}
    own: list[ox.Triple] = ordered((*constant, *questions))
    for _ in range(_ROUNDS):
        counted = ordered((*constant, *questions, *_counted({**uses, RELEASE_GRAPH: _uses(own)})))
        if counted == own:
            return counted
        own = counted
    raise InputError("the description of the release cannot count itself")


def void_document(statements: list[ox.Triple], files: tuple[ReleaseFile, ...]) -> bytes:
    """Return a description as a document, with sizes and hashes of the dumps with the rest of it."""
    return canonical_turtle((*statements, *_sizes(files)))


def _uses(triples: Iterable[ox.Triple]) -> list[Use]:
    return [
        (
            str(triple.subject),
            triple.predicate.value,
            triple.object.value
            if triple.predicate == TYPE and isinstance(triple.object, ox.NamedNode)
            else None,
        )
        for triple in triples
    ]


def _counted(graphs: Mapping[str, list[Use]]) -> Iterator[ox.Triple]:
    uses = [use for held in graphs.values() for use in held]
    yield from _counts(uses)
    yield from _partitions(uses)
    yield from _graphs(graphs)


def _fixed(version: str) -> Iterator[ox.Triple]:
    yield link(DATASET, TYPE.value, VOID + "Dataset")
    yield literal(DATASET, DCAT + "version", version)
    yield literal(DATASET, VOID + "uriSpace", ROOT)
    yield link(DATASET, VOID + "sparqlEndpoint", ROOT + "sparql")
    yield link(DATASET, VOID + "vocabulary", ROOT + "ontology")
    yield link(DATASET, FOAF + "homepage", ROOT)


def _counts(uses: list[Use]) -> Iterator[ox.Triple]:
    yield literal(DATASET, VOID + "triples", len(uses))
    yield literal(DATASET, VOID + "distinctSubjects", len({subject for subject, _, _ in uses}))
    yield literal(DATASET, VOID + "properties", len({predicate for _, predicate, _ in uses}))


def _partitions(uses: list[Use]) -> Iterator[ox.Triple]:
    """Yield how often each class and each property is used, and each property by the things of each class.

    Other editors complete properties from the last of these (VoID, section 4.5).
    """
    base = DATASET + "partition/"
    yield from _classes(DATASET, base, uses)
    yield from _properties(DATASET, base, Counter(predicate for _, predicate, _ in uses))
    for name, properties in sorted(_by_class(uses).items()):
        node = f"{base}class/{_local(name)}"
        yield from _properties(node, node + "/", properties)


def _classes(dataset: str, base: str, uses: Iterable[Use]) -> Iterator[ox.Triple]:
    classes = Counter(kind for _, _, kind in uses if kind is not None)
    for name, count in sorted(classes.items()):
        node = f"{base}class/{_local(name)}"
        yield link(dataset, VOID + "classPartition", node)
        yield link(node, VOID + "class", name)
        yield literal(node, VOID + "entities", count)


def _properties(dataset: str, base: str, properties: Counter[str]) -> Iterator[ox.Triple]:
    for name, count in sorted(properties.items()):
        node = f"{base}property/{_local(name)}"
        yield link(dataset, VOID + "propertyPartition", node)
        yield link(node, VOID + "property", name)
        yield literal(node, VOID + "triples", count)


def _by_class(uses: list[Use]) -> dict[str, Counter[str]]:
    """Return how often the things of each class have each property."""
    types: dict[str, set[str]] = {}
    for subject, _, kind in uses:
        if kind is not None:
            types.setdefault(subject, set()).add(kind)
    found: dict[str, Counter[str]] = {}
    for subject, predicate, _ in uses:
        for name in types.get(subject, ()):
            found.setdefault(name, Counter())[predicate] += 1
    return found


def _graphs(graphs: Mapping[str, list[Use]]) -> Iterator[ox.Triple]:
    for name, held in graphs.items():
        yield link(DATASET, VOID + "subset", name)
        yield link(name, TYPE.value, VOID + "Dataset")
        yield literal(name, VOID + "triples", len(held))
        label = name.removeprefix(GRAPHS)
        yield ox.Triple(ox.NamedNode(name), ox.NamedNode(RDFS + "label"), ox.Literal(label, language="en"))
        yield from _classes(name, f"{DATASET}partition/{label}/", held)
        properties = Counter(predicate for _, predicate, _ in held)
        yield from _properties(name, f"{DATASET}partition/{label}/", properties)


def _distributions() -> Iterator[ox.Triple]:
    for name, media_type in {**MEDIA_TYPES, TABLE: TABLE_TYPES[TABLE]}.items():
        node = _dump(name)
        if name in MEDIA_TYPES:  # A data dump is one in RDF (VoID, section 3.2).
            yield link(DATASET, VOID + "dataDump", node)
        yield link(DATASET, DCAT + "distribution", node)
        yield link(node, TYPE.value, DCAT + "Distribution")
        yield link(node, DCAT + "downloadURL", node)
        yield literal(node, DCAT + "mediaType", media_type)
        if name in MEDIA_TYPES and name not in WHOLE:
            yield literal(node, DCTERMS + "description", _LEFT_OUT, language="en")


def _sizes(files: tuple[ReleaseFile, ...]) -> Iterator[ox.Triple]:
    for file in files:
        node = _dump(file.name)
        yield literal(node, DCAT + "byteSize", file.bytes, datatype=XSD + "nonNegativeInteger")
        yield literal(node, DCTERMS + "identifier", f"sha256:{file.sha256}")


def _dump(name: str) -> str:
    return f"{ROOT}dumps/{name}"


def _local(iri: str) -> str:
    """Return a name for the partition of a term, distinct among the vocabularies in use."""
    base, _, name = iri.replace("#", "/").rpartition("/")
    return f"{base.rstrip('/').rsplit('/', 1)[-1]}-{name}" if not iri.startswith(RDF) else f"rdf-{name}"
