"""The guide to the graph: ``docs/graph.md`` and its picture, as pages of the site."""

from __future__ import annotations

from urllib.parse import quote_plus

from flask import Blueprint, Response, render_template

from parley.resources import folder
from parley.web.pages.lists import served
from parley.web.pages.markdown import LinkTargets, title_of, to_html
from parley.web.views.store_reader import current_reader, current_release

_DOCUMENT, _PICTURE = "graph.md", "graph.svg"


def blueprint() -> Blueprint:
    """Return the guide."""
    pages = Blueprint("guide", __name__)
    pages.add_url_rule("/guide", "page", page)
    pages.add_url_rule(f"/guide/{_PICTURE}", "picture", picture)
    return pages


def page() -> str:
    """Show the guide, with queries that run here; a plain endpoint has no such graph."""
    current_release()
    site = current_reader().site
    text = (folder("docs") / _DOCUMENT).read_text(encoding="utf-8")
    places = LinkTargets(
        file=lambda name: site.path(f"/guide/{name}"),
        query=lambda query: site.path(f"/sparql?query={quote_plus(query)}"),
    )
    title = title_of(text)
    data = served().of_release("/guide", title)
    return render_template("guide.html", title=title, content=to_html(text, places), data=data)


def picture() -> Response:
    """Return the picture of the guide."""
    current_release()
    return Response((folder("docs") / _PICTURE).read_bytes(), mimetype="image/svg+xml")
