"""One request to a remote store [SPARQL 1.1 Protocol, section 2.1.2], and its answer, read to its end.

Redirects are not followed, certificates are checked, and a body that ends before its announced end is an
error. Only the client of the standard library is used. If a query must end, its process is killed. This
closes the connection, and so the store knows.
"""

from __future__ import annotations

import http.client
import json
import re
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from parley.store.query.failures import (
    AnswerTooLarge,
    Overloaded,
    QueryFailure,
    QueryRefused,
    StoreFailed,
    TimeExceeded,
    Unavailable,
)
from parley.store.remote.address import StoreAddress

_TOLD_BYTES = 4096
_TIME_WORDS = re.compile(
    rb"time[ds]?[ -]?out|S1T00|S1TAT|estimated execution time|operation has been cancelled|deadline", re.I
)
_USER_AGENT = "parley"


@dataclass(frozen=True)
class Wire:
    """The connection data of a store.

    Attributes:
        address: Where it is.
        authorization: The header for the authorization, if one is needed.
        tls: The certificates to check against; None if the store has none.
        patience: The seconds without data after which the connection is closed.
    """

    address: StoreAddress
    authorization: str | None = None
    tls: ssl.SSLContext | None = None
    patience: float | None = None


class Body:
    """The body of an answer, to be read as a file.

    Attributes:
        media_type: The media type according to the store.
        failure: Why reading failed; parsers hide the exception of a file.
    """

    def __init__(self, reply: http.client.HTTPResponse) -> None:
        """Create it from the reply of the store, whose headers have arrived."""
        self._reply = reply
        self._length = reply.length
        self._tail = b""
        self.media_type = reply.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        self.failure: QueryFailure | None = None

    @property
    def says_its_end(self) -> bool:
        """Whether HTTP shows where the answer ends: by its length or by its last chunk."""
        return self._reply.chunked or self._length is not None

    @property
    def gave_up(self) -> bool:
        """Whether the last bytes are a message of a store that stopped in the middle."""
        return bool(_TIME_WORDS.search(self._tail))

    def read(self, length: int = 65_536) -> bytes:
        """Return the next bytes, none at the end.

        Raises:
            OSError: The answer ended too early; ``failure`` says so too.
        """
        try:
            part = self._reply.read(length)
        except (http.client.HTTPException, OSError, ValueError) as error:
            raise self._broken() from error
        if not part and self._reply.length:
            raise self._broken()
        self._tail = (self._tail + part)[-200:]
        return part

    def finish(self) -> None:
        """Read the rest, which must be blank.

        Raises:
            QueryFailure: There is more, or the answer ended too early.
        """
        try:
            while part := self.read():
                if part.strip():
                    raise StoreFailed("the store added text to its answer that does not belong there")
        except OSError as error:
            raise self.failure or StoreFailed(_BROKEN) from error

    def _broken(self) -> OSError:
        self.failure = StoreFailed(_BROKEN)
        return OSError(_BROKEN)


_BROKEN = "the answer of the store ended too early"


def send(wire: Wire, fields: Iterable[tuple[str, str]], accept: str) -> tuple[Body, Callable[[], None]]:
    """Return the body of a good answer, and the object that closes the connection.

    Raises:
        QueryFailure: The store cannot be reached, refuses, or says that its answer is not complete.
    """
    connection = _connection(wire)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": accept,
        "Accept-Encoding": "identity",
        "User-Agent": _USER_AGENT,
        "Connection": "close",
    }
    if wire.authorization:
        headers["Authorization"] = wire.authorization
    parts = urlsplit(wire.address.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST", target, urlencode(list(fields)), headers)
        reply = connection.getresponse()
        check(reply)
    except (OSError, http.client.HTTPException) as error:
        connection.close()
        raise Unavailable("the store behind this endpoint cannot be reached") from error
    except QueryFailure:
        connection.close()
        raise
    return Body(reply), connection.close


def _connection(wire: Wire) -> http.client.HTTPConnection:
    parts = urlsplit(wire.address.url)
    host = parts.hostname or ""
    if parts.scheme == "https":
        return http.client.HTTPSConnection(host, parts.port, context=wire.tls, timeout=wire.patience)
    return http.client.HTTPConnection(host, parts.port, timeout=wire.patience)


def check(reply: http.client.HTTPResponse) -> None:
    """Accept a good answer.

    Raises:
        QueryFailure: It is not one, or a header of the store says that it is not complete.
    """
    state = reply.headers.get("X-SQL-State")
    if reply.headers.get("X-SPARQL-MaxRows") is not None:
        raise AnswerTooLarge("the store cuts answers with so many rows; the rest of this one is not sent")
    if state is not None and reply.status < 300:
        if state in ("S1TAT", "S1T00"):
            raise TimeExceeded("the store ended the query after its own time limit")
        raise StoreFailed("the store says that its answer is not complete")
    if reply.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise StoreFailed("the store compressed its answer without a request to do so")
    if reply.status != http.client.OK:
        raise _failure(reply.status, _told(reply))


def _told(reply: http.client.HTTPResponse) -> bytes:
    try:
        return reply.read(_TOLD_BYTES)
    except (http.client.HTTPException, OSError, ValueError):
        return b""


_FAILURES: dict[int, tuple[type[QueryFailure], str]] = {
    400: (QueryRefused, "the query is valid SPARQL 1.1, but the store behind this endpoint refuses it"),
    408: (TimeExceeded, "the store ended the query after its own time limit"),
    413: (QueryRefused, "the query is longer than the store behind this endpoint allows"),
    414: (QueryRefused, "the query is longer than the store behind this endpoint allows"),
    422: (QueryRefused, "the query is valid SPARQL 1.1, but the store behind this endpoint refuses it"),
    429: (Overloaded, "the store behind this endpoint is overloaded"),
    503: (Overloaded, "the store behind this endpoint is overloaded"),
    504: (TimeExceeded, "the store ended the query after its own time limit"),
}


def _failure(status: int, told: bytes) -> QueryFailure:
    """Return the failure for a status. Stores report a time limit in words, with any status.

    The words themselves are not passed on, because they may contain paths and versions.
    """
    if status != 400 and _TIME_WORDS.search(_message(told)):
        return TimeExceeded("the store ended the query after its own time limit")
    if status in _FAILURES:
        kind, words = _FAILURES[status]
        return kind(words)
    if 300 <= status < 400:
        return StoreFailed("the store redirects to another address, which is not followed")
    if status in (401, 403):
        return StoreFailed("the store behind this endpoint does not authorize this server")
    return StoreFailed(f"the store behind this endpoint failed (status {status})")


def _message(told: bytes) -> bytes:
    """Return the text of an error, without the query that some stores repeat in it."""
    try:
        members = json.loads(told)
    except ValueError:
        return told.partition(b"SPARQL query:")[0]
    if isinstance(members, dict):
        return json.dumps([members.get("exception"), members.get("message"), members.get("detail")]).encode()
    return b""
