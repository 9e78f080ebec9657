"""Nodes: the nested parts of an expression of a query."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class ExpressionNode:
    """A part of an expression.

    Attributes:
        begin: Where it begins.
        end: Where it ends.
        name: For a call, the function in capital letters, or its IRI. For a constant, its datatype. For
            another term, its kind: ``IRI``, a datatype, or a language tag after ``@``.
        value: The text of a constant or another literal.
        parts: Its parts.
        operators: The operators between the parts, or before the only one; ``list`` means brackets.
        until: The end of a call with its arguments.
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
