"""Strings of a query: without their quotes, and with their escapes resolved."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def unquoted(written: str) -> str:
    """Return the text of a string of a query."""
    length = 3 if written[:3] in ('"""', "'''") and len(written) >= 6 else 1
    return unescaped(written[length:-length])


def unescaped(text: str) -> str:
    """Return a text with its escapes resolved [SPARQL 1.1 Query, sections 19.2 and 19.7]."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])
