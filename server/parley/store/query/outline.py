"""One scan over the tokens of a query, before any parser sees it.

The parser recurses, and its optimiser is cubic. A few kilobytes of brackets end the process, and a few
hundred joined patterns occupy it for minutes. The scan limits both, in one pass that takes about ten
microseconds for an ordinary query. It is no parser, so a query that it accepts may still be malformed.
In doubt it refuses: if a comparison can be read as an IRI (``?a<(1)&&(2)>?b``), it counts the operators
inside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from parley.store.query.bounds import COUNTED, MAX_DEPTH, MAX_JOINED, MAX_TOKENS
from parley.store.query.failures import MalformedQuery, QueryRefused
from parley.store.query.formats import QueryForm
from parley.store.query.tokens import directions, names, tokens

MAX_NAMED = 200
"""How many different names of a query are noted."""

MAX_NAMING = 16 * 1024
"""How many characters of VALUES data are searched for names, in total."""

_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
)  # fmt: skip
_VOLATILE = frozenset({"RAND", "NOW", "UUID", "STRUUID", "BNODE"})
_OF_1_2 = frozenset({"TRIPLE", "STRLANGDIR"})
"""Functions that make terms of RDF 1.2."""
_MARKS_OF_1_2 = frozenset({"<<", "{|"})
"""Neighbouring tokens that begin a triple term or an annotation, and never occur in SPARQL 1.1."""
_NOT_JOINED = frozenset({"UNION", "MINUS", "EXISTS", "VALUES"})
_HIDDEN_OPERATOR = re.compile(r"&&|[!+*]")
_PAIRS = frozenset({"{}", "()", "[]"})
_TYPE = frozenset({"A", "rdf:type"})
_BEFORE_VERB = frozenset(";[]")
_BEFORE_SUBJECT = frozenset(".{})")
_PATTERN_BEGINS = frozenset(".{}")
_WEIGHING = frozenset(
    {"SUM", "AVG", "GROUP_CONCAT", "MIN", "MAX", "IN", "STRLEN", "UCASE", "LCASE", "YEAR", "ABS"}
)
_BOUNDING = ("LIMIT", "OFFSET")
_COMPARING = frozenset({"=", "<", ">", "<=", ">="})
_MADE_VALUE = re.compile(r"\^\^|(?<![\w:/.#%<-])(?:\+\d|-0|0\d|\d*\.\d|\d+\.?[eE])")
"""A typed literal, or a number that the engine would write otherwise."""
_FORMS = {form.value: form for form in QueryForm}


@dataclass
class Outline:
    """The result of the scan.

    Attributes:
        text: The query.
        form: Its form, None if the first keyword is not that of a query.
        declared: The prefixes it declares.
        used: The prefixes it uses, each with the offset of its first use.
        names_dataset: Whether it has a FROM clause.
        volatile: Whether it may give another answer the next time (RAND, NOW, UUID …).
        named: The IRIs and prefixed names in its patterns, as written, each once. Those of a template only
            make the answer, and are not noted.
        classes: Those in the place of a class.
        verbs: Those in the place of a property, as far as that is clear without a parser.
        weighs: Whether it has an expression, a literal or a variable that should be examined more closely.
        makes_values: Whether it may make a value that the engine would keep in another form.
        asks_default: Whether it has a pattern, and no pattern names a graph.
        variables: Its variables, each once.
        inside: Those that stand in its patterns, or that an AS names.
    """

    text: str
    form: QueryForm | None = None
    declared: dict[str, str] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    names_dataset: bool = False
    volatile: bool = False
    named: dict[str, None] = field(default_factory=dict)
    classes: dict[str, None] = field(default_factory=dict)
    verbs: dict[str, None] = field(default_factory=dict)
    weighs: bool = False
    makes_values: bool = False
    asks_default: bool = False
    variables: dict[str, None] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)

    def undeclared(self, known: Mapping[str, str]) -> str | None:
        """Return the first prefix that it uses and that neither it nor anybody else declares."""
        return next((name for name in self.used if name not in self.declared and name not in known), None)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of an offset."""
        before = self.text[:offset]
        return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def outline(text: str) -> Outline:
    """Scan a query.

    Raises:
        QueryRefused: It has SERVICE or an update, or its form could end or block a parser.
        MalformedQuery: Its brackets do not match.
    """
    scan = _Scan(Outline(text))
    takers = scan.takers()
    for number, (kind, token, offset) in enumerate(tokens(text)):
        if number > MAX_TOKENS:
            raise QueryRefused(
                f"the query has more than {MAX_TOKENS:,} tokens; only VALUES data may be longer"
            )
        if (take := takers.get(kind)) is not None:
            take(token, offset)
        scan.before, scan.last = scan.last, token
    scan.finish()
    return scan.seen


