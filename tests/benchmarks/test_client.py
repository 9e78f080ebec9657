"""The measuring client takes complete answers, and no others."""

from __future__ import annotations

import asyncio

import pytest

from benchmarks.client import Answer, BrokenAnswerError, Connection

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Type: text/csv; charset=utf-8\r\nContent-Length: 3\r\n\r\nabc"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n"


async def _answers(replies: list[bytes], requests: int = 1, source: str | None = None) -> list[Answer]:
    """Return the results of the client with a server that sends these replies, one on each connection."""
    waiting = list(replies)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(waiting.pop(0))
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        connection = Connection(*server.sockets[0].getsockname()[:2], source)
        try:
            return [await connection.get("/", "text/csv") for _ in range(requests)]
        finally:
            connection.close()


@pytest.mark.parametrize("reply", [PLAIN, CHUNKED], ids=["length", "chunks"])
def test_complete_answer_is_returned(reply: bytes):
    (answer,) = asyncio.run(_answers([reply]))
    assert (answer.status, answer.body) == (200, b"abc")


def test_media_type_comes_without_parameters():
    (answer,) = asyncio.run(_answers([PLAIN]))
    assert answer.media_type == "text/csv"


@pytest.mark.parametrize(
    "reply",
    [b"", PLAIN[:-1], CHUNKED[:-7], CHUNKED[:-2], b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 OK 200\r\n\r\n"],
    ids=["nothing", "short body", "cut in a chunk", "cut before the end", "cut head", "no status"],
)
def test_broken_answer_is_an_error(reply: bytes):
    with pytest.raises(BrokenAnswerError):
        asyncio.run(_answers([reply]))


def test_connection_that_the_server_closes_is_opened_again():
    closing = PLAIN.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    answers = asyncio.run(_answers([closing, closing], requests=2))
    assert [answer.body for answer in answers] == [b"abc", b"abc"]


def test_client_comes_from_the_address_it_is_given():
    (answer,) = asyncio.run(_answers([PLAIN], source="127.0.0.9"))
    assert answer.status == 200
