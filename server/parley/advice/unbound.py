"""Hints at variables that no pattern binds: their column is empty, and a condition on them fails."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from parley.advice.hint import Hint
from parley.advice.prefixes import shown
from parley.store.query.patterns import PatternReader
from parley.store.query.tokens import tokens

_NEAR = 0.6
_LONGEST = 40


def unbound(reader: PatternReader) -> Iterator[Hint]:
    """Yield the variables without a value, after the query was parsed."""
    given = {*reader.origins, *reader.given, *reader.unbound, *(name for name, _ in reader.renamings)}
    used = dict.fromkeys(text[1:] for kind, text, _ in tokens(reader.text) if kind == "variable")
    for name in used:
        if name not in given:
            near = _nearest(name, sorted(given))
            yield Hint(shown(f"?{name}"), "is a variable that no pattern binds", f"?{near}" if near else None)


def _nearest(name: str, others: list[str]) -> str | None:
    if len(name) > _LONGEST:
        return None
    return next(iter(difflib.get_close_matches(name, others, n=1, cutoff=_NEAR)), None)
