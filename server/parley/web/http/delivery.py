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
    known = fields.get("if-none-match")
    if tag := validators.matching(known, stored.key):
        return Response(304, [*stored.fields, ("ETag", tag)], Answer())
    packed = len(stored.body) >= MIN_GZIP and validators.accepts_gzip(fields.get("accept-encoding"))
    tag = validators.strong(stored.key, stored.digest, gzipped=packed)
    own = [*stored.fields, ("ETag", tag)]
    if known is not None and known.strip() == "*":
        return Response(304, own, Answer())
    if not packed:
        return Response(stored.status, own, Answer(stored.body))
    grows = stored.gzipped is None
    body = await stored.compressed()
    if grows:
        cache.put(key, stored)
    return Response(stored.status, [*own, validators.GZIP], Answer(body))
