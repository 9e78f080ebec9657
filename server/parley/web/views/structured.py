"""Data for search engines on a page: a little JSON-LD in the words of schema.org.

A claim is a ``Claim`` that appears in an article, and nothing more. A ``ClaimReview`` would say that somebody
judged whether it is true, which nobody here does. A meeting is a ``Thing`` for the same reason: an ``Event``
takes place, and one that is only planned need not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from parley.names import DC11, DCTERMS, SCHEMA, term
from parley.release.manifest import Manifest
from parley.web.views.metadata import DetailView
from parley.web.views.source import SourceArticle

_CONTEXT = "https://schema.org"
_LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
_OF_DETAILS = {
    DCTERMS + "issued": "datePublished",
    SCHEMA + "inLanguage": "inLanguage",
    term("byline"): "creditText",
}
_OF_KIND = {
    "person": "Person",
    "organization": "Organization",
    "state": "Country",
    "place": "Place",
    "question": "Question",
}
"""What kinds of things are in the words of schema.org; the others are things."""


def claim_data(iri: str, sentence: str, source: SourceArticle | None, manifest: Manifest) -> str:
    """Return the description of a claim, for a script element."""
    told = _told("Claim", iri, sentence, manifest)
    if source is not None:
        told["appearance"] = {"@type": "Article", "@id": source.article.iri, "headline": source.article.text}
    return embedded(told)


def article_data(iri: str, title: str, details: list[DetailView]) -> str:
    """Return the recorded description of an article, for a script element."""
    told: dict[str, Any] = {"@context": _CONTEXT, "@type": "Article", "@id": iri, "headline": title}
    known = {detail.name.iri: detail.value.text for detail in details if detail.value}
    told |= {name: known[detail] for detail, name in _OF_DETAILS.items() if detail in known}
    if publisher := known.get(DC11 + "publisher"):
        told["publisher"] = {"@type": "Organization", "name": publisher}
    return embedded(told)


def entity_data(kind: str, iri: str, name: str, others: Iterable[str], manifest: Manifest) -> str:
    """Return the description of a thing's page: only its name and kind, because the rest is reported."""
    about: dict[str, Any] = {"@type": _OF_KIND.get(kind, "Thing"), "@id": iri, "name": name}
    if known := list(others):
        about["alternateName"] = known
    return embedded(_told("WebPage", None, name, manifest) | {"mainEntity": about})


def list_data(address: str, name: str, manifest: Manifest) -> str:
    """Return the description of a page that lists things."""
    return embedded(_told("CollectionPage", address, name, manifest))


def term_data(iri: str, name: str, definition: str, scheme: str) -> str:
    """Return the description of a term of the ontology."""
    told = {"@context": _CONTEXT, "@type": "DefinedTerm", "@id": iri, "name": name}
    told |= {"inDefinedTermSet": scheme} | ({"description": definition} if definition else {})
    return embedded(told)


def release_data(address: str, downloads: dict[str, str], manifest: Manifest) -> str:
    """Return the description of the data of a release, with where each format of them is."""
    told = _told("Dataset", address, "Parley, a knowledge graph of reports on peace talks", manifest)
    told["description"] = f"What articles report about peace talks, claim by claim. {manifest.confirmation}"
    told["datePublished"] = manifest.issued
    told["distribution"] = [
        {"@type": "DataDownload", "contentUrl": url, "encodingFormat": media_type}
        for url, media_type in downloads.items()
    ]
    return embedded(told)


def _told(kind: str, iri: str | None, name: str, manifest: Manifest) -> dict[str, Any]:
    told: dict[str, Any] = {"@context": _CONTEXT, "@type": kind, "@id": iri, "name": name}
    told |= {"license": _LICENCE, "version": manifest.dataVersion}
    return {key: value for key, value in told.items() if value is not None}


def embedded(told: dict[str, Any]) -> str:
    """Return JSON that cannot end its script element [HTML, section 4.12.1.3]."""
    text = json.dumps(told, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
