"""An ASGI application that does nothing: it shows the cost of a request without any work."""

from __future__ import annotations

from typing import Any

_BODY = b'{"head":{},"boolean":true}'
_HEADERS = [
    (b"content-type", b"application/sparql-results+json"),
    (b"content-length", str(len(_BODY)).encode()),
]


async def app(scope: dict[str, Any], _: Any, send: Any) -> None:
    """Answer every request with the same response."""
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": _BODY})
