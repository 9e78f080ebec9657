"""A complete answer: in memory, or in a file without a name that is read in parts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from types import TracebackType

CHUNK_BYTES = 256 * 1024


class Answer:
    """A complete answer. Its receiver must close it.

    Attributes:
        size: Its length in bytes.
    """

    def __init__(
        self,
        body: bytes = b"",
        *,
        spool: int | None = None,
        size: int | None = None,
        begin: int = 0,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        """Create it from bytes, or from the descriptor of a spool and its size.

        Args:
            body: The answer, if there is no spool.
            spool: A descriptor, which the answer owns from now on.
            size: The size of the spooled answer.
            begin: The position in the spool where it begins.
            on_close: Called once when the answer is closed.
        """
        self.size = len(body) if size is None else size
        self._body = body
        self._spool = spool
        self._begin = begin
        self._on_close = on_close

    def chunks(self, length: int = CHUNK_BYTES) -> Iterator[bytes]:
        """Yield the answer in parts; an empty answer has none."""
        if self._spool is None:
            if self._body:
                yield self._body
            return
        offset = 0
        while offset < self.size:
            part = os.pread(self._spool, min(length, self.size - offset), self._begin + offset)
            if not part:
                raise OSError("the spool of an answer is shorter than the answer")
            offset += len(part)
            yield part

    def read(self) -> bytes:
        """Return the whole answer."""
        return b"".join(self.chunks())

    def close(self) -> None:
        """Close the spool."""
        if self._spool is not None:
            os.close(self._spool)
            self._spool = None
        if self._on_close is not None:
            self._on_close()
            self._on_close = None

    def __del__(self) -> None:
        """Close an answer that nobody closed, because its client left at that moment."""
        self.close()

    def __enter__(self) -> Answer:
        """Return itself; the end of the block closes it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the answer."""
        self.close()
