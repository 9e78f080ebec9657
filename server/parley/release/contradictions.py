"""Contradictions between claims: found by the rules in ``ontology/rules/contradictions/``, never resolved.

The rules run one after the other, and each sees the results of those before it. Triples whose property is in
the working namespace are intermediate pairs of claims, and are not published.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from parley.names import term
from parley.rdf import TYPE, ordered
from parley.release.rules import Rule, apply_in_turn, trial

_COMPARISON = ox.NamedNode(term("Comparison"))


@dataclass(frozen=True, slots=True)
class ComparedClaims:
    """The result of the comparison of all claims.

    Attributes:
        contradictions: The triples of every contradiction.
        comparisons: For every kind, how many pairs were compared and how many contradict.
    """

    contradictions: tuple[ox.Triple, ...]
    comparisons: tuple[ox.Triple, ...]


def find_contradictions(store: ox.Store, rules: Iterable[Rule]) -> ComparedClaims:
    """Return the contradictions between the claims in a store, which is the same afterwards.

    Args:
        store: Ontology, shared entities, articles.
        rules: The rules, in order.

    Raises:
        InputError: A rule is broken.
    """
    with trial(store) as add:
        made = set(apply_in_turn(rules, store, add))
    counting = {t.subject for t in made if t.predicate == TYPE and t.object == _COMPARISON}
    return ComparedClaims(
        tuple(ordered(triple for triple in made if triple.subject not in counting)),
        tuple(ordered(triple for triple in made if triple.subject in counting)),
    )
