"""The day of a release: the declared one, or that of its newest record if this is later."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from parley.errors import InputError
from parley.names import DCTERMS, XSD, term
from parley.rdf import literal

_ISSUED = DCTERMS + "issued"
_OF_RECORDS = frozenset(map(term, ("codedOn", "registered", "returned", "disputedOn", "retrieved")))
"""The days on which something was recorded; the days of which articles speak are no such days."""


def with_issue_day(declared: Iterable[ox.Triple], data: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return the declaration of a release whose day is not before its newest record.

    No clock sets it, so the same data always have the same day.

    Args:
        declared: The triples of the release's own source file.
        data: The triples of its graphs.
    """
    newest = max((_value(one) for one in data if one.predicate.value in _OF_RECORDS), default="")
    return [_not_before(newest, one) if one.predicate.value == _ISSUED else one for one in declared]


def issue_day(declared: Iterable[ox.Triple]) -> str:
    """Return the day that a declaration states.

    Raises:
        InputError: It states none.
    """
    for one in declared:
        if one.predicate.value == _ISSUED and isinstance(one.object, ox.Literal):
            return one.object.value
    raise InputError(f"states no <{_ISSUED}>", where="triples/release.ttl")


def _not_before(newest: str, one: ox.Triple) -> ox.Triple:
    if not isinstance(one.subject, ox.NamedNode) or _value(one) >= newest:
        return one
    return literal(one.subject.value, _ISSUED, newest, datatype=XSD + "date")


def _value(triple: ox.Triple) -> str:
    return triple.object.value if isinstance(triple.object, ox.Literal) else ""
