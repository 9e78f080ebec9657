"""The terms of the ontology, for its page: the meaning of each, and their relations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from parley.names import ONTOLOGY, SKOS
from parley.web.views.description import PropertyValues, statements
from parley.web.views.published import Row, named_query
from parley.web.views.store_reader import StoreReader, text_of

SCHEME, BROADER, NOTATION = SKOS + "inScheme", SKOS + "broader", SKOS + "notation"


@dataclass(frozen=True)
class Field:
    """A property that things of a class have: always, or if there is a value."""

    name: str
    always: bool


@dataclass
class OntologyTerm:
    """A term of the ontology.

    Attributes:
    schemes: The schemes of a concept.
    broader: The broader concepts.
    notations: Its codes in other vocabularies.
    relations: Its other relations.
    fields: The properties of a class.
    """

    iri: str
    name: str
    label: str
    definition: str
    source: str
    note: str
    types: list[str] = field(default_factory=list)
    schemes: list[str] = field(default_factory=list)
    broader: list[str] = field(default_factory=list)
    notations: list[str] = field(default_factory=list)
    relations: list[PropertyValues] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)


def terms(reader: StoreReader, fields: Mapping[str, list[Field]]) -> list[OntologyTerm]:
    """Return the terms, in the order of their names.

    Args:
        reader: The store.
        fields: The properties of each class.
    """
    found: dict[str, OntologyTerm] = {}
    for row in reader.rows(named_query("terms")):
        found.setdefault(row["term"].value, _term(row)).types.append(row["type"].value)
    related: dict[str, list[Row]] = {}
    for row in reader.rows(named_query("relations")):
        related.setdefault(row["term"].value, []).append(row)
    schemes = {iri: frozenset(_values(rows, SCHEME)) for iri, rows in related.items()}
    for iri in found.keys() & related.keys():
        _relate(found[iri], related[iri], schemes, reader)
    for iri in found.keys() & fields.keys():
        found[iri].fields = fields[iri]
    return sorted(found.values(), key=lambda term: term.name.lower())


def _relate(
    term: OntologyTerm, rows: list[Row], schemes: Mapping[str, frozenset[str]], reader: StoreReader
) -> None:
    term.schemes = _values(rows, SCHEME)
    term.broader = _values(rows, BROADER)
    term.notations = _values(rows, NOTATION)
    own = frozenset(term.schemes)
    others = (row for row in rows if not _is_told(row, own, schemes))
    term.relations = statements(others, "object", reader.site)


def _is_told(row: Row, own: frozenset[str], schemes: Mapping[str, frozenset[str]]) -> bool:
    """Return whether the place of a concept in its scheme already shows a relation."""
    if row["predicate"].value == BROADER:
        return not own.isdisjoint(schemes.get(row["object"].value, frozenset()))
    return row["predicate"].value in (SCHEME, NOTATION)


def _values(rows: list[Row], predicate: str) -> list[str]:
    return [row["object"].value for row in rows if row["predicate"].value == predicate]


def _term(row: Row) -> OntologyTerm:
    return OntologyTerm(
        iri=row["term"].value,
        name=row["term"].value.removeprefix(ONTOLOGY),
        label=text_of(row, "label"),
        definition=text_of(row, "definition"),
        source=text_of(row, "source"),
        note=text_of(row, "note"),
    )
