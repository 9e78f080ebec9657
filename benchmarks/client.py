"""A small HTTP/1.1 client that measures: one connection, one request after the other, nothing else.

It uses plain sockets, because libraries take more time for a request than the measured servers.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

_BUFFER = 1 << 22


class BrokenAnswerError(Exception):
    """The connection ended before the answer did."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer."""

    status: int
    media_type: str
    body: bytes
    keeps: bool


class Connection:
    """A connection to a server, opened when it is needed."""

    def __init__(self, host: str, port: int, source: str | None = None) -> None:
        """Create it from the server's address, and the address to come from."""
        self._host, self._port, self._source = host, port, source
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def get(self, target: str, accept: str) -> Answer:
        """Return the answer to a GET request.

        Raises:
            BrokenAnswerError: It is not complete.
            OSError: There is no connection.
        """
        reader, writer = await self._open()
        lines = (f"GET {target} HTTP/1.1", f"Host: {self._host}:{self._port}", f"Accept: {accept}", "", "")
        try:
            writer.write("\r\n".join(lines).encode("ascii"))
            answer = await _read(reader)
        except BaseException:
            self.close()
            raise
        if not answer.keeps:
            self.close()
        return answer

    def close(self) -> None:
        """Close it; the next request opens a new one."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None:
            source = (self._source, 0) if self._source else None
            self._reader, self._writer = await asyncio.open_connection(
                self._host, self._port, local_addr=source, limit=_BUFFER
            )
        return self._reader, self._writer


async def _read(reader: asyncio.StreamReader) -> Answer:
    try:
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(first.split(" ")[1])
        pairs = (line.partition(":") for line in lines)
        fields = {name.lower(): value.strip() for name, _, value in pairs}
        if fields.get("transfer-encoding", "").lower() == "chunked":
            body = await _chunked(reader)
        else:
            body = await _exactly(reader, int(fields.get("content-length", 0)))
    except (asyncio.IncompleteReadError, ConnectionError, IndexError, ValueError) as error:
        raise BrokenAnswerError(str(error)) from None
    media_type = fields.get("content-type", "").partition(";")[0].strip()
    return Answer(status, media_type, body, fields.get("connection", "").lower() != "close")


async def _exactly(reader: asyncio.StreamReader, length: int) -> bytes:
    return await reader.readexactly(length) if length else b""


async def _chunked(reader: asyncio.StreamReader) -> bytes:
    parts = []
    while size := int((await reader.readline()).partition(b";")[0], 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readuntil(b"\r\n")
    return b"".join(parts)
