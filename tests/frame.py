"""What claims stand on when rules read them: the ontology, and of its concepts those that claims lead to.

The rules go from a concept to what is broader, and never to what is narrower.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from parley.names import ONTOLOGY, RDFS, SKOS, XSD, term
from parley.rdf import TYPE

_READ = {TYPE.value, SKOS + "broader", SKOS + "inScheme"} | {
    RDFS + name for name in ("subClassOf", "subPropertyOf", "range")
}
"""What the rules read besides Parley's own properties."""
_IN_SCHEME = ox.NamedNode(SKOS + "inScheme")
_COUNTED = ox.NamedNode(term("contradictionKinds"))
"""The scheme whose concepts are all counted, whether claims name them or not."""


def is_worded(triple: ox.Triple) -> bool:
    """Return whether a triple says in words what a term is, which no rule reads."""
    return isinstance(triple.object, ox.Literal) and triple.object.datatype.value != XSD + "boolean"


def _is_read(triple: ox.Triple) -> bool:
    return triple.predicate.value in _READ or triple.predicate.value.startswith(ONTOLOGY)


class Frame:
    """An ontology, and entities, for rules to read: few triples, so that many tests can ask."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.whole = [triple for triple in triples if not is_worded(triple)]
        """All of it but the words."""
        concepts = {t.subject for t in self.whole if t.predicate == _IN_SCHEME and t.object != _COUNTED}
        self._of: defaultdict[ox.NamedNode | ox.BlankNode, list[ox.Triple]] = defaultdict(list)
        plain = []
        for triple in filter(_is_read, self.whole):
            if triple.subject in concepts or isinstance(triple.subject, ox.BlankNode):
                self._of[triple.subject].append(triple)
            else:
                plain.append(triple)
        self._always = [*plain, *self._reached(plain)]

    def under(self, claims: Iterable[ox.Triple]) -> list[ox.Triple]:
        """Return claims, and what they stand on."""
        held = list(claims)
        return [*held, *self._always, *self._reached(held)]

    def _reached(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        waiting = {node for triple in triples for node in (triple.subject, triple.object)} & self._of.keys()
        reached = set(waiting)
        while waiting:
            found = self._of[waiting.pop()]
            yield from found
            further = {triple.object for triple in found} & self._of.keys() - reached
            waiting |= further
            reached |= further
