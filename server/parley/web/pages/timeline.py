"""The timeline: claims with a date, in order, each on a scale, as exact as stated."""

from __future__ import annotations

import re

from flask import Blueprint, abort, render_template, request

from parley.names import IDS
from parley.web.pages.paging import page_number, pages_of
from parley.web.views.published import named_query
from parley.web.views.store_reader import current_reader, current_release, text_of
from parley.web.views.timeline import PER_PAGE, scale_of, timed_claims

_ARTICLE = re.compile(r"[A-Za-z0-9_-]{1,200}")
_PAGE = f"LIMIT {PER_PAGE} OFFSET 0"
_OF_ARTICLE = "?claim parley:article ?article ; parley:time ?time ."
"""Parts of the published query that are replaced by narrower ones."""


def blueprint() -> Blueprint:
    """Return the route of the page."""
    routes = Blueprint("timeline", __name__)
    routes.add_url_rule("/timeline", "timeline", shown)
    return routes


def shown() -> str:
    """List the claims with a date; the address gives the article and the page."""
    current_release()
    reader, page = current_reader(), page_number()
    asked = request.args.get("article", "")
    article = asked if _ARTICLE.fullmatch(asked) else ""
    text = named_query("timeline").replace(_PAGE, f"LIMIT {PER_PAGE} OFFSET {PER_PAGE * (page - 1)}")
    if article:
        text = text.replace(_OF_ARTICLE, f"{_OF_ARTICLE} VALUES ?article {{ <{IDS}article/{article}> }}", 1)
    claims = timed_claims(reader.rows(text), reader.site)
    if not claims and page > 1:
        abort(404)
    counts = reader.rows(named_query("timed"))
    own = [row for row in counts if not article or row["article"].value == f"{IDS}article/{article}"]
    times, dated = (sum(int(text_of(row, name)) for row in own) for name in ("times", "bounded"))
    return render_template(
        "timeline.html",
        claims=claims,
        scale=scale_of(claims),
        articles=[(row["article"].value.rpartition("/")[2], text_of(row, "title")) for row in counts],
        article=article,
        dated=dated,
        undated=times - dated,
        page=page,
        pages=pages_of(dated, PER_PAGE),
        query=named_query("timeline"),
    )
