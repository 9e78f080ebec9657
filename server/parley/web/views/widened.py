"""Questions that also ask for what their rows come from: claims and things that are not shown."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"(?m)(?<![<\w])#[^\n]*$")
_SELECT = re.compile(r"\bSELECT\s+(?P<distinct>DISTINCT\s+)?(?P<shown>(?:\?\w+\s+)+)WHERE\b")
_SUBJECT = re.compile(r"(\?\w+)\s+(?:a|parley:\w+)\s")
_LIMITED = re.compile(r"\b(?:LIMIT|OFFSET|GROUP\s+BY|HAVING)\b", re.IGNORECASE)
_MOST = 8
"""Variables that are asked for besides: more would make many rows of one."""


def widened(text: str) -> tuple[str, int] | None:
    """Return a query that has the rows of a SELECT DISTINCT, each with what it comes from.

    With it comes the number of columns that are shown; it is None if the rows would not stay the same.

    >>> widened("SELECT DISTINCT ?who WHERE { ?claim parley:supporter/rdfs:label ?who }")
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
