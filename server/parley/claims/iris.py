"""The IRIs of what lies under an article, and the properties of its claims that writing and reading share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from parley.names import term, thing
from parley.text.spans import Span

BOUNDS: Mapping[str, str] = MappingProxyType(
    {
        "earliest_start": term("earliestStart"),
        "latest_start": term("latestStart"),
        "earliest_end": term("earliestEnd"),
        "latest_end": term("latestEnd"),
    }
)
"""The property of each bound of a time, by the bound's name."""
TIME_ROLES = frozenset((term("relation"), term("anchor")))
"""Roles that are said of a claim's time and not of the claim itself."""


def slug(iri: str) -> str:
    """Return the last part of the IRI of a thing."""
    return iri.rsplit("/", 1)[1]


def claim_iri(article: str, number: int) -> str:
    """Return the IRI of a claim by the slug of its article and its number there."""
    return thing("claim", f"{article}-{number:03}")


def span_iri(article: str, span: Span) -> str:
    """Return the IRI of a span of an article."""
    return thing("span", f"{slug(article)}-{span.start}-{span.end}")


def sentence_iri(article: str, span: Span) -> str:
    """Return the IRI of a sentence of an article."""
    return thing("sentence", f"{slug(article)}-{span.start}-{span.end}")
