"""Marking: sentences of an article with marks around the words of a question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.text.spans import Span

MARKS = (("«", "»"), ("⟦", "⟧"), ("‹", "›"), ("{{", "}}"))
"""The possible marks: the first pair that the text itself does not have is used."""
_LEFT_OUT = " […] "


def marked(content: str, sentences: Sequence[Span], words: Iterable[Span]) -> str:
    """Return sentences with marks around words; a sign shows that sentences between are left out."""
    opening, closing = _marks(content)
    places = _apart(words)
    parts: list[str] = []
    for at, sentence in enumerate(sentences):
        if at:
            between = content[sentences[at - 1].end : sentence.start]
            parts.append(_LEFT_OUT if between.strip() else _blank(between))
        parts.append(_with_marks(content, sentence, places, opening, closing))
    return "".join(parts)


def quoted(content: str, spans: Iterable[Span]) -> str:
    """Return the words at some places, in the order of the text, each in quotation marks."""
    return " … ".join(f"“{span.of(content)}”" for span in sorted(set(spans)))


def _marks(content: str) -> tuple[str, str]:
    fitting = (pair for pair in MARKS if not any(mark in content for mark in pair))
    return next(fitting, MARKS[-1])


def _apart(words: Iterable[Span]) -> list[Span]:
    """Return places without overlaps: those that overlap are joined."""
    apart: list[Span] = []
    for span in sorted(set(words)):
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return apart


def _with_marks(content: str, sentence: Span, places: Iterable[Span], opening: str, closing: str) -> str:
    parts, at = [], sentence.start
    for place in places:
        if place in sentence:
            parts += [content[at : place.start], opening, place.of(content), closing]
            at = place.end
    return "".join((*parts, content[at : sentence.end]))


def _blank(between: str) -> str:
    return "\n" if "\n" in between else " "
