"""Sends a cached answer to a client: not modified if it has it, compressed if it accepts that, or plain."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from parley.store.engine.answer import Answer
from parley.web.http import validators
from parley.web.http.cache import MIN_GZIP, AnswerCache, CachedAnswer
from parley.web.http.response import Response


async def deliver(
    cache: AnswerCache, key: Hashable, stored: CachedAnswer, fields: Mapping[str, str]
) -> Response:
    """Return the response to a request with a cached answer."""
    if tag := validators.matching(fields.get("if-none-match"), stored.key):
        return Response(304, [*stored.fields, ("ETag", tag)], Answer())
    if len(stored.body) < MIN_GZIP or not validators.accepts_gzip(fields.get("accept-encoding")):
        tag = validators.strong(stored.key, stored.digest, gzipped=False)
        return Response(stored.status, [*stored.fields, ("ETag", tag)], Answer(stored.body))
    grows = stored.gzipped is None
    body = await stored.compressed()
    if grows:
        cache.put(key, stored)
    tag = validators.strong(stored.key, stored.digest, gzipped=True)
    return Response(stored.status, [*stored.fields, ("ETag", tag), validators.GZIP], Answer(body))
