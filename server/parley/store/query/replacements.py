"""Replacements of ``REPLACE``, written as the engine reads them.

SPARQL takes them from XPath [XQuery and XPath Functions 3.1, section 5.6.4]: ``$1`` is a group, with as
many digits as there are groups for, and ``\\$`` and ``\\\\`` are characters. To the engine ``$1x`` is a
group of the name "1x", ``$$`` is the character, and a backslash is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parley.store.query.strings import unquoted
from parley.store.query.tokens import QueryToken, tokens

_CALL = re.compile(r"\breplace\b", re.IGNORECASE)
_PIECE = re.compile(r"\\(?P<character>[\\$])|\$(?P<group>\d+)|(?P<text>[^\\$]+)", re.DOTALL)
_GROUPS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|(?P<group>\((?!\?))", re.DOTALL)
"""Escaped characters and classes of characters, in which brackets open no group, and the groups."""
_QUOTED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}


def readable(query: str) -> str:
    """Return a query in which the engine reads each constant replacement as SPARQL means it.

    What XPath refuses stays as it is: ``$`` before no digit, and a backslash before another character.
    """
    if not _CALL.search(query):
        return query
    told, at = "", 0
    for replacement, written in _changes([*tokens(query)]):
        _, text, start = replacement
        told += query[at:start] + written
        at = start + len(text)
    return told + query[at:]


def _changes(found: Sequence[QueryToken]) -> Iterator[tuple[QueryToken, str]]:
    """Yield each replacement that is written otherwise for the engine, in order, and how."""
    changed = []
    for number, (kind, text, _) in enumerate(found):
        if (kind, text) != ("word", "REPLACE"):
            continue
        arguments = [*_arguments(found[number + 1 :])]
        if len(arguments) not in (3, 4) or not all(map(_is_constant, arguments[2:])):
            continue
        value = unquoted(arguments[2][0][1])
        is_plain = len(arguments) == 4 and "q" in arguments[3][0][1]
        groups = _groups(unquoted(arguments[1][0][1])) if _is_constant(arguments[1]) else None
        own = None if is_plain else _for_engine(value, groups)
        if own is not None and own != value:
            changed.append((arguments[2][0], '"' + "".join(_QUOTED.get(one, one) for one in own) + '"'))
    yield from sorted(changed, key=lambda one: one[0][2])


def _arguments(found: Sequence[QueryToken]) -> Iterator[list[QueryToken]]:
    """Yield the arguments of the call whose bracket is the first of some tokens."""
    depth = 0
    argument: list[QueryToken] = []
    for token in found:
        kind, text, _ = token
        depth += (kind == "open") - (kind == "close")
        if depth < 1 or (depth == 1 and (kind, text) == ("other", ",")):
            yield argument
            argument = []
            if depth < 1:
                return
        elif depth > 1 or kind != "open":
            argument.append(token)


def _is_constant(argument: Sequence[QueryToken]) -> bool:
    return len(argument) == 1 and argument[0][0] == "string"


def _groups(pattern: str) -> int:
    return sum(one["group"] is not None for one in _GROUPS.finditer(pattern))


def _for_engine(value: str, groups: int | None) -> str | None:
    """Return a replacement as the engine writes it; None if XPath refuses it, or its groups are not known.

    >>> _for_engine("$1x", 1), _for_engine(r"US\\$ $12", 3), _for_engine("$x", 1)
    ('${1}x', 'US$$ ${1}2', None)
    """
    told, at = "", 0
    while at < len(value):
        piece = _PIECE.match(value, at)
        if piece is None:
            return None
        at = piece.end()
        if piece["group"] is None:
            told += piece["text"] or {"$": "$$"}.get(piece["character"], piece["character"])
        elif groups is None and len(piece["group"]) > 1:
            return None
        else:
            told += _group(piece["group"], groups)
    return told


def _group(digits: str, groups: int | None) -> str:
    """Return a group with as many digits as there are groups for; nothing if there is no such group."""
    lengths = range(len(digits), 0, -1)
    known = (n for n in lengths if groups is None or int(digits[:n]) <= groups)
    length = next(known, 0)
    return f"${{{int(digits[:length])}}}{digits[length:]}" if length else digits[1:]
