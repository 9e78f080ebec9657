"""The pages as an ASGI application: files are sent whole by the server, and in parts from here."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, send_file

from parley.web.http.mount import mount

CONTENT = bytes(range(256)) * 2_000


def answer(
    app: Any, path: str, method: str = "GET", *, headers: tuple[Any, ...] = (), offers: bool
) -> list[Any]:
    """Return the messages of an answer; the server offers to send files, or does not."""
    messages: list[Any] = []

    async def send(message: Any) -> None:
        messages.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http", "method": method, "path": path, "query_string": b"", "headers": list(headers),
        "http_version": "1.1", "root_path": "",
        "extensions": {"http.response.pathsend": {}} if offers else {},
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    return messages


@pytest.fixture(params=["plain.nt", "Łódź 100%.nt"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / request.param
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def app(file: Path) -> Any:
    flask = Flask("files")
    flask.add_url_rule("/file", "file", lambda: send_file(file, conditional=True))
    flask.add_url_rule("/page", "page", lambda: "a page")
    return mount(flask)


def body(messages: list[Any]) -> bytes:
    return b"".join(message.get("body", b"") for message in messages)


def test_a_server_that_sends_files_gets_the_path(app: Any, file: Path) -> None:
    start, sent = answer(app, "/file", offers=True)
    assert sent == {"type": "http.response.pathsend", "path": str(file)}
    assert dict(start["headers"])[b"content-length"] == str(len(CONTENT)).encode()


def test_a_server_that_does_not_gets_the_bytes(app: Any) -> None:
    assert body(answer(app, "/file", offers=False)) == CONTENT


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [(b"bytes=10-19", CONTENT[10:20]), (b"bytes=-3", CONTENT[-3:]), (b"bytes=300000-", CONTENT[300_000:])],
)
def test_a_part_is_sent_from_here(app: Any, wanted: bytes, expected: bytes) -> None:
    messages = answer(app, "/file", headers=((b"range", wanted),), offers=True)
    assert messages[0]["status"] == 206
    assert body(messages) == expected


@pytest.mark.parametrize(
    ("path", "method", "expected"), [("/file", "HEAD", b""), ("/page", "GET", b"a page")]
)
def test_what_has_no_file_to_send_is_passed_on(app: Any, path: str, method: str, expected: bytes) -> None:
    messages = answer(app, path, method, offers=True)
    assert {message["type"] for message in messages} == {"http.response.start", "http.response.body"}
    assert body(messages) == expected
    assert b"x-sendfile" not in dict(messages[0]["headers"])
