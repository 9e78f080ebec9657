"""Withdrawn claims: the number of a claim is never used again, and has the reason why the claim went.

What remains is a tombstone with the reason. Each claim that replaces it is a ``prov:wasRevisionOf`` of the
tombstone (PROV-O).
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from parley.claims.claim import Withdrawal
from parley.claims.nodes import Nodes
from parley.names import PROV, term
from parley.rdf import TYPE, link, literal

_REVISES = PROV + "wasRevisionOf"


def withdrawal_triples(withdrawn: Withdrawal) -> Iterator[ox.Triple]:
    """Yield the tombstone, and the claims that replace it."""
    yield link(withdrawn.iri, TYPE.value, term("Tombstone"))
    yield literal(withdrawn.iri, term("reason"), withdrawn.reason)
    for successor in withdrawn.successors:
        yield link(successor, _REVISES, withdrawn.iri)


def read_withdrawals(nodes: Nodes) -> tuple[Withdrawal, ...]:
    """Return the withdrawn claims in the triples of an article.

    Raises:
        InputError: One has no reason, or several.
    """
    replaced = [(node, old) for node in sorted(nodes.subjects) for old in nodes.all(node, _REVISES)]
    return tuple(
        Withdrawal(iri, nodes.one(iri, term("reason")), tuple(new for new, old in replaced if old == iri))
        for iri in nodes.of_type(term("Tombstone"))
    )
