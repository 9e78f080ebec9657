"""The things themselves: ``/id/<kind>/<slug>``, and their descriptions at the same address with a suffix."""

from __future__ import annotations

import re

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from parley.names import ENTITY_KINDS, IDS
from parley.store.query.formats import CSV, Format
from parley.web.http.negotiation import HTML, by_accept
from parley.web.http.problem import Refusal, not_acceptable
from parley.web.pages.article import article_page
from parley.web.pages.claim import claim_page, gone_page
from parley.web.pages.entities import entity_page
from parley.web.pages.lists import DATA_FORMATS, whole
from parley.web.pages.questions import question_page
from parley.web.views.published import named_query
from parley.web.views.question import question_view
from parley.web.views.store_reader import StoreReader, current_reader, current_release
from parley.web.views.thing_data import ThingData, gather

_ALL_FORMATS = (HTML, *DATA_FORMATS)
_SLUG = re.compile(r"[A-Za-z0-9_-]+")


def blueprint() -> Blueprint:
    """Return the routes of things."""
    resources = Blueprint("resources", __name__)
    resources.add_url_rule("/id/<kind>/<name>", "thing", thing)
    return resources


def thing(kind: str, name: str) -> BaseResponse:
    """Redirect from a thing to its description (303), or return one of its descriptions."""
    current_release()
    reader = current_reader()
    slug, dot, suffix = name.partition(".")
    if kind not in ENTITY_KINDS or not _SLUG.fullmatch(slug):
        abort(404)
    iri = f"{IDS}{kind}/{slug}"
    thing_data = gather(reader, kind, iri)
    if not thing_data.is_known:
        abort(404)
    if not dot:
        return _see_other(reader, kind, slug)
    chosen = next((offer for offer in _ALL_FORMATS if offer.name == suffix), None)
    if chosen is None:
        abort(404)
    gone = thing_data.rows("tombstone")
    if chosen is HTML:
        response = gone_page(thing_data) if gone else _page(reader, kind, thing_data)
    else:
        response = _data(reader, kind, thing_data, chosen)
    if gone:
        response.status_code = 410
    return _linked(reader, response, kind, slug, chosen)


def _see_other(reader: StoreReader, kind: str, slug: str) -> BaseResponse:
    """Redirect to a description [Cool URIs for the Semantic Web, section 4.2]."""
    chosen = by_accept(request.headers.get("Accept"), _ALL_FORMATS)
    if chosen is None:
        raise Refusal(not_acceptable([offer.media_type for offer in _ALL_FORMATS]))
    response = redirect(reader.site.path(f"/id/{kind}/{slug}.{chosen.name}"), 303)
    response.headers["Vary"] = "Accept"
    return response


def _page(reader: StoreReader, kind: str, thing_data: ThingData) -> Response:
    if kind == "claim":
        return claim_page(thing_data)
    if kind == "article":
        return article_page(thing_data)
    if kind == "question":
        return question_page(reader, thing_data)
    return Response(entity_page(reader, kind, thing_data))


def _data(reader: StoreReader, kind: str, thing_data: ThingData, chosen: Format) -> Response:
    iri = thing_data.iri
    text = _as_table(kind, thing_data) if chosen is CSV else named_query("describe", iri)
    return Response(reader.written(text, chosen), content_type=chosen.content_type)


def _as_table(kind: str, thing_data: ThingData) -> str:
    """Return the query for the table of a thing: the answer of a question, or what its page shows."""
    if kind == "question":
        return question_view(thing_data, "").text
    return whole(named_query(_TABLES.get(kind, "claims"), thing_data.iri))


_TABLES = {"claim": "outgoing", "article": "reported"}
"""The published query of the table of a kind of thing; of the others, the claims that mention it."""


def _linked(reader: StoreReader, response: Response, kind: str, slug: str, chosen: Format) -> BaseResponse:
    """Add links to the thing and to the other formats."""
    links = [f'<{IDS}{kind}/{slug}>; rel="describes"']
    links += [
        f'<{reader.site.path(f"/id/{kind}/{slug}.{offer.name}")}>; rel="alternate"; type="{offer.media_type}"'
        for offer in _ALL_FORMATS
        if offer is not chosen
    ]
    response.headers["Link"] = ", ".join(links)
    return response
