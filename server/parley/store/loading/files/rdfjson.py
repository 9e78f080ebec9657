"""RDF/JSON [RDF 1.1 JSON Alternate Serialization, W3C Note]: subjects, their properties, their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from parley.store.loading.files.json_text import JsonError, read_json
from parley.store.loading.files.notices import Notices

_KEYS = frozenset({"value", "type", "lang", "datatype"})


def read_rdf_json(data: bytes, notices: Notices) -> Iterator[ox.Quad]:
    """Yield the triples of an RDF/JSON document.

    Raises:
        JsonError: It is not RDF/JSON.
    """
    nodes: dict[str, ox.BlankNode] = {}
    for subject, properties in _pairs(read_json(data), "the document"):
        for predicate, values in _pairs(properties, f"“{subject}”"):
            if not isinstance(values, list):
                raise JsonError(f"“{predicate}” of “{subject}” has no list of values")
            for value in values:
                term = _object(value, nodes, notices, f"a value of “{predicate}” of “{subject}”")
                yield ox.Quad(_resource(subject, nodes), _iri(predicate), term)


def _pairs(value: Any, what: str) -> Iterator[tuple[str, Any]]:
    if not isinstance(value, dict):
        raise JsonError(f"{what} is no object")
    yield from value.items()


def _object(value: Any, nodes: dict[str, ox.BlankNode], notices: Notices, what: str) -> Any:
    if not isinstance(value, dict) or not all(
        key in _KEYS and isinstance(held, str) for key, held in value.items()
    ):
        raise JsonError(f"{what} is no object of value, type, lang and datatype")
    kind, text = value.get("type"), value.get("value")
    if text is None or kind not in ("uri", "bnode", "literal"):
        raise JsonError(f"{what} has no value, or no type of uri, bnode or literal")
    if kind != "literal":
        return _resource(text, nodes)
    language, datatype = value.get("lang"), value.get("datatype")
    if language and language != language.lower():
        notices.tags.add(language)
    try:
        return ox.Literal(text, language=language or None, datatype=_iri(datatype) if datatype else None)
    except ValueError as error:
        raise JsonError(f"{what}: {error}") from error


def _resource(name: str, nodes: dict[str, ox.BlankNode]) -> ox.BlankNode | ox.NamedNode:
    return nodes.setdefault(name, ox.BlankNode()) if name.startswith("_:") else _iri(name)


def _iri(name: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(name)
    except ValueError as error:
        raise JsonError(f"“{name}” is no absolute IRI ({error})") from error
