"""Leaks: nothing that is published may contain eight words in a row of an article.

Titles are exempt, because they name the article. Runs of names, and the small words that join them, are
exempt, too: the name of an organisation, or a list of states, is nobody's text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path

from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.text.tokens import Token, tokens, words
from parley.unpacking import unpacked

RUN = 8
"""How many words in a row are a leak."""
_ALL = re.compile(rb"\x01{%d,}" % RUN)
_JOINING = frozenset((
    "of", "for", "and", "in", "the", "on", "to", "at", "or", "by", "with", "from", "among", "others",
    "both", "each", "s",
))  # fmt: skip
"""The words without a capital letter in proper names, and in lists of them; numbers are allowed, too."""
_CAPITALS = 3
"""How many words with a capital letter a run of names must have."""
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)
"""An escape in a string of N-Triples, Turtle, JSON or Python."""


class Leaks:
    """Finds runs of words of the articles in files and texts."""

    def __init__(self, articles: Iterable[str], titles: Iterable[str]) -> None:
        """Create it from the canonical texts, and the titles that are allowed."""
        allowed = {run for title in titles for run in _runs(words(title))}
        self._runs = {run for text in articles for run in _text_runs(text)} - allowed
        self._words = frozenset(word for run in self._runs for word in run)

    def count(self, text: str) -> int:
        """Return at how many places of a text a run of an article begins."""
        found = words(text)
        # Few places have even a run of words that are, each by itself, words of an article.
        likely = _ALL.finditer(bytes(map(self._words.__contains__, found)))
        return sum(run in self._runs for place in likely for run in _runs(found[slice(*place.span())]))

    def findings(self, name: str, data: bytes) -> Iterator[Finding]:
        """Yield a finding for a file, or for each member of an archive, that contains a run."""
        for member, content in unpacked(name, data):
            hits = max(self.count(reading) for reading in _readings(_decoded(content)))
            if hits:
                message = f"holds {RUN} words in a row of an article, at {hits} places"
                yield Finding(CheckKind.LEAK, member, message)


def file_findings(leaks: Leaks, paths: Iterable[Path]) -> Iterator[Finding]:
    """Yield the findings over files."""
    for path in paths:
        yield from leaks.findings(str(path), path.read_bytes())


def _decoded(content: bytes) -> str:
    wide = content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return content.decode("utf-16" if wide else "utf-8", "ignore")


def _readings(text: str) -> Iterator[str]:
    """Yield a text as it is, and without characters between and in words: tags, entities, escapes."""
    yield text
    if "<" in text or "&" in text:
        yield unescape(_TAG.sub(" ", text))
        yield unescape(_TAG.sub("", text))
    if "\\" in text:
        yield _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)) if escape[1] else " ", text)


def _runs(tokens: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return zip(*(tokens[start:] for start in range(RUN)), strict=False)


def _text_runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the runs of an article, except those of names only."""
    found = list(tokens(text))
    for index in range(len(found) - RUN + 1):
        run = found[index : index + RUN]
        if not _is_names(run, text):
            yield tuple(token.folded for token in run)


def _is_names(run: list[Token], text: str) -> bool:
    """Return whether a run lies inside a name or a list of names: "Kelland, Morvia and the Tarn Islands"."""
    gaps = [text[left.span.end : right.span.start] for left, right in pairwise(run)]
    # The second part of a word with a hyphen needs no capital of its own.
    firsts = [run[0], *(token for gap, token in zip(gaps, run[1:], strict=True) if gap != "-")]
    capitals = sum(token.text[0].isupper() and token.folded not in _JOINING for token in firsts)
    others = [token for token in firsts if not token.text[0].isupper()]
    joined = all(token.text in _JOINING or token.text.isdecimal() for token in others)
    return joined and capitals >= _CAPITALS and all(gap in (" ", "-", ", ", "’", "'") for gap in gaps)
