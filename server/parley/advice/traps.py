"""Hints at expressions and values that can only fail, without an error message.

Examples are a comparison across families of values, an aggregate over values that it cannot take, and a
language that no value has. The answer to such a query is right, but probably not what the client wanted.
This is decided from the query and from the kinds of values that each property has in the loaded data. In
doubt there is no hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from parley.advice.families import BOOLEAN, NAMES, NUMBER, STRING, TAGGED, TEXT, Families, Typing
from parley.advice.family_names import of_kind, one, several
from parley.advice.hint import Hint
from parley.advice.prefixes import on_one_line
from parley.advice.unbound import unbound
from parley.names import XSD
from parley.store.data.statistics import Kinds
from parley.store.query.expressions import NotSeenError
from parley.store.query.graph_patterns import PatternReader
from parley.store.query.nodes import ExpressionNode
from parley.store.query.outline import Outline

MAX_READ = 16 * 1024
"""Longer queries are not searched for traps."""

_ORDERS = ("<", ">", "<=", ">=")
_EQUAL = ("=", "IN")
_LOGIC = frozenset({"&&", "||"})
_NUMBERS: Families = frozenset({NUMBER})
_AGGREGATES = {"SUM": _NUMBERS, "AVG": _NUMBERS, "GROUP_CONCAT": TEXT}
_TAKEN: dict[str, Families] = {
    **dict.fromkeys(
        (
            "REGEX", "CONTAINS", "STRSTARTS", "STRENDS", "STRLEN", "UCASE", "LCASE", "SUBSTR", "REPLACE",
            "STRBEFORE", "STRAFTER", "ENCODE_FOR_URI",
        ),
        TEXT,
    ),
    **dict.fromkeys(("ABS", "CEIL", "FLOOR", "ROUND"), _NUMBERS),
}  # fmt: skip
"""The families that functions take as their first argument."""
_OF_DATES = frozenset({"YEAR", "MONTH", "DAY", "HOURS", "MINUTES", "SECONDS", "TIMEZONE", "TZ"})
_NO_DATES = frozenset({*NAMES, *TEXT, NUMBER, BOOLEAN})
_GUARDS = frozenset({"BOUND", "ISNUMERIC", "ISLITERAL", "ISIRI", "ISURI", "ISBLANK", "DATATYPE", "LANG"})
"""Functions with which a query may exclude values that an aggregate cannot take."""
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+\Z")
_DATE = re.compile(r"-?\d{4,}-\d\d-\d\d\Z")
_MOMENT = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d\S*\Z")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z")


def traps(seen: Outline, prefixes: Mapping[str, str], kinds: Kinds) -> Iterator[Hint]:
    """Yield the parts of a query that can only fail.

    Args:
        seen: What the scan saw in the query.
        prefixes: The prefixes that it need not declare.
        kinds: The kinds of values of each property; empty if they are not known.
    """
    if len(seen.text) > MAX_READ:
        return
    reader = PatternReader(seen.text, dict(prefixes), None)
    try:
        reader.patterns(len(seen.text))
    except (NotSeenError, KeyError, IndexError, ValueError):
        return  # malformed, or written in a way that is not known here
    yield from unbound(reader, seen.variables)
    search = _Search(reader, kinds)
    for node, _ in reader.found:
        yield from search.within(node)
    yield from search.objects()


class _Search:
    """The search through one query."""

    def __init__(self, reader: PatternReader, kinds: Kinds) -> None:
        self._reader = reader
        self._kinds = kinds
        self._guarded = {name for node, _ in reader.found for name in self._guarded_in(node)}

    @cached_property
    def _typing(self) -> Typing:
        """The families of its expressions. A query that has none does not need them."""
        return Typing(self._reader, self._kinds)

    # Expressions.

    def within(self, node: ExpressionNode, *, open_: bool = False) -> Iterator[Hint]:
        """Yield the traps in an expression. An expression with another way to succeed is no trap."""
        if node.kind == "call":
            yield from self._call(node, open_=open_)
            open_ |= node.name in ("IF", "COALESCE")
        elif node.kind == "joined":
            open_ |= bool({"||", "!"} & set(node.operators))
            if not open_:
                yield from self._comparisons(node)
        for part in node.parts:
            yield from self.within(part, open_=open_)

    def _comparisons(self, node: ExpressionNode) -> Iterator[Hint]:
        operators = node.operators
        for number, operator in enumerate(operators):
            beside = {*operators[max(0, number - 1) : number], *operators[number + 1 : number + 2]}
            if operator not in (*_ORDERS, *_EQUAL) or not beside <= _LOGIC:
                continue
            left, right = node.parts[number], node.parts[number + 1]
            rights = right.parts if operator == "IN" else [right]
            if operator in _ORDERS:
                yield from self._order(left, operator, right)
            elif hint := self._language(left, operator, rights) or self._language(right, operator, [left]):
                yield hint
            else:
                yield from self._equality(left, operator, rights)

    def _order(self, left: ExpressionNode, operator: str, right: ExpressionNode) -> Iterator[Hint]:
        here, there = self._typing.families(left), self._typing.families(right)
        if here is None or there is None or (here & there) - NAMES:
            return
        written = f"{self._written(left)} {operator} {self._written(right)}"
        why = f"compares {several(here)} with {several(there)}, which is an error on every row"
        yield Hint(on_one_line(written), why, *self._instead(left, here, right, there))

    def _equality(self, left: ExpressionNode, operator: str, rights: list[ExpressionNode]) -> Iterator[Hint]:
        here = self._typing.families(left)
        there = [self._typing.families(right) for right in rights]
        if here is None or not rights or any(found is None or found & here for found in there):
            return
        families = frozenset(name for found in there if found for name in found)
        listed = ", ".join(map(self._written, rights))
        behind = f"({listed})" if operator == "IN" else listed
        why = f"compares {several(here)} with {several(families)}, which are never equal"
        yield Hint(
            on_one_line(f"{self._written(left)} {operator} {behind}"),
            why,
            *self._instead(left, here, rights[0], families),
        )

    def _instead(
        self, left: ExpressionNode, here: Families, right: ExpressionNode, there: Families
    ) -> tuple[str | None]:
        """Return what was probably meant by one side, if it can be decided."""
        for node, own, other, others in ((right, there, left, here), (left, here, right, there)):
            if own == {STRING} and node.kind == "other":
                tags = self._tags(other) or set()
                if found := _as_family(node.value, self._written(node), others, tags):
                    return (found,)
        for node, own, others in ((left, here, there), (right, there, here)):
            if node.kind == "variable" and others == {STRING} and own <= {*NAMES, TAGGED}:
                return (f"STR({self._written(node)})",)
        return (None,)

    def _language(self, call: ExpressionNode, operator: str, constants: list[ExpressionNode]) -> Hint | None:
        """Return a hint if LANG is compared with languages that it never returns."""
        call = _bare(call)
        if call.kind != "call" or call.name != "LANG" or len(call.parts) != 1:
            return None
        wanted = [node.value for node in map(_bare, constants) if node.name == XSD + "string"]
        if not wanted or len(wanted) < len(constants):
            return None
        written = on_one_line(f"{self._written(call)} {operator} {self._listed(constants, operator)}")
        if all(tag != tag.lower() for tag in wanted):
            nearest = f'"{wanted[0].lower()}"'
            return Hint(written, "never holds: languages are in small letters here", nearest)
        tags = self._tags(call.parts[0])
        if tags is None or tags & set(wanted):
            return None
        return Hint(written, "never holds", note=self._held(call.parts[0], tags))

    def _matches(self, node: ExpressionNode) -> Iterator[Hint]:
        """Yield a hint if LANGMATCHES checks for a language that no value has."""
        if len(node.parts) != 2:
            return
        call, wanted = map(_bare, node.parts)
        if call.name != "LANG" or len(call.parts) != 1 or wanted.name != XSD + "string":
            return
        tags, wide = self._tags(call.parts[0]), wanted.value.lower()
        if tags is None or any(wide in (tag, "*") or tag.startswith(f"{wide}-") for tag in tags - {""}):
            return
        yield Hint(on_one_line(self._written(node)), "never holds", note=self._held(call.parts[0], tags))

    def _held(self, node: ExpressionNode, tags: set[str]) -> str:
        named = sorted(tags - {""})
        listed = ", ".join(named[:5]) if named else "no language"
        return f"the values of {on_one_line(self._written(node))} have {listed}"

    def _tags(self, node: ExpressionNode) -> set[str] | None:
        """Return the languages of a variable's values, "" for none; None if they are not known."""
        node = _bare(node)
        kinds = self._typing.kinds(self._written(node)[1:]) if node.kind == "variable" else None
        if kinds is None:
            return None
        tags = {kind[1:] for kind in kinds if kind.startswith("@")}
        return tags | ({""} if any(not kind.startswith("@") for kind in kinds - NAMES) else set())

    # Functions.

    def _call(self, node: ExpressionNode, *, open_: bool) -> Iterator[Hint]:
        if node.name in _AGGREGATES and len(node.parts) == 1:
            yield from self._aggregate(node, _AGGREGATES[node.name])
        elif node.name in ("MIN", "MAX") and len(node.parts) == 1:
            yield from self._unbound(node)
        elif open_:
            return
        elif node.name == "LANGMATCHES":
            yield from self._matches(node)
        elif node.name == "CONCAT":
            yield from self._joined(node)
        elif node.parts and (found := self._typing.families(node.parts[0])) is not None:
            yield from self._function(node, found)

    def _joined(self, node: ExpressionNode) -> Iterator[Hint]:
        for part in node.parts:
            found = self._typing.families(part)
            if found is not None and not found & TEXT:
                written = on_one_line(self._written(part))
                why = f"takes strings, and {written} is {one(found)}, which leaves it without a value"
                yield Hint(node.name, why, f"STR({written})")

    def _function(self, node: ExpressionNode, found: Families) -> Iterator[Hint]:
        taken, argument = _TAKEN.get(node.name), self._written(node.parts[0])
        nearest: str | None
        if taken is not None and not taken & found:
            nearest = f"{node.name}(STR({argument}){'' if len(node.parts) == 1 else ', ...'})"
            why = f"takes a {'number' if taken is _NUMBERS else 'string'}, and {argument} is {one(found)}"
            yield Hint(on_one_line(self._written(node)), why, nearest if taken is TEXT else None)
        elif node.name in _OF_DATES and found <= _NO_DATES:
            why = f"takes a date, and {argument} is {one(found)}"
            nearest = f"{node.name}(xsd:dateTime({argument}))" if found <= TEXT else None
            yield Hint(on_one_line(self._written(node)), why, nearest)

    def _aggregate(self, node: ExpressionNode, taken: Families) -> Iterator[Hint]:
        argument = _bare(node.parts[0])
        written = self._written(argument)
        found = self._typing.families(argument)
        guarded = argument.kind == "variable" and written[1:] in self._guarded
        if found is None or found <= taken or (guarded and found & taken):
            yield from self._unbound(node)
            return
        wrong = found - taken
        what = "strings" if taken is TEXT else "numbers"
        verb = "is" if not found & taken else "may be"
        why = f"takes {what}, and {on_one_line(written)} {verb} {one(wrong)}, which leaves it without a value"
        text = f"STR({written})" if taken is TEXT else f"xsd:decimal({written})"
        nearest = f"{node.name}({text})" if taken is TEXT or wrong <= {STRING} else None
        yield Hint(node.name, why, nearest)

    def _unbound(self, node: ExpressionNode) -> Iterator[Hint]:
        """Yield a hint if a row of a group may lack the aggregated value: then the group gets no value."""
        argument = _bare(node.parts[0])
        name = self._written(argument)[1:]
        if argument.kind != "variable" or name in self._guarded or not self._may_lack(name):
            return
        why = f"gives no value where one row has no ?{name}"
        fill = {"GROUP_CONCAT": '""', "SUM": "0"}.get(node.name)
        nearest = f"{node.name}(COALESCE(?{name}, {fill}))" if fill else None
        way_out = f"FILTER(BOUND(?{on_one_line(name)})) leaves such rows out"
        yield Hint(f"{node.name}(?{on_one_line(name)})", why, nearest, way_out)

    def _may_lack(self, name: str) -> bool:
        """Return whether a variable may be missing in some rows of a group and not in others.

        If an OPTIONAL depends only on the grouping, its value is missing in all rows of the group.
        """
        reader = self._reader
        if name in reader.unbound:
            return True
        if name in reader.required or name in dict(reader.renamings):
            return False
        return any(
            name in optional and not (optional & reader.required) <= reader.grouped
            for optional in reader.optionals
        )

    def _guarded_in(self, node: ExpressionNode) -> Iterator[str]:
        for part in node.parts:
            if node.kind == "call" and node.name in _GUARDS and (bare := _bare(part)).kind == "variable":
                yield self._written(bare)[1:]
            yield from self._guarded_in(part)

    # Patterns.

    def objects(self) -> Iterator[Hint]:
        """Yield the literals in the place of a value that the property does not have."""
        found = [(name, node) for name, node in self._reader.objects if node.name and node.value]
        matching = {(name, node.value) for name, node in found if node.name in self._kinds.get(name, ())}
        for name, node in found:
            kinds = self._kinds.get(name)
            if not kinds or node.name in kinds or node.name == "IRI" or (name, node.value) in matching:
                continue
            yield self._misfit(node, kinds)

    def _misfit(self, node: ExpressionNode, kinds: frozenset[str]) -> Hint:
        written, tags = self._written(node), {kind[1:] for kind in kinds if kind.startswith("@")}
        if node.name == XSD + "string" and tags:
            why = "has no language, and the values there have one"
            return Hint(on_one_line(written), why, on_one_line(f"{written}@{_tag(tags)}"))
        if node.name.startswith("@"):
            why = "has a language that no value there has"
            return Hint(on_one_line(written), why, note=f"they have {', '.join(sorted(tags)[:5]) or 'none'}")
        told = ", ".join(sorted(map(of_kind, kinds))[:3])
        return Hint(on_one_line(written), f"is {of_kind(node.name)}, and the values there are {told}")

    def _listed(self, nodes: list[ExpressionNode], operator: str) -> str:
        listed = ", ".join(map(self._written, nodes))
        return f"({listed})" if operator == "IN" else listed

    def _written(self, node: ExpressionNode) -> str:
        """Return an expression as in the query, on one line."""
        return " ".join(self._reader.text[node.begin : node.until or node.end].split())


def _bare(node: ExpressionNode) -> ExpressionNode:
    """Return the expression inside brackets that change nothing."""
    while node.kind == "joined" and not node.operators:
        node = node.parts[0]
    return node


def _as_family(value: str, written: str, families: Families, tags: set[str]) -> str | None:
    """Return a string as a value of another family."""
    if families <= NAMES:
        return f"<{value}>" if _ADDRESS.match(value) else None
    if families == {TAGGED}:
        return f"{written}@{_tag(tags)}"
    if families == {NUMBER}:
        return value if _NUMBER.match(value) else None
    for name, form in (("xsd:date", _DATE), ("xsd:dateTime", _MOMENT)):
        if families == {name} and form.match(value):
            return f"{written}^^{name}"
    return None


def _tag(tags: set[str]) -> str:
    """Return the language that a string probably lacks."""
    return "en" if "en" in tags or not tags - {""} else min(tags - {""})
