"""How a release uses the terms of its ontology: the kind of each term, and its place in statements."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum

from parley.names import ONTOLOGY, OWL, SKOS
from parley.store.loading.inventory import SUBCLASS, TYPE, Inventory


class TermKind(Enum):
    """The kind of a term, in words for people."""

    CLASS = "a class"
    PROPERTY = "a property"
    CONCEPT = "a value"


_KINDS = {
    OWL + "Class": TermKind.CLASS,
    OWL + "ObjectProperty": TermKind.PROPERTY,
    OWL + "DatatypeProperty": TermKind.PROPERTY,
    OWL + "AnnotationProperty": TermKind.PROPERTY,
    SKOS + "Concept": TermKind.CONCEPT,
}


_DENOTES = ONTOLOGY + "denotes"
"""Has any value that a passage states, beside the role with this value."""


class TermUsage:
    """The kinds of the terms, and their uses.

    Attributes:
        properties: The properties that statements have; if that is not known, all of the ontology.
        classes: The classes with instances of their own.
        concepts: The concepts.
        values: The concepts that statements have as values; if that is not known, all.
    """

    def __init__(self, inventory: Inventory) -> None:
        """Create it from the contents of the release."""
        self._kinds = {term: _KINDS[value] for term, name, value in inventory.terms if value in _KINDS}
        self._verbs = frozenset(inventory.verbs)
        self._typed = frozenset(value for name, value in inventory.uses if name == TYPE)
        self._special: dict[str, set[str]] = defaultdict(set)
        for term, name, value in inventory.terms:
            if name == SUBCLASS:
                self._special[value].add(term)
        self._roles: dict[str, set[str]] = defaultdict(set)
        for name, value in inventory.uses:
            if name.startswith(ONTOLOGY) and name != _DENOTES and self._kinds.get(value) is TermKind.CONCEPT:
                self._roles[value].add(name)
        own = self._of_kind(TermKind.PROPERTY)
        misplaced = self._of_kind(TermKind.CLASS) | self._of_kind(TermKind.CONCEPT)
        self.properties = self._verbs - misplaced or own
        self.classes = self._of_kind(TermKind.CLASS) & self._typed
        self.concepts = self._of_kind(TermKind.CONCEPT)
        self.values = self.concepts & self._roles.keys() if self._roles else self.concepts

    def kind(self, term: str) -> TermKind | None:
        """Return the kind of a term; None if it is no term of the ontology."""
        return self._kinds.get(term)

    def role(self, concept: str) -> str | None:
        """Return the one property that has a concept as its value; None for no such property or several."""
        roles = self._roles.get(concept, set())
        return next(iter(roles)) if len(roles) == 1 else None

    def is_no_verb(self, iri: str) -> bool:
        """Return whether no statement has a property, as far as that is known."""
        return bool(self._verbs) and iri not in self._verbs

    def is_no_value(self, iri: str) -> bool:
        """Return whether a term is a concept that no statement has as its value."""
        return iri in self.concepts and iri not in self.values

    def is_empty(self, class_: str) -> bool:
        """Return whether a class has no direct instances."""
        return self.kind(class_) is TermKind.CLASS and class_ not in self._typed

    def is_filled_below(self, class_: str) -> bool:
        """Return whether a subclass of a class has instances."""
        below = self._special.get(class_, ())
        return any(special in self._typed or self.is_filled_below(special) for special in below)

    def _of_kind(self, kind: TermKind) -> frozenset[str]:
        return frozenset(term for term, own in self._kinds.items() if own is kind)
