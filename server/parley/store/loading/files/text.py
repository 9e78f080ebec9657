"""Bytes for a parser: without a byte order mark, with a note of language tags and of progress."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from typing import IO

from parley.store.loading.files.notices import Notices

_PROGRESS_SECONDS = 2.0
_TAG = re.compile(rb"[\"']@([A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*)")
_LONGEST_TAG = 64


class Progress:
    """A file that reports on standard error how much of it was read, every few seconds."""

    def __init__(self, raw: IO[bytes], size: int, name: str) -> None:
        """Create it from the file, its size, and its name in messages."""
        self._raw = raw
        self._size = max(1, size)
        self._name = name
        self._next = time.monotonic() + _PROGRESS_SECONDS

    def read(self, length: int = -1) -> bytes:
        """Return the next bytes."""
        if time.monotonic() > self._next:
            self._next = time.monotonic() + _PROGRESS_SECONDS
            share = 100 * self._raw.tell() // self._size
            print(f"Loading {self._name}: {share} %", file=sys.stderr, flush=True)
        return self._raw.read(length)


class Watched:
    """Text of the Turtle family. It notes the language tags in their written form.

    The parsers of the engine return tags in small letters, so the written form must be noted before. Text in
    a string may look like a tag. It is excluded later, because no value has that language.
    """

    def __init__(self, read: Callable[[int], bytes], notices: Notices) -> None:
        """Create it from the reader, and the place for noted tags."""
        self._read = read
        self._notices = notices
        self._tail = b""

    def read(self, length: int = -1) -> bytes:
        """Return the next bytes."""
        part = self._read(length)
        seen = self._tail + part
        self._notices.tags.update(match[1].decode() for match in _TAG.finditer(seen))
        self._tail = seen[-_LONGEST_TAG:]
        return part
