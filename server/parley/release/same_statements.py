"""Same statements: claims of different passages, of one article or of several, that state the same.

They are found by the rules in ``ontology/rules/same-statements/``. Nothing is merged: each claim keeps its
article, its passage and its holder. How many articles state something is counted by whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from parley.rdf import ordered
from parley.release.rules import WORKING, Rule, add, scratch


def same_statements(triples: Iterable[ox.Triple], rules: Sequence[Rule]) -> tuple[ox.Triple, ...]:
    """Return which claims state the same, each pair in both directions, in order.

    The rules run one after the other, and each sees what those before it have made; then again, until they
    make nothing new: where claims hold claims, it must be known first which of these state the same. No rule
    takes back what was made, so there is an end.

    Args:
        triples: What is stated: ontology, shared entities, articles.
        rules: The rules, in order.

    Raises:
        InputError: A rule is broken.
    """
    store = scratch(triples)
    made: set[ox.Triple] = set()
    before = -1
    while len(store) > before:
        before = len(store)
        for rule in rules:
            found = rule.construct(store)
            add(store, found)
            made.update(triple for triple in found if not triple.predicate.value.startswith(WORKING))
    return tuple(ordered(made))
