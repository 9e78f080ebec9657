"""Answers of the ASGI front: complete before the first byte is sent, and always with their length."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from parley.store.engine.answer import Answer
from parley.store.query.formats import Format
from parley.web.http import headers, problem
from parley.web.http.negotiation import HTML, by_accept
from parley.web.http.problem import Problem

AsgiScope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

PROBLEM_JSON = Format("json", problem.MEDIA_TYPE, "JSON", aliases=("application/json",))
_PROBLEM_TEXT = Format("txt", "text/plain", "text", says_utf_8=True)
_FIELDS = 256
"""How many headers are cached in their sent form: without the validators, the same few repeat."""


def client_of(scope: AsgiScope) -> str | None:
    """Return whose account a request uses, as the front has noted it."""
    return scope["client"][0] or None if scope.get("client") else None


def prefers_page(accept: str | None) -> bool:
    """Return whether a client prefers a problem as a page to one as JSON."""
    return by_accept(accept, (PROBLEM_JSON, HTML)) is HTML


@dataclass
class Response:
    """An answer.

    Attributes:
        status: The HTTP status.
        fields: The headers of this answer only.
        body: Its content; the sender closes it.
    """

    status: int
    fields: list[tuple[str, str]]
    body: Answer

    @classmethod
    def of_problem(cls, told: Problem, accept: str | None) -> Response:
        """Return a problem as JSON, or as text for clients that prefer text."""
        offer = by_accept(accept, (PROBLEM_JSON, _PROBLEM_TEXT)) or PROBLEM_JSON
        data = told.as_text() if offer is _PROBLEM_TEXT else told.as_json()
        fields = [("Content-Type", offer.content_type), ("Cache-Control", "no-store"), *told.headers]
        return cls(told.status, fields, Answer(data))

    async def send(self, send: Send, *, with_body: bool = True) -> None:
        """Send it and close its body."""
        with self.body as body:
            encoded = [*map(_encoded, self.fields), *(_PRIVATE if _is_private(self.fields) else _COMMON)]
            if self.status not in (204, 304):
                encoded.append((b"content-length", b"%d" % body.size))
            await send({"type": "http.response.start", "status": self.status, "headers": encoded})
            left = body.size if with_body else 0
            for chunk in body.chunks() if left else (b"",):
                left -= len(chunk)
                await send({"type": "http.response.body", "body": chunk, "more_body": left > 0})


def _encode(field: tuple[str, str]) -> tuple[bytes, bytes]:
    return field[0].lower().encode("latin-1"), field[1].encode("latin-1")


_encoded = lru_cache(_FIELDS)(_encode)
_COMMON = tuple(map(_encode, headers.COMMON))
_PRIVATE = tuple(map(_encode, headers.common(headers.OWN_EYES[0][1])))


def _is_private(fields: list[tuple[str, str]]) -> bool:
    """Return whether only its reader may have an answer."""
    return any(value == headers.OWN_EYES[0][1] for _, value in fields)
