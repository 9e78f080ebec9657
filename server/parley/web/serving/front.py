"""The ASGI application: it answers ``/sparql``, and gives everything else to the pages."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from parley.store.query.failures import Overloaded
from parley.web.configuration.site import Site
from parley.web.endpoint.call import SparqlCall
from parley.web.endpoint.sparql import SparqlEndpoint, request_headers
from parley.web.http.body import ClientGone, while_connected
from parley.web.http.cache import AnswerCache
from parley.web.http.mount import AsgiApplication
from parley.web.http.page_cache import PageCache
from parley.web.http.problem import Problem, Refusal, internal, of_failure
from parley.web.http.response import AsgiScope, Receive, Response, Send

_log = logging.getLogger(__name__)


_NOT_CACHED = ("/dumps/", "/static/", "/health", "/ready", "/metrics")
"""Answers that are not cached: files are cached by the file system, and counters change each time."""


class Front:
    """Routes requests, and turns every failure into an answer."""

    def __init__(
        self, site: Site, cache: AnswerCache, endpoint: SparqlEndpoint, pages: AsgiApplication
    ) -> None:
        """Create it from the site, the cache of answers, the endpoint and the pages."""
        self._site = site
        self._page_cache = PageCache(pages, cache, site.store_id, changing=site.changing)
        self._endpoint = endpoint
        self._late: set[asyncio.Task[Response]] = set()
        self._pages = pages

    async def __call__(self, scope: AsgiScope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        if _names_two_hosts(scope):
            await Response.of_problem(_TWO_HOSTS, None).send(send)
            return
        path = self._local_path(scope["path"])
        fields = request_headers(scope)
        peer = scope["client"][0] if scope.get("client") else None
        client = self._site.clients.client_of(peer, fields)
        scope = {**scope, "client": (client or "", 0)}
        with suppress(ClientGone):
            if path not in ("/sparql", "/sparql/"):
                await self._hand_over(scope, receive, send, path, fields)
                return
            response = await self._sparql(scope, fields, receive)
            await response.send(send, with_body=scope["method"] != "HEAD")

    async def _sparql(self, scope: AsgiScope, fields: dict[str, str], receive: Receive) -> Response:
        """Return the answer to a request to ``/sparql``, which for browsers is a page.

        Raises:
            ClientGone: The client left.
        """
        accept = fields.get("accept")
        try:
            response = await self._endpoint.respond(scope, fields, receive)
            if isinstance(response, SparqlCall):
                return await self._query_page(response, scope, fields, receive)
        except ClientGone:
            raise
        except Refusal as refusal:
            return Response.of_problem(refusal.problem, accept)
        except Exception:
            _log.exception("a request to /sparql failed")
            return Response.of_problem(internal(), accept)
        return response

    async def _query_page(
        self, call: SparqlCall, scope: AsgiScope, fields: dict[str, str], receive: Receive
    ) -> Response:
        """Return the query page of a call: a cached one, or else one with the answer of the endpoint."""
        if not scope["query_string"].isascii():
            return Response.of_problem(_NOT_ASCII, None)
        inner = self._inner(scope, "/sparql")
        if not call.volatile and (page := await self._page_cache.cached(inner, fields)):
            return page
        answered = await self._endpoint.answered(call, scope, receive)
        return await self._in_time(self._page_of(answered, inner, fields), fields.get("accept"))

    async def _page_of(self, call: SparqlCall, inner: AsgiScope, fields: dict[str, str]) -> Response:
        try:
            return await self._page_cache.fresh(call.handed_over(inner), fields)
        finally:
            call.close()

    def _inner(self, scope: AsgiScope, path: str) -> AsgiScope:
        """Return a scope as the pages see it: with the public prefix as the root of the application."""
        prefix = self._site.prefix
        return {**scope, "root_path": prefix, "path": prefix + path}

    async def _hand_over(
        self, scope: AsgiScope, receive: Receive, send: Send, path: str, fields: dict[str, str]
    ) -> None:
        """Let the pages answer.

        Raises:
            ClientGone: The client left.
        """
        if not scope["query_string"].isascii():
            await Response.of_problem(_NOT_ASCII, None).send(send)
            return
        inner = self._inner(scope, path)
        if scope["method"] in ("GET", "HEAD") and not path.startswith(_NOT_CACHED):
            page = self._in_time(self._page_cache.respond(inner, fields), fields.get("accept"))
            try:
                response = await while_connected(receive, page)
            except ClientGone:
                raise
            except Exception:
                _log.exception("a request for a page failed")
                response = Response.of_problem(internal(), fields.get("accept"))
            await response.send(send, with_body=scope["method"] == "GET")
        else:
            await self._pages(inner, receive, send)

    async def _in_time(self, work: Coroutine[Any, Any, Response], accept: str | None) -> Response:
        """Return a page, or an error if it takes too long. The thread goes on, and the page is cached."""
        task = asyncio.create_task(work)
        try:
            done, _ = await asyncio.wait({task}, timeout=self._site.limits.timeout)
        except asyncio.CancelledError:
            task.cancel()
            raise
        if done:
            return task.result()
        self._late.add(task)
        task.add_done_callback(self._forget)
        return Response.of_problem(of_failure(_LATE, self._site.limits), accept)

    def _forget(self, task: asyncio.Task[Response]) -> None:
        self._late.discard(task)
        if not task.cancelled() and task.exception() is None:
            task.result().body.close()

    def _local_path(self, path: str) -> str:
        """Return the path below the public prefix, even if the proxy has removed the prefix.

        Slashes before it are one: whoever joins ``http://host/`` and ``/sparql`` means ``/sparql``.
        """
        path = f"/{path.lstrip('/')}" if path.startswith("//") else path
        prefix = self._site.prefix
        if prefix and (path == prefix or path.startswith(prefix + "/")):
            return f"/{path[len(prefix) :].lstrip('/')}"
        return path


def _names_two_hosts(scope: AsgiScope) -> bool:
    """Return whether a request has more than one Host [RFC 9112, section 3.2]."""
    return len([name for name, _ in scope["headers"] if name.lower() == b"host"]) > 1


_LATE = Overloaded("the page could not be made in time")
_TWO_HOSTS = Problem(400, "bad-request", "The request is not valid", "It has more than one Host.")
_NOT_ASCII = Problem(
    400, "bad-request", "The address is not valid", "Percent-encode characters outside ASCII."
)
