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
)  # one that never ends is a string to the scan too: tried again from each of its quotes, it would cost
# the square of its length; the parser refuses it
_IRI = r'<(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>'
_LOCAL = r"(?:[\w:]|%[0-9A-Fa-f]{2}|\\.|[.\-](?=[\w:.\-%\\]))*+"
_PREFIXED = rf"(?:[^\W\d_][\w.\-]{{0,500}}+)?:{_LOCAL}"
_BLANK = r"_:\w(?:[\w.\-]*[\w\-])?"
_NUMBER = r"\d++(?:\.\d+)?(?:[eE][+\-]?\d+)?"
_TAG = r"@[A-Za-z]++(?:-[A-Za-z0-9]++)*+"
_GAP = r"(?:\s|\#[^\n\r]*+)++"

_TOKEN = re.compile(
    rf"(?P<gap>{_GAP})|(?P<string>{_STRING})|(?P<iri>{_IRI})|(?P<variable>[?$]\w++)|(?P<blank>{_BLANK})"
    rf"|(?P<prefixed>{_PREFIXED})|(?P<tag>{_TAG})|(?P<number>{_NUMBER})|(?P<word>\w++)"
    r"|(?P<operator>&&|\|\||!=|<=|>=|\^\^|[=<>!+\-*/|^])|(?P<open>[{(\[])|(?P<close>[})\]])|(?P<other>.)",
    re.DOTALL,
)
_DATA = re.compile(
    rf"(?:{_GAP}|{_STRING}|{_IRI}|{_BLANK}|{_PREFIXED}|{_TAG}|{_NUMBER}|\w++|\^\^|\.\d+|[()+\-])*+", re.DOTALL
)


class Token(NamedTuple):
    """A token: its kind, its text (words in upper case), and where it starts."""

    kind: str
    text: str
    offset: int


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of a query, without blanks and comments; the rows of a VALUES are one token.

    Rows are passed over in one step: they neither nest nor join, and may be very many.
    """
    position, in_values = 0, False
    while position < len(query):
        match = _TOKEN.match(query, position)
        if match is None or match.lastgroup is None:  # the last alternative takes any character
            return
        offset, position, kind, text = match.start(), match.end(), match.lastgroup, match.group()
        if kind == "gap":
            continue
        yield Token(kind, text.upper() if kind == "word" else text, offset)
        if in_values and text == "{":
            start, position = position, _after_data(query, position)
            yield Token("rows", query[start:position], start)
        in_values = _announces_data(kind, text, in_values=in_values)


def names(data: str, length: int) -> Iterator[str]:
    """Yield the IRIs and prefixed names within so many characters of data, as they are written."""
    for match in _TOKEN.finditer(data, 0, length):
        cut = match.end() == length < len(data)
        if match.lastgroup in ("iri", "prefixed") and not cut:
            yield match.group()


def _announces_data(kind: str, text: str, *, in_values: bool) -> bool:
    """Tell whether a brace after this token opens data: ``VALUES (?a ?b) {``."""
    return text.upper() == "VALUES" or (in_values and (kind == "variable" or text in "()"))


def _after_data(query: str, position: int) -> int:
    match = _DATA.match(query, position)
    return match.end() if match else position
