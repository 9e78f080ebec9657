"""Withdrawn claims: a number that once named a claim names no other, and says why the claim went.

What stays is a tombstone, with the reason; each claim that takes the place of it is a ``prov:wasRevisionOf``
of the tombstone (PROV-O).
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
    """Yield the tombstone, and which claims take its place."""
    yield link(withdrawn.iri, TYPE.value, term("Tombstone"))
    yield literal(withdrawn.iri, term("reason"), withdrawn.reason)
    for successor in withdrawn.successors:
        yield link(successor, _REVISES, withdrawn.iri)


def read_withdrawals(nodes: Nodes) -> tuple[Withdrawal, ...]:
    """Return the withdrawn claims that the triples of an article state.

    Raises:
        InputError: One has no reason, or several.
    """
    replaced = [(node, old) for node in sorted(nodes.subjects) for old in nodes.all(node, _REVISES)]
    return tuple(
        Withdrawal(iri, nodes.one(iri, term("reason")), tuple(new for new, old in replaced if old == iri))
        for iri in nodes.of_type(term("Tombstone"))
    )
