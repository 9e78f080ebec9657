"""Same statements: claims of different passages, of one article or of several, that state the same.

They are found by the rules in ``ontology/rules/same-statements/``. Nothing is merged: each claim keeps its
article, its passage and its holder. A query can count how many articles state something.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from parley.rdf import ordered
from parley.release.rules import Rule, apply_in_turn, trial


def same_statements(store: ox.Store, rules: Sequence[Rule]) -> tuple[ox.Triple, ...]:
    """Return which claims state the same, each pair in both directions, in order.

    The rules run one after the other, and each sees the results of those before it. Then they run again
    until they make nothing new. If claims contain claims, it must be known first which of these state the
    same. No rule removes a result, so this ends.

    Args:
        store: Ontology, shared entities, articles; it is the same afterwards.
        rules: The rules, in order.

    Raises:
        InputError: A rule is broken.
    """
    made: set[ox.Triple] = set()
    before = -1
    with trial(store) as add:
        while len(store) > before:
            before = len(store)
            made.update(apply_in_turn(rules, store, add))
    return tuple(ordered(made))
