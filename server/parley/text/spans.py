"""A span: a half-open range of code points of a canonical text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """The code points from ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        """Return whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two have a code point in common."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the text of the span."""
        return text[self.start : self.end]

    def __str__(self) -> str:
        """Return the span in a form for people."""
        return f"{self.start}–{self.end}"


def line_of(text: str, span: Span) -> Span:
    """Return the line of a text in which a span begins. A paragraph is one line."""
    end = text.find("\n", span.start)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
