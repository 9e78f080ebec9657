"""The place of an answer until it is complete: memory for small ones, a file without a name for others."""

from __future__ import annotations

import os
import tempfile

INLINE_BYTES = 64 * 1024
"""Answers up to this size are sent on the socket."""


def nameless_file() -> int:
    """Open a file that has no name and vanishes with its last descriptor; in memory if there is memfd."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("parley-answer", os.MFD_CLOEXEC)
    descriptor, path = tempfile.mkstemp(prefix="parley-answer-")
    os.unlink(path)  # noqa: PTH108 - there is no pathlib way that keeps the descriptor plain
    return descriptor


class Spool:
    """A binary file for writing. When it grows, it continues in a descriptor.

    Attributes:
        size: How many bytes were written.
        spilled: Whether they are in the descriptor.
    """

    def __init__(self, descriptor: int, inline: int = INLINE_BYTES) -> None:
        """Create it from the descriptor and the number of bytes that stay in memory."""
        self.size = 0
        self.spilled = False
        self._descriptor = descriptor
        self._inline = inline
        self._buffer = bytearray()

    def write(self, data: bytes) -> int:
        """Write all of the bytes.

        Raises:
            OSError: EFBIG, if the answer exceeds the limit of the kernel.
        """
        self._buffer += data
        self.size += len(data)
        if len(self._buffer) > self._inline:
            self._spill()
        return len(data)

    def flush(self) -> None:
        """Write out the buffer, if anything was spilled."""
        if self.spilled:
            self._spill()

    def inline(self) -> bytes:
        """Return the bytes of an answer that was not spilled."""
        return bytes(self._buffer)

    def _spill(self) -> None:
        self.spilled = True
        with memoryview(self._buffer) as view:
            done = 0
            while done < len(view):
                done += os.write(self._descriptor, view[done:])
        self._buffer.clear()
