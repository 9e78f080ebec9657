"""The IRIs of Parley and the prefixes under which people write them."""

from __future__ import annotations

ROOT = "https://w3id.org/parley/"
ONTOLOGY = ROOT + "ontology#"
SHAPES = ROOT + "shapes#"
IDS = ROOT + "id/"
GRAPHS = ROOT + "graph/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
DC11 = "http://purl.org/dc/elements/1.1/"
SH = "http://www.w3.org/ns/shacl#"
SCHEMA = "https://schema.org/"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
SD = "http://www.w3.org/ns/sparql-service-description#"
FOAF = "http://xmlns.com/foaf/0.1/"

ENTITY_KINDS = (
    "actor", "person", "state", "organization", "party", "place", "conflict", "event",
    "process", "meeting", "series", "initiative", "situation", "document", "asset", "notion", "article",
    "mention", "claim", "span", "sentence", "clause", "question", "contradiction", "silence", "alignment",
    "link", "source", "coder", "sheet", "coding", "dispute",
)  # fmt: skip
"""The kinds of things with IRIs of their own, ``id/<kind>/<slug>``."""

PREFIXES: dict[str, str] = {
    "parley": ONTOLOGY,
    "shape": SHAPES,
    "graph": GRAPHS,
    **{kind: f"{IDS}{kind}/" for kind in ENTITY_KINDS},
    "dc11": DC11,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sd": SD,
    "sh": SH,
    "skos": SKOS,
    "void": VOID,
    "xsd": XSD,
}
"""Every prefix that Parley writes; queries may use them without declaring them."""


def term(name: str) -> str:
    """Return the IRI of a term or concept of the ontology."""
    return ONTOLOGY + name


def thing(kind: str, slug: str) -> str:
    """Return the IRI of a thing.

    Raises:
        ValueError: The kind is not one of ``ENTITY_KINDS``.
    """
    if kind not in ENTITY_KINDS:
        raise ValueError(f"no kind of thing is called {kind!r}")
    return f"{IDS}{kind}/{slug}"


def expand(curie: str) -> str | None:
    """Return the IRI of a prefixed name, or None if its prefix is not one of ours.

    >>> expand("state:russia")
    'https://w3id.org/parley/id/state/russia'
    """
    prefix, colon, local = curie.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None


def compact(iri: str) -> str:
    """Return the shortest prefixed name of an IRI, or the IRI itself if no prefix fits.

    >>> compact("https://w3id.org/parley/id/state/russia")
    'state:russia'
    """
    fits = [(base, prefix) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    if not fits:
        return iri
    base, prefix = max(fits, key=lambda fit: len(fit[0]))
    return f"{prefix}:{iri[len(base) :]}"
