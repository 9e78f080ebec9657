"""Terms on pages: by label, with a link within the site, never as script."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import pyoxigraph as ox

from parley.names import (
    DC11,
    DCTERMS,
    IDS,
    ONTOLOGY,
    OWL,
    PROV,
    RDF,
    RDFS,
    ROOT,
    SCHEMA,
    SH,
    SHAPES,
    SKOS,
    XSD,
    compact,
)
from parley.web.site.site import Site
from parley.web.views.published import RdfTerm

WORDS = {
    RDF + "type": "is a",
    RDFS + "subClassOf": "is a kind of",
    RDFS + "subPropertyOf": "is a kind of",
    RDFS + "domain": "of",
    RDFS + "range": "takes",
    RDFS + "comment": "remark",
    SCHEMA + "rangeIncludes": "takes",
    RDFS + "seeAlso": "see also",
    RDFS + "isDefinedBy": "defined in",
    OWL + "inverseOf": "inverse of",
    OWL + "sameAs": "same as",
    SH + "select": "query",
    SH + "prefixes": "prefixes of",
    SCHEMA + "keywords": "keywords",
    SCHEMA + "target": "asked of",
    SKOS + "inScheme": "in the scheme",
    SKOS + "broader": "narrower than",
    SKOS + "exactMatch": "elsewhere exactly",
    SKOS + "closeMatch": "elsewhere nearly",
    SKOS + "relatedMatch": "elsewhere related",
    SKOS + "definition": "definition",
    SKOS + "notation": "notation",
    SKOS + "Concept": "concept",
    DCTERMS + "source": "source",
    DCTERMS + "title": "title",
    DCTERMS + "issued": "date of publication",
    DC11 + "publisher": "publisher",
    SCHEMA + "inLanguage": "language",
    SCHEMA + "dateline": "dateline",
    PROV + "wasRevisionOf": "takes the place of",
}
"""Names for properties of other vocabularies; ours have labels in the graph."""


@dataclass(frozen=True)
class ShownTerm:
    """A term as a page shows it.

    Attributes:
    text: The visible text.
    href: The address of the link, if there is one.
    iri: Its IRI.
    language: Its language, if it has one.
    note: Its datatype, if it is not obvious.
    local: Whether the link stays on this site.
    why: The address of the query for its claims, if it is derived.
    """

    text: str
    href: str | None = None
    iri: str | None = None
    language: str | None = None
    note: str | None = None
    local: bool = True
    why: str | None = None


def show(term: RdfTerm, site: Site, label: str | None = None) -> ShownTerm:
    """Return a term as a page shows it.

    Args:
        term: The term.
    site: The site of the page.
    label: Its label, if it has one.
    """
    if isinstance(term, ox.NamedNode):
        href, local = _link(term.value, site)
        return ShownTerm(label or _short(term.value), href, term.value, local=local)
    if isinstance(term, ox.Literal):
        return _show_literal(term)
    return ShownTerm(label or f"_:{term.value[:8]}")


def _show_literal(term: ox.Literal) -> ShownTerm:
    datatype = term.datatype.value
    if term.language:
        return ShownTerm(term.value, language=term.language)
    if datatype == XSD + "boolean":
        return ShownTerm("yes" if term.value == "true" else "no")
    plain = datatype in (XSD + "string", XSD + "integer", XSD + "date")
    return ShownTerm(term.value, note=None if plain else compact(datatype))


def _short(iri: str) -> str:
    """Return words for an IRI without a label; for a part of a thing, its whole."""
    if iri in WORDS:
        return WORDS[iri]
    if iri.startswith(IDS) and "#" in iri:
        whole, _, part = iri.partition("#")
        return f"{part.replace('-', ' ')} of {compact(whole)}"
    return compact(iri)


def _link(iri: str, site: Site) -> tuple[str | None, bool]:
    """Return the address for an IRI, and whether it is on this site; only web addresses have one."""
    if site.release is not None and iri.startswith(ROOT):
        return _local_link(iri, site), True
    if iri.startswith(("http://", "https://")):
        return iri, False
    return None, False


def _local_link(iri: str, site: Site) -> str | None:
    """Return the page about an IRI of ours: the anchor of a term, the page of a thing."""
    if iri.startswith(IDS):
        whole, _, part = iri.removeprefix(ROOT).partition("#")
        return site.path(f"/{quote(whole)}.html" + (f"#{quote(part)}" if part else ""))
    for base, page in ((ONTOLOGY, "/ontology"), (SHAPES, "/shapes")):
        if iri.startswith(base):
            return site.path(f"{page}#{quote(iri.removeprefix(base))}")
    return {ROOT: site.path("/"), ONTOLOGY.rstrip("#"): site.path("/ontology")}.get(iri)
