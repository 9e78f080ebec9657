"""Compressed files, read member by member. They are refused if one ends too early or other data follow.

The readers of the standard library ignore data after a member of bzip2, and treat an empty file as empty
data. Then the missing data of a cut file would cause no error.
"""

from __future__ import annotations

import bz2
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Protocol

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_BLOCK_BYTES = 16 * 1024
_PADDING = b"\0"
"""The padding of tapes and file systems after the last member."""


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


@dataclass(frozen=True)
class Packing:
    """A compression of files.

    Attributes:
        name: Its name in messages.
        magic: The first bytes of such files.
        new: Returns a decompressor for one member.
    """

    name: str
    magic: bytes
    new: Callable[[], _Decompressor]


class BrokenPackError(ValueError):
    """A compressed file that is not complete."""


_PACKINGS = {
    ".gz": Packing("gzip", b"\x1f\x8b", lambda: zlib.decompressobj(wbits=31)),
    ".bz2": Packing("bzip2", b"BZh", bz2.BZ2Decompressor),
    ".zst": Packing("Zstandard", b"\x28\xb5\x2f\xfd", zstd.ZstdDecompressor),
}


def packing_of(ending: str, magic: bytes) -> Packing | None:
    """Return the compression of a file, by its name or else its first bytes; None if it has none."""
    if ending:
        return _PACKINGS[ending]
    return next((one for one in _PACKINGS.values() if magic.startswith(one.magic)), None)


def unpacked(raw: IO[bytes], packing: Packing) -> Iterator[bytes]:
    """Yield the content of a compressed file.

    Raises:
        BrokenPackError: It ends too early, is damaged, or is followed by other data.
    """
    block = raw.read(_BLOCK_BYTES)
    if not block:
        raise BrokenPackError(f"is not a complete {packing.name} file: it is empty")
    member: _Decompressor | None = packing.new()
    while block:
        if member is None and (block := block.lstrip(_PADDING)):
            member = packing.new()
        if member is not None:
            yield _part(member, block, packing)
            block, member = (member.unused_data, None) if member.eof else (b"", member)
        block = block or raw.read(_BLOCK_BYTES)
    if member is not None:
        raise BrokenPackError(f"is not a complete {packing.name} file: it ends too early")


def _part(member: _Decompressor, block: bytes, packing: Packing) -> bytes:
    try:
        return member.decompress(block)
    except (zlib.error, zstd.ZstdError, OSError, EOFError) as error:
        raise BrokenPackError(f"is not a complete {packing.name} file ({error})") from error


class Stream(io.RawIOBase):
    """Parts as a readable file."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        """Create it from the parts, which are read when they are needed."""
        self._parts = parts
        self._rest = b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read the next bytes that are available."""
        while not self._rest:
            part = next(self._parts, None)
            if part is None:
                return 0
            self._rest = part
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size
