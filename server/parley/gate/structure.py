"""Structure: that triples use only what is declared, and point only to what is described."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from parley.claims.vocabulary import Vocabulary
from parley.gate.report import Finding
from parley.names import IDS, ONTOLOGY, compact, term


def structure_findings(
    triples: Iterable[ox.Triple], described: Collection[str], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Yield the blank nodes, undeclared terms and dangling IRIs of data triples.

    Args:
        described: The IRIs that the data describe: those that are the subject of a type.
    """
    for triple in triples:
        for node in triple:
            if isinstance(node, ox.BlankNode):
                yield Finding("structure", str(triple.subject), "blank nodes have no place in the data")
            elif isinstance(node, ox.NamedNode):
                problem = _problem(node.value, described, vocabulary)
                if problem:
                    yield Finding("structure", compact(_iri(triple.subject)), problem)


def _problem(iri: str, described: Collection[str], vocabulary: Vocabulary) -> str | None:
    if iri.startswith(ONTOLOGY) and iri not in vocabulary.labels:
        return f"the ontology declares no {compact(iri)}"
    if iri.startswith(IDS) and iri not in described:
        return f"{compact(iri)} is described nowhere"
    return None


def grounding_findings(triples: Iterable[ox.Triple], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield the groundings whose span denotes no value of their claim."""
    values: dict[str, set[str]] = {}
    denoted: dict[str, set[str]] = {}
    groundings: list[tuple[str, str]] = []
    for subject, predicate, value in triples:
        name = predicate.value
        if name in (term("denotes"), term("denotesNumber")):
            denoted.setdefault(_iri(subject), set()).add(value.value)
        elif name == term("grounding"):
            groundings.append((_iri(subject), value.value))
        elif name in vocabulary.roles or name in vocabulary.numbers:
            # What is said of a claim's time, under a fragment of its IRI, counts for the claim.
            values.setdefault(_iri(subject).partition("#")[0], set()).add(value.value)
    for claim, span in groundings:
        if not values.get(claim, set()) & denoted.get(span, set()):
            message = f"{compact(span)} grounds no value of the claim"
            yield Finding("structure", compact(claim), message)


def _iri(node: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
