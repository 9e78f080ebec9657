"""One scan over the tokens of a query, before any parser sees it.

The parser recurses and its optimiser is cubic: a few kilobytes of brackets end the process, a few
hundred joined patterns keep it busy for minutes. The scan bounds both, in one pass that costs some
ten microseconds for an ordinary query. It is no parser: what it lets through may still be
malformed. It leans to refusing: where a comparison can be read as an IRI (``?a<(1)&&(2)>?b``), it
counts what is inside.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from parley.store.failures import MalformedQuery, QueryRefused
from parley.store.formats import Form
from parley.store.tokens import Token, names, tokens

MAX_DEPTH = 64
"""Brackets within brackets. Lists nested 64 deep parse in 0.1 s, 256 deep in minutes; 1,000 nested
FILTER EXISTS end the process (pyoxigraph 0.5.13)."""

MAX_JOINED = 128
"""Patterns of one group. 128 joined patterns are optimised in 1.3 s, 256 in more than 8 s."""

MAX_STEPS = 256
"""Steps ``/`` and ``^`` of all property paths. 256 take 0.4 s, 1,000 more than 8 s."""

MAX_OPERATORS = 1_000
"""Operators of all expressions. A chain of 1,000 takes 0.3 s; 10,000 end the process."""

MAX_REPEATS = 500
"""Each of the keywords below. Chains of 3,000 MINUS, BIND, VALUES or AS end the process."""

MAX_BRACKETS = 2_000
"""All brackets outside data. 10,000 HAVING conditions end the process."""

MAX_DESCRIBED = 500
"""Terms of a DESCRIBE. 3,000 end the process."""

MAX_TOKENS = 50_000
"""All tokens outside VALUES data, which are as long as they like."""

MAX_NAMED = 200
"""So many different names of a query are noted."""

MAX_NAMING = 16 * 1024
"""So many characters of VALUES data are searched for names, all told."""

_REPEATED = frozenset(
    {"OPTIONAL", "MINUS", "BIND", "VALUES", "AS", "FILTER", "UNION", "GRAPH", "EXISTS", "HAVING", "SELECT"}
)
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
)  # fmt: skip
_VOLATILE = frozenset({"RAND", "NOW", "UUID", "STRUUID", "BNODE"})
_NOT_JOINED = frozenset({"UNION", "MINUS", "EXISTS", "VALUES"})
_HIDDEN_OPERATOR = re.compile(r"&&|[!+*]")
_PAIRS = frozenset({"{}", "()", "[]"})


@dataclass
class Outline:
    """What the scan saw.

    Attributes:
        text: The query.
        form: Its form, None where the first keyword is no query's.
        declared: The prefixes it declares.
        used: The prefixes it uses, each with the offset of its first use.
        names_dataset: Whether it has a FROM clause.
        volatile: Whether it may give another answer the next time (RAND, NOW, UUID …).
        named: The IRIs and prefixed names it asks for, as written, each once: those of a template are what
            it makes, and are not noted.
    """

    text: str
    form: Form | None = None
    declared: dict[str, str] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    names_dataset: bool = False
    volatile: bool = False
    named: dict[str, None] = field(default_factory=dict)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of an offset."""
        before = self.text[:offset]
        return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def outline(text: str) -> Outline:
    """Scan a query.

    Raises:
        QueryRefused: It asks for SERVICE or an update, or is built so that it could end or block a parser.
        MalformedQuery: Its brackets do not match.
    """
    scan = _Scan(Outline(text))
    for number, token in enumerate(tokens(text)):
        if number > MAX_TOKENS:
            raise QueryRefused(
                f"the query has more than {MAX_TOKENS:,} tokens; only VALUES data may be longer"
            )
        scan.take(token)
    scan.finish()
    return scan.seen


@dataclass
class _Group:
    """An open bracket, and how many patterns stand in it side by side."""

    bracket: str
    offset: int
    is_template: bool
    joined: int = 1


