"""A cache of the pages of a release: each is made once, for any number of requests."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from parley.store.engine.answer import Answer
from parley.web.http import headers, validators
from parley.web.http.cache import AnswerCache, CachedAnswer, SingleFlight
from parley.web.http.delivery import deliver
from parley.web.http.mount import AsgiApplication
from parley.web.http.response import AsgiScope, Message, Response

_CACHEABLE_STATUSES = (200, 303, 410)
_OF_SENDING = {"content-length", "etag", *(name.lower() for name, _ in headers.COMMON)}
"""Headers that are added whenever an answer is sent, cached or not."""

_OF_REQUEST = (b"if-none-match", b"if-modified-since", b"range", b"accept-encoding")


class PageCache:
    """The pages, behind a cache."""

    def __init__(
        self, pages: AsgiApplication, cache: AnswerCache, store_id: str, *, changing: bool = False
    ) -> None:
        """Create it from the pages, the cache, the version of the data, and whether these may change."""
        self._changing = changing
        self._pages = pages
        self._cache = cache
        self._store_id = store_id
        self._flights: SingleFlight[tuple[CachedAnswer, bool]] = SingleFlight()

    async def cached(self, scope: AsgiScope, fields: dict[str, str]) -> Response | None:
        """Return the answer to GET or HEAD if it is cached."""
        place = _place(scope, fields)
        stored = self._cache.get(place)
        return await deliver(self._cache, place, stored, fields) if stored else None

    async def respond(self, scope: AsgiScope, fields: dict[str, str]) -> Response:
        """Return the answer to GET or HEAD; make it if it is not cached."""
        return await self.cached(scope, fields) or await self.fresh(scope, fields)

    async def fresh(self, scope: AsgiScope, fields: dict[str, str]) -> Response:
        """Return the answer to GET or HEAD, made now. Equal requests meanwhile get the same answer."""
        place = _place(scope, fields)
        flight = (place, scope["client"])
        (made, keep), _ = await self._flights.join(flight, partial(self._make, scope, fields))
        if not keep:
            return Response(made.status, [*made.fields], Answer(made.body))
        self._cache.put(place, made)
        return await deliver(self._cache, place, made, fields)

    async def _make(self, scope: AsgiScope, fields: dict[str, str]) -> tuple[CachedAnswer, bool]:
        """Make the page completely, whatever the client already has; return whether it may be cached."""
        taken = _Recorder()
        others = [entry for entry in scope["headers"] if entry[0].lower() not in _OF_REQUEST]
        whole = {**scope, "method": "GET", "headers": others, "extensions": {}}
        await self._pages(whole, _nothing_more, taken.take)
        own = tuple((name, value) for name, value in taken.fields if name.lower() not in _OF_SENDING)
        keep = taken.status in _CACHEABLE_STATUSES and ("Cache-Control", "no-store") not in _titled(own)
        keep = keep and not self._changing
        if keep and taken.body:
            own = _with_encoding(own)
        key = validators.request_key(
            self._store_id, scope["path"], scope["query_string"].decode(), fields.get("accept")
        )
        return CachedAnswer(taken.status, own, bytes(taken.body), key), keep


def _place(scope: AsgiScope, fields: dict[str, str]) -> Hashable:
    return scope["path"], scope["query_string"], fields.get("accept")


class _Recorder:
    """Receives an answer in place of a client."""

    def __init__(self) -> None:
        self.status = 500
        self.fields: list[tuple[str, str]] = []
        self.body = bytearray()

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.fields = [
                (name.decode("latin-1"), value.decode("latin-1")) for name, value in message["headers"]
            ]
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def _titled(fields: tuple[tuple[str, str], ...]) -> set[tuple[str, str]]:
    return {(name.title(), value) for name, value in fields}


def _with_encoding(fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Add that the answer depends on Accept-Encoding as well [RFC 9110, section 12.5.5]."""
    varied = [value for name, value in fields if name.lower() == "vary"]
    others = tuple(entry for entry in fields if entry[0].lower() != "vary")
    return (*others, ("vary", ", ".join([*varied, "Accept-Encoding"])))
