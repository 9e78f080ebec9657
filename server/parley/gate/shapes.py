"""The shapes, and what they judge: the ontology, the shared entities, and each article by itself.

A shape reads no further than its claim's article, the types and labels of the entities that the article
names, the notions that it names with all notions above them, the class tree, the schemes of concepts, and
the numbers that comparators go with. So an article is validated on just that, at a cost in proportion to
the article, with the verdict that it gets among all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from parley.claims.vocabulary import NOTIONS
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import RDFS, SKOS, compact, term
from parley.rdf import TYPE, read_folder
from parley.resources import folder
from parley.shacl import ShaclResult, Validate

_BROADER = ox.NamedNode(SKOS + "broader")
_FRAME = (
    ox.NamedNode(RDFS + "subClassOf"),
    ox.NamedNode(SKOS + "inScheme"),
    ox.NamedNode(term("goesWith")),
    _BROADER,
)
_DESCRIPTION = (TYPE, ox.NamedNode(RDFS + "label"))


def read_shapes(root: Path | None = None) -> bytes:
    """Return the shapes graph of a corpus.

    Raises:
        InputError: There is no folder ``shapes/``, or it holds no Turtle, or something else.
    """
    return ox.serialize(read_folder(folder("shapes", root)), format=ox.RdfFormat.N_TRIPLES) or b""


@dataclass(frozen=True, slots=True)
class ShapeContext:
    """What the validation of one article needs of the rest.

    Attributes:
        descriptions: The types and labels of each shared entity; of each notion, all that is said of it
            and of the notions above it.
        frame: The class tree, the schemes of concepts, what the concepts are narrower than, and the numbers
            that comparators go with.
    """

    descriptions: Mapping[ox.NamedNode, tuple[ox.Triple, ...]]
    frame: tuple[ox.Triple, ...]


def context(shared: Iterable[ox.Triple], ontology: Iterable[ox.Triple]) -> ShapeContext:
    """Return what articles are validated with."""
    entities: dict[ox.NamedNode, list[ox.Triple]] = defaultdict(list)
    notions: dict[ox.NamedNode, list[ox.Triple]] = defaultdict(list)
    for triple in shared:
        if isinstance(triple.subject, ox.NamedNode):
            if triple.subject.value.startswith(NOTIONS):
                notions[triple.subject].append(triple)
            elif triple.predicate in _DESCRIPTION:
                entities[triple.subject].append(triple)
    descriptions = {entity: tuple(triples) for entity, triples in entities.items()}
    for notion in notions:
        descriptions[notion] = tuple(_with_those_above(notion, notions))
    return ShapeContext(descriptions, tuple(_frame(ontology)))


def article_data(article: Iterable[ox.Triple], around: ShapeContext) -> list[ox.Triple]:
    """Return the data graph of one article: its triples, and the context that they reach."""
    own = list(article)
    # Only first mentions count: a set of IRIs would come in another order in every run.
    named = dict.fromkeys(node for triple in own for node in (triple.subject, triple.object))
    descriptions = (
        triple
        for node in named
        if isinstance(node, ox.NamedNode)
        for triple in around.descriptions.get(node, ())
    )
    return [*own, *descriptions, *around.frame]


def shared_data(shared: Iterable[ox.Triple], around: ShapeContext) -> list[ox.Triple]:
    """Return the data graph of the shared entities."""
    return [*shared, *around.frame]


def shape_findings(data: Iterable[ox.Triple], validate: Validate) -> Iterator[Finding]:
    """Yield what the shapes refuse in a data graph; the ontology's is the ontology itself."""
    for result in validate(data):
        yield Finding(CheckKind.SHAPE, compact(result.focus), _message(result))


def _with_those_above(
    notion: ox.NamedNode, notions: Mapping[ox.NamedNode, list[ox.Triple]]
) -> Iterator[ox.Triple]:
    """Yield what is said of a notion, and of the notions that are broader."""
    waiting, reached = [notion], {notion}
    while waiting:
        for triple in notions.get(waiting.pop(), ()):
            yield triple
            above = triple.object
            if triple.predicate == _BROADER and isinstance(above, ox.NamedNode) and above not in reached:
                reached.add(above)
                waiting.append(above)


def _frame(ontology: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    return (triple for triple in ontology if triple.predicate in _FRAME)


def _message(result: ShaclResult) -> str:
    """Return what is right, what is there instead, and the shape that says so."""
    shape = compact(result.shape)
    path = compact(result.path) if result.path else None
    value = compact(result.value) if result.value and result.value != result.focus else None
    found = " ".join(part for part in (path, value) if part)
    return f"{result.message} ({found}; {shape})" if found else f"{result.message} ({shape})"
