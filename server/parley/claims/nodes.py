"""Nodes of a graph and their values, for code that turns triples into plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from parley.errors import InputError
from parley.names import compact, term
from parley.rdf import TYPE
from parley.text.spans import Span


class Nodes:
    """The values of each subject and predicate, with errors that name the node."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        """Create it from the triples; ``subjects`` then has each typed node with the first of its types."""
        self._values: dict[tuple[str, str], list[ox.NamedNode | ox.Literal]] = defaultdict(list)
        self.subjects: dict[str, str] = {}
        for subject, predicate, value in triples:
            if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
                raise InputError("blank nodes are not allowed in the data", where=str(subject))
            self._values[subject.value, predicate.value].append(value)
            if predicate == TYPE:
                self.subjects.setdefault(subject.value, value.value)

    def of_type(self, kind: str) -> list[str]:
        """Return the nodes whose first type is a class, in order."""
        return sorted(node for node, first in self.subjects.items() if first == kind)

    def all(self, subject: str, predicate: str) -> list[str]:
        """Return all values, as strings, in order."""
        return sorted(value.value for value in self._values.get((subject, predicate), ()))

    def one(self, subject: str, predicate: str) -> str:
        """Return the only value."""
        value = self.maybe(subject, predicate)
        if value is None:
            raise InputError(f"has no {compact(predicate)}", where=compact(subject))
        return value

    def maybe(self, subject: str, predicate: str) -> str | None:
        """Return the only value, or None if there is none."""
        values = self.all(subject, predicate)
        if len(values) > 1:
            raise InputError(f"has more than one {compact(predicate)}", where=compact(subject))
        return values[0] if values else None

    def number(self, subject: str, predicate: str) -> int:
        """Return the only value, an integer."""
        return as_integer(self.one(subject, predicate), subject, predicate)

    def span(self, node: str) -> Span:
        """Return the place of a span or sentence node."""
        return Span(self.number(node, term("start")), self.number(node, term("end")))


def as_integer(value: str, subject: str, predicate: str) -> int:
    """Return a value of a node as an integer."""
    try:
        return int(value)
    except ValueError as error:
        message = f"{compact(predicate)} is {value!r}, not an integer"
        raise InputError(message, where=compact(subject)) from error
