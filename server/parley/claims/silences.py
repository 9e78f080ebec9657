"""Silences: questions that no article answers, each with the search that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from parley.claims.nodes import Nodes
from parley.names import RDFS, term


@dataclass(frozen=True, slots=True)
class Silence:
    """A recorded question that no article answers.

    Attributes:
        iri: Its IRI.
        question: The question in words.
        terms: The terms that were searched, as ``parley.text.search`` reads them.
        articles: The IRIs of the articles that were searched.
        kind: The IRI of a concept of ``parley:silenceKinds``.
        stated_by: The IRIs of the claims that leave the matter open.
    """

    iri: str
    question: str
    terms: tuple[str, ...]
    articles: tuple[str, ...]
    kind: str
    stated_by: tuple[str, ...] = ()


def read_silences(triples: Iterable[ox.Triple]) -> tuple[Silence, ...]:
    """Return the silences in triples, in the order of their IRIs.

    Raises:
        InputError: One lacks its question or its kind, or has two.
    """
    nodes = Nodes(triples)
    recorded = sorted(node for node, kind in nodes.subjects.items() if kind == term("Silence"))
    return tuple(
        Silence(
            iri=node,
            question=nodes.one(node, RDFS + "label"),
            terms=tuple(nodes.all(node, term("searchedTerm"))),
            articles=tuple(nodes.all(node, term("searchedArticle"))),
            kind=nodes.one(node, term("silenceKind")),
            stated_by=tuple(nodes.all(node, term("statedBy"))),
        )
        for node in recorded
    )
