"""The words of SPARQL, and the word that was probably meant by an unknown one [SPARQL 1.1 Query, 19.8].

Outside of strings, names and variables, a bare word can only be one of these. So if no parser accepts a
query, the first other word is the mistake, whatever the parser reports.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from parley.store.query.tokens import QueryToken, found_at, tokens

KEYWORDS = frozenset(
    {
        "A", "ABS", "ALL", "AS", "ASC", "ASK", "AVG", "BASE", "BIND", "BNODE", "BOUND", "BY", "CEIL",
        "COALESCE", "CONCAT", "CONSTRUCT", "CONTAINS", "COUNT", "DATATYPE", "DAY", "DEFAULT", "DESC",
        "DESCRIBE", "DISTINCT", "ENCODE_FOR_URI", "EXISTS", "FALSE", "FILTER", "FLOOR", "FROM", "GRAPH",
        "GROUP", "GROUP_CONCAT", "HAVING", "HOURS", "IF", "IN", "IRI", "ISBLANK", "ISIRI", "ISLITERAL",
        "ISNUMERIC", "ISURI", "LANG", "LANGMATCHES", "LCASE", "LIMIT", "MAX", "MD5", "MIN", "MINUS",
        "MINUTES", "MONTH", "NAMED", "NOT", "NOW", "OFFSET", "OPTIONAL", "ORDER", "PREFIX", "RAND",
        "REDUCED", "REGEX", "REPLACE", "ROUND", "SAMETERM", "SAMPLE", "SECONDS", "SELECT", "SEPARATOR",
        "SERVICE", "SHA1", "SHA256", "SHA384", "SHA512", "SILENT", "STR", "STRAFTER", "STRBEFORE", "STRDT",
        "STRENDS", "STRLANG", "STRLEN", "STRSTARTS", "STRUUID", "SUBSTR", "SUM", "TIMEZONE", "TRUE", "TZ",
        "UCASE", "UNDEF", "UNION", "URI", "USING", "UUID", "VALUES", "WHERE", "YEAR",
    }
)  # fmt: skip
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_NEAR = 0.6
_LONGEST = 20
"""A longer word is similar to none."""


@dataclass(frozen=True)
class StrangeWord:
    """A word that SPARQL does not have.

    Attributes:
        text: The word in the query.
        offset: Where it starts.
        nearest: The word that was probably meant.
    """

    text: str
    offset: int
    nearest: str | None

    def replaced(self, query: str) -> str | None:
        """Return the query with the probable word in its place."""
        if self.nearest is None:
            return None
        return query[: self.offset] + self.nearest + query[self.offset + len(self.text) :]


def strange_word(query: str) -> StrangeWord | None:
    """Return the first word of a query that SPARQL does not have, if there is one."""
    for word, offset, is_first in _words(query):
        if word.upper() not in KEYWORDS:
            return StrangeWord(word, offset, _nearest(word.upper(), is_first=is_first))
    return None


def _words(query: str) -> Iterator[tuple[str, int, bool]]:
    """Yield the bare words, where each starts, and whether the query form is expected there."""
    start: QueryToken = ("end", "", 0)
    opened = False
    for (before, _, _), (kind, _, offset) in pairwise((start, *tokens(query))):
        if kind == "word":
            yield found_at(query, offset).text, offset, before in ("end", "iri") and not opened
        opened |= kind == "open"


def _nearest(word: str, *, is_first: bool) -> str | None:
    if len(word) > _LONGEST:
        return None
    forms = difflib.get_close_matches(word, _FORMS, n=1, cutoff=_NEAR) if is_first else []
    return next(iter(forms or difflib.get_close_matches(word, sorted(KEYWORDS), n=1, cutoff=_NEAR)), None)
