"""The published queries of pages: ``queries/*.rq``, alone or several about one thing at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial
from importlib.resources import files

import pyoxigraph as ox

RdfTerm = ox.NamedNode | ox.BlankNode | ox.Literal
Row = dict[str, RdfTerm]

SECTION = "section"
"""The variable with the query of a solution, if several queries are run at once."""

_QUERIES = files("parley.web.views") / "queries"
_ORDER = re.compile(r"ORDER BY ((?:\?\w+ ?)+)$", re.MULTILINE)
_COMMENT = re.compile(r"^#.*\n", re.MULTILINE)


@cache
def _text(name: str) -> str:
    return (_QUERIES / f"{name}.rq").read_text(encoding="utf-8")


def named_query(name: str, thing: str | None = None) -> str:
    """Return a published query; its ``?thing`` becomes the given IRI."""
    text = _text(name)
    return text if thing is None else text.replace("?thing", str(ox.NamedNode(thing)))


def united(names: Iterable[str], thing: str | None = None) -> str:
    """Return one query that gives the solutions of several published ones [SPARQL 1.1 Query, section 12]."""
    parts = (
        f'{{ {{ {_COMMENT.sub("", named_query(name, thing))} }} BIND("{name}" AS ?{SECTION}) }}'
        for name in names
    )
    return f"SELECT * WHERE {{ {' UNION '.join(parts)} }}"


def parted(names: Iterable[str], rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the solutions of each of several queries, in its own order, which a union does not keep."""
    found: dict[str, list[Row]] = {name: [] for name in names}
    for row in rows:
        found[row.pop(SECTION).value].append(row)
    return {name: sorted(held, key=partial(_place, name)) for name, held in found.items()}


def _place(name: str, row: Row) -> list[tuple[bool, float, str]]:
    """Return the sort key of a row: unbound first, then numbers, then text [SPARQL 1.1 Query, 15.1]."""
    return [_rank(row.get(variable)) for variable in _order_of(name)]


@cache
def _order_of(name: str) -> tuple[str, ...]:
    stated = _ORDER.search(_text(name))
    return tuple(variable.removeprefix("?") for variable in stated[1].split()) if stated else ()


def _rank(value: RdfTerm | None) -> tuple[bool, float, str]:
    is_number = isinstance(value, ox.Literal) and value.value.isdigit()
    return value is not None, float(value.value) if value and is_number else 0, value.value if value else ""
