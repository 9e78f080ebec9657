"""The concept schemes of the ontology as trees: each concept below its broader concepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.names import SKOS
from parley.web.views.terms import OntologyTerm


@dataclass
class ConceptNode:
    """A concept in the tree of a scheme.

    Attributes:
        concept: The concept.
        here: Whether it is described here; a concept with several places is described in the first.
        below: Its narrower concepts.
    """

    concept: OntologyTerm
    here: bool = True
    below: list[ConceptNode] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many concepts are below it, at any depth."""
        return sum(1 + node.size for node in self.below)


@dataclass(frozen=True)
class Scheme:
    """A concept scheme as a tree.

    Attributes:
        scheme: The scheme; None for the concepts without a scheme.
        size: How many concepts it has.
        top: Its concepts without a broader concept in it.
    """

    scheme: OntologyTerm | None
    size: int
    top: list[ConceptNode]


def schemes(terms: Iterable[OntologyTerm]) -> list[Scheme]:
    """Return the schemes with their trees, in the order of the terms; concepts without a scheme come last."""
    held = list(terms)
    concepts = [term for term in held if SKOS + "Concept" in term.types]
    trees = _Trees(concepts)
    found = [
        trees.scheme(scheme, [term for term in concepts if scheme.iri in term.schemes])
        for scheme in held
        if SKOS + "ConceptScheme" in scheme.types
    ]
    others = [term for term in concepts if term.iri not in trees.described]
    return [*found, *([trees.scheme(None, others)] if others else [])]


def scheme_of(iri: str, terms: Iterable[OntologyTerm]) -> Scheme:
    """Return one scheme with its tree, in which only its own concepts are.

    Raises:
        StopIteration: There is no such scheme.
    """
    members = [term for term in terms if term.iri == iri or iri in term.schemes]
    return next(held for held in schemes(members) if held.scheme and held.scheme.iri == iri)


class _Trees:
    """Makes the trees one after the other, and notes which concepts were described."""

    def __init__(self, concepts: list[OntologyTerm]) -> None:
        self.described: set[str] = set()
        self._narrower: dict[str, list[OntologyTerm]] = defaultdict(list)
        for concept in sorted(concepts, key=_order):
            for iri in concept.broader:
                self._narrower[iri].append(concept)

    def scheme(self, scheme: OntologyTerm | None, members: list[OntologyTerm]) -> Scheme:
        """Return the tree of a scheme."""
        known = {term.iri for term in members}
        top = [term for term in sorted(members, key=_order) if known.isdisjoint(term.broader)]
        return Scheme(scheme, len(members), [self._node(term) for term in top])

    def _node(self, concept: OntologyTerm) -> ConceptNode:
        """Return a concept with the concepts below it; if it was described before, without them."""
        if concept.iri in self.described:
            return ConceptNode(concept, here=False)
        self.described.add(concept.iri)
        return ConceptNode(concept, below=[self._node(term) for term in self._narrower.get(concept.iri, [])])


def _order(term: OntologyTerm) -> tuple[str, str]:
    return term.label.lower(), term.iri
