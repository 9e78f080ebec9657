"""A hint: something in a query that is probably not what was meant."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Hint:
    """A name that finds nothing, or an expression that fails.

    Attributes:
        name: The name or expression as the query has it.
        why: Why it finds nothing.
        nearest: What was probably meant, as the query may have it.
        note: Where it is instead.
    """

    name: str
    why: str = "is not in the graph"
    nearest: str | None = None
    note: str | None = None

    def __str__(self) -> str:
        """Say it in a sentence without its full stop."""
        told = f"{self.name} {self.why}"
        if self.nearest:
            return f"{told}; did you mean {self.nearest}?"
        return f"{told}; {self.note}" if self.note else told
