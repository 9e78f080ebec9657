"""A small world for messages that are compared whole, and candidates on short texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from parley.candidates.reading import parse_candidates
from parley.candidates.resolution import resolve
from parley.claims.claim import ArticleAnnotations
from parley.claims.vocabulary import Vocabulary, vocabulary
from parley.errors import FaultsError
from parley.names import ONTOLOGY
from parley.rdf import parse_turtle, read_turtle

PREFIXES = b"""
@prefix parley: <https://w3id.org/parley/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
PLAIN = {"polarity": "affirmed", "modality": "actual"}


def small_world() -> Vocabulary:
    """Return the vocabulary of ``world.ttl``; what has no label there is called as it is named."""
    triples = read_turtle(Path(__file__).parent / "world.ttl")
    labelled = {str(triple.subject) for triple in triples if triple.predicate.value.endswith("#label")}
    bare = {str(triple.subject).strip("<>") for triple in triples if str(triple.subject) not in labelled}
    names = sorted(iri.removeprefix(ONTOLOGY) for iri in bare)
    labels = "".join(f'parley:{name} rdfs:label "{name}"@en .\n' for name in names)
    return vocabulary([*triples, *parse_turtle(PREFIXES + labels.encode(), where="x")])


SMALL = small_world()


def resolved(text: str, **blocks: Any) -> ArticleAnnotations:
    """Return what blocks of candidates state of a text in the small world."""
    title = {"value": "Talks", "read": "onPage"}
    data = {"article": "talks", "title": title, "language": "en", **blocks}
    return resolve(parse_candidates(data, where="x"), text, SMALL)


def faults_of(text: str, blocks: Mapping[str, Any]) -> list[str]:
    """Return the messages with which candidates are refused, one for each fault."""
    with pytest.raises(FaultsError) as refused:
        resolved(text, **blocks)
    assert str(refused.value).splitlines() == [str(error) for error in refused.value.errors]
    return str(refused.value).splitlines()
