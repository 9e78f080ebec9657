"""Draws: the random choices of a sheet, which follow from a seed and the name of the drawn thing.

Each draw is the HMAC-SHA256 (RFC 2104) of its names under the seed. It needs no state, so the choice for one
item is the same whatever else is on the sheet.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
_BETWEEN = "\x1f"


class Draws:
    """Draws under one seed."""

    def __init__(self, seed: bytes) -> None:
        """Create it from the seed."""
        self._seed = seed

    def rank(self, *names: str) -> bytes:
        """Return a random sort key of a thing."""
        return hmac.digest(self._seed, _BETWEEN.join(names).encode("utf-8"), "sha256")

    def shuffled(self, things: Iterable[T], name: Callable[[T], str], *purpose: str) -> list[T]:
        """Return things in a random order, which depends on their names and on the purpose."""
        return sorted(things, key=lambda one: self.rank(*purpose, name(one)))
