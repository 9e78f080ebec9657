"""The metadata of an article: their properties, and the forms of their values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from parley.names import DC11, DCTERMS, SCHEMA, term

PROPERTIES: Mapping[str, str] = MappingProxyType(
    {
        "title": DCTERMS + "title",
        "language": SCHEMA + "inLanguage",
        # dcterms:publisher takes an agent, and the name on a page is not an agent.
        "publisher": DC11 + "publisher",
        "byline": term("byline"),
        "published": DCTERMS + "issued",
        "dateline": SCHEMA + "dateline",
    }
)
"""The property of each detail of an article with a source, by its name there."""
RETRIEVED = term("retrieved")
HEMISPHERE = term("hemisphere")
DATES = frozenset(("published", "retrieved"))
"""The details that are dates: the retrieval is a day, the publication may be a month or a year."""
IN_TEXT = term("inText")
"""The source of details that the text of the article states."""

_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
"""A language, its script, its region, its variants [RFC 5646, section 2.1, in the case of 2.1.1]."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH_OR_YEAR = re.compile(r"[12][0-9]{3}(?:-(?:0[1-9]|1[0-2]))?")
_KNOWN = "en"


def detail_iri(article: str, name: str) -> str:
    """Return the IRI of a detail of an article by its name; it lies under the article's IRI."""
    return f"{article}#{name}"


def is_language(tag: str) -> bool:
    """Return whether a language tag is well formed, and has the usual capital letters.

    >>> is_language("en"), is_language("sr-Latn-RS"), is_language("EN"), is_language("English")
    (True, True, False, False)
    """
    return _LANGUAGE.fullmatch(tag) is not None


def is_day(written: str) -> bool:
    """Return whether a day ``YYYY-MM-DD`` is in the calendar.

    >>> is_day("2031-02-28"), is_day("2031-02-29"), is_day("2031-2-8")
    (True, False, False)
    """
    if not _DAY.fullmatch(written):
        return False
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def is_date(written: str) -> bool:
    """Return whether a date is a day of the calendar, a month or a year: those of EDTF, level 0.

    >>> is_date("2031-02-28"), is_date("2031-02"), is_date("2031"), is_date("2031-13")
    (True, True, True, False)
    """
    return is_day(written) or _MONTH_OR_YEAR.fullmatch(written) is not None


def knows(language: str) -> bool:
    """Return whether the rules on words know a language: English, wherever it is written.

    >>> knows("en"), knows("en-GB"), knows("enm")
    (True, True, False)
    """
    return language.partition("-")[0] == _KNOWN
