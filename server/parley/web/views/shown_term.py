"""Terms on pages: by label, with a link within the site, never as script."""

from __future__ import annotations

import re
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
from parley.web.configuration.site import Site
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

_NUMBERED = tuple(
    (re.compile(re.escape(IDS) + pattern), words)
    for pattern, words in (
        (r"claim/([a-z0-9-]+)-(\d+)", "claim {} of {of}"),
        (r"span/([a-z0-9-]+)-(\d+)-(\d+)", "characters {}–{} of {of}"),
        (r"sentence/([a-z0-9-]+)-(\d+)-(\d+)", "sentence at characters {}–{} of {of}"),
        (r"clause/([a-z0-9-]+)-(\d+)-(\d+)", "clause at characters {}–{} of {of}"),
        (r"coding/([a-z0-9-]+)-(\d+)-(\d+)", "answer {1} on sheet {0} of {of}"),
        (r"sheet/([a-z0-9-]+)-(\d+)", "sheet {} of {of}"),
    )
)
"""Things without a label that have a number within an article, and their names by this number."""


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
        return f"{part.replace('-', ' ')} of {_short(whole)}"
    for pattern, words in _NUMBERED:
        if found := pattern.fullmatch(iri):
            return words.format(*found.groups()[1:], of=found[1].replace("-", " "))
    return compact(iri)


def _link(iri: str, site: Site) -> tuple[str | None, bool]:
    """Return the address for an IRI, and whether it is on this site; only web addresses have one."""
    if site.release is not None and iri.startswith(ROOT):
        return _local_link(iri, site), True
    if iri.startswith(("http://", "https://")):
        return iri, False
    return None, False


def _local_link(iri: str, site: Site) -> str | None:
    """Return the page about an IRI of ours: of a term, of a thing; of a shape its anchor."""
    if iri.startswith(IDS):
        whole, _, part = iri.removeprefix(ROOT).partition("#")
        return site.path(f"/{quote(whole)}.html" + (f"#{quote(part)}" if part else ""))
    if iri.startswith(ONTOLOGY) and iri != ONTOLOGY:
        return site.path(f"/ontology/{quote(iri.removeprefix(ONTOLOGY))}")
    if iri.startswith(SHAPES):
        return site.path(f"/shapes#{quote(iri.removeprefix(SHAPES))}")
    return {ROOT: site.path("/"), ONTOLOGY.rstrip("#"): site.path("/ontology")}.get(iri)
