"""Terms as N-Triples writes them, and statements in the data model of Parley."""

from __future__ import annotations

import hashlib

from parley.names import DCTERMS, GRAPHS, IDS, ONTOLOGY, RDF, RDFS, SKOS, XSD

Statement = tuple[str, str, str]
"""Subject, predicate and object, each in the syntax of N-Triples."""

TYPE = f"<{RDF}type>"
LABEL = f"<{RDFS}label>"
ALT_LABEL = f"<{SKOS}altLabel>"
TITLE = f"<{DCTERMS}title>"
TRUE = f'"true"^^<{XSD}boolean>'
FALSE = f'"false"^^<{XSD}boolean>'


def term(local: str) -> str:
    """Return a term or concept of the ontology."""
    return f"<{ONTOLOGY}{local}>"


def thing(kind: str, slug: str) -> str:
    """Return an IRI of the invented world."""
    return f"<{IDS}{kind}/{slug}>"


def graph(path: str) -> str:
    """Return a named graph."""
    return f"<{GRAPHS}{path}>"


def english(text: str) -> str:
    """Return a text in English; the texts made here need no escape."""
    return f'"{text}"@en'


def string(text: str) -> str:
    """Return a plain string."""
    return f'"{text}"'


def integer(number: int) -> str:
    """Return an integer in its canonical form."""
    return f'"{number}"^^<{XSD}integer>'


def date(text: str) -> str:
    """Return a day."""
    return f'"{text}"^^<{XSD}date>'


def digest(text: str) -> str:
    """Return a hash in the form for articles, sentences and spans."""
    return string(hashlib.sha256(text.encode()).hexdigest())
