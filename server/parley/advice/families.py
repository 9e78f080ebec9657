"""Families of values: only values of the same family can be equal or have an order.

The engine works like this [SPARQL 1.1 Query, section 17.3], and tests check it: across families ``=`` is
false or an error, and ``<`` is an error.
"""

from __future__ import annotations

from collections.abc import Iterable

from parley.names import XSD
from parley.store.data.statistics import BLANK, IRI, Kinds
from parley.store.query.graph_patterns import DATA, OTHER, SUBJECT, PatternReader
from parley.store.query.nodes import ExpressionNode

Families = frozenset[str]

STRING, TAGGED, NUMBER, BOOLEAN = "string", "string with a language", "number", "truth value"
DURATION = "duration"
TEXT: Families = frozenset({STRING, TAGGED})
NAMES: Families = frozenset({IRI, BLANK})
_INTEGERS = (
    "integer long int short byte nonNegativeInteger positiveInteger unsignedLong unsignedInt unsignedShort "
    "unsignedByte nonPositiveInteger negativeInteger"
)
_BY_TYPE = {
    **dict.fromkeys((*_INTEGERS.split(), "decimal", "double", "float"), NUMBER),
    "string": STRING,
    "boolean": BOOLEAN,
    "dateTime": "xsd:dateTime",
    "dateTimeStamp": "xsd:dateTime",
    "date": "xsd:date",
    **dict.fromkeys(("duration", "dayTimeDuration", "yearMonthDuration"), DURATION),
}
_RESULTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("MD5", "SHA1", "SHA256", "SHA384", "SHA512"), (STRING,)),
    **dict.fromkeys(("STR", "LANG", "ENCODE_FOR_URI", "STRUUID", "TZ"), (STRING,)),
    **dict.fromkeys(
        ("CONCAT", "SUBSTR", "UCASE", "LCASE", "REPLACE", "STRBEFORE", "STRAFTER", "GROUP_CONCAT"),
        (STRING, TAGGED),
    ),
    **dict.fromkeys(("IRI", "URI", "UUID", "DATATYPE"), (IRI,)),
    "BNODE": (BLANK,),
    "STRLANG": (TAGGED,),
    **dict.fromkeys(
        (
            "STRLEN", "ABS", "CEIL", "FLOOR", "ROUND", "RAND", "COUNT", "SUM", "AVG", "YEAR", "MONTH", "DAY",
            "HOURS", "MINUTES", "SECONDS",
        ),
        (NUMBER,),
    ),
    "NOW": ("xsd:dateTime",),
    "TIMEZONE": (DURATION,),
    **dict.fromkeys(
        (
            "BOUND", "SAMETERM", "ISIRI", "ISURI", "ISBLANK", "ISLITERAL", "ISNUMERIC", "REGEX", "CONTAINS",
            "STRSTARTS", "STRENDS", "LANGMATCHES",
        ),
        (BOOLEAN,),
    ),
}  # fmt: skip
"""The families that functions return."""
_OF_ARGUMENTS = {"MIN": 0, "MAX": 0, "SAMPLE": 0, "COALESCE": 0, "IF": 1}
"""Functions that return one of their arguments, from this one on."""
_ARITHMETIC = frozenset("+-*/")


def family(kind: str) -> str:
    """Return the family of a kind of values: ``IRI``, a datatype, or a language tag after ``@``."""
    if kind.startswith("@"):
        return TAGGED
    if kind.startswith(XSD):
        name = kind.removeprefix(XSD)
        return _BY_TYPE.get(name, f"xsd:{name}")
    return kind if kind in NAMES else f"<{kind}>"


class Typing:
    """The possible families of the expressions of one query."""

    def __init__(self, reader: PatternReader, kinds: Kinds) -> None:
        """Create it from the parsed query, and the kinds of values that properties have."""
        self._reader = reader
        self._kinds = kinds
        self._known: dict[str, Families | None] = {}
        self._expressions: dict[str, list[ExpressionNode]] = {}
        for name, node in reader.renamings:
            self._expressions.setdefault(name, []).append(node)

    def kinds(self, variable: str) -> frozenset[str] | None:
        """Return the kinds of values that patterns allow for a variable; None if they are not known."""
        found: set[str] = set()
        places = self._reader.origins.get(variable, set())
        if not places or OTHER in places or variable in self._expressions:
            return None
        for place in places - {DATA}:
            if place != SUBJECT and place not in self._kinds:
                return None
            found |= NAMES if place == SUBJECT else self._kinds[place]
        return frozenset(found.union(node.name for node in self._reader.given.get(variable, ())))

    def families(self, node: ExpressionNode) -> Families | None:
        """Return the families that the value of an expression may have; None if they are not known."""
        if node.kind == "variable":
            return self._of_variable(self._reader.text[node.begin + 1 : node.end])
        if node.kind == "joined":
            return self._of_joined(node)
        if node.kind == "call":
            return self._of_call(node)
        return frozenset({family(node.name)}) if node.name else None

    def _of_variable(self, name: str) -> Families | None:
        if name not in self._known:
            self._known[name] = None  # a variable that is defined by itself is not known
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> Families | None:
        if name in self._expressions:
            given = self._expressions[name]
            return _all(map(self.families, given)) if name not in self._reader.origins else None
        kinds = self.kinds(name)
        return frozenset(map(family, kinds)) if kinds else None

    def _of_joined(self, node: ExpressionNode) -> Families | None:
        if not node.operators:
            return self.families(node.parts[0])
        if set(node.operators) <= _ARITHMETIC:
            parts = _all(map(self.families, node.parts))
            return parts if parts == frozenset({NUMBER}) else None
        return frozenset({BOOLEAN}) if "list" not in node.operators else None

    def _of_call(self, node: ExpressionNode) -> Families | None:
        if node.name in _RESULTS:
            return frozenset(_RESULTS[node.name])
        if node.name in _OF_ARGUMENTS:
            return _all(map(self.families, node.parts[_OF_ARGUMENTS[node.name] :]))
        return frozenset({family(node.name)}) if node.name.startswith(XSD) else None


def _all(found: Iterable[Families | None]) -> Families | None:
    """Return all families together; None if one is not known, or there are none."""
    joined: set[str] = set()
    for families in found:
        if families is None:
            return None
        joined |= families
    return frozenset(joined) or None
