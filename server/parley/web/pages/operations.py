"""What operators and programs ask for: health, and the description of the HTTP surface."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from parley.web.pages import openapi
from parley.web.views.store_reader import current_reader


def blueprint() -> Blueprint:
    """Return the addresses for programs."""
    pages = Blueprint("operations", __name__)
    pages.add_url_rule("/health", "health", health)
    pages.add_url_rule("/ready", "ready", health)
    pages.add_url_rule("/openapi.json", "openapi", described)
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


def favicon() -> Response:
    """Answer browsers that ask for an icon at the old place."""
    return Response(status=301, headers={"Location": current_reader().site.path("/static/icon.svg")})
