"""Draws: what is left to chance on a sheet, as it follows from a seed and the name of what is drawn for.

Each draw is the HMAC-SHA256 (RFC 2104) of its names under the seed: it needs no state, so that what is drawn
for one item is the same whatever else is on the sheet.
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
        """Return what sorts a thing among others by chance."""
        return hmac.digest(self._seed, _BETWEEN.join(names).encode("utf-8"), "sha256")

    def shuffled(self, things: Iterable[T], name: Callable[[T], str], *purpose: str) -> list[T]:
        """Return things in an order by chance; names tell them apart, the purpose one order from another."""
        return sorted(things, key=lambda one: self.rank(*purpose, name(one)))
