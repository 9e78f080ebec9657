"""Links between entities: their bases must exist, and speak of one of the two.

A shape cannot check this, because the entities, the links and the articles are in different graphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from parley.claims.claim import ArticleAnnotations
from parley.claims.nodes import Nodes
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.gate.structure import stray_findings
from parley.names import compact, term

KIND = term("EntityLink")


def spoken_of(articles: Iterable[ArticleAnnotations]) -> dict[str, frozenset[str]]:
    """Return the entities of each mention, and the values of each claim in its roles."""
    return {
        iri: things
        for held in articles
        for iri, things in (
            *((mention.iri, frozenset(mention.entities)) for mention in held.mentions),
            *((claim.iri, frozenset(str(role.value) for role in claim.roles)) for claim in held.claims),
        )
    }


def link_findings(links: Iterable[ox.Triple], spoken: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Yield the links whose bases speak of neither entity, and nodes that are no link.

    Args:
        links: The triples of the links, without blank nodes.
        spoken: The result of ``spoken_of`` for the articles.
    """
    stated = list(links)
    nodes = Nodes(stated)
    known = nodes.of_type(KIND)
    yield from stray_findings(stated, known, "link")
    for link in known:
        ends = {*nodes.all(link, term("linked")), *nodes.all(link, term("linkedWith"))}
        bases = nodes.all(link, term("restsOn"))
        for basis in bases:
            if basis in spoken and not ends & spoken[basis]:
                message = f"rests on {compact(basis)}, which speaks of neither entity"
                yield Finding(CheckKind.STRUCTURE, compact(link), message)
        told = {end for basis in bases for end in ends & spoken.get(basis, frozenset())}
        for silent in sorted(ends - told):
            yield Finding(
                CheckKind.STRUCTURE, compact(link), f"rests on nothing that speaks of {compact(silent)}"
            )
