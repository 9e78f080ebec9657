"""Queries that see through the mask of values that are stored as they were sent.

``parley.store.data.masking`` stores some values under a datatype that the engine does not know. The
constants of a query get the mask too, if the engine would change them, so that they match. If an operator
or a function needs a value, the value first passes a function that removes the mask. If a term is meant and
not a value (sameTerm, COUNT, GROUP BY, a variable that is only passed on), the term does not change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from parley.names import RDF, XSD
from parley.store.data.masking import ValueMask, changes, value_of
from parley.store.query.expressions import ExpressionReader
from parley.store.query.nodes import ExpressionNode
from parley.store.query.tokens import found_at

_TERMS = frozenset(
    {
        "BOUND", "STR", "LANG", "DATATYPE", "SAMETERM", "ISIRI", "ISURI", "ISBLANK", "ISLITERAL", "COUNT",
        "STRDT", "STRLANG", "TRIPLE", "SUBJECT", "PREDICATE", "OBJECT", "ISTRIPLE", "GROUP_CONCAT",
    }
)  # fmt: skip
"""Functions that take terms as they are."""
_PASSING = frozenset({"COALESCE", "SAMPLE", "IF"})
"""Functions that return one of their arguments unchanged; IF needs the value of its first argument."""
_OURS = frozenset({"DATATYPE", "STRDT"})


@dataclass(frozen=True)
class UnmaskedQuery:
    """A query that sees through a mask, and the functions it needs."""

    text: str
    functions: dict[ox.NamedNode, Callable[..., Any]]


def see_through(
    text: str, mask: str, prefixes: Mapping[str, str], base: str | None, *, masked: bool
) -> UnmaskedQuery | None:
    """Return a query that sees through a mask; None if the query itself already does.

    Args:
        text: The query.
        mask: The mask.
        prefixes: The prefixes that it need not declare.
        base: The base of its relative IRIs.
        masked: Whether any of the data are under the mask.

    Raises:
        NotSeenError: It is malformed, or written in a way that is not known here.
    """
    reader = ExpressionReader(text, dict(prefixes), base)
    reader.patterns(len(text))
    rewriting = _Rewriting(text, mask)
    for node, need in reader.found:
        rewriting.change(node, need=need)
    if not masked and not rewriting.made:
        return None
    return UnmaskedQuery(rewriting.result(), _functions(mask))


def _functions(mask: str) -> dict[ox.NamedNode, Callable[..., Any]]:
    keeper = ValueMask(mask)

    def value(term: Any) -> Any:
        return value_of(term, mask)

    def datatype(term: Any) -> Any:
        return value_of(term, mask).datatype if isinstance(term, ox.Literal) else None

    def typed(text: Any, kind: Any) -> Any:
        plain = isinstance(text, ox.Literal) and not text.language and text.datatype.value == XSD + "string"
        if not plain or not isinstance(kind, ox.NamedNode) or kind.value == RDF + "langString":
            return None  # a string with a language has one [RDF 1.1 Concepts, section 3.3]
        return ox.Literal(text.value, datatype=kind)

    def kept(text: Any, kind: Any) -> Any:
        return keeper.keep(typed(text, kind))

    named: dict[str, Callable[..., Any]] = {
        "VALUE": value,
        "DATATYPE": datatype,
        "STRDT": kept,
        "STRDT_VALUE": typed,
    }
    return {ox.NamedNode(mask + name): function for name, function in named.items()}


@dataclass
class _Rewriting:
    """The state of one rewriting.

    Attributes:
        made: Whether the query computes values that need the mask.
        edits: Begin, end and replacement.
    """

    text: str
    mask: str
    made: bool = False
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    def result(self) -> str:
        """Return the query with all edits."""
        written, last = [], 0
        for begin, end, new in sorted(self.edits, key=lambda edit: edit[0]):
            written += [self.text[last:begin], new]
            last = end
        return "".join((*written, self.text[last:]))

    def change(self, node: ExpressionNode, *, need: bool) -> None:
        """Note the edits of an expression, whose value is needed or not."""
        if node.kind == "joined":
            for part in node.parts:
                self.change(part, need=need or node.name == "operator")
        elif node.kind == "variable" and need:
            self.edits.append((node.begin, node.begin, f" <{self.mask}VALUE>("))
            self.edits.append((node.end, node.end, ")"))
        elif node.kind == "constant" and not need and changes(node.value, node.name):
            self.keep(node)
        elif node.kind == "call":
            self.call(node, need=need)

    def keep(self, node: ExpressionNode) -> None:
        """Put the mask on a constant."""
        self.made = True
        if self.text[node.begin] in "\"'":
            string = found_at(self.text, node.begin)
            self.edits.append((string.end, node.end, f"^^<{self.mask}{node.name}>"))
        else:
            self.edits.append((node.begin, node.end, f'"{node.value}"^^<{self.mask}{node.name}>'))

    def call(self, node: ExpressionNode, *, need: bool) -> None:
        if node.name in _OURS:
            self.made |= node.name == "STRDT"
            needed = "_VALUE" if need and node.name == "STRDT" else ""
            self.edits.append((node.begin, node.end, f"<{self.mask}{node.name}{needed}>"))
        for number, part in enumerate(node.parts):
            if node.name in _PASSING:
                self.change(part, need=need or (node.name == "IF" and number == 0))
            else:
                self.change(part, need=node.name not in _TERMS)
