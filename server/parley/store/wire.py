"""Frames between the front and its executors: a JSON header and a body, both of known length."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from typing import Any

_LENGTHS = struct.Struct("!II")

Frame = tuple[dict[str, Any], bytes]


def encode(header: dict[str, Any], body: bytes = b"") -> bytes:
    """Return a frame."""
    packed = json.dumps(header, separators=(",", ":")).encode()
    return _LENGTHS.pack(len(packed), len(body)) + packed + body


def receive(sock: socket.socket) -> Frame | None:
    """Read one frame from a blocking socket; None where the other side is gone."""
    lengths = _read(sock, _LENGTHS.size)
    if lengths is None:
        return None
    header_length, body_length = _LENGTHS.unpack(lengths)
    packed = _read(sock, header_length + body_length)
    return None if packed is None else _split(packed, header_length)


async def receive_async(loop: asyncio.AbstractEventLoop, sock: socket.socket) -> Frame | None:
    """Read one frame from a non-blocking socket; None where the other side is gone."""
    lengths = await _read_async(loop, sock, _LENGTHS.size)
    if lengths is None:
        return None
    header_length, body_length = _LENGTHS.unpack(lengths)
    packed = await _read_async(loop, sock, header_length + body_length)
    return None if packed is None else _split(packed, header_length)


def _split(packed: bytes, header_length: int) -> Frame:
    return json.loads(packed[:header_length]), packed[header_length:]


def _read(sock: socket.socket, length: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < length:
        part = sock.recv(length - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)


async def _read_async(loop: asyncio.AbstractEventLoop, sock: socket.socket, length: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < length:
        part = await loop.sock_recv(sock, length - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)
