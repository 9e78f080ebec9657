"""Questions that also return the sources of their rows: claims and things that are not shown."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"(?m)(?<![<\w])#[^\n]*$")
_SELECT = re.compile(r"\bSELECT\s+(?P<distinct>DISTINCT\s+)?(?P<shown>(?:\?\w+\s+)+)WHERE\b")
_SUBJECT = re.compile(r"(\?\w+)\s+(?:a\s|\(?\^?parley:\w|\?\w+\s+\?\w+\s*[.;])")
_LIMITED = re.compile(r"\b(?:LIMIT|OFFSET|GROUP\s+BY|HAVING)\b", re.IGNORECASE)
_MOST = 8
"""How many variables may be added: more would make many rows of one."""


def with_sources(text: str) -> tuple[str, int] | None:
    """Return a query with the rows of a SELECT DISTINCT, each with its sources.

    The number of shown columns comes with it. It is None if the rows would change.

    >>> with_sources("SELECT DISTINCT ?who WHERE { ?claim parley:supporter/rdfs:label ?who }")
    ('SELECT DISTINCT ?who ?claim WHERE { ?claim parley:supporter/rdfs:label ?who }', 1)
    """
    bare = _COMMENT.sub("", text)
    found = _SELECT.search(bare)
    if not found or not found["distinct"] or _LIMITED.search(bare):
        return None
    shown = found["shown"].split()
    besides = [name for name in dict.fromkeys(_SUBJECT.findall(bare)) if name not in shown][:_MOST]
    head = f"SELECT DISTINCT {' '.join([*shown, *besides])} WHERE"
    return bare[: found.start()] + head + bare[found.end() :], len(shown)
