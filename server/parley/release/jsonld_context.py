"""The JSON-LD context of the ontology, so that documents read like plain JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from parley.claims.corpus import Corpus
from parley.names import ONTOLOGY, OWL, PREFIXES, RDFS, XSD
from parley.rdf import TYPE

_NATIVE = frozenset((XSD + "integer", XSD + "boolean", XSD + "string"))
"""Datatypes that JSON has itself."""


def json_ld_context(corpus: Corpus) -> dict[str, Any]:
    """Return our prefixes, and how the values of each property are read (JSON-LD 1.1, section 4.1)."""
    properties: dict[str, Any] = {"label": {"@id": RDFS + "label", "@language": "en"}}
    for iri, kind in _declared(corpus):
        name = iri.removeprefix(ONTOLOGY)
        if kind == OWL + "ObjectProperty":
            properties[name] = {"@id": iri, "@type": "@id"}
        elif kind == OWL + "DatatypeProperty":
            properties[name] = _datatype_property(iri, corpus.vocabulary.ranges)
    return {"@context": {**dict(sorted(PREFIXES.items())), **dict(sorted(properties.items()))}}


def _declared(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield each term of the ontology with its types."""
    for subject, predicate, value in corpus.ontology:
        named = isinstance(subject, ox.NamedNode) and subject.value.startswith(ONTOLOGY)
        if named and predicate == TYPE and isinstance(value, ox.NamedNode):
            yield subject.value, value.value


def _datatype_property(iri: str, ranges: Mapping[str, str]) -> dict[str, str]:
    datatype = ranges.get(iri)
    if datatype is None or datatype in _NATIVE:
        return {"@id": iri}
    return {"@id": iri, "@type": datatype}


def as_json(value: Any) -> bytes:
    """Return JSON in its published form: readable, in the given order, with a final newline."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
