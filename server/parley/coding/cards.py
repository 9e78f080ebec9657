"""Cards: the description of an entity or a concept for a coder, without words of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from parley.claims.corpus import Corpus
from parley.claims.vocabulary import Vocabulary
from parley.names import ONTOLOGY, SKOS, term
from parley.rdf import TYPE

_TOLD = {SKOS + "definition": "definition", SKOS + "altLabel": "names", TYPE.value: "types"}
_PLACES = {SKOS + "inScheme": "types", term("within"): "within"}


@dataclass(frozen=True, slots=True)
class Card:
    """The description of one thing.

    Attributes:
        kind: The labels of its classes, or of its schemes if it is a concept: "state", "actions".
        label: Its name.
        description: The definition of a concept, or the larger place of a place; often empty.
        names: Its other names.
    """

    iri: str
    kind: tuple[str, ...]
    label: str
    description: str = ""
    names: tuple[str, ...] = ()


class Cards:
    """The cards of the things of one corpus."""

    def __init__(self, triples: Iterable[ox.Triple], vocabulary: Vocabulary) -> None:
        """Create it from the triples of ontology, shared entities and notions, and their contents."""
        self._vocabulary = vocabulary
        self._told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        names = {**_TOLD, **_PLACES}
        for subject, predicate, value in triples:
            told = names.get(predicate.value)
            if told and isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
                self._told[subject.value][told].append(value.value)

    def of(self, thing: str) -> Card:
        """Return the card of an entity or a concept."""
        told, label = self._told.get(thing, {}), self._vocabulary.label
        within = " and ".join(sorted(label(place) for place in told.get("within", ())))
        definition = " ".join(sorted(told.get("definition", ())))
        return Card(
            iri=thing,
            kind=tuple(sorted(label(kind) for kind in self._kinds(thing) if kind.startswith(ONTOLOGY))),
            label=label(thing),
            description=definition or (f"within {within}" if within else ""),
            names=tuple(sorted(told.get("names", ()))),
        )

    def _kinds(self, thing: str) -> Iterable[str]:
        """Return the classes and schemes of a thing; for a notion those of its concepts."""
        stated = self._told.get(thing, {}).get("types", ())
        direct = {kind for kind in stated if kind.startswith(ONTOLOGY)}
        return direct or self._vocabulary.types.get(thing, ())


def cards_of(corpus: Corpus) -> Cards:
    """Return the cards of the things of a corpus."""
    return Cards((*corpus.ontology, *corpus.shared), corpus.vocabulary)
