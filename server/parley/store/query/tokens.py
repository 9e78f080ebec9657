"""The tokens of a query, near enough for counting [SPARQL 1.1 Query, section 19.8]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_STRING = "|".join(
    (
        r'"""(?:[^"\\]|\\.|"(?!""))*+(?:""")?',
        r"'''(?:[^'\\]|\\.|'(?!''))*+(?:''')?",
        r'"(?:[^"\\\n\r]|\\.)*+"?',
        r"'(?:[^'\\\n\r]|\\.)*+'?",
    )
)  # a string without an end is a string for the scan too, which the parser refuses. Otherwise the scan would
# try again at each of its quotes, at a cost with the square of its length.
_IRI = r'<(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>'
_LOCAL = r"(?:[\w:]|%[0-9A-Fa-f]{2}|\\.|[.\-](?=[\w:.\-%\\]))*+"
_PREFIXED = rf"(?:[^\W\d_][\w.\-]{{0,500}}+)?:{_LOCAL}"
_BLANK = r"_:\w(?:[\w.\-]*[\w\-])?"
_NUMBER = r"\d++(?:\.\d+)?(?:[eE][+\-]?\d+)?"
_TAG = r"@[A-Za-z]++(?:-[A-Za-z0-9]++)*+(?:--[A-Za-z]++)?"
_GAP = r"(?:\s|\#[^\n\r]*+)++"

_TOKEN = re.compile(
    rf"(?:{_GAP})?+(?:(?P<variable>[?$]\w++)|(?P<string>{_STRING})|(?P<iri>{_IRI})|(?P<blank>{_BLANK})"
    rf"|(?P<prefixed>{_PREFIXED})|(?P<tag>{_TAG})|(?P<number>{_NUMBER})|(?P<word>\w++)"
    r"|(?P<operator>&&|\|\||!=|<=|>=|\^\^|[=<>!+\-*/|^])|(?P<open>[{(\[])|(?P<close>[})\]])|(?P<end>\Z)|(?P<other>.))",
    re.DOTALL,
)
_BLANK_SPACE = re.compile(_GAP)
_DATA = re.compile(
    rf"(?:{_GAP}|{_STRING}|{_IRI}|{_BLANK}|{_PREFIXED}|{_TAG}|{_NUMBER}|\w++|\^\^|\.\d+|[()+\-])*+", re.DOTALL
)


QueryToken = tuple[str, str, int]
"""A token: its kind, its text (words in upper case), and where it starts."""


def tokens(query: str) -> Iterator[QueryToken]:
    """Yield the tokens of a query, without blanks and comments; the rows of a VALUES are one token.

    Rows are skipped in one step: they neither nest nor join, and there may be very many.
    """
    position: int | None = 0
    while position is not None:
        begin, position = position, None
        in_values = False
        for match in _TOKEN.finditer(query, begin):  # no character is left out: the last kind takes any
            kind = match.lastgroup or "end"
            if kind == "end":
                return
            text, offset = match[kind], match.start(kind)
            if kind == "word":
                text = text.upper()
                in_values = text == "VALUES"
                yield kind, text, offset
                continue
            yield kind, text, offset
            if not in_values:
                continue
            if text == "{":
                position = _after_data(query, offset + 1)
                yield "rows", query[offset + 1 : position], offset + 1
                break
            in_values = kind == "variable" or text in "()"


def names(data: str, length: int) -> Iterator[tuple[str, int]]:
    """Yield the IRIs and prefixed names within the first characters of data, and where each starts."""
    for match in _TOKEN.finditer(data, 0, length):
        cut = match.end() == length < len(data)
        if match.lastgroup in ("iri", "prefixed") and not cut:
            yield match[match.lastgroup], match.start(match.lastgroup)


def directions(data: str) -> Iterator[int]:
    """Yield where tags with a direction of text start [SPARQL 1.2]."""
    if "--" in data:
        for match in _TOKEN.finditer(data):
            if match.lastgroup == "tag" and "--" in match["tag"]:
                yield match.start("tag")


class TokenMatch(NamedTuple):
    """A token with its place."""

    kind: str
    text: str
    begin: int
    end: int


def found_at(query: str, position: int) -> TokenMatch:
    """Return the first token at or after a position, as written; after the last, one of kind ``end``."""
    match = _TOKEN.match(query, position)
    kind = (match and match.lastgroup) or "end"
    if match is None or kind == "end":
        return TokenMatch("end", "", len(query), len(query))
    return TokenMatch(kind, match[kind], match.start(kind), match.end(kind))


def next_mark(query: str, position: int) -> int:
    """Return where the first token at or after a position begins."""
    match = _BLANK_SPACE.match(query, position)
    return match.end() if match else position


def _after_data(query: str, position: int) -> int:
    match = _DATA.match(query, position)
    return match.end() if match else position
