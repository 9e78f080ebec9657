"""Statistics of the loaded data: the graphs, and the kinds of the values of each property.

The server publishes these numbers about itself. Anybody could get them by queries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, cast

import pyoxigraph as ox

from parley.errors import InputError

MAX_LISTED = 1_000
"""How many named graphs are listed by name."""

MAX_PROPERTIES = 10_000
"""If there are more properties, no kinds of values are noted."""

MAX_KINDS = 100
"""If the values of a property have more kinds, its kinds count as unknown."""

IRI, BLANK, TRIPLE = "IRI", "blank node", "triple"
"""Kinds of values, beside datatypes and language tags."""

Kinds = dict[str, frozenset[str]]
"""The kinds of values by property: ``IRI``, a datatype, or a language tag after ``@``."""

_GRAPHS = "SELECT ?graph (COUNT(*) AS ?triples) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_DEFAULT = "SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }"


@dataclass(frozen=True)
class DataStatistics:
    """Statistics of the loaded data.

    Attributes:
        default: How many triples a query finds that names no graph.
        named: The named graphs that are listed, with their numbers of triples.
        graphs: How many named graphs there are.
        union: Whether the default graph of a query that names no dataset is the union of all graphs.
        kinds: The kinds of the values of each property.
    """

    default: int
    named: tuple[tuple[str, int], ...] = ()
    graphs: int = 0
    union: bool = False
    kinds: Kinds = field(default_factory=dict)

    @property
    def hidden(self) -> bool:
        """Whether all data are in named graphs, and a query that names none finds nothing."""
        return not self.default and bool(self.graphs)

    def to_wire(self) -> dict[str, Any]:
        """Return it as a message that JSON can carry."""
        kinds = {name: sorted(values) for name, values in self.kinds.items()}
        return {**self.__dict__, "kinds": kinds}

    @classmethod
    def from_wire(cls, message: dict[str, Any]) -> Self:
        """Return the statistics in a message from ``to_wire``."""
        named = tuple((name, triples) for name, triples in message["named"])
        kinds = {name: frozenset(values) for name, values in message["kinds"].items()}
        return cls(**{**message, "named": named, "kinds": kinds})


def contents(store: ox.Store, kinds: Kinds, *, union: bool) -> DataStatistics:
    """Return the statistics of a store."""
    found = cast("ox.QuerySolutions", store.query(_GRAPHS))
    counts = [(row["graph"], int(cast("ox.Literal", row["triples"]).value)) for row in found]
    named = sorted((graph.value, triples) for graph, triples in counts if isinstance(graph, ox.NamedNode))
    answer = cast("ox.QuerySolutions", store.query(_DEFAULT, use_default_graph_as_union=union))
    default = int(cast("ox.Literal", next(answer)["triples"]).value)
    return DataStatistics(default, tuple(named[:MAX_LISTED]), len(counts), union, kinds)


class ValueTally:
    """Notes the kinds of the values of properties, statement by statement."""

    def __init__(self) -> None:
        """Create it without any notes."""
        self._seen: set[tuple[ox.NamedNode, Any]] = set()

    def add(self, name: ox.NamedNode, value: Any) -> None:
        """Note the value of a property. Every loaded statement is noted."""
        kind = type(value)
        if kind is ox.Literal:
            self._seen.add((name, value.language or value.datatype))
        else:
            self._seen.add((name, kind))

    def kinds(self) -> Kinds:
        """Return the notes, within limits."""
        found: dict[str, set[str]] = {}
        for name, kind in self._seen:
            found.setdefault(name.value, set()).add(_kind(kind))
        if len(found) > MAX_PROPERTIES:
            return {}
        return {name: frozenset(kinds) for name, kinds in found.items() if len(kinds) <= MAX_KINDS}


def kinds_of(statements: Iterable[ox.Quad]) -> Kinds:
    """Return the kinds of the values in statements."""
    tally = ValueTally()
    for statement in statements:
        tally.add(statement.predicate, statement.object)
    return tally.kinds()


def kinds_in(quads: Path) -> Kinds:
    """Return the kinds of the values in a file of a release.

    Raises:
        InputError: It cannot be read.
    """
    try:
        return kinds_of(ox.parse(path=quads, format=ox.RdfFormat.N_QUADS))
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"its values cannot be read ({error})", where=str(quads)) from error


def _kind(noted: Any) -> str:
    if isinstance(noted, str):
        return f"@{noted}"
    if isinstance(noted, ox.NamedNode):
        return noted.value
    return {ox.NamedNode: IRI, ox.BlankNode: BLANK}.get(noted, TRIPLE)
