"""The page of contradictions: the pairs that were found, and the comparisons made."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from parley.web.views.contradictions import comparisons, contradictions
from parley.web.views.store_reader import current_reader


def blueprint() -> Blueprint:
    """Return the route of the page."""
    routes = Blueprint("contradictions", __name__)
    routes.add_url_rule("/contradictions", "contradictions", listed)
    return routes


def listed() -> str:
    """List the contradictions. If there are none, show the comparisons."""
    reader = current_reader()
    if reader.site.release is None:
        abort(404)
    found, cut = contradictions(reader)
    return render_template("contradictions.html", pairs=found, cut=cut, comparisons=comparisons(reader))
