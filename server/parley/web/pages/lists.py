"""The data of pages that list things: short addresses that lead to the answer of the published query."""

from __future__ import annotations

import re
from urllib.parse import quote_plus

from flask import abort, redirect
from werkzeug.wrappers import Response as BaseResponse

from parley.store.query.formats import CSV, JSON_LD, N_TRIPLES, RDF_XML, TURTLE
from parley.web.views.page_data import Served
from parley.web.views.published import named_query
from parley.web.views.store_reader import StoreReader, current_reader, current_release, text_of

DATA_FORMATS = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML, CSV)
"""The formats of the data of every page."""

_PAGE = re.compile(r"^ *LIMIT \d+(?: OFFSET \d+)?\n?", re.MULTILINE)
_COMMENT = re.compile(r"^#.*\n", re.MULTILINE)


def served() -> Served:
    """Return the common data of every page; a plain endpoint answers 404."""
    return Served(current_reader().site, current_release().manifest, DATA_FORMATS)


def articles_to_choose(reader: StoreReader) -> list[tuple[str, str]]:
    """Return the articles, each as the end of its address and its title; of many not all."""
    rows = reader.rows(named_query("articles"))
    slugs = [row["article"].value.rpartition("/")[2] for row in rows]
    return [(slug, text_of(row, "title") or slug) for slug, row in zip(slugs, rows, strict=True)]


def whole(text: str) -> str:
    """Return a published query without the limits that keep a page short."""
    return _PAGE.sub("", text)


def data_of(text: str, variable: str, suffix: str) -> BaseResponse:
    """Redirect to the complete list of a page: as a table, or as descriptions of a variable's values.

    It leads to the endpoint, whose limits and accounts hold for it as for any query.
    """
    chosen = next((offer for offer in DATA_FORMATS if offer.name == suffix), None)
    if chosen is None:
        abort(404)
    query = whole(text) if chosen is CSV else described(whole(text), variable)
    site = current_reader().site
    return redirect(f"{site.path('/sparql')}?query={quote_plus(query)}&format={chosen.name}", 303)


def described(text: str, variable: str) -> str:
    """Return the query for the statements about the values of a variable of another query."""
    return (
        f"CONSTRUCT {{ ?{variable} ?property ?value }} WHERE {{\n"
        f"{{ SELECT DISTINCT ?{variable} WHERE {{ {{\n{_COMMENT.sub('', text)}}} }} }}\n"
        f"?{variable} ?property ?value\n}}\n"
    )
