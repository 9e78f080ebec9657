"""Who entered the claims and who answered for them, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parley.names import term
from parley.web.views.published import Row
from parley.web.views.signs import enumeration
from parley.web.views.store_reader import text_of


@dataclass(frozen=True)
class Readers:
    """The readers of a release in words.

    Attributes:
        entered: Who entered claims; empty if it is not recorded.
        answered: Who answered whether claims are so.
        is_software: Whether any of them is software.
        are_persons: Whether any of them is a person.
    """

    entered: str
    answered: str
    is_software: bool
    are_persons: bool


def readers(rows: Iterable[Row]) -> Readers:
    """Return who entered and who answered, from the rows of ``coders.rq``."""
    held = list(rows)
    kinds = {text_of(row, "kind") for row in held}
    return Readers(
        _named(row for row in held if text_of(row, "does") == "entered"),
        _named(row for row in held if text_of(row, "does") == "answered"),
        term("softwareCoder") in kinds,
        term("personCoder") in kinds,
    )


def _named(rows: Iterable[Row]) -> str:
    return enumeration(f"{text_of(row, 'label')} ({text_of(row, 'kindLabel')})" for row in rows)
