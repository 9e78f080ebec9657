"""Texts of articles that the operator of this server shows, and the headers that such an answer needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Response

from parley.web.http import headers
from parley.web.views.marked import Stretch, marked
from parley.web.views.passages import Place


@dataclass(frozen=True)
class SourceText:
    """The canonical text of an article, if the operator has it."""

    _text: str | None

    @property
    def is_held(self) -> bool:
        """Whether there is a text to show."""
        return self._text is not None

    def words(self, start: int, end: int) -> str:
        """Return the characters of a place; offsets count code points."""
        return (self._text or "")[start:end]

    def marked(self, whole: Place, spans: Iterable[Place]) -> list[Stretch]:
        """Return the text of a place, divided where spans in it begin and end."""
        return marked(self._text, whole, spans) if self._text is not None else []


def with_text(response: Response, text: SourceText) -> Response:
    """Return an answer. One with article text is for its reader only, and for no shared cache."""
    if text.is_held:
        response.headers.extend(headers.OWN_EYES)
    return response
