"""Puts the errors of the parser into plain words.

The engine lists every token that it would accept, and calls an undeclared prefix “expected OPTIONAL”. So
prefixes are checked here, before the engine parses the query.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from parley.advice.keywords import strange_word
from parley.advice.prefixes import on_one_line
from parley.store.query.failures import MalformedQuery
from parley.store.query.outline import Outline
from parley.store.query.tokens import tokens

_PHRASES = (
    ("Prefix not found", "a prefix is not declared: add PREFIX … at the top of the query"),
    (
        "IRI parsing failed",
        "an IRI is relative, and there is no BASE: write it in full, or use a prefix",
    ),
    (
        "The SELECT contains a variable that is unbound",
        "SELECT lists a variable that is neither in GROUP BY nor inside an aggregate such as COUNT",
    ),
    (
        "The query limit should be a non negative integer",
        "the number after LIMIT or OFFSET is too large",
    ),
)
_TOKEN = re.compile(r"\S{1,30}")


def undeclared_prefix(seen: Outline, prefix: str, known: Iterable[str]) -> MalformedQuery:
    """Return the failure of a query that uses a prefix which neither it nor the endpoint declares.

    It names the prefix, its first use and a way out.
    """
    line, column = seen.place(seen.used[prefix])
    near = _nearest(prefix, [*seen.declared, *known])
    way_out = f"did you mean “{near}:”?" if near else f"add PREFIX {prefix}: <…> at the top"
    return MalformedQuery(
        f"the prefix “{prefix}:” is not declared (line {line}, column {column}): {way_out}",
        line,
        column,
        corrected=_renamed(seen.text, prefix, near) if near else None,
    )


def _nearest(prefix: str, others: list[str]) -> str | None:
    """Return the prefix that was probably meant: a similar one, or the only one with the same beginning."""
    similar = difflib.get_close_matches(prefix, others, n=1, cutoff=0.7)
    if similar:
        return similar[0]
    longer = [other for other in others if len(prefix) > 1 and other.startswith(prefix.lower())]
    return longer[0] if len(longer) == 1 else None


def _renamed(query: str, prefix: str, near: str) -> str:
    """Return a query with another prefix at each of its uses; strings and IRIs stay as they are."""
    changed, done = "", 0
    for kind, text, offset in tokens(query):
        if kind == "prefixed" and text.startswith(f"{prefix}:"):
            changed += query[done:offset] + near
            done = offset + len(prefix)
    return changed + query[done:]


def in_plain_words(failure: MalformedQuery, query: str) -> MalformedQuery:
    """Return the error of the engine for a query in plain words."""
    message = str(failure)
    if "expected" in message and "failed" not in message and (told := _strange(query)) is not None:
        return told
    for phrase, words in _PHRASES:
        if phrase in message:
            return MalformedQuery(f"{words} ({_place(failure)})", failure.line, failure.column)
    if "expected" not in message:
        return failure
    return MalformedQuery(_unexpected(failure, query), failure.line, failure.column)


def _strange(query: str) -> MalformedQuery | None:
    """Return the message for the first word that SPARQL does not have."""
    word = strange_word(query)
    if word is None:
        return None
    line, column = Outline(query).place(word.offset)
    near = f": did you mean {word.nearest}?" if word.nearest else ""
    said = f"“{on_one_line(word.text)}” is no word of SPARQL (line {line}, column {column}){near}"
    return MalformedQuery(said, line, column, corrected=word.replaced(query))


def _unexpected(failure: MalformedQuery, query: str) -> str:
    rest = _rest(query, failure.line or 1, failure.column or 1)
    if not rest.strip():
        return f"the query ends too early, or has an error shortly before its end ({_place(failure)})"
    match = _TOKEN.search(rest)
    found = match.group() if match else rest[:1]
    return f"the query has an error at “{found}” or shortly before ({_place(failure)})"


def _rest(query: str, line: int, column: int) -> str:
    lines = query.splitlines(keepends=True)
    return "".join([lines[line - 1][column - 1 :], *lines[line:]]) if line <= len(lines) else ""


def _place(failure: MalformedQuery) -> str:
    return f"line {failure.line}, column {failure.column}"
