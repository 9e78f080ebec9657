"""The terms of the ontology, for its page: the meaning of each, and their relations."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.names import ONTOLOGY, SKOS
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


def terms(reader: StoreReader) -> list[OntologyTerm]:
    """Return the terms, in the order of their names."""
    found: dict[str, OntologyTerm] = {}
    for row in reader.rows(named_query("terms")):
        found.setdefault(row["term"].value, _term(row)).types.append(row["type"].value)
    related: dict[str, list[Row]] = {}
    for row in reader.rows(named_query("relations")):
        related.setdefault(row["term"].value, []).append(row)
    for iri in found.keys() & related.keys():
        for name, predicate in (("schemes", SCHEME), ("broader", BROADER), ("notations", NOTATION)):
            setattr(found[iri], name, _values(related[iri], predicate))
    return sorted(found.values(), key=lambda term: term.name.lower())


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
