"""Same statements: claims of different articles that state the same.

They are found by the rules in ``ontology/rules/same-statements/``. Nothing is merged: each claim keeps its
article, its passage and its holder. How many articles state something is counted by whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from parley.rdf import ordered
from parley.release.rules import Rule, add, scratch


def same_statements(triples: Iterable[ox.Triple], rules: Sequence[Rule]) -> tuple[ox.Triple, ...]:
    """Return which claims state the same, each pair in both directions, in order.

    The rules run one after the other, and each sees what those before it have made. The last runs until
    it makes nothing new: where claims hold claims, it needs to know first which of these are the same.

    Args:
        triples: What is stated: ontology, shared entities, articles.
        rules: The rules, in order.

    Raises:
        InputError: A rule is broken.
    """
    store = scratch(triples)
    *steps, last = rules
    for step in steps:
        add(store, step.construct(store))
    found: set[ox.Triple] = set()
    while new := set(last.construct(store)) - found:
        add(store, new)
        found |= new
    return tuple(ordered(found))
