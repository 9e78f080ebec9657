"""Blocks of TOML: the names that a block may have, and the types of their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from parley.claims.faults import Faults

Type = type | tuple[type, ...]
_COUNTS = ("number", "occurrence")


@dataclass(frozen=True, slots=True)
class BlockForm:
    """The names that blocks of one kind may have, and the types of their values."""

    required: Mapping[str, Type]
    optional: Mapping[str, Type] = field(default_factory=dict)
    without: Mapping[str, str] = field(default_factory=dict)
    """Names of other blocks that these blocks must not have, each with the reason."""

    def fits(self, block: Any, where: str, faults: Faults) -> bool:
        """Return whether a block has this form. Every fault is noted: missing, unknown or of another type."""
        if not isinstance(block, Mapping):
            faults.add(f"expected a table, found {block!r}", where=where)
            return False
        found = [f"{name!r} is missing" for name in self.required if name not in block]
        found.extend(
            problem for name, value in block.items() if (problem := self._problem(name, value)) is not None
        )
        for problem in found:
            faults.add(problem, where=where)
        return not found

    def _problem(self, name: str, value: Any) -> str | None:
        if name in self.without:
            return f"{name!r} is not allowed here, because {self.without[name]}; leave it out"
        expected = self.required.get(name, self.optional.get(name))
        if expected is None:
            known = sorted({*self.required, *self.optional})
            near = get_close_matches(name, known, n=1)
            hint = f"; write {near[0]!r}" if near else f"; known names: {', '.join(known)}"
            return f"{name!r} is not known here{hint}"
        if not _is_of(value, expected):
            return f"{name!r} has the wrong type: {value!r}"
        counted = value if isinstance(value, list) else [value]
        if name in _COUNTS and any(count < 1 for count in counted):
            return f"{name!r} is {value}; count from 1"
        return None


def _is_of(value: Any, expected: Type) -> bool:
    """Return whether a value is of a type. A list contains values of one of the other types."""
    # In Python, but not in TOML, bool is an int.
    if isinstance(value, bool):
        return expected is bool
    if isinstance(value, list) and isinstance(expected, tuple) and list in expected:
        inner = tuple(one for one in expected if one is not list)
        return bool(value) and all(isinstance(one, inner) and not isinstance(one, bool) for one in value)
    return isinstance(value, expected)
