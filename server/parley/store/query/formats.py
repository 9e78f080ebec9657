"""The formats of an answer: one entry for each. Everything about formats is made from these entries.

A new format is an entry here, and the writing of it in ``parley.rdf_writing``: negotiation, the
service description, OpenAPI and the query page use the entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class QueryForm(StrEnum):
    """The four query forms [SPARQL 1.1 Query, section 16]."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


GRAPH_FORMS = frozenset((QueryForm.CONSTRUCT, QueryForm.DESCRIBE))
"""The forms whose answer is a graph rather than solutions or a truth value."""
_SOLUTION_FORMS = frozenset(QueryForm) - GRAPH_FORMS


@dataclass(frozen=True)
class Format:
    """A format of answers.

    Attributes:
        name: Its name in ``format=``, and its file ending.
        media_type: The label of the answer, and its name in the engine.
        label: Its name for people.
        forms: The query forms whose answers it can represent.
        iri_name: Its name under ``http://www.w3.org/ns/formats/``.
        aliases: Other media types for it.
        names: Other values of ``format=`` for it.
        says_utf_8: Whether its character set must be named: for text [RFC 2046, section 4.1.2], and for XML,
            which R reads as Latin-1 whatever the document says [RFC 7303, section 3.2].
        holds_all: Whether it can represent every term. XML lacks some characters and some predicates.
    """

    name: str
    media_type: str
    label: str
    forms: frozenset[QueryForm] = frozenset()
    iri_name: str = ""
    aliases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    says_utf_8: bool = False
    holds_all: bool = True

    @cached_property
    def content_type(self) -> str:
        """The value of ``Content-Type``."""
        return f"{self.media_type}; charset=utf-8" if self.says_utf_8 else self.media_type


JSON = Format(
    "json",
    "application/sparql-results+json",
    "JSON",
    _SOLUTION_FORMS,
    "SPARQL_Results_JSON",
    aliases=("application/json", "text/json"),
    names=("srj",),
)
XML = Format(
    "xml",
    "application/sparql-results+xml",
    "XML",
    _SOLUTION_FORMS,
    "SPARQL_Results_XML",
    aliases=("application/xml", "text/xml"),
    names=("srx",),
    says_utf_8=True,
    holds_all=False,
)
CSV = Format("csv", "text/csv", "CSV", _SOLUTION_FORMS, "SPARQL_Results_CSV", says_utf_8=True)
TSV = Format(
    "tsv", "text/tab-separated-values", "TSV", _SOLUTION_FORMS, "SPARQL_Results_TSV", says_utf_8=True
)
TURTLE = Format(
    "ttl",
    "text/turtle",
    "Turtle",
    GRAPH_FORMS,
    "Turtle",
    aliases=("application/x-turtle", "text/n3", "text/rdf+n3"),
    names=("turtle", "n3"),
    says_utf_8=True,
)
N_TRIPLES = Format(
    "nt",
    "application/n-triples",
    "N-Triples",
    GRAPH_FORMS,
    "N-Triples",
    aliases=("text/plain",),
    names=("ntriples", "n-triples"),
)
JSON_LD = Format(
    "jsonld",
    "application/ld+json",
    "JSON-LD",
    GRAPH_FORMS,
    "JSON-LD",
    aliases=("application/json",),
    names=("json-ld", "json"),
)
RDF_XML = Format(
    "rdf",
    "application/rdf+xml",
    "RDF/XML",
    GRAPH_FORMS,
    "RDF_XML",
    aliases=("application/xml", "text/xml"),
    names=("rdfxml", "xml"),
    says_utf_8=True,
    holds_all=False,
)
TRIG = Format("trig", "application/trig", "TriG", GRAPH_FORMS, "TriG", aliases=("application/x-trig",))
N_QUADS = Format(
    "nq",
    "application/n-quads",
    "N-Quads",
    GRAPH_FORMS,
    "N-Quads",
    aliases=("text/x-nquads",),
    names=("nquads", "n-quads"),
)

FORMATS = (JSON, XML, CSV, TSV, TURTLE, N_TRIPLES, JSON_LD, RDF_XML, TRIG, N_QUADS)
"""All of them."""

FORMATS_OF: Mapping[QueryForm, tuple[Format, ...]] = {
    form: tuple(one for one in FORMATS if form in one.forms) for form in QueryForm
}
"""The formats that answers to a query of each form can have, the default first."""

SOLUTION_FORMATS = FORMATS_OF[QueryForm.SELECT]
GRAPH_FORMATS = FORMATS_OF[QueryForm.CONSTRUCT]
