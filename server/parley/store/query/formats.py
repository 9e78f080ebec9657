"""The formats an answer can have; which of them fit depends on the form of the query."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QueryForm(StrEnum):
    """The four query forms [SPARQL 1.1 Query, section 16]."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"

    @property
    def gives_graph(self) -> bool:
        """Whether the answer is a graph rather than solutions or a truth value."""
        return self in (QueryForm.CONSTRUCT, QueryForm.DESCRIBE)


@dataclass(frozen=True)
class Format:
    """A format of answers.

    Attributes:
        name: What people call it, ``format=`` takes it, and files end in it.
        media_type: What the answer is labelled as, and what the engine knows it by.
        aliases: Media types that ask for it too.
        names: Other values of ``format=`` that ask for it.
        says_utf_8: Whether its character set has to be named: of text [RFC 2046, section 4.1.2], and of XML,
            which R takes for Latin-1 whatever the document says [RFC 7303, section 3.2].
        holds_all: Whether it can hold every term: XML has neither all characters nor all predicates.
    """

    name: str
    media_type: str
    aliases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    says_utf_8: bool = False
    holds_all: bool = True

    @property
    def content_type(self) -> str:
        """The value of ``Content-Type``."""
        return f"{self.media_type}; charset=utf-8" if self.says_utf_8 else self.media_type


JSON = Format("json", "application/sparql-results+json", ("application/json", "text/json"), ("srj",))
XML = Format(
    "xml",
    "application/sparql-results+xml",
    ("application/xml", "text/xml"),
    ("srx",),
    says_utf_8=True,
    holds_all=False,
)
CSV = Format("csv", "text/csv", says_utf_8=True)
TSV = Format("tsv", "text/tab-separated-values", says_utf_8=True)
TURTLE = Format(
    "ttl",
    "text/turtle",
    ("application/x-turtle", "text/n3", "text/rdf+n3"),
    ("turtle", "n3"),
    says_utf_8=True,
)
N_TRIPLES = Format("nt", "application/n-triples", ("text/plain",), ("ntriples", "n-triples"))
JSON_LD = Format("jsonld", "application/ld+json", ("application/json",), ("json-ld", "json"))
RDF_XML = Format(
    "rdf",
    "application/rdf+xml",
    ("application/xml", "text/xml"),
    ("rdfxml", "xml"),
    says_utf_8=True,
    holds_all=False,
)
TRIG = Format("trig", "application/trig", ("application/x-trig",))
N_QUADS = Format("nq", "application/n-quads", ("text/x-nquads",), ("nquads", "n-quads"))

SOLUTION_FORMATS = (JSON, XML, CSV, TSV)
"""For SELECT and ASK; the first is the default."""

GRAPH_FORMATS = (TURTLE, N_TRIPLES, JSON_LD, RDF_XML, TRIG, N_QUADS)
"""For CONSTRUCT and DESCRIBE; the first is the default."""


def formats_of(form: QueryForm) -> tuple[Format, ...]:
    """Return the formats that answers to a query of this form can have, the default first."""
    return GRAPH_FORMATS if form.gives_graph else SOLUTION_FORMATS