@dataclass(slots=True)
class _Group:
    """An open bracket, and the number of neighbouring patterns in it."""

    bracket: str
    offset: int
    is_template: bool
    joined: int = 1


@dataclass(slots=True)
class _Scan:
    """The state of one scan."""

    seen: Outline
    groups: list[_Group] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    hidden_depth: int = 0
    templates: int = 0
    before: str = ""
    last: str = ""
    braces: int = 0
    prefix: str | None = None
    naming: int = MAX_NAMING
    patterns: bool = False

    def takers(self) -> dict[str, Callable[[str, int], None]]:
        """Return the handler of each kind of token; kinds without a handler are ignored."""
        return {
            "word": self._word,
            "prefixed": self._prefixed,
            "iri": self._iri,
            "operator": self._operator,
            "open": self._open,
            "close": self._close,
            "other": self._separator,
            "rows": self._rows,
            "variable": self._variable,
            "string": self._string,
            "number": self._number,
            "tag": self._tag,
        }

    def finish(self) -> None:
        described = self.seen.form is QueryForm.DESCRIBE
        self.seen.weighs |= not self.seen.variables.keys() <= self.seen.inside
        self.seen.asks_default = (self.patterns or described) and not self.counts["GRAPH"]
        if self.groups:
            raise self._malformed(f"“{self.groups[-1].bracket}” is never closed", self.groups[-1].offset)

    def _word(self, word: str, offset: int) -> None:
        if word in _OF_1_2:
            raise self._newer(offset)
        if word == "SERVICE":
            raise QueryRefused(
                "SERVICE is refused: this endpoint queries no other endpoint. Query the other one yourself "
                "and add its rows with VALUES."
            )
        if self.seen.form is None and not self.groups:
            self._form(word)
        if word == "A":
            self._pattern()
        self.seen.weighs |= word in _WEIGHING
        self.seen.makes_values |= word == "STRDT"
        if word in self.counts:
            self._count(word)
        elif word == "FROM":
            self.seen.names_dataset = True
        elif word in _VOLATILE:
            self.seen.volatile = True

    def _form(self, word: str) -> None:
        if word in _UPDATES:
            raise QueryRefused("this endpoint is read-only: it answers queries and refuses updates")
        self.seen.form = _FORMS.get(word)

    def _prefixed(self, written: str, offset: int) -> None:
        prefix, _, local = written.partition(":")
        if self.last == "PREFIX" and not local:
            self.prefix = prefix
            return
        self.seen.used.setdefault(prefix, offset)
        self._name(written)
        self._described()

    def _iri(self, written: str, offset: int) -> None:
        if self.prefix is not None:
            self.seen.declared[self.prefix] = written[1:-1]
            self.prefix = None
            return
        if self.last != "BASE":
            self._name(written)
        if "(" in written or "[" in written:
            self.seen.makes_values = True
            self._hidden_brackets(written, offset)
        for _ in _HIDDEN_OPERATOR.findall(written):
            self._operator("&&", offset)
        self._described()

    def _rows(self, data: str, offset: int) -> None:
        self.seen.makes_values |= _MADE_VALUE.search(data) is not None
        for name, start in names(data, self.naming):
            if not name.startswith("<"):
                self.seen.used.setdefault(name.partition(":")[0], offset + start)
            self._name(name)
        self.naming = max(0, self.naming - len(data))
        for start in directions(data):
            raise self._newer(offset + start)

    def _name(self, written: str) -> None:
        self._pattern()
        if self.templates or len(self.seen.named) >= MAX_NAMED:
            return
        self.seen.named[written] = None
        if self.last in _TYPE:
            self.seen.classes[written] = None
        elif self.last in _BEFORE_VERB or (self.before in _BEFORE_SUBJECT and self.last[:1] in "?$"):
            self.seen.verbs[written] = None

    def _variable(self, written: str, _: int) -> None:
        name = written[1:]
        self.seen.variables[name] = None
        if (self.braces and not self.templates) or self.last == "AS":
            self.seen.inside.add(name)
        self._pattern()

    def _pattern(self) -> None:
        """Note a pattern: a term after a subject, or within the brackets of a blank node."""
        is_term = self.last[:1] in "?$<_]" or ":" in self.last
        if (self.before in _PATTERN_BEGINS and is_term) or self.last == "[":
            self.patterns |= bool(self.groups) and not self.templates

    def _string(self, *_: object) -> None:
        self.seen.weighs = True

    def _number(self, digits: str, offset: int) -> None:
        self.seen.weighs |= self.last not in _BOUNDING
        around = self.seen.text[max(0, offset - 1) : offset + len(digits) + 2]  # with its sign or full stop
        self.seen.makes_values |= _MADE_VALUE.search(around) is not None

    def _tag(self, tag: str, offset: int) -> None:
        if "--" in tag:
            raise self._newer(offset)

    def _hidden_brackets(self, written: str, offset: int) -> None:
        """Count the brackets of a possible IRI that may also be a comparison."""
        opened = written.count("(") + written.count("[")
        closed = written.count(")") + written.count("]")
        self.hidden_depth += max(0, opened - closed)
        self._depth(opened, offset)

    def _operator(self, operator: str, offset: int) -> None:
        if self.last + operator in _MARKS_OF_1_2:
            raise self._newer(offset)
        self.seen.weighs |= operator in _COMPARING
        if operator in ("/", "^"):
            self._count("steps")
        elif operator == "^^":
            self.seen.makes_values = True
        else:
            self._count("operators")

    def _open(self, bracket: str, offset: int) -> None:
        self._count("brackets")
        self._depth(1, offset)
        if bracket == "{" and self.groups and self.last not in _NOT_JOINED:
            self._join()
        is_template = self.last == "CONSTRUCT"
        self.templates += is_template
        self.braces += bracket == "{"
        self.groups.append(_Group(bracket, offset, is_template))

    def _close(self, bracket: str, offset: int) -> None:
        if not self.groups or self.groups[-1].bracket + bracket not in _PAIRS:
            raise self._malformed(f"“{bracket}” closes nothing", offset)
        self.braces -= bracket == "}"
        self.templates -= self.groups.pop().is_template

    def _separator(self, character: str, offset: int) -> None:
        """Read a separator of patterns; in parentheses it separates arguments."""
        if character == "~":
            raise self._newer(offset)
        if character in ".;," and self.groups and self.groups[-1].bracket != "(":
            self._join()

    def _join(self) -> None:
        """Count a pattern for the group that joins it; those of a blank node belong to its group."""
        group = next((g for g in reversed(self.groups) if g.bracket == "{"), self.groups[0])
        group.joined += 1
        if group.joined > MAX_JOINED and not group.is_template:
            raise QueryRefused(
                f"the query joins more than {MAX_JOINED} patterns in one group: split it with sub-selects, "
                "or ask for several properties with one variable and VALUES"
            )

    def _described(self) -> None:
        if self.seen.form is QueryForm.DESCRIBE and not self.groups:
            self._count("described")

    def _depth(self, more: int, offset: int) -> None:
        if len(self.groups) + self.hidden_depth + more > MAX_DEPTH:
            line, column = self.seen.place(offset)
            raise QueryRefused(
                f"brackets are nested more than {MAX_DEPTH} deep (line {line}, column {column}): "
                "flatten the query"
            )

    def _count(self, what: str) -> None:
        self.counts[what] += 1
        bound, reason = COUNTED[what]
        if self.counts[what] > bound:
            raise QueryRefused(f"the query {reason}; shorten it, or split it into several queries")

    def _newer(self, offset: int) -> QueryRefused:
        line, column = self.seen.place(offset)
        return QueryRefused(
            "this endpoint answers SPARQL 1.1; triple terms, reifiers and directions of text are of 1.2"
            f" (line {line}, column {column})"
        )

    def _malformed(self, message: str, offset: int) -> MalformedQuery:
        line, column = self.seen.place(offset)
        return MalformedQuery(f"{message} (line {line}, column {column})", line, column)
