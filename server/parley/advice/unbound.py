"""Hints at variables that no pattern binds: their column is empty, and a condition on them fails."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from parley.advice.hint import Hint
from parley.advice.prefixes import on_one_line
from parley.store.query.graph_patterns import PatternReader

_NEAR = 0.6
_LONGEST = 40


def unbound(reader: PatternReader, variables: Iterable[str]) -> Iterator[Hint]:
    """Yield those of its variables that nothing gives a value to, once the query has been read."""
    given = {*reader.origins, *reader.given, *reader.unbound, *(name for name, _ in reader.renamings)}
    for name in variables:
        if name not in given:
            near = _nearest(name, sorted(given))
            written = on_one_line(f"?{name}")
            yield Hint(written, "is a variable that no pattern binds", f"?{near}" if near else None)


def _nearest(name: str, others: list[str]) -> str | None:
    if len(name) > _LONGEST:
        return None
    return next(iter(difflib.get_close_matches(name, others, n=1, cutoff=_NEAR)), None)
