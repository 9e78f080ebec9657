"""The pages as an ASGI application: Flask answers in threads, and the files are sent from here.

Flask names a file in a header and does not read it in its thread [werkzeug.utils.send_file,
use_x_sendfile]. Otherwise a client that reads slowly would block the thread for others. A thread cannot
be ended, but the query that it waits for ends with the request.
"""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable
from typing import Any, cast
from urllib.parse import quote_from_bytes, unquote_to_bytes

from a2wsgi import WSGIMiddleware
from flask import Flask
from flask import Response as FlaskResponse

from parley.store.engine.answer import Answer
from parley.store.engine.errand import errand
from parley.web.http.response import AsgiScope, Message, Receive, Send

AsgiApplication = Callable[[AsgiScope, Receive, Send], Awaitable[None]]

_PAGE_THREADS = 8
_NAMED = "x-sendfile"
_PATHSEND = "http.response.pathsend"
_PART = re.compile(rb"bytes (\d+)-(\d+)/\d+")


def mount(flask: Flask) -> AsgiApplication:
    """Return a Flask application as an ASGI one that sends its files itself."""
    flask.config["USE_X_SENDFILE"] = True
    flask.after_request(_quote_name)
    wrapped = WSGIMiddleware(cast("Any", flask.wsgi_app), workers=_PAGE_THREADS)
    return _WithFiles(cast("AsgiApplication", wrapped))


def _quote_name(response: FlaskResponse) -> FlaskResponse:
    """Return the path of a file in a form for a header, whatever characters it has."""
    if (path := response.headers.get(_NAMED)) is not None:
        response.headers[_NAMED] = quote_from_bytes(os.fsencode(path))
    return response


class _WithFiles:
    """Sends the file that the application names, after the application has ended."""

    def __init__(self, application: AsgiApplication) -> None:
        self._application = application

    async def __call__(self, scope: AsgiScope, receive: Receive, send: Send) -> None:
        passed = _Passed(send)
        with errand():
            await self._application(scope, receive, passed.take)
        if passed.path is None:
            return
        await send(passed.start)
        if scope["method"] == "HEAD":
            await send({"type": "http.response.body", "body": b""})
        elif passed.part is None and _PATHSEND in scope.get("extensions", {}):
            await send({"type": _PATHSEND, "path": passed.path})
        else:
            await _send_part(passed.path, passed.part, send)


class _Passed:
    """Passes an answer on, unless it names a file.

    Attributes:
        path: The named file.
        part: The first and last byte to send, if it is only a part [RFC 9110, section 14.4].
        start: The start message of the answer, without the name.
    """

    def __init__(self, send: Send) -> None:
        self.path: str | None = None
        self.part: tuple[int, int] | None = None
        self.start: Message = {}
        self._send = send

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            fields = dict(message["headers"])
            if (named := fields.get(_NAMED.encode())) is not None:
                self.path = os.fsdecode(unquote_to_bytes(named))
                if message["status"] == 206 and (part := _PART.match(fields[b"content-range"])):
                    self.part = int(part[1]), int(part[2])
                others = [field for field in message["headers"] if field[0] != _NAMED.encode()]
                self.start = {**message, "headers": others}
        if self.path is None:
            await self._send(message)


async def _send_part(path: str, part: tuple[int, int] | None, send: Send) -> None:
    spool = os.open(path, os.O_RDONLY)
    first, last = part or (0, os.fstat(spool).st_size - 1)
    with Answer(spool=spool, size=last + 1 - first, begin=first) as answer:
        for chunk in answer.chunks():
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
