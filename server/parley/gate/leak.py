"""Leaks: that nothing to be published holds eight words in a row of an article.

Titles are the one exemption: they name the article, and one of them has nine words.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from parley.gate.report import Finding
from parley.text.tokens import words

RUN = 8
"""How many words in a row are a leak."""


class Leaks:
    """Finds runs of words of the articles in files and texts."""

    def __init__(self, articles: Iterable[str], titles: Iterable[str]) -> None:
        """Take the canonical texts, and the titles that may be named."""
        allowed = {run for title in titles for run in _runs(words(title))}
        self._runs = {run for text in articles for run in _runs(words(text))} - allowed

    def count(self, text: str) -> int:
        """Return at how many places of a text a run of an article begins."""
        return sum(run in self._runs for run in _runs(words(text)))

    def findings(self, name: str, data: bytes) -> Iterator[Finding]:
        """Yield a finding for a file, or for each member of an archive, that holds a run."""
        for member, content in unpacked(name, data):
            # Markup between two words, and characters written as entities, must not hide a run.
            text = content.decode("utf-8", "ignore")
            hits = max(self.count(text), self.count(unescape(_without_tags(text))))
            if hits:
                message = f"holds {RUN} words in a row of an article, at {hits} places"
                yield Finding("leak", member, message)


def file_findings(leaks: Leaks, paths: Iterable[Path]) -> Iterator[Finding]:
    """Yield the findings over files."""
    for path in paths:
        yield from leaks.findings(str(path), path.read_bytes())


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file under its name; for gzip, zip (wheel) and tar (sdist), each member instead."""
    if data[:2] == b"\x1f\x8b":
        try:
            yield from unpacked(name.removesuffix(".gz"), gzip.decompress(data))
        except (OSError, EOFError, zlib.error):
            yield name, data
    elif zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from unpacked(f"{name}!{member}", archive.read(member))
    elif len(data) > 262 and data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for entry in archive.getmembers():
                stream = archive.extractfile(entry)
                if stream is not None:
                    yield from unpacked(f"{name}!{entry.name}", stream.read())
    else:
        yield name, data


def _without_tags(text: str) -> str:
    parts = []
    for part in text.split("<"):
        _, closed, rest = part.partition(">")
        parts.append(rest if closed else part)
    return " ".join(parts)


def _runs(tokens: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (tokens[index : index + RUN] for index in range(len(tokens) - RUN + 1))
