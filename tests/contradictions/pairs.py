"""Reads the cases, and the findings of the rules in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from parley.names import term, thing
from parley.rdf import link, literal, read_turtle
from parley.release.contradictions import ComparedClaims

BASE = Path(__file__).parent / "base.ttl"
CASES = Path(__file__).parent / "cases"
CONFLICTS = sorted(CASES.glob("*/conflict-*.ttl"))
NONE = sorted(CASES.glob("*/none-*.ttl"))

Triples = list[ox.Triple]
Find = Callable[[Triples], ComparedClaims]

_PLAIN = {"polarity": "affirmed", "modality": "actual", "directness": "explicit"}


def case_name(path: Path) -> str:
    """Return the name of a case: its kind, and why."""
    return f"{path.parent.name}/{path.stem}"


def read_case(path: Path) -> Triples:
    """Return the claims of a case; what it leaves out is as plain as can be."""
    stated = read_turtle(path)
    claims = {t.subject.value for t in stated if "/claim/" in t.subject.value and "#" not in t.subject.value}
    held = {(t.subject.value, t.predicate.value) for t in stated}
    defaults = [
        link(claim, term(name), term(value))
        for claim in sorted(claims)
        for name, value in _PLAIN.items()
        if (claim, term(name)) not in held
    ]
    for claim in sorted(claims):
        article = claim.rsplit("/", 1)[1].rsplit("-", 1)[0]
        defaults.append(link(claim, term("article"), thing("article", article)))
        if (claim, term("hedged")) not in held:
            defaults.append(literal(claim, term("hedged"), False))
    return [*stated, *defaults]


def claims_of(triples: Triples) -> set[str]:
    """Return the IRIs of all claims."""
    return {t.subject.value for t in triples if t.predicate.value == term("polarity")}


def pairs_of(found: ComparedClaims) -> dict[str, set[str]]:
    """Return the two claims of each contradiction."""
    pairs: dict[str, set[str]] = {}
    for triple in found.contradictions:
        if triple.predicate.value == term("between"):
            pairs.setdefault(triple.subject.value, set()).add(triple.object.value)
    return pairs


def kinds_of(found: ComparedClaims) -> set[str]:
    """Return the names of all kinds of contradiction that were found."""
    kinds = {t.object.value for t in found.contradictions if t.predicate.value == term("contradictionKind")}
    return {kind.removeprefix(term("")) for kind in kinds}


def renamed(triple: ox.Triple, pattern: str, name: str | Callable[[re.Match[str]], str]) -> ox.Triple:
    """Return a triple with the names of its subject and object replaced wherever they match."""
    nodes = [
        ox.NamedNode(re.sub(pattern, name, node.value)) if isinstance(node, ox.NamedNode) else node
        for node in (triple.subject, triple.object)
    ]
    return ox.Triple(nodes[0], triple.predicate, nodes[1])


def apart(triples: Triples, number: int) -> Triples:
    """Return triples in articles and of a world of their own, so that cases can stand side by side."""
    return [renamed(triple, r"/id/(\w+)/", rf"/id/\1/case-{number}-") for triple in triples]


def elsewhere(triple: ox.Triple) -> ox.Triple:
    """Return a triple of another world, which shares no claim and no entity with this one."""
    return renamed(triple, r"/id/(\w+)/", r"/id/\1/elsewhere-")