@dataclass
class _Scan:
    """The state of one scan."""

    seen: Outline
    groups: list[_Group] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    hidden_depth: int = 0
    last: str = ""
    prefix: str | None = None
    naming: int = MAX_NAMING

    def take(self, token: Token) -> None:
        match token.kind:
            case "word":
                self._word(token.text)
            case "prefixed":
                self._prefixed(token)
            case "iri":
                self._iri(token)
            case "operator":
                self._operator(token.text)
            case "open":
                self._open(token)
            case "close":
                self._close(token)
            case "other" if token.text in ".;,":
                self._separator()
            case "rows":
                self._rows(token.text)
        self.last = token.text

    def finish(self) -> None:
        if self.groups:
            raise self._malformed(f"“{self.groups[-1].bracket}” is never closed", self.groups[-1].offset)

    def _word(self, word: str) -> None:
        if word == "SERVICE":
            raise QueryRefused(
                "SERVICE is refused: this endpoint asks no other endpoint. Ask the other one yourself and "
                "bring its rows along with VALUES."
            )
        if self.seen.form is None and not self.groups:
            self._form(word)
        if word in _REPEATED:
            self._count(word, MAX_REPEATS, f"has {word} more than {MAX_REPEATS} times")
        self.seen.names_dataset |= word == "FROM"
        self.seen.volatile |= word in _VOLATILE

    def _form(self, word: str) -> None:
        if word in Form.__members__:
            self.seen.form = Form(word)
        elif word in _UPDATES:
            raise QueryRefused("this endpoint is read-only: it answers queries and refuses updates")

    def _prefixed(self, token: Token) -> None:
        prefix, _, local = token.text.partition(":")
        if self.last == "PREFIX" and not local:
            self.prefix = prefix
            return
        self.seen.used.setdefault(prefix, token.offset)
        self._name(token.text)
        self._described()

    def _iri(self, token: Token) -> None:
        if self.prefix is not None:
            self.seen.declared[self.prefix] = token.text[1:-1]
            self.prefix = None
            return
        if self.last != "BASE":
            self._name(token.text)
        if "(" in token.text or "[" in token.text:
            self._hidden_brackets(token)
        for _ in _HIDDEN_OPERATOR.findall(token.text):
            self._operator("&&")
        self._described()

    def _rows(self, data: str) -> None:
        for name in names(data, self.naming):
            self._name(name)
        self.naming = max(0, self.naming - len(data))

    def _name(self, written: str) -> None:
        if len(self.seen.named) < MAX_NAMED and not any(group.is_template for group in self.groups):
            self.seen.named[written] = None

    def _hidden_brackets(self, token: Token) -> None:
        """Count the brackets of what looks like an IRI and may be read as a comparison."""
        opened = token.text.count("(") + token.text.count("[")
        closed = token.text.count(")") + token.text.count("]")
        self.hidden_depth += max(0, opened - closed)
        self._depth(opened, token.offset)

    def _operator(self, operator: str) -> None:
        if operator in ("/", "^"):
            self._count("steps", MAX_STEPS, f"has more than {MAX_STEPS} steps in its property paths")
        elif operator != "^^":
            self._count("operators", MAX_OPERATORS, f"has more than {MAX_OPERATORS:,} operators")

    def _open(self, token: Token) -> None:
        self._count("brackets", MAX_BRACKETS, f"has more than {MAX_BRACKETS:,} brackets")
        self._depth(1, token.offset)
        if token.text == "{" and self.groups and self.last not in _NOT_JOINED:
            self._join()
        self.groups.append(_Group(token.text, token.offset, self.last == "CONSTRUCT"))

    def _close(self, token: Token) -> None:
        if not self.groups or self.groups[-1].bracket + token.text not in _PAIRS:
            raise self._malformed(f"“{token.text}” closes nothing", token.offset)
        self.groups.pop()

    def _separator(self) -> None:
        """Take a separator of patterns; between parentheses it separates arguments."""
        if self.groups and self.groups[-1].bracket != "(":
            self._join()

    def _join(self) -> None:
        """Count a pattern towards the group it is joined in; those of a blank node are its group's."""
        group = next((g for g in reversed(self.groups) if g.bracket == "{"), self.groups[0])
        group.joined += 1
        if group.joined > MAX_JOINED and not group.is_template:
            raise QueryRefused(
                f"the query joins more than {MAX_JOINED} patterns in one group: split it with sub-selects, "
                "or ask for several properties with one variable and VALUES"
            )

    def _described(self) -> None:
        if self.seen.form is Form.DESCRIBE and not self.groups:
            self._count("described", MAX_DESCRIBED, f"describes more than {MAX_DESCRIBED} things")

    def _depth(self, more: int, offset: int) -> None:
        if len(self.groups) + self.hidden_depth + more > MAX_DEPTH:
            line, column = self.seen.place(offset)
            raise QueryRefused(
                f"brackets are nested more than {MAX_DEPTH} deep (line {line}, column {column}): "
                "flatten the query"
            )

    def _count(self, what: str, bound: int, reason: str) -> None:
        self.counts[what] += 1
        if self.counts[what] > bound:
            raise QueryRefused(f"the query {reason}; shorten it, or ask in several queries")

    def _malformed(self, message: str, offset: int) -> MalformedQuery:
        line, column = self.seen.place(offset)
        return MalformedQuery(f"{message} (line {line}, column {column})", line, column)
