"""Unpacking: compressed files, and the members of zip and tar archives."""

from __future__ import annotations

import bz2
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file under its name; for a compressed file, zip (wheel) or tar (sdist), each member."""
    inflated = _inflated(data)
    if inflated is not None:
        yield from unpacked(re.sub(r"\.(gz|bz2|xz)$", "", name), inflated)
    elif data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for entry in archive.getmembers():
                stream = archive.extractfile(entry)
                if stream is not None:
                    yield from unpacked(f"{name}!{entry.name}", stream.read())
    elif data[:2] == b"PK" and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from unpacked(f"{name}!{member}", archive.read(member))
    else:
        yield name, data


def _inflated(data: bytes) -> bytes | None:
    """Return the decompressed data that can be read; None for a file that is not compressed."""
    try:
        if data[:2] == b"\x1f\x8b":
            return _gunzipped(data)
        if data[:3] == b"BZh":
            return bz2.BZ2Decompressor().decompress(data)
        if data[:6] == b"\xfd7zXZ\x00":
            return lzma.LZMADecompressor().decompress(data)
    except (OSError, EOFError, zlib.error, lzma.LZMAError):
        pass
    return None


def _gunzipped(data: bytes) -> bytes:
    parts = []
    while data[:2] == b"\x1f\x8b":
        member = zlib.decompressobj(wbits=31)
        parts.append(member.decompress(data))
        data = member.unused_data
    return b"".join(parts)
