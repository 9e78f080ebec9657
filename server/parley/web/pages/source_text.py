"""Texts of articles that the operator of this server holds, and what an answer needs that shows one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Response

from parley.web.http import headers
from parley.web.views.marked import Stretch, marked
from parley.web.views.passages import Place


@dataclass(frozen=True)
class SourceText:
    """The canonical text of an article, if the operator holds it."""

    _text: str | None

    @property
    def is_held(self) -> bool:
        """Whether there is a text to show."""
        return self._text is not None

    def words(self, start: int, end: int) -> str:
        """Return the characters from a place; code points, as offsets count them."""
        return (self._text or "")[start:end]

    def marked(self, whole: Place, spans: Iterable[Place]) -> list[Stretch]:
        """Return what stands at a place, parted where the spans in it begin and end."""
        return marked(self._text, whole, spans) if self._text is not None else []


def with_text(response: Response, text: SourceText) -> Response:
    """Return an answer; one that shows a text is for its reader alone, and for no cache that others share."""
    if text.is_held:
        response.headers.extend(headers.OWN_EYES)
    return response
