"""A hint: a part of a query that is probably a mistake."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Hint:
    """A name that finds nothing, or an expression that fails.

    Attributes:
        name: The name or expression in the query.
        why: Why it finds nothing.
        nearest: What was probably meant, in a form that the query can use.
        note: Where to find it instead.
    """

    name: str
    why: str = "is not in the graph"
    nearest: str | None = None
    note: str | None = None

    def __str__(self) -> str:
        """Return it as a sentence without its full stop."""
        told = f"{self.name} {self.why}"
        if self.nearest:
            return f"{told}; did you mean {self.nearest}?"
        return f"{told}; {self.note}" if self.note else told
