"""The shapes, and the graphs that they judge: the ontology, the shared entities, and each article separately.

A shape reads only the article of its claim, and some context. The context has the types and labels of the
entities that the article names, its notions with all broader notions, the class tree, the schemes of
concepts, and the numbers that comparators go with. So an article is validated on just these, at a cost in
proportion to the article, with the same verdict as among all others.
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
_WORDS = tuple(ox.NamedNode(term(name)) for name in ("cue", "excludedBy", "wording"))
"""Properties of concepts that no shape judges in the ontology; almost half of its triples have them."""
_DESCRIPTION = (TYPE, ox.NamedNode(RDFS + "label"))


def read_shapes(root: Path | None = None) -> bytes:
    """Return the shapes graph of a corpus.

    Raises:
        InputError: There is no folder ``shapes/``, or it has no Turtle, or something else.
    """
    return ox.serialize(read_folder(folder("shapes", root)), format=ox.RdfFormat.N_TRIPLES) or b""


@dataclass(frozen=True, slots=True)
class ShapeContext:
    """The context for the validation of an article.

    Attributes:
        descriptions: The types and labels of each shared entity; for each notion, all triples about it and
            its broader notions.
        frame: The class tree, the schemes of concepts, their broader concepts, and the numbers that
            comparators go with.
    """

    descriptions: Mapping[ox.NamedNode, tuple[ox.Triple, ...]]
    frame: tuple[ox.Triple, ...]


def context(shared: Iterable[ox.Triple], ontology: Iterable[ox.Triple]) -> ShapeContext:
    """Return the context for the validation of articles."""
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
    """Return the data graph of one article: its triples, and the context that they need."""
    own = list(article)
    # Only first mentions count, because the order of a set of IRIs would change with every run.
    named = dict.fromkeys(node for triple in own for node in (triple.subject, triple.object))
    descriptions = (
        triple
        for node in named
        if isinstance(node, ox.NamedNode)
        for triple in around.descriptions.get(node, ())
    )
    return [*own, *descriptions, *around.frame]


def ontology_data(ontology: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return the data graph of the ontology."""
    return [triple for triple in ontology if triple.predicate not in _WORDS]


def shared_data(shared: Iterable[ox.Triple], around: ShapeContext) -> list[ox.Triple]:
    """Return the data graph of the shared entities."""
    return [*shared, *around.frame]


def shape_findings(data: Iterable[ox.Triple], validate: Validate) -> Iterator[Finding]:
    """Yield the findings of the shapes on a data graph; the ontology has itself as its graph."""
    for result in validate(data):
        yield Finding(CheckKind.SHAPE, compact(result.focus), _message(result))


def _with_those_above(
    notion: ox.NamedNode, notions: Mapping[ox.NamedNode, list[ox.Triple]]
) -> Iterator[ox.Triple]:
    """Yield the triples about a notion, and about its broader notions."""
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
    """Return the right value, the value found, and the shape."""
    shape = compact(result.shape)
    path = compact(result.path) if result.path else None
    value = compact(result.value) if result.value and result.value != result.focus else None
    found = " ".join(part for part in (path, value) if part)
    return f"{result.message} ({found}; {shape})" if found else f"{result.message} ({shape})"
