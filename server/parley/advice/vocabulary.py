"""The names in a release, and the nearest of them for a name that is not in it.

Names are compared by their common pairs of letters. An index finds these without reading every name, and
only the best few names are then compared in full. So the cost does not grow with the release.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from itertools import chain, pairwise

from parley.advice.usage import TermUsage
from parley.names import ENTITY_KINDS, GRAPHS, IDS, ONTOLOGY, ROOT, SHAPES
from parley.store.loading.inventory import Inventory

NAMESPACES = (ONTOLOGY, SHAPES, GRAPHS, *(f"{IDS}{kind}/" for kind in ENTITY_KINDS))
MAX_LENGTH = 64
"""Longer names are similar to none."""

MAX_INDEXED = 5_000
"""A namespace with more names, such as that of the spans, has no names that people type from memory."""

_CANDIDATES = 8
_NEAR = 0.75
_LAST_PART = re.compile(r"[^/#]*\Z")


class KnownNames:
    """The IRIs of a release, and an index of their last parts.

    Attributes:
        iris: All of them.
        usage: How the release uses the terms of its ontology.
    """

    def __init__(self, inventory: Inventory) -> None:
        """Create it from the contents of the release."""
        self.iris = frozenset(inventory.iris)
        self.usage = TermUsage(inventory)
        locals_: dict[str, list[str]] = {base: [] for base in NAMESPACES}
        for iri in sorted(self.iris):
            base, local = split(iri)
            if base in locals_ and local:
                locals_[base].append(local)
        few = {base: names for base, names in locals_.items() if len(names) <= MAX_INDEXED}
        self._indices = {base: NameIndex(names) for base, names in few.items()}

    def nearest(self, iri: str) -> str | None:
        """Return the IRI that was probably meant by an IRI that the release does not have.

        The same last part in another namespace comes before a name that is only similar. People look for a
        state among the organizations more often than they misspell it into one.
        """
        if len(iri) > len(ROOT) + 2 * MAX_LENGTH:
            return None
        base, local = split(iri)
        elsewhere = (other + local for other in NAMESPACES if other + local in self.iris)
        if same := next(elsewhere, None):
            return same
        index = self._indices.get(base)
        found = index.nearest(local) if index else None
        return base + found if found else None


class NameIndex:
    """Names, by the pairs of letters in them."""

    def __init__(self, names: list[str]) -> None:
        """Create it from the names."""
        self._names = names
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(names):
            for pair in _pairs(name):
                self._holders[pair].append(number)

    def nearest(self, wanted: str) -> str | None:
        """Return the name with the most similar spelling, if any is near."""
        holders = (self._holders.get(pair, ()) for pair in _pairs(wanted))
        shared = Counter(chain.from_iterable(holders)).most_common(_CANDIDATES)
        candidates = {name: _folded(name) for name in (self._names[number] for number, _ in shared)}
        folded = _folded(wanted)
        scored = {
            name: difflib.SequenceMatcher(None, folded, other).ratio() for name, other in candidates.items()
        }
        best = max(scored, key=scored.__getitem__, default=None)
        if best is not None and scored[best] >= _NEAR:
            return best
        parts = [name for name, other in candidates.items() if f"-{folded}-" in f"-{other}-"]
        return parts[0] if len(parts) == 1 else None


def split(iri: str) -> tuple[str, str]:
    """Return the namespace and the rest of one of our IRIs; for other IRIs, the part before the last."""
    for base in NAMESPACES:
        if iri.startswith(base):
            return base, iri.removeprefix(base)
    found = _LAST_PART.search(iri)
    start = found.start() if found else len(iri)
    return iri[:start], iri[start:]


def _folded(name: str) -> str:
    return name.lower().replace("_", "-")


def _pairs(name: str) -> list[str]:
    """Return the pairs of letters in a name, each once, including those at its edges."""
    pairs = (first + second for first, second in pairwise(f"^{_folded(name)[:MAX_LENGTH]}$"))
    return list(dict.fromkeys(pairs))
