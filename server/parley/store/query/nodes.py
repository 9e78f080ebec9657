"""Nodes: the parts of an expression of a query, as they are nested."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class ExpressionNode:
    """A part of an expression.

    Attributes:
        begin: Where it begins.
        end: Where it ends.
        name: Of a call, the function in capital letters, or its IRI; of a constant, its datatype; of another
            term, what it is: ``IRI``, a datatype, or a language tag behind ``@``.
        value: Of a constant, or another literal, its text.
        parts: What it is made of.
        operators: What stands between the parts, or before the only one; ``list`` stands for brackets.
        until: Where a call ends with its arguments.
        kind: ``variable``, ``constant``, ``call``, ``joined`` (by operators) or ``other``.
    """

    kind: str
    begin: int
    end: int = 0
    name: str = ""
    value: str = ""
    parts: list[ExpressionNode] = field(default_factory=list)
    operators: list[str] = field(default_factory=list)
    until: int = 0
