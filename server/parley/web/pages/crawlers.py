"""What crawlers ask for: which addresses to leave alone, and which pages there are."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from flask import Blueprint, Response, abort, request

from parley.web.pages.paging import on_page, page_number, pages_of
from parley.web.views.doors import doors
from parley.web.views.published import named_query
from parley.web.views.shown_term import show
from parley.web.views.store_reader import current_reader, current_release, text_of

PER_PAGE = 5000
"""Things in one part of the sitemap, as the published query says."""
_PAGES = (
    "/", "/about", "/guide", "/contradictions", "/silences", "/network", "/timeline", "/ontology", "/shapes",
    "/dumps/", "/questions", *(f"/ask/{door.name}" for door in doors()),
)  # fmt: skip
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def blueprint() -> Blueprint:
    """Return the addresses that crawlers ask for first."""
    routes = Blueprint("crawlers", __name__)
    routes.add_url_rule("/robots.txt", "robots", robots)
    routes.add_url_rule("/sitemap.xml", "sitemap", sitemap)
    return routes


def robots() -> Response:
    """Exclude crawlers from queries and searches, because each of these would be another page."""
    site = current_reader().site
    lines = ["User-agent: *", *(f"Disallow: {site.path(path)}" for path in ("/sparql", "/search"))]
    if site.release:
        lines.append(f"Sitemap: {site.url('/sitemap.xml')}")
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


def sitemap() -> Response:
    """List the addresses of all pages, or of many the parts of the list [sitemaps.org, protocol 0.9]."""
    current_release()
    reader = current_reader()
    number = sum(int(text_of(row, "number")) for row in reader.rows(named_query("listing-number")))
    parts = pages_of(number, PER_PAGE)
    if parts > 1 and "page" not in request.args:
        address = reader.site.url("/sitemap.xml")
        return _written("sitemapindex", "sitemap", (f"{address}?page={part + 1}" for part in range(parts)))
    page = page_number()
    if page > parts:
        abort(404)
    rows = reader.rows(on_page(named_query("listing"), PER_PAGE, page))
    things = (show(row["item"], reader.site).href for row in rows)
    local = [*(reader.site.path(path) for path in _PAGES if page == 1), *(href for href in things if href)]
    origin = reader.site.base_url.removesuffix(reader.site.prefix)
    return _written("urlset", "url", (origin + path for path in local))


def _written(whole: str, part: str, addresses: Iterable[str]) -> Response:
    listed = "".join(f"<{part}><loc>{escape(address)}</loc></{part}>\n" for address in addresses)
    text = f'{_DECLARATION}<{whole} xmlns="{_SCHEMA}">\n{listed}</{whole}>\n'
    return Response(text, mimetype="application/xml")
