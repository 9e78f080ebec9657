"""Data for search engines on a page: a little JSON-LD in the words of schema.org.

A claim is a ``Claim`` that appears in an article, and nothing more. A ``ClaimReview`` would say that somebody
judged whether it is true, and nobody here does.
"""

from __future__ import annotations

import json
from typing import Any

from parley.names import DC11, DCTERMS, SCHEMA, term
from parley.release.manifest import Manifest
from parley.web.views.metadata import DetailShown
from parley.web.views.source import SourceArticle

_CONTEXT = "https://schema.org"
_LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
_OF_DETAILS = {
    DCTERMS + "issued": "datePublished",
    SCHEMA + "inLanguage": "inLanguage",
    term("byline"): "creditText",
}


def claim_data(iri: str, sentence: str, source: SourceArticle | None, manifest: Manifest) -> str:
    """Return the description of a claim, for a script element."""
    told: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Claim",
        "@id": iri,
        "name": sentence,
        "license": _LICENCE,
        "version": manifest.dataVersion,
    }
    if source is not None:
        told["appearance"] = {"@type": "Article", "@id": source.article.iri, "headline": source.article.text}
    return embedded(told)


def article_data(iri: str, title: str, details: list[DetailShown]) -> str:
    """Return the recorded description of an article, for a script element."""
    told: dict[str, Any] = {"@context": _CONTEXT, "@type": "Article", "@id": iri, "headline": title}
    known = {detail.name.iri: detail.value.text for detail in details if detail.value}
    told |= {name: known[detail] for detail, name in _OF_DETAILS.items() if detail in known}
    if publisher := known.get(DC11 + "publisher"):
        told["publisher"] = {"@type": "Organization", "name": publisher}
    return embedded(told)


def embedded(told: dict[str, Any]) -> str:
    """Return JSON that cannot end its script element [HTML, section 4.12.1.3]."""
    text = json.dumps(told, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
