"""Reads the constants and expressions of a query, and decides which of them must give their value.

This reads expressions [SPARQL 1.1 Query, section 19.8, from rule 68 on] without their precedence, which does
not matter here: each operand of an operator must give its value. It does not parse the rest of a query.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from parley.names import XSD
from parley.store.query.nodes import ExpressionNode
from parley.store.query.strings import unescaped, unquoted
from parley.store.query.tokens import TokenMatch, found_at, next_mark

_NUMBER = re.compile(
    r"[+-]?(?:(?P<double>(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+)|(?P<decimal>\d*\.\d+)|(?P<integer>\d+))(?![\w])"
)
_OPERATOR = re.compile(r"\|\||&&|!=|<=|>=|[=<>+\-*/]|(?P<list>(?:NOT\s+)?IN(?=\s*\())", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_CONSTANTS = ("string", "number")
_BEGIN_NUMBERS = (".", "+", "-")
_AFTER_GROUP = frozenset({"HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"})


class NotSeenError(Exception):
    """An unknown kind of expression, so that its needs cannot be decided."""


@dataclass
class ExpressionReader:
    """Reads one query.

    Attributes:
        found: The constants and expressions, each with whether its value is needed, or only the term.
        renamings: The expressions that get a name, with the name.
        grouped: The variables of its grouping.
    """

    text: str
    prefixes: dict[str, str]
    base: str | None
    position: int = 0
    found: list[tuple[ExpressionNode, bool]] = field(default_factory=list)
    renamings: list[tuple[str, ExpressionNode]] = field(default_factory=list)
    grouped: set[str] = field(default_factory=set)

    def note(self, node: ExpressionNode, *, need: bool) -> None:
        """Note an expression."""
        self.found.append((node, need))

    # Tokens.

    def take(self) -> TokenMatch:
        """Return the next token and go past it."""
        found = self.peek()
        self.position = found.end
        return found

    def peek(self) -> TokenMatch:
        """Return the next token."""
        return found_at(self.text, self.position)

    def accept(self, text: str) -> bool:
        """Go past a mark or word, if it is the next token."""
        found = self.peek()
        if found.text.upper() != text:
            return False
        self.position = found.end
        return True

    def expect(self, text: str) -> None:
        """Go past a required token."""
        if not self.accept(text):
            raise NotSeenError(text)

    # Patterns, and the clauses around them.

    def patterns(self, end: int, close: str = "") -> None:
        """Go past patterns and clauses up to an end, or to the closing bracket."""
        depth = 0
        while self.position < end:
            found = self.peek()
            may_begin = found.kind in _CONSTANTS or found.text in _BEGIN_NUMBERS
            if may_begin and (constant := self.constant(found.begin)) is not None:
                self.note(constant, need=False)
                self.pass_literal(constant)
                continue
            if found.kind == "end":
                return
            self.position = found.end
            depth += (found.text == "{") - (found.text == "}")
            if close and depth < 0:
                return
            if found.kind == "word" and (clause := _CLAUSES.get(found.text.upper())) is not None:
                clause(self)
                self.pass_clause()
            else:
                self.pass_token(found)

    def pass_literal(self, literal: ExpressionNode) -> None:
        """Go past a literal between patterns."""

    def pass_clause(self) -> None:
        """Go past a clause that has been read."""

    def pass_token(self, found: TokenMatch) -> None:
        """Go past another token between patterns."""

    def declare_prefix(self) -> None:
        """Go past a declaration of a prefix."""
        name, iri = self.take(), self.take()
        self.prefixes[name.text.removesuffix(":")] = self.resolved(iri.text)

    def declare_base(self) -> None:
        """Go past a declaration of the base."""
        self.base = self.resolved(self.take().text)

    def bound(self) -> None:
        """Go past the number of a LIMIT or OFFSET."""
        self.take()

    def constraint(self, *, need: bool = True, variable: bool = False) -> None:
        """Go past a condition, or an expression in brackets."""
        node = self.primary()
        if node.kind == "variable" and not variable:
            raise NotSeenError("a variable without brackets")
        self.note(node, need=need)

    def constraints(self) -> None:
        """Go past the conditions of HAVING."""
        while self.peek().text == "(" or self.is_call():
            self.constraint()

    def projection(self) -> None:
        """Go past a SELECT clause."""
        while self.peek().text.upper() in ("DISTINCT", "REDUCED", "*", "(") or self.peek().kind == "variable":
            if self.take().text == "(":
                self.renamed()

    def renamed(self) -> None:
        """Go past an expression that may get a name, after its opening bracket."""
        node = self.expression()
        self.note(node, need=False)
        if self.accept("AS"):
            self.renamings.append((self.take().text[1:], node))
        self.expect(")")

    def binding(self) -> None:
        """Go past BIND."""
        self.expect("(")
        self.renamed()

    def grouping(self) -> None:
        """Go past GROUP BY."""
        self.accept("BY")
        while True:
            found = self.peek()
            if found.kind == "variable":
                self.grouped.add(self.take().text[1:])
            elif self.accept("("):
                self.renamed()
            elif self.is_call():
                self.constraint(need=False)
            else:
                return

    def ordering(self) -> None:
        """Go past ORDER BY."""
        self.accept("BY")
        while True:
            directed = self.accept("ASC") or self.accept("DESC")
            begins = self.peek().kind == "variable" or self.peek().text == "(" or self.is_call()
            if not directed and not begins:
                return
            self.constraint(variable=not directed)

    def is_call(self) -> bool:
        """Return whether the next token begins a call."""
        found = self.peek()
        name = found.kind in ("iri", "prefixed") or (
            found.kind == "word" and found.text.upper() not in _AFTER_GROUP
        )
        return name and found_at(self.text, found.end).text in ("(", "{")

    # Expressions.

    def expression(self) -> ExpressionNode:
        """Read an expression."""
        node = ExpressionNode("joined", next_mark(self.text, self.position))
        node.parts.append(self.signed())
        while (operator := _OPERATOR.match(self.text, next_mark(self.text, self.position))) is not None:
            node.name = "operator"
            self.position = operator.end()
            node.operators.append("IN" if operator["list"] else operator[0])
            node.parts.append(self.listed() if operator["list"] else self.signed())
        node.end = self.position
        return node

    def listed(self) -> ExpressionNode:
        """Read the list after IN."""
        begin = self.position
        return ExpressionNode("joined", begin, name="operator", parts=self.arguments(), operators=["list"])

    def signed(self) -> ExpressionNode:
        """Read an operand with the signs before it."""
        begin = position = next_mark(self.text, self.position)
        while (sign := self.text[position : position + 1]) in ("!", "+", "-"):
            if _NUMBER.match(self.text, position):
                break
            self.position = position + 1
            position = next_mark(self.text, self.position)
        operand = self.primary()
        if operand.begin == begin or not (sign := self.text[begin]) or sign not in "!+-":
            return operand
        return ExpressionNode("joined", begin, self.position, "operator", parts=[operand], operators=[sign])

    def primary(self) -> ExpressionNode:
        """Read an operand."""
        begin = next_mark(self.text, self.position)
        if (constant := self.constant(begin)) is not None:
            return constant
        if self.text.startswith("<<", begin):
            return self.quoted(begin)
        found = self.take()
        if found.kind == "variable":
            return ExpressionNode("variable", found.begin, found.end)
        if found.text == "(":
            inner = self.expression()
            self.expect(")")
            return inner
        if found.kind == "word":
            return self.word(found)
        if found.kind in ("iri", "prefixed"):
            if self.peek().text != "(":
                return ExpressionNode("other", found.begin, found.end, "IRI", self.resolved(found.text))
            return self.call(found, self.resolved(found.text))
        raise NotSeenError(found.text)

    def call(self, found: TokenMatch, name: str) -> ExpressionNode:
        """Read the arguments of a function."""
        arguments = self.arguments()
        return ExpressionNode("call", found.begin, found.end, name, parts=arguments, until=self.position)

    def word(self, found: TokenMatch) -> ExpressionNode:
        """Read an operand that begins with a word."""
        name = found.text.upper()
        if name in ("EXISTS", "NOT"):
            if name == "NOT":
                self.expect("EXISTS")
            self.expect("{")
            self.patterns(len(self.text), "}")
            return ExpressionNode("other", found.begin, self.position, XSD + "boolean")
        if name in ("TRUE", "FALSE"):
            return ExpressionNode("other", found.begin, found.end, XSD + "boolean", name.lower())
        return self.call(found, name)

    def quoted(self, begin: int) -> ExpressionNode:
        """Go past a triple that is a term."""
        end = self.text.find(">>", begin)
        if end < 0:
            raise NotSeenError("<<")
        self.position = begin + 2
        self.patterns(end)
        self.position = end + 2
        return ExpressionNode("other", begin, self.position)

    def arguments(self) -> list[ExpressionNode]:
        """Read arguments with their brackets."""
        self.expect("(")
        found: list[ExpressionNode] = []
        self.accept("DISTINCT")
        if self.accept("*") or self.accept(")"):
            if self.text[self.position - 1] == "*":
                self.expect(")")
            return found
        while True:
            found.append(self.expression())
            if self.accept(";"):
                self.expect("SEPARATOR")
                self.expect("=")
                self.take()
            if not self.accept(","):
                self.expect(")")
                return found

    def constant(self, begin: int) -> ExpressionNode | None:
        """Read a literal; None if there is none."""
        number = _NUMBER.match(self.text, begin)
        if number is not None:
            self.position = number.end()
            return ExpressionNode("constant", begin, number.end(), XSD + str(number.lastgroup), number[0])
        found = found_at(self.text, begin)
        if found.kind != "string":
            return None
        self.position = found.end
        if not self.text.startswith("^^", next_mark(self.text, found.end)):
            tag = self.take().text.lower() if self.peek().kind == "tag" else XSD + "string"
            return ExpressionNode("other", begin, self.position, tag, unquoted(found.text))
        self.position = next_mark(self.text, found.end) + 2
        datatype = self.take()
        return ExpressionNode(
            "constant", begin, self.position, self.resolved(datatype.text), unquoted(found.text)
        )

    def resolved(self, written: str) -> str:
        """Return the IRI of a term; empty if it has none."""
        if written.startswith("<"):
            return _joined(self.base, unescaped(written[1:-1]))
        prefix, _, local = written.partition(":")
        return self.prefixes[prefix] + local if prefix in self.prefixes else ""


_CLAUSES: Mapping[str, Callable[[ExpressionReader], None]] = {
    "PREFIX": ExpressionReader.declare_prefix,
    "BASE": ExpressionReader.declare_base,
    "SELECT": ExpressionReader.projection,
    "FILTER": ExpressionReader.constraint,
    "HAVING": ExpressionReader.constraints,
    "BIND": ExpressionReader.binding,
    "GROUP": ExpressionReader.grouping,
    "ORDER": ExpressionReader.ordering,
    "LIMIT": ExpressionReader.bound,
    "OFFSET": ExpressionReader.bound,
}


def _joined(base: str | None, iri: str) -> str:
    """Return an IRI in full. The join of the standard library would lose an empty fragment."""
    if base is None or _ABSOLUTE.match(iri):
        return iri
    return urljoin(base, iri) + ("#" if iri.endswith("#") else "")
