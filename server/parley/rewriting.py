"""Outputs that rewrite all bytes written to them, in any division of the bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

Rewrite = Callable[[bytes], bytes]
Hold = Callable[[bytes], int]

_LENGTHS = ((0xF0, 4), (0xE0, 3), (0xC0, 2))
"""The length of a UTF-8 character by the value of its first byte."""


class RewritingOutput:
    """An output that rewrites the bytes written to it.

    A writer may divide its bytes anywhere; bytes that cannot be rewritten yet wait for more.
    """

    def __init__(self, output: IO[bytes], rewrite: Rewrite, hold: Hold) -> None:
        """Create it from the output, the rewriter, and a count of last bytes that must wait for more."""
        self._output = output
        self._rewrite = rewrite
        self._hold = hold
        self._held = b""

    def write(self, data: bytes) -> int:
        """Write bytes."""
        held = self._held + data
        ready = len(held) - self._hold(held)
        self._held = held[ready:]
        self._output.write(self._rewrite(held[:ready]))
        return len(data)

    def flush(self) -> None:
        """Write the bytes that wait."""
        self._output.write(self._rewrite(self._held))
        self._held = b""
        self._output.flush()


class UnmaskingOutput(RewritingOutput):
    """An output that removes a mask."""

    def __init__(self, output: IO[bytes], mask: str) -> None:
        """Create it from the output and the mask."""
        hidden = mask.encode()
        super().__init__(
            output, lambda data: data.replace(hidden, b""), lambda data: _beginning(data, hidden)
        )


def partial_character(data: bytes) -> int:
    """Return how many bytes at the end begin an incomplete character of UTF-8."""
    for size in range(1, min(4, len(data) + 1)):
        length = next((length for lowest, length in _LENGTHS if data[-size] >= lowest), 0)
        if length:
            return size if size < length else 0
    return 0


def partial_word(data: bytes) -> int:
    """Return how many bytes follow the last blank."""
    return len(data) - max(data.rfind(b" "), data.rfind(b"\n")) - 1


def _beginning(data: bytes, mask: bytes) -> int:
    """Return how many bytes at the end could begin a mask."""
    at = data.rfind(mask[:1], max(0, len(data) - len(mask) + 1))
    while at != -1:
        if mask.startswith(data[at:]):
            return len(data) - at
        at = data.rfind(mask[:1], max(0, len(data) - len(mask) + 1), at)
    return 0
