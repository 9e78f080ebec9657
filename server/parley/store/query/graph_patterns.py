"""Reads the possible values of the variables of a query, besides its expressions.

The possible values of a variable are those that all its places allow together. So the result may be too
large, but never too small. This does not parse the rest of a query: unknown parts give no result.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from parley.names import RDF
from parley.store.query.expressions import ExpressionReader, NotSeenError
from parley.store.query.nodes import ExpressionNode
from parley.store.query.tokens import TokenMatch

TYPE = RDF + "type"
SUBJECT, OTHER, DATA = "subject", "other", "data"
"""Kinds of places of variables: without literals, unknown, VALUES; any other is a property."""

MAX_ROWS = 64
"""How many values of VALUES are read for each variable. With more, nothing is known."""


@dataclass
class _Frame:
    """An open bracket.

    Attributes:
        bracket: Its text; "" for the whole query, ``template`` for the template of a CONSTRUCT.
        state: The next part: S(ubject), P(roperty), V (perhaps more of a path, or the object), O(bject), X (a
            separator), G(raph), or C (an item of a list).
        verb: The property whose values come next; None if it is not known.
        branching: Whether its path has branches.
        parentheses: How many are open in its path.
        optional: The variables of the OPTIONAL around it, if there is one.
    """

    bracket: str
    state: str = "S"
    verb: str | None = None
    branching: bool = False
    parentheses: int = 0
    optional: set[str] | None = None


@dataclass
class PatternReader(ExpressionReader):
    """Reads one query.

    Attributes:
        origins: The places where each variable gets its values.
        given: The values that VALUES gives to each variable.
        objects: The terms in the place of a value of a property.
        required: The variables that occur outside of every OPTIONAL.
        optionals: The variables of each OPTIONAL.
        unbound: The variables that VALUES leaves open somewhere.
    """

    origins: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    given: dict[str, list[ExpressionNode]] = field(default_factory=lambda: defaultdict(list))
    objects: list[tuple[str, ExpressionNode]] = field(default_factory=list)
    required: set[str] = field(default_factory=set)
    optionals: list[set[str]] = field(default_factory=list)
    unbound: set[str] = field(default_factory=set)
    frames: list[_Frame] = field(default_factory=lambda: [_Frame("")])
    word_before: str = ""

    def patterns(self, end: int, close: str = "") -> None:
        """Go past patterns and clauses up to an end, or to the closing bracket."""
        if not close:
            super().patterns(end)
            return
        held = self.frames
        self.frames = [*held, _Frame("{", optional=held[-1].optional)]
        super().patterns(end, close)
        self.frames = held

    def projection(self) -> None:
        """Go past a SELECT clause. A variable that is optional outside of a sub-select is not so inside."""
        super().projection()
        self.frames[-1].optional = None

    def pass_clause(self) -> None:
        """Start a new pattern."""
        if self.frames[-1].bracket == "{":
            self.frames[-1].state = "S"

    def pass_literal(self, literal: ExpressionNode) -> None:
        """Read a literal as part of a pattern."""
        self.term(None, literal)

    def pass_token(self, found: TokenMatch) -> None:
        """Read a token as part of a pattern."""
        if (take := _TAKERS.get(found.kind)) is not None:
            take(self, found)
        else:
            raise NotSeenError(found.text)

    def take_word(self, found: TokenMatch) -> None:
        """Read a keyword."""
        word, frame = found.text.upper(), self.frames[-1]
        if word == "A" and frame.state == "P":
            frame.verb, frame.state = TYPE, "V"
        elif word in ("TRUE", "FALSE"):
            self.term(None, self.word(found))
        elif word == "VALUES":
            self.values()
        elif word == "GRAPH":
            frame.state = "G"
        elif frame.bracket == "{":
            frame.state = "S"
        self.word_before = word

    def take_name(self, found: TokenMatch) -> None:
        """Read a variable, an IRI or a blank node."""
        variable = found.text[1:] if found.kind == "variable" else None
        iri = self.resolved(found.text) if found.kind in ("iri", "prefixed") else ""
        self.term(variable, ExpressionNode("other", found.begin, found.end, "IRI", iri) if iri else None)

    def take_operator(self, found: TokenMatch) -> None:
        """Read a mark of a path."""
        frame = self.frames[-1]
        if frame.bracket in ("", "template") or frame.parentheses:
            return
        if found.text == "/" and frame.state == "V":
            frame.state, frame.verb = "P", None
        elif found.text == "|" and frame.state == "V":
            frame.state, frame.branching = "P", True
        elif found.text in ("^", "!") and frame.state == "P":
            frame.branching = True  # the values are subjects, or values of other properties
        elif found.text in ("*", "+") and frame.state == "V":
            frame.verb = None
        else:
            raise NotSeenError(found.text)

    def take_mark(self, found: TokenMatch) -> None:
        """Read a separator."""
        frame = self.frames[-1]
        if frame.bracket not in ("", "template") and not frame.parentheses:
            if found.text == "?" and frame.state == "V":
                frame.verb = None
            elif (state := {".": "S", ";": "P", ",": "O"}.get(found.text)) is not None:
                frame.state = state
                if state == "P":
                    frame.verb, frame.branching = None, False
            else:
                raise NotSeenError(found.text)

    def open_bracket(self, found: TokenMatch) -> None:
        """Read an opening bracket."""
        frame = self.frames[-1]
        if frame.bracket == "template" or self.word_before == "CONSTRUCT":
            self.frames.append(_Frame("template"))
        elif found.text == "(" and (frame.state == "P" or frame.parentheses):
            frame.parentheses += 1
            return
        elif found.text == "{":
            optional = frame.optional
            if self.word_before == "OPTIONAL":
                optional = set()
                self.optionals.append(optional)
            self.frames.append(_Frame("{", optional=optional))
        else:
            self.frames.append(_Frame(found.text, "P" if found.text == "[" else "C", optional=frame.optional))
        self.word_before = ""

    def close_bracket(self, found: TokenMatch) -> None:
        """Read a closing bracket."""
        if self.frames[-1].parentheses:
            self.frames[-1].parentheses -= 1
            if not self.frames[-1].parentheses:
                self.frames[-1].state, self.frames[-1].verb = "V", None
            return
        if len(self.frames) < 2:
            raise NotSeenError(found.text)
        closed = self.frames.pop()
        if closed.bracket in ("(", "["):
            self.term(None, None)
        elif self.frames[-1].bracket == "{":
            self.frames[-1].state = "S"

    def term(self, variable: str | None, node: ExpressionNode | None) -> None:
        """Read a term at its place."""
        frame = self.frames[-1]
        if frame.bracket in ("", "template") or frame.parentheses:
            return
        state = frame.state
        if state in ("S", "G"):
            self.bind(variable, SUBJECT)
            frame.state = "P" if state == "S" else "S"
        elif state == "P":
            self.bind(variable, SUBJECT)
            frame.verb, frame.state = node.value if node else None, "V"
        elif state in ("V", "O"):
            verb = None if frame.branching else frame.verb
            self.bind(variable, verb or OTHER)
            if verb and node is not None:
                self.objects.append((verb, node))
            frame.state = "X"
        elif state == "C":
            self.bind(variable, OTHER)
        else:
            raise NotSeenError("a term where none belongs")

    def bind(self, variable: str | None, place: str) -> None:
        """Note that a variable gets values from a place."""
        if variable is None:
            return
        self.origins[variable].add(place)
        optional = self.frames[-1].optional
        (self.required if optional is None else optional).add(variable)

    def values(self) -> None:
        """Go past VALUES with its rows."""
        names = [self.take()]
        if names[0].text == "(":
            while (found := self.take()).kind == "variable":
                names.append(found)
            names = names[1:]
        variables = [found.text[1:] for found in names]
        if not variables:
            raise NotSeenError("VALUES without variables")
        self.expect("{")
        for number, item in enumerate(self.rows()):
            name = variables[number % len(variables)]
            if item is None:
                self.unbound.add(name)
            else:
                self.given[name].append(item)
        for name in variables:
            self.bind(name, DATA if len(self.given[name]) <= MAX_ROWS else OTHER)
        self.pass_clause()

    def rows(self) -> list[ExpressionNode | None]:
        """Return the values in the rows of VALUES, after their opening bracket; UNDEF is None."""
        items: list[ExpressionNode | None] = []
        while not self.accept("}"):
            if self.accept("(") or self.accept(")"):
                continue
            if self.accept("UNDEF"):
                items.append(None)
            else:
                items.append(self.primary())
        return items


_TAKERS: dict[str, Callable[[PatternReader, TokenMatch], None]] = {
    "word": PatternReader.take_word,
    "variable": PatternReader.take_name,
    "iri": PatternReader.take_name,
    "prefixed": PatternReader.take_name,
    "blank": PatternReader.take_name,
    "operator": PatternReader.take_operator,
    "other": PatternReader.take_mark,
    "open": PatternReader.open_bracket,
    "close": PatternReader.close_bracket,
}
