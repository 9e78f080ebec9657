"""The names of families of values in hints."""

from __future__ import annotations

from parley.advice.families import BOOLEAN, TAGGED, Families
from parley.advice.prefixes import on_one_line
from parley.names import XSD


def of_kind(kind: str) -> str:
    """Return a kind of values as a query names it."""
    if kind.startswith("@"):
        return "a string with a language"
    return f"xsd:{kind.removeprefix(XSD)}" if kind.startswith(XSD) else on_one_line(kind)


def several(families: Families) -> str:
    """Return the name of families, in the plural."""
    return " or ".join(_PLURALS.get(name, f"values of {on_one_line(name)}") for name in sorted(families)[:3])


def one(families: Families) -> str:
    """Return the name of families, for one value."""
    first = sorted(families)[:3]
    return " or ".join(_SINGULARS.get(name, _with_article(on_one_line(name))) for name in first)


def _with_article(name: str) -> str:
    if name.startswith("xsd:"):
        return f"an {name}"
    return f"a value of {name}" if name.startswith("<") else f"a {name}"


_PLURALS = {"IRI": "IRIs", "blank node": "blank nodes", "string": "strings", "number": "numbers"} | {
    TAGGED: "strings with a language",
    BOOLEAN: "truth values",
    "duration": "durations",
}
_SINGULARS = {"IRI": "an IRI"}
