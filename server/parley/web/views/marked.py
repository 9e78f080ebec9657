"""Text with marks: the parts of a passage, each with the number of marked spans around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from parley.web.views.passages import Place


@dataclass(frozen=True)
class Stretch:
    """Characters of a text within the same spans, and how many spans they are."""

    text: str
    depth: int


def marked(text: str, whole: Place, spans: Iterable[Place]) -> list[Stretch]:
    """Return the characters of a text from a place, divided where a span begins or ends.

    Args:
        text: The canonical text of an article.
        whole: The shown part of it.
        spans: The marked parts; those outside are ignored.
    """
    start, end = whole
    held = [(max(first, start), min(last, end)) for first, last in spans]
    cuts = sorted({start, end, *(cut for span in held if span[0] < span[1] for cut in span)})
    return [
        Stretch(text[first:last], sum(begin <= first and last <= stop for begin, stop in held))
        for first, last in pairwise(cuts)
    ]
