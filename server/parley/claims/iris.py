"""The IRIs below an article, and the properties of its claims that writing and reading share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from parley.errors import InputError
from parley.names import compact, expand, term, thing
from parley.text.spans import Span

DAYS: Mapping[str, str] = MappingProxyType(
    {
        "earliest_start": term("earliestStart"),
        "latest_start": term("latestStart"),
        "earliest_end": term("earliestEnd"),
        "latest_end": term("latestEnd"),
    }
)
"""The property of each day of a time's bounds, by its name there."""
WORKED_OUT = term("daysWorkedOut")
"""The property of a time whose days its author worked out."""
STRINGS: Mapping[str, str] = MappingProxyType(
    {"edtf": term("edtf"), "duration": term("duration"), "clock": term("clock")}
)
"""The property of each string of a time's bounds."""
CONCEPTS: Mapping[str, str] = MappingProxyType(
    {
        "relation": term("relation"),
        "weekday": term("weekday"),
        "season": term("season"),
        "portion": term("portion"),
        "deixis": term("deixis"),
        "comparator": term("durationComparator"),
    }
)
"""The property of each concept of a time's bounds, which have its short name."""


def slug(iri: str) -> str:
    """Return the last part of the IRI of a thing."""
    return iri.rsplit("/", 1)[1]


def claim_iri(article: str, number: int) -> str:
    """Return the IRI of a claim by the slug of its article and its number there."""
    return thing("claim", f"{article}-{number:03}")


def concept_iri(name: str) -> str:
    """Return the IRI of a concept by its short name: bare if it is the ontology's, else with a prefix."""
    return expand(name) or term(name)


def mention_iri(article: str, name: str) -> str:
    """Return the IRI of a mention by the slug of its article and its short name there."""
    return thing("mention", f"{article}-{name}")


def mention_name(mention: str, article: str) -> str:
    """Return the short name of a mention of an article, both given by IRI.

    Raises:
        InputError: The IRI is not that of a mention of the article.
    """
    start = mention_iri(slug(article), "")
    if not mention.startswith(start) or mention == start:
        message = f"is no mention of {compact(article)}; its IRI begins with {compact(start)}"
        raise InputError(message, where=compact(mention))
    return mention.removeprefix(start)


def span_iri(article: str, span: Span) -> str:
    """Return the IRI of a span of an article."""
    return thing("span", f"{slug(article)}-{span.start}-{span.end}")


def clause_iri(article: str, span: Span) -> str:
    """Return the IRI of a clause of an article."""
    return thing("clause", f"{slug(article)}-{span.start}-{span.end}")


def sentence_iri(article: str, span: Span) -> str:
    """Return the IRI of a sentence of an article."""
    return thing("sentence", f"{slug(article)}-{span.start}-{span.end}")
