"""Addresses for operators, crawlers and programs: health, the OpenAPI description, robots.txt."""

from __future__ import annotations

from html import escape

from flask import Blueprint, Response, jsonify

from parley.web.pages import openapi
from parley.web.views.published import named_query
from parley.web.views.shown_term import show
from parley.web.views.store_reader import current_reader, current_release

_PAGES = ("/", "/about", "/guide", "/contradictions", "/ontology", "/shapes", "/dumps/")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def blueprint() -> Blueprint:
    """Return the addresses for programs."""
    pages = Blueprint("operations", __name__)
    pages.add_url_rule("/health", "health", health)
    pages.add_url_rule("/ready", "ready", health)
    pages.add_url_rule("/openapi.json", "openapi", described)
    pages.add_url_rule("/robots.txt", "robots", robots)
    pages.add_url_rule("/sitemap.xml", "sitemap", sitemap)
    pages.add_url_rule("/favicon.ico", "favicon", favicon)
    return pages


def health() -> tuple[Response, int]:
    """Tell a monitor whether queries can be answered."""
    reader = current_reader()
    release = reader.site.release
    ready = reader.engine.ready
    told = {
        "status": "ready" if ready else "not ready",
        "release": release.digest if release else None,
        "triples": reader.site.triples,
    }
    response = jsonify(told)
    response.headers["Cache-Control"] = "no-store"
    return response, 200 if ready else 503


def described() -> Response:
    """Describe the HTTP interface to programs."""
    return jsonify(openapi.document(current_reader().site))


def robots() -> Response:
    """Exclude crawlers from queries and searches, because each of these would be another page."""
    site = current_reader().site
    lines = ["User-agent: *", *(f"Disallow: {site.path(path)}" for path in ("/sparql", "/search"))]
    if site.release:
        lines.append(f"Sitemap: {site.url('/sitemap.xml')}")
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


def sitemap() -> Response:
    """List the addresses of all pages for crawlers [sitemaps.org, protocol 0.9]."""
    current_release()
    reader = current_reader()
    things = [show(row["item"], reader.site).href for row in reader.rows(named_query("listing"))]
    local = [*(reader.site.path(path) for path in _PAGES), *(href for href in things if href)]
    origin = reader.site.base_url.removesuffix(reader.site.prefix)
    listed = "".join(f"<url><loc>{escape(origin + path)}</loc></url>\n" for path in local)
    return Response(f"{_HEAD}{listed}</urlset>\n", mimetype="application/xml")


def favicon() -> Response:
    """Answer browsers that ask for an icon at the old place."""
    return Response(status=301, headers={"Location": current_reader().site.path("/static/icon.svg")})
