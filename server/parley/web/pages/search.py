"""The search for things by words in their names, as a page and as JSON."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template, request

from parley.store.query.formats import Format
from parley.web.http.negotiation import HTML, by_accept, by_names
from parley.web.http.problem import Refusal, not_acceptable
from parley.web.views.search import search
from parley.web.views.search_index import MAX_QUERY
from parley.web.views.store_reader import current_reader, current_release

JSON = Format("json", "application/json", "JSON", aliases=("text/json",))
FORMATS = (HTML, JSON)
_LONGEST_NUMBER = 6


def blueprint() -> Blueprint:
    """Return the page of the search."""
    pages = Blueprint("search", __name__)
    pages.add_url_rule("/search", "search", answer)
    return pages


def answer() -> Response:
    """Show the results. Words, group, page and format are in the address."""
    current_release()
    chosen = _format()
    reader = current_reader()
    text = _printable(request.args.get("q", ""))[:MAX_QUERY].strip()
    view = search(reader, text, request.args.get("kind", ""), _page()) if text else None
    if chosen is JSON:
        origin = reader.site.base_url.removesuffix(reader.site.prefix)
        response = jsonify(view.as_json(origin) if view else _NOTHING)
    else:
        response = Response(render_template("search.html", text=text, view=view))
    response.headers["Vary"] = "Accept"
    return response


def _format() -> Format:
    """Return the wanted format.

    Raises:
        Refusal: There is no such format.
    """
    named = request.args.getlist("format")
    chosen = by_names(named, FORMATS) if named else by_accept(request.headers.get("Accept"), FORMATS)
    if chosen is None:
        raise Refusal(not_acceptable([form.media_type for form in FORMATS]))
    return chosen


def _page() -> int:
    given = request.args.get("page", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= _LONGEST_NUMBER else 1


def _printable(text: str) -> str:
    """Return a text on one line, without characters that no page can contain."""
    return "".join(character if character.isprintable() else " " for character in text)


_NOTHING = {"query": "", "total": 0, "page": 1, "pages": 1, "questions": [], "groups": []}
