"""Frames between the front and its executors: a JSON header and a body, both of known length.

The sender of a frame waits for the answer before it sends another frame.
"""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

_LENGTHS = struct.Struct("!II")
_JSON = json.JSONEncoder(separators=(",", ":"))

RECEIVE_BYTES = 64 * 1024

Frame = tuple[dict[str, Any], bytes]


def encode(header: dict[str, Any], body: bytes = b"") -> bytes:
    """Return a frame."""
    packed = _JSON.encode(header).encode()
    return _LENGTHS.pack(len(packed), len(body)) + packed + body


def receive(sock: socket.socket) -> Frame | None:
    """Read one frame from a blocking socket; None if the other side is gone."""
    incoming = FrameReader()
    while part := sock.recv(RECEIVE_BYTES):
        if (frame := incoming.add(part)) is not None:
            return frame
    return None


class FrameReader:
    """Joins frames that arrive in parts."""

    def __init__(self) -> None:
        """Create it without any part."""
        self._buffer = b""

    def add(self, part: bytes) -> Frame | None:
        """Add a part; return the frame when it is complete."""
        buffer = self._buffer = self._buffer + part
        if len(buffer) < _LENGTHS.size:
            return None
        header_length, body_length = _LENGTHS.unpack_from(buffer)
        body_begin = _LENGTHS.size + header_length
        if len(buffer) < body_begin + body_length:
            return None
        self._buffer = b""
        return json.loads(buffer[_LENGTHS.size : body_begin]), buffer[body_begin:]
